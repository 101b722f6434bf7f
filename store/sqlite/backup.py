"""A backup of a board's file, and which files are the board's own."""

from pathlib import Path

from store.errors import CannotOpen
from store.feeds.secret import secret_path
from store.sqlite.database_copy import beside, copy_database
from store.sqlite.gate import lock_file


def backup(database: Path, target: Path, *, replace: bool) -> None:
    """Copy the board to a file: private, sound, complete under writers too, and there whole or not at all.

    Raises:
        CannotOpen: the board is damaged; the file is there ("exists") and not to be replaced, is one of the board's own
            ("itself"), or cannot be written.
    """
    if is_own(database, target):
        raise CannotOpen(str(target), "itself")
    if target.exists() and not replace:
        raise CannotOpen(str(target), "exists")
    copy_database(database, target, replace=replace)


def is_own(database: Path, path: Path) -> bool:
    """Whether a path is the board's file or one of those that the board needs beside it."""
    own = (database, *beside(database), lock_file(database), secret_path(database))
    return any(
        path.absolute() == one.absolute() or (path.exists() and one.exists() and path.samefile(one)) for one in own
    )
