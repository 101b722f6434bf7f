"""What a PostgreSQL server and the way to it say → one error with a reason that a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from store.errors import CannotOpen

_REASONS = {
    "28": "password",
    "3D": "no_database",
    "42501": "not_allowed",
    "25006": "server_read_only",
    "53100": "full",
    "53300": "crowded",
    "55P03": "busy",
    "57P": "lost",
    "25P03": "lost",
    "08": "lost",
    "XX001": "corrupt",
    "XX002": "corrupt",
    "42P01": "corrupt",
    "42703": "corrupt",
}
"""By the beginning of the server's own code (SQLSTATE)."""
_REFUSALS = {
    "root certificate file": "root_cert",
    "server certificate for": "certificate",
    "certificate verify failed": "certificate",
    "server does not support SSL": "no_tls",
    "password authentication failed": "password",
    "no password supplied": "password",
    "no pg_hba.conf entry": "password",
    "does not exist": "no_database",
    "too many clients": "crowded",
    "remaining connection slots": "crowded",
}
"""What a server says before anybody is let in has no code that reaches us. Servers say it in English unless told otherwise."""
_NEVER_CONNECTED = (
    "connection failed",
    "connection is bad",
    "connection timeout",
    "failed to resolve",
    "Multiple connection",
)
"""How the driver begins when there was no connection to lose."""


@contextmanager
def server_told_apart(place: str, *, doing: str = "") -> Iterator[None]:
    """Raise CannotOpen for what is wrong with the server at `place` or the way to it; all other errors pass as they are.

    `doing` is what the error stops, see there.
    """
    try:
        yield
    except (DBAPIError, psycopg.Error) as error:
        found = cannot_open(place, error.orig if isinstance(error, DBAPIError) else error)
        if found is None:
            raise
        found.doing = doing
        raise found from error
    except PoolTimeout as error:
        raise CannotOpen(place, "busy") from error


def cannot_open(place: str, error: BaseException | None) -> CannotOpen | None:
    """The error to raise for one of the driver's, or None where it is of another kind (a broken rule of the schema)."""
    if not isinstance(error, psycopg.Error):
        return None
    said = " ".join(str(error).split())
    if error.sqlstate is not None:
        reason = next((one for code, one in _REASONS.items() if error.sqlstate.startswith(code)), None)
        return None if reason is None else CannotOpen(place, reason, said)
    if not isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return None
    if not said.startswith(_NEVER_CONNECTED):
        return CannotOpen(place, "lost", said)
    reason = next((one for words, one in _REFUSALS.items() if words in said), None)
    return CannotOpen(place, reason or "unreachable", said)
