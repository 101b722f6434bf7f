"""The recorder: rows change only through it, so that each action knows every field before and after, and can be reversed.

What is written down are JSON values: a day or a moment as its ISO text. `version` is bookkeeping of its own: it rises once
an action for every task touched, is never written down and never goes back.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Table, bindparam, inspect, select, update
from sqlmodel import Session, SQLModel

from store.tables import ActionRow, ChangeRow, Row, TaskRow

Image = dict[str, Any]
"""A whole row as JSON values, by column name."""

_TABLES: Mapping[str, Table] = Row.metadata.tables
_TASK = _TABLES[str(TaskRow.__tablename__)]
_ONE_VERSION_MORE = (
    update(_TASK).where(_TASK.c.id.in_(bindparam("touched", expanding=True))).values(version=_TASK.c.version + 1)
)
_AT_ONCE = 500

WHY = "why"
"""In `Session.info`: what the person says why they do whatever is recorded in this session."""


class Recorder:
    """Writes down one action while its rows are changed. Use inside the write transaction; `finish` ends the action.

    `touched` are the tasks it changed, or under which it changed something; `agencies` the agencies it changed: by ids.
    `fields` says of what was touched which table and field it was, "" where a whole row came or went.
    """

    def __init__(self, session: Session, action: ActionRow) -> None:
        """Begin the action: it gets its number now."""
        self.session = session
        self.action = action
        self.touched: set[int] = set()
        self.fields: set[tuple[int, str, str]] = set()
        self.agencies: set[int] = set()
        self.changed = False
        action.why = "; ".join(filter(None, (action.why, session.info.get(WHY, ""))))
        session.add(action)
        session.flush()
        self._number = action.id

    def change(self, row: SQLModel, *, task: int | None, shown: bool = True, **values: object) -> bool:
        """Set fields of a stored row; fields that already have the value are left alone. Says whether anything changed.

        `shown` False marks bookkeeping that a reader of the history is spared.
        """
        different = {name: value for name, value in values.items() if getattr(row, name) != value}
        for name, value in different.items():
            before = getattr(row, name)
            setattr(row, name, value)
            self._write(row, "update", task=task, shown=shown, field=name, before=encode(before), after=encode(value))
        return bool(different)

    def insert(self, row: SQLModel, *, task: int | None, shown: bool = True) -> None:
        """Store a new row; it has its id afterwards."""
        self.session.add(row)
        self.session.flush()
        self._write(row, "insert", task=task, shown=shown, after=image(row))

    def insert_all(self, rows: Sequence[tuple[int | None, SQLModel]], *, shown: bool = True) -> None:
        """Store many new rows, each given behind its task (None where it belongs to none), in a few statements."""
        self.session.add_all(row for _task, row in rows)
        self.session.flush()
        for task, row in rows:
            self._write(row, "insert", task=task, shown=shown, after=image(row))

    def delete(self, row: SQLModel, *, task: int | None, shown: bool = True) -> None:
        """Take a row away; its whole image is kept."""
        self._write(row, "delete", task=task, shown=shown, before=image(row))
        self.session.delete(row)
        self.session.flush()

    def reverse(self, changes: Iterable[ChangeRow]) -> None:
        """Do the opposite of changes that were once written down, last one first, and write that down in its turn."""
        self.session.flush()
        opposites = [self._opposite(change) for change in sorted(changes, key=_age, reverse=True)]
        self._keep_versions(opposites)
        for (operation, table), several in groupby(opposites, key=lambda change: (change.operation, change.table_name)):
            _carry_out(self.session, operation, _TABLES[table], list(several))
        self._keep(*opposites)
        self.session.expire_all()

    def erase(self, table: Table, rows: Iterable[tuple[int | None, Image]], *, shown: bool = False) -> None:
        """Take many rows of a table away, each given as its task and its image."""
        gone = [
            ChangeRow(
                action_id=self.number,
                task_id=task,
                table_name=table.name,
                row_id=row["id"],
                operation="delete",
                before=row,
                shown=shown,
            )
            for task, row in rows
        ]
        _carry_out(self.session, "delete", table, gone)
        self._keep(*gone)

    def finish(self) -> None:
        """Write everything and raise the version of every task that was touched."""
        self.session.flush()
        if self.touched:
            self.session.connection().execute(_ONE_VERSION_MORE, {"touched": sorted(self.touched)})
        self.session.expire_all()

    @property
    def number(self) -> int:
        """The number of this action: the change number."""
        if self._number is None:
            raise ValueError("the action has no number yet")
        return self._number

    def _write(
        self,
        row: SQLModel,
        operation: str,
        *,
        task: int | None,
        shown: bool,
        field: str = "",
        before: object = None,
        after: object = None,
    ) -> None:
        self._keep(
            ChangeRow(
                action_id=self.number,
                task_id=task,
                table_name=inspect(type(row)).local_table.name,
                row_id=row.id,  # type: ignore[attr-defined]
                operation=operation,
                field=field,
                before=before,
                after=after,
                shown=shown,
            )
        )

    def _opposite(self, change: ChangeRow) -> ChangeRow:
        return ChangeRow(
            action_id=self.number,
            task_id=change.task_id,
            table_name=change.table_name,
            row_id=change.row_id,
            operation={"insert": "delete", "delete": "insert"}.get(change.operation, change.operation),
            field=change.field,
            before=change.after,
            after=change.before,
            shown=change.shown,
        )

    def _keep_versions(self, opposites: Sequence[ChangeRow]) -> None:
        """A task that goes and comes back goes on from the version that it has by now, as no version ever comes again."""
        gone = [one for one in opposites if one.operation == "delete" and one.table_name == _TASK.name]
        ids = [change.row_id for change in gone]
        for start in range(0, len(ids), _AT_ONCE):
            chosen = select(_TASK.c.id, _TASK.c.version).where(_TASK.c.id.in_(ids[start : start + _AT_ONCE]))
            now = {row.id: row.version for row in self.session.connection().execute(chosen)}
            for change in gone[start : start + _AT_ONCE]:
                change.before = {**change.before, "version": now[change.row_id]}

    def _keep(self, *changes: ChangeRow) -> None:
        self.session.add_all(changes)
        self.changed = self.changed or bool(changes)
        for change in changes:
            if change.task_id is not None:
                self.touched.add(change.task_id)
                self.fields.add((change.task_id, change.table_name, change.field))
        self.agencies.update(change.row_id for change in changes if change.table_name == "agency")


def _age(change: ChangeRow) -> int:
    return change.id or 0


def _field(change: ChangeRow) -> str:
    return change.field


def _carry_out(session: Session, operation: str, table: Table, changes: Sequence[ChangeRow]) -> None:
    """Do to the database what changes of one kind to one table say."""
    connection = session.connection()
    if operation == "insert":
        connection.execute(table.insert(), [decode_row(table, change.after) for change in changes])
    elif operation == "delete":
        ids = [change.row_id for change in changes]
        for start in range(0, len(ids), _AT_ONCE):
            connection.execute(table.delete().where(table.c.id.in_(ids[start : start + _AT_ONCE])))
    else:
        # Field by field, as thousands of updates that are one statement are quick; each field's own order is kept.
        for field, several in groupby(sorted(changes, key=_field), key=_field):
            statement = table.update().where(table.c.id == bindparam("of")).values({field: bindparam("to")})
            connection.execute(
                statement, [{"of": one.row_id, "to": decode(table, field, one.after)} for one in several]
            )


def image(row: SQLModel) -> Image:
    """A row as JSON values."""
    columns = inspect(type(row)).local_table.columns
    return {column.name: encode(getattr(row, column.name)) for column in columns}


def encode(value: object) -> Any:  # noqa: ANN401 - JSON is any of its types
    """A column's value as JSON holds it."""
    return value.isoformat() if isinstance(value, date) else value


def decode(table: Table, column: str, value: Any) -> Any:  # noqa: ANN401 - JSON is any of its types
    """A JSON value as the column holds it: the opposite of `encode`."""
    if not isinstance(value, str):
        return value
    kind = table.c[column].type.python_type
    if issubclass(kind, datetime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if issubclass(kind, date) else value


def decode_row(table: Table, row: Image) -> dict[str, Any]:
    """A row's image as the table holds it."""
    return {column: decode(table, column, value) for column, value in row.items()}
