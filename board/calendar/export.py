"""A whole plan as one calendar file: deliverables → events → bytes."""

from collections.abc import Iterable, Iterator, Sequence

from board.calendar.event_words import categories, description, summary
from board.calendar.ics_lines import AllDayEvent, calendar_lines
from board.calendar.reminders import lead_event, said_ahead
from plans.vietnamese import clean
from store.views import CalendarEntryView


def calendar_bytes(entries: Sequence[CalendarEntryView], *, name: str, reminders: Iterable[int] = ()) -> bytes:
    """All entries, however old and done ones too, as an .ics file. Unchanged entries give the same bytes anywhere.

    `reminders` are days before the due day. Whatever is not yet done then has an event of its own on each such day, for
    clients drop alarms, and one alarm at eight in the morning of the earliest, for those that do not (Outlook takes one).

    Raises:
        ValueError: a reminder outside 0 to 27 days, or an entry that no calendar could hold (a UID given twice).
    """
    days = sorted(set(reminders), reverse=True)
    return calendar_lines((event for entry in entries for event in entry_events(entry, days)), name=clean(name))


def entry_events(
    entry: CalendarEntryView, reminders: Sequence[int], *, titles_only: bool = False
) -> Iterator[AllDayEvent]:
    """The entry's event, and the reminders ahead of it: `reminders` are days, the earliest first.

    `titles_only` leaves the document's words out: what a subscriber's cloud account may not have.
    """
    said = summary(entry)
    text = "" if titles_only else description(entry)
    named = () if titles_only else categories(entry)
    open_reminders = () if entry.done_on else reminders
    yield AllDayEvent(
        uid=entry.uid,
        day=entry.due,
        summary=said,
        description=text,
        categories=named,
        stamped=entry.stamped,
        sequence=entry.sequence,
        alarms=tuple((days, said_ahead(days, said)) for days in open_reminders[:1]),
    )
    for days in open_reminders:
        if days:
            yield lead_event(entry, days, description=text, categories=named)
