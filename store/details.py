"""Everything about one task: the document's words, their reading, what it owes, and what people recorded."""

from collections import defaultdict
from datetime import date
from difflib import get_close_matches

from sqlalchemy import Connection, RowMapping, select
from sqlmodel import Session

from plans.agency import Directory, Party, read_party
from plans.deadline import Deadline, read_deadline
from plans.vietnamese import clean
from store.directory_rows import read_directory
from store.errors import UnknownTask
from store.history import actions, local
from store.queries import read_head, read_one_task
from store.summary import Head, read_head_rows, task_views
from store.tables import Row
from store.views import (
    AgencyView,
    ClauseView,
    DeadlineView,
    DeliverableMark,
    DeliverableView,
    EvidenceView,
    ExtensionView,
    NoteView,
    PartyView,
    PlanView,
    TaskDetailView,
)

_TABLES = Row.metadata.tables


def task_detail(session: Session, key: str, *, today: date, zone: str) -> TaskDetailView:
    """Everything about the task or duty of this key, judged on `today`; `zone` is where its readers live.

    Raises:
        UnknownTask: there is none; with keys that look like it.
    """
    connection = session.connection()
    head = read_head_rows(read_head(connection))
    task_id = _find(connection, key)
    (view,) = task_views(head, read_one_task(connection, task_id), today=today)
    row = _rows(connection, "task", "id", task_id)[0]
    plan = head.plans[row["plan_id"]]
    directory = read_directory(connection)
    year = plan.years[0] if plan.years else None
    lead = read_party(_read_words(row, "lead"), directory, year=year)
    coordinators = read_party(_read_words(row, "coordinators"), directory, year=year, lead=lead)
    numbers = {one["id"]: one["number"] for one in _rows(connection, "deliverable", "task_id", task_id)}
    return TaskDetailView(
        task=view,
        plan=plan,
        place=row["place"],
        copy_note=row["copy_note"],
        deadline=_deadline_view(read_deadline(_read_words(row, "deadline"), years=plan.years, issued=plan.signed)),
        lead=_party_view(lead, directory),
        coordinators=_party_view(coordinators, directory),
        deliverables=_deliverables(connection, head, task_id, {mark.number: mark for mark in view.marks}),
        extensions=_extensions(connection, numbers),
        notes=_notes(connection, task_id, zone),
        history=actions(session, view.key),
    )


def clause_views(connection: Connection, plan_id: int, plan: PlanView) -> tuple[ClauseView, ...]:
    """Targets, responsibilities and duties of the plan's body, in the document's order."""
    clauses = _TABLES["clause"]
    rows = connection.execute(select(clauses).where(clauses.c.plan_id == plan_id).order_by(clauses.c.position)).all()
    return tuple(
        ClauseView(
            kind=row.kind,
            plan=plan.key,
            number=row.number,
            words=row.words,
            place=row.place,
            task=f"{plan.key}/{row.task_number}" if row.task_number else None,
        )
        for row in rows
    )


def _find(connection: Connection, key: str) -> int:
    """The id of a task by its key; capitals do not matter where only one key differs in them alone."""
    plans, tasks = _TABLES["plan"].c, _TABLES["task"].c
    keys = select(tasks.id, plans.key, tasks.number).join(_TABLES["plan"], plans.id == tasks.plan_id)
    plan, _, number = clean(key).partition("/")
    exact = connection.execute(keys.where(plans.key == plan, tasks.number == number)).first()
    if exact is not None:
        return int(exact.id)
    known = {f"{row.key}/{row.number}": int(row.id) for row in connection.execute(keys)}
    same = [name for name in known if name.casefold() == clean(key).casefold()]
    if len(same) != 1:
        raise UnknownTask(clean(key), tuple(get_close_matches(clean(key), known, n=3)))
    return known[same[0]]


def _read_words(row: RowMapping, cell: str) -> str:
    """The words that the reading is made of: a person's own where there are any, else the document's."""
    own = row[f"reading_{cell}"]
    return str(row[cell] if own is None else own)


def _deliverables(
    connection: Connection, head: Head, task_id: int, marks: dict[int, DeliverableMark]
) -> tuple[DeliverableView, ...]:
    evidence = _evidence(connection, task_id)
    return tuple(
        DeliverableView(
            number=row["number"],
            output=row["output"],
            agency=_agency(head, row["agency_id"]),
            period=row["period"],
            deadline=_stored_deadline(row),
            due=row["due"],
            original_due=row["original_due"],
            timeliness=marks[row["number"]].timeliness,
            days_late=marks[row["number"]].days_late,
            done_on=row["done_on"],
            evidence=tuple(evidence[row["id"]]),
        )
        for row in _rows(connection, "deliverable", "task_id", task_id, order="number")
    )


def _agency(head: Head, agency_id: int | None) -> AgencyView | None:
    return None if agency_id is None else head.agencies[agency_id]


def _stored_deadline(row: RowMapping) -> DeadlineView:
    dated = row["start"] or row["original_due"]
    return DeadlineView(
        words=row["deadline_words"],
        kind=row["kind"],
        start=row["start"],
        due=row["original_due"],
        windows=((row["start"], row["original_due"]),) if dated else (),
        repeats=row["repeats"],
        waits_for=row["waits_for"],
        approximate=row["approximate"],
        rule=row["rule"],
    )


def _evidence(connection: Connection, task_id: int) -> defaultdict[int, list[EvidenceView]]:
    papers, deliverables = _TABLES["evidence"], _TABLES["deliverable"]
    found: defaultdict[int, list[EvidenceView]] = defaultdict(list)
    of_task = (
        select(papers)
        .join(deliverables, deliverables.c.id == papers.c.deliverable_id)
        .where(deliverables.c.task_id == task_id)
        .order_by(papers.c.id)
    )
    for row in connection.execute(of_task):
        found[row.deliverable_id].append(
            EvidenceView(row.id, row.document, row.dated, row.issuer, row.link, row.note, row.closes)
        )
    return found


def _extensions(connection: Connection, numbers: dict[int, int]) -> tuple[ExtensionView, ...]:
    extensions = _TABLES["extension"]
    rows = connection.execute(
        select(extensions).where(extensions.c.deliverable_id.in_(numbers)).order_by(extensions.c.id)
    )
    return tuple(
        ExtensionView(row.id, numbers[row.deliverable_id], row.before, row.due, row.document, row.dated, row.issuer)
        for row in rows
    )


def _notes(connection: Connection, task_id: int, zone: str) -> tuple[NoteView, ...]:
    return tuple(
        NoteView(row["id"], row["text"], row["who"], local(row["at"], zone))
        for row in _rows(connection, "note", "task_id", task_id)
    )


def _deadline_view(deadline: Deadline) -> DeadlineView:
    return DeadlineView(
        words=deadline.words,
        kind=deadline.kind.value,
        start=deadline.start,
        due=deadline.due,
        windows=tuple((window.start, window.due) for window in deadline.windows),
        repeats=deadline.repeats,
        waits_for=deadline.waits_for,
        approximate=deadline.approximate,
        rule=deadline.rule,
    )


def _party_view(party: Party, directory: Directory) -> PartyView:
    agencies = {agency.key: agency.name for agency in directory.agencies}
    groups = {group.key: group.name for group in directory.groups}
    return PartyView(
        words=party.words,
        agencies=tuple(dict.fromkeys(agencies[one.agency] for one in party.mentions if one.agency)),
        groups=tuple(dict.fromkeys(groups[one.group] for one in party.mentions if one.group)),
        unknown=party.unknown,
        related=party.related,
    )


def _rows(connection: Connection, table: str, column: str, value: int, *, order: str = "id") -> list[RowMapping]:
    columns = _TABLES[table].c
    chosen = select(_TABLES[table]).where(columns[column] == value).order_by(columns[order])
    return list(connection.execute(chosen).mappings())
