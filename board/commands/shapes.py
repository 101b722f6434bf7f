"""Views → the JSON shapes that other programs rely on: ISO dates, null for what is absent, lists never absent."""

from dataclasses import asdict
from typing import Any

from board.commands.meeting_shapes import decision_shape, iso, task_letter_shape
from plans.agency import Agency
from store.task_views import (
    ActionView,
    AmendmentView,
    DeadlineView,
    DeliverableView,
    EvidenceView,
    ExtensionView,
    NoteView,
    PartyView,
    TaskDetailView,
)
from store.views import AgencyView, ClauseView, Counts, FindingView, PlanView

Shape = dict[str, Any]


def task_shape(detail: TaskDetailView) -> Shape:
    """The task."""
    task = detail.task
    return {
        "key": task.key,
        "plan": task.plan,
        "section": task.section,
        "number": task.number,
        "place": detail.place or None,
        "title": task.title,
        "outputs": task.outputs.split("\n") if task.outputs else [],
        "deadline": deadline_shape(detail.deadline),
        "lead": party_shape(detail.lead),
        "coordinators": party_shape(detail.coordinators),
        "column": task.column.value,
        "timeliness": task.timeliness.value,
        "days_late": task.days_late,
        "officer": task.officer or None,
        "progress": task.progress or None,
        "lost": bool(task.lost_cells),
        "lost_cells": list(task.lost_cells),
        "deliverables": [_deliverable(deliverable) for deliverable in detail.deliverables],
        "notes": [_note(note) for note in detail.notes],
        "extensions": [_extension(extension) for extension in detail.extensions],
        "version": task.version,
        "section_title": task.section_title,
        "duty": task.duty,
        "due": iso(task.due),
        "doubtful": task.doubtful,
        "no_evidence": task.no_evidence,
        "copy_note": detail.copy_note or None,
        "amendments": [_amendment(one) for one in detail.amendments],
        "cause": task.cause or None,
        "letters": [task_letter_shape(one) for one in detail.letters],
        "decisions": [decision_shape(one) for one in detail.decisions],
    }


def deadline_shape(deadline: DeadlineView) -> Shape:
    """Deadline words and how they were read."""
    return {
        "words": deadline.words,
        "kind": deadline.kind,
        "start": iso(deadline.start),
        "due": iso(deadline.due),
        "windows": [{"start": iso(start), "due": iso(due)} for start, due in deadline.windows],
        "repeats": deadline.repeats,
        "waits_for": deadline.waits_for,
        "approximate": deadline.approximate,
        "rule": deadline.rule,
    }


def party_shape(party: PartyView) -> Shape:
    """A lead or coordinators cell; groups stand among the agencies, and once more by themselves."""
    return {
        "words": party.words,
        "agencies": [*party.agencies, *party.groups],
        "unknown": list(party.unknown),
        "groups": list(party.groups),
        "related": party.related,
    }


def counts_shape(counts: Counts) -> Shape:
    """The four numbers and what stands beside them."""
    return asdict(counts)


def plan_shape(plan: PlanView) -> Shape:
    """A plan's own facts."""
    return {
        "key": plan.key,
        "number": plan.number,
        "signed": iso(plan.signed),
        "title": plan.title,
        "short_title": plan.short_title,
        "issuer": plan.issuer,
        "years": list(plan.years),
        "secretariat": plan.secretariat,
        "last_due": iso(plan.last_due),
        "tasks": plan.tasks,
        "sections": [asdict(section) for section in plan.sections],
        "lost": [{"place": place, "words": words} for place, words in plan.lost],
        "sample": plan.sample,
    }


def clause_shape(clause: ClauseView) -> Shape:
    """A target, responsibility or duty of a plan's body."""
    return asdict(clause)


def agency_shape(agency: AgencyView) -> Shape:
    """An agency or a group; `members` is null where it is no group."""
    shape = asdict(agency)
    return {
        **shape,
        "aliases": list(agency.aliases),
        "members": None if agency.members is None else list(agency.members),
        "group": agency.members is not None,
    }


def member_shape(agency: Agency) -> Shape:
    """A member of a group."""
    return {"key": agency.key, "name": agency.name, "abbreviation": agency.abbreviation}


def action_shape(action: ActionView) -> Shape:
    """One action of the history."""
    return {
        "number": action.number,
        "who": action.who,
        "at": action.at.isoformat(),
        "wish": action.wish,
        "why": action.why or None,
        "tasks": list(action.tasks),
        "changes": [asdict(change) for change in action.changes],
        "undone": action.undone,
        "reverses": action.reverses,
        "redone": action.redone,
    }


def finding_shape(finding: FindingView) -> Shape:
    """One finding of the doctor."""
    return asdict(finding)


def _deliverable(deliverable: DeliverableView) -> Shape:
    closing = deliverable.closing
    return {
        "number": deliverable.number,
        "output": deliverable.output,
        "agency": deliverable.agency.name if deliverable.agency else None,
        "period": deliverable.period,
        "deadline": deadline_shape(deliverable.deadline),
        "due": iso(deliverable.due),
        "original_due": iso(deliverable.original_due),
        "timeliness": deliverable.timeliness.value,
        "done_on": iso(deliverable.done_on),
        "document": (closing.document or None) if closing else None,
        "issuer": (closing.issuer or None) if closing else None,
        "link": (closing.link or None) if closing else None,
        "evidence": [_evidence(paper) for paper in deliverable.evidence],
        "days_late": deliverable.days_late,
    }


def _evidence(paper: EvidenceView) -> Shape:
    return {
        "document": paper.document or None,
        "date": iso(paper.date),
        "issuer": paper.issuer or None,
        "link": paper.link or None,
        "note": paper.note or None,
        "closes": paper.closes,
        "id": paper.id,
    }


def _note(note: NoteView) -> Shape:
    return {"text": note.text, "who": note.who, "at": note.at.isoformat()}


def _extension(extension: ExtensionView) -> Shape:
    return {
        "deliverable": extension.deliverable,
        "before": iso(extension.before),
        "to": iso(extension.to),
        "document": extension.document,
        "date": iso(extension.date),
        "issuer": extension.issuer or None,
    }


def _amendment(amendment: AmendmentView) -> Shape:
    return {**asdict(amendment), "date": iso(amendment.date), "at": amendment.at.isoformat()}
