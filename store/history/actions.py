"""History as people read it: who, when, what was wished, and every field before and after. A few statements, however long."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, bindparam, or_, select, true
from sqlmodel import Session

from store.history.field_words import Names, day_text, field_name, field_texts
from store.history.standing_again import fates
from store.recorder import Recorder
from store.tables import Row as TableRow
from store.task_views import ActionView, FieldChangeView

_TABLES = TableRow.metadata.tables
_action = _TABLES["action"].c
_agency = _TABLES["agency"].c
_change = _TABLES["change"].c
_clause = _TABLES["clause"].c
_decision = _TABLES["decision"].c
_deliverable = _TABLES["deliverable"].c
_letter = _TABLES["letter"].c
_meeting = _TABLES["meeting"].c
_plan = _TABLES["plan"].c
_section = _TABLES["section"].c
_task = _TABLES["task"].c
_user = _TABLES["user_account"].c

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
    told = _changes(session, changes, values)
    became = fates(session, [row.id for row in rows if row.undone_by is not None])
    return tuple(
        ActionView(
            number=row.id,
            who=row.who,
            at=local(row.at, row.zone),
            wish=row.wish,
            why=row.why,
            tasks=_tasks(told[row.id]),
            changes=tuple(told[row.id]),
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
    if record.shown is None or any(ids - {0} for ids in _wanted(rows).values()):
        return None
    told, done = _told(rows, Names({}, {}, {}))[record.number], record.action
    return ActionView(
        number=record.number,
        who=done.who,
        at=local(done.at, done.zone),
        wish=done.wish,
        why=done.why,
        tasks=_tasks(told),
        changes=tuple(told),
        undone=False,
        reverses=done.reverses,
        redone=None,
    )


def _tasks(told: Iterable[FieldChangeView]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(change.task for change in told if change.task is not None))


def _changes(session: Session, statement: Select[Any], values: dict[str, object]) -> dict[int, list[FieldChangeView]]:
    rows = session.execute(statement, values).all()
    return _told(rows, _names(session, rows))


def _told(rows: Iterable[Row[Any] | _Recorded], names: Names) -> dict[int, list[FieldChangeView]]:
    found: dict[int, list[FieldChangeView]] = defaultdict(list)
    for row in rows:
        before, after = field_texts(row.table_name, row.field, row.row_id, (row.before, row.after), names)
        task = f"{row.plan}/{row.number}" if row.plan is not None else None
        found[row.action_id].append(FieldChangeView(task, field_name(row.table_name, row.field), before, after))
    return found


# Made once, as they follow every write: most are not even asked.
_AGENCIES = select(_agency.id, _agency.name)
_CLAUSES = select(_clause.id, _plan.key + "/" + _clause.number).join(_TABLES["plan"], _plan.id == _clause.plan_id)
_DECISIONS = select(_decision.id, _decision.number)
_LETTERS = select(_letter.id, _letter.addressed)
_SECTIONS = select(_section.id, _section.number)
_USERS = select(_user.id, _user.name)


def _names(session: Session, rows: Iterable[Row[Any]]) -> Names:
    """What the changes speak of by id and a reader knows by name; nothing is asked that no change speaks of."""
    wanted = _wanted(rows)
    agencies = _by_id(session, _AGENCIES, _agency.id, wanted["agency"])
    return Names(
        owing=_owing(session, wanted["deliverable"]),
        sections=_by_id(session, _SECTIONS, _section.id, wanted["section"]),
        agencies=agencies,
        clauses=_clauses(session, wanted["clause"]),
        users=_by_id(session, _USERS, _user.id, wanted["user"]),
        meetings=_meetings(session, wanted["meeting"]),
        decisions=_decisions(session, wanted["decision"]),
        letters=_letters(session, wanted["letter"], rows),
        offices=_offices(session, rows),
    )


def _wanted(rows: Iterable[Row[Any] | _Recorded]) -> dict[str, set[int]]:
    """Ids that the changes speak of, by what they are of; 0 among them stands for nothing."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.table_name == "agency":
            wanted["agency"].add(row.row_id)
        elif row.table_name == "user_account":
            wanted["user"].add(row.row_id)
        elif row.table_name in {"meeting", "decision", "letter"}:
            wanted[row.table_name].add(row.row_id)
        for value in (row.before, row.after):
            if row.field == "section_id" and value is not None:
                wanted["section"].add(value)
            elif isinstance(value, dict):
                wanted["deliverable"].add(value.get("deliverable_id", 0))
                wanted["clause"].add(value.get("clause_id", 0))
                wanted["agency"] |= {value.get("group_id", 0), value.get("agency_id", 0)} - {None}
                wanted["meeting"].add(value.get("meeting_id", 0))
                wanted["letter"].add(value.get("letter_id", 0))
    return wanted


def _by_id(session: Session, names: Select[Any], identity: Any, ids: set[int]) -> dict[int, str]:  # noqa: ANN401 - a column
    ids.discard(0)
    return dict(session.execute(names.where(identity.in_(ids))).all()) if ids else {}


def _clauses(session: Session, ids: set[int]) -> dict[int, str]:
    return _by_id(session, _CLAUSES, _clause.id, ids)


def _meetings(session: Session, ids: set[int]) -> dict[int, str]:
    """A meeting's name; one without is known by its day."""
    ids.discard(0)
    if not ids:
        return {}
    rows = session.execute(select(_meeting.id, _meeting.name, _meeting.held_on).where(_meeting.id.in_(ids)))
    return {row.id: row.name or day_text(row.held_on) for row in rows}


def _decisions(session: Session, ids: set[int]) -> dict[int, str]:
    numbers = _by_id(session, _DECISIONS, _decision.id, ids)
    return {decision: f"{number}." for decision, number in numbers.items()}


def _letters(session: Session, ids: set[int], rows: Iterable[Row[Any]]) -> dict[int, str]:
    """Whom letters went to; of those that came or went just now, their own images tell."""
    found = _by_id(session, _LETTERS, _letter.id, ids)
    for row in rows:
        image = row.before or row.after
        if row.table_name == "letter" and not row.field and isinstance(image, dict):
            found.setdefault(row.row_id, image["addressed"])
    return found


def _offices(session: Session, rows: Iterable[Row[Any]]) -> dict[str, str]:
    """Agencies by key, where a decision names who carries it out."""
    named: set[str] = set()
    for row in rows:
        if row.table_name == "decision" and row.field in {"", "owner"}:
            values = (row.before, row.after)
            named |= {value["owner"] if isinstance(value, dict) else value for value in values if value}
    if not named:
        return {}
    return dict(session.execute(select(_agency.key, _agency.name).where(_agency.key.in_(named))).all())


def _owing(session: Session, ids: set[int]) -> dict[int, str]:
    """Who owes a deliverable, where one of several does: its agency's abbreviation, its period, or both."""
    ids.discard(0)
    if not ids:
        return {}
    rows = session.execute(
        select(_deliverable.id, _agency.abbreviation, _deliverable.period)
        .join(_TABLES["agency"], _deliverable.agency_id == _agency.id, isouter=True)
        .where(_deliverable.id.in_(ids))
    )
    return {row.id: " ".join(part for part in (row.abbreviation, row.period) if part) for row in rows}
