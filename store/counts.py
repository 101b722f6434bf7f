"""The four numbers of any set of tasks, whole or by section or by agency."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from operator import attrgetter

from store.views import Counts, DeliverableMark, TaskView
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

Standing = tuple[Column, Timeliness]
_standing = attrgetter("column", "timeliness")
_section = attrgetter("section", "section_title")


def count(tasks: Iterable[TaskView]) -> Counts:
    """Count tasks by timeliness; dropped and suspended ones stand outside the total."""
    return _count(map(_standing, tasks))


def count_by_section(tasks: Iterable[TaskView]) -> tuple[tuple[str, str, Counts], ...]:
    """(section number, heading, counts), in the document's order."""
    groups: dict[tuple[str, str], list[TaskView]] = {}
    for task in tasks:
        groups.setdefault(_section(task), []).append(task)
    return tuple((number, title, count(members)) for (number, title), members in groups.items())


def count_by_agency(tasks: Iterable[TaskView], *, order: Iterable[str] = ()) -> tuple[tuple[str, Counts], ...]:
    """(agency key, counts) for every agency that owes something, worst first: most overdue, then most tasks.

    Equal ones stand in `order` (keys, as protocol has them), then by key.

    An agency's row counts the tasks in which it owes something, judged by its own deliverables, so rows may add up to
    more tasks than there are.
    """
    groups: defaultdict[str, list[Standing]] = defaultdict(list)
    for task in tasks:
        if len(task.marks) < 2:  # then it stands for everybody as it stands itself
            for agency in task.owing:
                groups[agency].append(_standing(task))
        else:
            worst = _worst(task.marks)
            for agency in task.owing:
                groups[agency].append((task.column, _own(task, agency, worst)))
    rows = [(agency, _count(standings)) for agency, standings in groups.items()]
    rank = {key: place for place, key in enumerate(order)}
    return tuple(
        sorted(
            rows,
            key=lambda row: (-row[1].overdue, -row[1].due_soon, -row[1].total, rank.get(row[0], len(rank)), row[0]),
        )
    )


def own_timeliness(task: TaskView, agency: str) -> Timeliness:
    """How the task stands for one owing agency: its own deliverables, and those that the leads share."""
    return _own(task, agency, _worst(task.marks))


def _worst(marks: Iterable[DeliverableMark]) -> dict[str | None, Timeliness]:
    """The most urgent of each agency's own deliverables, and under None of those that the leads share."""
    worst: dict[str | None, Timeliness] = {}
    for mark in marks:
        known = worst.get(mark.agency)
        if known is None or URGENCY[mark.timeliness] < URGENCY[known]:
            worst[mark.agency] = mark.timeliness
    return worst


def _own(task: TaskView, agency: str, worst: Mapping[str | None, Timeliness]) -> Timeliness:
    own = [worst[one] for one in (None, agency) if one in worst]
    return min(own, key=URGENCY.__getitem__, default=task.timeliness)


def _count(standings: Iterable[Standing]) -> Counts:
    found = dict.fromkeys((*_FIELD.values(), "due_soon", "dropped", "suspended"), 0)
    total = 0
    for (column, timeliness), number in Counter(standings).items():
        if column in (Column.DROPPED, Column.SUSPENDED):
            found[column.value] += number
            continue
        total += number
        found[_FIELD[timeliness]] += number
        found["due_soon"] += number if timeliness is Timeliness.DUE_SOON else 0
    return Counts(total=total, **found)
