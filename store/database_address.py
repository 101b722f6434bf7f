"""How a database is named: a path or a URL. What is shown of it never holds a password."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from store.errors import CannotOpen
from store.mistyped_address import beginning, refuse_mistyped

_POSTGRES = ("postgresql", "postgres")
_SECRETS = ("password", "sslpassword", "passfile")
_PARTING = frozenset("@#/?")
"""What parts an address, and so must be written otherwise inside a password."""


def is_postgres(database: str) -> bool:
    """Whether it is the URL of a PostgreSQL database ("postgresql://…", with or without a driver's name).

    >>> is_postgres("postgresql://lan@may-chu/bang"), is_postgres("/srv/board.db")
    (True, False)
    """
    return database.partition("://")[0].partition("+")[0] in _POSTGRES and "://" in database


def database_path(database: str) -> Path:
    """The file that a path or a SQLite URL names.

    Raises:
        CannotOpen: it is the URL of another kind of database ("kind"), or a mistyped one.
    """
    if "://" not in database:
        refuse_mistyped(database)
        return Path(database).expanduser()
    url = database_url(database)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise CannotOpen(shown_url(url), "kind", url.drivername)
    return Path(url.database)


def database_url(database: str) -> URL:
    """The parts of a URL.

    Raises:
        CannotOpen: it is none ("address"), or its password must be written otherwise ("letters"). As nobody knows then where
            the password begins and ends, nothing of it is told but how it begins.
    """
    named, _at, _rest = database.partition("://")[2].rpartition("@")
    if _PARTING & set(named):
        raise CannotOpen(beginning(database), "letters")
    try:
        return make_url(database)
    except (ArgumentError, ValueError) as error:
        raise CannotOpen(beginning(database), "address") from error


def shown_address(database: str) -> str:
    """A path as it is, a URL without its password.

    >>> shown_address("postgresql+psycopg://lan:bi-mat@may-chu/bang?sslmode=require&password=x")
    'postgresql://lan@may-chu/bang?sslmode=require'
    """
    try:
        if "://" not in database:
            refuse_mistyped(database)
            return database
        return shown_url(database_url(database))
    except CannotOpen as unreadable:
        return unreadable.path


def lasting_address(database: str) -> str:
    """The same, to be understood from any folder: of a file the whole path."""
    if is_postgres(database):
        return shown_address(database)
    path = database_path(database)
    return str(path.parent.resolve() / path.name)


def shown_url(url: URL) -> str:
    """The same of a URL that has been read."""
    plain = url.difference_update_query(_SECRETS)._replace(password=None)
    if plain.get_backend_name() in _POSTGRES:
        plain = plain.set(drivername=_POSTGRES[0])
    return plain.render_as_string(hide_password=False).replace("%2F", "/")  # a socket's folder reads as it was written
