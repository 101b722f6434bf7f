"""History as people read it: who, when, what was wished, and every field before and after. A few statements, however long."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, bindparam, or_, select, true
from sqlmodel import Session

from store.history.field_words import Names, field_name, field_texts
from store.history.names import names_of, wanted
from store.history.standing_again import fates
from store.recorder import Recorder
from store.tables import Row as TableRow
from store.task_views import ActionView, FieldChangeView

_TABLES = TableRow.metadata.tables
_action = _TABLES["action"].c
_change = _TABLES["change"].c
_plan = _TABLES["plan"].c
_task = _TABLES["task"].c

_EVERYTHING: ColumnElement[bool] = true()


def actions(session: Session, key: str | None = None, limit: int | None = None) -> tuple[ActionView, ...]:
    """Actions, newest first; with `key` those that touched one task, with `limit` the newest so many.

    Of an import, which may touch thousands, one task's history holds what it did to that task.
    """
    chosen = select(_action.id).order_by(_action.id.desc())
    if key is not None:
        chosen = chosen.where(touching(key))
    if limit is not None:
        chosen = chosen.limit(limit)
    return told(session, chosen, key)


def told(session: Session, chosen: Select[int], key: str | None = None) -> tuple[ActionView, ...]:
    """The actions of these numbers, newest first; `key` as in `actions`."""
    shown = _EVERYTHING
    if key is not None:
        imports = select(_action.id).where(_action.plan_key.is_not(None))
        shown = or_(_change.task_id.in_(_with_key(key)), _change.action_id.not_in(imports))
    return _views(session, *_statements(chosen, shown), {})


def touching(key: str) -> ColumnElement[bool]:
    """That an action changed something of the task of this key, or under it."""
    return _action.id.in_(select(_change.action_id).where(_change.task_id.in_(_with_key(key))))


def action(session: Session, number: int) -> ActionView:
    """One action by its number."""
    return _views(session, *_ONE_ACTION, {"number": number})[0]


class LastTouch(NamedTuple):
    """Who changed something last, and when (in the zone where that was done)."""

    who: str
    at: datetime | None


def last_touch(session: Session, task: int) -> LastTouch:
    """Who changed a task last; of one that was never changed, who put its plan on the board."""
    changed = select(_change.action_id).where(_change.task_id == task)
    brought = (
        select(_action.id)
        .join(_TABLES["change"], _change.action_id == _action.id)
        .join(_TABLES["task"], _task.plan_id == _change.row_id)
        .where(_task.id == task, _change.table_name == "plan", _change.operation == "insert")
    )
    last = session.execute(
        select(_action.id)
        .where(or_(_action.id.in_(changed), _action.id.in_(brought)))
        .order_by(_action.id.desc())
        .limit(1)
    ).scalar()
    return touch(session, last) if last is not None else LastTouch("", None)


def touch(session: Session, number: int) -> LastTouch:
    """Who carried out an action, and when."""
    found = session.execute(select(_action.who, _action.at, _action.zone).where(_action.id == number)).one()
    return LastTouch(found.who, local(found.at, found.zone))


def local(at: datetime, zone: str) -> datetime:
    """A stored moment as the clock on the wall showed it there: `zone` is an offset ("+07:00")."""
    return at.astimezone(_zone(zone))


@cache
def _zone(offset: str) -> tzinfo | None:
    return datetime.strptime(offset, "%z").tzinfo


def _with_key(key: str) -> Select[int]:
    plan, _, number = key.partition("/")
    return (
        select(_task.id)
        .join(_TABLES["plan"], _task.plan_id == _plan.id)
        .where(_plan.key == plan, _task.number == number)
    )


_ACTIONS = select(
    _action.id,
    _action.who,
    _action.at,
    _action.zone,
    _action.wish,
    _action.why,
    _action.reverses,
    _action.undone_by,
).order_by(_action.id.desc())
_CHANGES = (
    select(
        _change.action_id,
        _change.table_name,
        _change.operation,
        _change.field,
        _change.row_id,
        _change.before,
        _change.after,
        _plan.key.label("plan"),
        _task.number,
    )
    .join(_TABLES["task"], _change.task_id == _task.id, isouter=True)
    .join(_TABLES["plan"], _task.plan_id == _plan.id, isouter=True)
    .where(_change.shown.is_(True))
    .order_by(_change.id)
)
_NUMBER = bindparam("number", type_=_action.id.type)
_ONE_ACTION = (_ACTIONS.where(_action.id == _NUMBER), _CHANGES.where(_change.action_id == _NUMBER))
"""Made once and kept plain, as it follows every write."""


def _statements(chosen: Select[Any], shown: ColumnElement[bool] = _EVERYTHING) -> tuple[Select[Any], Select[Any]]:
    """The statements for chosen actions, and for those changes of theirs that are shown."""
    ids = chosen.subquery()
    return (
        _ACTIONS.join(ids, _action.id == ids.c.id),
        _CHANGES.where(_change.action_id.in_(select(ids.c.id)), shown),
    )


def _views(
    session: Session, actions: Select[Any], changes: Select[Any], values: dict[str, object]
) -> tuple[ActionView, ...]:
    rows = session.execute(actions, values).all()
    by_action = _changes(session, changes, values)
    became = fates(session, [row.id for row in rows if row.undone_by is not None])
    return tuple(
        ActionView(
            number=row.id,
            who=row.who,
            at=local(row.at, row.zone),
            wish=row.wish,
            why=row.why,
            tasks=_tasks(by_action[row.id]),
            changes=tuple(by_action[row.id]),
            undone=row.id in became and not became[row.id].stands,
            reverses=row.reverses,
            redone=became[row.id].last if row.id in became and became[row.id].stands else None,
        )
        for row in rows
    )


class _Recorded(NamedTuple):
    """A change as `_CHANGES` reads it."""

    action_id: int
    table_name: str
    field: str
    row_id: int
    before: Any
    after: Any
    plan: str | None
    number: str | None


def just_recorded(record: Recorder, keys: Mapping[int, tuple[str, str]]) -> ActionView | None:
    """The action of a recorder as `action` would read it, without asking the database; `keys`: plan and number of tasks by id.

    None where something has to be read for it: the name of what a change speaks of by id, or too many changes.
    """
    rows: list[_Recorded] = []
    for one in record.shown or ():
        if one.field == "number" or (one.task_id is not None and one.task_id not in keys):
            return None
        plan, number = keys[one.task_id] if one.task_id is not None else (None, None)
        known = (one.action_id, one.table_name, one.field, one.row_id, one.before, one.after)
        rows.append(_Recorded(*known, plan, number))
    if record.shown is None or any(ids - {0} for ids in wanted(rows).values()):
        return None
    changes, done = _told(rows, Names({}, {}, {}))[record.number], record.action
    return ActionView(
        number=record.number,
        who=done.who,
        at=local(done.at, done.zone),
        wish=done.wish,
        why=done.why,
        tasks=_tasks(changes),
        changes=tuple(changes),
        undone=False,
        reverses=done.reverses,
        redone=None,
    )


def _tasks(changes: Iterable[FieldChangeView]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(change.task for change in changes if change.task is not None))


def _changes(session: Session, statement: Select[Any], values: dict[str, object]) -> dict[int, list[FieldChangeView]]:
    rows = session.execute(statement, values).all()
    return _told(rows, names_of(session, rows))


def _told(rows: Iterable[Row[Any] | _Recorded], names: Names) -> dict[int, list[FieldChangeView]]:
    found: dict[int, list[FieldChangeView]] = defaultdict(list)
    for row in rows:
        before, after = field_texts(row.table_name, row.field, row.row_id, (row.before, row.after), names)
        task = f"{row.plan}/{row.number}" if row.plan is not None else None
        found[row.action_id].append(FieldChangeView(task, field_name(row.table_name, row.field), before, after))
    return found
