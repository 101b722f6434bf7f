"""The database file: made, opened, brought up to date, and how a transaction begins and ends on it.

Our own BEGIN instead of the driver's, IMMEDIATE for writers, so that nothing read for a change can be changed by another
before it is written; WAL so that readers never wait; FULL so that an acknowledged change survives a power cut.
"""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from importlib import import_module
from pathlib import Path
from sqlite3 import Connection as DriverConnection

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlmodel import Session, select

from store.errors import CannotOpen
from store.gate import WAIT_SECONDS, WriteGate
from store.migrations import APPLICATION_ID, NEWEST
from store.tables import BoardRow

_SQLITE_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = 68
_HEAD_BYTES = 72

_REASONS = {
    "SQLITE_NOTADB": "not_a_database",
    "SQLITE_CORRUPT": "corrupt",
    "SQLITE_FULL": "full",
    "SQLITE_READONLY": "read_only",
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_CANTOPEN": "other",
    "SQLITE_IOERR": "other",
    "SQLITE_PERM": "read_only",
    "SQLITE_AUTH": "read_only",
}
_FILE_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EROFS: "read_only",
    errno.ENOENT: "missing",
}


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
        with _told_apart(self.path), Session(self._readers) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction of the only writer: committed at the end, all taken back when anything is raised inside."""
        with _told_apart(self.path), self._gate.held(), Session(self._writers) as session, session.begin():
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
        CannotOpen: it is missing and not to be made, no board, damaged, newer than this program, not writable.
    """
    path = database_path(database)
    if not path.exists():
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


def revision(connection: Connection) -> str:
    """The schema's revision."""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def _is_board(path: Path) -> bool:
    """Look at the file's head, as opening another program's file by our recipe would already change it."""
    with _told_apart(path), path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    return head.startswith(_SQLITE_MAGIC) and int.from_bytes(head[_APPLICATION_ID_AT:_HEAD_BYTES]) == APPLICATION_ID


def _check(opened: Database, *, user: str) -> None:
    with opened.reading() as session:
        found = revision(session.connection())
    if found > NEWEST:
        raise CannotOpen(str(opened.path), "newer", found)
    if not os.access(opened.path, os.W_OK):
        raise CannotOpen(str(opened.path), "read_only")
    if found < NEWEST:
        with _told_apart(opened.path), WriteGate(opened.path, who=user).held():
            _migrate(opened.path)


def _make(path: Path, *, user: str, at: datetime) -> None:
    """Make a new board beside the place and move it there whole: nobody ever opens half of one.

    The gate lets one process make it; those who started at the same moment find it made.
    """
    with _told_apart(path):
        if not path.parent.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with WriteGate(path, who=user).held():
            if path.exists():
                return
            draft = path.with_name(path.name + ".new")
            for leftover in (draft, *_beside(draft), *_beside(path)):
                leftover.unlink(missing_ok=True)
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            _migrate(draft, born=at)
            draft.replace(path)
            _sync_folder(path.parent)


def _migrate(path: Path, *, born: datetime | None = None) -> None:
    """Carry out the migrations that are due in one transaction; a new board (`born`) gets its identity in the same one.

    Foreign keys are off meanwhile, because a table is altered on SQLite by making it anew, and checked at the end.
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


def _engine(path: Path, *, foreign_keys: str = "ON") -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": WAIT_SECONDS})

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


@contextmanager
def _told_apart(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system say into one error with a reason that a person can act on."""
    try:
        yield
    except DBAPIError as error:
        name = getattr(error.orig, "sqlite_errorname", "")
        reason = _REASONS.get("_".join(name.split("_")[:2]))
        if reason is None:
            raise
        raise CannotOpen(str(path), reason, str(error.orig)) from error
    except OSError as error:
        raise CannotOpen(str(path), _FILE_REASONS.get(error.errno or 0, "other"), error.strerror or "") from error


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    with suppress(OSError):
        os.fsync(opened)
    os.close(opened)
