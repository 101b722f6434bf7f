"""How this program connects to a PostgreSQL server, and under which name its connections are seen there."""

import os
import time
from typing import Any
from urllib.parse import quote, unquote

import psycopg
from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from store.postgres.round_trips import keep_unasked

WAIT_SECONDS = 15.0
"""How long a writer stands in line; also how long anybody waits for a lock of another program."""

_TRUSTED_SECONDS = 2.0
_IDLE_SINCE = "idle_since"
_PROGRAM = "board"
_LONGEST_NAME = 63
_SETTINGS = "SET datestyle = ISO; SET idle_in_transaction_session_timeout = '60s'; SET lock_timeout = "
"""Whoever hangs in the middle of a change is put out by the server after a minute, as all others wait for them."""
_PATIENCE = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""So that a line that is dead without a word is noticed; the address may say otherwise. Seconds, the last milliseconds."""


def engine_for(url: URL, *, user: str, wait_seconds: float) -> Engine:
    """Connections to this database for this user. One that was idle for long is looked at before it is used again.

    A dead one is replaced without a word. To ask each time would make every read and write longer by a whole question.
    """
    engine = create_engine(url.set(drivername="postgresql+psycopg"), connect_args=_arguments(url, user=user))

    @event.listens_for(engine, "connect")
    def _set_up(connection: "psycopg.Connection[Any]", _record: ConnectionPoolEntry) -> None:
        connection.autocommit = True
        connection.execute(f"{_SETTINGS}{wait_seconds * 1000:.0f}")
        connection.autocommit = False

    @event.listens_for(engine, "checkin")
    def _note(_connection: "psycopg.Connection[Any]", record: ConnectionPoolEntry) -> None:
        record.info[_IDLE_SINCE] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _look(connection: "psycopg.Connection[Any]", record: ConnectionPoolEntry, _proxy: object) -> None:
        idle_since = record.info.get(_IDLE_SINCE)
        if idle_since is not None and time.monotonic() - idle_since > _TRUSTED_SECONDS:
            try:
                connection.execute("SELECT 1")
                connection.rollback()
            except psycopg.OperationalError as error:
                raise DisconnectionError from error

    keep_unasked(engine)
    return engine


def _arguments(url: URL, *, user: str) -> dict[str, str | int]:
    """What we ask for that the address leaves open."""
    own: dict[str, str | int] = {**_PATIENCE, "application_name": session_name(user)}
    return {name: value for name, value in own.items() if name not in url.query}


def session_name(user: str) -> str:
    """How a session is called at the server: program, process, user; only ASCII is kept there, and not much of it.

    >>> session_name("lê thị lan").endswith(" l%C3%AA%20th%E1%BB%8B%20lan")
    True
    """
    return f"{_PROGRAM} {os.getpid()} {quote(user)}"[:_LONGEST_NAME]


def read_session_name(name: str) -> tuple[str, int] | None:
    """The user and the process on their own machine; None where the session is another program's.

    >>> read_session_name("board 123 l%C3%AA"), read_session_name("psql")
    (('lê', 123), None)
    """
    program, _space, rest = name.partition(" ")
    process, _space, user = rest.partition(" ")
    if program != _PROGRAM or not process.isdigit():
        return None
    return unquote(user, errors="replace"), int(process)
