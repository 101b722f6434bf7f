"""What was signed, as rows: agencies, plans, sections, and the clauses of a plan's body."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from store.tables.base import Row, json_column


class AgencyRow(Row, table=True):
    """An agency or a group, as `plans.agency` describes them; `is_group` tells which."""

    __tablename__ = "agency"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    is_group: bool = False
    name: str
    abbreviation: str
    aliases: list[str] = json_column()
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
    """A signed document. `fingerprint` tells whether the same file is imported again.

    `sample_day` marks a board whose progress is invented, and is the day that it was invented up to: on that day the board
    is judged. It is set with the first start of such a board and never changes.
    """

    __tablename__ = "plan"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    number: str
    signed: date
    title: str
    short_title: str
    issuer: str
    years: list[int] = json_column()
    secretariat: str
    lost: list[list[str]] = json_column()
    source: str
    fingerprint: str
    sample_day: date | None = None


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
