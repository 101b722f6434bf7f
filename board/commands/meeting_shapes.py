"""Meetings, decisions and letters → the JSON shapes that other programs rely on: ISO dates, null for what is absent."""

from dataclasses import asdict
from datetime import date
from typing import Any

from store.due_next import DueNext
from store.letters.views import ChasedAgency, ChaseView, EarlierLetter, LetterItemView, LetterView, TaskLetterView
from store.meetings.pages import FollowUp, MeetingPages
from store.meetings.views import DecisionView, MeetingView
from store.views import AgencyView, Counts, TaskView

Shape = dict[str, Any]


def meeting_shape(meeting: MeetingView) -> Shape:
    """A meeting; `counts` are those frozen at its closing."""
    return {
        "number": meeting.number,
        "name": meeting.name or None,
        "held_on": iso(meeting.held_on),
        "next_on": iso(meeting.next_on),
        "plans": list(meeting.plans),
        "chair": meeting.chair or None,
        "goes_on": meeting.goes_on,
        "opened_by": meeting.opened_by,
        "opened_at": meeting.opened_at.isoformat(),
        "opened_change": meeting.opened_change,
        "closed_at": meeting.closed_at.isoformat() if meeting.closed_at else None,
        "closed_change": meeting.closed_change,
        "counts": asdict(meeting.counts) if meeting.counts else None,
        "decisions": [decision_shape(decision) for decision in meeting.decisions],
        "parked": list(meeting.parked),
    }


def pages_shape(pages: MeetingPages) -> Shape:
    """A meeting with all that its pages show."""
    return {
        **meeting_shape(pages.meeting),
        "as_of": iso(pages.board.today),
        "previous": pages.previous.number if pages.previous else None,
        "overview": {
            **asdict(pages.counts),
            "before": asdict(pages.counts_before) if pages.counts_before else None,
            "by_section": [
                {"section": number, "title": title, **asdict(counts)} for number, title, counts in pages.sections
            ],
            "green": pages.green,
        },
        "follow_ups": [_follow_up(one) for one in pages.follow_ups],
        "left_over": [_task(task) for task in pages.left_over],
        "late": [_task(task) for task in pages.late],
        "due": {"until": iso(pages.until), "tasks": [_due(one) for one in pages.due]},
        "agencies": [_agency_counts(agency, counts) for agency, counts in pages.agencies],
        "agencies_green": pages.agencies_green,
        "targets": [target.key for target in pages.targets],
        "targets_reached": pages.targets_reached,
    }


def decision_shape(decision: DecisionView) -> Shape:
    """What a meeting decided; `outcome` is null while nobody has settled it by hand."""
    return {
        "id": decision.id,
        "meeting": decision.meeting,
        "held_on": iso(decision.held_on),
        "number": decision.number,
        "text": decision.text,
        "owner": decision.owner_words,
        "agency": decision.owner.key if decision.owner else None,
        "due": iso(decision.due),
        "task": decision.task,
        "asks": list(decision.asks),
        "outcome": decision.outcome.value if decision.outcome else None,
        "document": decision.document or None,
        "settled_on": iso(decision.settled_on),
        "note": decision.note or None,
    }


def letter_shape(letter: LetterView, *, today: date) -> Shape:
    """A chasing letter; `open`: an answer may still come on `today`."""
    return {
        "number": letter.number,
        "agency": letter.agency.name,
        "key": letter.agency.key,
        "plan": letter.plan.key,
        "round": letter.round,
        "document": letter.document or None,
        "dated": iso(letter.dated),
        "reply_by": iso(letter.reply_by),
        "replied_on": iso(letter.replied_on),
        "reply_document": letter.reply_document or None,
        "reply_note": letter.reply_note or None,
        "open": letter.is_open(today),
        "items": [_item(item, on=letter.dated) for item in letter.items],
        "earlier": [_earlier(one) for one in letter.earlier],
    }


def task_letter_shape(letter: TaskLetterView) -> Shape:
    """A letter as the task has it."""
    return {
        "letter": letter.letter,
        "agency": letter.agency.name,
        "deliverable": letter.owed,
        "round": letter.round,
        "document": letter.document or None,
        "dated": iso(letter.dated),
        "reply_by": iso(letter.reply_by),
        "replied_on": iso(letter.replied_on),
        "reply_document": letter.reply_document or None,
        "reply_note": letter.reply_note or None,
    }


def chase_shape(view: ChaseView) -> Shape:
    """Who would be chased for what."""
    return {
        "as_of": iso(view.today),
        "soon_days": view.soon_days,
        "agencies": [_chased(one, on=view.today) for one in view.agencies],
        "unaddressed": [_item(item, on=view.today) for item in view.unaddressed],
        "own": [
            {
                "agency": one.agency.name,
                "key": one.agency.key,
                "plan": one.plan.key,
                "items": [_item(item, on=view.today) for item in one.items],
            }
            for one in view.own
        ],
    }


def iso(day: date | None) -> str | None:
    """A day as JSON has it."""
    return day.isoformat() if day else None


def _chased(one: ChasedAgency, *, on: date) -> Shape:
    return {
        "agency": one.agency.name,
        "key": one.agency.key,
        "plan": one.plan.key,
        "round": one.round or None,
        "waiting": one.waiting,
        "resting": [
            {"count": rest.count, "replied_on": iso(rest.replied_on), "until": iso(rest.until)} for rest in one.resting
        ],
        "items": [_item(item, on=on) for item in one.items],
    }


def _item(item: LetterItemView, *, on: date) -> Shape:
    shape = asdict(item)
    days = {name: iso(shape[name]) for name in ("original_due", "due", "done_on")}
    return {**shape, **days, "period": item.period or None, "days_late": item.days_late(on)}


def _earlier(letter: EarlierLetter) -> Shape:
    shape = asdict(letter)
    days = {name: iso(shape[name]) for name in ("dated", "reply_by", "replied_on")}
    return {**shape, **days, "asked": [{"number": number, "owed": owed} for number, owed in letter.asked]}


def _follow_up(one: FollowUp) -> Shape:
    return {**decision_shape(one.decision), "followed": one.followed.value, "kept_on": iso(one.kept_on)}


def _task(task: TaskView) -> Shape:
    return {
        "key": task.key,
        "title": task.title,
        "lead": task.lead_short,
        "column": task.column.value,
        "timeliness": task.timeliness.value,
        "due": iso(task.due),
        "days_late": task.days_late,
        "cause": task.cause or None,
    }


def _due(one: DueNext) -> Shape:
    """`due` and `deliverables` are what is due next of the task; all else says how the whole of it stands."""
    return {**_task(one.task), "due": iso(one.due), "deliverables": [mark.number for mark in one.marks]}


def _agency_counts(agency: AgencyView, counts: Counts) -> Shape:
    return {"agency": agency.name, "key": agency.key, **asdict(counts)}
