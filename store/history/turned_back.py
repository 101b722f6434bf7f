"""A copy of a board turned back to what it knew after some earlier change: all later actions taken out of it, for good.

Only for a copy that nobody else has. The net of all later changes is worked out first and written at once, so the cost
is that of the rows that changed, not of how often they did. What history does not write down stays as it is now: calendar
stamps, who fetched a feed when, where a meeting's presenter stands.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select

from store.recorder import Image, decode, decode_row
from store.tables import Row

_TABLES: Mapping[str, Table] = Row.metadata.tables
_action = _TABLES["action"]
_change = _TABLES["change"]
_AT_ONCE = 5_000


@dataclass(slots=True)
class _Before:
    """A row as it was: not there, or whole as it was when it was first taken away, or as it is now; with these fields."""

    settled: bool = False
    there: bool = True
    image: Image | None = None
    fields: Image = field(default_factory=dict)
    actions: int = 0
    last_action: int = 0


def turn_back(connection: Connection, change: int) -> None:
    """Take every action after `change` out of this copy. Foreign keys must not be enforced meanwhile."""
    for name, rows in _rows_before(connection, change).items():
        _put_back(connection, _TABLES[name], rows)
    _sweep(connection)
    connection.execute(_change.delete().where(_change.c.action_id > change))
    connection.execute(_action.update().where(_action.c.undone_by > change).values(undone_by=None))
    connection.execute(_action.delete().where(_action.c.id > change))


def _rows_before(connection: Connection, change: int) -> dict[str, dict[int, _Before]]:
    """What every row that changed since was then: its first changes tell, up to its coming or going."""
    found: defaultdict[str, defaultdict[int, _Before]] = defaultdict(lambda: defaultdict(_Before))
    tasks = found["task"]
    for action, task, table, row_id, operation, name, before in _later(connection, change):
        row = found[table][row_id]
        if not row.settled and operation == "update":
            row.fields.setdefault(name, before)
        elif not row.settled:
            row.settled = True
            row.there = operation == "delete"
            row.image = before
            if row.last_action == action:
                row.actions -= 1  # the action that took it away had not raised its version yet
        if task is not None and not tasks[task].settled and tasks[task].last_action != action:
            tasks[task].actions += 1
            tasks[task].last_action = action
    return dict(found)


def _later(connection: Connection, change: int) -> Iterator[Sequence[Any]]:
    columns = _change.c
    return connection.execution_options(yield_per=_AT_ONCE).execute(
        select(
            columns.action_id,
            columns.task_id,
            columns.table_name,
            columns.row_id,
            columns.operation,
            columns.field,
            columns.before,
        )
        .where(columns.action_id > change)
        .order_by(columns.id)
    )


def _put_back(connection: Connection, table: Table, rows: Mapping[int, _Before]) -> None:
    """Write rows as they were. All go before any comes, as two may have changed places."""
    images = [_image(table, row, None) for row in rows.values() if row.there and row.image is not None]
    this_row = table.c.id == bindparam("of")
    staying = [number for number, row in rows.items() if row.there and row.image is None]
    for start in range(0, len(staying), _AT_ONCE):
        chosen = select(table).where(table.c.id.in_(staying[start : start + _AT_ONCE]))
        images += [_image(table, rows[now["id"]], dict(now)) for now in connection.execute(chosen).mappings()]
    if rows:
        connection.execute(table.delete().where(this_row), [{"of": number} for number in rows])
    # An image that an older program wrote down lacks the columns that came since.
    for _columns, several in groupby(sorted(images, key=sorted), key=sorted):
        connection.execute(table.insert(), list(several))


def _image(table: Table, row: _Before, now: dict[str, Any] | None) -> dict[str, Any]:
    image = now if now is not None else decode_row(table, row.image or {})
    image |= {name: decode(table, name, value) for name, value in row.fields.items()}
    if "version" in image and table.name == "task":
        # The version is raised once by every action that touches the task, and not written down.
        image["version"] -= row.actions
    return image


def _sweep(connection: Connection) -> None:
    """What came with a plan that is not there yet goes with it: an import writes down the plan, not its every row."""
    for table in Row.metadata.sorted_tables:
        if table in (_action, _change):
            continue
        for key in table.foreign_keys:
            if key.column.table in (_action, table):
                continue
            homeless = key.parent.is_not(None) & key.parent.not_in(select(key.column))
            connection.execute(table.delete().where(homeless))
