"""A period as a plan names it, perhaps without its year, and the days it means once the year is known."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from plans.deadline_words import Sense

FIRST_YEAR, LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True)
class Period:
    """Months `first` to `last` of `year`, or days of them where `first_day` and `last_day` say so.

    `unit` is how it was named: day, month, quarter, half_year, year, span. A year of None stands to be filled in from
    the words around or from the plan; month 0 as well ("từ ngày 10 đến 15/3"). `edge` is Sense.START, MIDDLE or END
    of it.
    """

    unit: str
    first: int
    last: int
    year: int | None = None
    first_day: int | None = None
    last_day: int | None = None
    edge: Sense | None = None
    approximate: bool = False
    is_stretch: bool = False
    shift: int = 0

    @property
    def is_day(self) -> bool:
        """Whether a single day was named."""
        return self.unit == "day"

    def in_year(self, year: int) -> "Period":
        """The same period, in this year if it named none ("năm sau": in the one after)."""
        return self if self.year is not None else replace(self, year=year + self.shift)

    def days(self) -> tuple[date, date]:
        """First and last day. Needs the year; a day that the year does not have is the caller's error to raise."""
        year = self.year or FIRST_YEAR
        first_day = min(self.first_day or 1, last_day_of_month(year, self.first))
        last_day = min(self.last_day or 31, last_day_of_month(year, self.last))
        return date(year, self.first, first_day), date(year, self.last, last_day)

    def point(self) -> date:
        """The day that "đầu", "giữa", "cuối" of it mean as a point in time (Civil Code 2015, art. 146)."""
        start, end = self.days()
        if self.edge is Sense.START:
            return start
        if self.edge is Sense.END:
            return end
        if self.unit == "year":
            return date(start.year, 6, 30)
        return date(start.year, (self.first + self.last) // 2, 15)

    def stretch(self) -> "Period":
        """The part of it that "đầu", "giữa", "cuối" mean as a stretch: a quarter of a year, a month of a quarter, ten days."""
        if self.unit == "month":
            first_day, last_day = {Sense.START: (1, 10), Sense.MIDDLE: (11, 20)}.get(self.edge or Sense.END, (21, None))
            return replace(self, unit="span", first_day=first_day, last_day=last_day, edge=None, approximate=True)
        length = max(1, (self.last - self.first + 1) // (4 if self.unit == "year" else 3))
        first = {Sense.START: self.first, Sense.MIDDLE: self.first + length}.get(
            self.edge or Sense.END, self.last - length + 1
        )
        unit = {3: "quarter", 1: "month"}.get(length, "span")
        return replace(self, unit=unit, first=first, last=first + length - 1, edge=None, approximate=True)


def whole_year(year: int | None) -> Period:
    """January to December."""
    return Period("year", 1, 12, year)


def whole_plan() -> Period:
    """All years of the plan ("cả giai đoạn"); `deadline_dates` knows which."""
    return Period("plan", 1, 12)


def month(number: int, year: int | None = None) -> Period:
    """One month."""
    return Period("month", number, number, year)


def quarter(number: int, year: int | None = None) -> Period:
    """Quarter 1 to 4."""
    return Period("quarter", 3 * number - 2, 3 * number, year)


def day(number: int, of_month: int, year: int | None = None) -> Period:
    """One day; `of_month` 0 where the month is still to be filled in."""
    return Period("day", of_month, of_month, year, number, number)


def first_months(count: int, year: int | None = None) -> Period:
    """The first months of a year, as in "6 tháng đầu năm"."""
    return Period("half_year" if count == 6 else "quarter" if count == 3 else "span", 1, count, year)


def last_months(count: int, year: int | None = None) -> Period:
    """The last months of a year, as in "6 tháng cuối năm"."""
    return Period("half_year" if count == 6 else "quarter" if count == 3 else "span", 13 - count, 12, year)


def last_day_of_month(year: int, number: int) -> int:
    """28 to 31."""
    return calendar.monthrange(year, number)[1]


def day_exists(number: int, of_month: int, year: int | None) -> bool:
    """Whether there is such a day; 29/2 exists where the year is not known."""
    if not 1 <= of_month <= 12:
        return False
    return 1 <= number <= last_day_of_month(year if year is not None else 2000, of_month)


def is_year(number: int) -> bool:
    """Whether a bare number can be a year of a plan."""
    return FIRST_YEAR <= number <= LAST_YEAR


def follows(earlier: Period, later: Period) -> bool:
    """Whether `later` begins right after `earlier` ends: "Quý I, II" is one span, "Quý I, III" are two windows."""
    if earlier.edge is not None or later.edge is not None:
        return False
    return earlier.days()[1] + timedelta(days=1) == later.days()[0]
