"""A status review from its opening to its closing: what goes on in it is written down as any other change."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from store.changes.overwriting import refuse_replacing
from store.changes.texts import ISSUER_LETTERS, line
from store.changes.work import Work, find_task, stored
from store.counts import count
from store.errors import AlreadyThere, WrongValue
from store.history.field_words import day_text
from store.meetings.errors import MeetingClosed, MeetingGoesOn, UnknownMeeting
from store.meetings.wishes import CloseMeeting, EditMeeting, OpenMeeting, ParkTask, UnparkTask
from store.queries import read_head, read_tasks
from store.summary import board_view, choose_plans, read_head_rows
from store.tables import MeetingRow, ParkedRow, PlanRow
from store.things_seen import thing_of


def open_meeting(work: Work, wish: OpenMeeting) -> None:
    """Begin a meeting; it remembers the change with which it began.

    Raises:
        UnknownPlan, WrongValue: no such plan, or none is named; its day is still to come. MeetingGoesOn: one about one of
        them goes on.
    """
    if wish.held_on > work.today:
        raise WrongValue("held_on", day_text(wish.held_on), "not_after_today")
    head = read_head_rows(read_head(work.session.connection()))
    plans = [head.plans[plan] for plan in choose_plans(head, wish.plans, today=work.today)]
    if not plans:
        raise WrongValue("plan", "", ", ".join(plan.key for plan in head.plans.values()))
    keys = [plan.key for plan in plans]
    # Two who open at the same moment stand in line here, and the second finds the first one's meeting.
    work.session.execute(select(PlanRow).where(col(PlanRow.key).in_(keys)).with_for_update()).all()
    for row in _going_on(work):
        if not set(row.plans).isdisjoint(keys):
            raise MeetingGoesOn(stored(row), row.name)
    row = MeetingRow(
        name=line("name", wish.name, letters=ISSUER_LETTERS),
        held_on=wish.held_on,
        next_on=_later(wish.next_on, wish.held_on),
        plans=keys,
        chair=line("chair", wish.chair, letters=ISSUER_LETTERS),
        opened_by=work.who,
        opened_at=work.record.action.at,
        opened_change=work.record.number,
    )
    work.record.insert(row, task=None)


def edit_meeting(work: Work, wish: EditMeeting) -> None:
    """Put right what was said of a meeting. Raises UnknownMeeting, WrongValue, AlreadyThere."""
    row = find_meeting(work, wish.meeting)
    name = row.name if wish.name is None else line("name", wish.name, letters=ISSUER_LETTERS)
    chair = row.chair if wish.chair is None else line("chair", wish.chair, letters=ISSUER_LETTERS)
    next_on = _later(wish.next_on, row.held_on) or row.next_on
    if not work.record.change(row, task=None, name=name, chair=chair, next_on=next_on):
        raise AlreadyThere(row.name, str(row.id))


def close_meeting(work: Work, wish: CloseMeeting) -> None:
    """End a meeting: it keeps the change number and the numbers of its plans, judged on the day of judging: that of the pages.

    Raises:
        UnknownMeeting, WrongValue (the next day is not later). MeetingClosed: it was closed before.
        Conflicting: somebody else has set the next day since it was seen.
    """
    row = going_on(work, wish.meeting)
    if wish.next_on is not None:
        now = day_text(row.next_on) if row.next_on else ""
        days = {"next_on": (now, day_text(wish.next_on))}
        refuse_replacing(work, thing_of(wish), row, wish.seen, days, {"next_on": ("next_on",)})
    head = read_head_rows(read_head(work.session.connection()))
    known = {plan.key: plan_id for plan_id, plan in head.plans.items()}
    plans = [known[key] for key in row.plans if key in known]
    work.session.flush()
    board = board_view(head, plans, read_tasks(work.session.connection(), plans), today=work.today)
    work.record.change(row, task=None, next_on=_later(wish.next_on, row.held_on) or row.next_on)
    work.record.change(row, task=None, closed_at=work.record.action.at)
    seen = {"closed_change": work.record.number, "counts": asdict(count(board.tasks)), "judged_on": work.today}
    work.record.change(row, task=None, shown=False, **seen)


def park_task(work: Work, wish: ParkTask) -> None:
    """Put a task off to the end of the meeting. Raises UnknownTask, AlreadyThere, UnknownMeeting, MeetingClosed."""
    row = in_meeting(work, wish.meeting)
    found = find_task(work, wish.key, if_version=None)
    if _parked(work, row, found.task_id) is not None:
        raise AlreadyThere(found.key, "parked")
    work.record.insert(ParkedRow(meeting_id=stored(row), task_id=found.task_id), task=found.task_id)


def unpark_task(work: Work, wish: UnparkTask) -> None:
    """Take a task up again. Raises as `park_task`."""
    row = in_meeting(work, wish.meeting)
    found = find_task(work, wish.key, if_version=None)
    parked = _parked(work, row, found.task_id)
    if parked is None:
        raise AlreadyThere(found.key, "not_parked")
    work.record.delete(parked, task=found.task_id)


def find_meeting(work: Work, number: int) -> MeetingRow:
    """The meeting of this number, locked until the transaction ends. Raises UnknownMeeting."""
    row: MeetingRow | None = work.session.execute(
        select(MeetingRow).where(col(MeetingRow.id) == number).with_for_update()
    ).scalar()
    if row is None:
        known = work.session.execute(select(col(MeetingRow.id)).order_by(col(MeetingRow.id).desc())).scalars()
        raise UnknownMeeting(number, tuple(one for one in known if one is not None))
    return row


def going_on(work: Work, number: int) -> MeetingRow:
    """The meeting of this number, which is not over. Raises UnknownMeeting, MeetingClosed."""
    row = find_meeting(work, number)
    if row.closed_at is not None:
        raise MeetingClosed(number, row.name)
    return row


def in_meeting(work: Work, number: int) -> MeetingRow:
    """The same; and from here on the action is one that is done in this meeting."""
    row = going_on(work, number)
    work.record.action.meeting_id = number
    return row


def _going_on(work: Work) -> Sequence[MeetingRow]:
    return work.session.execute(select(MeetingRow).where(col(MeetingRow.closed_at).is_(None))).scalars().all()


def _parked(work: Work, meeting: MeetingRow, task: int) -> ParkedRow | None:
    found: ParkedRow | None = work.session.execute(
        select(ParkedRow).where(col(ParkedRow.meeting_id) == meeting.id, col(ParkedRow.task_id) == task)
    ).scalar()
    return found


def _later(day: date | None, held_on: date) -> date | None:
    if day is not None and day <= held_on:
        raise WrongValue("next_on", day_text(day), "after_meeting")
    return day
