"""A board from one database to another, of the same or of another kind: all of it or nothing, and what was there stays."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection

from store.board_copy import copy_rows
from store.database import Database, open_database, postgres_room
from store.database_address import database_path, is_postgres, shown_address
from store.errors import CannotOpen
from store.feeds.secret import put_secret, read_secret
from store.migrations import NEWEST
from store.schema import make_like
from store.sqlite.restore import fill_file


class Moved(NamedTuple):
    """How many rows were copied, from where to where, and the file of the feeds' secret there (None: none was made yet)."""

    rows: int
    source: str
    target: str
    secret: Path | None


def move_database(source: str, target: str, *, user: str, at: datetime) -> Moved:
    """Copy a board, rows and history as they are, into an empty database or a file that is not there yet.

    Nobody writes on the board meanwhile, and it stays as it is; its schema is brought up to date first. The feeds' secret
    goes along, so that addresses stay what they are.

    Raises:
        CannotOpen: either cannot be opened or written; the target has something in it ("not_empty", "exists").
    """
    copied = 0
    with closing(open_database(source, user=user, create=False, at=at)) as board, board.writing() as session:
        connection = session.connection()

        def fill(new: Connection) -> None:
            nonlocal copied
            make_like(new, NEWEST)
            copied = copy_rows(connection, new)

        _filler(target)(fill, user)
        secret = _bring_secret(board, target, user=user, at=at)
        return Moved(copied, board.place, shown_address(target), secret)


def _filler(target: str) -> Callable[[Callable[[Connection], None], str], None]:
    if is_postgres(target):
        room = postgres_room("keeping", target)
        return lambda fill, user: room.fill_database(target, fill, user=user)
    return lambda fill, user: fill_file(database_path(target), fill, user=user)


def _bring_secret(board: Database, target: str, *, user: str, at: datetime) -> Path | None:
    """The same secret at the new place, if any was made; one that is there already is not written over."""
    there = board.secret_path()
    if not there.exists():
        return None
    with closing(open_database(target, user=user, create=False, at=at)) as new:
        place = new.secret_path()
        if not place.exists():
            put_secret(place, read_secret(there))
        elif read_secret(place) != read_secret(there):
            raise CannotOpen(str(place), "other_secret")
        return place
