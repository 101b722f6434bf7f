"""The schema's revision, and how a schema is brought up to date inside a transaction, on every kind of database."""

import secrets
from datetime import datetime
from importlib import import_module

from sqlalchemy import Connection
from sqlmodel import select

from store.tables import BoardRow


def revision(connection: Connection) -> str:
    """The schema's revision."""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def bring_up_to_date(connection: Connection, *, born: datetime | None = None) -> None:
    """Carry out the migrations that are due, in the transaction that is open; a new board (`born`) gets its identity too."""
    import_module("store.migrations.upgrade").to_newest(connection)
    if born and connection.execute(select(BoardRow.id)).first() is None:
        row = BoardRow(identity=secrets.token_hex(8), created_at=born)
        connection.execute(BoardRow.__table__.insert().values(row.model_dump(exclude={"id"})))  # type: ignore[attr-defined]


def make_like(connection: Connection, older: str) -> None:
    """Make the tables as that revision has them, in a database that has none. No board yet: nothing is in them."""
    import_module("store.migrations.upgrade").to_revision(connection, older)
