"""Days off: weekends, Vietnam's public holidays and what `holidays.toml` corrects. They stand beside a deadline, never in it.

The holidays of a year come from the `holidays` package, which is imported when the first day outside a weekend is asked
about: a tenth of a second that only those pay who ask.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from plans.toml_file import TomlFile, TomlTable
from plans.vietnamese import clean

DAYS_OFF_FILE = Path(__file__).parent / "holidays.toml"
LONGEST_DAYS = 31
_OFF_KEYS = ("first", "last", "name", "source")
_WORKING_KEYS = ("day", "name", "source")
_SATURDAY, _SUNDAY = 5, 6


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
    known = shipped_corrections() if corrections is None else corrections
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
def shipped_corrections() -> Corrections:
    """What `holidays.toml` says; read once a process."""
    return read_days_off(DAYS_OFF_FILE.read_bytes(), name=DAYS_OFF_FILE.name)


def read_days_off(text: bytes | str, *, name: str) -> Corrections:
    """Read the content of a file of days off; `name` is what messages call it.

    Raises:
        PlanFileError: every mistake of content; of broken TOML syntax the first.
    """
    file = TomlFile(text, name=name)
    file.check_tables(("off", "working"))
    off: dict[date, DayOff] = {}
    for table in file.tables("off", keys=_OFF_KEYS):
        off |= _stretch(file, table)
    working = frozenset(file.day(table, "day") for table in file.tables("working", keys=_WORKING_KEYS))
    file.refuse_mistakes()
    return Corrections(MappingProxyType(off), working)


def _stretch(file: TomlFile, table: TomlTable) -> dict[date, DayOff]:
    """The days of one entry. A stretch that runs backwards, or over more than a month, is a mistake of writing."""
    first = file.day(table, "first")
    last = file.day(table, "last") if "last" in table.values else first
    name = file.line_of_text(table, "name", required=True)
    known = DayOff(OffKind.HOLIDAY, name, file.line_of_text(table, "source"))
    days = (last - first).days + 1
    if not 0 < days <= LONGEST_DAYS:
        file.note(table, "last", "day", last.isoformat(), first.isoformat())
        return {}
    return {first + timedelta(days=passed): known for passed in range(days)}


def _holiday(day: date) -> DayOff | None:
    name = _holidays_of(day.year).get(day)
    return DayOff(OffKind.HOLIDAY, clean(name)) if name else None


@lru_cache(maxsize=64)
def _holidays_of(year: int) -> Mapping[date, str]:
    """The public holidays of a year, days given in lieu included."""
    calendar = import_module("holidays.countries.vietnam").Vietnam(years=year, language="vi")
    return dict(calendar.items())
