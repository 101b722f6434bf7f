"""A board on a PostgreSQL server: opened, brought up to date, and how a transaction begins and ends there.

Readers see one moment (REPEATABLE READ, read only) and wait for nobody. Writers pass one by one: each takes one lock first,
and loses it when others can see what it wrote. So action numbers are given in the order in which they become visible, and
what was read for a change cannot be changed by another before it is written. With the commit the server tells those who
watch; what is rolled back is never told.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import psycopg
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlmodel import Session, select

from store.accounts import account_name
from store.database_address import database_url, shown_url
from store.errors import CannotOpen, GateHeld
from store.feeds.agreed_secret import agree_anew, agreed_secret
from store.migrations import NEWEST
from store.postgres.backup import save_aside, write_backup
from store.postgres.connections import WAIT_SECONDS, engine_for
from store.postgres.errors import server_told_apart
from store.postgres.health import findings
from store.postgres.round_trips import few_round_trips
from store.postgres.server_folder import server_secret
from store.postgres.watch import CHANNEL, watch
from store.postgres.writer import TURN, writer
from store.schema import bring_up_to_date, known_revision
from store.tables import BoardRow
from store.unstopped import unstopped
from store.views import FindingView

_TAKE_TURN = f"SELECT pg_advisory_xact_lock({TURN})"
_TELL = f"SELECT pg_notify('{CHANNEL}', coalesce(max(id), 0)::text) FROM action"  # noqa: S608
_TABLES = text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
_OURS = frozenset(("alembic_version", "board", "action", "change"))
"""Tables that every board has had from its first schema on."""
_NOT_GIVEN_IN_TIME = "55P03"


class PostgresDatabase:
    """A board on a server. Every `reading` and `writing` takes a connection of its own, from any thread."""

    def __init__(self, database: str, *, user: str, wait_seconds: float = WAIT_SECONDS) -> None:
        url = database_url(database)
        self._place = shown_url(url)
        self._wait_seconds = wait_seconds
        self._engine = engine_for(url, user=user, wait_seconds=wait_seconds)
        self._readers = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @property
    def place(self) -> str:
        """The address, without its password."""
        return self._place

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that sees one moment of the board and changes nothing."""
        with server_told_apart(self._place), Session(self._readers) as session:
            yield session
            session.commit()  # to roll back would make the driver forget the statements that it has prepared

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction of the only writer: committed at the end, all taken back when anything is raised inside.

        The turn comes with the answer to the first question, which is not answered before.
        """
        with self._line_up() as session, session.begin(), few_round_trips(session.connection()) as kept:
            kept.keep(_TAKE_TURN)
            yield session
            session.flush()
            kept.keep(_TELL)
            kept.keep("COMMIT")

    @contextmanager
    def turn(self) -> Iterator[Session]:
        """The same without telling anybody: for what is done to the tables themselves."""
        with self._line_up() as session, session.begin():
            session.connection().exec_driver_sql(_TAKE_TURN)
            yield session

    def watch(
        self, changed: Callable[[int], object], lost: Callable[[CannotOpen], object] | None = None
    ) -> Callable[[], None]:
        """See `OpenBoard.watch`: a connection of its own listens."""
        return watch(self._place, self._listener, changed, lost)

    def findings(self, *, now: datetime) -> tuple[FindingView, ...]:
        """What the doctor finds."""
        secret = self.secret_path()
        with self.reading() as session:
            return findings(session.connection(), secret=secret, now=now)

    def backup(self, target: Path, *, replace: bool) -> None:
        """See `store.postgres.backup`."""
        with self.reading() as session:
            write_backup(session.connection(), target, replace=replace)

    def keeper(self) -> str:
        """Who runs this, as they have the password."""
        return account_name(os.geteuid())

    def feed_secret(self) -> bytes:
        """See `store.feeds.agreed_secret`. Raises CannotOpen."""
        return agreed_secret(self.secret_path(), reading=self.reading, writing=self.turn)

    def renew_feed_secret(self) -> None:
        """See `store.feeds.agreed_secret.agree_anew`. Raises CannotOpen."""
        agree_anew(self.secret_path(), writing=self.turn)

    def secret_path(self) -> Path:
        """It is kept on this host, under the board's own name for life."""
        with self.reading() as session:
            return server_secret(session.execute(select(BoardRow.identity)).scalar_one())

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    @contextmanager
    def _line_up(self) -> Iterator[Session]:
        """A session that may ask for the turn. Whoever asks in vain learns who has it."""
        with (
            server_told_apart(self._place, doing="writing"),
            self._engine.connect() as connection,
            Session(connection) as session,
        ):
            try:
                with unstopped(self._wait_seconds) as left:
                    if left < 0:
                        raise self._held()
                    yield session
            except (OperationalError, psycopg.OperationalError) as error:
                if getattr(getattr(error, "orig", error), "sqlstate", None) != _NOT_GIVEN_IN_TIME:
                    raise
                raise self._held() from error

    def _held(self) -> CannotOpen:
        with self.reading() as session:
            found = writer(session.connection())
        if found is None:
            return CannotOpen(self._place, "busy")
        return GateHeld(self._place, " ".join((found.who, found.host)).strip(), found.process, found.since)

    def _listener(self) -> "psycopg.Connection[tuple[int]]":
        """A connection that no pool knows, on which every statement stands for itself."""
        taken = self._engine.raw_connection()
        connection: psycopg.Connection[tuple[int]] = taken.driver_connection  # type: ignore[assignment]
        taken.detach()
        connection.autocommit = True
        return connection


def open_postgres(database: str, *, user: str, create: bool, at: datetime) -> PostgresDatabase:
    """Open the board in a database, which somebody has made; an empty one becomes a board. Its schema is brought up to date.

    Raises:
        CannotOpen: it cannot be reached or entered, is empty and no board is to be made ("empty"), is another program's,
            newer than this program, or one on which this account may not make tables.
    """
    opened = PostgresDatabase(database, user=user)
    try:
        if _is_due(opened, create=create):
            with opened.turn() as session:
                _bring_up_to_date(session.connection(), opened.place, at)
    except CannotOpen:
        opened.close()
        raise
    return opened


def found_schema(connection: Connection, place: str) -> str | None:
    """The revision of the board in a database, None where it is empty.

    Raises:
        CannotOpen: "not_ours" where there are tables of something else, "newer", "moved".
    """
    tables = set(connection.execute(_TABLES).scalars())
    if not tables:
        return None
    if not tables >= _OURS:
        raise CannotOpen(place, "not_ours", ", ".join(sorted(tables)[:5]))
    return known_revision(connection, place)


def _is_due(opened: PostgresDatabase, *, create: bool) -> bool:
    with opened.reading() as session:
        found = found_schema(session.connection(), opened.place)
    if found is None and not create:
        raise CannotOpen(opened.place, "empty")
    return found != NEWEST


def _bring_up_to_date(connection: Connection, place: str, at: datetime) -> None:
    """In our turn: somebody who started at the same moment may have been there before us."""
    found = found_schema(connection, place)
    if found == NEWEST:
        return
    kept = None if found is None else save_aside(connection, f"schema-{found}")
    try:
        bring_up_to_date(connection, born=at)
    except ProgrammingError as error:
        if kept is None or isinstance(error.orig, psycopg.errors.InsufficientPrivilege):
            raise
        kept.unlink()
        raise CannotOpen(place, "schema", str(found)) from error
