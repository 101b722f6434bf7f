"""Everything about one task on one scroll of lines, with a selection among what can be edited."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import ClassVar, cast

from textual import events
from textual.binding import BindingType

from board.language import _
from board.said.as_of import known_on_said
from board.said.sample import sample_mark
from board.screens.bindings import bindings
from board.screens.drawing import Line, width
from board.screens.widgets.row_view import Entry, RowView
from board.screens.widgets.task_cells import cell_rows, headline
from board.screens.widgets.task_log import (
    amendment_lines,
    decision_lines,
    extension_row,
    history_lines,
    letter_lines,
    note_row,
)
from board.screens.widgets.task_owed import owed_head, owed_lines, paper_lines, papers_below
from store.task_views import DeliverableView, EvidenceView, TaskDetailView

_Still = Callable[[int], list[Line]]
_NEAR = 5
"""The first open deliverable is selected when it is one of so many: else it would stand far below the task's own words."""

PAPER, EXTENSION, NOTE = "paper ", "extension ", "note "
"""What the keys of these rows begin with; a deliverable's is its number, a field's its name."""


class TaskSheet(RowView):
    """The task's cells, its deliverables, its log. Up and down select a row, and scroll on beyond the last; Enter edits it."""

    place: ClassVar[str] = "task"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sheet")]

    def __init__(self, detail: TaskDetailView, *, today: date, id: str | None = None) -> None:  # noqa: A002 - Textual's own
        super().__init__(id=id)
        self._detail = detail
        self._today = today
        near = [str(owed.number) for owed in detail.deliverables[:_NEAR] if owed.done_on is None]
        self.chosen = next(iter([*near, *(str(owed.number) for owed in detail.deliverables[:1])]), "")
        self._moved = False

    @property
    def deliverable(self) -> int | None:
        """The number of the deliverable that is selected, or whose paper or extension is; None on any other row."""
        return deliverable_of(self._detail, self.chosen)

    def show_detail(self, detail: TaskDetailView) -> None:
        """A newer view of the same task; the selection stays on its deliverable."""
        self._detail = detail
        self.put_in_order()
        self.repaint()

    def on_mount(self) -> None:
        """Lay out what there is."""
        self.put_in_order()

    def entries(self) -> Sequence[Entry]:
        """What can be edited row by row, and blocks of lines that are only read."""
        detail = self._detail
        cells = self.size.width or 80
        rows = [Entry(key, lines) for key, lines in cell_rows(detail, cells)]
        rows += [Entry("", _rule_row), Entry("", lambda wide: [owed_head(detail, wide)])]
        for owed in detail.deliverables:
            rows.append(Entry(str(owed.number), owed))
            rows += [Entry(f"{PAPER}{paper.id}", paper) for paper in papers_below(detail, owed, cells)]
        for place, one in enumerate(detail.extensions):
            rows += [Entry("", _rule_row)] if place == 0 else []
            rows.append(Entry(f"{EXTENSION}{one.id}", partial(extension_row, detail, place)))
        rows += [Entry("", _under_rule(partial(amendment_lines, detail)))] if detail.amendments else []
        rows += [Entry("", _under_rule(partial(decision_lines, detail)))] if detail.decisions else []
        if detail.letters:
            rows.append(Entry("", _under_rule(partial(letter_lines, detail, today=self._today))))
        for place, note in enumerate(reversed(detail.notes)):
            rows += [Entry("", _rule_row)] if place == 0 else []
            rows.append(Entry(f"{NOTE}{note.id}", partial(note_row, detail, place)))
        return [*rows, *([Entry("", _under_rule(partial(history_lines, detail)))] if detail.history else [])]

    def draw(self, entry: Entry, cells: int, *, chosen: bool, marked: bool) -> Sequence[Line]:
        """A row with the bar when it is chosen, or a block."""
        item = entry.item
        if isinstance(item, DeliverableView):
            return owed_lines(self._detail, item, cells, today=self._today, chosen=chosen)
        if isinstance(item, EvidenceView):
            return paper_lines(self._detail, item, cells, chosen=chosen)
        lines: Sequence[Line] = item if isinstance(item, list) else cast("_Still", item)(cells)
        return [_barred(line) for line in lines] if chosen else lines

    def head(self, cells: int) -> Sequence[Line]:
        """Which task, and how it stands; the rule below says when the sheet goes on beyond the window."""
        more = " " + _("▼ còn tiếp") + " " if not self.at_the_end else ""
        known_on = self._detail.known_on
        known = " " + known_on_said(known_on) + " " if known_on is not None else ""
        sample = sample_mark((self._detail.plan,))
        sample = f" {sample} " if sample else ""
        rule = "─" * (cells - 5 - width(more) - width(known) - width(sample))
        return [
            headline(self._detail, cells),
            ((" ──", "rule"), (sample, "late"), (known, "soon"), (rule, "rule"), (more, "dim"), ("──", "rule")),
        ]

    def reveal(self, key: str) -> None:
        """From the top of the sheet where the deliverable can be seen from there. A task opens at its own words."""
        place = self.place_of(key)
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
        place = self.place_of(self.chosen)
        if place is None or not self._seen(place) or self.step(self.chosen, steps) == self.chosen:
            self._scroll(2 * steps)
        else:
            super().action_move(steps)

    def action_page(self, direction: int) -> None:
        """A window further; the selection stays."""
        self._scroll(direction * max(1, self._reel.height - 1))

    def action_edge(self, direction: int) -> None:
        """The first or the last row, and as much beyond it as it can be seen with; there already: the first or last line."""
        edge = self.edge(self.chosen, direction)
        was_there = edge == self.chosen
        self.choose(edge)
        before = self._reel.top, self._reel.skip
        self._reel.roll(direction * sum(self._height_of(place) for place in range(self._reel.count)))
        if not was_there and not self._seen(self.place_of(edge) or 0):
            self._reel.top, self._reel.skip = before
        self.repaint()

    def on_resize(self, event: events.Resize) -> None:
        """At another width other papers need a row of their own."""
        self.put_in_order()

    def action_mark(self) -> None:
        """Deliverables are dealt with one by one."""

    def _seen(self, place: int) -> bool:
        shown = [within for at, within in self._reel.lines() if at == place]
        return len(shown) == min(self._height_of(place), self._reel.height)

    def _scroll(self, lines: int) -> None:
        self._reel.roll(lines)
        self.repaint()


def deliverable_of(detail: TaskDetailView, key: str) -> int | None:
    """The deliverable to which the row of this key belongs; None for a row that belongs to the whole task."""
    if key.isdigit():
        return int(key)
    for owed in detail.deliverables:
        if key in {f"{PAPER}{paper.id}" for paper in owed.evidence}:
            return owed.number
    return next((one.deliverable for one in detail.extensions if key == f"{EXTENSION}{one.id}"), None)


def _barred(line: Line) -> Line:
    """The line with the selection bar in its first cell, which is always blank."""
    (text, role), *more = line or (("", ""),)
    return (("▌", "bar"), (text[1:], role), *more)


def _under_rule(block: _Still) -> _Still:
    return lambda cells: [_rule(cells), *block(cells)]


def _rule_row(cells: int) -> list[Line]:
    return [_rule(cells)]


def _rule(cells: int) -> Line:
    return ((" " + "─" * (cells - 1), "rule"),)
