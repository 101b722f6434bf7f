"""A plan against its year as lines: a row for each agency, a cell for each week in which anything is due.

A cell tells by its number first, by a mark second: ✓3 all three are delivered, !5 five are late (as "!" counts everywhere,
whatever else was due), ░▒▓ before what is due in a week to come how heavy it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from board.language import _
from board.said.year import (
    cause_said,
    load_said,
    moved_said,
    rate_or_nothing_said,
    rate_said,
    week_said,
)
from board.screens.drawing import Line, Piece, fit, fit_right, width
from board.screens.widgets.agency_names import named, short_cells
from plans.vietnamese import clean
from store.plan_year import CauseCount, OnTimeView, PileUpView, WeekView
from store.views import PlanView

ALL = "all"
_NAME_CELLS, _WIDE_NAME_CELLS = 11, 44
_ROOMY = 100
_SHADES = ("", "░", "▒", "▓")


@dataclass(frozen=True, slots=True)
class WeekColumn:
    """A week in which something is due, its place in the pile-up, and the first day of the month under which it stands."""

    place: int
    week: WeekView
    month: date


@dataclass(frozen=True, slots=True)
class LoadRow:
    """A row of the table: an agency, or all of them (`key` is ALL), with what is due and what is open by week.

    `heaviest` is the most that is due on a working day of any week: of all agencies' rows, or of the one for all.
    """

    key: str
    short: str
    name: str
    due: tuple[int, ...]
    still_open: tuple[int, ...]
    heaviest: float


@dataclass(frozen=True, slots=True)
class Window:
    """What of the weeks is seen: the columns from `first` on, each so many cells wide, beside names of so many.

    `longest` are the cells of the longest abbreviation among the rows.
    """

    names: int
    cells: int
    first: int
    shown: int
    longest: int = 0

    def at(self, x: int) -> int | None:
        """Which week, by its place among the columns, stands at this cell of a line; None beside all of them."""
        place = (x - 1 - self.names) // self.cells
        return self.first + place if 0 <= place < self.shown else None


def week_columns(piled: PileUpView) -> tuple[WeekColumn, ...]:
    """The weeks in which anything is due."""
    weeks = enumerate(zip(piled.weeks, piled.months, strict=True))
    return tuple(WeekColumn(place, week, month) for place, (week, month) in weeks if piled.load[place])


def load_rows(piled: PileUpView) -> tuple[LoadRow, ...]:
    """All together, then the agencies, most due first."""
    if not piled.weeks:
        return ()
    heaviest = max((_heaviest(one.due, piled.weeks) for one in piled.agencies), default=0)
    rows = [
        LoadRow(
            one.agency.key, clean(one.agency.abbreviation), clean(one.agency.name), one.due, one.still_open, heaviest
        )
        for one in sorted(piled.agencies, key=lambda one: -one.total)
    ]
    name = _("Tất cả")
    return (LoadRow(ALL, name, name, piled.load, piled.still_open, _heaviest(piled.load, piled.weeks)), *rows)


def window_on(columns: Sequence[WeekColumn], rows: Sequence[LoadRow], cells: int, *, chosen: int) -> Window:
    """As many weeks as there is room for, the chosen one (by its place among the columns) among them."""
    most = max((due for row in rows for due in row.due), default=0)
    wide = max(4 if cells < _ROOMY else 5, len(str(most)) + 2)
    names = min(_NAME_CELLS if cells < _ROOMY else _WIDE_NAME_CELLS, max(8, cells // 3))
    room = max(1, (cells - 1 - names - wide - 2) // wide)
    if len(columns) < room:  # names get what weeks do not need
        names = min(_WIDE_NAME_CELLS, cells - 3 - wide * (len(columns) + 1))
    first = max(0, min(chosen - room // 2, len(columns) - room))
    longest = max((width(row.short) for row in rows), default=0)
    return Window(names, wide, first, min(room, len(columns)), longest)


def fact_lines(rates: Sequence[tuple[PlanView, OnTimeView]], causes: Sequence[CauseCount], cells: int) -> list[Line]:
    """The two on-time rates of each plan, and the causes of delay with how many tasks each has."""
    late = " · ".join(f"{cause_said(one)} {len(one.tasks)}" for one in causes) or _("không có")
    if len(rates) == 1:
        facts = [(_("Đúng hạn:"), _rates_said(rates[0][1])), (_("Nguyên nhân chậm:"), late)]
    else:
        facts = [(_("Đúng hạn, {plan}:").format(plan=clean(plan.key)), _rates_said(its)) for plan, its in rates]
        facts.append((_("Nguyên nhân chậm, {n} kế hoạch cộng lại:").format(n=len(rates)), late))
    return [((" " + name + " ", "dim"), (fit(words, max(1, cells - width(name) - 2)), "")) for name, words in facts]


def _rates_said(rates: OnTimeView) -> str:
    if not rates.first.of and not rates.extended.of:
        return rate_or_nothing_said(rates.first)
    told = _("hạn đầu {first} · hạn đã gia hạn {extended}").format(
        first=rate_said(rates.first), extended=rate_said(rates.extended)
    )
    return told + (" · " + moved_said(rates.extensions) if rates.extensions else "")


def head_lines(columns: Sequence[WeekColumn], window: Window, cells: int, *, today: date) -> list[Line]:
    """Months and weeks above their columns; "›" stands before the week of today, or the next in which something is due."""
    seen = columns[window.first : window.first + window.shown]
    names = window.names
    before, more = ("‹" if window.first else " "), ("›" if window.first + window.shown < len(columns) else "")
    current = next((column.place for column in columns if column.week.sunday >= today), None)
    months: list[Piece] = [(fit(" " + _("Tháng"), names) + before, "dim")]
    weeks: list[Piece] = [(fit(" " + _("Cơ quan, tuần đến hạn"), names) + " ", "head")]
    last: tuple[int, int] | None = None
    for column in seen:
        called = column.month.year, column.month.month
        month = f"{called[1]}" if called != last else ""
        if last is not None and called[0] != last[0] and window.cells > len(month) + 3:
            month += f"/{called[0] % 100:02}"
        months.append((fit_right(month, window.cells - 1) + " ", "dim"))
        last = called
        marked = column.place == current
        number = f"{'›' if marked else ''}{column.week.week:02}"
        weeks.append((fit_right(number, window.cells - 1) + " ", "today" if marked else "head"))
    months.append((more, "dim"))
    weeks.append((fit_right(_("Cả"), window.cells - 1), "head"))
    return [tuple(months), tuple(weeks), (("─" * cells, "rule"),)]


def load_line(
    row: LoadRow, columns: Sequence[WeekColumn], window: Window, *, today: date, chosen: bool, week: int
) -> Line:
    """A row. `week` is the place of the chosen one among the columns; in the chosen row its number stands in brackets."""
    pieces: list[Piece] = [("▌" if chosen else " ", "bar"), (_named(row, window), "chosen" if chosen else "")]
    for at in range(window.first, window.first + window.shown):
        pieces += _cell(row, columns[at], window.cells, today=today, framed=chosen and at == week)
    return (*pieces, (fit_right(f"{sum(row.due)}", window.cells - 1), "title" if row.key == ALL else "number"))


def told_lines(
    row: LoadRow, column: WeekColumn, numbers: Sequence[str], lines: int, *, today: date
) -> tuple[Line, ...]:
    """The chosen agency, and what is due of it in the chosen week: the numbers of its tasks."""
    week, due, still_open = column.week, row.due[column.place], row.still_open[column.place]
    named = row.name if row.name == row.short else f"{row.short} · {row.name}"
    who: Line = ((f" {named}", "title"), (" · " + load_said(sum(row.due), sum(row.still_open)), ""))
    words = load_said(due, still_open) if due else _("không có sản phẩm nào")
    told: Line = ((" " + week_said(week) + ": ", "dim"), (words, "late" if still_open and week.sunday < today else ""))
    tasks: Line = ((" " + ", ".join(numbers), "number"),)
    return (who, told, tasks) if lines > 2 else (who, (*told, (" " + ", ".join(numbers), "number")))


def _named(row: LoadRow, window: Window) -> str:
    return named(row.short, row.name, window.names, shorts=short_cells(window.longest, window.names))


def _cell(row: LoadRow, column: WeekColumn, cells: int, *, today: date, framed: bool) -> list[Piece]:
    due = row.due[column.place]
    mark, role = _mark(row, column, today=today)
    if mark == "!":
        due = row.still_open[column.place]
    if framed:
        kept = "!" if mark == "!" and cells - 2 > len(str(due)) else ""
        return [("[", "bar"), (fit_right(f"{kept}{due}" if due else "·", cells - 2), role), ("]", "bar")]
    if not due:
        return [(fit_right("·", cells - 1) + " ", "faint")]
    blank = " " * (cells - 1 - width(mark) - len(str(due)))
    shade = "shade" if mark in _SHADES else role
    return [(blank, ""), (mark, shade), (f"{due}", role), (" ", "")]


def _mark(row: LoadRow, column: WeekColumn, *, today: date) -> tuple[str, str]:
    """The mark before a number, and the role of the number."""
    due, still_open = row.due[column.place], row.still_open[column.place]
    if not due:
        return "", "faint"
    if not still_open:
        return "✓", "done"
    if column.week.sunday < today:
        return "!", "late"
    return _SHADES[1 + min(2, int(3 * _density(due, column.week) / row.heaviest))], ""


def _heaviest(due: Sequence[int], weeks: Sequence[WeekView]) -> float:
    return max(map(_density, due, weeks), default=0.0)


def _density(due: int, week: WeekView) -> float:
    """What is due on each working day; a week without one counts as if it had one."""
    return due / max(1, week.working_days)
