"""What stands behind the one door of the store: the database, for whom it is open, and history's clock and zone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from store.database import Database
from store.queries import read_head
from store.summary import Head, read_head_rows


@dataclass(frozen=True, slots=True)
class Standing:
    """A database that is open for `user`. `why` is kept beside everything that is done, `zone` is where people live.

    `known_on` is the day at whose end the board was known so, None for the present or where a change was named.
    """

    database: Database
    user: str
    why: str
    zone: str
    clock: Callable[[], datetime]
    known_on: date | None = None


def head_of(session: Session) -> Head:
    """The plans, their sections and all agencies, as the session's moment has them."""
    return read_head_rows(read_head(session.connection()))
