"""What a signed row owes: its deliverables, one for each output, member of a leading group, and period."""

from dataclasses import dataclass

from plans.agency import Directory, Party
from plans.deadline import Deadline
from plans.plan import Plan, Task


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing owed by somebody by some day.

    `number` counts from 1 within the task: outputs, then members, then periods. `agency` is the member's key where a
    group leads, None where the row's leads share it. `period` names the occurrence ("2022-03"), None when it happens
    once. `deadline` has at most one window.
    """

    number: int
    output: str
    deadline: Deadline
    agency: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Our reading of a task's cells, beside its words."""

    deadline: Deadline
    lead: Party
    coordinators: Party
    owed: tuple[Owed, ...]


def read_task(task: Task, plan: Plan, directory: Directory) -> Reading:
    """Read all cells of a task: the deadline, both parties and the deliverables that follow from them.

    Only groups fan out: named co-leads share one deliverable, an unknown (garbled) lead gets one as well. A member of the
    leading group owes, also where it is named as coordinator. Outputs split at lines, leading dashes and ";" only; where
    the deadline cell has as many parts as the outputs cell, they pair up in order.

    Raises:
        DeadlineError: the deadline names a day that does not exist.
    """
    raise NotImplementedError
