"""Rows stored and changed one by one, within the writer's turn: as the session would, in a quarter of the time.

A statement takes longer to put together than to carry out, and the session's own bookkeeping longer than both; meanwhile
every other writer waits. So statements are made once, and what is in our hands is set to what the database has.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table, Update, bindparam, inspect
from sqlalchemy.orm import make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, SQLModel

from store.tables import Row

UNASKED = "unasked"
"""Execution option of a statement whose answer nobody asks for: what goes wrong with it may be told later, by the commit at the
latest. On a server it is not waited for."""


def insert_row(session: Session, statement: Insert, values: Mapping[str, object]) -> int:
    """Insert one row; its id."""
    (number,) = session.connection().execute(statement, values).inserted_primary_key or (0,)
    return int(number)


def store_row(session: Session, row: SQLModel) -> None:
    """Store a new row, which has its id then and belongs to the session."""
    statement, names = _insert_of(type(row))
    row.id = insert_row(session, statement, {name: getattr(row, name) for name in names})
    make_transient_to_detached(row)
    session.add(row)


def update_row(session: Session, row: SQLModel, values: Mapping[str, object], *, and_version: bool) -> None:
    """Set fields of a stored row, in the database and in our hands; `and_version` raises a task's in the database alone."""
    statement = _update_of(table_of(type(row)).name, tuple(values), and_version)
    session.connection().execute(statement, {"of": row.id, **{f"to_{name}": value for name, value in values.items()}})  # type: ignore[attr-defined]
    for name, value in values.items():
        set_committed_value(row, name, value)


@cache
def table_of(kind: type[SQLModel]) -> Table:
    """The table of a kind of row."""
    table: Table = inspect(kind).local_table
    return table


@cache
def _insert_of(kind: type[SQLModel]) -> tuple[Insert, tuple[str, ...]]:
    table = table_of(kind)
    return table.insert(), tuple(column.name for column in table.columns if column.name != "id")


@cache
def _update_of(table: str, names: tuple[str, ...], and_version: bool) -> Update:
    found = Row.metadata.tables[table]
    values: dict[str, Any] = {name: bindparam(f"to_{name}") for name in names}
    if and_version:
        values["version"] = found.c.version + 1
    return found.update().where(found.c.id == bindparam("of")).values(values).execution_options(**{UNASKED: True})
