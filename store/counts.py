"""The four numbers of any set of tasks, whole or by section or by agency."""

from collections import Counter
from collections.abc import Callable, Iterable

from store.views import Counts, TaskView
from store.words import URGENCY, Column, Timeliness

_FIELD = {
    Timeliness.ON_TIME: "done_on_time",
    Timeliness.LATE: "done_late",
    Timeliness.IN_TIME: "in_time",
    Timeliness.DUE_SOON: "in_time",
    Timeliness.OVERDUE: "overdue",
    Timeliness.ONGOING: "ongoing",
    Timeliness.WAITING: "waiting",
    Timeliness.UNDATED: "undated",
}


def count(tasks: Iterable[TaskView]) -> Counts:
    """Count tasks by timeliness; dropped and suspended ones stand outside the total."""
    return _count(tasks, lambda task: task.timeliness)


def count_by_section(tasks: Iterable[TaskView]) -> tuple[tuple[str, str, Counts], ...]:
    """(section number, heading, counts), in the document's order."""
    groups: dict[tuple[str, str], list[TaskView]] = {}
    for task in tasks:
        groups.setdefault((task.section, task.section_title), []).append(task)
    return tuple((number, title, count(members)) for (number, title), members in groups.items())


def count_by_agency(tasks: Iterable[TaskView], *, order: Iterable[str] = ()) -> tuple[tuple[str, Counts], ...]:
    """(agency key, counts) for every agency that owes something, worst first: most overdue, then most tasks.

    Equal ones stand in `order` (keys, as protocol has them), then by key.

    An agency's row counts the tasks in which it owes something, judged by its own deliverables, so rows may add up to
    more tasks than there are.
    """
    groups: dict[str, list[TaskView]] = {}
    for task in tasks:
        for agency in task.owing:
            groups.setdefault(agency, []).append(task)
    rows = [
        (agency, _count(members, lambda task, agency=agency: own_timeliness(task, agency)))  # type: ignore[misc]
        for agency, members in groups.items()
    ]
    rank = {key: place for place, key in enumerate(order)}
    return tuple(
        sorted(
            rows,
            key=lambda row: (-row[1].overdue, -row[1].due_soon, -row[1].total, rank.get(row[0], len(rank)), row[0]),
        )
    )


def own_timeliness(task: TaskView, agency: str) -> Timeliness:
    """How the task stands for one owing agency: its own deliverables, and those that the leads share."""
    own = [mark.timeliness for mark in task.marks if mark.agency in (None, agency)]
    return min(own, key=URGENCY.__getitem__, default=task.timeliness)


def _count(tasks: Iterable[TaskView], judge: Callable[[TaskView], Timeliness]) -> Counts:
    found = dict.fromkeys((*_FIELD.values(), "due_soon", "dropped", "suspended"), 0)
    total = 0
    for (column, timeliness), number in Counter((task.column, judge(task)) for task in tasks).items():
        if column in (Column.DROPPED, Column.SUSPENDED):
            found[column.value] += number
            continue
        total += number
        found[_FIELD[timeliness]] += number
        found["due_soon"] += number if timeliness is Timeliness.DUE_SOON else 0
    return Counts(total=total, **found)
