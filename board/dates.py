"""Days and moments where people meet them: the board's zone, how a day is typed, and the one place that asks the clock."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
"""The day turns over here, wherever the server stands."""

_TYPED = re.compile(r"(?P<day>\d{1,2})\s*[/.\-]\s*(?P<month>\d{1,2})\s*[/.\-]\s*(?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")


def today_here() -> date:
    """The day it is now in the board's zone. Only the edge of the program may call this."""
    return datetime.now(ZONE).date()


def read_day(text: str) -> date | None:
    """The day that somebody typed as an office writes it (day first) or in ISO form; None when it is no day.

    >>> read_day("16/5/2022"), read_day("2022-05-16"), read_day("31/02/2022")
    (datetime.date(2022, 5, 16), datetime.date(2022, 5, 16), None)
    """
    text = text.strip()
    matched = _ISO.fullmatch(text) or _TYPED.fullmatch(text)
    if matched is None or not text.isascii():
        return None
    try:
        return date(int(matched["year"]), int(matched["month"]), int(matched["day"]))
    except ValueError:
        return None


def local(at: datetime) -> datetime:
    """A moment in the board's zone."""
    return at.astimezone(ZONE)


def moment(at: datetime) -> str:
    """A moment as a log shows it, in the board's zone: 12/05/2022 09:14."""
    return local(at).strftime("%d/%m/%Y %H:%M")
