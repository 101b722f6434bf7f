"""The SQLModel tables. Rows never leave this floor; `store.views` is what others see.

Identity: every table has an integer id that is never used again (AUTOINCREMENT), because history, undo and calendar UIDs
speak of rows by id for ever. Days are dates, moments are UTC datetimes. The schema moves only by Alembic revisions.
"""

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, CheckConstraint, Column, DateTime, Dialect, MetaData, TypeDecorator, UniqueConstraint
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names for every constraint, so that a later revision can speak of them on SQLite and PostgreSQL alike."""


class Row(SQLModel):
    """What all tables share: a metadata of their own, with named constraints."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)


class Moment(TypeDecorator[datetime]):
    """A moment, in UTC on every database: aware goes in, aware comes out (SQLite itself would forget the zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What comes out."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; a moment without a zone is refused, as nobody could say when it was."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give UTC back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _json() -> Any:  # noqa: ANN401 - SQLModel's own parameter type
    return Field(default_factory=list, sa_column=Column(JSON, nullable=False))


def _moment(*, optional: bool = False) -> Any:  # noqa: ANN401 - SQLModel's own parameter type
    return Field(sa_column=Column(Moment, nullable=optional))


class BoardRow(Row, table=True):
    """The board itself, one row: `identity` is the random half of every calendar UID, for life."""

    __tablename__ = "board"

    id: int | None = Field(default=None, primary_key=True)
    identity: str
    created_at: datetime = _moment()


class AgencyRow(Row, table=True):
    """An agency or a group, as `plans.agency` describes them; `is_group` tells which."""

    __tablename__ = "agency"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    is_group: bool = False
    name: str
    abbreviation: str
    aliases: list[str] = _json()
    first_year: int | None = None
    last_year: int | None = None
    successor: str | None = None
    source: str | None = None
    position: int = 0


class MemberRow(Row, table=True):
    """That an agency belongs to a group."""

    __tablename__ = "member"
    __table_args__ = (UniqueConstraint("group_id", "agency_id"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="agency.id")
    agency_id: int = Field(foreign_key="agency.id")
    source: str | None = None


class PlanRow(Row, table=True):
    """A signed document. `fingerprint` tells whether the same file is imported again."""

    __tablename__ = "plan"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    number: str
    signed: date
    title: str
    short_title: str
    issuer: str
    years: list[int] = _json()
    secretariat: str
    lost: list[list[str]] = _json()
    source: str
    fingerprint: str


class SectionRow(Row, table=True):
    """A section's heading; `inferred` says in words why it is ours, NULL when it is the document's."""

    __tablename__ = "section"
    __table_args__ = (UniqueConstraint("plan_id", "number"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    number: str
    title: str
    inferred: str | None = None
    position: int


class TaskRow(Row, table=True):
    """One row of a plan: the document's words, our reading beside them, and what people add.

    `reading_*` are NULL while the cell is read as it stands; a person's own reading of the cell replaces it there, never
    in the words. `leads`, `partners` and `owing` are agency keys, kept for lists. `section_id` is NULL where the row stands
    in no section. `awaits_evidence` marks a task that was moved to done without evidence and stands in review for it.
    `version` rises with every change of the task or of anything under it.
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
    lost_cells: list[str] = _json()
    title: str
    outputs: str
    deadline: str
    lead: str
    coordinators: str
    reading_deadline: str | None = None
    reading_lead: str | None = None
    reading_coordinators: str | None = None
    lead_short: str
    leads: list[str] = _json()
    partners: list[str] = _json()
    owing: list[str] = _json()
    doubtful: bool = False
    stage: str = "not_started"
    officer: str = ""
    progress: str = ""
    awaits_evidence: bool = False
    version: int = 1


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
    at: datetime = _moment()


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


class ClauseRow(Row, table=True):
    """A target, responsibility or duty of a plan's body, word for word; `task_number` tracks it."""

    __tablename__ = "clause"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    kind: str
    number: str
    words: str
    place: str = ""
    task_number: str | None = None
    position: int


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


class FeedRow(Row, table=True):
    """A calendar that somebody subscribes to: for whom it is and what it shows. Its address is nowhere in the database.

    The address is made of the id and `generation` with a secret outside the database; `retired` are the generations before,
    each with the day on which it was given up ([[1, "2022-05-16"]]). No `plans`: those of the board, whichever they are.
    `fetched_on` and `fetched_by` (the family of the program that came) are kept by the server, outside history.
    """

    __tablename__ = "feed"
    __table_args__ = (CheckConstraint("role IN ('lead','any')", name="role_known"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    name: str
    owner: str = ""
    plans: list[str] = _json()
    agency_id: int | None = Field(default=None, foreign_key="agency.id")
    role: str = "lead"
    section: str = ""
    filter_text: str = ""
    reports: bool = False
    reminders: list[int] = _json()
    titles_only: bool = False
    language: str = "vi"
    generation: int = 1
    retired: list[list[Any]] = _json()
    revoked_on: date | None = None
    fetched_on: date | None = None
    fetched_by: str = ""


class ActionRow(Row, table=True):
    """One action of one user; its id is the change number. `zone` is the offset in which `who` lived then ("+07:00")."""

    __tablename__ = "action"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    who: str = Field(index=True)
    at: datetime = _moment()
    zone: str
    wish: str
    why: str = ""
    plan_key: str | None = None
    reverses: int | None = Field(default=None, foreign_key="action.id")
    undone_by: int | None = Field(default=None, foreign_key="action.id")
    undoable: bool = True


class ChangeRow(Row, table=True):
    """One field of one row that an action changed, before and after.

    `operation` is update, insert or delete; for an insert `after`, for a delete `before` holds the whole row. `shown` is
    false for bookkeeping (versions, read agencies) that a reader of the history is spared.
    """

    __tablename__ = "change"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    action_id: int = Field(foreign_key="action.id", index=True)
    task_id: int | None = Field(default=None, index=True)
    table_name: str
    row_id: int
    operation: str
    field: str = ""
    before: Any = Field(default=None, sa_column=Column(JSON))
    after: Any = Field(default=None, sa_column=Column(JSON))
    shown: bool = True


class StampRow(Row, table=True):
    """The calendar stamp of one event, written in the same transaction as the change that moved it.

    `digest` is over the recorded content of the event; `stamped_at` (whole seconds) and `sequence` rise only when it
    changes, and live on when the event goes, so that it can come back with a higher sequence.
    """

    __tablename__ = "stamp"

    uid: str = Field(primary_key=True)
    task_id: int = Field(index=True)
    digest: str
    stamped_at: datetime = _moment()
    sequence: int = 0
    present: bool = True
