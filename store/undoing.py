"""Undo and redo: this user's last action taken back, or carried out again, across sessions and restarts.

Both are actions of their own: an undo reverses every change that the action wrote down, and a redo reverses the undo. What
somebody else has since changed is never overwritten.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlmodel import Session, col

from store.changes.agencies import tasks_naming
from store.changes.settling import settle
from store.changes.work import Work
from store.conflicts import refuse_if_changed_since
from store.errors import CannotUndo, ChangedMeanwhile, ImportNotUndoable, NothingToUndo
from store.history import action
from store.plan_erasing import take_import_back
from store.recorder import Recorder
from store.roles import USERS, refuse_unless, refuse_without_admin, role_to_reverse
from store.stamps import restamp
from store.tables import ActionRow, ChangeRow, EvidenceRow, PlanRow, TaskRow
from store.task_views import Outcome

_UNDO = "undo"
_REDO = "redo"


def undo(session: Session, *, who: str, at: datetime, zone: str, number: int | None = None) -> Outcome:
    """Take back this user's last action that still stands, or the one of this `number`, as an action of its own.

    Raises:
        NothingToUndo: there is none. NotAllowed: it needs a role that this user has no longer. LastAdmin.
        CannotUndo: another action has since changed the same field or row; carries who, when and which.
        ImportNotUndoable: it is the first start's import, or something was recorded on the plan's tasks since.
    """
    standing = _mine(who).where(col(ActionRow.wish) != _UNDO)
    if number is not None:
        standing = standing.where(col(ActionRow.id) == number)
    last = session.execute(standing.limit(1)).scalar()
    if last is None:
        raise NothingToUndo(_UNDO)
    if not last.undoable:
        raise ImportNotUndoable(last.plan_key or "", ())
    return _reverse(session, last, _UNDO, who=who, at=at, zone=zone)


def redo(session: Session, *, who: str, at: datetime, zone: str) -> Outcome:
    """Carry out again what this user's last undo took back, as long as they did nothing else since.

    Raises:
        NothingToUndo: there is nothing to redo. CannotUndo: as for `undo`.
    """
    last = session.execute(_mine(who).where(col(ActionRow.wish) == _UNDO).limit(1)).scalar()
    if last is None or _did_something_new(session, who, since=_number(last)):
        raise NothingToUndo(_REDO)
    return _reverse(session, last, _REDO, who=who, at=at, zone=zone)


def _mine(who: str) -> Select[ActionRow]:
    return (
        select(ActionRow)
        .where(col(ActionRow.who) == who, col(ActionRow.undone_by).is_(None))
        .order_by(col(ActionRow.id).desc())
        .with_for_update()
    )


def _did_something_new(session: Session, who: str, *, since: int) -> bool:
    newer = select(col(ActionRow.id)).where(
        col(ActionRow.who) == who, col(ActionRow.id) > since, col(ActionRow.wish).not_in((_UNDO, _REDO))
    )
    return session.execute(newer.limit(1)).first() is not None


def _reverse(session: Session, last: ActionRow, wish: str, *, who: str, at: datetime, zone: str) -> Outcome:
    number, plan = _number(last), last.plan_key
    tables = _tables_changed(session, last)
    refuse_unless(session, who, role_to_reverse(last, tables))
    record = Recorder(session, ActionRow(who=who, at=at, zone=zone, wish=wish, plan_key=plan, reverses=number))
    last.undone_by = record.number
    try:
        if plan is not None and wish == _UNDO:
            take_import_back(record, plan, since=number)
        else:
            _reverse_changes(record, since=number)
    except ChangedMeanwhile as blocked:
        raise CannotUndo(number, blocked) from blocked
    record.finish()
    if USERS in tables:
        refuse_without_admin(session, who)
    restamp(session, record.touched | tasks_naming(session, record.agencies) | _of_plan(session, plan), at)
    return Outcome(record.number, action(session, record.number))


def _tables_changed(session: Session, action: ActionRow) -> set[str]:
    tables = select(col(ChangeRow.table_name)).where(col(ChangeRow.action_id) == action.id).distinct()
    return set(session.execute(tables).scalars())


def _of_plan(session: Session, key: str | None) -> set[int]:
    """All tasks of a plan of which an import is reversed: their events show the plan's own words, too."""
    rows = session.execute(
        select(col(TaskRow.id)).join(PlanRow, col(PlanRow.id) == col(TaskRow.plan_id)).where(col(PlanRow.key) == key)
    )
    return {task for task in rows.scalars() if task is not None}


def _reverse_changes(record: Recorder, *, since: int) -> None:
    session = record.session
    changes = session.execute(select(ChangeRow).where(col(ChangeRow.action_id) == since)).scalars().all()
    _lock(session, changes)
    refuse_if_changed_since(session, since, changes)
    record.reverse(changes)
    if record.action.plan_key is None:
        _settle(record, moved={change.task_id for change in changes if change.field == "stage"}, since=since)


def _settle(record: Recorder, *, moved: set[int | None], since: int) -> None:
    """Let the papers of others, which stay, put the touched tasks where they belong: `moved` are those put back a column."""
    work = Work(record, record.action.who, record.action.at.date())
    tasks = record.session.execute(select(TaskRow).where(col(TaskRow.id).in_(record.touched))).scalars().all()
    for task in tasks:
        settle(work, task, evidence_came=task.id in moved and _others_brought_evidence(record, task, since))


def _others_brought_evidence(record: Recorder, task: TaskRow, since: int) -> bool:
    """Whether a paper that came after the action is still there."""
    came = (
        select(col(ChangeRow.id))
        .join(EvidenceRow, col(EvidenceRow.id) == col(ChangeRow.row_id))
        .where(
            col(ChangeRow.table_name) == str(EvidenceRow.__tablename__),
            col(ChangeRow.operation) == "insert",
            col(ChangeRow.task_id) == task.id,
            col(ChangeRow.action_id) > since,
            col(ChangeRow.action_id) < record.number,
        )
    )
    return record.session.execute(came.limit(1)).first() is not None


def _number(row: ActionRow) -> int:
    if row.id is None:
        raise ValueError("the action is not stored")
    return row.id


def _lock(session: Session, changes: Sequence[ChangeRow]) -> None:
    """Keep the tasks that the changes touched for ourselves until the transaction ends."""
    ids = {change.task_id for change in changes}
    session.execute(select(col(TaskRow.id)).where(col(TaskRow.id).in_(ids)).with_for_update()).all()
