"""What a secretary should look at before trusting a plan: nothing here is wrong, all of it wants a person's eyes."""

from collections.abc import Iterator
from dataclasses import dataclass

from plans.agency import Directory, Party
from plans.deadline import Deadline, DeadlineKind
from plans.errors import DeadlineError, Problem
from plans.owed import Reading, read_task
from plans.plan import Plan, Task


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at. `where` is "2026.toml:12: task.lead" or, without a file, "2026/III.2: lead".

    `kind` is one of "lost" (`found`: the cell), "deadline_unreadable", "deadline_approximate", "deadline_missing"
    (`found`: the words), "due_before_signing" (`found`: the day, ISO), "lead_missing", "lead_unclear",
    "agency_unknown" (`found`: the part that nobody knows), "lead_coordinates" (`found`: the words for it).
    """

    where: str
    kind: str
    found: str


def plan_doubts(plan: Plan, directory: Directory, *, name: str = "") -> tuple[tuple[Problem, ...], tuple[Doubt, ...]]:
    """(mistakes, doubts) of a plan's cells, in its order; `name` is what its file is called.

    Mistakes are deadlines that name days which do not exist: such a plan cannot be imported.
    """
    mistakes: list[Problem] = []
    doubts: list[Doubt] = []
    for task in plan.tasks:
        place = _Place(plan, task, name)
        doubts.extend(Doubt(place.of(cell), "lost", cell) for cell in task.lost)
        try:
            reading = read_task(task, plan, directory)
        except DeadlineError as error:
            mistakes.append(Problem(place.of("deadline"), error.kind, error.found, ""))
            continue
        doubts.extend(_of_deadline(reading, plan, place))
        doubts.extend(_of_parties(reading, place))
    return tuple(mistakes), tuple(doubts)


@dataclass(frozen=True, slots=True)
class _Place:
    plan: Plan
    task: Task
    name: str

    def of(self, cell: str) -> str:
        if self.name and self.task.line:
            return f"{self.name}:{self.task.line}: {self.task.number}.{cell}"
        return f"{self.plan.key}/{self.task.number}: {cell}"


def _of_deadline(reading: Reading, plan: Plan, place: _Place) -> Iterator[Doubt]:
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


def _of_parties(reading: Reading, place: _Place) -> Iterator[Doubt]:
    lead, coordinators = reading.lead, reading.coordinators
    if not lead.words and "lead" not in place.task.lost:
        yield Doubt(place.of("lead"), "lead_missing", "")
    if lead.words and not lead.mentions:
        yield Doubt(place.of("lead"), "lead_unclear", lead.words)
    else:
        yield from (Doubt(place.of("lead"), "agency_unknown", words) for words in lead.unknown)
    yield from (Doubt(place.of("coordinators"), "agency_unknown", words) for words in coordinators.unknown)
    both = _agencies(lead) & _agencies(coordinators)
    for mention in coordinators.mentions:
        if mention.agency in both:
            yield Doubt(place.of("coordinators"), "lead_coordinates", mention.words)


def _agencies(party: Party) -> set[str]:
    return {mention.agency for mention in party.mentions if mention.agency}
