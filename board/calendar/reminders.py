"""Reminders that every client shows: events of their own some days ahead, since most drop the alarms of a subscribed file."""

from datetime import date, timedelta

from board.calendar.event_words import summary
from board.calendar.ics_lines import LONGEST_NOTICE_DAYS, AllDayEvent
from board.language import ngettext
from plans.days_off import weekend
from store.views import CalendarEntryView


def lead_event(entry: CalendarEntryView, days: int, *, description: str, categories: tuple[str, ...]) -> AllDayEvent:
    """The event that stands `days` before the entry's, on the working day before where that is a weekend.

    It says how many days are left then. Its UID is for life, too ("…-n7" whatever day it falls on), its stamps are the
    entry's: it changes when the entry does. Public holidays do not move it: their table may change without any data.
    """
    day = reminder_day(entry.due, days)
    return AllDayEvent(
        uid=lead_uid(entry.uid, days),
        day=day,
        summary=said_ahead((entry.due - day).days, summary(entry)),
        description=description,
        categories=categories,
        stamped=entry.stamped,
        sequence=entry.sequence,
    )


def lead_uid(uid: str, days: int) -> str:
    """The UID of the event that announces another so many days ahead.

    >>> lead_uid("t1-d1@x", 7)
    't1-d1-n7@x'
    """
    name, at, board = uid.partition("@")
    return f"{name}-n{days}{at}{board}"


def reminder_day(due: date, days: int) -> date:
    """The day to be reminded on: `days` before, or the Friday before that weekend.

    More than 27 days are refused, as an alarm's are: a reminder that no client looks ahead to.

    >>> reminder_day(date(2022, 6, 30), 7), reminder_day(date(2022, 12, 31), 7)
    (datetime.date(2022, 6, 23), datetime.date(2022, 12, 23))
    """
    if not 0 <= days <= LONGEST_NOTICE_DAYS:
        raise ValueError(f"{days} days of notice (0 to {LONGEST_NOTICE_DAYS})")
    day = due - timedelta(days=days)
    while weekend(day):
        day -= timedelta(days=1)
    return day


def said_ahead(days: int, what: str) -> str:
    """How many days are left, before what is due: a phone shows some forty letters, and these matter most."""
    return ngettext("Còn {n} ngày · {what}", "Còn {n} ngày · {what}", days).format(n=days, what=what)
