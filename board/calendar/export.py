"""A whole plan as one calendar file: deliverables → events → bytes."""

from collections.abc import Iterable, Sequence

from board.calendar.event_words import categories, description, summary
from board.calendar.ics_lines import AllDayEvent, calendar_lines
from board.language import ngettext
from plans.vietnamese import clean
from store.views import CalendarEntryView


def calendar_bytes(entries: Sequence[CalendarEntryView], *, name: str, reminders: Iterable[int] = ()) -> bytes:
    """All entries, however old and done ones too, as an .ics file. Unchanged entries give the same bytes anywhere.

    `reminders` are days before the due day; each becomes an alarm at eight in the morning, on what is not yet done.

    Raises:
        ValueError: a reminder outside 0 to 27 days, or an entry that no calendar could hold (a UID given twice).
    """
    days = sorted(set(reminders), reverse=True)
    return calendar_lines((_event(entry, days) for entry in entries), name=clean(name))


def _event(entry: CalendarEntryView, reminders: Sequence[int]) -> AllDayEvent:
    said = summary(entry)
    return AllDayEvent(
        uid=entry.uid,
        day=entry.due,
        summary=said,
        description=description(entry),
        categories=categories(entry),
        stamped=entry.stamped,
        sequence=entry.sequence,
        alarms=() if entry.done_on else tuple((days, _notice(days, said)) for days in reminders),
    )


def _notice(days: int, said: str) -> str:
    return ngettext("Còn {n} ngày: {what}", "Còn {n} ngày: {what}", days).format(n=days, what=said)
