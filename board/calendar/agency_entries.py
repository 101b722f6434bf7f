"""One agency's part of a calendar: what it leads or owes, its part of what a group owes, and on wish what it coordinates."""

from collections.abc import Iterable, Iterator

from store.views import BoardView, CalendarEntryView


def agency_entries(
    entries: Iterable[CalendarEntryView], key: str, view: BoardView, *, coordinating: bool = False
) -> Iterator[CalendarEntryView]:
    """The entries that concern the agency or group `key`; `coordinating` adds those in which it only takes part.

    Where a group owes, a member gets an event of its own, done when its own part is; the group's stays in the plan's file.
    """
    circles = frozenset({key, *(one.key for one in view.agencies.values() if key in (one.members or ()))})
    for entry in entries:
        if entry.own and key in entry.task.owing:
            yield from (own for own in entry.own if own.agency is not None and own.agency.key == key)
        elif _leads(entry, key) or (coordinating and not circles.isdisjoint(entry.task.partners)):
            yield entry


def _leads(entry: CalendarEntryView, key: str) -> bool:
    """Whether the entry is the agency's: alone where it stands for one member, else with the task's other leads."""
    if entry.agency is not None:
        return entry.agency.key == key
    return key in entry.task.leads or key in entry.task.owing
