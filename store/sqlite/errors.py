"""What SQLite and the file system say about a database file → one error with a reason that a person can act on."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from store.errors import CannotOpen
from store.sqlite.driver import sqlite

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
_NAMES = {
    "file is not a database": "SQLITE_NOTADB",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "database or disk is full": "SQLITE_FULL",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "database is locked": "SQLITE_BUSY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "disk I/O error": "SQLITE_IOERR",
}
"""SQLite's own words for an error: the wheel's driver forgets the name where a copy fails."""
_FILE_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EROFS: "read_only",
    errno.ENOENT: "missing",
}
_LEAST_ROOM_BYTES = 64 * 1024
"""What SQLite needs beside a database to open it at all."""


@contextmanager
def told_apart(path: Path, *, doing: str = "") -> Iterator[None]:
    """Raise CannotOpen for what is wrong with the file at `path`; errors of any other kind pass as they are.

    `doing` is what the error stops, see there.
    """
    try:
        yield
    except (DBAPIError, sqlite.Error) as error:
        found = _of_sqlite(path, error.orig if isinstance(error, DBAPIError) else error, doing)
        if found is None:
            raise
        raise found from error
    except OSError as error:
        reason = _FILE_REASONS.get(error.errno or 0, "other")
        raise CannotOpen(str(path), reason, error.strerror or "", doing=doing) from error


def _of_sqlite(path: Path, error: BaseException | None, doing: str) -> CannotOpen | None:
    name = getattr(error, "sqlite_errorname", None) or _NAMES.get(str(error), "")
    reason = _REASONS.get("_".join(name.split("_")[:2]))
    if reason is None:
        return None
    if reason == "other":
        reason = _closer(path)
    return CannotOpen(str(path), reason, str(error), doing=doing)


def _closer(path: Path) -> str:
    """The reason behind "disk I/O error" or "unable to open": SQLite says no more when it lacks room for its other files."""
    try:
        room = os.statvfs(path.parent)
    except OSError:
        return "other"
    if room.f_bavail * room.f_frsize < _LEAST_ROOM_BYTES:
        return "full"
    usable = os.access(path.parent, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.R_OK | os.W_OK))
    return "other" if usable else "read_only"
