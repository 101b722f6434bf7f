"""The recorder: rows change only through it, so that each action knows every field before and after, and can be reversed.

What is written down are JSON values: a day or a moment as its ISO text. `version` is bookkeeping of its own: it rises once
an action for every task touched, is never written down and never goes back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Table, bindparam, select
from sqlmodel import Session, SQLModel

from store.row_writing import UNASKED, insert_row, store_row, table_of, update_row
from store.tables import ActionRow, ChangeRow, Row, TaskRow

Image = dict[str, Any]
"""A whole row as JSON values, by column name."""

_TABLES: Mapping[str, Table] = Row.metadata.tables
_TASK = _TABLES[str(TaskRow.__tablename__)]
_ACTION = _TABLES[str(ActionRow.__tablename__)]
_NEW_ACTION = _ACTION.insert()
_UNASKED = {UNASKED: True}
_THIS_ACTION = _ACTION.update().where(_ACTION.c.id == bindparam("of")).execution_options(**_UNASKED)
_NEW_CHANGE = _TABLES[str(ChangeRow.__tablename__)].insert().inline().execution_options(**_UNASKED)
_ONE_VERSION_MORE = (
    _TASK.update()
    .where(_TASK.c.id == bindparam("of"))
    .values(version=_TASK.c.version + 1)
    .execution_options(**_UNASKED)
)
_AT_ONCE = 500
_TOLD_AT_ONCE = 50
"""Changes that are remembered to be told; of more, as an import has them, the history tells."""

WHY = "why"
"""In `Session.info`: what the person says why they do whatever is recorded in this session."""


@dataclass(slots=True)
class Action:
    """One action as it is begun: the columns of `ActionRow` (see there), which takes longer to make while others wait."""

    who: str
    at: datetime
    zone: str
    wish: str
    why: str = ""
    plan_key: str | None = None
    reverses: int | None = None
    undoable: bool = True
    meeting_id: int | None = None

    def columns(self) -> dict[str, Any]:
        """What is stored of it."""
        return {name: getattr(self, name) for name in self.__slots__}


class Written(NamedTuple):
    """One change as it is written down: the columns of `ChangeRow`, which would take longer to make."""

    action_id: int
    task_id: int | None
    table_name: str
    row_id: int
    operation: str
    field: str
    before: Any
    after: Any
    shown: bool


class Recorder:
    """Writes down one action while its rows are changed. Use inside the write transaction; `finish` ends the action.

    `touched` are the tasks it changed, or under which it changed something; `agencies` the agencies it changed: by ids.
    `fields` says of what was touched which table and field it was, "" where a whole row came or went.
    """

    def __init__(self, session: Session, action: Action) -> None:
        """Begin the action: it gets its number now. What is then set on it is written when it ends."""
        self.session = session
        self.action = action
        self.touched: set[int] = set()
        self.fields: set[tuple[int, str, str]] = set()
        self.agencies: set[int] = set()
        self.changed = False
        self.shown: list[Written] | None = []
        """What a reader of the history is shown, in order; None where it was much."""
        self._raised: set[int] = set()
        action.why = "; ".join(filter(None, (action.why, session.info.get(WHY, ""))))
        self._begun = action.columns()
        self.number = insert_row(session, _NEW_ACTION, self._begun)
        """The number of this action: the change number."""

    def change(self, row: SQLModel, *, task: int | None, shown: bool = True, **values: object) -> bool:
        """Set fields of a stored row; fields that already have the value are left alone. Says whether anything changed.

        `shown` False marks bookkeeping that a reader of the history is spared.
        """
        different = {name: value for name, value in values.items() if getattr(row, name) != value}
        if not different:
            return False
        self._keep(
            *(
                self._written(
                    row,
                    "update",
                    task=task,
                    shown=shown,
                    field=name,
                    before=encode(getattr(row, name)),
                    after=encode(value),
                )
                for name, value in different.items()
            )
        )
        raised = isinstance(row, TaskRow) and row.id == task and task not in self._raised
        if raised and task is not None:
            self._raised.add(task)
        update_row(self.session, row, different, and_version=raised)
        return True

    def insert(self, row: SQLModel, *, task: int | None, shown: bool = True) -> None:
        """Store a new row; it has its id afterwards."""
        store_row(self.session, row)
        self._keep(self._written(row, "insert", task=task, shown=shown, after=image(row)))

    def insert_all(self, rows: Sequence[tuple[int | None, SQLModel]], *, shown: bool = True) -> None:
        """Store many new rows, each given behind its task (None where it belongs to none), in a few statements."""
        self.session.add_all(row for _task, row in rows)
        self.session.flush()
        self._keep(*(self._written(row, "insert", task=task, shown=shown, after=image(row)) for task, row in rows))

    def delete(self, row: SQLModel, *, task: int | None, shown: bool = True) -> None:
        """Take a row away; its whole image is kept."""
        self._keep(self._written(row, "delete", task=task, shown=shown, before=image(row)))
        self.session.delete(row)
        self.session.flush()

    def reverse(self, changes: Iterable[ChangeRow]) -> None:
        """Do the opposite of changes that were once written down, last one first, and write that down in its turn."""
        self.session.flush()
        opposites = self._with_versions([self._opposite(one) for one in sorted(changes, key=_age, reverse=True)])
        for (operation, table), several in groupby(opposites, key=lambda change: (change.operation, change.table_name)):
            _carry_out(self.session, operation, _TABLES[table], list(several))
        self._keep(*opposites)
        self.session.expire_all()

    def erase(self, table: Table, rows: Iterable[tuple[int | None, Image]], *, shown: bool = False) -> None:
        """Take many rows of a table away, each given as its task and its image."""
        gone = [
            Written(self.number, task, table.name, row["id"], "delete", "", row, None, shown=shown)
            for task, row in rows
        ]
        _carry_out(self.session, "delete", table, gone)
        self._keep(*gone)

    def finish(self) -> None:
        """Write everything and raise the version of every task that was touched."""
        self.session.flush()
        ended = self.action.columns()
        if ended != self._begun:
            self.session.connection().execute(_THIS_ACTION.values(ended), {"of": self.number})
        rest = sorted(self.touched - self._raised)
        if rest:
            self.session.connection().execute(_ONE_VERSION_MORE, [{"of": task} for task in rest])
        self.session.expire_all()

    def _written(
        self,
        row: SQLModel,
        operation: str,
        *,
        task: int | None,
        shown: bool,
        field: str = "",
        before: object = None,
        after: object = None,
    ) -> "Written":
        table, identity = table_of(type(row)).name, row.id  # type: ignore[attr-defined]
        return Written(self.number, task, table, identity, operation, field, before, after, shown=shown)

    def _opposite(self, change: ChangeRow) -> "Written":
        return Written(
            self.number,
            change.task_id,
            change.table_name,
            change.row_id,
            {"insert": "delete", "delete": "insert"}.get(change.operation, change.operation),
            change.field,
            change.after,
            change.before,
            shown=change.shown,
        )

    def _with_versions(self, opposites: Sequence["Written"]) -> list["Written"]:
        """A task that goes and comes back goes on from the version that it has by now, as no version ever comes again."""
        gone = [one.row_id for one in opposites if one.operation == "delete" and one.table_name == _TASK.name]
        now: dict[int, int] = {}
        for start in range(0, len(gone), _AT_ONCE):
            chosen = select(_TASK.c.id, _TASK.c.version).where(_TASK.c.id.in_(gone[start : start + _AT_ONCE]))
            now.update((row.id, row.version) for row in self.session.connection().execute(chosen))
        return [
            one._replace(before={**one.before, "version": now[one.row_id]})
            if one.operation == "delete" and one.table_name == _TASK.name
            else one
            for one in opposites
        ]

    def _keep(self, *changes: "Written") -> None:
        if not changes:
            return
        self.session.connection().execute(_NEW_CHANGE, [change._asdict() for change in changes])
        self.changed = True
        if self.shown is not None:
            self.shown += [change for change in changes if change.shown]
            if len(self.shown) > _TOLD_AT_ONCE:
                self.shown = None
        for change in changes:
            if change.task_id is not None:
                self.touched.add(change.task_id)
                self.fields.add((change.task_id, change.table_name, change.field))
        self.agencies.update(change.row_id for change in changes if change.table_name == "agency")


def _age(change: ChangeRow) -> int:
    return change.id or 0


def _field(change: Written) -> str:
    return change.field


def _carry_out(session: Session, operation: str, table: Table, changes: Sequence[Written]) -> None:
    """Do to the database what changes of one kind to one table say."""
    connection = session.connection()
    if operation == "insert":
        # One statement has one set of columns, and what an older program took away lacks those that came since.
        for _columns, alike in groupby(changes, key=lambda change: tuple(change.after)):
            connection.execute(table.insert(), [decode_row(table, change.after) for change in alike])
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
    return {column.name: encode(getattr(row, column.name)) for column in table_of(type(row)).columns}


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
