"""Taking an imported plan off the board again: every row of it, kept whole in history so that a redo brings it back."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Table, select

from store.conflicts import still_standing, task_key
from store.errors import ImportNotUndoable
from store.recorder import Image, Recorder, encode
from store.tables import Row

_TABLES = Row.metadata.tables
_plan = _TABLES["plan"].c
_task = _TABLES["task"].c
_change = _TABLES["change"].c


def erase_plan(record: Recorder, key: str, *, since: int) -> None:
    """Take the plan away that the action `since` put on the board.

    Raises:
        ImportNotUndoable: something that still stands was recorded on its tasks since; with their keys.
    """
    session = record.session
    plan = session.execute(select(_plan.id).where(_plan.key == key)).scalar_one()
    _refuse_if_worked_on(record, key, plan, since=since)
    of_its_tasks = _TABLES["deliverable"].c.task_id.in_(select(_task.id).where(_task.plan_id == plan))
    _erase(record, _TABLES["deliverable"], of_its_tasks, task="task_id")
    _erase(record, _TABLES["task"], _task.plan_id == plan, task="id")
    for name in ("clause", "section"):
        table = _TABLES[name]
        _erase(record, table, table.c.plan_id == plan)
    _erase(record, _TABLES["plan"], _plan.id == plan, shown=True)


def _refuse_if_worked_on(record: Recorder, key: str, plan: int, *, since: int) -> None:
    session = record.session
    rows = session.execute(
        select(_change.action_id, _change.task_id)
        .join(_TABLES["task"], _task.id == _change.task_id)
        .where(_task.plan_id == plan, _change.action_id > since)
        .distinct()
        .order_by(_change.task_id)
    ).all()
    standing = still_standing(session, (row.action_id for row in rows), since=since)
    tasks = dict.fromkeys(row.task_id for row in rows if row.action_id in standing)
    if tasks:
        raise ImportNotUndoable(key, tuple(task_key(session, task) for task in tasks))


def _erase(
    record: Recorder, table: Table, chosen: ColumnElement[bool], *, task: str | None = None, shown: bool = False
) -> None:
    rows = record.session.execute(select(table).where(chosen).order_by(table.c.id)).mappings().all()
    record.erase(table, [(row[task] if task else None, _image(row)) for row in rows], shown=shown)


def _image(row: Mapping[Any, Any]) -> Image:
    return {str(name): encode(value) for name, value in row.items()}
