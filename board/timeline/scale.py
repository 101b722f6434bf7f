"""Days across columns: which column of the timeline a day stands in, at four zooms."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum


class Zoom(IntEnum):
    """What stands between two borders; closer is higher. Inside stand a year's quarters, a quarter's months, days."""

    YEAR = 0
    QUARTER = 1
    MONTH = 2
    WEEK = 3


_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_MONTHS = {Zoom.YEAR: 12, Zoom.QUARTER: 3, Zoom.MONTH: 1}
# Columns between two borders: the fewest in which the heads can be read, and the most that look well.
_NARROWEST = {Zoom.YEAR: 11, Zoom.QUARTER: 9, Zoom.MONTH: 14, Zoom.WEEK: 21}
_WIDEST = {Zoom.YEAR: 39, Zoom.QUARTER: 35, Zoom.MONTH: 62, Zoom.WEEK: 42}


@dataclass(frozen=True, slots=True)
class TimeScale:
    """The stretch of days that is shown, and the column of each day.

    Time is cut into units (years, quarters, months or weeks, as `zoom` says); `shown` of them are seen, from the one
    numbered `first`. Column 0 is the border at the left, then come `inner` columns of days, a border, and so on: no day
    that is shown stands on a border, so that a bar which ends with its quarter ends before the line.
    """

    zoom: Zoom
    first: int
    shown: int
    inner: int

    @property
    def columns(self) -> int:
        """Columns in all, both outer borders included."""
        return self.shown * (self.inner + 1) + 1

    @property
    def first_day(self) -> date:
        """The first day that is shown."""
        return unit_start(self.zoom, self.first)

    @property
    def last_day(self) -> date:
        """The last day that is shown."""
        return unit_start(self.zoom, self.first + self.shown) - timedelta(days=1)

    def shows(self, day: date) -> bool:
        """Whether the day has a column between the borders."""
        return self.first_day <= day <= self.last_day

    def column(self, day: date) -> int:
        """The day's column; later days never stand further left.

        A day that is not shown stands on the outer border at its side: 0 before, the last column after.

        >>> year = TimeScale(Zoom.QUARTER, first=unit_of(Zoom.QUARTER, date(2022, 1, 1)), shown=4, inner=18)
        >>> [year.column(date(2022, month, 1)) for month in (1, 2, 3, 4)], year.column(date(2022, 3, 31))
        ([1, 7, 13, 20], 18)
        """
        if day < self.first_day:
            return 0
        if day > self.last_day:
            return self.columns - 1
        unit = unit_of(self.zoom, day)
        parts = _parts(self.zoom, unit)
        part = next(index for index in reversed(range(len(parts) - 1)) if parts[index] <= day)
        left, right = part * self.inner // (len(parts) - 1), (part + 1) * self.inner // (len(parts) - 1)
        inside = (day - parts[part]).days * (right - left) // (parts[part + 1] - parts[part]).days
        return (unit - self.first) * (self.inner + 1) + 1 + left + inside

    def borders(self) -> range:
        """The columns of the lines between units, outer ones included."""
        return range(0, self.columns, self.inner + 1)

    def units(self) -> tuple[tuple[int, date], ...]:
        """(column of its left border, first day) of every unit that is shown."""
        units = range(self.first, self.first + self.shown)
        return tuple((at, unit_start(self.zoom, unit)) for at, unit in zip(self.borders(), units, strict=False))

    def ticks(self) -> tuple[tuple[int, date], ...]:
        """(column, first day) of what is inside a unit: quarters, months, the weeks' Mondays, or days."""
        if self.zoom in (Zoom.YEAR, Zoom.QUARTER):
            smaller = Zoom(self.zoom + 1)
            first, last = unit_of(smaller, self.first_day), unit_of(smaller, self.last_day)
            days = [unit_start(smaller, unit) for unit in range(first, last + 1)]
        else:
            step = 7 if self.zoom is Zoom.MONTH else 1
            start = self.first_day + timedelta(days=-self.first_day.weekday() % 7)
            days = [start + timedelta(days=past) for past in range(0, (self.last_day - start).days + 1, step)]
        return tuple((self.column(day), day) for day in days)

    def panned(self, units: int) -> "TimeScale":
        """The same scale, this many units later (negative: earlier); it stops where the calendar does."""
        lowest = unit_of(self.zoom, date(_FIRST_YEAR, 1, 1)) + 1
        highest = unit_of(self.zoom, date(_LAST_YEAR, 12, 31)) - self.shown
        return replace(self, first=max(lowest, min(highest, self.first + units)))

    def around(self, day: date) -> "TimeScale":
        """The same scale with the day in the middle, or just before it: what is late and what comes are both seen."""
        return replace(self, first=unit_of(self.zoom, day) - (self.shown - 1) // 2).panned(0)


def scale_for(zoom: Zoom, *, columns: int, years: Iterable[int], today: date) -> TimeScale:
    """The scale to begin with, in at most `columns` where that is possible at all.

    It shows the plan's whole years where they fit, else those around today; where today lies outside the plan's years it
    begins where the plan does. Without any year, today's stands in.
    """
    span = sorted(years) or [today.year]
    first, last = unit_of(zoom, date(span[0], 1, 1)), unit_of(zoom, date(span[-1], 12, 31))
    shown, inner = _shape(zoom, columns, wanted=last - first + 1)
    scale = TimeScale(zoom, first, shown, inner).panned(0)
    if span[0] <= today.year <= span[-1]:
        latest = max(first, last - shown + 1)
        return replace(scale, first=max(first, min(scale.around(today).first, latest)))
    return scale


def unit_of(zoom: Zoom, day: date) -> int:
    """The number of the year, quarter, month or week of a day; units that follow each other have numbers that do."""
    if zoom is Zoom.WEEK:
        return (day.toordinal() - 1) // 7
    return (day.year * 12 + day.month - 1) // _MONTHS[zoom]


def unit_start(zoom: Zoom, unit: int) -> date:
    """The first day of a unit; a week begins on Monday."""
    if zoom is Zoom.WEEK:
        return date.fromordinal(unit * 7 + 1)
    year, month = divmod(unit * _MONTHS[zoom], 12)
    return date(year, month + 1, 1)


def _parts(zoom: Zoom, unit: int) -> list[date]:
    """Where the parts of a unit begin that are drawn equally wide, and where the last one ends.

    Months of one quarter are equally wide, although one has 28 days and another 31: their heads stand in line.
    """
    if zoom not in (Zoom.YEAR, Zoom.QUARTER):
        return [unit_start(zoom, unit), unit_start(zoom, unit + 1)]
    smaller = Zoom(zoom + 1)
    count = _MONTHS[zoom] // _MONTHS[smaller]
    return [unit_start(smaller, unit * count + part) for part in range(count + 1)]


def _shape(zoom: Zoom, columns: int, *, wanted: int) -> tuple[int, int]:
    """How many units are shown, and how many columns stand between two borders."""
    fits = max(1, (columns - 1) // (_NARROWEST[zoom] + 1))
    liked = {Zoom.YEAR: max(wanted, 4), Zoom.QUARTER: wanted, Zoom.MONTH: 3, Zoom.WEEK: 4}[zoom]
    shown = min(fits, liked)
    if zoom is Zoom.QUARTER and 4 <= fits < wanted:
        shown = fits // 4 * 4  # whole years
    inner = max(1, min((columns - 1) // shown - 1, _WIDEST[zoom]))
    return shown, inner - inner % 7 if zoom is Zoom.WEEK and inner >= 7 else inner
