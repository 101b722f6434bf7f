"""Bring a schema up to date. Imports Alembic: half a second that only a new or an old database has to pay."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def to_newest(connection: Connection) -> None:
    """Carry out every revision that is due, inside the transaction that `connection` is in: all of them, or none."""
    to_revision(connection, "head")


def to_revision(connection: Connection, revision: str) -> None:
    """The same up to one revision: for a copy of an older board."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
