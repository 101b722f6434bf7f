"""Agencies and their four numbers, worst first: who is behind, and by how much of what it owes."""

from collections.abc import Sequence
from typing import ClassVar, cast

from textual.binding import BindingType

from board.said.explained import Reason
from board.said.explained_agency import explain_agency
from board.screens.asks import ListAsked
from board.screens.bindings import bindings
from board.screens.drawing import Line, width
from board.screens.widgets.agency_rows import (
    WORST,
    AgencyRow,
    agency_rows,
    column_at,
    head_lines,
    row_line,
    sortable,
    sorted_rows,
    told_lines,
)
from board.screens.widgets.row_view import Entry, RowView
from board.screens.widgets.sorting import Sorting
from store.filters.language import quoted
from store.views import BoardView, TaskView
from store.words import BOARD_COLUMNS


class AgencyList(RowView):
    """One row per agency that owes something of what is shown. Enter lists its tasks on the board.

    Its selection is an agency, so it is its own: the selected task of the other views stays as it is.
    """

    place: ClassVar[str] = "agencies"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("agencies")]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.sorting = Sorting(WORST)
        self._made: tuple[AgencyRow, ...] = ()
        self._total = 0

    def show(self, board: BoardView, rows: tuple[TaskView, ...], chosen: str, marked: frozenset[str]) -> None:
        """Take a newer view; `chosen` and `marked` are tasks, which have no row here."""
        super().show(board, rows, self.chosen, frozenset())

    def entries(self) -> Sequence[Entry]:
        """Most overdue first, then soonest due, then most tasks; or as they are sorted."""
        made = agency_rows(self.rows, self.board.agencies) if self.board is not None else ()
        self._made = sorted_rows(made, self.sorting)
        self._total = sum(task.column in BOARD_COLUMNS for task in self.rows)
        return [Entry(row.key, row) for row in self._made]

    def draw(self, entry: Entry, cells: int, *, chosen: bool, marked: bool) -> Sequence[Line]:
        """One line: name, numbers, and where there is room how they divide."""
        most = max(row.counts.total for row in self._made)
        longest = max(width(row.abbreviation) for row in self._made)
        return [row_line(cast("AgencyRow", entry.item), cells, most=most, longest=longest, chosen=chosen)]

    def height(self, entry: Entry, cells: int) -> int:
        """Always one line."""
        return 1

    def head(self, cells: int) -> Sequence[Line]:
        """What the columns are, and why their sum may be more than the total."""
        return head_lines(cells, self.sorting, total=self._total) if self.board is not None else ()

    def told(self, lines: int) -> tuple[Line, ...]:
        """The selected agency in words: its numbers, and which tasks it is late with."""
        row = next((row for row in self._made if row.key == self.chosen), None)
        return told_lines(row, self.rows, lines, self.size.width) if row is not None else ()

    def reasons(self) -> tuple[str, tuple[Reason, ...]] | None:
        """Which tasks stand behind the selected agency's numbers, and by what each is judged."""
        row = next((row for row in self._made if row.key == self.chosen), None)
        if row is None or self.board is None:
            return None
        return row.name, explain_agency(row.key, row.name, row.counts, self.rows, today=self.board.today)

    def choose(self, key: str) -> None:
        """Select an agency; a task's key, as a jump between hits has, names no row here."""
        if any(row.key == key for row in self._made):
            super().choose(key)

    def action_sort(self) -> None:
        """By the next column, each first one way and then the other; the selection stays on its agency."""
        self._sort(self.sorting.following(sortable(self.size.width)))

    def clicked_head(self, x: int, y: int) -> bool:
        """A click on a column's name sorts by it, a second one the other way round."""
        cells = self.size.width
        if y >= len(self.head(cells)):
            return False
        if column := column_at(cells, x):
            self._sort(self.sorting.clicked(column))
        return True

    def _sort(self, sorting: Sorting) -> None:
        self.sorting = sorting
        self.put_in_order()
        self.repaint()

    def action_open(self) -> None:
        """Enter: list the tasks in which the agency owes something."""
        for row in self._made:
            if row.key == self.chosen:
                self.post_message(ListAsked("chủ-trì:" + quoted(row.abbreviation)))

    def action_mark(self) -> None:
        """Agencies cannot be marked: there is nothing to do with several at once."""
        self.post_message(self.NoTask())
