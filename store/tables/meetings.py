"""Status reviews with their decisions, and the letters that chase what is late."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field

from store.tables.base import Row, json_column, moment_column


class MeetingRow(Row, table=True):
    """A status review. What it saw is the board as of change `opened_change`, and as of `closed_change` once it is closed.

    `next_on` is the day of the next one. `counts` are the four numbers frozen at its closing, as they were judged on
    `judged_on`. `showing` is where the presenter stands, for those who follow; it is no part of history.
    """

    __tablename__ = "meeting"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    held_on: date
    next_on: date | None = None
    plans: list[str] = json_column()
    chair: str = ""
    opened_by: str
    opened_at: datetime = moment_column()
    opened_change: int
    closed_at: datetime | None = moment_column(optional=True)
    closed_change: int | None = None
    counts: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    judged_on: date | None = None
    showing: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class DecisionRow(Row, table=True):
    """What a meeting decided: the words, who carries it out, by when; on a task, or on none.

    `owner` is an agency's key or, where it is none of ours, words. `asks` are the numbers of the task's deliverables that
    it asks for: those that were open then. `outcome` is "" while it is open, else kept or withdrawn; `document` and
    `settled_on` are the paper that shows it.
    """

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        CheckConstraint("outcome IN ('','kept','withdrawn')", name="outcome_known"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    task_id: int | None = Field(default=None, foreign_key="task.id", index=True)
    number: int
    text: str
    owner: str
    due: date | None = None
    asks: list[int] = json_column()
    outcome: str = ""
    document: str = ""
    settled_on: date | None = None
    note: str = ""


class ParkedRow(Row, table=True):
    """A task that a meeting put off to its end."""

    __tablename__ = "parked"
    __table_args__ = (UniqueConstraint("meeting_id", "task_id"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id")
    task_id: int = Field(foreign_key="task.id")


class LetterRow(Row, table=True):
    """A chasing letter to one agency about one plan; `round`, from 1, is the highest of its items.

    `addressed` is the agency's name when it was written: an agency that is renamed later was still written to under it.
    `document` is "" until the registry has numbered it. `reply_by` is the day asked for, `replied_on` when the answer came.
    """

    __tablename__ = "letter"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    agency_id: int = Field(foreign_key="agency.id", index=True)
    addressed: str
    plan_id: int = Field(foreign_key="plan.id", index=True)
    round: int = 1
    document: str = ""
    dated: date
    reply_by: date
    replied_on: date | None = None
    reply_document: str = ""
    reply_note: str = ""


class LetterItemRow(Row, table=True):
    """One deliverable that a letter asks after: the how-many-th letter to this agency about it, and when it was due then."""

    __tablename__ = "letter_item"
    __table_args__ = (UniqueConstraint("letter_id", "deliverable_id"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    letter_id: int = Field(foreign_key="letter.id", index=True)
    task_id: int = Field(foreign_key="task.id", index=True)
    deliverable_id: int = Field(foreign_key="deliverable.id", index=True)
    round: int = 1
    due: date | None = None
