"""Which days the words of a filter's `hạn:` name: from "quý này" to "tuần 20/2022" and any words of the deadline reader."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from importlib import import_module

from plans.errors import DeadlineError
from plans.vietnamese import fold

_COMPARED = re.compile(r"\s*(<=|>=|[<>](?!=)|=)\s*(.+)", re.DOTALL)
_ISO_DAY = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)")
_WEEK = re.compile(r"(?:tuan|week)(?: thu)? ?(?P<week>\d\d?)(?: ?[/-] ?|,? nam | of | )(?P<year>\d{4})")
_ISO_WEEK = re.compile(r"(?P<year>\d{4})-?w(?P<week>\d\d)")
_STEPS = {"nay": 0, "this": 0, "sau": 1, "toi": 1, "next": 1, "truoc": -1, "last": -1}
_UNITS = {"tuan": "week", "thang": "month", "quy": "quarter", "nam": "year"}

Days = tuple[date, date]


def days_named(value: str, *, years: Sequence[int], today: date) -> Days | None:
    """The first and last day that these words mean, hyphens standing for blanks; None where they name none that there is.

    `years` are those of the plans: they stand in where the words name none.
    """
    words = re.sub(r"(?<=\D)-(?=\D)|(?<=\D)-(?=\d)", " ", value).strip()
    try:
        return _relative(fold(words), today) or _iso_day(value) or _week(fold(words)) or _read(words, years)
    except (DeadlineError, ValueError):
        return None


def compared_days(value: str, *, years: Sequence[int], today: date) -> Days | None:
    """The first and last day that are meant by a day or period with a sign before it, or by one alone; None as above."""
    compared = _COMPARED.fullmatch(value)
    named = days_named(compared[2] if compared else value, years=years, today=today)
    if named is None or compared is None:
        return named
    first, last = named
    return {
        "=": (first, last),
        "<": (date.min, first - timedelta(days=1)),
        "<=": (date.min, last),
        ">": (last + timedelta(days=1), date.max),
        ">=": (first, date.max),
    }[compared[1]]


def relative_twin(words: str) -> str:
    """The same day or period counted from today in the other language, folded; "" of anything else.

    >>> relative_twin("quy nay"), relative_twin("next week"), relative_twin("quy ii")
    ('this quarter', 'tuan sau', '')
    """
    first, _blank, second = words.partition(" ")
    if words in ("hom nay", "today"):
        return "today" if words == "hom nay" else "hom nay"
    if first in _UNITS and second in _STEPS:
        return f"{_named(_STEPS, _STEPS[second], ('this', 'next', 'last'))} {_UNITS[first]}"
    if second in _UNITS.values() and first in _STEPS:
        return f"{_named(_UNITS, second)} {_named(_STEPS, _STEPS[first])}"
    return ""


def _named(names: Mapping[str, object], meaning: object, among: Sequence[str] = ()) -> str:
    return next(name for name, other in names.items() if other == meaning and (not among or name in among))


def _iso_day(value: str) -> Days | None:
    iso = _ISO_DAY.fullmatch(value.strip())
    if iso is None:
        return None
    day = date(int(iso[1]), int(iso[2]), int(iso[3]))
    return day, day


def _week(words: str) -> Days | None:
    """A week by its number, counted as the board counts those it names (ISO 8601). Raises ValueError: no such week."""
    found = _WEEK.fullmatch(words) or _ISO_WEEK.fullmatch(words)
    if found is None:
        return None
    monday = date.fromisocalendar(int(found["year"]), int(found["week"]), 1)
    return monday, monday + timedelta(days=6)


def _read(words: str, years: Sequence[int]) -> Days | None:
    """What the reader of deadlines makes of the words. Raises DeadlineError."""
    deadline = import_module("plans.deadline").read_deadline(words, years=years, issued=None)
    return None if deadline.due is None else (deadline.start or deadline.due, deadline.due)


def _relative(words: str, today: date) -> Days | None:
    """Days, weeks, months, quarters and years counted from today: "quy nay", "thang sau", "tuan truoc", "hom nay"."""
    if words in ("hom nay", "today"):
        return today, today
    found = re.fullmatch(r"(tuan|thang|quy|nam) (nay|sau|toi|truoc)|(this|next|last) (week|month|quarter|year)", words)
    if found is None:
        return None
    steps = _STEPS[found[2] or found[3]]
    unit = _UNITS.get(found[1] or "", found[4])
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=steps)
        return monday, monday + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    index = (today.year * 12 + today.month - 1) // months + steps
    return _month(index * months), _month((index + 1) * months) - timedelta(days=1)


def _month(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)
