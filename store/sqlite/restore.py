"""A backup's way back into a board's file, in place of the board that is there."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from sqlalchemy import Connection as EngineConnection
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from store.board_copy import copy_rows
from store.errors import CannotOpen, GateHeld
from store.feeds.agreed_secret import keep_agreed
from store.feeds.kept_given_up import SELECT, STANDING, FeedsAfter, feeds_of, keep_given_up
from store.feeds.kept_stamps import SELECT_STAMPS, go_on_from, stamps_of
from store.feeds.secret import secret_path
from store.kept_admins import SELECT_ADMINS, admins_of, refuse_other_admins
from store.migrations import NEWEST
from store.restored import Restored
from store.schema import make_like
from store.sqlite.backup import is_own
from store.sqlite.database import migrate, new_file, opened_alone, refuse_folder, refuse_network
from store.sqlite.database_copy import (
    beside,
    check_board,
    copy_database,
    copy_from,
    free_name,
    opened_to_read,
    refuse_others,
    remove_draft,
    settle,
    sync_folder,
)
from store.sqlite.driver import sqlite
from store.sqlite.errors import told_apart
from store.sqlite.gate import WriteGate

_WAIT_SECONDS = 2.0
_IDENTITY = "SELECT identity FROM board"
_AGREED = "SELECT secret_digest FROM board"
_DAMAGED = frozenset(("not_a_database", "corrupt"))


class Keeping(NamedTuple):
    """Who puts a board back, when, what the history says of it where addresses are given up once more, and if roles change."""

    user: str
    at: datetime
    why: str
    with_its_users: bool


def restore_file(
    database: Path, source: Path, *, user: str, at: datetime, why: str = "", with_its_users: bool = False
) -> Restored:
    """Put a backup in the place of the board, which is kept beside it under a name with `at` in it. All of it or nothing.

    An older backup is brought up to this program's schema; the file itself is not changed. The secret of the feeds'
    addresses stays as it is, and addresses that were given up since the backup stay given up; `why` says so in the history.
    See `store.keeping.restore` for roles.

    Raises:
        AdminsReplaced: the backup has other admins.
        CannotOpen: the file is missing, no sound board ("backup") or newer than this program; somebody writes ("busy") or
            has the board open ("in_use", with the processes); the place cannot be written or comes over the network.
    """
    if is_own(database, source):
        raise CannotOpen(str(source), "itself")
    refuse_folder(database)
    refuse_network(database)
    with told_apart(database):
        if not database.parent.exists():
            database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = database.with_name(database.name + ".restoring")
        with WriteGate(database, who=user, wait_seconds=_WAIT_SECONDS).held():
            try:
                schema = _fetch(source, draft)
                kept, feeds = None, None
                if database.exists():
                    kept, feeds = _exchange(draft, database, Keeping(user, at, why, with_its_users))
                restored = Restored(schema, kept, feeds or _none_known(draft))
                if kept is None or database.samefile(kept):
                    _move_in(draft, database)
            finally:
                remove_draft(draft)
    return restored


@contextmanager
def fetched(source: Path, folder: Path) -> Iterator[tuple[str, Callable[[EngineConnection], int]]]:
    """A backup that is sound and up to date: the schema that it had, and how to copy its rows into an empty database."""
    draft = free_name(folder / source.name, "restoring")
    try:
        schema = _fetch(source, draft)
        with opened_alone(draft) as connection:

            def copy(new: EngineConnection) -> int:
                make_like(new, NEWEST)
                return copy_rows(connection, new)

            yield schema, copy
    finally:
        remove_draft(draft)


def fill_file(path: Path, fill: Callable[[EngineConnection], None], *, user: str) -> None:
    """Make a board's file, filled in one transaction, at a place where there is none; nobody ever opens half of it.

    Raises:
        CannotOpen: there is a file ("exists"), or the place cannot be written or comes over the network.
    """
    refuse_folder(path)
    refuse_network(path)
    with told_apart(path):
        if path.exists():
            raise CannotOpen(str(path), "exists")
        draft = free_name(path, "moving")
        with WriteGate(path, who=user).held():
            try:
                with new_file(draft) as connection:
                    fill(connection)
                copy_database(draft, path)
            finally:
                remove_draft(draft)


def _fetch(source: Path, draft: Path) -> str:
    """Copy the backup beside the place, checked and brought up to date. Returns the schema that it had."""
    for leftover in beside(draft):
        leftover.unlink(missing_ok=True)
    with _of_a_backup(source):
        with told_apart(source), opened_to_read(source) as connection:
            refuse_others(connection, source)
            copy_from(connection, draft, replace=True, checked=False)
        schema = check_board(draft)
        if schema < NEWEST:
            migrate(draft)
    return schema


@contextmanager
def _of_a_backup(source: Path) -> Iterator[None]:
    """What is wrong with a backup is mended by another backup, not by restoring; and it is the backup's name that is told."""
    try:
        yield
    except CannotOpen as error:
        if error.reason in ("corrupt", "schema"):
            raise CannotOpen(str(source), "backup", error.detail) from error
        if error.reason == "missing":
            raise CannotOpen(str(source), "no_backup") from error
        if error.reason in ("newer", "moved_backup", "not_a_database"):
            raise CannotOpen(str(source), error.reason, error.detail) from error
        raise


def _move_in(draft: Path, database: Path) -> None:
    settle(draft)
    for leftover in beside(database):
        leftover.unlink(missing_ok=True)  # the log of a board that is gone would be played into this one
    draft.replace(database)
    sync_folder(database.parent)


def _exchange(draft: Path, database: Path, keeping: Keeping) -> tuple[Path, FeedsAfter | None]:
    """Keep the board that is there, then write the draft into its file: in one transaction, which a killed process undoes.

    Into the file and not in its place, so that whoever opens the board at this moment gets the old or the new one, and
    never goes on writing into a file that has been moved away. Only one that SQLite cannot read at all is replaced.
    """
    kept, feeds = free_name(database, f"before-restore-{keeping.at:%Y%m%d-%H%M%S}"), None
    try:
        with told_apart(database), _alone_with(database) as present:
            if not keeping.with_its_users:
                _refuse_other_admins(draft, present)
            copy_from(present, kept, checked=False)
            feeds = _feeds_after(draft, present, keeping, secret_path(database))
            with opened_to_read(draft) as restored:
                restored.backup(present)
    except CannotOpen as error:
        if error.reason == "busy":
            raise CannotOpen(str(database), "in_use", ", ".join(map(str, _open_in(database)))) from error
        if error.reason not in _DAMAGED:
            raise
        _keep_damaged(database, kept)
    return kept, feeds


def _refuse_other_admins(draft: Path, present: Connection) -> None:
    try:
        admins = admins_of(present.execute(SELECT_ADMINS))
    except sqlite.DatabaseError:
        return  # what is damaged has nobody to be asked
    with opened_to_read(draft) as restored:
        refuse_other_admins(admins, admins_of(restored.execute(SELECT_ADMINS)))


def _feeds_after(draft: Path, present: Connection, keeping: Keeping, secret: Path) -> FeedsAfter | None:
    """Give up on the draft what was given up on the board that is there; its secret and stamps go on. None: none to compare."""
    try:
        replaced, identity = feeds_of(present.execute(SELECT)), present.execute(_IDENTITY).fetchone()
        agreed = str(present.execute(_AGREED).fetchone()[0])
        stamps = stamps_of(present.execute(SELECT_STAMPS))
    except sqlite.DatabaseError:
        return None
    with opened_alone(draft) as connection, Session(connection) as session:
        if connection.exec_driver_sql(_IDENTITY).first() != identity:
            return None
        after = keep_given_up(session, replaced, who=keeping.user, at=keeping.at, why=keeping.why)
        keep_agreed(session.connection(), secret, agreed)
        go_on_from(session.connection(), stamps, at=keeping.at)
        session.commit()
        connection.commit()
    return after


def _none_known(draft: Path) -> FeedsAfter | None:
    """What there is to tell of feeds where nothing is known of the board before: nothing, where none stands."""
    with opened_to_read(draft) as restored:
        (standing,) = restored.execute(STANDING).fetchone()
    return None if standing else FeedsAfter()


@contextmanager
def alone_on_file(database: Path, *, user: str) -> Iterator[Session]:
    """A transaction on a board that nobody else has open, nor can open until it has ended; committed at the end.

    Raises:
        CannotOpen: others have it open ("in_use", with the processes); somebody is writing ("busy").
    """
    refuse_folder(database)
    try:
        with (
            told_apart(database),
            WriteGate(database, who=user, wait_seconds=_WAIT_SECONDS).held(),
            _alone_with(database) as present,
            _session_on(present) as session,
        ):
            yield session
    except GateHeld:
        raise
    except CannotOpen as error:
        if error.reason != "busy" or error.path != str(database):
            raise
        raise CannotOpen(str(database), "in_use", ", ".join(map(str, _open_in(database)))) from error


@contextmanager
def _session_on(present: Connection) -> Iterator[Session]:
    engine = create_engine("sqlite://", module=sqlite, creator=lambda: present, poolclass=StaticPool)
    with engine.connect() as connection, Session(connection) as session:
        connection.exec_driver_sql("BEGIN")
        yield session
        session.flush()
        connection.exec_driver_sql("COMMIT")


@contextmanager
def _alone_with(database: Path) -> Iterator[Connection]:
    """A connection that keeps everybody else out. Leaving write-ahead logging needs that nobody else has the file open."""
    with closing(sqlite.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)) as present:
        present.execute(f"PRAGMA busy_timeout = {int(_WAIT_SECONDS * 1000)}")
        present.execute("PRAGMA locking_mode = EXCLUSIVE")
        present.execute("PRAGMA journal_mode = DELETE")
        present.execute("PRAGMA synchronous = EXTRA")
        present.execute("BEGIN EXCLUSIVE")
        present.execute("COMMIT")  # the lock stays, as the locking mode says
        yield present


def _keep_damaged(database: Path, kept: Path) -> None:
    """Give a file that cannot be read its second name; the first one is free to be taken over then, at no moment missing."""
    kept.unlink(missing_ok=True)
    os.link(database, kept)
    for one, other in zip(beside(database), beside(kept), strict=True):
        if one.exists():
            one.replace(other)


def _open_in(database: Path) -> list[int]:
    """The processes that have the database open, as far as this account may look."""
    wanted = database.stat()
    found = set()
    for one in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            seen = one.stat()
        except OSError:
            continue
        if (seen.st_dev, seen.st_ino) == (wanted.st_dev, wanted.st_ino):
            found.add(int(one.parts[2]))
    return sorted(found - {os.getpid()})
