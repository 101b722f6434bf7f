"""The board itself, and its history."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field

from store.tables.base import Row, moment_column

_IN_A_MEETING = text("meeting_id IS NOT NULL")


class BoardRow(Row, table=True):
    """The board itself, one row: `identity` is the random half of every calendar UID, for life.

    `secret_digest` tells whether a host has the right secret for the addresses of feeds; "" until one was made. `moved_to` is
    where the board was moved, "" while it is here.
    """

    __tablename__ = "board"

    id: int | None = Field(default=None, primary_key=True)
    identity: str
    created_at: datetime = moment_column()
    secret_digest: str = Field(default="", sa_column_kwargs={"server_default": ""})
    moved_to: str = Field(default="", sa_column_kwargs={"server_default": ""})


class ActionRow(Row, table=True):
    """One action of one user; its id is the change number. `zone` is the offset in which `who` lived then ("+07:00").

    `meeting_id` is the meeting in which it was done, so that all of it can be taken back together.
    """

    __tablename__ = "action"
    __table_args__ = (
        # Most actions are in no meeting: an index over all of them would be one more page to write with each. On PostgreSQL
        # the migration says the same; said here, it would load that dialect into every program that has a file open.
        Index(None, "meeting_id", sqlite_where=_IN_A_MEETING),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    who: str = Field(index=True)
    at: datetime = moment_column()
    zone: str
    wish: str
    why: str = ""
    plan_key: str | None = None
    reverses: int | None = Field(default=None, foreign_key="action.id")
    undone_by: int | None = Field(default=None, foreign_key="action.id")
    undoable: bool = True
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id")


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
