"""How a database is named: a path or a URL. What is shown of it never holds a password."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from store.errors import CannotOpen

_POSTGRES = ("postgresql", "postgres")
_SECRETS = ("password", "sslpassword", "passfile")


def is_postgres(database: str) -> bool:
    """Whether it is the URL of a PostgreSQL database ("postgresql://…", with or without a driver's name).

    >>> is_postgres("postgresql://lan@may-chu/bang"), is_postgres("/srv/board.db")
    (True, False)
    """
    return database.partition("://")[0].partition("+")[0] in _POSTGRES and "://" in database


def database_path(database: str) -> Path:
    """The file that a path or a SQLite URL names.

    Raises:
        CannotOpen: it is the URL of another kind of database.
    """
    if "://" not in database:
        return Path(database).expanduser()
    url = database_url(database)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise CannotOpen(shown_url(url), "kind", url.drivername)
    return Path(url.database)


def database_url(database: str) -> URL:
    """The parts of a URL. Raises CannotOpen where it is none; what is wrong with it is told without repeating it."""
    try:
        return make_url(database)
    except (ArgumentError, ValueError) as error:
        raise CannotOpen(f"{database.partition('://')[0]}://…", "address") from error


def shown_address(database: str) -> str:
    """A path as it is, a URL without its password.

    >>> shown_address("postgresql+psycopg://lan:bi-mat@may-chu/bang?sslmode=require&password=x")
    'postgresql://lan@may-chu/bang?sslmode=require'
    """
    if "://" not in database:
        return database
    try:
        return shown_url(database_url(database))
    except CannotOpen as unreadable:
        return unreadable.path


def shown_url(url: URL) -> str:
    """The same of a URL that has been read."""
    plain = url.difference_update_query(_SECRETS)._replace(password=None)
    if plain.get_backend_name() in _POSTGRES:
        plain = plain.set(drivername=_POSTGRES[0])
    return plain.render_as_string(hide_password=False).replace("%2F", "/")  # a socket's folder reads as it was written
