"""What a meeting decides, putting its words right, and saying by hand what became of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from plans.vietnamese import clean
from store.changes.agencies import agency_row, find_office, offices
from store.changes.meetings import find_meeting, in_meeting
from store.changes.overwriting import refuse_replacing
from store.changes.texts import ISSUER_LETTERS as OWNER_LETTERS
from store.changes.texts import document_number, line, lines, some_words
from store.changes.work import Found, Work, find_task, stored
from store.errors import AlreadyThere, UnknownAgency, WrongValue
from store.history.field_words import day_text
from store.meetings.errors import OwnerUnclear, UnknownDecision
from store.meetings.wishes import Decide, EditDecision, SettleDecision
from store.tables import DecisionRow, DeliverableRow, MeetingRow, PlanRow, TaskRow
from store.things_seen import settled_text, thing_of
from store.words import Settled

_FIELDS = {"text": "decision", "owner": "decision_owner", "due": "decision_due"}
_SETTLING = {"decision_outcome": ("outcome", "document", "settled_on", "note")}


def decide(work: Work, wish: Decide) -> None:
    """Write down a decision; it remembers which of the task's open deliverables it asks for, see `asked`.

    Raises:
        UnknownMeeting, MeetingClosed, UnknownTask, OwnerUnclear.
        WrongValue: no text, no owner, or a day before the meeting.
    """
    meeting = in_meeting(work, wish.meeting)
    found = find_task(work, wish.task, if_version=None) if wish.task is not None else None
    owner = _owner(work, wish.owner)
    last = work.session.execute(
        select(func.max(col(DecisionRow.number))).where(col(DecisionRow.meeting_id) == meeting.id)
    ).scalar()
    row = DecisionRow(
        meeting_id=stored(meeting),
        task_id=found.task_id if found else None,
        number=(last or 0) + 1,
        text=some_words("decision", wish.text),
        owner=owner,
        due=_day(wish.due, meeting),
        asks=asked(work, found, owner, wish.due) if found else [],
    )
    work.record.insert(row, task=row.task_id)


def edit_decision(work: Work, wish: EditDecision) -> None:
    """Put a decision's words right; it stays done in its own meeting.

    Raises:
        As `decide`. UnknownDecision, AlreadyThere. Conflicting: fields that somebody else has set since they were seen.
    """
    row, meeting, found = _find(work, wish.decision)
    work.record.action.meeting_id = meeting.id
    text = row.text if wish.text is None else some_words("decision", wish.text)
    owner = row.owner if wish.owner is None else _owner(work, wish.owner)
    due = None if wish.undated else row.due if wish.due is None else _day(wish.due, meeting)
    _refuse_rewording(work, wish, row, {"text": text, "owner": owner, "due": due})
    if not work.record.change(row, task=row.task_id, text=text, owner=owner, due=due):
        raise AlreadyThere(row.text, str(row.id))
    if found is not None:
        work.record.change(
            row, task=row.task_id, shown=False, asks=asked(work, found, row.owner, row.due, also=row.asks)
        )


def settle_decision(work: Work, wish: SettleDecision) -> None:
    """Say by hand that it was kept or withdrawn, or open it again.

    Raises:
        UnknownDecision, AlreadyThere. Conflicting: somebody else has settled it since it was seen.
        WrongValue: nothing shows that it was kept, no reason for withdrawing it, a day to come.
    """
    row, _meeting, _found = _find(work, wish.decision)
    document, note = document_number(wish.document), lines("note", wish.note)
    if wish.outcome is Settled.KEPT and not document and not note:
        raise WrongValue("note", "", "document_or_note")
    if wish.outcome is Settled.WITHDRAWN and not note:
        raise WrongValue("note", "", "some_words")
    on = wish.on or work.today
    if on > work.today:
        raise WrongValue("date", day_text(on), "not_after_today")
    now = settled_text(row.outcome, row.document, row.settled_on, row.note)
    mine = settled_text(wish.outcome.value if wish.outcome else "", document, on, note)
    refuse_replacing(work, thing_of(wish), row, wish.seen, {"decision_outcome": (now, mine)}, _SETTLING)
    changed = (
        work.record.change(row, task=row.task_id, outcome="", document="", settled_on=None, note="")
        if wish.outcome is None
        else work.record.change(
            row, task=row.task_id, outcome=wish.outcome.value, document=document, settled_on=on, note=note
        )
    )
    if not changed:
        raise AlreadyThere(row.text, row.outcome or "open")


def _refuse_rewording(work: Work, wish: EditDecision, row: DecisionRow, values: Mapping[str, Any]) -> None:
    """Of the fields that are wished. Raises Conflicting."""
    days = {"due"} if wish.undated else set()
    wished = {name: value for name, value in values.items() if name in days or getattr(wish, name) is not None}
    texts = {_FIELDS[name]: (_text(work, getattr(row, name)), _text(work, value)) for name, value in wished.items()}
    refuse_replacing(work, thing_of(wish), row, wish.seen, texts, {field: (name,) for name, field in _FIELDS.items()})


def _text(work: Work, value: str | date | None) -> str:
    """A field as a reader sees it: an agency by its name."""
    if value is None or isinstance(value, date):
        return day_text(value) if value else ""
    office = next((one for one in offices(work) if one.key == value), None)
    return office.name if office else value


def asked(work: Work, found: Found, owner: str, due: date | None, *, also: Sequence[int] = ()) -> list[int]:
    """The numbers of the task's open deliverables that a decision asks for; `also` counts these as open.

    Those that the owner owes, by itself or with the other leads; where it owes none, all of them. Of these, those that
    are due by the decision's day; where none is due by then, all.
    """
    still_open = [one for one in found.deliverables if one.done_on is None or one.number in also]
    theirs = _owed_by(work, found, owner, still_open) or still_open
    by_then = [one for one in theirs if due is not None and one.due is not None and one.due <= due]
    return [one.number for one in by_then or theirs]


def _owed_by(work: Work, found: Found, owner: str, owed: Sequence[DeliverableRow]) -> list[DeliverableRow]:
    if owner not in found.task.owing:
        return []
    agency = agency_row(work, owner)
    own = [one for one in owed if one.agency_id == agency.id]
    return own or [one for one in owed if one.agency_id is None]


def _owner(work: Work, typed: str) -> str:
    """The key of the agency or group that is meant; other words ("đồng chí Chủ tịch") as they were typed.

    Raises:
        OwnerUnclear: they are so like an agency's name that they may be a slip: the notice would print it as it is.
    """
    words = line("owner", some_words("owner", typed), letters=OWNER_LETTERS)
    try:
        return find_office(work, words).key
    except UnknownAgency:
        meant = work.directory.resembling(words)
        if meant is not None:
            raise OwnerUnclear(words, meant.abbreviation, meant.name) from None
        return words


def _day(day: date | None, meeting: MeetingRow) -> date | None:
    if day is not None and day < meeting.held_on:
        raise WrongValue("due", day_text(day), "not_before_meeting")
    return day


def _find(work: Work, number: int) -> tuple[DecisionRow, MeetingRow, Found | None]:
    row: DecisionRow | None = work.session.execute(
        select(DecisionRow).where(col(DecisionRow.id) == number).with_for_update()
    ).scalar()
    if row is None:
        standing = select(col(DecisionRow.id), col(DecisionRow.text)).where(col(DecisionRow.outcome) == "")
        known = work.session.execute(standing.order_by(col(DecisionRow.id))).all()
        raise UnknownDecision(number, tuple((one.id or 0, clean(one.text)) for one in known))
    return row, find_meeting(work, row.meeting_id), _task_of(work, row)


def _task_of(work: Work, row: DecisionRow) -> Found | None:
    found = work.session.execute(
        select(PlanRow, TaskRow)
        .join(TaskRow, col(TaskRow.plan_id) == col(PlanRow.id))
        .where(col(TaskRow.id) == row.task_id)
        .with_for_update(of=TaskRow)
    ).one_or_none()
    return Found(found[0], found[1], work) if found else None
