"""Taking an import back: the whole plan that it put on the board, or what it changed in one that was there.

All that goes is kept whole in history, so that a redo brings it back.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, select
from sqlmodel import col

from store.errors import ImportNotUndoable
from store.history.conflicts import refuse_if_changed_since, refuse_if_needed, still_standing, task_key
from store.recorder import Image, Recorder, encode
from store.tables import ChangeRow, Row

_TABLES = Row.metadata.tables
_plan = _TABLES["plan"].c
_task = _TABLES["task"].c
_change = _TABLES["change"].c

_BODY = ("section", "clause")


def take_import_back(record: Recorder, key: str, *, since: int) -> None:
    """Take back what the action `since` imported of the plan `key`.

    Raises:
        ImportNotUndoable: something that still stands was recorded since on the tasks that it brought or changed, or a
            target that it brought was measured; with their keys.
        ChangedMeanwhile: the plan was imported again since.
    """
    session = record.session
    changes = session.execute(select(ChangeRow).where(col(ChangeRow.action_id) == since)).scalars().all()
    of_the_plan = [change for change in changes if change.table_name == "plan"]
    plan = session.execute(select(_plan.id).where(_plan.key == key)).scalar_one()
    if any(change.operation == "insert" for change in of_the_plan):
        _refuse_if_worked_on(record, key, select(_task.id).where(_task.plan_id == plan), since=since)
        _refuse_if_measured(record, key, plan)
        refuse_if_changed_since(session, since, ())
        _erase_plan(record, plan)
    else:
        touched = select(_change.task_id).where(_change.action_id == since, _change.task_id.is_not(None))
        _refuse_if_worked_on(record, key, touched, since=since)
        refuse_if_changed_since(session, since, ())
        own = {(change.table_name, change.row_id) for change in changes}
        for change in changes:
            if change.table_name in _BODY and change.operation == "insert":
                refuse_if_needed(session, change, own)
        record.reverse(changes)


def _erase_plan(record: Recorder, plan: int) -> None:
    of_its_tasks = _TABLES["deliverable"].c.task_id.in_(select(_task.id).where(_task.plan_id == plan))
    _erase(record, _TABLES["deliverable"], of_its_tasks, task="task_id")
    _erase(record, _TABLES["task"], _task.plan_id == plan, task="id")
    for name in ("clause", "section"):
        table = _TABLES[name]
        _erase(record, table, table.c.plan_id == plan)
    _erase(record, _TABLES["plan"], _plan.id == plan, shown=True)


def _refuse_if_worked_on(record: Recorder, key: str, tasks: Select[Any], *, since: int) -> None:
    session = record.session
    rows = session.execute(
        select(_change.action_id, _change.task_id)
        .where(_change.task_id.in_(tasks), _change.action_id > since)
        .distinct()
        .order_by(_change.task_id)
    ).all()
    standing = still_standing(session, (row.action_id for row in rows), since=since)
    worked_on = dict.fromkeys(row.task_id for row in rows if row.action_id in standing)
    if worked_on:
        raise ImportNotUndoable(key, tuple(task_key(session, task) for task in worked_on))


def _refuse_if_measured(record: Recorder, key: str, plan: int) -> None:
    clauses, measurements = _TABLES["clause"], _TABLES["measurement"]
    measured = (
        select(clauses.c.number, clauses.c.position)
        .join(measurements, measurements.c.clause_id == clauses.c.id)
        .where(clauses.c.plan_id == plan)
        .distinct()
        .order_by(clauses.c.position)
    )
    numbers = [row.number for row in record.session.execute(measured)]
    if numbers:
        raise ImportNotUndoable(key, tuple(f"{key}/{number}" for number in numbers))


def _erase(
    record: Recorder, table: Table, chosen: ColumnElement[bool], *, task: str | None = None, shown: bool = False
) -> None:
    rows = record.session.execute(select(table).where(chosen).order_by(table.c.id)).mappings().all()
    record.erase(table, [(row[task] if task else None, _image(row)) for row in rows], shown=shown)


def _image(row: Mapping[Any, Any]) -> Image:
    return {str(name): encode(value) for name, value in row.items()}
