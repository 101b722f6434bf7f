"""All-day events and calendars as RFC 5545 bytes: the model and the escaping of `ics`, with our own order, guard and folding.

`ics` 0.7.3 folds no line, takes every day through UTC (which makes it the day before), writes sets in hash order, escapes
addresses, puts alarms before properties and lets control characters through. Here every line of a component is named in its
order, days and stamps are written as they are, and each line is checked and folded.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from ics import Calendar, Event
from ics.grammar.parse import Container, ContentLine
from ics.serializers.event_serializer import EventSerializer
from ics.serializers.icalendar_serializer import CalendarSerializer
from ics.utils import escape_string

LONGEST_NOTICE_DAYS = 27
"""Clients look a month ahead at most."""

_PRODUCT = "-//Steering Board//Task calendar//VI"
_ZONE = "Asia/Ho_Chi_Minh"
_REFRESH = "PT6H"
_OCTETS = 75
_END = b"END:VCALENDAR\r\n"
_MORNING_HOURS = 8

_UID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{2,119}")
_URL = re.compile(r"https?://[^\s\\\"<>{}|^`\x00-\x20\x7f]+")
# Also what is legal in RFC 5545 but ends a line for readers built on str.splitlines().
_BREAKS_A_LINE = re.compile("[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class AllDayEvent:
    """What is written of one event. Texts are clean (`plans.vietnamese`); `stamped` is DTSTAMP and LAST-MODIFIED alike.

    Without a METHOD both say when the content last changed (RFC 5545, 3.8.7.2). `alarms` are days before `day`, each
    with its text.
    """

    uid: str
    day: date
    summary: str
    description: str
    categories: tuple[str, ...]
    stamped: datetime
    sequence: int
    url: str | None = None
    alarms: tuple[tuple[int, str], ...] = ()


class WrittenEvent(NamedTuple):
    """An event's own lines, as bytes, and where they stand in a calendar."""

    day: date
    uid: str
    lines: bytes


def calendar_lines(events: Iterable[AllDayEvent], *, name: str) -> bytes:
    """One VCALENDAR of these events. Raises ValueError as `written` and `calendar_of` do."""
    return calendar_of((written(event) for event in events), name=name)


def written(event: AllDayEvent) -> WrittenEvent:
    """The event's lines.

    Raises:
        ValueError: a UID that is not plain ASCII, an address that is none, a moment without a zone, an alarm out of range, or
            a control character that would have broken a line.
    """
    return WrittenEvent(event.day, event.uid, _octets(_event(event)))


def calendar_of(events: Iterable[WrittenEvent], *, name: str, about: str = "") -> bytes:
    """One VCALENDAR, ordered by day and UID whatever order the events come in. Its VTIMEZONE keeps an empty one legal.

    `name` and `about` (what the calendar holds) are clean.

    Raises:
        ValueError: a UID comes twice.
    """
    ordered = sorted(events, key=itemgetter(0, 1))
    for one, following in pairwise(sorted(event.uid for event in ordered)):
        if one == following:
            raise ValueError(f"more than one event with the UID {one}")
    calendar = Calendar(creator=_PRODUCT)
    head = Container("VCALENDAR")
    CalendarSerializer.serialize_0version(calendar, head)
    CalendarSerializer.serialize_1prodid(calendar, head)
    head.extend(_calendar_properties(escape_string(name), escape_string(about)))
    head.append(_time_zone())
    lines = _octets(head)
    opened = lines.rindex(_END)
    return b"".join((lines[:opened], *(event.lines for event in ordered), _END))


def _calendar_properties(name: str, about: str) -> Iterator[ContentLine]:
    yield _line("CALSCALE", "GREGORIAN")
    yield _line("NAME", name)
    yield _line("X-WR-CALNAME", name)
    if about:
        yield _line("DESCRIPTION", about)
        yield _line("X-WR-CALDESC", about)
    yield _line("X-WR-TIMEZONE", _ZONE)
    yield _line("REFRESH-INTERVAL", _REFRESH, {"VALUE": ["DURATION"]})
    yield _line("X-PUBLISHED-TTL", _REFRESH)


def _time_zone() -> Container:
    standard = Container(
        "STANDARD",
        _line("DTSTART", "19750613T000000"),
        _line("TZOFFSETFROM", "+0700"),
        _line("TZOFFSETTO", "+0700"),
        _line("TZNAME", "+07"),
    )
    return Container("VTIMEZONE", _line("TZID", _ZONE), standard)


def _event(facts: AllDayEvent) -> Container:
    _check(facts)
    event = Event(uid=facts.uid, name=facts.summary, description=facts.description, transparent=True)
    stamp = facts.stamped.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = Container("VEVENT")
    EventSerializer.serialize_uid(event, lines)
    lines.extend((_line("DTSTAMP", stamp), _line("LAST-MODIFIED", stamp), _line("SEQUENCE", str(facts.sequence))))
    lines.append(_line("DTSTART", _day(facts.day), {"VALUE": ["DATE"]}))
    lines.append(_line("DTEND", _day(facts.day + timedelta(days=1)), {"VALUE": ["DATE"]}))
    EventSerializer.serialize_transparent(event, lines)
    EventSerializer.serialize_summary(event, lines)
    EventSerializer.serialize_description(event, lines)
    if facts.categories:
        lines.append(_line("CATEGORIES", ",".join(escape_string(one) for one in sorted(set(facts.categories)))))
    if facts.url:
        lines.append(_line("URL", facts.url))
    lines.extend(_alarm(days, text) for days, text in facts.alarms)
    return lines


def _check(facts: AllDayEvent) -> None:
    if not _UID.fullmatch(facts.uid):
        raise ValueError(f"no UID: {facts.uid!r}")
    if type(facts.day) is not date:
        raise ValueError(f"{facts.uid}: an event stands on a date; a moment would be written as the day before")
    if facts.stamped.utcoffset() is None:
        raise ValueError(f"{facts.uid}: stamped without a time zone")
    if facts.url is not None and not _URL.fullmatch(facts.url):
        raise ValueError(f"{facts.uid}: no address: {facts.url!r}")


def _alarm(days: int, text: str) -> Container:
    return Container(
        "VALARM", _line("ACTION", "DISPLAY"), _line("DESCRIPTION", escape_string(text)), _line("TRIGGER", trigger(days))
    )


def trigger(days: int) -> str:
    """Eight in the morning that many days before an all-day event, which begins at midnight; 0 is the day itself.

    More than 27 days are refused: clients look a month ahead at most.

    >>> trigger(7), trigger(1), trigger(0)
    ('-P6DT16H', '-PT16H', 'PT8H')
    """
    if not 0 <= days <= LONGEST_NOTICE_DAYS:
        raise ValueError(f"{days} days of notice (0 to {LONGEST_NOTICE_DAYS})")
    if days == 0:
        return f"PT{_MORNING_HOURS}H"
    whole = f"{days - 1}D" if days > 1 else ""
    return f"-P{whole}T{24 - _MORNING_HOURS}H"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _line(name: str, value: str, parameters: Mapping[str, list[str]] | None = None) -> ContentLine:
    # Always a new dict: the default of ContentLine is shared between all lines.
    return ContentLine(name, dict(parameters or {}), value)


def _octets(container: Container) -> bytes:
    return b"\r\n".join((*_folded(container), b""))


def _folded(container: Container) -> Iterator[bytes]:
    yield b"BEGIN:" + container.name.encode()
    for item in container:
        if isinstance(item, Container):
            yield from _folded(item)
        else:
            text = str(item)
            if _BREAKS_A_LINE.search(text):
                raise ValueError(f"a control character in {item.name}")
            yield from fold_line(text)
    yield b"END:" + container.name.encode()


def fold_line(line: str) -> Iterator[bytes]:
    """The physical lines of a content line: at most 75 octets each with the leading blank, no character cut in two."""
    octets = line.encode()
    start, room = 0, _OCTETS
    blank = b""
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        yield blank + octets[start:end]
        start, room, blank = end, _OCTETS - 1, b" "
    yield blank + octets[start:]
