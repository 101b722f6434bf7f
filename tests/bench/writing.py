"""How long a write takes with thirty writers: `python -m tests.bench.writing`.

Each is a process of its own that changes its own task of one board, through `OpenBoard`: with history, versions and the
calendar's stamps. Beside it, in turn in the same run, the bare recipe: one row of one table read and written back, in a
transaction of the same kind behind the same kind of lock, and nothing else. In a file, and on a server that loses nothing
when its power fails.
"""

import fcntl
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import event, text
from sqlmodel import Field, Session, SQLModel, create_engine

from plans.agency import Agency, Directory
from store.open_board import OpenBoard
from store.sqlite.driver import sqlite
from store.wishes import EditTask
from tests.bench.watch import say
from tests.postgres_server import DURABLE
from tests.store.crashing import plan
from tests.store.forked import Child, Say, all_at_once
from tests.store.places import KINDS, kind_of, new_place, servers

TODAY = date(2022, 5, 16)
WRITERS = 30
PACED_SECONDS = 20
AT_ONCE_EACH = 40
ROUNDS = 3
OPENED_AFTER_SECONDS = {"sqlite": 3.0, "postgresql": 10.0}
"""By then all thirty have opened the board and written once; on two cores, with a server on them."""

Write = Callable[[str], None]
OpenWriter = Callable[[str, int], Any]


class Counter(SQLModel, table=True):
    """The one table of the bare recipe, with its version column."""

    id: int | None = Field(default=None, primary_key=True)
    words: str = ""
    version: int = 0


Counter.__mapper__.version_id_col = Counter.__table__.c.version  # type: ignore[attr-defined]


@contextmanager
def ours(place: str, number: int) -> Iterator[Write]:
    """Changes the progress of this writer's task."""
    with OpenBoard(place, user=f"người {number}", create=False) as board:
        yield lambda words: board.apply(EditTask(f"goc/I.{number + 1}", (("progress", words),)), today=TODAY) and None


@contextmanager
def bare(place: str, number: int) -> Iterator[Write]:
    """Changes this writer's row by the recipe alone: in the writers' turn, read for update, write, with a version column."""
    engine = _bare_engine(place)
    lock = os.open(f"{place}.lock", os.O_RDWR | os.O_CREAT, 0o600) if kind_of(place) == "sqlite" else None

    def change(session: Session, words: str) -> None:
        row = session.get_one(Counter, number + 1, with_for_update=True)
        row.words = words

    def write_file(words: str) -> None:
        assert lock is not None
        fcntl.flock(lock, fcntl.LOCK_EX)
        os.pwrite(lock, f"{number}, {os.getpid()}".encode(), 0)
        try:
            with Session(engine) as session, session.begin():
                change(session, words)
        finally:
            fcntl.flock(lock, fcntl.LOCK_UN)

    def write_server(words: str) -> None:
        with Session(engine) as session, session.begin():
            session.execute(text("SELECT pg_advisory_xact_lock(1)"))
            change(session, words)

    yield write_server if lock is None else write_file
    engine.dispose()


def _bare_engine(place: str) -> Any:
    if kind_of(place) != "sqlite":
        return create_engine(place.replace("postgresql:", "postgresql+psycopg:", 1))
    engine = create_engine(f"sqlite:///{place}", module=sqlite)

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("busy_timeout = 15000", "journal_mode = WAL", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def make_ours(place: str, _say: Say) -> None:
    """A board with a task for every writer."""
    with OpenBoard(place, user="bench") as board:
        board.first_start(Directory((Agency("snv", "Sở Nội vụ", "SNV", order=1),), ()), [(plan("goc"), "bench")])


def make_bare(place: str, _say: Say) -> None:
    """A row for every writer."""
    engine = _bare_engine(place)
    with engine.begin() as connection:
        SQLModel.metadata.create_all(connection, [Counter.__table__])  # type: ignore[attr-defined]
    with Session(engine) as session, session.begin():
        session.add_all(Counter() for _writer in range(WRITERS))
    engine.dispose()


def paced(place: str, number: int, open_writer: OpenWriter, start: float, tell: Say) -> None:
    """About one write a second, each writer at its own moment of the second."""
    with open_writer(place, number) as write:
        write("mở")
        for second in range(PACED_SECONDS):
            time.sleep(max(0.0, start + second + number / WRITERS - time.monotonic()))
            tell(_timed(write, f"{second}"))


def crowded(place: str, number: int, open_writer: OpenWriter, start: float, tell: Say) -> None:
    """One write behind the other, without a pause."""
    with open_writer(place, number) as write:
        write("mở")
        time.sleep(max(0.0, start - time.monotonic()))
        for turn in range(AT_ONCE_EACH):
            tell(_timed(write, f"{turn}"))


def _timed(write: Write, words: str) -> str:
    begun = time.monotonic()
    write(words)
    return f"{begun} {time.monotonic()}"


def run(
    work: Callable[..., None], open_writer: OpenWriter, make: Callable[..., None], kind: str
) -> tuple[list[float], float]:
    """The milliseconds of every write, in order of length, and writes a second from the first to the last."""
    with new_place(kind) as place:
        Child(partial(make, place)).lines()
        start = time.monotonic() + OPENED_AFTER_SECONDS[kind]
        told = all_at_once(partial(work, place, number, open_writer, start) for number in range(WRITERS))
    times = [tuple(map(float, line.split())) for lines in told for line in lines]
    seconds = max(end for _begin, end in times) - min(begin for begin, _end in times)
    return sorted(1000 * (end - begin) for begin, end in times), len(times) / seconds


def percentile(ordered: list[float], percent: float) -> float:
    """The value that so many percent do not exceed."""
    return ordered[min(len(ordered) - 1, round(len(ordered) * percent / 100))]


def line(name: str, ordered: list[float], rate: float) -> str:
    """One row of the table."""
    figures = "".join(f"{percentile(ordered, percent):>9,.0f}" for percent in (50, 95, 99))
    return f"{name:<34}{len(ordered):>7}{rate:>9,.0f}{figures}{ordered[-1]:>9,.0f}"


def writing(kind: str) -> None:
    """Print the table, and the ratio between ours and the bare recipe."""
    title = f"{kind}, 30 writers, milliseconds"
    say(f"{title:<34}{'writes':>7}{'a second':>9}{'p50':>9}{'p95':>9}{'p99':>9}{'max':>9}")
    say(line("one a second each", *run(paced, ours, make_ours, kind)))
    rates: dict[str, list[float]] = {"ours": [], "bare": []}
    for _round in range(ROUNDS):
        for name, open_writer, make in (("bare", bare, make_bare), ("ours", ours, make_ours)):
            ordered, rate = run(crowded, open_writer, make, kind)
            rates[name].append(rate)
            say(line(f"all at once, {name}", ordered, rate))
    ratio = statistics.median(our / floor for our, floor in zip(rates["ours"], rates["bare"], strict=True))
    say(f"all at once, ours / bare recipe: {ratio:.2f}")


if __name__ == "__main__":
    with servers(DURABLE):
        for one in KINDS:
            writing(one)
