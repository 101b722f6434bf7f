"""Which calendar events a task's dated deliverables make: one each, a leading group's once for the whole group. Pure.

A member of a group has an event of its own as well, for its own calendar; a member whose day was moved apart from the
others' has that one in the plan's file, too. It is the same event there and here, before and after.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class DatedDeliverable(NamedTuple):
    """A deliverable with a due day, as a row: days are ISO text, `document` is the closing paper's number or ""."""

    task_id: int
    number: int
    output: str
    agency_id: int | None
    period: str | None
    start: str | None
    due: str
    original_due: str | None
    deadline_words: str
    approximate: bool
    done_on: str | None
    document: str


class Entry(NamedTuple):
    """One event.

    `part` is its place in the UID: "d3" for the third deliverable, "m3" where that is one member's, "g1" for the group that
    begins with the first.
    """

    part: str
    facts: DatedDeliverable
    closed: int = 0
    owed: int = 1


class Gathered(NamedTuple):
    """One event of the plan's file, and the members' own for which it stands there."""

    entry: Entry
    own: tuple[Entry, ...] = ()


def entries(deliverables: Iterable[DatedDeliverable]) -> Iterator[Gathered]:
    """The events of one task's deliverables, which come in the order of their numbers.

    Members who owe the same by the same first day are one group. Its event stands on the day that most of them have (the
    earlier of two); a member whose day was extended apart from the others stands alone.
    """
    groups: defaultdict[tuple[str, str | None, str | None], list[DatedDeliverable]] = defaultdict(list)
    for one in deliverables:
        if one.agency_id is None:
            yield Gathered(_single(one, "d"))
        else:
            groups[one.output, one.period, one.original_due].append(one)
    for members in groups.values():
        days = Counter(one.due for one in members)
        common = min(days, key=lambda day: (-days[day], day))
        whole = [one for one in members if one.due == common]
        yield Gathered(_whole(whole, part=f"g{members[0].number}"), tuple(_single(one, "m") for one in whole))
        yield from (Gathered(_single(one, "m")) for one in members if one.due != common)


def _single(one: DatedDeliverable, kind: str) -> Entry:
    return Entry(f"{kind}{one.number}", one, closed=int(one.done_on is not None))


def _whole(members: Sequence[DatedDeliverable], *, part: str) -> Entry:
    """A group is done on the day its last member is, and names a document only where all were closed by the same one."""
    closed = [one.done_on for one in members if one.done_on is not None]
    done = len(closed) == len(members)
    documents = {one.document for one in members} if done else set()
    facts = members[0]._replace(
        agency_id=None,
        done_on=max(closed) if done else None,
        document=documents.pop() if len(documents) == 1 else "",
    )
    return Entry(part, facts, closed=len(closed), owed=len(members))
