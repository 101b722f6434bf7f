"""Rows that are not what history says of them: another tool has changed or removed them.

History knows every field that was changed through the program, but of a plan only that it was imported, not its every row;
a task that is gone is missed where anything was ever written down of it, or where a calendar had it.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from store.recorder import Image, decode
from store.tables import Row

_CHANGE = Row.metadata.tables["change"].c
_STAMP = Row.metadata.tables["stamp"].c
_TASK = Row.metadata.tables["task"].c
_AT_ONCE = 5_000
_BESIDE_HISTORY = frozenset((("task", "version"), ("feed", "fetched_on"), ("feed", "fetched_by")))
"""Columns that change without an action."""

_Told = dict[int, Image | None]
"""Row → the fields of which history knows the value; None where it was taken away."""


def rows_not_as_told(connection: Connection) -> Iterator[str]:
    """Each row that is missing, and each field that has another value, by table and number; no number twice."""
    told, tasks = _told(connection)
    for name in sorted(told.keys() & Row.metadata.tables.keys()):
        yield from _of_table(connection, name, told[name])
    for name in sorted(told.keys() - Row.metadata.tables.keys()):
        yield from (f"{name} {number}" for number, row in told[name].items() if row is not None)
    known = told.get("task", {}).keys()
    here = set(connection.execute(select(_TASK.id)).scalars())
    shown = set(connection.execute(select(_STAMP.task_id).where(_STAMP.present).distinct()).scalars())
    yield from (f"task {number}" for number in sorted((tasks | shown) - here - known))


def _told(connection: Connection) -> tuple[dict[str, _Told], set[int]]:
    """What history says of every row by now, and of which tasks it speaks."""
    found: dict[str, _Told] = {}
    tasks: set[int] = set()
    columns = (_CHANGE.task_id, _CHANGE.table_name, _CHANGE.row_id, _CHANGE.operation, _CHANGE.field, _CHANGE.after)
    rows = connection.execute(select(*columns).order_by(_CHANGE.id), execution_options={"yield_per": _AT_ONCE})
    for task, name, number, operation, field, after in rows:
        table = found.setdefault(name, {})
        if task is not None:
            tasks.add(task)
        if operation == "update":
            row = table.get(number)
            table[number] = {**(row or {}), field: after}
        else:
            table[number] = dict(after) if operation == "insert" else None
    return found, tasks


def _of_table(connection: Connection, name: str, told: _Told) -> Iterator[str]:
    table = Row.metadata.tables[name]
    standing = sorted(number for number, row in told.items() if row is not None)
    for start in range(0, len(standing), _AT_ONCE):
        part = standing[start : start + _AT_ONCE]
        rows = connection.execute(select(table).where(table.c.id.in_(part))).mappings()
        here: dict[int, dict[str, Any]] = {row["id"]: dict(row) for row in rows}
        for number in part:
            if number not in here:
                yield f"{name} {number}"
                continue
            said = told[number] or {}
            yield from (
                f"{name} {number}.{field}"
                for field, value in said.items()
                if field in here[number]
                and (name, field) not in _BESIDE_HISTORY
                and decode(table, field, value) != here[number][field]
            )
