"""Doubts about days: what falls due when nobody works, and what one office must hand in at the very end."""

from collections.abc import Iterator, Sequence
from datetime import date

from plans.agency import Directory
from plans.days_off import day_off
from plans.deadline import DeadlineKind
from plans.lint_doubt import Doubt, Place
from plans.owed import Reading
from plans.plan import Plan, Task

PILE = 3
"""So many rows of one lead, due in the last month of a plan, are a pile."""

_DECEMBER = 12


def day_doubts(reading: Reading, place: Place) -> Iterator[Doubt]:
    """Due days of a row that are days off, each once; those of what recurs together, as one doubt."""
    where = place.of("deadline")
    single: dict[date, str] = {}
    recurring: dict[date, str] = {}
    for owed in reading.owed:
        for window in owed.deadline.windows:
            off = day_off(window.due) if window.due else None
            if window.due and off:
                days = recurring if owed.deadline.kind is DeadlineKind.RECURRING else single
                days[window.due] = off.name.replace(", ", " ") or off.kind.value
    yield from (Doubt(where, "due_day_off", day.isoformat(), name) for day, name in single.items())
    if recurring:
        days_said = ", ".join(day.isoformat() for day in recurring)
        yield Doubt(where, "occurrences_day_off", days_said, ", ".join(recurring.values()))


def pile_up_doubts(
    plan: Plan, readings: Sequence[tuple[Task, Reading]], directory: Directory, name: str
) -> Iterator[Doubt]:
    """Leads of whose rows at least PILE are due in the last month of the plan; what recurs is left out."""
    if not plan.years:
        return
    names = {agency.key: agency.name for agency in directory.agencies}
    names |= {group.key: group.name for group in directory.groups}
    piles: dict[str, dict[str, None]] = {}
    for task, reading in readings:
        dues = [owed.deadline.due for owed in reading.owed if owed.deadline.kind is not DeadlineKind.RECURRING]
        if any(due and (due.year, due.month) == (plan.years[-1], _DECEMBER) for due in dues):
            for mention in reading.lead.mentions:
                piles.setdefault(mention.agency or mention.group or "", {})[task.number] = None
    for lead, numbers in piles.items():
        if lead and len(numbers) >= PILE:
            yield Doubt(f"{name or plan.key}: {names[lead]}", "year_end_pile_up", names[lead], ", ".join(numbers))
