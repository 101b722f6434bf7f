"""What stands around the bars: heads of quarters and months, where today is, and what the marks mean."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from board.cell_text import Line, Piece, fit, over_day_off, width
from board.language import _
from board.timeline import bars
from board.timeline.scale import TimeScale, Zoom
from board.timeline.shading import HOLIDAY, WEEKEND, shaded
from board.wording import day as full_day
from board.wording import short_day

_ROMAN = ("I", "II", "III", "IV")
_Wording = Callable[[date], str]


def zoom_words(scale: TimeScale) -> str:
    """What the heads count, and which years, quarters or months are shown: "quý/tháng · 2022", "tuần/ngày · tháng 5–6/2022"."""
    units = {
        Zoom.YEAR: _("năm/quý"),
        Zoom.QUARTER: _("quý/tháng"),
        Zoom.MONTH: _("tháng/tuần"),
        Zoom.WEEK: _("tuần/ngày"),
    }[scale.zoom]
    first, last = scale.first_day, scale.last_day
    years = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if scale.zoom is Zoom.MONTH:
        quarters = _span(_quarter(first), _quarter(last), first, last)
        return f"{units} · " + _("quý {quarters}/{years}").format(quarters=quarters, years=years)
    if scale.zoom is Zoom.WEEK:
        months = _span(str(first.month), str(last.month), first, last)
        return f"{units} · " + _("tháng {months}/{years}").format(months=months, years=years)
    return f"{units} · {years}"


def _span(first: str, last: str, begins: date, ends: date) -> str:
    """From which to which, as short as can be: “5”, “5–6”."""
    return first if first == last and begins.year == ends.year else f"{first}–{last}"


def unit_heads(scale: TimeScale) -> Line:
    """The upper head: years, quarters, months or weeks, each behind its border; all in the longest form that fits."""
    places = scale.units()
    wordings = _unit_wordings(scale)
    words = _longest_that_fits(wordings, [day for _column, day in places], scale.inner - 1)
    pieces: list[Piece] = []
    for _column, first in places:
        pieces += [(bars.BORDER, "rule"), (fit(" " + words(first), scale.inner), "head")]
    return (*pieces, (bars.BORDER, "rule"))


def tick_heads(scale: TimeScale, today: date) -> Line:
    """The lower head: quarters, months, Mondays or days, each one blank behind its place; today's day stands out.

    At week zoom the mark of a day off stands around its number: the bars below may cover all the shade there is.
    """
    cells = [" "] * scale.columns
    for column, mark in shaded(scale).items():
        cells[column] = mark
    for column in scale.borders():
        cells[column] = bars.BORDER
    places = scale.ticks()
    ends = [column for column, _day in places[1:]] + [scale.columns]
    room = min((end - at for (at, _day), end in zip(places, ends, strict=True) if end - at > 1), default=1)
    words = _longest_that_fits(_tick_wordings(scale), [day for _column, day in places], room - 1)
    for (column, first), end in zip(places, ends, strict=True):
        text = words(first)
        if width(text) < end - column and bars.BORDER not in cells[column + 1 : column + 1 + len(text)]:
            cells[column + 1 : column + 1 + len(text)] = text
    return _by_role(cells, scale, today)


def today_line(scale: TimeScale, today: date) -> Line:
    """Where today stands: an arrow below its column; at the edge, with the whole date, where it is not shown."""
    inside = scale.columns - 2
    if not scale.shows(today):
        words = _("hôm nay {day}").format(day=full_day(today))
        outside = f"{bars.BEFORE} {words}" if today < scale.first_day else f"{words} {bars.AFTER}"
        before = 0 if today < scale.first_day else max(0, inside - width(outside))
        return ((bars.BORDER, "rule"), (fit(" " * before + outside, inside), "today"), (bars.BORDER, "rule"))
    column = scale.column(today)
    words = _("hôm nay {day}").format(day=short_day(today))
    if column + 2 + width(words) <= scale.columns:
        text = " " * (column - 1) + "▲ " + words
    elif column - 2 >= width(words):
        text = " " * (column - 2 - width(words)) + words + " ▲"
    else:
        text = " " * (column - 1) + "▲"
    return ((bars.BORDER, "rule"), (fit(text, inside), "today"), (bars.BORDER, "rule"))


def unit_words(scale: TimeScale, cells: int) -> list[tuple[date, str]]:
    """The first day of each unit, and its name in the longest form of which all fit into `cells`."""
    days = [day for _column, day in scale.units()]
    words = _longest_that_fits(_unit_wordings(scale), days, cells)
    return [(day, words(day)) for day in days]


def tick_words(scale: TimeScale, cells: int) -> list[tuple[date, str]]:
    """The first day of each part of a unit, and its name likewise."""
    days = [day for _column, day in scale.ticks()]
    words = _longest_that_fits(_tick_wordings(scale), days, cells)
    return [(day, words(day)) for day in days]


def legend(cells: int, *, zoom: Zoom = Zoom.QUARTER) -> Line:
    """What the marks mean, in one line; with short words where there is little room, the last ones left out.

    At week zoom the shades of days off come first.
    """
    weeks = zoom is Zoom.WEEK
    long_shades = ((WEEKEND, "faint", _("nghỉ cuối tuần")), (HOLIDAY, "shade", _("nghỉ lễ"))) if weeks else ()
    short_shades = ((WEEKEND, "faint", _("cuối tuần")), (HOLIDAY, "shade", _("nghỉ lễ"))) if weeks else ()
    long = (
        *long_shades,
        (bars.WINDOW, "", _("thời gian thực hiện")),
        (bars.DUE, "number", _("hạn")),
        (bars.OVERDUE, "late", _("quá hạn")),
        (bars.LATE, "late", _("số ngày chậm")),
        (bars.DONE, "done", _("hoàn thành")),
        (bars.COMING, "number", _("kỳ tới")),
        (bars.MOVED, "dim", _("hạn cũ")),
        (bars.ONGOING, "ongoing", _("thường xuyên")),
        (bars.FADING, "", _("ước lượng")),
        (bars.BEFORE + bars.AFTER, "number", _("ngoài khung")),
    )
    short = (
        *short_shades,
        (bars.WINDOW, "", _("thực hiện")),
        (bars.DUE, "number", _("hạn")),
        (bars.OVERDUE, "late", _("quá hạn")),
        (bars.LATE, "late", _("chậm")),
        (bars.DONE, "done", _("hoàn thành")),
        (bars.COMING, "number", _("kỳ tới")),
        (bars.MOVED, "dim", _("hạn cũ")),
        (bars.ONGOING, "ongoing", _("TX")),
        (bars.FADING, "", _("ước lượng")),
        (bars.BEFORE + bars.AFTER, "number", _("ngoài")),
    )
    middle = (*short_shades, short[len(short_shades)], *long[len(long_shades) + 1 :])
    shortest = tuple((mark, role, _("HT") if mark == bars.DONE else words) for mark, role, words in short)
    tries = (
        (long, 3),
        (middle, 3),
        (middle, 2),
        (short, 3),
        (short, 2),
        (short, 1),
        *((shortest[:count], 1) for count in range(len(shortest), 1, -1)),
    )
    lines = (_legend_pieces(marks, gap) for marks, gap in tries)
    return next((line for line in lines if sum(width(text) for text, _role in line) <= cells), ())


def _legend_pieces(marks: Sequence[tuple[str, str, str]], gap: int) -> Line:
    pieces: list[Piece] = []
    for mark, role, words in marks:
        pieces += [(" " * (gap if pieces else 1), "dim"), (mark, role), (" " + words, "dim")]
    return tuple(pieces)


def _unit_wordings(scale: TimeScale) -> list[_Wording]:
    one_year = scale.first_day.year == scale.last_day.year
    if scale.zoom is Zoom.YEAR:
        return [lambda day: _("Năm {year}").format(year=day.year), lambda day: str(day.year)]
    if scale.zoom is Zoom.QUARTER:
        plain: _Wording = lambda day: _("Quý {quarter}").format(quarter=_quarter(day))  # noqa: E731 - one of a row
        dated: list[_Wording] = [
            lambda day: _("Quý {quarter}/{year}").format(quarter=_quarter(day), year=day.year),
            lambda day: f"{_quarter(day)}/{day.year}",
        ]
        return [plain] if one_year else [*dated, plain]
    if scale.zoom is Zoom.MONTH:
        return [
            lambda day: _("Tháng {month}/{year} · quý {quarter}").format(
                month=day.month, year=day.year, quarter=_quarter(day)
            ),
            lambda day: _("Tháng {month}/{year}").format(month=day.month, year=day.year),
            lambda day: f"{day.month}/{day.year}",
        ]
    return [
        lambda day: _("Tuần {week} · {first} – {last} · quý {quarter}").format(
            week=day.isocalendar().week,
            first=short_day(day),
            last=full_day(day + timedelta(days=6)),
            quarter=_quarter(day + timedelta(days=6)),
        ),
        lambda day: _("Tuần {week} · {first} – {last}").format(
            week=day.isocalendar().week, first=short_day(day), last=full_day(day + timedelta(days=6))
        ),
        lambda day: _("Tuần {week} · {first}–{last}").format(
            week=day.isocalendar().week, first=short_day(day), last=short_day(day + timedelta(days=6))
        ),
        lambda day: short_day(day),
    ]


def _tick_wordings(scale: TimeScale) -> list[_Wording]:
    if scale.zoom is Zoom.YEAR:
        return [lambda day: _("quý {quarter}").format(quarter=_quarter(day)), _quarter]
    if scale.zoom is Zoom.QUARTER:
        return [lambda day: _("tháng {month}").format(month=day.month), lambda day: str(day.month)]
    if scale.zoom is Zoom.MONTH:
        return [short_day, lambda day: str(day.day)]
    weekdays = _("T2 T3 T4 T5 T6 T7 CN").split()
    return [lambda day: f"{weekdays[day.weekday()]} {day.day:02}", lambda day: f"{day.day:02}"]


def _quarter(day: date) -> str:
    return _ROMAN[(day.month - 1) // 3]


def _longest_that_fits(wordings: Sequence[_Wording], days: Sequence[date], cells: int) -> _Wording:
    """The first wording in which every day fits; the last one where none does."""
    fitting = (wording for wording in wordings if all(width(wording(day)) <= cells for day in days))
    return next(fitting, wordings[-1])


def _by_role(cells: list[str], scale: TimeScale, today: date) -> Line:
    """The lower head in pieces: borders, heads, and at week zoom the days off dimmer and today bright."""
    roles = ["rule" if cell == bars.BORDER else "dim" for cell in cells]
    for column in shaded(scale):
        roles[column] = over_day_off("")
    if scale.zoom is Zoom.WEEK and scale.shows(today):
        first = scale.column(today)
        role = over_day_off("today") if first in shaded(scale) else "today"
        roles[first : first + scale.inner // 7] = [role] * (scale.inner // 7)
    pieces: list[Piece] = []
    for cell, role in zip(cells, roles, strict=True):
        if pieces and pieces[-1][1] == role:
            pieces[-1] = (pieces[-1][0] + cell, role)
        else:
            pieces.append((cell, role))
    return tuple(pieces)
