"""The matrix: the appendix as it was signed, with one column more for how each row stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, cast

from textual.binding import BindingType

from board.screens.bindings import bindings
from board.screens.drawing import Line, first_lines, wrap
from board.screens.widgets.cards import number_width
from board.screens.widgets.matrix_columns import (
    column_at,
    columns_for,
    continued_line,
    head_lines,
    hidden_cells,
    rule,
    task_lines,
)
from board.screens.widgets.row_view import Entry, RowView
from board.screens.widgets.sorting import Sorting
from board.screens.widgets.task_entries import NO_ENTRIES, TaskEntries
from board.urgency import urgency
from plans.vietnamese import clean, sort_key
from store.views import TaskView


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading between rows, or a plan's where several are shown. `remark` is ours, not the document's."""

    words: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A task; `last` before a heading or the end, where the borders between columns end as well."""

    task: TaskView
    last: bool


_LOW = 12

SORTABLE = ("number", "deadline", "lead", "status")
"""The columns by which the rows can be sorted; by number is the document's order, the only one with headings."""


class MatrixView(RowView):
    """Rows in the document's order under their headings, or sorted; the words of every cell as they were signed, wrapped."""

    place: ClassVar[str] = "matrix"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("matrix")]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._number_cells = 1
        self.sorting = Sorting(SORTABLE[0])
        self._made = NO_ENTRIES

    def entries(self) -> Sequence[Entry]:
        """Tasks in the document's order, each section and each of several plans under its heading; sorted ones without."""
        self._number_cells = number_width(self.rows) - 1
        if self.sorting != Sorting(SORTABLE[0]):
            return self._made_of(_sorted(self.rows, self.sorting))
        plans = self.board.plans if self.board is not None else ()
        remarks = {(plan.key, one.number): clean(one.inferred or "") for plan in plans for one in plan.sections}
        names = {plan.key: clean(f"{plan.number} · {plan.title}") for plan in plans} if len(plans) > 1 else {}
        return self._made_of(list(_under_headings(self.rows, names, remarks)))

    def put_away(self) -> None:
        """The tasks are let go of as well."""
        super().put_away()
        self._made = NO_ENTRIES

    def find(self, key: str) -> int | None:
        """By the task itself."""
        return self._made.place_of(self.task_of(key))

    def draw(self, entry: Entry, cells: int, *, chosen: bool, marked: bool) -> Sequence[Line]:
        """A row with its cells wrapped, or a heading; either with a rule below."""
        columns = columns_for(cells, number=self._number_cells)
        if isinstance(entry.item, Row):
            hidden = hidden_cells(cells)
            lines = task_lines(entry.item.task, columns, chosen=chosen, marked=marked, hidden=hidden)
            last = entry.item.last
            below = ("─" if last else "┬") if hidden else ""
            return [*lines, rule(columns, "┴" if last else "┼", others=below)]
        heading = cast("Heading", entry.item)
        lines = [((" " + line, "head"),) for line in wrap(heading.words, cells - 2)]
        if heading.remark:
            remark = wrap(heading.remark, cells - 2) if cells >= 60 else first_lines(heading.remark, cells - 2, 2)
            lines += [((" " + line, "dim"),) for line in remark]
        return [*lines, rule(columns, "┬")]

    def continued(self, entry: Entry, cells: int, within: int, *, chosen: bool) -> Line | None:
        """Whose row it is that begins above the window: its number again, and its title where that column has ended."""
        if not isinstance(entry.item, Row):
            return None
        columns = columns_for(cells, number=self._number_cells)
        marked = entry.key in self.marked
        hidden = hidden_cells(cells)
        return continued_line(entry.item.task, columns, within, chosen=chosen, marked=marked, hidden=hidden)

    def fresh_cell(self, entry: Entry) -> int | None:
        """Before the title: behind the number there is only the border."""
        return self._number_cells + 2

    def settle(self) -> None:
        """The rule below a row that is scrolled away stands in for nothing: the head has one of its own."""
        reel = self._reel
        if reel.count and 0 < reel.skip == self._height_of(reel.top) - 1 and reel.top + 1 < reel.count:
            reel.top, reel.skip = reel.top + 1, 0

    def head(self, cells: int) -> Sequence[Line]:
        """The columns' names."""
        columns = columns_for(cells, number=self._number_cells)
        hidden = hidden_cells(cells) if self.size.height >= _LOW else ()  # on a low screen the rows need every line
        return head_lines(columns, self.sorting, hidden=hidden) if self.rows else ()

    def action_sort(self) -> None:
        """By the next column that is shown, each first one way and then the other; the selection stays on its task."""
        shown = [column.cell for column in columns_for(self.size.width, number=self._number_cells)]
        self._sort(self.sorting.following([cell for cell in SORTABLE if cell in shown]))

    def clicked_head(self, x: int, y: int) -> bool:
        """A click on a column's name sorts by it, a second one the other way round."""
        cells = self.size.width
        columns = columns_for(cells, number=self._number_cells)
        if y >= len(self.head(cells)):
            return False
        cell = column_at(columns, x)
        if cell in SORTABLE:
            self._sort(self.sorting.clicked(cell))
        return True

    def _made_of(self, rows: Sequence[TaskView | Heading]) -> TaskEntries:
        def made(place: int) -> Entry:
            row = rows[place]
            if isinstance(row, Heading):
                return Entry("", row)
            return Entry(row.key, Row(row, last=place + 1 == len(rows) or isinstance(rows[place + 1], Heading)))

        self._made = TaskEntries(rows, made)
        return self._made

    def _sort(self, sorting: Sorting) -> None:
        self.sorting = sorting
        self.put_in_order()
        self.repaint()


def _sorted(tasks: Sequence[TaskView], sorting: Sorting) -> list[TaskView]:
    """Equal ones stay in the document's order; those without a day stand last whichever way round."""
    if sorting.column == "deadline":
        dated = sorted((task for task in tasks if task.due), key=_due, reverse=sorting.backwards)
        return [*dated, *(task for task in tasks if not task.due)]
    if sorting.column == "lead":
        return sorted(tasks, key=lambda task: sort_key(task.lead_short or task.lead), reverse=sorting.backwards)
    if sorting.column == "status":
        return sorted(tasks, key=urgency, reverse=sorting.backwards)
    return list(tasks[::-1] if sorting.backwards else tasks)


def _due(task: TaskView) -> date:
    return task.due or date.max


def _under_headings(
    tasks: Sequence[TaskView], names: dict[str, str], remarks: dict[tuple[str, str], str]
) -> Iterator[TaskView | Heading]:
    before: TaskView | None = None
    for task in tasks:
        if task.plan in names and (before is None or before.plan != task.plan):
            yield Heading(names[task.plan])
        if before is None or _place(before) != _place(task):
            yield Heading(_section(task), remarks.get(_place(task), ""))
        yield task
        before = task


def _place(task: TaskView) -> tuple[str, str]:
    return task.plan, task.section


def _section(task: TaskView) -> str:
    return clean(f"{task.section}. {task.section_title}" if task.section_title else task.section)
