"""The database file: made, opened, brought up to date, and how a transaction begins and ends on it.

Our own BEGIN instead of the driver's, IMMEDIATE for writers, so that nothing read for a change can be changed by another
before it is written; WAL so that readers never wait; FULL so that an acknowledged change survives a power cut.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from sqlite3 import Connection as DriverConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlmodel import Session, select

from store.database_copy import beside, copy_database, free_name, make_private, sync_folder
from store.database_errors import told_apart
from store.errors import CannotOpen
from store.file_systems import file_system
from store.gate import WAIT_SECONDS, WriteGate
from store.migrations import APPLICATION_ID, NEWEST
from store.sqlite_driver import sqlite
from store.tables import BoardRow


class Database:
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
            told_apart(self.path),
            self._writers.connect() as connection,
            Session(connection) as session,
            self._gate.held(),
            session.begin(),
        ):
            session.connection()
            yield session

    def close(self) -> None:
        """Let go of the file."""
        self._readers.dispose()


def database_path(database: str) -> Path:
    """The file that a path or a SQLite URL names.

    Raises:
        CannotOpen: it is the URL of another kind of database.
    """
    if "://" not in database:
        return Path(database).expanduser()
    try:
        url = make_url(database)
    except ArgumentError as error:
        raise CannotOpen(database, "other", str(error)) from error
    if url.get_backend_name() != "sqlite" or not url.database:
        raise CannotOpen(url.render_as_string(), "other", url.drivername)
    return Path(url.database)


def open_database(database: str, *, user: str, create: bool, at: datetime) -> Database:
    """Open a board's database, making it where there is none, and bring its schema up to date.

    Raises:
        CannotOpen: it is missing and not to be made, no board, damaged, newer than this program, not writable, or on a
            file system that comes over the network.
    """
    path = database_path(database)
    refuse_network(path)
    with told_apart(path):
        there = path.exists()
    if not there:
        if not create:
            raise CannotOpen(str(path), "missing")
        _make(path, user=user, at=at)
    if not _is_board(path):
        raise CannotOpen(str(path), "not_a_database")
    opened = Database(path, user=user)
    try:
        _check(opened, user=user)
    except CannotOpen:
        opened.close()
        raise
    return opened


def refuse_network(path: Path) -> None:
    """Raise CannotOpen ("network", with kind and place) for a path on a file system that comes over the network."""
    found = file_system(path)
    if found is not None and found.network:
        raise CannotOpen(str(path), "network", f"{found.kind} {found.mounted_at}")


def revision(connection: Connection) -> str:
    """The schema's revision."""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def migrate(path: Path, *, born: datetime | None = None) -> None:
    """Carry out the migrations that are due in one transaction; a new board (`born`) gets its identity in the same one.

    For whoever is alone with the file or inside its gate. Foreign keys are off meanwhile, because a table is altered on
    SQLite by making it anew, and checked at the end.
    """
    engine = _engine(path, foreign_keys="OFF").execution_options(sqlite_begin="IMMEDIATE")
    try:
        with engine.begin() as connection:
            import_module("store.migrations.upgrade").to_newest(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise CannotOpen(str(path), "corrupt", "foreign_key_check")
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            if born and connection.execute(select(BoardRow.id)).first() is None:
                row = BoardRow(identity=secrets.token_hex(8), created_at=born)
                connection.execute(BoardRow.__table__.insert().values(row.model_dump(exclude={"id"})))  # type: ignore[attr-defined]
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


def _check(opened: Database, *, user: str) -> None:
    found = _revision(opened)
    if found > NEWEST:
        raise CannotOpen(str(opened.path), "newer", found)
    if not os.access(opened.path, os.W_OK):
        raise CannotOpen(str(opened.path), "read_only")
    if found < NEWEST:
        with told_apart(opened.path), WriteGate(opened.path, who=user).held():
            found = _revision(opened)
            if found < NEWEST:  # else somebody who started at the same moment was inside before us
                copy_database(opened.path, free_name(opened.path, f"schema-{found}"))
                migrate(opened.path)


def _revision(opened: Database) -> str:
    try:
        with opened.reading() as session:
            return revision(session.connection())
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
            for leftover in (draft, *beside(draft), *beside(path)):
                leftover.unlink(missing_ok=True)
            make_private(draft)
            migrate(draft, born=at)
            draft.replace(path)
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
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN " + connection.get_execution_options().get("sqlite_begin", "DEFERRED"))

    return engine
