"""What people recorded beside the tasks of some plans: a statement for each kind of row, however many tasks."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Row as SqlRow
from sqlalchemy import Select, select
from sqlmodel import Session

from store.amendments import amendments
from store.history.actions import local
from store.history.since import DecisionSince, OwedPaper, RecordedView
from store.tables import Row
from store.task_views import AmendmentView, EvidenceView, ExtensionView, NoteView

_TABLES = Row.metadata.tables
_agency = _TABLES["agency"].c
_deliverable = _TABLES["deliverable"].c
_decision = _TABLES["decision"].c
_meeting = _TABLES["meeting"].c
_note = _TABLES["note"].c
_plan = _TABLES["plan"].c
_task = _TABLES["task"].c


def read_recorded(session: Session, plans: Sequence[int], *, zone: str) -> RecordedView:
    """What was recorded beside the tasks of these plans (ids), each kind in the order of its recording."""
    return RecordedView(
        evidence=_papers(session, "evidence", plans, _evidence),
        extensions=_papers(session, "extension", plans, _extension),
        notes={
            row.id: (row.task_id, NoteView(row.id, row.text, row.who, local(row.at, zone)))
            for row in session.execute(
                select(_TABLES["note"]).where(_note.task_id.in_(_tasks(plans))).order_by(_note.id)
            )
        },
        decisions=_decisions(session, plans),
        amendments=_amendments(session, plans),
    )


def _papers(
    session: Session, table: str, plans: Sequence[int], view: Callable[[SqlRow[Any]], EvidenceView | ExtensionView]
) -> dict[int, OwedPaper]:
    rows = session.execute(_owed(table, plans))
    return {row.id: OwedPaper(row.task_id, row.owed, row.agency, view(row)) for row in rows}


def _evidence(row: SqlRow[Any]) -> EvidenceView:
    return EvidenceView(row.id, row.document, row.dated, row.issuer, row.link, row.note, row.closes)


def _extension(row: SqlRow[Any]) -> ExtensionView:
    return ExtensionView(row.id, row.owed, row.before, row.due, row.document, row.dated, row.issuer)


def _owed(table: str, plans: Sequence[int]) -> Select[tuple[object, ...]]:
    rows = _TABLES[table]
    return (
        select(rows, _deliverable.task_id, _deliverable.number.label("owed"), _agency.key.label("agency"))
        .join(_TABLES["deliverable"], _deliverable.id == rows.c.deliverable_id)
        .join(_TABLES["agency"], _agency.id == _deliverable.agency_id, isouter=True)
        .where(_deliverable.task_id.in_(_tasks(plans)))
        .order_by(rows.c.id)
    )


def _tasks(plans: Sequence[int]) -> Select[int]:
    return select(_task.id).where(_task.plan_id.in_(plans))


def _decisions(session: Session, plans: Sequence[int]) -> dict[int, DecisionSince]:
    """Those about a task of these plans, and those about none of a meeting about one of them, or about any plan."""
    keys = set(session.execute(select(_plan.key).where(_plan.id.in_(plans))).scalars())
    statement = (
        select(
            _TABLES["decision"],
            _meeting.name.label("meeting"),
            _meeting.held_on,
            _meeting.plans,
            _task.plan_id,
        )
        .join(_TABLES["meeting"], _meeting.id == _decision.meeting_id)
        .join(_TABLES["task"], _task.id == _decision.task_id, isouter=True)
        .order_by(_decision.id)
    )
    return {
        row.id: DecisionSince(
            id=row.id,
            meeting=row.meeting,
            held_on=row.held_on,
            number=row.number,
            text=row.text,
            owner=row.owner,
            due=row.due,
            outcome=row.outcome,
            task_id=row.task_id,
        )
        for row in session.execute(statement)
        if (row.plan_id in plans if row.task_id is not None else not row.plans or keys & set(row.plans))
    }


def _amendments(session: Session, plans: Sequence[int]) -> dict[str, tuple[AmendmentView, ...]]:
    by_key: defaultdict[str, list[AmendmentView]] = defaultdict(list)
    for said in amendments(session, _tasks(plans)).values():
        for one in said:
            by_key[one.task].append(one)
    return {key: tuple(said) for key, said in by_key.items()}
