"""The history: who did what and when, newest first, read in pages as far as somebody looks."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from textual import events

from board.dates import local
from board.language import _, ngettext
from board.said.history import action_searched, in_order
from board.screens.asks import ReadAsked, TaskAsked
from board.screens.drawing import Line, fit
from board.screens.widgets.history_rows import (
    HistoryColumns,
    action_rows,
    columns_for,
    day_line,
    rows_for,
    told_lines,
)
from board.screens.widgets.row_view import Entry, RowView
from store.history.views import HistoryAsked, HistoryPage
from store.task_views import ActionView
from store.views import BoardView, TaskView

_PAGE = 100
_KEPT_AT_MOST = 1_000
"""How many actions are read again at once when somebody has changed the board; who looked further reads on from there."""


class HistoryList(RowView):
    """The actions on the plans that are shown, and those about no plan. Enter opens the task, u takes the selected one back.

    They are no part of a board's view: a page is asked for when the board or the filter is another one, the next when the
    window nears the end of what was read. The selection is an action, so it is its own. Free words of the filter are looked
    for in what actions say.
    """

    place: ClassVar[str] = "history"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._actions: tuple[ActionView, ...] = ()
        self._by_key: dict[str, ActionView] = {}
        self._older: int | None = None
        self._asked: tuple[int, tuple[str, ...], str] | None = None
        self._reading = True
        self._goes_back = False
        self._columns = HistoryColumns(0, 0, whole=False)
        self.people: set[str] = set()
        """Who did something, as far as the history has been read."""

    def show(self, board: BoardView, rows: tuple[TaskView, ...], chosen: str, marked: frozenset[str]) -> None:
        """Take a newer view; `chosen` and `marked` are tasks, which have no row here."""
        super().show(board, rows, self.chosen, frozenset())
        plans = tuple(plan.key for plan in board.plans)
        asked = (board.change, plans, self.filter_text)
        if asked != self._asked:
            same = self._asked is not None and self._asked[1:] == asked[1:]
            self._asked = asked
            self._ask(before=None, limit=min(max(_PAGE, len(self._actions)), _KEPT_AT_MOST) if same else _PAGE)

    def entries(self) -> Sequence[Entry]:
        """Each day, and the actions of that day below it."""
        if not self._actions and self._older is None and not self._reading:
            return [
                Entry("", _("Không có thao tác nào khớp bộ lọc.") if self.filter_text else _("Chưa có thao tác nào."))
            ]
        entries: list[Entry] = []
        on: date | None = None
        for action in self._actions:
            if (day := local(action.at).date()) != on:
                entries.append(Entry("", day))
                on = day
            entries.append(Entry(str(action.number), action))
        return entries

    def draw(self, entry: Entry, cells: int, *, chosen: bool, marked: bool) -> Sequence[Line]:
        """A day, or an action."""
        if isinstance(entry.item, ActionView):
            return action_rows(entry.item, self._columns, cells, chosen=chosen)
        if isinstance(entry.item, date):
            return [day_line(entry.item, cells)]
        return [((fit(f" {entry.item}", cells), "dim"),)]

    def head(self, cells: int) -> Sequence[Line]:
        """How many actions the filter lets through: the numbers above count tasks."""
        if not self.filter_text or self._reading or not self._actions:
            return ()
        count = len(self._actions)
        said = (
            ngettext("{n} thao tác khớp bộ lọc", "{n} thao tác khớp bộ lọc", count)
            if self._older is None
            else ngettext("{n} thao tác mới nhất khớp bộ lọc", "{n} thao tác mới nhất khớp bộ lọc", count)
        )
        return [((fit(" " + said.format(n=count), cells), "dim"),)]

    def height(self, entry: Entry, cells: int) -> int:
        """A day has one line; an action has two where one would say too little."""
        return rows_for(cells) if isinstance(entry.item, ActionView) else 1

    def told(self, lines: int) -> tuple[Line, ...]:
        """The selected action in full."""
        action = self._selected()
        return told_lines(action, lines) if action else ()

    def go_back(self) -> None:
        """Where the actions have to be read again, once they have been."""
        self._goes_back = self._reading
        if not self._reading:
            super().go_back()

    def let_held_go(self) -> None:
        """Not before what the filter lets through has been read."""
        if not self._reading:
            super().let_held_go()

    def choose(self, key: str) -> None:
        """Select an action; a task's key, as a jump between hits has, names no row here."""
        if key in self._by_key:
            super().choose(key)
            self._read_on()

    def roll(self, lines: int, x: int) -> None:
        """Scroll the list."""
        super().roll(lines, x)
        self._read_on()

    def action_open(self) -> None:
        """Enter: open the task, of several the first."""
        action = self._selected()
        if action is not None and action.tasks:
            self.post_message(TaskAsked(in_order(action).tasks[0]))
        elif action is not None:
            self.post_message(self.NoTask(_("Thao tác này không về một nhiệm vụ nào.")))

    def action_number(self) -> int | None:
        """U takes the selected action back; whose it is, and whether it still stands, the store knows."""
        action = self._selected()
        return action.number if action is not None else None

    def action_mark(self) -> None:
        """Actions cannot be marked: each is taken back by itself."""
        self.post_message(self.NoTask())

    def on_resize(self, event: events.Resize) -> None:
        """A taller window may show what was not read yet."""
        super().on_resize(event)
        self._read_on()

    def _read_on(self) -> None:
        """Ask for the next page when less than a window of what was read is left below this one."""
        if self._older is None or self._reading or not self.size:
            return
        if self._lines_below() < self.size.height:
            self._ask(before=self._older, limit=_PAGE)

    def _lines_below(self) -> int:
        lines = self._reel.lines()
        return len(self._entries) - 1 - lines[-1][0] if lines else 0

    def _ask(self, *, before: int | None, limit: int) -> None:
        self._reading = True
        # In this view's own turn: what is posted while its screen acts goes no further than to the screen.
        self.call_next(self._post, before, limit)

    def _post(self, before: int | None, limit: int) -> None:
        if self.board is None or self._asked is None:
            return
        _change, plans, filter_text = self._asked
        today = self.board.today
        asked = HistoryAsked(plans=plans, filter_text=filter_text, user=self.user)
        self.post_message(
            ReadAsked(
                lambda store: store.history_page(asked, today=today, said=action_searched, before=before, limit=limit),
                partial(self._take, self._asked, before),
            )
        )

    def _take(self, asked: tuple[int, tuple[str, ...], str], before: int | None, page: HistoryPage) -> None:
        """What was read for an older board or another filter is passed over."""
        if asked != self._asked or not self.is_attached:
            return
        self._reading = False
        self._actions = (*self._actions, *page.actions) if before is not None else page.actions
        self._older = page.older
        self.people.update(action.who for action in page.actions)
        self._by_key = {str(action.number): action for action in self._actions}
        self._columns = columns_for(self._actions, whole=len(asked[1]) > 1)
        self.put_in_order()
        self.repaint()
        if self._goes_back:
            self.go_back()
        self._read_on()

    def _selected(self) -> ActionView | None:
        return self._by_key.get(self.chosen)
