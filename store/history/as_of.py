"""The board as it was known at some earlier moment: a private copy of its database, turned back, to read and throw away.

The copy is a nameless temporary database of SQLite, whatever the board itself stands on: no path leads to it, and it is
gone when it is closed, or when the process ends in any way.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from sqlite3 import Connection as DriverConnection
from threading import RLock
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    Engine,
    Integer,
    Text,
    cast,
    create_engine,
    func,
    select,
)
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from store.database import Database
from store.errors import CannotOpen, NotKnownYet, OnlyAsItWas
from store.history.actions import local
from store.history.turned_back import turn_back
from store.sqlite.driver import sqlite
from store.tables import Row
from store.tables.base import Moment
from store.views import FindingView

_action = Row.metadata.tables["action"].c
_AT_ONCE = 5_000
_CACHE_KIB = 65_536
"""What of the copy is kept in memory at most; the rest of a large board waits on the disk."""


class PastDatabase:
    """A board's database as it was; `writing` is refused. Reads from several threads take turns, as it is one connection.

    `day` is the day at whose end it was so, or that of the change after which it was; None before the first change.
    """

    def __init__(self, now: Database, engine: Engine, *, day: date | None) -> None:
        """`engine` leads to the copy, turned back."""
        self.day = day
        self._now = now
        self._engine = engine
        self._turn = RLock()

    @property
    def place(self) -> str:
        """Where the board itself is."""
        return self._now.place

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """The board as it was."""
        with self._turn, Session(self._engine) as session:
            yield session

    def writing(self) -> AbstractContextManager[Session]:
        """What was cannot be changed any more. Raises OnlyAsItWas."""
        raise OnlyAsItWas(self.day)

    def watch(
        self, changed: Callable[[int], object], lost: Callable[[CannotOpen], object] | None = None
    ) -> Callable[[], None]:
        """What was never changes: nobody is ever called."""
        return lambda: None

    def findings(self, *, now: datetime) -> tuple[FindingView, ...]:
        """The doctor looks at databases, not at copies of them. Raises OnlyAsItWas."""
        raise OnlyAsItWas(self.day)

    def backup(self, target: Path, *, replace: bool) -> None:
        """What is kept is the board with its history, which holds what it was. Raises OnlyAsItWas."""
        raise OnlyAsItWas(self.day)

    def keeper(self) -> str:
        """Who can copy the board itself."""
        return self._now.keeper()

    def feed_secret(self) -> bytes:
        """The feeds' secret, which is no part of any moment."""
        return self._now.feed_secret()

    def renew_feed_secret(self) -> None:
        """Addresses are changed on the present board. Raises OnlyAsItWas."""
        raise OnlyAsItWas(self.day)

    def secret_path(self) -> Path:
        """The file in which it is kept."""
        return self._now.secret_path()

    def close(self) -> None:
        """Throw the copy away; the board itself stays open."""
        with self._turn:
            self._engine.dispose()


def first_day(connection: Connection, plan: str, *, zone: str) -> date | None:
    """The day on which the plan of this key was first imported; None where it never was."""
    first = connection.execute(select(func.min(_action.at)).where(_action.plan_key == plan)).scalar()
    return local(first, zone).date() if first else None


def known_on(now: Database, day: date, *, zone: str) -> PastDatabase:
    """The board as it was known at the end of `day` in the `zone` (an offset) in which its people live.

    Raises:
        NotKnownYet: nothing had been recorded by then; with the first day on which anything had.
    """
    end = datetime.combine(min(day, date.max - timedelta(days=1)) + timedelta(days=1), time.min)
    end = end.replace(tzinfo=datetime.strptime(zone, "%z").tzinfo)

    def last_change(connection: Connection) -> int:
        last = connection.execute(select(func.max(_action.id)).where(_action.at < end)).scalar()
        if last is None:
            first = connection.execute(select(func.min(_action.at))).scalar()
            raise NotKnownYet(day, local(first, zone).date() if first else None)
        return int(last)

    return _past(now, last_change, day=day, zone=zone)


def known_after(now: Database, change: int, *, zone: str) -> PastDatabase:
    """The board as it was right after the change of this number; 0 is before the first."""
    return _past(now, lambda connection: change, day=None, zone=zone)


def _past(now: Database, last_change: Callable[[Connection], int], *, day: date | None, zone: str) -> PastDatabase:
    copy = sqlite.connect("", isolation_level=None, check_same_thread=False)
    engine = create_engine("sqlite://", module=sqlite, creator=lambda: copy, poolclass=StaticPool)
    try:
        with now.reading() as session:
            _fill(session.connection(), copy, engine)
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            turn_back(connection, last_change(connection))
            connection.exec_driver_sql("COMMIT")
            last = connection.execute(select(func.max(_action.at))).scalar()
    except BaseException:
        engine.dispose()
        copy.close()
        raise
    if day is None and last is not None:
        day = local(last, zone).date()
    return PastDatabase(now, engine, day=day)


def _fill(source: Connection, copy: DriverConnection, target: Engine) -> None:
    """Copy a board as one transaction sees it: page by page where it stands on SQLite itself, else row by row."""
    driver = source.connection.driver_connection
    if isinstance(driver, sqlite.Connection):
        driver.backup(copy)
    for pragma in ("synchronous = OFF", "journal_mode = OFF", "foreign_keys = OFF", f"cache_size = -{_CACHE_KIB}"):
        with closing(copy.execute(f"PRAGMA {pragma}")):
            pass
    if not isinstance(driver, sqlite.Connection):
        Row.metadata.create_all(target)
        copy.execute("BEGIN")
        for table in Row.metadata.sorted_tables:
            into = f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"  # noqa: S608 - names of our own
            rows = source.execute(select(*(_as_kept_here(column) for column in table.columns)))
            for part in rows.partitions(_AT_ONCE):
                copy.executemany(into, [tuple(row) for row in part])
        copy.execute("COMMIT")


def _as_kept_here(column: Column[Any]) -> ColumnElement[Any]:
    """A column of another kind of database with its values as a file keeps them: to read and write each anew takes longer."""
    if isinstance(column.type, Moment):
        return func.to_char(func.timezone("UTC", column), "YYYY-MM-DD HH24:MI:SS.US")
    if isinstance(column.type, JSON | Date):
        return cast(column, Text)
    return cast(column, Integer) if isinstance(column.type, Boolean) else column
