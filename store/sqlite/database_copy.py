"""A copy of a board's database in one file: private, sound, under writers too, and there whole or not at all."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from sqlite3 import Connection

from store.errors import CannotOpen
from store.migrations import APPLICATION_ID, NEWEST
from store.schema import MOVED
from store.sqlite.driver import sqlite
from store.sqlite.errors import told_apart

_NO_LINKS_HERE = frozenset((errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK))
_FILE_FORMAT_AT = 18
_WITHOUT_LOG = b"\x01\x01"


def copy_database(source: Path, target: Path, *, replace: bool = False) -> None:
    """Copy the database at `source`, as one moment has it, to `target`, which only its owner can read. Changes no board.

    Raises:
        CannotOpen: the source is no sound board; the target is there ("exists") and not to be replaced, or cannot be written.
    """
    with told_apart(source), opened_to_read(source) as connection:
        refuse_others(connection, source)
        copy_from(connection, target, replace=replace)


def copy_from(connection: Connection, target: Path, *, replace: bool = False, checked: bool = True) -> None:
    """The same from an open connection; with `checked` False also of a database that is not sound."""
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        with told_apart(target):
            make_private(draft)
            _fill(connection, draft)
        if checked:
            check_board(draft)
        with told_apart(target):
            _put(draft, target, replace=replace)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def opened_to_read(path: Path) -> Iterator[Connection]:
    """A database that is only looked at. Nothing is written beside it, so it may be on a medium that cannot be written.

    Where its log stands beside it (a running board, or one copied with its log), that is read too.
    """
    log = path.with_name(path.name + "-wal")
    how = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
    if not path.exists():
        raise CannotOpen(str(path), "missing")
    with closing(sqlite.connect(f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None)) as connection:
        yield connection


def check_board(path: Path) -> str:
    """Look whether a file that nobody is changing is a whole board that this program knows. Returns its schema's revision.

    Raises:
        CannotOpen: "missing", "not_a_database", "corrupt" or "newer".
    """
    with told_apart(path), opened_to_read(path) as connection:
        refuse_others(connection, path)
        for pragma, sound in (("integrity_check", "ok"), ("foreign_key_check", None)):
            found = _one(connection, f"PRAGMA {pragma}")
            if found != sound:
                raise CannotOpen(str(path), "corrupt", f"{pragma}: {found}")
        try:
            revision = str(_one(connection, "SELECT version_num FROM alembic_version"))
        except sqlite.OperationalError as error:
            raise CannotOpen(str(path), "corrupt", str(error)) from error
    if revision.startswith(MOVED):
        raise CannotOpen(str(path), "moved_backup")
    if revision > NEWEST:
        raise CannotOpen(str(path), "newer", revision)
    return revision


def refuse_others(connection: Connection, path: Path) -> None:
    """Raise CannotOpen ("not_a_database") where an open file is none, or another program's; `path` is its name."""
    with told_apart(path):
        if _one(connection, "PRAGMA application_id") != APPLICATION_ID:
            raise CannotOpen(str(path), "not_a_database")


def free_name(path: Path, ending: str) -> Path:
    """A name beside `path` that nothing has yet: "board.db.ending", then "board.db.ending.2" and so on."""
    name, number = path.with_name(f"{path.name}.{ending}"), 1
    while name.exists():
        number += 1
        name = path.with_name(f"{path.name}.{ending}.{number}")
    return name


def make_private(path: Path) -> None:
    """Make an empty file that only its owner can read, whatever the umask. Raises FileExistsError."""
    made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        os.fchmod(made, 0o600)
    finally:
        os.close(made)


def beside(path: Path) -> tuple[Path, ...]:
    """The files that SQLite keeps beside a database while it is open or after a crash."""
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))


def settle(draft: Path) -> None:
    """Bring what stands in a draft's log into the draft itself, as only that gets its final name. Nobody else knows it.

    Whoever closes a database last does the same, but says nothing where the disk is full and leaves the log beside it; this
    raises the driver's error then.
    """
    with closing(sqlite.connect(draft, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        busy, _in_log, _brought = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise CannotOpen(str(draft), "busy")


def remove_draft(draft: Path) -> None:
    """Take a draft away, and what SQLite has left beside it."""
    for leftover in (draft, *beside(draft)):
        leftover.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """See to it that a file's new name survives a power cut, where the file system can do that."""
    opened = os.open(folder, os.O_RDONLY)
    with suppress(OSError):
        os.fsync(opened)
    os.close(opened)


def _fill(connection: Connection, draft: Path) -> None:
    # Nobody else knows the draft, and shares on which backups are kept often cannot lock.
    with closing(sqlite.connect(f"{draft.absolute().as_uri()}?nolock=1", uri=True)) as copy:
        copy.execute("PRAGMA synchronous = OFF")
        connection.backup(copy)
    with draft.open("r+b") as file:
        # A copy says that it has no write-ahead log: else it could not be opened where nothing can be written.
        file.seek(_FILE_FORMAT_AT)
        file.write(_WITHOUT_LOG)
        file.flush()
        os.fsync(file.fileno())


def _put(draft: Path, target: Path, *, replace: bool) -> None:
    if replace:
        draft.replace(target)
    else:
        try:
            os.link(draft, target)  # unlike a rename, this leaves alone what is there
        except FileExistsError:
            raise CannotOpen(str(target), "exists") from None
        except OSError as error:
            if error.errno not in _NO_LINKS_HERE:
                raise
            if target.exists():
                raise CannotOpen(str(target), "exists") from None
            draft.replace(target)
    sync_folder(target.parent)


def _one(connection: Connection, statement: str) -> object:
    return (connection.execute(statement).fetchone() or (None,))[0]
