"""Calendars that people subscribe to, and the stamps of their events."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from store.tables.base import Row, json_column, moment_column


class FeedRow(Row, table=True):
    """A calendar that somebody subscribes to: for whom it is and what it shows. Its address is nowhere in the database.

    The address is made of the id, `generation` and `nonce` with a secret outside the database. `nonce` is random and anew for
    each address, as ids and generations come again where an older backup is restored; "" for addresses that were given out
    before there was one. `retired` are the generations before, each with the day on which it was given up and its nonce
    ([[1, "2022-05-16", "5d…"]]). No `plans`: those of the board, whichever they are.
    `fetched_on` and `fetched_by` (the family of the program that came) are kept by the server, outside history.
    """

    __tablename__ = "feed"
    __table_args__ = (CheckConstraint("role IN ('lead','any')", name="role_known"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    name: str
    owner: str = ""
    plans: list[str] = json_column()
    agency_id: int | None = Field(default=None, foreign_key="agency.id")
    role: str = "lead"
    section: str = ""
    filter_text: str = ""
    reports: bool = False
    reminders: list[int] = json_column()
    titles_only: bool = False
    language: str = "vi"
    generation: int = 1
    nonce: str = Field(default="", sa_column_kwargs={"server_default": ""})
    retired: list[list[Any]] = json_column()
    revoked_on: date | None = None
    fetched_on: date | None = None
    fetched_by: str = ""


class StampRow(Row, table=True):
    """The calendar stamp of one event, written in the same transaction as the change that moved it.

    `digest` is over the recorded content of the event; `stamped_at` (whole seconds) and `sequence` rise only when it
    changes, and live on when the event goes, so that it can come back with a higher sequence.
    """

    __tablename__ = "stamp"

    uid: str = Field(primary_key=True)
    task_id: int = Field(index=True)
    digest: str
    stamped_at: datetime = moment_column()
    sequence: int = 0
    present: bool = True
