"""The agencies' numbers as lines: a name, a number in each column, and a bar that shows how they divide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from board.language import _
from board.screens.drawing import Line, Piece, fit, fit_right, width
from board.screens.widgets.agency_names import named, short_cells
from board.screens.widgets.sorting import Sorting
from board.wording import capital, four_numbers, timeliness_word
from plans.vietnamese import clean, sort_key
from store.counts import count_by_agency, own_timeliness
from store.views import AgencyView, Counts, TaskView
from store.words import Column, Timeliness

NAME = "name"
WORST = "overdue"
"""Most overdue first, then soonest due, then most tasks: the order in which the rows are made."""

_NARROWEST = 38
"""Below so many cells there is no room for all of the four numbers."""

_NAME_CELLS = 50
_BAR_CELLS = 10
_STRIP_LINES = 3
_SHARES = (
    ("overdue", "█", "late"),
    ("done_late", "▓", "soon"),
    ("in_time", "▒", ""),
    ("undecided", "·", "ongoing"),
    ("done_on_time", "░", "done"),
)


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """One of the numbers: its field in Counts ("undecided" = ongoing, waiting and undated together), name and look."""

    field: str
    name: str
    role: str
    is_narrow: bool = False

    @property
    def cells(self) -> int:
        """As wide as its name or five digits, and two blanks; on a narrow screen as its name or four, and one.

        The column by which the rows are sorted at first has room for the mark that says so everywhere.
        """
        if not self.is_narrow:
            return max(5, width(self.name)) + 2
        return max(4, width(self.name)) + (2 if self.field == WORST else 1)


def number_columns(cells: int) -> tuple[NumberColumn, ...]:
    """The numbers in the order of the four-number line, as many and in as long words as the width bears."""
    total = NumberColumn("total", _("Tổng"), "")
    in_time = NumberColumn("in_time", _("Trong hạn"), "")
    overdue = NumberColumn("overdue", _("Quá hạn"), "late")
    on_time, late = NumberColumn("done_on_time", _("HT ĐH"), "done"), NumberColumn("done_late", _("HT QH"), "soon")
    if cells < _NARROWEST:
        return total, in_time, overdue
    if cells < 60:
        shorter = replace(in_time, name=_("T.hạn")), replace(overdue, name=_("Q.hạn"))
        return tuple(replace(column, is_narrow=True) for column in (total, on_time, late, *shorter))
    other, soon = NumberColumn("undecided", _("Khác"), "ongoing"), NumberColumn("due_soon", _("Sắp hạn"), "soon")
    if cells < 100:
        all_of_them = (total, on_time, late, in_time, soon, overdue, other)
        return tuple(replace(column, is_narrow=True) for column in all_of_them)
    finished = (
        NumberColumn("done_on_time", _("HT đúng hạn"), "done"),
        NumberColumn("done_late", _("HT quá hạn"), "soon"),
    )
    if cells < 150:
        return total, *finished, in_time, soon, overdue, other
    others = (
        NumberColumn("ongoing", _("Thường xuyên"), "ongoing"),
        NumberColumn("waiting", _("Chờ sự kiện"), "waiting"),
        NumberColumn("undated", _("Chưa rõ hạn"), "waiting"),
    )
    return total, *finished, in_time, soon, overdue, *others


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An agency, named as the documents name it, and the numbers of the tasks in which it owes something."""

    key: str
    name: str
    abbreviation: str
    counts: Counts


def agency_rows(tasks: Iterable[TaskView], agencies: dict[str, AgencyView]) -> tuple[AgencyRow, ...]:
    """A row for each agency that owes something, worst first. An agency unknown to the list is named by its key."""
    rows = []
    for key, counts in count_by_agency(tasks, order=agencies):
        known = agencies.get(key)
        name, short = (clean(known.name), clean(known.abbreviation)) if known else (clean(key), clean(key))
        rows.append(AgencyRow(key, name, short, counts))
    return tuple(rows)


def sorted_rows(rows: Sequence[AgencyRow], sorting: Sorting) -> tuple[AgencyRow, ...]:
    """The rows by a number, most first, or by name; equal ones, and all by `WORST`, in the order in which they come."""
    if sorting.column == WORST:
        return tuple(rows[::-1] if sorting.backwards else rows)
    if sorting.column == NAME:
        return tuple(sorted(rows, key=lambda row: sort_key(row.name), reverse=sorting.backwards))
    direction = 1 if sorting.backwards else -1
    return tuple(sorted(rows, key=lambda row: direction * _number(row.counts, sorting.column)))


def sortable(cells: int) -> tuple[str, ...]:
    """By what the rows can be sorted in a window of `cells`, the order in which they come first of all."""
    return (WORST, *(column.field for column in number_columns(cells) if column.field != WORST), NAME)


def column_at(cells: int, x: int) -> str:
    """The column that stands at `x`, by its field or NAME; "" beside all of them."""
    columns = number_columns(cells)
    at = 1 + _name_cells(cells, columns)
    if x < at:
        return NAME
    for column in columns:
        at += column.cells
        if x < at:
            return column.field
    return ""


def head_lines(cells: int, sorting: Sorting, *, total: int) -> list[Line]:
    """What the rows add up to, the columns' names (the one that is sorted by is marked), and a rule."""
    remark = _("Nhiệm vụ chung tính cho từng cơ quan: cộng các dòng có thể hơn tổng số {n}.").format(n=total)
    columns = number_columns(cells)
    legend = _legend(cells, columns, beside=width(remark))
    told = cells - sum(width(words) for words, _role in legend)
    marked = ((sorting.mark(column.field, falling=True).strip() + column.name, column.cells) for column in columns)
    names = "".join(fit_right(name, room) for name, room in marked)
    own = _("Cơ quan") + sorting.mark(NAME)
    return [
        ((" " + fit(remark, told - 1), "dim"), *legend),
        ((" " + fit(own, _name_cells(cells, columns)) + names, "head"),),
        (("─" * cells, "rule"),),
    ]


def row_line(row: AgencyRow, cells: int, *, most: int, longest: int, chosen: bool) -> Line:
    """One agency. `most` is the total of the agency with most tasks, so that the bars can be compared.

    `longest` are the cells of the longest abbreviation in the table.
    """
    columns = number_columns(cells)
    name_cells = _name_cells(cells, columns)
    pieces: list[Piece] = [("▌" if chosen else " ", "bar")]
    name = named(row.abbreviation, row.name, name_cells - 1, shorts=short_cells(longest, name_cells - 1))
    pieces.append((fit(name, name_cells), "chosen" if chosen else ""))
    for column in columns:
        number = _number(row.counts, column.field)
        mark = "!" if column.field == "overdue" and number else ""
        pieces.append(
            (fit_right(f"{mark}{number}" if number else "·", column.cells), column.role if number else "faint")
        )
    room = _bar_cells(cells, columns)
    return (*pieces, *_bar(row.counts, most, room)) if room else tuple(pieces)


def _bar_cells(cells: int, columns: tuple[NumberColumn, ...]) -> int:
    """How long the longest bar is; 0 where there is no room for any."""
    room = cells - 1 - _name_cells(cells, columns) - sum(column.cells for column in columns) - 3
    return room if room >= _BAR_CELLS else 0


def _legend(cells: int, columns: tuple[NumberColumn, ...], *, beside: int) -> tuple[Piece, ...]:
    """What the parts of a bar stand for, at the end of a line on which `beside` cells are taken; () without bars or room."""
    words = {
        "overdue": _("quá hạn"),
        "done_late": _("HT quá hạn"),
        "in_time": _("trong hạn"),
        "undecided": _("khác"),
        "done_on_time": _("HT đúng hạn"),
    }
    pieces = [piece for field, mark, role in _SHARES for piece in ((f"  {mark}", role), (f" {words[field]}", "dim"))]
    taken = sum(width(piece) for piece, _role in pieces)
    return (*pieces, (" ", "")) if _bar_cells(cells, columns) and beside + taken + 3 <= cells else ()


def told_lines(row: AgencyRow, tasks: Iterable[TaskView], lines: int, cells: int) -> tuple[Line, ...]:
    """An agency in full, for the strip: name, numbers, and the tasks that it is late with or that are due soon.

    In two lines the numbers stand before the full name: whatever `cells` there are, all four can be read.
    """
    short: Piece = (f" {row.abbreviation} ", "number")
    name: Piece = (row.name if row.name != row.abbreviation else "", "title")
    pressing: list[Piece] = []
    for timeliness, role in ((Timeliness.OVERDUE, "late"), (Timeliness.DUE_SOON, "soon")):
        found = [clean(task.number) for task in tasks if _stands(task, row.key, timeliness)]
        if found:
            words = f"{capital(timeliness_word(timeliness))}: {', '.join(found)}"
            pressing += [("   " if pressing else " ", ""), (words, role)]
    last = tuple(pressing) or ((" " + _("Không có nhiệm vụ quá hạn hoặc sắp đến hạn."), "dim"),)
    if lines >= _STRIP_LINES:
        return (short, name), ((" " + four_numbers(row.counts), ""),), last
    numbers = four_numbers(row.counts, short=True)
    if width(short[0]) + width(numbers) <= cells:
        return (short, (numbers, ""), (" · " if name[0] else "", ""), name), last
    tight = numbers.replace(" · ", "·").replace(" (", "(")
    return ((short, (tight, "")) if width(short[0]) + width(tight) <= cells else ((" " + tight, ""),)), last


def _stands(task: TaskView, agency: str, timeliness: Timeliness) -> bool:
    counted = agency in task.owing and task.column not in (Column.DROPPED, Column.SUSPENDED)
    return counted and own_timeliness(task, agency) is timeliness


def _number(counts: Counts, field: str) -> int:
    if field == "undecided":
        return counts.ongoing + counts.waiting + counts.undated
    number: int = getattr(counts, field)
    return number


def _name_cells(cells: int, columns: Iterable[NumberColumn]) -> int:
    """The name gets what the numbers leave, up to the longest that an office has; a bar takes the rest."""
    return max(6, min(_NAME_CELLS, cells - 1 - sum(column.cells for column in columns)))


def _bar(counts: Counts, most: int, room: int) -> list[Piece]:
    """How the agency's tasks divide: the denser, the worse. Every kind that there is has at least one cell."""
    pieces: list[Piece] = [("   ", "")]
    left = room
    for field, mark, role in _SHARES:
        number = _number(counts, field)
        share = min(left, max(1, number * room // max(1, most))) if number else 0
        left -= share
        pieces.append((mark * share, role))
    return pieces
