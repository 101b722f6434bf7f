"""Everything that was done in a meeting taken back together, as one action that can itself be taken back."""

from collections.abc import Collection, Sequence

from sqlalchemy import or_, select
from sqlmodel import col

from store.changes.meetings import find_meeting
from store.changes.reversing import changes_of, settle_touched
from store.changes.work import Work, stored
from store.errors import ChangedMeanwhile, NothingToUndo
from store.history.conflicts import blocks_since
from store.meetings.beside import recorded_beside
from store.meetings.errors import MeetingStays
from store.meetings.wishes import UndoMeeting
from store.roles import USERS, refuse_unless, refuse_without_admin, role_to_reverse
from store.tables import ActionRow, ChangeRow, MeetingRow
from store.words import TAKING_BACK


def undo_meeting(work: Work, wish: UndoMeeting) -> None:
    """Reverse, last one first, whatever was done in the meeting and still stands: all of it or nothing.

    Of the last meeting about its plans the closing goes too: an empty one would else stand as held, and the next meeting
    would open on it rather than on the decisions of the one before.

    The action names the first of those that it reverses; each of them names it as the one that took it back.

    Raises:
        UnknownMeeting. NothingToUndo: nothing that was done in it still stands. NotAllowed: see `store.roles`.
        MeetingStays: others have since changed the same; with all of it.
    """
    meeting = find_meeting(work, wish.meeting)
    session, record = work.session, work.record
    standing = (
        session.execute(
            select(ActionRow)
            .where(
                or_(col(ActionRow.meeting_id) == meeting.id, col(ActionRow.id) == _closing(work, meeting)),
                col(ActionRow.undone_by).is_(None),
                col(ActionRow.wish).not_in(TAKING_BACK),
            )
            .order_by(col(ActionRow.id))
            .with_for_update()
        )
        .scalars()
        .all()
    )
    numbers = [stored(action) for action in standing]
    if all(action.meeting_id != meeting.id for action in standing):
        raise NothingToUndo("undo_meeting")
    changes = changes_of(session, numbers)
    for action in standing:
        tables = {change.table_name for change in changes if change.action_id == action.id}
        refuse_unless(session, work.who, role_to_reverse(action, tables))
    _refuse_if_changed_since(work, wish.meeting, numbers, changes)
    work.beside = recorded_beside(session.connection(), wish.meeting, who=work.who)  # before its closing is taken back
    for action in standing:
        action.undone_by = record.number
    record.action.reverses = numbers[0]
    record.action.meeting_id = meeting.id
    record.reverse(changes)
    settle_touched(record, changes, since=numbers[-1])
    if any(change.table_name == USERS for change in changes):
        refuse_without_admin(session, work.who)


def _closing(work: Work, meeting: MeetingRow) -> int | None:
    """The number of the action that closed it; None while it goes on, and where a later one is about the same plans."""
    later = work.session.execute(select(col(MeetingRow.plans)).where(col(MeetingRow.id) > meeting.id)).scalars()
    return None if any(set(plans) & set(meeting.plans) for plans in later) else meeting.closed_change


def _refuse_if_changed_since(work: Work, meeting: int, numbers: Collection[int], changes: Sequence[ChangeRow]) -> None:
    """Collect all that stands in the way, each once, before anything is reversed."""
    found: dict[tuple[object, ...], ChangedMeanwhile] = {}
    for number in numbers:
        own = [change for change in changes if change.action_id == number]
        for blocked in blocks_since(work.session, number, own, together_with=changes):
            found.setdefault((blocked.key, blocked.who, blocked.at, blocked.field), blocked)
    if found:
        raise MeetingStays(meeting, tuple(found.values()))
