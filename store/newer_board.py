"""A newer board made of an older one: only the tasks that were changed since are read, all others are shared with it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from store.queries import AGENCY_NAMES, CHANGE, SECTIONS, read_these_tasks
from store.summary import Head, task_views
from store.tables import Row
from store.views import BoardView, PlanView, SectionView, TaskView

_changed = Row.metadata.tables["change"].c
_plan = Row.metadata.tables["plan"].c
_task = Row.metadata.tables["task"].c
_FEW = 500

Pairs = Sequence[tuple[TaskView, TaskView]]
"""Tasks as they were and as they are."""


def newer_board(
    connection: Connection, older: BoardView, plans: Sequence[str] | None, *, today: date
) -> BoardView | None:
    """What `OpenBoard.board` gives now, made of what it gave before.

    None where reading a few tasks does not tell it: other plans or another day are asked for, more than tasks was changed
    (plans, agencies), or many of them.
    """
    shown = tuple(plan.key for plan in older.plans)
    if today != older.today or older.known_on is not None or (plans is not None and tuple(plans) != shown):
        return None
    change = connection.execute(CHANGE).scalar() or 0
    if change <= older.change:
        return older
    touched = _touched(connection, older.change)
    here = _of_plans(connection, touched or (), shown)
    if touched is None or (plans is None and len(here) < len(touched)):  # the other plan may be the default one by now
        return None
    pairs = _pairs(connection, older, here)
    if len(pairs) < len(here) or any(_place(old) != _place(new) for old, new in pairs):
        return None
    newer = _exchanged(older, pairs)
    if plans is None and newer.plans != older.plans:
        return None
    return replace(newer, change=change)


def _touched(connection: Connection, change: int) -> Sequence[int] | None:
    """The ids of the tasks that were changed after that change, or under which anything was; None where that is not all."""
    changed = select(_changed.task_id).where(_changed.action_id > change).distinct().limit(_FEW + 1)
    found = connection.execute(changed).scalars().all()
    tasks = [task for task in found if task is not None]
    return tasks if len(tasks) == len(found) <= _FEW else None


def _of_plans(connection: Connection, tasks: Sequence[int], plans: Sequence[str]) -> Sequence[int]:
    of_plans = select(_task.id).join(Row.metadata.tables["plan"], _plan.id == _task.plan_id)
    return connection.execute(of_plans.where(_task.id.in_(tasks), _plan.key.in_(plans))).scalars().all()


def _pairs(connection: Connection, older: BoardView, tasks: Sequence[int]) -> Pairs:
    rows = read_these_tasks(connection, tasks)
    newer = {task.id: task for task in task_views(_head(connection, older), rows, today=older.today)}
    return [(task, newer[task.id]) for task in (*older.tasks, *older.duties) if task.id in newer]


def _head(connection: Connection, older: BoardView) -> Head:
    """As much of the head as tasks need."""
    plans = {plan.key: plan for plan in older.plans}
    ids = connection.execute(select(_plan.id, _plan.key).where(_plan.key.in_(plans)))
    sections: dict[int | None, SectionView] = {
        section: SectionView(number, title, inferred)
        for section, _of_plan, number, title, inferred in connection.execute(SECTIONS)
    }
    agencies = {row.id: older.agencies[row.key] for row in connection.execute(AGENCY_NAMES)}
    return Head(older.change, {row.id: plans[row.key] for row in ids}, sections, agencies)


def _place(task: TaskView) -> tuple[str, int, bool]:
    return task.plan, task.position, task.duty


def _exchanged(board: BoardView, pairs: Pairs) -> BoardView:
    newer = {task.id: task for _old, task in pairs}
    tasks = tuple(newer.get(task.id, task) for task in board.tasks)
    moved = {new.plan for old, new in pairs if not new.duty and _last_due([old]) != _last_due([new])}
    return replace(
        board,
        plans=tuple(_with_last_due(plan, tasks) if plan.key in moved else plan for plan in board.plans),
        tasks=tasks,
        duties=tuple(newer.get(task.id, task) for task in board.duties),
    )


def _with_last_due(plan: PlanView, tasks: Iterable[TaskView]) -> PlanView:
    return replace(plan, last_due=_last_due(task for task in tasks if task.plan == plan.key))


def _last_due(tasks: Iterable[TaskView]) -> date | None:
    return max((mark.due for task in tasks for mark in task.marks if mark.due is not None), default=None)
