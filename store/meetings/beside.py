"""What a person recorded while a meeting went on, but not in it: it stays when the meeting is taken back."""

from collections.abc import Collection

from sqlalchemy import Connection, Select, select

from store.meetings.errors import UnknownMeeting
from store.tables import Row as TableRow
from store.words import TAKING_BACK

_TABLES = TableRow.metadata.tables
_meeting = _TABLES["meeting"].c
_action = _TABLES["action"].c
_change = _TABLES["change"].c
_plan = _TABLES["plan"].c
_task = _TABLES["task"].c


def recorded_beside(connection: Connection, number: int, *, who: str) -> tuple[int, ...]:
    """The actions (numbers, oldest first) of `who` on tasks of its plans, from its opening to its closing, that still stand.

    Those that were done in the meeting, or in another one, are not among them. Raises UnknownMeeting.
    """
    found = connection.execute(
        select(_meeting.plans, _meeting.opened_change, _meeting.closed_change).where(_meeting.id == number)
    ).first()
    if found is None:
        raise UnknownMeeting(number)
    chosen = (
        select(_action.id)
        .where(
            _action.who == who,
            _action.id > found.opened_change,
            _action.meeting_id.is_(None),
            _action.undone_by.is_(None),
            _action.wish.not_in(TAKING_BACK),
            _action.id.in_(_touching(found.plans, since=found.opened_change)),
        )
        .order_by(_action.id)
    )
    if found.closed_change is not None:
        chosen = chosen.where(_action.id < found.closed_change)
    return tuple(connection.execute(chosen).scalars())


def _touching(plans: Collection[str], *, since: int) -> Select[int]:
    return (
        select(_change.action_id)
        .join(_TABLES["task"], _task.id == _change.task_id)
        .join(_TABLES["plan"], _plan.id == _task.plan_id)
        .where(_change.action_id > since, _plan.key.in_(plans))
    )
