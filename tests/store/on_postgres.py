"""What tests of PostgreSQL do to the server itself."""

from datetime import UTC, datetime

import psycopg
import pytest

AT = datetime(2022, 5, 16, 2, 0, tzinfo=UTC)
ON_A_SERVER = pytest.mark.usefixtures("on_a_server")


def tool(database: str, *statements: str) -> None:
    """What another tool does with a database."""
    with psycopg.connect(database, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)  # type: ignore[call-overload]


def cut_all_lines(database: str) -> None:
    """End every connection to a database, as a server does that is restarted."""
    tool(
        database,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
