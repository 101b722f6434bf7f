"""The rules of a task's way across the board and of being in time. No rows, no SQL, no clock: `today` is an argument."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from store.views import DeliverableMark
from store.words import BOARD_COLUMNS, URGENCY, Column, Timeliness

DUE_SOON_DAYS = 15
"""How many days, today included, are "soon": with 15 a due day is soon from fourteen days before it."""

_ON_TIME = Timeliness.ON_TIME
_LATE = Timeliness.LATE
_IN_TIME = Timeliness.IN_TIME
_DUE_SOON = Timeliness.DUE_SOON
_OVERDUE = Timeliness.OVERDUE
_WITHOUT_DUE_DAY = {"ongoing": Timeliness.ONGOING, "conditional": Timeliness.WAITING}


class TaskJudgement(NamedTuple):
    """A task as its worst deliverable, and the days that say how near or how late; the fields of `TaskView`."""

    timeliness: Timeliness
    due: date | None
    days: int | None
    days_late: int
    done_on: date | None
    closed: int
    owed: int


def judge(
    due: date | None, done_on: date | None, kind: str, *, today: date, soon_days: int = DUE_SOON_DAYS
) -> tuple[Timeliness, int]:
    """How one deliverable stands on `today`, and by how many days it is or was late (0 when it is not).

    `due` is the last extension's day. What has no due day is never late: closed it is on time, open it is ongoing,
    waiting or undated by the `kind` of its words (`plans.deadline.DeadlineKind`).

    >>> judge(date(2022, 3, 31), None, "quarter", today=date(2022, 5, 16))
    (<Timeliness.OVERDUE: 'overdue'>, 46)
    >>> judge(date(2022, 5, 30), None, "month", today=date(2022, 5, 16))
    (<Timeliness.DUE_SOON: 'due_soon'>, 0)
    """
    if due is None:
        if done_on is not None:
            return _ON_TIME, 0
        return _WITHOUT_DUE_DAY.get(kind, Timeliness.UNDATED), 0
    if done_on is not None:
        return (_ON_TIME, 0) if done_on <= due else (_LATE, (done_on - due).days)
    left = (due - today).days
    if left < 0:
        return _OVERDUE, -left
    return (_DUE_SOON, 0) if left < soon_days else (_IN_TIME, 0)


def judge_task(marks: Sequence[DeliverableMark], *, today: date) -> TaskJudgement:
    """A task as its worst deliverable, from deliverables already judged on the same `today`.

    While something is open, the days count to the earliest unmet due day; once all is closed they count to the last due
    day, and `days_late` is the longest delay.
    """
    unmet = [mark for mark in marks if mark.done_on is None]
    timeliness = min((mark.timeliness for mark in marks), key=URGENCY.__getitem__, default=Timeliness.UNDATED)
    if unmet or not marks:
        due = min((mark.due for mark in unmet if mark.due is not None), default=None)
        done_on = None
        days_late = max(0, (today - due).days) if due else 0
    else:
        due = max((mark.due for mark in marks if mark.due is not None), default=None)
        done_on = max(mark.done_on for mark in marks if mark.done_on is not None)
        days_late = max(mark.days_late for mark in marks)
    days = (due - today).days if due else None
    return TaskJudgement(timeliness, due, days, days_late, done_on, len(marks) - len(unmet), len(marks))


class Place(NamedTuple):
    """Where a task stands: its column, and whether it waits there for evidence because it was moved to done without."""

    column: Column
    awaits_evidence: bool = False


def moved(wanted: Column, *, all_closed: bool) -> Place:
    """Where a task goes that a person moves to `wanted`: done needs all deliverables closed, else it waits in review."""
    if wanted is Column.DONE and not all_closed:
        return Place(Column.IN_REVIEW, awaits_evidence=True)
    return Place(wanted)


def settled(place: Place, *, all_closed: bool, evidence_came: bool) -> Place:
    """Where a task stands after its papers changed: the last one closes it, any that came starts it.

    A done task in which something is open again goes back to in progress. In every other case it stays.
    """
    if all_closed:
        return Place(Column.DONE)
    if place.column is Column.DONE or (place.column is Column.NOT_STARTED and evidence_came):
        return Place(Column.IN_PROGRESS)
    return place


def stepped(column: Column, steps: int) -> Column:
    """The column `steps` to the right (negative: left), stopping at the ends; dropped and suspended stand outside and stay.

    >>> stepped(Column.NOT_STARTED, 2), stepped(Column.IN_REVIEW, 5)
    (<Column.IN_REVIEW: 'in_review'>, <Column.DONE: 'done'>)
    """
    if column not in BOARD_COLUMNS:
        return column
    return BOARD_COLUMNS[min(max(BOARD_COLUMNS.index(column) + steps, 0), len(BOARD_COLUMNS) - 1)]
