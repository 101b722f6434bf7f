"""What is to be done and what was done of it: tasks, what they owe, and the papers."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from store.tables.base import Row, json_column, moment_column


class TaskRow(Row, table=True):
    """One row of a plan: the document's words, our reading beside them, and what people add.

    `reading_*` are NULL while the cell is read as it stands; a person's own reading of the cell replaces it there, never
    in the words. `leads`, `partners` and `owing` are agency keys, kept for lists. `section_id` is NULL where the row stands
    in no section. `awaits_evidence` marks a task that was moved to done without evidence and stands in review for it.
    `version` rises with every change of the task or of anything under it. `cause` says why it is late
    (`store.words.Cause`), "" while nobody has said.
    """

    __tablename__ = "task"
    __table_args__ = (
        UniqueConstraint("plan_id", "number"),
        CheckConstraint(
            "stage IN ('not_started','in_progress','in_review','done','dropped','suspended')", name="stage_known"
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    section_id: int | None = Field(default=None, foreign_key="section.id")
    number: str
    position: int
    duty: bool = False
    place: str = ""
    copy_note: str = ""
    lost_cells: list[str] = json_column()
    title: str
    outputs: str
    deadline: str
    lead: str
    coordinators: str
    reading_deadline: str | None = None
    reading_lead: str | None = None
    reading_coordinators: str | None = None
    lead_short: str
    leads: list[str] = json_column()
    partners: list[str] = json_column()
    owing: list[str] = json_column()
    doubtful: bool = False
    stage: str = "not_started"
    officer: str = ""
    progress: str = ""
    awaits_evidence: bool = False
    version: int = 1
    cause: str = Field(default="", sa_column_kwargs={"server_default": ""})


class DeliverableRow(Row, table=True):
    """One thing owed by somebody by some day.

    `agency_id` is the owing member where a group leads, NULL where the row's leads share it. `original_due` is the first
    deadline, never lost; `due` the last extension's. `done_on` is the closing paper's day.
    """

    __tablename__ = "deliverable"
    __table_args__ = (UniqueConstraint("task_id", "number"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id")
    number: int
    output: str
    agency_id: int | None = Field(default=None, foreign_key="agency.id")
    period: str | None = None
    deadline_words: str
    kind: str
    rule: str
    repeats: str | None = None
    waits_for: str | None = None
    approximate: bool = False
    start: date | None = None
    original_due: date | None = None
    due: date | None = None
    done_on: date | None = None


class EvidenceRow(Row, table=True):
    """A paper that proves a deliverable; `document` is empty where the result is no paper."""

    __tablename__ = "evidence"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    deliverable_id: int = Field(foreign_key="deliverable.id", index=True)
    document: str
    dated: date
    issuer: str = ""
    link: str = ""
    note: str = ""
    closes: bool = False


class ExtensionRow(Row, table=True):
    """A new due day for a deliverable, with the paper that allows it."""

    __tablename__ = "extension"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    deliverable_id: int = Field(foreign_key="deliverable.id", index=True)
    before: date | None = None
    due: date
    document: str
    dated: date
    issuer: str = ""


class NoteRow(Row, table=True):
    """A note that somebody left on a task."""

    __tablename__ = "note"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id", index=True)
    text: str
    who: str
    at: datetime = moment_column()


class PaperRow(Row, table=True):
    """The paper behind a change of a task itself: dropping it, suspending it, or amending its words."""

    __tablename__ = "paper"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id", index=True)
    allows: str
    document: str
    dated: date
    issuer: str = ""


class MeasurementRow(Row, table=True):
    """What a target's number was on some day.

    `number` is the place of the target among those that its clause asks for, from 1. `value` is a decimal number with a
    point, `unit` the one it was measured in, `source` the number of the paper that says so.
    """

    __tablename__ = "measurement"
    __table_args__ = (UniqueConstraint("clause_id", "number", "unit", "measured_on"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    clause_id: int = Field(foreign_key="clause.id", index=True)
    number: int = 1
    measured_on: date
    value: str
    unit: str = ""
    source: str = ""
    note: str = ""
