"""What the doctor looks at on a PostgreSQL server: its version, the schema, history, its clock, the line, and who writes."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from store.feeds.agreed_secret import secret_finding
from store.health import A_STEP, admins, clock, history, look_over, references, schema
from store.postgres.connections import WAIT_SECONDS
from store.postgres.writer import writer
from store.views import FindingView

_OLDEST = 140000
"""PostgreSQL 14: the oldest that is still mended and was tried."""


def findings(connection: Connection, *, secret: Path, now: datetime) -> tuple[FindingView, ...]:
    """Every finding, good or bad. `secret` is the file of the feeds' secret on this host."""
    looks: dict[str, Callable[[], FindingView]] = {
        "postgresql": lambda: _version(connection),
        "schema": lambda: schema(connection),
        "foreign_keys": lambda: references(connection),
        "history": lambda: history(connection),
        "admins": lambda: admins(connection),
        "clock": lambda: clock(connection, now),
        "server_clock": lambda: _server_clock(connection, now),
        "encryption": lambda: _encryption(connection),
        "durability": lambda: _durability(connection),
        "gate": lambda: _gate(connection, now),
        "feed_secret": lambda: secret_finding(connection, secret),
    }
    return look_over({name: partial(_by_itself, connection, look) for name, look in looks.items()})


def _by_itself(connection: Connection, look: Callable[[], FindingView]) -> FindingView:
    """A look that fails would end the transaction for those behind it."""
    with connection.begin_nested():
        return look()


def _version(connection: Connection) -> FindingView:
    number = int(_one(connection, "SHOW server_version_num"))
    return FindingView("postgresql", number >= _OLDEST, _one(connection, "SHOW server_version"))


def _server_clock(connection: Connection, now: datetime) -> FindingView:
    """History goes by the clock of each person's own host; the server's is the one that they share."""
    server: datetime = connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one()
    ahead = now - server
    return FindingView("server_clock", abs(ahead) <= A_STEP, f"{round(ahead.total_seconds()):+d} s")


def _encryption(connection: Connection) -> FindingView:
    """Over the network everything that is said can be read, unless it is encrypted; a local socket leaves no host."""
    row = connection.exec_driver_sql(
        "SELECT ssl, version, inet_client_addr() IS NULL OR inet_client_addr() << '127.0.0.0/8' OR"
        " inet_client_addr() IN ('::1', inet_server_addr()) AS here FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    ).one()
    return FindingView("encryption", bool(row.ssl or row.here), row.version or ("localhost" if row.here else "-"))


def _durability(connection: Connection) -> FindingView:
    """Without these, what was acknowledged is lost when the server's power fails."""
    settings = {name: _one(connection, f"SHOW {name}") for name in ("fsync", "synchronous_commit", "full_page_writes")}
    off = [f"{name} = {value}" for name, value in settings.items() if value == "off"]
    return FindingView("durability", not off, "; ".join(off) or "ok")


def _gate(connection: Connection, now: datetime) -> FindingView:
    found = writer(connection)
    if found is None:
        return FindingView("gate", ok=True, detail="-")
    passing = (now - found.since).total_seconds() < WAIT_SECONDS
    who = ", ".join(part for part in (found.who, str(found.process), found.host) if part)
    return FindingView("gate", passing, f"{who}, {found.since.isoformat(timespec='seconds')}")


def _one(connection: Connection, statement: str) -> str:
    return str(connection.exec_driver_sql(statement).scalar_one())
