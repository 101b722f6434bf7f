"""The short path to somebody's role: the plain driver, read-only. The libraries of the long road take half a second."""

from contextlib import closing
from pathlib import Path

from store.sqlite.driver import sqlite
from store.words import Role

_ROLE = "SELECT role FROM user_account WHERE name = ? AND NOT removed"


def first_role(database: str, user: str) -> Role | None:
    """The role under which a user is registered. None: not registered, or only the long road can tell; changes nothing."""
    file = database.removeprefix("sqlite:///")
    if "://" in file:
        return None
    uri = Path(file).expanduser().absolute().as_uri() + "?mode=ro"
    try:
        with closing(sqlite.connect(uri, uri=True, isolation_level=None)) as connection:
            found = connection.execute(_ROLE, (user,)).fetchone()
    except sqlite.Error:
        return None
    return Role(found[0]) if found is not None else None
