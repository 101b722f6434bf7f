"""One agency's part of a calendar: what it leads or owes, its part of what a group owes, and on wish what it coordinates."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from store.views import BoardView, CalendarEntryView, DeliverableMark


def agency_entries(
    entries: Iterable[CalendarEntryView], key: str, view: BoardView, *, coordinating: bool = False
) -> Iterator[CalendarEntryView]:
    """The entries that concern the agency or group `key`; `coordinating` adds those in which it only takes part.

    Where a group owes, a member gets an event of its own, done when its own part is; the group's stays in the plan's file.
    """
    circles = frozenset({key, *(one.key for one in view.agencies.values() if key in (one.members or ()))})
    for entry in entries:
        if entry.owed > 1 and key in entry.task.owing:
            own = _own_mark(entry, key)
            if own is not None:
                yield _own_part(entry, own, view)
        elif _leads(entry, key) or (coordinating and not circles.isdisjoint(entry.task.partners)):
            yield entry


def _leads(entry: CalendarEntryView, key: str) -> bool:
    """Whether the entry is the agency's: alone where it stands for one member, else with the task's other leads."""
    if entry.agency is not None:
        return entry.agency.key == key
    return key in entry.task.leads or key in entry.task.owing


def _own_mark(entry: CalendarEntryView, key: str) -> DeliverableMark | None:
    """The member's deliverable among those that the entry stands for; None where its day was moved apart from theirs."""
    same = (mark for mark in entry.task.marks if mark.agency == key and mark.number >= entry.number)
    return next((mark for mark in same if (mark.due, mark.original_due) == (entry.due, entry.original_due)), None)


def _own_part(entry: CalendarEntryView, own: DeliverableMark, view: BoardView) -> CalendarEntryView:
    name, _at, board = entry.uid.partition("@")
    return replace(
        entry,
        uid=f"{name.rpartition('-')[0]}-m{own.number}@{board}",
        number=own.number,
        agency=view.agencies[own.agency or ""],
        done_on=own.done_on,
        document="",
        closed=int(own.done_on is not None),
        owed=1,
    )
