"""A board from one database to another, of the same or of another kind: all of it or nothing, and what was there stays.

What was there is closed from then on: what is written on two boards never comes together again.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection
from sqlmodel import Session

from store.board_copy import copy_rows
from store.database import open_database, postgres_room
from store.database_address import database_path, is_postgres, lasting_address, shown_address
from store.errors import CannotOpen
from store.feeds.kept_given_up import STANDING
from store.feeds.secret import put_secret, read_secret
from store.keeping_errors import NotClosedThere
from store.migrations import NEWEST
from store.queries import IDENTITY
from store.roles import refuse_unless
from store.schema import make_like, mark_moved, moved_to, take_mark_away
from store.sqlite.restore import alone_on_file, fill_file
from store.words import Role


class Moved(NamedTuple):
    """How many rows were copied, from where to where, and the file of the feeds' secret there (None: none was made yet).

    Both places are named so that they are understood from any folder, as is the one that is kept on the old board.
    """

    rows: int
    source: str
    target: str
    secret: Path | None


class Reopened(NamedTuple):
    """A board that is open again where it was before.

    * `left` is the place to which it had been moved, as people are told it (None: it was never moved).
    * `reason` is "" where the board there was closed in the same run, else why not: a reason of CannotOpen, "moved" where it
      has gone on to yet another place (`left`), "another" where there is another board.
    * `feeds`: whether feeds stand on the board that is open again.
    """

    left: str | None
    reason: str = ""
    feeds: bool = False


def move_database(source: str, target: str, *, user: str, at: datetime) -> Moved:
    """Copy a board, rows and history as they are, into an empty database or a file that is not there yet.

    Nobody has the board open meanwhile; its schema is brought up to date first. The feeds' secret goes along, so that
    addresses stay what they are. The old board stays as it is, and is opened no more until `open_again`.

    Raises:
        CannotOpen: either cannot be opened or written; others have the board open ("in_use"), or somebody writes ("busy");
            it was moved before ("moved"); the target has something in it ("not_empty", "exists").
    """
    with closing(open_database(source, user=user, create=False, at=at)) as board:
        secret = board.secret_path()
    if is_postgres(target):  # before the board is locked: it may be the very same
        postgres_room("keeping", target).refuse_unless_empty(target, user=user)
    copied = 0
    with _alone_on(source, user) as session:
        connection = session.connection()

        def fill(new: Connection) -> None:
            nonlocal copied
            make_like(new, NEWEST)
            copied = copy_rows(connection, new)

        _filler(target)(fill, user)
        there = _bring_secret(secret, target, user=user, at=at)
        mark_moved(connection, lasting_address(target))
    return Moved(copied, lasting_address(source), lasting_address(target), there)


def open_again(database: str, *, user: str, leave_open: bool = False) -> Reopened:
    """Take the mark of a move from a board; it is as it was when it was moved. One that was never moved stays as it is.

    The board at the new place is closed in the same run, so that not both take writes; where that cannot be, nothing is
    done, unless it is left as it is (`leave_open`).

    Raises:
        NotAllowed: the user is no admin on either. CannotOpen: it cannot be opened, or others have either open ("in_use").
        NotClosedThere: the one at the new place cannot be closed.
    """
    if not is_postgres(database) and not database_path(database).exists():
        raise CannotOpen(shown_address(database), "missing")
    with _alone_on(database, user) as session:
        refuse_unless(session, user, Role.ADMIN)
        connection = session.connection()
        left = moved_to(connection)
        if left is None:
            return Reopened(None)
        left, reason = _close(left, database, connection.execute(IDENTITY).scalar_one(), user=user)
        if reason and not leave_open:
            raise NotClosedThere(left, reason)
        take_mark_away(connection)
        return Reopened(left, reason, feeds=bool(connection.exec_driver_sql(STANDING).scalar()))


def _close(there: str, database: str, identity: str, *, user: str) -> tuple[str, str]:
    """Mark the board at the new place as moved back; where it is, and why that could not be done."""
    try:
        if not is_postgres(there) and not database_path(there).exists():
            return there, "missing"
        with _alone_on(there, user) as session:
            connection = session.connection()
            if connection.execute(IDENTITY).scalar_one() != identity:
                return there, "another"
            onward = moved_to(connection)
            if onward == lasting_address(database):
                return there, ""
            if onward is not None:
                return onward, "moved"
            refuse_unless(session, user, Role.ADMIN)
            mark_moved(connection, lasting_address(database))
    except CannotOpen as error:
        if error.reason in ("in_use", "busy"):
            raise
        return there, error.reason
    return there, ""


def _alone_on(database: str, user: str) -> AbstractContextManager[Session]:
    if is_postgres(database):
        alone: AbstractContextManager[Session] = postgres_room("keeping", database).alone_on_database(
            database, user=user
        )
        return alone
    return alone_on_file(database_path(database), user=user)


def _filler(target: str) -> Callable[[Callable[[Connection], None], str], None]:
    if is_postgres(target):
        room = postgres_room("keeping", target)
        return lambda fill, user: room.fill_database(target, fill, user=user)
    return lambda fill, user: fill_file(database_path(target), fill, user=user)


def _bring_secret(secret: Path, target: str, *, user: str, at: datetime) -> Path | None:
    """The same secret at the new place, if any was made; one that is there already is not written over."""
    if not secret.exists():
        return None
    with closing(open_database(target, user=user, create=False, at=at)) as new:
        place = new.secret_path()
        if not place.exists():
            put_secret(place, read_secret(secret))
        elif read_secret(place) != read_secret(secret):
            raise CannotOpen(str(place), "other_secret")
        return place
