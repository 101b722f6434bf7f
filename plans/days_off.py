"""Days off: weekends, Vietnam's public holidays and what `holidays.toml` corrects. They stand beside a deadline, never in it.

The holidays of a year stand in a table that was made with the `holidays` package; of years beyond it the package itself is
asked, which takes a tenth of a second and 12 MiB. Table and file are read when the first day is asked about: `weekend` needs
neither.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path

from plans.vietnamese import clean

_SATURDAY, _SUNDAY = 5, 6

PUBLIC_HOLIDAYS = Path(__file__).parent / "public_holidays.txt"
"""A line for each public holiday of the tabled years: the day, a blank, what it is. `tests.public_holidays` makes it."""

TABLED_YEARS = range(2010, 2046)


class OffKind(StrEnum):
    """Why nobody works on a day."""

    SATURDAY = "saturday"
    SUNDAY = "sunday"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class DayOff:
    """Why a day is off. `name` is the holiday's, in Vietnamese, "" of a weekend; `source` says whence the file has it."""

    kind: OffKind
    name: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a file of days off says against the general calendar: more days off, and days that are worked."""

    off: Mapping[date, DayOff]
    working: frozenset[date]


def day_off(day: date, corrections: Corrections | None = None) -> DayOff | None:
    """Why `day` is off, None where it is a working day. `corrections` None: those that come with the program.

    >>> day_off(date(2022, 12, 31)), day_off(date(2022, 6, 30))
    (DayOff(kind=<OffKind.SATURDAY: 'saturday'>, name='', source=''), None)
    """
    known = _shipped() if corrections is None else corrections
    if day in known.working:
        return None
    return known.off.get(day) or _holiday(day) or weekend(day)


def weekend(day: date) -> DayOff | None:
    """Whether `day` is a Saturday or a Sunday: what can be told without any table.

    >>> weekend(date(2022, 1, 31)) is None
    True
    """
    kind = {_SATURDAY: OffKind.SATURDAY, _SUNDAY: OffKind.SUNDAY}.get(day.weekday())
    return DayOff(kind) if kind else None


@cache
def _shipped() -> Corrections:
    corrections: Corrections = import_module("plans.days_off_file").shipped_corrections()
    return corrections


def _holiday(day: date) -> DayOff | None:
    name = _holidays_of(day.year).get(day)
    return DayOff(OffKind.HOLIDAY, clean(name)) if name else None


@lru_cache(maxsize=64)
def _holidays_of(year: int) -> Mapping[date, str]:
    """The public holidays of a year, days given in lieu included."""
    if year in TABLED_YEARS:
        return {day: name for day, name in _tabled().items() if day.year == year}
    calendar = import_module("holidays.countries.vietnam").Vietnam(years=year, language="vi")
    return dict(calendar.items())


@cache
def _tabled() -> Mapping[date, str]:
    lines = PUBLIC_HOLIDAYS.read_text(encoding="utf-8").splitlines()
    return {date.fromisoformat(line[:10]): line[11:] for line in lines if not line.startswith("#")}
