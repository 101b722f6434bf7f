"""Places for boards that are crashed, crowded and measured: a file or a database on a server, and how to look into either.

For programs that fork: nothing that is opened here stays open.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, inspect, make_url, text

from store.database import open_database
from store.database_address import is_postgres
from store.postgres.keeping import restore_database  # noqa: F401 - so that what is forked has the driver loaded
from store.sqlite.driver import sqlite
from tests import postgres_databases

KINDS = ("sqlite", "postgresql")
AT = datetime(2022, 5, 16, 2, 0, tzinfo=UTC)


@contextmanager
def servers(settings: str = "") -> Iterator[None]:
    """Let a program have databases on a server, which it starts with these settings; where the tests run it, on theirs."""
    if postgres_databases.FOLDER in os.environ:
        yield
        return
    postgres_databases.begin_run(settings)
    try:
        yield
    finally:
        postgres_databases.end_run()


@contextmanager
def new_place(kind: str, *, like: str | None = None) -> Iterator[str]:
    """Where a board may be made, or is a copy of the one at another place; gone afterwards.

    What belongs to a board on a server is kept in a folder of its own, too.
    """
    with tempfile.TemporaryDirectory(prefix="board-") as folder:
        os.environ["XDG_DATA_HOME"] = folder
        if kind == "sqlite":
            path = Path(folder) / "board.db"
            if like:
                shutil.copy(like, path)
            yield str(path)
            return
        database = postgres_databases.new_database(like and make_url(like).database)
        try:
            yield database
        finally:
            postgres_databases.drop_database(database)


@contextmanager
def looking(place: str) -> Iterator[Connection]:
    """One moment of a board, asked with SQL."""
    with closing(open_database(place, user="look", create=False, at=AT)) as opened, opened.reading() as session:
        yield session.connection()


@contextmanager
def raw(place: str) -> Iterator[Connection]:
    """The same of a database in any state, which nothing brings up to date."""
    url = f"sqlite:///{place}" if kind_of(place) == "sqlite" else place.replace("postgresql:", "postgresql+psycopg:", 1)
    engine = create_engine(url, module=sqlite) if kind_of(place) == "sqlite" else create_engine(url)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def kept_files() -> list[str]:
    """What stands in the folder of the newest place: the board and what belongs to it."""
    folder = Path(os.environ["XDG_DATA_HOME"])
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def asked(connection: Connection, statement: str, **values: object) -> list[tuple[Any, ...]]:
    """All rows."""
    return [tuple(row) for row in connection.execute(text(statement), values)]


def is_whole(connection: Connection) -> bool:
    """Whether the file is sound; a server is trusted with that."""
    if connection.dialect.name != "sqlite":
        return True
    return asked(connection, "PRAGMA integrity_check") == [("ok",)] and not asked(
        connection, "PRAGMA foreign_key_check"
    )


def schema_of(connection: Connection) -> frozenset[tuple[str, ...]]:
    """Every column, index and constraint, told in words."""
    seen = inspect(connection)
    found = set()
    for table in seen.get_table_names():
        found |= {
            (table, column["name"], str(column["type"]), str(column["nullable"])) for column in seen.get_columns(table)
        }
        for kind, things in (
            ("index", seen.get_indexes(table)),
            ("unique", seen.get_unique_constraints(table)),
            ("key", seen.get_foreign_keys(table)),
            ("check", seen.get_check_constraints(table)),
        ):
            found |= {
                (table, kind, str(sorted((name, _words(value)) for name, value in thing.items()))) for thing in things
            }
    return frozenset(found)


def _words(value: object) -> str:
    """A value told in words, whichever object says it: the condition of an index is a new one each time."""
    if isinstance(value, dict):
        return str(sorted((str(name), _words(one)) for name, one in value.items()))
    return str(value)


def kind_of(place: str) -> str:
    """Which kind of database it is."""
    return KINDS[is_postgres(place)]
