"""Undo and redo: this user's last action taken back, or carried out again, across sessions and restarts.

Both are actions of their own: an undo reverses every change that the action wrote down, and a redo reverses the undo. What
somebody else has since changed is never overwritten.
"""

from datetime import datetime

from sqlalchemy import Select, or_, select
from sqlmodel import Session, col

from store.changes.agencies import tasks_naming
from store.changes.reversing import reverse_changes
from store.changes.work import stored
from store.errors import CannotTakeBack, CannotUndo, ChangedMeanwhile, ImportNotUndoable, NothingToUndo
from store.feeds.stamps import restamp
from store.history.actions import action
from store.history.standing_again import fates
from store.plan_import.erasing import take_import_back
from store.recorder import Action, Recorder
from store.roles import USERS, refuse_unless, refuse_without_admin, role_to_reverse
from store.tables import ActionRow, ChangeRow, PlanRow, TaskRow
from store.task_views import Outcome
from store.words import TAKING_BACK

_UNDO = "undo"
_UNDO_MEETING = "undo_meeting"
_REDO = "redo"
_NOT_OF_A_RESTORE = or_(col(ActionRow.undoable), col(ActionRow.plan_key).is_not(None))
"""Addresses that a restore gave up once more stay given up; an import that cannot be undone is told when it is asked for."""


def undo(session: Session, *, who: str, at: datetime, zone: str, number: int | None = None) -> Outcome:
    """Take back this user's last action that still stands, or the one of this `number`, as an action of its own.

    One that was taken back and done again stands by what did it again: that is what is taken back then.

    Raises:
        NothingToUndo: there is none. CannotTakeBack: the one of this number is not to be.
        NotAllowed: it needs a role that this user has no longer. LastAdmin.
        CannotUndo: another action has since changed the same field or row; carries who, when and which.
        ImportNotUndoable: it is the first start's import, or something was recorded on the plan's tasks since.
    """
    standing = _mine(who).where(col(ActionRow.wish).not_in(TAKING_BACK))
    if number is None:
        standing = standing.where(_NOT_OF_A_RESTORE)
    else:
        standing = standing.where(col(ActionRow.id) == _by_which_it_stands(session, number))
    last = session.execute(standing.limit(1)).scalar()
    if last is None:
        raise NothingToUndo(_UNDO) if number is None else _cannot_take_back(session, number, who)
    if not last.undoable and last.plan_key is None:
        raise CannotTakeBack(stored(last), "restored", who)
    if not last.undoable:
        raise ImportNotUndoable(last.plan_key or "", ())
    return _reverse(session, last, _UNDO, who=who, at=at, zone=zone)


def would_undo(session: Session, who: str) -> int | None:
    """The number of the action that `undo` would take back now; None where there is none."""
    mine = select(col(ActionRow.id)).where(
        col(ActionRow.who) == who,
        col(ActionRow.undone_by).is_(None),
        col(ActionRow.wish).not_in(TAKING_BACK),
        _NOT_OF_A_RESTORE,
    )
    found: int | None = session.execute(mine.order_by(col(ActionRow.id).desc()).limit(1)).scalar()
    return found


def redo(session: Session, *, who: str, at: datetime, zone: str) -> Outcome:
    """Carry out again what this user's last undo took back, as long as they did nothing else since.

    Raises:
        NothingToUndo: there is nothing to redo. CannotUndo: as for `undo`.
    """
    last = session.execute(_mine(who).where(col(ActionRow.wish).in_(TAKING_BACK)).limit(1)).scalar()
    if last is None or _did_something_new(session, who, since=stored(last)):
        raise NothingToUndo(_REDO)
    return _reverse(session, last, _REDO, who=who, at=at, zone=zone)


def _by_which_it_stands(session: Session, number: int) -> int:
    """The number itself; of an action that was taken back alone and done again, that of the action that did so."""
    first, last = number, number
    for fate in fates(session, [number]).values():
        last = fate.last if fate.stands else number
    while first != last:
        link = session.execute(select(ActionRow).where(col(ActionRow.id) == first)).scalar_one()
        if link.wish == _UNDO_MEETING:  # to take back what did it again would take back a whole meeting
            return number
        first = link.undone_by or last
    return last


def _cannot_take_back(session: Session, number: int, who: str) -> CannotTakeBack:
    action = session.execute(select(ActionRow).where(col(ActionRow.id) == number)).scalar()
    if action is None:
        return CannotTakeBack(number, "unknown")
    if action.who != who:
        return CannotTakeBack(number, "theirs", action.who)
    fate = fates(session, [number]).get(number)
    if fate is None:
        return CannotTakeBack(number, "undo", who)
    if action.wish in TAKING_BACK:
        return CannotTakeBack(number, "undo" if fate.stands else "done_again", who, by=fate.last)
    return CannotTakeBack(number, "redone" if fate.stands else "undone", who, by=fate.last)


def _mine(who: str) -> Select[ActionRow]:
    return (
        select(ActionRow)
        .where(col(ActionRow.who) == who, col(ActionRow.undone_by).is_(None))
        .order_by(col(ActionRow.id).desc())
        .with_for_update()
    )


def _did_something_new(session: Session, who: str, *, since: int) -> bool:
    newer = select(col(ActionRow.id)).where(
        col(ActionRow.who) == who, col(ActionRow.id) > since, col(ActionRow.wish).not_in((*TAKING_BACK, _REDO))
    )
    return session.execute(newer.limit(1)).first() is not None


def _reverse(session: Session, last: ActionRow, wish: str, *, who: str, at: datetime, zone: str) -> Outcome:
    number, plan = stored(last), last.plan_key
    tables = _tables_changed(session, last)
    refuse_unless(session, who, role_to_reverse(last, tables))
    record = Recorder(
        session,
        # What was done in a meeting is taken back, or done again, in that meeting.
        Action(who=who, at=at, zone=zone, wish=wish, plan_key=plan, reverses=number, meeting_id=last.meeting_id),
    )
    last.undone_by = record.number
    try:
        if plan is not None and wish == _UNDO:
            take_import_back(record, plan, since=number)
        else:
            reverse_changes(record, since=number)
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
