"""A board put into a database on a server: a backup in place of the board that is there, or another board into an empty one."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, MetaData

from store.errors import CannotOpen
from store.postgres.backup import save_aside
from store.postgres.database import PostgresDatabase, found_schema
from store.postgres.server_folder import server_folder
from store.postgres.writer import others_here
from store.restored import Restored
from store.sqlite.restore import fetched


def restore_database(database: str, source: Path, *, user: str, at: datetime) -> Restored:
    """See `store.keeping.restore`. What was there is kept in a file of this account; all happens in one transaction."""
    opened = PostgresDatabase(database, user=user)
    try:
        with fetched(source, server_folder()) as (schema, saved), opened.turn() as session:
            connection = session.connection()
            _refuse_if_open(connection, opened.place)
            kept = None
            if found_schema(connection, opened.place) is not None:
                kept = save_aside(connection, f"before-restore-{at:%Y%m%d-%H%M%S}")
                _take_away(connection)
            saved(connection)
    finally:
        opened.close()
    return Restored(schema, kept)


def fill_database(database: str, fill: Callable[[Connection], None], *, user: str) -> None:
    """Fill a database that has no tables, all in one transaction.

    Raises:
        CannotOpen: there is something in it ("not_empty"), or it cannot be reached or written.
    """
    opened = PostgresDatabase(database, user=user)
    try:
        with opened.reading() as session:
            _refuse_unless_empty(
                session.connection(), opened.place
            )  # before the turn: the board that is moved has one, too
        with opened.turn() as session:
            _refuse_unless_empty(session.connection(), opened.place)
            fill(session.connection())
    finally:
        opened.close()


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
