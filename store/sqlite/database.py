"""The database file: made, opened, brought up to date, and how a transaction begins and ends on it.

Our own BEGIN instead of the driver's, IMMEDIATE for writers, so that nothing read for a change can be changed by another
before it is written; WAL so that readers never wait; FULL so that an acknowledged change survives a power cut.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection as DriverConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from store.accounts import account_name
from store.errors import CannotOpen
from store.feeds.agreed_secret import agree_anew, agreed_secret
from store.feeds.secret import secret_path
from store.migrations import APPLICATION_ID, NEWEST
from store.schema import bring_up_to_date, known_revision, revision
from store.sqlite.backup import backup
from store.sqlite.database_copy import (
    beside,
    copy_database,
    free_name,
    make_private,
    remove_draft,
    settle,
    sync_folder,
)
from store.sqlite.driver import CACHE_KIB, sqlite
from store.sqlite.errors import told_apart
from store.sqlite.file_systems import file_system
from store.sqlite.gate import WAIT_SECONDS, WriteGate
from store.sqlite.health import findings
from store.sqlite.watch import watch
from store.views import FindingView


class SqliteDatabase:
    """An open database file. Every `reading` and `writing` takes a connection of its own, from any thread."""

    def __init__(self, path: Path, *, user: str) -> None:
        self.path = path
        self._readers = _engine(path)
        self._writers = self._readers.execution_options(sqlite_begin="IMMEDIATE")
        self._gate = WriteGate(path, who=user)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that sees one moment of the board and changes nothing."""
        with told_apart(self.path), Session(self._readers) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction of the only writer: committed at the end, all taken back when anything is raised inside."""
        # What needs no transaction is done outside the gate, where nobody waits for it.
        with (
            told_apart(self.path, doing="writing"),
            self._writers.connect() as connection,
            Session(connection) as session,
            self._gate.held(),
            session.begin(),
        ):
            session.connection()
            yield session

    @property
    def place(self) -> str:
        """The file's path."""
        return str(self.path)

    def watch(
        self, changed: Callable[[int], object], lost: Callable[[CannotOpen], object] | None = None
    ) -> Callable[[], None]:
        """See `OpenBoard.watch`: a connection that is kept open looks every half second."""
        return watch(self.path, changed, lost)

    def findings(self, *, now: datetime) -> tuple[FindingView, ...]:
        """What the doctor finds."""
        with self.reading() as session:
            return findings(session.connection(), self.path, now=now)

    def backup(self, target: Path, *, replace: bool) -> None:
        """See `store.sqlite.backup`."""
        backup(self.path, target, replace=replace)

    def keeper(self) -> str:
        """Whose file it is."""
        return account_name(self.path.stat().st_uid)

    def feed_secret(self) -> bytes:
        """See `store.feeds.agreed_secret`. Raises CannotOpen."""
        return agreed_secret(self.secret_path(), reading=self.reading, writing=self.writing)

    def renew_feed_secret(self) -> None:
        """See `store.feeds.agreed_secret.agree_anew`. Raises CannotOpen."""
        agree_anew(self.secret_path(), writing=self.writing)

    def secret_path(self) -> Path:
        """It stands beside the file."""
        return secret_path(self.path)

    def close(self) -> None:
        """Let go of the file."""
        self._readers.dispose()


def open_sqlite(path: Path, *, user: str, create: bool, at: datetime) -> SqliteDatabase:
    """Open a board's file, making it where there is none, and bring its schema up to date.

    Raises:
        CannotOpen: it is missing and not to be made, no board, a folder, damaged, newer than this program, not writable, or on
            a file system that comes over the network.
    """
    refuse_folder(path)
    refuse_network(path)
    with told_apart(path):
        there = path.exists()
    if not there:
        if not create:
            raise CannotOpen(str(path), "missing")
        _make(path, user=user, at=at)
    if not _is_board(path):
        raise CannotOpen(str(path), "not_a_database")
    opened = SqliteDatabase(path, user=user)
    try:
        _check(opened, user=user)
    except CannotOpen:
        opened.close()
        raise
    return opened


def refuse_folder(path: Path) -> None:
    """Raise CannotOpen ("folder") where a database should be and a folder is; SQLite only speaks of a disk error."""
    with told_apart(path):
        if path.is_dir():
            raise CannotOpen(str(path), "folder")


def refuse_network(path: Path) -> None:
    """Raise CannotOpen ("network", with kind and place) for a path on a file system that comes over the network."""
    found = file_system(path)
    if found is not None and found.network:
        raise CannotOpen(str(path), "network", f"{found.kind} {found.mounted_at}")


def migrate(path: Path, *, born: datetime | None = None) -> None:
    """Carry out the migrations that are due in one transaction; a new board (`born`) gets its identity in the same one.

    For whoever is alone with the file or inside its gate. Foreign keys are off meanwhile, because a table is altered on
    SQLite by making it anew, and checked at the end.

    Raises:
        CannotOpen: ("schema") the tables are not those of the revision that the file says it has.
    """
    with _alone(path) as connection:
        found = None if born else revision(connection)
        try:
            bring_up_to_date(connection, born=born)
        except OperationalError as error:
            if found is None or getattr(error.orig, "sqlite_errorname", "SQLITE_ERROR") != "SQLITE_ERROR":
                raise
            raise CannotOpen(str(path), "schema", found) from error


@contextmanager
def opened_alone(path: Path) -> Iterator[Connection]:
    """A transaction on a file that nobody else knows, and that nothing asks whether it is a board."""
    engine = _engine(path)
    try:
        with told_apart(path), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def new_file(path: Path) -> Iterator[Connection]:
    """A transaction on a new file that only its owner can read, to be filled as a board's; who makes it may put it in place.

    Foreign keys are checked at its end.
    """
    with told_apart(path):
        make_private(path)
        with _alone(path) as connection:
            yield connection


@contextmanager
def _alone(path: Path) -> Iterator[Connection]:
    """A transaction in which tables can be made anew: references are checked at its end, not row by row."""
    engine = _engine(path, foreign_keys="OFF").execution_options(sqlite_begin="IMMEDIATE")
    try:
        with engine.begin() as connection:
            yield connection
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise CannotOpen(str(path), "corrupt", "foreign_key_check")
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        engine.dispose()


def _is_board(path: Path) -> bool:
    """Look at the file's head, as opening another program's file by our recipe would already change it.

    SQLite itself looks, not we: closing a file of our own would take away the locks that this process has on it.
    """
    with told_apart(path):
        try:
            with closing(sqlite.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
                return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)
        except sqlite.DatabaseError as error:
            if error.sqlite_errorname == "SQLITE_CORRUPT":
                return True  # or somebody's checkpoint is half way: opening it tells
            raise


def _check(opened: SqliteDatabase, *, user: str) -> None:
    found = _revision(opened)
    if not os.access(opened.path, os.W_OK):
        raise CannotOpen(str(opened.path), "read_only")
    if found < NEWEST:
        with told_apart(opened.path), WriteGate(opened.path, who=user).held():
            found = _revision(opened)
            if found < NEWEST:  # else somebody who started at the same moment was inside before us
                kept = free_name(opened.path, f"schema-{found}")
                copy_database(opened.path, kept)
                try:
                    with told_apart(opened.path):
                        migrate(opened.path)
                except CannotOpen:
                    kept.unlink()  # nothing was changed, and the next start would keep the same once more
                    raise


def _revision(opened: SqliteDatabase) -> str:
    try:
        with opened.reading() as session:
            return known_revision(session.connection(), str(opened.path))
    except OperationalError as error:
        raise CannotOpen(str(opened.path), "corrupt", str(error.orig)) from error


def _make(path: Path, *, user: str, at: datetime) -> None:
    """Make a new board beside the place and move it there whole: nobody ever opens half of one.

    The gate lets one process make it; those who started at the same moment find it made.
    """
    with told_apart(path):
        if not path.parent.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with WriteGate(path, who=user).held():
            if path.exists():
                return
            draft = path.with_name(path.name + ".new")
            remove_draft(draft)
            for leftover in beside(path):
                leftover.unlink(missing_ok=True)
            try:
                make_private(draft)
                migrate(draft, born=at)
                settle(draft)
                draft.replace(path)
            finally:
                remove_draft(draft)
            sync_folder(path.parent)


def _engine(path: Path, *, foreign_keys: str = "ON") -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path.absolute())), connect_args={"timeout": WAIT_SECONDS}, module=sqlite
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: DriverConnection, _record: object) -> None:
        connection.isolation_level = None
        # The waiting time comes first: without it, switching a new file to WAL fails now and then.
        for pragma in (
            f"busy_timeout = {int(WAIT_SECONDS * 1000)}",
            "journal_mode = WAL",
            "synchronous = FULL",
            f"foreign_keys = {foreign_keys}",
            "trusted_schema = OFF",
            f"cache_size = -{CACHE_KIB}",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN " + connection.get_execution_options().get("sqlite_begin", "DEFERRED"))

    return engine
