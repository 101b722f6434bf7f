"""Feeds of 10,000 events: written by us, by plain `ics` and by `icalendar`; and one change, beside a whole publication."""

import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import icalendar
from ics import Calendar, Event

from board.calendar.export import calendar_bytes
from board.calendar.publish import publish
from store.open_board import OpenBoard
from store.views import CalendarEntryView
from store.wishes import AddFeed, ExtendDeadline, Paper
from tests.bench.watch import say

TODAY = date(2022, 5, 16)
ROUNDS = 3


def exports(large: Path) -> None:
    """The CPU of our valid file against both libraries as they come; they are in turn, so that all meet the same machine."""
    with OpenBoard(str(large), user="bench", create=False) as board:
        entries = board.calendar(None, today=TODAY)
    writers: dict[str, Callable[[], object]] = {
        "ours": lambda: calendar_bytes(entries, name="Đo"),
        "ics": lambda: _by_ics(entries),
        "icalendar": lambda: _by_icalendar(entries),
    }
    taken: dict[str, list[float]] = {name: [] for name in writers}
    for _round in range(ROUNDS):
        for name, write in writers.items():
            taken[name].append(cpu_of(write))
    best = {name: min(seconds) for name, seconds in taken.items()}
    say(
        f"calendar of {len(entries):,} events: {best['ours'] / best['ics']:.2f} × the CPU of plain ics (at most 1.2), "
        f"{best['ours'] / best['icalendar']:.2f} × that of icalendar (below 1)"
    )


def publications(large: Path, folder: Path) -> None:
    """One change against a whole publication, of one feed with everything: the worst case."""
    with OpenBoard(str(large), user="bench", create=False) as board:
        board.apply(AddFeed("Đo"), today=TODAY)
        key = board.board(None, today=TODAY).tasks[0].key
        whole, one, none = [], [], []
        for turn in range(ROUNDS):
            place = folder / f"feeds{turn}"
            whole.append(cpu_of(lambda: publish(board, place, today=TODAY)))  # noqa: B023 - called at once
            paper = Paper(f"{turn + 1}/QĐ-UBND", TODAY)
            board.apply(ExtendDeadline(key, TODAY + timedelta(days=300 + turn), paper), today=TODAY)
            one.append(cpu_of(lambda: publish(board, place, today=TODAY)))  # noqa: B023 - called at once
            none.append(cpu_of(lambda: publish(board, place, today=TODAY)))  # noqa: B023 - called at once
    say(
        f"publication: whole {min(whole):.2f} s CPU; after one change {min(one) / min(whole):.0%} of it (at most 15 %), "
        f"after none {min(none) / min(whole):.0%}"
    )


def cpu_of(work: Callable[[], object]) -> float:
    """Seconds of CPU that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _by_ics(entries: Sequence[CalendarEntryView]) -> str:
    calendar = Calendar(creator="-//bench//")
    for entry in entries:
        event = Event(
            uid=entry.uid,
            name=_title(entry),
            begin=entry.due,
            description=_text(entry),
            created=entry.stamped,
            last_modified=entry.stamped,
            categories=[entry.task.lead],
            transparent=True,
        )
        event.make_all_day()
        calendar.events.add(event)
    return calendar.serialize()


def _by_icalendar(entries: Sequence[CalendarEntryView]) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//bench//")
    calendar.add("version", "2.0")
    for entry in entries:
        event = icalendar.Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", entry.stamped)
        event.add("last-modified", entry.stamped)
        event.add("sequence", entry.sequence)
        event.add("dtstart", entry.due)
        event.add("dtend", entry.due + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("summary", _title(entry))
        event.add("description", _text(entry))
        event.add("categories", [entry.task.lead])
        calendar.add_component(event)
    return calendar.to_ical()


def _title(entry: CalendarEntryView) -> str:
    return f"{entry.task.lead_short} {entry.task.number} · {entry.task.title}"


def _text(entry: CalendarEntryView) -> str:
    return "\n".join((entry.task.title, entry.task.outputs, entry.task.deadline, entry.task.lead))
