"""Everything about one task on one scroll of lines, with a selection among its deliverables."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar, cast

from board.language import _
from board.screens.drawing import Line, width
from board.screens.widgets.row_view import Entry, RowView
from board.screens.widgets.task_cells import cell_lines, headline
from board.screens.widgets.task_log import amendment_lines, extension_lines, history_lines, note_lines
from board.screens.widgets.task_owed import owed_head, owed_lines
from store.task_views import DeliverableView, TaskDetailView

_Still = Callable[[int], list[Line]]
_NEAR = 5
"""The first open deliverable is selected when it is one of so many: else it would stand far below the task's own words."""


class TaskSheet(RowView):
    """The task's cells, its deliverables, its log. Up and down select a deliverable, and scroll on beyond the last."""

    place: ClassVar[str] = "task"

    def __init__(self, detail: TaskDetailView, *, today: date, id: str | None = None) -> None:  # noqa: A002 - Textual's own
        super().__init__(id=id)
        self._detail = detail
        self._today = today
        opened = (str(owed.number) for owed in detail.deliverables[:_NEAR] if owed.done_on is None)
        self.chosen = next(opened, "")
        self._moved = False

    @property
    def deliverable(self) -> int | None:
        """The number of the selected deliverable; None where nothing is owed."""
        return int(self.chosen) if self.chosen else None

    def show_detail(self, detail: TaskDetailView) -> None:
        """A newer view of the same task; the selection stays on its deliverable."""
        self._detail = detail
        self.put_in_order()
        self.repaint()

    def on_mount(self) -> None:
        """Lay out what there is."""
        self.put_in_order()

    def entries(self) -> Sequence[Entry]:
        """Blocks of lines that are only read, and the deliverables between them."""
        detail = self._detail
        log = (extension_lines, amendment_lines, note_lines, history_lines)
        blocks: list[_Still] = [lambda cells, told=told: told(detail, cells) for told in log]  # type: ignore[misc]
        return [
            Entry("", lambda cells: [*cell_lines(detail, cells, today=self._today), _rule(cells)]),
            Entry("", lambda cells: [owed_head(detail, cells)]),
            *(Entry(str(owed.number), owed) for owed in detail.deliverables),
            *(Entry("", _under_rule(block)) for block in blocks if block(80)),
        ]

    def draw(self, entry: Entry, cells: int, *, chosen: bool, marked: bool) -> Sequence[Line]:
        """A block, or a deliverable."""
        if isinstance(entry.item, DeliverableView):
            return owed_lines(self._detail, entry.item, cells, today=self._today, chosen=chosen)
        return cast("_Still", entry.item)(cells)

    def head(self, cells: int) -> Sequence[Line]:
        """Which task, and how it stands; the rule below says when the sheet goes on beyond the window."""
        more = " " + _("▼ còn tiếp") + " " if not self.at_the_end else ""
        return [
            headline(self._detail, cells),
            ((" " + "─" * (cells - 3 - width(more)), "rule"), (more, "dim"), ("──", "rule")),
        ]

    def reveal(self, key: str) -> None:
        """From the top of the sheet where the deliverable can be seen from there. A task opens at its own words."""
        place = self._places.get(key)
        if place is None or not self.size or not self._moved:
            return
        before = self._reel.top, self._reel.skip
        self._reel.top = self._reel.skip = 0
        if not self._seen(place):
            self._reel.top, self._reel.skip = before
            self._reel.reveal(place)

    def choose(self, key: str) -> None:
        """Select a deliverable and show it."""
        self._moved = True
        super().choose(key)

    def action_move(self, steps: int) -> None:
        """The next deliverable; beyond the last, or while the selected one is out of sight, the sheet scrolls."""
        place = self._places.get(self.chosen)
        if place is None or not self._seen(place) or self.step(self.chosen, steps) == self.chosen:
            self._scroll(2 * steps)
        else:
            super().action_move(steps)

    def action_page(self, direction: int) -> None:
        """A window further; the selection stays."""
        self._scroll(direction * max(1, self._reel.height - 1))

    def action_edge(self, direction: int) -> None:
        """The first or the last line; the selection stays."""
        self._scroll(direction * sum(self._height_of(place) for place in range(self._reel.count)))

    def action_open(self) -> None:
        """Nothing lies deeper than this."""

    def action_mark(self) -> None:
        """Deliverables are dealt with one by one."""

    def _seen(self, place: int) -> bool:
        shown = [within for at, within in self._reel.lines() if at == place]
        return len(shown) == min(self._height_of(place), self._reel.height)

    def _scroll(self, lines: int) -> None:
        self._reel.roll(lines)
        self.repaint()


def _under_rule(block: _Still) -> _Still:
    return lambda cells: [_rule(cells), *block(cells)]


def _rule(cells: int) -> Line:
    return ((" " + "─" * (cells - 1), "rule"),)
