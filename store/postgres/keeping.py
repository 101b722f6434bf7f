"""A board put into a database on a server: a backup in place of the board that is there, or another board into an empty one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, MetaData
from sqlmodel import Session

from store.errors import CannotOpen
from store.feeds.agreed_secret import agreed_with, keep_agreed
from store.feeds.kept_given_up import SELECT, STANDING, FeedsAfter, FeedWas, feeds_of, keep_given_up
from store.feeds.kept_stamps import SELECT_STAMPS, StampWas, go_on_from, stamps_of
from store.keeping_errors import AdminsReplaced
from store.kept_admins import SELECT_ADMINS, admins_of, refuse_other_admins
from store.migrations import NEWEST
from store.postgres.backup import save_aside
from store.postgres.database import PostgresDatabase, found_schema
from store.postgres.server_folder import server_folder, server_secret
from store.postgres.writer import others_here
from store.queries import IDENTITY
from store.restored import Restored
from store.sqlite.restore import fetched


def restore_database(
    database: str, source: Path, *, user: str, at: datetime, why: str = "", with_its_users: bool = False
) -> Restored:
    """See `store.keeping.restore`. What was there is kept in a file of this account; all happens in one transaction."""
    opened = PostgresDatabase(database, user=user)
    try:
        with fetched(source, server_folder()) as (schema, saved), opened.turn() as session:
            connection = session.connection()
            _refuse_if_open(connection, opened.place)
            kept, feeds = None, None
            before: tuple[FeedWas, ...] = ()
            stamps: tuple[StampWas, ...] = ()
            identity, agreed = None, ""
            found = found_schema(connection, opened.place)
            admins: frozenset[str] = frozenset()
            if found is not None:
                kept = save_aside(connection, f"before-restore-{at:%Y%m%d-%H%M%S}")
                if found == NEWEST:
                    before, identity = feeds_of(connection.exec_driver_sql(SELECT)), _identity(connection)
                    agreed = agreed_with(connection)
                    admins = admins_of(connection.exec_driver_sql(SELECT_ADMINS))
                    stamps = stamps_of(connection.exec_driver_sql(SELECT_STAMPS))
                _take_away(connection)
            saved(connection)
            if not with_its_users:
                _refuse_other_admins(connection, admins, kept)
            if identity == _identity(connection):
                keep_agreed(connection, server_secret(identity), agreed)
                go_on_from(connection, stamps, at=at)
                feeds = keep_given_up(session, before, who=user, at=at, why=why)
            elif not connection.exec_driver_sql(STANDING).scalar():
                feeds = FeedsAfter()
            session.flush()
    finally:
        opened.close()
    return Restored(schema, kept, feeds)


def fill_database(database: str, fill: Callable[[Connection], None], *, user: str) -> None:
    """Fill a database that has no tables, all in one transaction.

    Raises:
        CannotOpen: there is something in it ("not_empty"), or it cannot be reached or written.
    """
    opened = PostgresDatabase(database, user=user)
    try:
        with opened.turn() as session:
            _refuse_unless_empty(session.connection(), opened.place)
            fill(session.connection())
    finally:
        opened.close()


def refuse_unless_empty(database: str, *, user: str) -> None:
    """Raise CannotOpen ("not_empty") for a database that has tables."""
    opened = PostgresDatabase(database, user=user)
    try:
        with opened.reading() as session:
            _refuse_unless_empty(session.connection(), opened.place)
    finally:
        opened.close()


@contextmanager
def alone_on_database(database: str, *, user: str) -> Iterator[Session]:
    """A transaction on a board that nobody else has open, nor can open until it has ended; committed at the end.

    Raises:
        CannotOpen: others have it open ("in_use", with user, process and host of each).
    """
    opened = PostgresDatabase(database, user=user)
    try:
        with opened.turn() as session:
            # Whoever opens a board asks for its revision first, and has to wait now.
            session.connection().exec_driver_sql("LOCK TABLE alembic_version, action IN ACCESS EXCLUSIVE MODE")
            _refuse_if_open(session.connection(), opened.place)
            yield session
    finally:
        opened.close()


def _refuse_other_admins(restored: Connection, admins: frozenset[str], kept: Path | None) -> None:
    try:
        refuse_other_admins(admins, admins_of(restored.exec_driver_sql(SELECT_ADMINS)))
    except AdminsReplaced:
        if kept is not None:
            kept.unlink()  # nothing is changed
        raise


def _identity(connection: Connection) -> str:
    return str(connection.execute(IDENTITY).scalar_one())


def _refuse_unless_empty(connection: Connection, place: str) -> None:
    if _tables(connection).tables:
        raise CannotOpen(place, "not_empty")


def _refuse_if_open(connection: Connection, place: str) -> None:
    """A screen would go on showing what is no longer so, and send changes that were meant for it."""
    others = others_here(connection)
    if others:
        raise CannotOpen(place, "in_use", ", ".join(others))


def _take_away(connection: Connection) -> None:
    _tables(connection).drop_all(connection)


def _tables(connection: Connection) -> MetaData:
    found = MetaData()
    found.reflect(connection)
    return found
