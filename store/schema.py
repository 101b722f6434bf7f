"""The schema's revision, and how a schema is brought up to date inside a transaction, on every kind of database."""

import secrets
from datetime import datetime
from importlib import import_module

from sqlalchemy import Connection
from sqlmodel import select

from store.errors import CannotOpen
from store.migrations import NEWEST
from store.tables import BoardRow

MOVED = "moved "
"""Before the revision of a board that was moved away, so that no program opens it by mistake, not even an older one."""


def revision(connection: Connection) -> str:
    """The schema's revision."""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def known_revision(connection: Connection, place: str) -> str:
    """The schema's revision, where this program may work with it.

    Raises:
        CannotOpen: ("newer") only a newer program may; ("moved", with where to) the board is no longer here.
    """
    found = revision(connection)
    if found.startswith(MOVED):
        raise CannotOpen(place, "moved", str(connection.execute(select(BoardRow.moved_to)).scalar()))
    if found > NEWEST:
        raise CannotOpen(place, "newer", found)
    return found


def mark_moved(connection: Connection, target: str) -> None:
    """From the end of this transaction on, the board is at `target` and is opened nowhere else."""
    _set(connection, f"{MOVED}{revision(connection)}", target)


def moved_to(connection: Connection) -> str | None:
    """Where the board was moved to; None where it is here."""
    if not revision(connection).startswith(MOVED):
        return None
    return str(connection.execute(select(BoardRow.moved_to)).scalar())


def take_mark_away(connection: Connection) -> None:
    """The board is here again."""
    _set(connection, revision(connection).removeprefix(MOVED), "")


def _set(connection: Connection, marked: str, moved_to: str) -> None:
    connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{marked}'")  # noqa: S608 - a number of our own
    connection.execute(BoardRow.__table__.update().values(moved_to=moved_to))  # type: ignore[attr-defined]


def bring_up_to_date(connection: Connection, *, born: datetime | None = None) -> None:
    """Carry out the migrations that are due, in the transaction that is open; a new board (`born`) gets its identity too."""
    import_module("store.migrations.upgrade").to_newest(connection)
    if born and connection.execute(select(BoardRow.id)).first() is None:
        row = BoardRow(identity=secrets.token_hex(8), created_at=born)
        connection.execute(BoardRow.__table__.insert().values(row.model_dump(exclude={"id"})))  # type: ignore[attr-defined]


def make_like(connection: Connection, older: str) -> None:
    """Make the tables as that revision has them, in a database that has none. No board yet: nothing is in them."""
    import_module("store.migrations.upgrade").to_revision(connection, older)
