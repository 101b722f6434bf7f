"""Everything about one task: the document's words, their reading, what it owes, and what people recorded."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from sqlalchemy import Connection, RowMapping, select
from sqlmodel import Session

from plans.agency import Directory, Party, read_party
from plans.deadline import read_deadline
from plans.vietnamese import clean
from store.amendments import amendments
from store.directory_rows import read_directory
from store.errors import UnknownTask
from store.history.actions import actions, local
from store.letters.rows import task_letters
from store.meetings.rows import task_decisions
from store.queries import read_head, read_these_tasks
from store.summary import Head, read_head_rows, task_views
from store.tables import Row
from store.task_views import (
    DeadlineView,
    DeliverableView,
    EvidenceView,
    ExtensionView,
    NoteView,
    PartyView,
    TaskDetailView,
)
from store.views import ClauseView, DeliverableMark, PlanView, TaskView

_TABLES = Row.metadata.tables
_AT_ONCE = 5_000


def task_detail(session: Session, key: str, *, today: date, zone: str) -> TaskDetailView:
    """Everything about the task or duty of this key, judged on `today`; `zone` is where its readers live.

    Raises:
        UnknownTask: there is none; with keys that look like it.
    """
    (detail,) = _details(session, [_find(session.connection(), key)], today=today, zone=zone)
    return replace(detail, history=actions(session, detail.task.key))


def task_details(session: Session, keys: Collection[str], *, today: date, zone: str) -> tuple[TaskDetailView, ...]:
    """Everything but the history about the tasks and duties of these keys, in the order of the keys.

    A constant number of statements for each few thousand tasks.

    Raises:
        UnknownTask: there is none of one of the keys.
    """
    plans, tasks = _TABLES["plan"].c, _TABLES["task"].c
    of_plans = (
        select(tasks.id, plans.key, tasks.number)
        .join(_TABLES["plan"], plans.id == tasks.plan_id)
        .where(plans.key.in_({key.partition("/")[0] for key in keys}))
    )
    known = {f"{row.key}/{row.number}": int(row.id) for row in session.execute(of_plans)}
    unknown = next((key for key in keys if key not in known), None)
    if unknown is not None:
        raise UnknownTask(unknown, tuple(get_close_matches(unknown, known, n=3, cutoff=0.8)))
    ids = [known[key] for key in keys]
    found: list[TaskDetailView] = []
    for start in range(0, len(ids), _AT_ONCE):
        found += _details(session, ids[start : start + _AT_ONCE], today=today, zone=zone)
    return tuple(found)


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
        raise UnknownTask(clean(key), tuple(get_close_matches(clean(key), known, n=3, cutoff=0.8)))
    return known[same[0]]


def _details(session: Session, ids: Sequence[int], *, today: date, zone: str) -> list[TaskDetailView]:
    """The details of these tasks, in their order."""
    connection = session.connection()
    head = read_head_rows(read_head(connection))
    views = {view.id: view for view in task_views(head, read_these_tasks(connection, ids), today=today)}
    rows = {row["id"]: row for row in _rows(connection, "task", "id", ids)}
    recorded = _Recorded(session, head, ids, zone=zone)
    reading = _Readings(read_directory(connection))
    return [_detail(views[task], rows[task], head.plans[rows[task]["plan_id"]], recorded, reading) for task in ids]


def _detail(
    view: TaskView, row: RowMapping, plan: PlanView, recorded: "_Recorded", reading: "_Readings"
) -> TaskDetailView:
    lead, coordinators = reading.parties(_read_words(row, "lead"), _read_words(row, "coordinators"), plan)
    marks = {mark.number: mark for mark in view.marks}
    return TaskDetailView(
        task=view,
        plan=plan,
        place=row["place"],
        copy_note=row["copy_note"],
        deadline=DeadlineView.of(read_deadline(_read_words(row, "deadline"), years=plan.years, issued=plan.signed)),
        lead=lead,
        coordinators=coordinators,
        deliverables=tuple(recorded.deliverable(one, marks[one["number"]]) for one in recorded.owed[view.id]),
        extensions=tuple(recorded.extensions[view.id]),
        notes=tuple(recorded.notes[view.id]),
        history=(),
        amendments=tuple(recorded.amendments.get(view.id, ())),
        letters=tuple(recorded.letters.get(view.id, ())),
        decisions=tuple(recorded.decisions.get(view.id, ())),
    )


class _Readings:
    """Cells of parties read once for each different pair of them: a whole plan shares a few hundred."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._known: dict[tuple[str, str, int | None], tuple[PartyView, PartyView]] = {}
        self._names = {agency.key: agency.name for agency in directory.agencies}
        self._groups = {group.key: group.name for group in directory.groups}

    def parties(self, lead: str, coordinators: str, plan: PlanView) -> tuple[PartyView, PartyView]:
        """Who leads and who coordinates."""
        cells = (lead, coordinators, plan.years[0] if plan.years else None)
        if cells not in self._known:
            leads = read_party(lead, self._directory, year=cells[2])
            others = read_party(coordinators, self._directory, year=cells[2], lead=leads)
            self._known[cells] = (self._view(leads), self._view(others))
        return self._known[cells]

    def _view(self, party: Party) -> PartyView:
        return PartyView(
            words=party.words,
            agencies=tuple(dict.fromkeys(self._names[one.agency] for one in party.mentions if one.agency)),
            groups=tuple(dict.fromkeys(self._groups[one.group] for one in party.mentions if one.group)),
            unknown=party.unknown,
            related=party.related,
        )


class _Recorded:
    """What people recorded on these tasks, and what the tasks owe, by task."""

    def __init__(self, session: Session, head: Head, ids: Sequence[int], *, zone: str) -> None:
        connection = session.connection()
        self._agencies = head.agencies
        self.owed: defaultdict[int, list[RowMapping]] = defaultdict(list)
        owners: dict[int, RowMapping] = {}
        for row in _rows(connection, "deliverable", "task_id", ids, order="number"):
            self.owed[row["task_id"]].append(row)
            owners[row["id"]] = row
        self._evidence: defaultdict[int, list[EvidenceView]] = defaultdict(list)
        for row in _under_deliverables(connection, "evidence", ids):
            self._evidence[row["deliverable_id"]].append(_evidence_view(row))
        self.extensions: defaultdict[int, list[ExtensionView]] = defaultdict(list)
        for row in _under_deliverables(connection, "extension", ids):
            owner = owners[row["deliverable_id"]]
            self.extensions[owner["task_id"]].append(_extension_view(row, owner["number"]))
        self.notes: defaultdict[int, list[NoteView]] = defaultdict(list)
        for row in _rows(connection, "note", "task_id", ids):
            self.notes[row["task_id"]].append(NoteView(row["id"], row["text"], row["who"], local(row["at"], zone)))
        self.amendments = amendments(session, ids)
        self.letters = task_letters(connection, head, ids)
        self.decisions = task_decisions(connection, head, ids)

    def deliverable(self, row: RowMapping, mark: DeliverableMark) -> DeliverableView:
        """One deliverable with its papers, judged as `mark` says."""
        return DeliverableView(
            number=row["number"],
            output=row["output"],
            agency=None if row["agency_id"] is None else self._agencies[row["agency_id"]],
            period=row["period"],
            deadline=_stored_deadline(row),
            due=row["due"],
            original_due=row["original_due"],
            timeliness=mark.timeliness,
            days_late=mark.days_late,
            done_on=row["done_on"],
            evidence=tuple(self._evidence[row["id"]]),
        )


def _read_words(row: RowMapping, cell: str) -> str:
    """The words that the reading is made of: a person's own where there are any, else the document's."""
    own = row[f"reading_{cell}"]
    return str(row[cell] if own is None else own)


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


def _evidence_view(row: RowMapping) -> EvidenceView:
    return EvidenceView(
        row["id"], row["document"], row["dated"], row["issuer"], row["link"], row["note"], row["closes"]
    )


def _extension_view(row: RowMapping, number: int) -> ExtensionView:
    return ExtensionView(row["id"], number, row["before"], row["due"], row["document"], row["dated"], row["issuer"])


def _under_deliverables(connection: Connection, table: str, tasks: Sequence[int]) -> list[RowMapping]:
    """The rows that belong to deliverables of these tasks, oldest first."""
    rows, deliverables = _TABLES[table], _TABLES["deliverable"]
    chosen = (
        select(rows)
        .join(deliverables, deliverables.c.id == rows.c.deliverable_id)
        .where(deliverables.c.task_id.in_(tasks))
        .order_by(rows.c.id)
    )
    return list(connection.execute(chosen).mappings())


def _rows(
    connection: Connection, table: str, column: str, values: Sequence[int], *, order: str = "id"
) -> list[RowMapping]:
    columns = _TABLES[table].c
    chosen = select(_TABLES[table]).where(columns[column].in_(values)).order_by(columns[order])
    return list(connection.execute(chosen).mappings())
