"""A plan file over the plan that is on the board: the difference carried out, as one action that can be taken back.

Nothing that people recorded goes: rows keep their ids with all that hangs on them, a row that the plan no longer has is
dropped and stays, and a new deadline by a decision is an extension beside the first.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from plans.agency import Directory
from plans.owed import Reading
from plans.plan import Task
from store.changes.owed_anew import NewRow, bring_up_to_date, read_recorded
from store.directory_rows import agency_ids
from store.feeds.stamps import restamp
from store.history.field_words import paper_text
from store.plan_import.body import BodyRows
from store.plan_import.columns import deliverable_columns, fingerprint_of, read_rows, task_columns
from store.plan_import.difference import CELLS, PlanDifference, RowDifference, StoredPlan, StoredTask
from store.plan_import.places import places_before_leaving
from store.readings import deliverable_reading, task_reading
from store.recorder import Action, Recorder
from store.tables import DeliverableRow, ExtensionRow, PaperRow, PlanRow, TaskRow
from store.wishes import Paper
from store.words import Column, PaperFor
from store.workflow import Place, settled

_READ_CELLS = ("outputs", "deadline", "lead", "coordinators")
_OWN_READINGS = ("deadline", "lead", "coordinators")
_WRONG_COPY = "transcription"
_AT_ONCE = 5_000


class Reimport:
    """One import of a plan that is there. `decision` is the paper that changed it; None: our copy was wrong."""

    def __init__(
        self,
        session: Session,
        stored: StoredPlan,
        difference: PlanDifference,
        directory: Directory,
        decision: Paper | None,
    ) -> None:
        self._session = session
        self._stored = stored
        self._difference = difference
        self._plan = difference.plan
        self._directory = directory
        self._decision = decision
        self._rows = [row for row in difference.rows if row.says_something]
        self._tasks: dict[int, TaskRow] = {}

    def carry_out(self, action: Action, *, source: str) -> int:
        """Write everything as one action; its number.

        Raises:
            PlanFileError: deadlines name days that do not exist; nothing was written.
        """
        self._load_tasks()
        to_read = [row for row in self._difference.rows if self._is_read_anew(row)]
        tasks = [self._task_as_read(row) for row in to_read]
        readings = read_rows(tasks, self._plan, self._directory, source=source)
        new = [row for row in self._rows if row.is_added and row.new]
        new_readings = read_rows(_tasks(new), self._plan, self._directory, source=source)
        action.why = _WRONG_COPY if self._decision is None else paper_text(self._decision.number, self._decision.date)
        record = Recorder(self._session, action)
        self._change_facts(record, source)
        body = BodyRows(record, self._stored.id)
        sections = body.bring_sections(self._plan.sections)
        self._renumber(record)
        for row in self._rows:
            if row.old is not None:
                self._change_words(record, row, row.old, sections)
        self._read_anew(record, to_read, readings)
        self._add(record, new, new_readings, sections)
        self._leave_and_return(record)
        self._settle(record, {row.old.id for row in to_read if row.old is not None})
        self._keep_papers(record)
        self._reorder(record)
        body.bring_clauses(self._plan.clauses)
        body.drop_sections(self._plan.sections)
        record.finish()
        restamp(self._session, self._moved_events(record), action.at)
        return record.number

    def _load_tasks(self) -> None:
        ids = [
            row.old.id
            for row in self._difference.rows
            if row.old is not None
            and (row.says_something or row.old.position != row.position or self._is_read_anew(row))
        ]
        for start in range(0, len(ids), _AT_ONCE):
            chosen = select(TaskRow).where(col(TaskRow.id).in_(ids[start : start + _AT_ONCE])).with_for_update()
            self._tasks |= {row.id: row for row in self._session.execute(chosen).scalars() if row.id is not None}

    def _is_read_anew(self, row: RowDifference) -> bool:
        """A row whose words are read as something else now: its own changed, or the years that bound what recurs."""
        if row.old is None or row.new is None:
            return False
        return "years" in self._difference.facts or any(cell in row.changes for cell in _READ_CELLS)

    def _task_as_read(self, row: RowDifference) -> Task:
        """The row with the words that its reading is made of: a person's own reading, while the cell is what it was."""
        task = row.new
        if task is None or row.old is None:
            raise ValueError(f"{row.number} is in no file")
        stored = self._tasks[row.old.id]
        own = {cell: getattr(stored, f"reading_{cell}") for cell in _OWN_READINGS if cell not in row.changes}
        stays = {cell: row.old.values[cell] for cell in row.kept if cell in CELLS and cell != "section"}
        return replace(task, **{**stays, **{cell: words for cell, words in own.items() if words is not None}})

    def _change_facts(self, record: Recorder, source: str) -> None:
        plan = self._session.execute(
            select(PlanRow).where(col(PlanRow.id) == self._stored.id).with_for_update()
        ).scalar_one()
        values = {name: change.after for name, change in self._difference.facts.items()}
        lost = {"lost": values.pop("lost")} if "lost" in values else {}
        record.change(plan, task=None, **values)
        record.change(plan, task=None, shown=False, source=source, fingerprint=fingerprint_of(self._plan), **lost)

    def _renumber(self, record: Recorder) -> None:
        """Give numbers one by one, each when it is free; in a ring of them one steps aside first."""
        waiting = {row.old.id: row.number for row in self._rows if row.old is not None and row.is_renumbered}
        held = {task.number: task.id for task in self._stored.tasks}
        aside = 0
        while waiting:
            free = [task for task, number in waiting.items() if number not in held]
            if not free:
                aside += 1
                task = next(iter(waiting))
                self._give_number(record, task, f"{self._tasks[task].number}-{aside}-tam", held, shown=False)
            for task in free:
                self._give_number(record, task, waiting.pop(task), held, shown=True)

    def _give_number(self, record: Recorder, task: int, number: str, held: dict[str, int], *, shown: bool) -> None:
        held.pop(self._tasks[task].number)
        held[number] = task
        record.change(self._tasks[task], task=task, shown=shown, number=number)
        # The database is told one by one: written together, two tasks would have one number for a moment.
        self._session.flush()

    def _change_words(self, record: Recorder, row: RowDifference, old: StoredTask, sections: dict[str, int]) -> None:
        values: dict[str, Any] = {name: change.after for name, change in row.changes.items()}
        if "section" in values:
            values["section_id"] = sections.get(values.pop("section"))
        words = {name: value for name, value in values.items() if name in (*CELLS, "section_id")}
        facts = {name: value for name, value in values.items() if name not in words}
        facts |= {f"reading_{cell}": None for cell in _OWN_READINGS if cell in words}
        record.change(self._tasks[old.id], task=old.id, **words)
        record.change(self._tasks[old.id], task=old.id, shown=False, **facts)

    def _read_anew(self, record: Recorder, rows: Sequence[RowDifference], readings: Sequence[Reading]) -> None:
        ids = [row.old.id for row in rows if row.old is not None]
        recorded = read_recorded(self._session, ids if len(ids) <= _AT_ONCE else self._all_tasks())
        agencies = agency_ids(self._session.connection())
        coming: list[NewRow] = []
        for task, row, reading in zip(ids, rows, readings, strict=True):
            record.change(self._tasks[task], task=task, shown=False, **task_reading(reading, self._directory))
            wanted = [deliverable_reading(owed, agencies) for owed in reading.owed]
            decision = self._decision if "deadline" in row.changes else None
            coming += bring_up_to_date(record, task, wanted, recorded, decision=decision)
        for kind, shown in ((ExtensionRow, True), (DeliverableRow, False)):
            record.insert_all([(task, row) for task, row in coming if isinstance(row, kind)], shown=shown)

    def _add(
        self, record: Recorder, rows: Sequence[RowDifference], readings: Sequence[Reading], sections: dict[str, int]
    ) -> None:
        tasks = [
            TaskRow(
                **task_columns(
                    task,
                    reading,
                    self._directory,
                    plan_id=self._stored.id,
                    section_id=sections.get(task.section),
                    position=row.position,
                )
            )
            for row, task, reading in zip(rows, _tasks(rows), readings, strict=True)
        ]
        self._session.add_all(tasks)
        self._session.flush()
        ids = [task.id or 0 for task in tasks]
        record.insert_all(list(zip(ids, tasks, strict=True)))
        agencies = agency_ids(self._session.connection())
        owed = [
            (task, DeliverableRow(**columns))
            for task, reading in zip(ids, readings, strict=True)
            for columns in deliverable_columns(task, reading, agencies)
        ]
        record.insert_all(owed, shown=False)
        self._tasks |= dict(zip(ids, tasks, strict=True))

    def _leave_and_return(self, record: Recorder) -> None:
        """Rows that are gone are dropped; those that are back stand where they stood, unless people moved them since.

        What was done stays done: papers prove it.
        """
        for row in self._rows:
            if row.is_gone and row.old is not None and self._tasks[row.old.id].stage != Column.DONE:
                _put(record, self._tasks[row.old.id], Place(Column.DROPPED))
        back = {row.old.id for row in self._rows if row.is_back and row.old is not None}
        for task, place in places_before_leaving(self._session, back).items():
            if self._tasks[task].stage == Column.DROPPED:
                _put(record, self._tasks[task], place)

    def _settle(self, record: Recorder, tasks: set[int]) -> None:
        """A done task that owes something new is open again; one that owes only what is closed is done."""
        back = {row.old.id for row in self._rows if row.is_back and row.old is not None}
        self._session.flush()
        counts = self._session.execute(
            select(
                col(DeliverableRow.task_id),
                func.count().label("owed"),
                func.count(col(DeliverableRow.done_on)).label("closed"),
            )
            .where(col(DeliverableRow.task_id).in_(self._all_tasks()))
            .group_by(col(DeliverableRow.task_id))
        )
        for row in counts:
            if row.task_id in tasks | back:
                task = self._tasks[row.task_id]
                place = Place(Column(task.stage), task.awaits_evidence)
                if place.column is not Column.DROPPED:
                    _put(record, task, settled(place, all_closed=row.owed == row.closed, evidence_came=False))

    def _keep_papers(self, record: Recorder) -> None:
        """By which paper each row came, went, or got other words. Without a decision only what left and came back says so."""
        paper = self._decision or Paper(self._plan.number, self._plan.signed, issuer=self._plan.issuer)
        ids = {row.number: task for task, row in self._tasks.items()}
        papers = []
        for row in self._rows:
            task = ids[row.number]
            papers += [
                (
                    task,
                    PaperRow(
                        task_id=task,
                        allows=allows.value,
                        document=paper.number,
                        dated=paper.date,
                        issuer=paper.issuer,
                    ),
                )
                for allows in _allowed(row, by_decision=self._decision is not None)
            ]
        # With a decision the action itself says by which paper; one line a row would only repeat it.
        record.insert_all(papers, shown=self._decision is None)

    def _reorder(self, record: Recorder) -> None:
        """The places in the document. A row put in the middle moves thousands: that is nobody's change of a task."""
        for row in self._difference.rows:
            if row.old is not None and row.old.position != row.position:
                record.change(self._tasks[row.old.id], task=None, shown=False, position=row.position)

    def _moved_events(self, record: Recorder) -> set[int]:
        """The tasks whose events may show something else: all, where the plan's or a section's own words changed."""
        if self._difference.facts or self._difference.sections:
            return set(self._session.execute(self._all_tasks()).scalars())
        return record.touched

    def _all_tasks(self) -> Any:  # noqa: ANN401 - a statement
        return select(col(TaskRow.id)).where(col(TaskRow.plan_id) == self._stored.id)


def _tasks(rows: Sequence[RowDifference]) -> list[Task]:
    return [row.new for row in rows if row.new is not None]


def _allowed(row: RowDifference, *, by_decision: bool) -> list[PaperFor]:
    """What the paper of an import allows in one row."""
    allowed = []
    if row.is_gone:
        allowed.append(PaperFor.LEFT_PLAN)
    if row.is_back:
        allowed.append(PaperFor.BACK_IN_PLAN)
    if by_decision and row.is_added:
        allowed.append(PaperFor.NEW_ROW)
    if by_decision and row.new is not None and (row.is_renumbered or any(cell in row.changes for cell in CELLS)):
        allowed.append(PaperFor.DEADLINE if "deadline" in row.changes else PaperFor.WORDS)
    return allowed


def _put(record: Recorder, task: TaskRow, place: Place) -> None:
    record.change(task, task=task.id, stage=place.column.value)
    record.change(task, task=task.id, shown=False, awaits_evidence=place.awaits_evidence)
