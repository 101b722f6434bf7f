"""Targets: the words that a plan asks with, the number asked, the last measurement and what is missing, by section."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from board.language import _
from board.screens.asks import ReadAsked
from board.screens.drawing import Line
from board.screens.widgets.row_view import Entry, RowView
from board.screens.widgets.target_rows import (
    ClauseWords,
    columns_for,
    head_lines,
    target_lines,
    told_lines,
    words_lines,
)
from store.target_views import TargetView
from store.views import BoardView, TaskView

if TYPE_CHECKING:
    from store.open_board import OpenBoard


class TargetList(RowView):
    """The targets of the plans that are shown, in the document's order. Enter opens the task that tracks one.

    Where there is none it opens the form for a measurement, as m always does.

    They are no part of a board's view: they are asked for when the board that is shown is newer than they are. The
    selection is a target, so it is its own: the selected task of the other views stays as it is.
    """

    place: ClassVar[str] = "targets"

    @dataclass
    class MeasureAsked(Message):
        """Posted when a measurement of a target is to be recorded: its key."""

        key: str

    class Measured(Message):
        """Posted when newer measurements have been read: `told` is another now."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._targets: tuple[TargetView, ...] = ()
        self._asked = -1
        self._read = False

    def show(self, board: BoardView, rows: tuple[TaskView, ...], chosen: str, marked: frozenset[str]) -> None:
        """Take a newer view; `chosen` and `marked` are tasks, which have no row here."""
        super().show(board, rows, self.chosen, frozenset())
        if board.change != self._asked:
            self._asked = board.change
            # In this view's own turn: what is made while its screen acts goes no further than to the screen.
            self.call_next(self._ask, tuple(plan.key for plan in board.plans), board.change)

    def entries(self) -> Sequence[Entry]:
        """Each clause's words, and its numbers below them."""
        if self._read and not self._targets:
            return [Entry("", ClauseWords("", _("Kế hoạch không nêu chỉ tiêu nào.")))]
        entries: list[Entry] = []
        several = self.board is not None and len(self.board.plans) > 1
        place = clause = ""
        for view in self._targets:
            part = view.place.partition(",")[0]
            part = f"{view.plan} · {part}" if several else part
            if (named := f"{view.plan}/{view.clause}") != clause:
                words = ClauseWords(view.clause, view.words, place=part if part != place else "")
                entries.append(Entry("", words))
                place, clause = part, named
            entries.append(Entry(view.key, view))
        return entries

    def draw(self, entry: Entry, cells: int, *, chosen: bool, marked: bool) -> Sequence[Line]:
        """The words of a clause, or one of its numbers."""
        if isinstance(entry.item, TargetView):
            return target_lines(entry.item, columns_for(self._targets, cells), cells, chosen=chosen)
        return words_lines(entry.item, cells) if isinstance(entry.item, ClauseWords) else [()]

    def head(self, cells: int) -> Sequence[Line]:
        """What the columns are."""
        return head_lines(columns_for(self._targets, cells), cells)

    def told(self, lines: int) -> tuple[Line, ...]:
        """The selected target in words, with all its measurements."""
        view = self._selected()
        return told_lines(view, lines) if view else ()

    def choose(self, key: str) -> None:
        """Select a target; a task's key, as a jump between hits has, names no row here."""
        if any(view.key == key for view in self._targets):
            super().choose(key)

    def action_open(self) -> None:
        """Enter: open the task that tracks the target; where there is none, the form for its measurement."""
        view = self._selected()
        if view is not None:
            self.post_message(self.OpenAsked(view.task) if view.task else self.MeasureAsked(view.key))

    def asked(self, form: str) -> bool:
        """The key that records a task's evidence records a target's measurement here."""
        if form == "evidence":
            self.action_measure()
        return form == "evidence"

    def action_measure(self) -> None:
        """m: what the target's number is."""
        view = self._selected()
        if view is not None:
            self.post_message(self.MeasureAsked(view.key))

    def action_mark(self) -> None:
        """Targets cannot be marked: there is nothing to do with several at once."""
        self.post_message(self.NoTask())

    def _ask(self, plans: tuple[str, ...], change: int) -> None:
        self.post_message(ReadAsked(lambda store: _targets(store, plans), lambda targets: self._take(targets, change)))

    def _take(self, targets: tuple[TargetView, ...], change: int) -> None:
        """Targets that were read for an older board are passed over."""
        if change == self._asked and self.is_attached:
            self._targets, self._read = targets, True
            self.put_in_order()
            self.repaint()
            self.post_message(self.Measured())

    def _selected(self) -> TargetView | None:
        return next((view for view in self._targets if view.key == self.chosen), None)


def _targets(board: "OpenBoard", plans: tuple[str, ...]) -> tuple[TargetView, ...]:
    return tuple(view for plan in plans for view in board.targets(plan))
