"""A board on a server as a file: the same file that a board in a file gives, to be restored on either."""

from pathlib import Path

from sqlalchemy import Connection
from sqlmodel import select

from store.board_copy import copy_rows
from store.errors import CannotOpen
from store.postgres.server_folder import server_folder
from store.schema import make_like, revision
from store.sqlite.database import new_file
from store.sqlite.database_copy import copy_database, free_name, remove_draft
from store.tables import BoardRow


def write_backup(connection: Connection, target: Path, *, replace: bool) -> None:
    """Copy the board that the connection sees to a file that only its owner can read: whole or not at all.

    Raises:
        CannotOpen: the file is there ("exists") and not to be replaced, or cannot be written.
    """
    if target.exists() and not replace:
        raise CannotOpen(str(target), "exists")
    draft = free_name(target, "rows")
    try:
        with new_file(draft) as copy:
            make_like(copy, revision(connection))
            copy_rows(connection, copy)
        copy_database(draft, target, replace=replace)
    finally:
        remove_draft(draft)


def save_aside(connection: Connection, why: str) -> Path:
    """Keep the board as it is in a file of this account, named by the board and by `why`, before it is changed altogether."""
    identity = connection.execute(select(BoardRow.identity)).scalar_one()
    target = free_name(server_folder() / f"{identity}.db", why)
    write_backup(connection, target, replace=False)
    return target
