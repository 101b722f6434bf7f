"""The file of days off (TOML) → Corrections; every mistake of content at once, with line and key."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType

from plans.days_off import Corrections, DayOff, OffKind
from plans.toml_file import TomlFile, TomlTable

DAYS_OFF_FILE = Path(__file__).parent / "holidays.toml"
LONGEST_DAYS = 31
_OFF_KEYS = ("first", "last", "name", "source")
_WORKING_KEYS = ("day", "name", "source")


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
