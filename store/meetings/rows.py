"""Meetings read from their rows, and the place where the presenter stands, which is no part of history."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from store.history.actions import local
from store.meetings.errors import UnknownMeeting
from store.meetings.views import DecisionView, MeetingView, ShownPlace
from store.summary import Head
from store.tables import Row as TableRow
from store.views import Counts
from store.words import TAKING_BACK, Settled

_TABLES = TableRow.metadata.tables
_meeting = _TABLES["meeting"].c
_decision = _TABLES["decision"].c
_parked = _TABLES["parked"].c
_plan = _TABLES["plan"].c
_task = _TABLES["task"].c
_action = _TABLES["action"].c


def meeting_views(
    connection: Connection, head: Head, *, zone: str, plans: Collection[str] | None = None
) -> tuple[MeetingView, ...]:
    """All meetings, or those about one of these plans (keys), newest first: three statements."""
    rows = connection.execute(select(_TABLES["meeting"]).order_by(_meeting.held_on.desc(), _meeting.id.desc())).all()
    chosen = [row for row in rows if plans is None or not set(row.plans).isdisjoint(plans)]
    return tuple(_views(connection, head, chosen, zone=zone))


def meeting_view(connection: Connection, head: Head, number: int, *, zone: str) -> MeetingView:
    """The meeting of this number. Raises UnknownMeeting."""
    rows = connection.execute(select(_TABLES["meeting"]).where(_meeting.id == number)).all()
    if not rows:
        known = connection.execute(select(_meeting.id).order_by(_meeting.id.desc())).scalars()
        raise UnknownMeeting(number, tuple(known))
    return next(iter(_views(connection, head, rows, zone=zone)))


def task_decisions(connection: Connection, head: Head, tasks: Collection[int]) -> dict[int, list[DecisionView]]:
    """What was decided about these tasks (ids), by task, oldest first."""
    found: defaultdict[int, list[DecisionView]] = defaultdict(list)
    for row in _decisions(connection, _decision.task_id.in_(tasks)):
        found[row.task_id].append(_decision_view(row, head))
    return found


def count_standing(connection: Connection, number: int) -> int:
    """How many actions done in the meeting still stand (`store.changes.meeting_undone` takes just these back)."""
    standing = select(func.count()).where(
        _action.meeting_id == number, _action.undone_by.is_(None), _action.wish.not_in(TAKING_BACK)
    )
    return int(connection.execute(standing).scalar_one())


def show_place(connection: Connection, number: int, place: ShownPlace) -> None:
    """Keep where the presenter stands. Raises UnknownMeeting."""
    statement = _TABLES["meeting"].update().where(_meeting.id == number).values(showing=_kept(place))
    if not connection.execute(statement).rowcount:
        raise UnknownMeeting(number)


def shown_place(connection: Connection, number: int) -> ShownPlace:
    """Where the presenter stands; cheap enough to poll. Raises UnknownMeeting."""
    found = connection.execute(select(_meeting.showing).where(_meeting.id == number)).first()
    if found is None:
        raise UnknownMeeting(number)
    return _place(found.showing)


def _views(connection: Connection, head: Head, rows: Iterable[Row[Any]], *, zone: str) -> Iterable[MeetingView]:
    meetings = list(rows)
    ids = [row.id for row in meetings]
    decisions: defaultdict[int, list[DecisionView]] = defaultdict(list)
    for row in _decisions(connection, _decision.meeting_id.in_(ids)):
        decisions[row.meeting_id].append(_decision_view(row, head))
    parked: defaultdict[int, list[str]] = defaultdict(list)
    for kept in connection.execute(
        select(_parked.meeting_id, _plan.key, _task.number)
        .join(_TABLES["task"], _task.id == _parked.task_id)
        .join(_TABLES["plan"], _plan.id == _task.plan_id)
        .where(_parked.meeting_id.in_(ids))
        .order_by(_parked.id)
    ):
        parked[kept.meeting_id].append(f"{kept.key}/{kept.number}")
    for row in meetings:
        yield MeetingView(
            number=row.id,
            name=row.name,
            held_on=row.held_on,
            next_on=row.next_on,
            plans=tuple(row.plans),
            chair=row.chair,
            opened_by=row.opened_by,
            opened_at=local(row.opened_at, zone),
            opened_change=row.opened_change,
            closed_at=local(row.closed_at, zone) if row.closed_at else None,
            closed_change=row.closed_change,
            counts=Counts(**row.counts) if row.counts else None,
            showing=_place(row.showing),
            decisions=tuple(decisions[row.id]),
            parked=tuple(parked[row.id]),
            judged=row.judged_on,
        )


def _decisions(connection: Connection, chosen: ColumnElement[bool]) -> Iterable[Row[Any]]:
    return connection.execute(
        select(
            _TABLES["decision"],
            _meeting.held_on,
            _plan.key.label("plan"),
            _task.number.label("task_number"),
            _task.title,
        )
        .join(_TABLES["meeting"], _meeting.id == _decision.meeting_id)
        .join(_TABLES["task"], _task.id == _decision.task_id, isouter=True)
        .join(_TABLES["plan"], _plan.id == _task.plan_id, isouter=True)
        .where(chosen)
        .order_by(_decision.meeting_id, _decision.number)
    )


def _decision_view(row: Row[Any], head: Head) -> DecisionView:
    owner = next((agency for agency in head.agencies.values() if agency.key == row.owner), None)
    return DecisionView(
        id=row.id,
        meeting=row.meeting_id,
        held_on=row.held_on,
        number=row.number,
        text=row.text,
        owner=owner,
        owner_words=owner.name if owner else row.owner,
        due=row.due,
        task=f"{row.plan}/{row.task_number}" if row.plan is not None else None,
        title=row.title or "",
        asks=tuple(row.asks),
        outcome=Settled(row.outcome) if row.outcome else None,
        document=row.document,
        settled_on=row.settled_on,
        note=row.note,
    )


def _kept(place: ShownPlace) -> dict[str, Any]:
    return {**asdict(place), "today": place.today.isoformat() if place.today else None}


def _place(showing: dict[str, Any]) -> ShownPlace:
    today = showing.get("today")
    return ShownPlace(**{**showing, "today": date.fromisoformat(today) if today else None})
