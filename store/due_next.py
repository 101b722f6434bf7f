"""What falls due next: by deliverable, as chasing letters ask for it, not by how the whole task stands. Pure.

The next instalment of what recurs is due whether or not an earlier one is late. `store.letters.rows` asks the database for
the same in its own words; a test keeps both equal.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from store.views import DeliverableMark, TaskView
from store.words import BOARD_COLUMNS


class DueNext(NamedTuple):
    """What is open of a task and due on one day: `marks`, one at least. A group's members stand together."""

    task: TaskView
    due: date
    marks: tuple[DeliverableMark, ...]


def due_next(tasks: Iterable[TaskView], *, first: date, last: date) -> tuple[DueNext, ...]:
    """Every open deliverable of a task on the board that is due from `first` to `last`, nearest first; then as `tasks` are."""
    found = []
    for task in tasks:
        # A task's due day is its earliest unmet one.
        if task.due is None or task.due > last or task.closed == task.owed or task.column not in BOARD_COLUMNS:
            continue
        by_day: dict[date, list[DeliverableMark]] = {}
        for mark in task.marks:
            if mark.done_on is None and mark.due is not None and first <= mark.due <= last:
                by_day.setdefault(mark.due, []).append(mark)
        found += [DueNext(task, due, tuple(marks)) for due, marks in by_day.items()]
    found.sort(key=_due)
    return tuple(found)


def _due(one: DueNext) -> date:
    return one.due
