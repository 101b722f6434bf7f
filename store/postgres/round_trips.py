"""Fewer round trips to the server while all other writers wait: what need not be answered is sent along with what must be.

On a server each question costs a journey there and back, and those within the writers' turn are what everybody waits for.
So a statement of which nobody asks for the answer (`store.row_writing.UNASKED`) is kept, and goes out in front of the next one
that is asked, in one journey. What goes wrong with it is raised there; the server carries out nothing behind it.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import ExecutionContext

from store.row_writing import UNASKED

_KEPT = "kept"

Values = Any
"""What SQLAlchemy gives to the driver: one row of values, or several."""


class Kept:
    """Statements of one transaction that wait for the next journey."""

    def __init__(self, driver: "psycopg.Connection[Any]") -> None:
        self._driver = driver
        self._waiting: deque[tuple[str, list[Values]]] = deque()

    def keep(self, statement: str, *rows: Values) -> None:
        """Carry it out before whatever comes next: once, or once for every row of values."""
        self._waiting.append((statement, list(rows)))

    def send(self) -> None:
        """Carry out all that is kept, in one journey."""
        if self._waiting:
            with self._driver.pipeline():
                self._send()

    def ask(self, cursor: "psycopg.Cursor[Any]", statement: str, values: Values) -> None:
        """Carry out all that is kept, and this statement behind it, in one journey."""
        if not self._waiting:
            cursor.execute(statement, values)
        elif isinstance(cursor, psycopg.ServerCursor):
            self.send()
            cursor.execute(statement, values)
        else:
            with self._driver.pipeline():
                self._send()
                cursor.execute(statement, values)

    def _send(self) -> None:
        while self._waiting:
            statement, rows = self._waiting.popleft()
            if len(rows) > 1:
                self._driver.cursor().executemany(statement, rows)
            else:
                self._driver.execute(statement, *rows)


def keep_unasked(engine: Engine) -> None:
    """Let the connections of this engine keep what nobody asks for, within `few_round_trips`."""

    @event.listens_for(engine, "do_execute")
    def _execute(
        cursor: "psycopg.Cursor[Any]", statement: str, values: Values, context: ExecutionContext | None
    ) -> bool:
        kept = context.execution_options.get(_KEPT) if context is not None else None
        if kept is None or context is None:
            return False
        if context.execution_options.get(UNASKED):
            kept.keep(statement, values)
        else:
            kept.ask(cursor, statement, values)
        return True

    @event.listens_for(engine, "do_executemany")
    def _execute_many(
        cursor: "psycopg.Cursor[Any]", statement: str, values: list[Values], context: ExecutionContext | None
    ) -> bool:
        kept = context.execution_options.get(_KEPT) if context is not None else None
        if kept is None or context is None:
            return False
        if context.execution_options.get(UNASKED):
            kept.keep(statement, *values)
            return True
        kept.send()
        return False


@contextmanager
def few_round_trips(connection: Connection) -> Iterator[Kept]:
    """Gives what keeps statements until the next one is asked; what is kept at the end is sent."""
    kept = Kept(connection.connection.driver_connection)  # type: ignore[arg-type]
    connection.execution_options(**{_KEPT: kept})
    yield kept
    kept.send()
