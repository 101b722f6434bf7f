"""Doubts about the cells of one row: its deadline, who leads and who coordinates."""

from collections.abc import Iterator

from plans.agency import Directory, Party
from plans.deadline import Deadline, DeadlineKind
from plans.lint_doubt import Doubt, Place
from plans.owed import Reading
from plans.plan import Plan


def cell_doubts(reading: Reading, plan: Plan, place: Place, directory: Directory) -> Iterator[Doubt]:
    """What of a row's reading wants a person's eyes."""
    yield from _of_deadline(reading, plan, place)
    yield from _of_parties(reading, place, directory)
    if plan.years:
        yield from _out_of_time(reading, plan.years[0], place, directory)


def _of_deadline(reading: Reading, plan: Plan, place: Place) -> Iterator[Doubt]:
    where = place.of("deadline")
    for deadline in _parts(reading):
        if deadline.kind is DeadlineKind.UNREADABLE:
            yield Doubt(where, "deadline_unreadable", deadline.words)
        elif deadline.kind is DeadlineKind.NONE and "deadline" not in place.task.lost:
            yield Doubt(where, "deadline_missing", "")
        elif deadline.approximate:
            yield Doubt(where, "deadline_approximate", deadline.words)
    early = [window.due for window in reading.deadline.windows if window.due and window.due < plan.signed]
    if early:
        yield Doubt(where, "due_before_signing", min(early).isoformat())


def _parts(reading: Reading) -> list[Deadline]:
    """The readings of the cell, each different one once: what a part says is not said again for every deliverable."""
    seen: dict[tuple[str, DeadlineKind], Deadline] = {}
    for deadline in (reading.deadline, *(owed.deadline for owed in reading.owed)):
        seen.setdefault((deadline.words, deadline.kind), deadline)
    several = reading.deadline.kind is DeadlineKind.WINDOWS and len(seen) > 1
    return [deadline for deadline in seen.values() if not (several and deadline is reading.deadline)]


def _of_parties(reading: Reading, place: Place, directory: Directory) -> Iterator[Doubt]:
    lead, coordinators = reading.lead, reading.coordinators
    if not lead.words and "lead" not in place.task.lost:
        yield Doubt(place.of("lead"), "lead_missing", "")
    if lead.words and not lead.mentions:
        yield Doubt(place.of("lead"), "lead_unclear", " ".join(lead.words.split()))
    else:
        yield from _unknown(lead, place.of("lead"), directory)
    yield from _unknown(coordinators, place.of("coordinators"), directory)
    both = _agencies(lead) & _agencies(coordinators)
    for mention in coordinators.mentions:
        if mention.agency in both:
            yield Doubt(place.of("coordinators"), "lead_coordinates", mention.words)


def _out_of_time(reading: Reading, year: int, place: Place, directory: Directory) -> Iterator[Doubt]:
    for cell, party in (("lead", reading.lead), ("coordinators", reading.coordinators)):
        for mention in party.mentions:
            found = directory.gone_or_not_yet(mention.agency, year=year) if mention.agency else None
            if found is not None:
                agency, successor = found
                yield Doubt(place.of(cell), "agency_not_then", agency.name, successor.name if successor else "")


def _unknown(party: Party, where: str, directory: Directory) -> Iterator[Doubt]:
    for words in party.unknown:
        yield Doubt(where, "agency_unknown", words, directory.nearest(words) or "")


def _agencies(party: Party) -> set[str]:
    return {mention.agency for mention in party.mentions if mention.agency}
