"""What a signed row owes: its deliverables, one for each output, member of a leading group, and period."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plans.agency import Directory, Party, read_party
from plans.deadline import Deadline, Window, read_deadline, read_deadlines
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
    year = plan.years[0] if plan.years else None
    lead = read_party(task.lead, directory, year=year)
    coordinators = read_party(task.coordinators, directory, year=year, lead=lead)
    whole = read_deadline(task.deadline, years=plan.years, issued=plan.signed)
    parts = read_deadlines(task.deadline, years=plan.years, issued=plan.signed) or (whole,)
    outputs = _paired_outputs(task.outputs, len(parts)) or split_outputs(task.outputs) or ("",)
    owed: list[Owed] = []
    for place, output in enumerate(outputs):
        deadlines = (parts[place],) if len(parts) == len(outputs) else parts
        for agency in _owing(lead, directory, year):
            for deadline in deadlines:
                for once, period in _occurrences(deadline):
                    owed.append(Owed(len(owed) + 1, output, once, agency, period))
    return Reading(whole, lead, coordinators, tuple(owed))


def split_outputs(cell: str) -> tuple[str, ...]:
    r"""The outputs that a cell lists, in its words: one a line, one a dash, one between ";"; commas join one output.

    A line that begins in lower case goes on with the one before.

    >>> split_outputs("- Công văn hướng dẫn, đôn đốc, nhắc nhở.\n- Báo cáo kết quả thực hiện.")
    ('Công văn hướng dẫn, đôn đốc, nhắc nhở.', 'Báo cáo kết quả thực hiện.')
    """
    outputs: list[str] = []
    for line in cell.split("\n"):
        words = _DASH.sub("", line.strip())
        goes_on = words[:1].islower() and words == line.strip() and outputs
        if goes_on:
            words = f"{outputs.pop()}\n{words}"
        outputs.extend(part.strip() for part in words.split(";") if part.strip())
    return tuple(outputs)


_DASH = re.compile(r"^[-–—+•*]\s*")


def _paired_outputs(cell: str, parts: int) -> tuple[str, ...]:
    """One output a line where there are as many lines as deadlines, whatever they begin with; () where there are not."""
    lines = [line for line in cell.split("\n") if line.strip()]
    if parts < 2 or len(lines) != parts:
        return ()
    return tuple(_DASH.sub("", line.strip()) for line in lines)


def _owing(lead: Party, directory: Directory, year: int | None) -> Sequence[str | None]:
    """Who owes one of each output: every member of the leading groups; (None,) where the row's leads share it."""
    owing: dict[str | None, None] = {}
    fans_out = False
    for mention in lead.mentions:
        if mention.group and not mention.related:
            members = directory.members(mention.group, year=year)
            fans_out = fans_out or bool(members)
            owing.update(dict.fromkeys(agency.key for agency in members))
        elif mention.agency:
            owing[mention.agency] = None
    return tuple(owing) if fans_out else (None,)


def _occurrences(deadline: Deadline) -> list[tuple[Deadline, str | None]]:
    """The deadline once for each of its windows, with the window's period where there are several."""
    if not deadline.windows:
        return [(deadline, None)]
    several = len(deadline.windows) > 1
    return [
        (replace(deadline, windows=(window,)), window.period or (_period(window) if several else None))
        for window in deadline.windows
    ]


def _period(window: Window) -> str | None:
    """A name for a window that has none: its month, quarter, half or year when it is exactly that, else its due day."""
    start, due = window.start, window.due
    if due is None:
        return start.isoformat() if start else None
    if start is None or start.day != 1 or due.day != monthrange(due.year, due.month)[1] or start.year != due.year:
        return due.isoformat()
    months = due.month - start.month + 1
    names = {
        1: f"{start:%Y-%m}",
        3: f"{start.year}-Q{due.month // 3}",
        6: f"{start.year}-H{due.month // 6}",
        12: f"{start.year}",
    }
    whole = months in names and (start.month - 1) % months == 0
    return names[months] if whole else due.isoformat()
