"""The periods that are reported on: which days count, and by when the report is due. Data in `reporting_periods.toml`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from plans.toml_file import TomlFile, TomlTable

PERIODS_FILE = Path(__file__).parent / "reporting_periods.toml"
QUARTER = "quarter"
KINDS = (QUARTER, "half-year", "nine-months", "year")
_KEYS = ("kind", "key", "first", "last", "by", "instead_of", "source")
_A_LEAP_YEAR = 2000


class DayOfYear(NamedTuple):
    """A day and a month of whichever year."""

    month: int
    day: int

    def of(self, year: int) -> date:
        """That day of a year."""
        return date(year, self.month, self.day)


class Rule(NamedTuple):
    """A period of any year, as the file has it."""

    kind: str
    key: str
    first: DayOfYear
    last: DayOfYear
    by: DayOfYear
    instead_of: str
    source: str


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """What one report covers: from `first` to `last`, both included; it is due on `by`.

    `key` names it as periods of recurring tasks are named ("2022-Q1", "2022-H1", "2022-9M", "2022"). The days are the
    ministry's own and no calendar quarters: what was finished on 20/12 belongs to the next year's report. `instead_of` is
    the key of the quarter whose report it replaces ("2022-Q2"), "" where it replaces none.
    """

    kind: str
    key: str
    first: date
    last: date
    by: date
    source: str
    instead_of: str = ""


def reporting_periods(year: int) -> tuple[ReportingPeriod, ...]:
    """The periods of a year, in the order in which they are reported.

    >>> [(one.key, one.first.isoformat(), one.last.isoformat()) for one in reporting_periods(2022)][:2]
    [('2022-Q1', '2021-12-15', '2022-03-14'), ('2022-H1', '2021-12-15', '2022-06-14')]
    """
    return tuple(
        ReportingPeriod(
            kind=rule.kind,
            key=f"{year}-{rule.key}" if rule.key else str(year),
            first=rule.first.of(year - 1 if rule.first > rule.last else year),
            last=rule.last.of(year),
            by=rule.by.of(year),
            source=rule.source,
            instead_of=f"{year}-{rule.instead_of}" if rule.instead_of else "",
        )
        for rule in _shipped()
    )


def period_to_report(kind: str, today: date) -> ReportingPeriod:
    """The period of this kind whose report is due next, today included; before that one begins still the one before it.

    For a quarter also the period that replaces it.

    >>> [period_to_report("quarter", date(2022, month, 18)).key for month in (3, 5, 8, 11)]
    ['2022-Q1', '2022-H1', '2022-Q3', '2022']
    """
    years = (today.year - 1, today.year, today.year + 1)
    begun = [one for year in years for one in reporting_periods(year) if one.first <= today and reports_as(one, kind)]
    return next((one for one in begun if one.by >= today), begun[-1])


def reports_as(period: ReportingPeriod, kind: str) -> bool:
    """Whether this is a report of that kind; the half-year's and the year's stand for the quarter that they replace."""
    return period.kind == kind or (kind == QUARTER and period.instead_of != "")


def following(period: ReportingPeriod) -> ReportingPeriod:
    """The period of the report that comes after this one: what falls due in it is due next.

    >>> [following(period).key for period in reporting_periods(2022)]
    ['2022-H1', '2022-Q3', '2022', '2022', '2023-Q1']
    """
    year = period.last.year
    return next(one for each in (year, year + 1) for one in reporting_periods(each) if one.last > period.last)


def find_period(key: str) -> ReportingPeriod | None:
    """The period of this name ("2022-H1"), or the one that replaces it ("2022-Q2"); None where there is none.

    >>> find_period("2022-9M").by.isoformat(), find_period("2022-Q2").key, find_period("2022-Q5")
    ('2022-09-20', '2022-H1', None)
    """
    year = key[:4]
    if not (year.isascii() and year.isdigit() and len(year) == len("2022") and int(year) > 1):
        return None
    return next((period for period in reporting_periods(int(year)) if key in (period.key, period.instead_of)), None)


def read_periods(text: bytes | str, *, name: str) -> tuple[Rule, ...]:
    """Read the content of a file of periods; `name` is what messages call it.

    Raises:
        PlanFileError: every mistake of content; of broken TOML syntax the first.
    """
    file = TomlFile(text, name=name)
    file.check_tables(("period",))
    rules = [_rule(file, table) for table in file.tables("period", keys=_KEYS)]
    file.refuse_mistakes()
    return tuple(rule for rule in rules if rule is not None)


@cache
def _shipped() -> tuple[Rule, ...]:
    return read_periods(PERIODS_FILE.read_bytes(), name=PERIODS_FILE.name)


def _rule(file: TomlFile, table: TomlTable) -> Rule | None:
    kind = file.line_of_text(table, "kind", required=True)
    if kind and kind not in KINDS:
        file.note(table, "kind", "unknown_key", kind, ", ".join(KINDS))
    days = [_day(file, table, key) for key in ("first", "last", "by")]
    if None in days:
        return None
    first, last, by = (day for day in days if day is not None)
    key, instead_of, source = (file.line_of_text(table, name) for name in ("key", "instead_of", "source"))
    return Rule(kind, key, first, last, by, instead_of, source)


def _day(file: TomlFile, table: TomlTable, key: str) -> DayOfYear | None:
    words = file.line_of_text(table, key, required=True)
    found = _read(words.split("/"))
    if words and found is None:
        file.note(table, key, "day", words, "15/12")
    return found


def _read(parts: Iterable[str]) -> DayOfYear | None:
    """A day and a month that every year has."""
    try:
        day, month = (int(part) for part in parts)
        date(_A_LEAP_YEAR + 1, month, day)
    except ValueError:
        return None
    return DayOfYear(month, day)
