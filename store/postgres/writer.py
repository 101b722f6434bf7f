"""Who is writing on a PostgreSQL server: whoever has the writers' one lock."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, text

from store.postgres.connections import read_session_name

TURN = 0x53_54_42_44
"""The number of the writers' lock in a database ("STBD"), below 2³¹."""

_WRITER = text(
    """
    SELECT coalesce(application_name, '') AS name, coalesce(xact_start, clock_timestamp()) AS since,
        coalesce(host(client_addr), '') AS host
    FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = :turn AND objsubid = 1
        AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND pid <> pg_backend_pid()
    """
)
_OTHERS = text(
    """
    SELECT coalesce(application_name, '') AS name, coalesce(host(client_addr), '') AS host FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY pid
    """
)


class Writer(NamedTuple):
    """The user, the process on the user's own machine (0: not known) and the address of that, and since when."""

    who: str
    process: int
    host: str
    since: datetime


def writer(connection: Connection) -> Writer | None:
    """Who has the lock now, apart from this connection itself. Waits for nobody."""
    row = connection.execute(_WRITER, {"turn": TURN}).first()
    if row is None:
        return None
    who, process = read_session_name(row.name) or (row.name, 0)
    return Writer(who, process, row.host, row.since)


def others_here(connection: Connection) -> list[str]:
    """Every other connection of this program to this database: user, process and host of each."""
    named = ((read_session_name(row.name), row.host) for row in connection.execute(_OTHERS))
    return sorted({" ".join(part for part in (name[0], str(name[1]), host) if part) for name, host in named if name})
