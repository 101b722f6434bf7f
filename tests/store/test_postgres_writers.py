"""Writers and readers on a PostgreSQL server: one by one, in few journeys, and never half of anything."""

import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event, text

from store.errors import CannotOpen, GateHeld
from store.open_board import OpenBoard
from store.postgres.database import PostgresDatabase
from store.postgres.writer import TURN
from store.row_writing import UNASKED
from store.wishes import EditTask
from tests.conftest import MID_MAY
from tests.store.on_postgres import ON_A_SERVER, cut_all_lines
from tests.store.test_watch import Heard


def test_a_reader_sees_one_moment_and_waits_for_nobody(server: PostgresDatabase) -> None:
    """A view is never half before and half after a change."""
    name = text("SELECT identity FROM board")
    with server.reading() as session:
        before = session.connection().execute(name).scalar()
        with server.writing() as other:
            other.connection().execute(text("UPDATE board SET identity = 'mới'"))
            during = session.connection().execute(name).scalar()
        after = session.connection().execute(name).scalar()
    with server.reading() as session:
        later = session.connection().execute(name).scalar()

    assert (before == during == after, later) == (True, "mới")


def test_readers_cannot_write(server: PostgresDatabase) -> None:
    """Whatever mistake is made above, a read changes nothing."""
    with pytest.raises(CannotOpen) as refused, server.reading() as session:
        session.connection().execute(text("DELETE FROM board"))

    assert refused.value.reason == "server_read_only"


def test_who_is_writing_and_since_when_is_told_to_those_who_waited_too_long(
    server: PostgresDatabase, empty_database: str
) -> None:
    """By the name of the user, also one that is not ASCII, and the process on that user's own machine."""
    with (
        psycopg.connect(empty_database, application_name="board 4711 l%C3%AA%20lan") as holding,
        closing(PostgresDatabase(empty_database, user="minh", wait_seconds=0.1)) as waiting,
    ):
        holding.execute("SELECT pg_advisory_xact_lock(%s)", (TURN,))
        with pytest.raises(GateHeld) as refused, waiting.writing():
            pass

    held = refused.value
    assert (held.reason, held.who, held.process) == ("busy", "lê lan", 4711)
    assert abs(datetime.now(UTC) - held.since) < timedelta(minutes=1)


def test_threads_of_one_process_pass_one_by_one_too(server: PostgresDatabase, empty_database: str) -> None:
    """A screen writes in another thread than the one that stops it."""
    raised: list[BaseException] = []

    def write() -> None:
        try:
            with closing(PostgresDatabase(empty_database, user="minh", wait_seconds=0.1)) as other, other.writing():
                pass
        except CannotOpen as error:
            raised.append(error)

    with server.writing() as session:
        session.connection().execute(text("SELECT 1"))
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()

    assert [type(error) for error in raised] == [GateHeld]


def test_a_writer_that_is_cut_off_holds_nothing(server: PostgresDatabase, empty_database: str) -> None:
    """The server opens the way at once; what was half written is not there, and its author is told so."""
    half = text("UPDATE board SET identity = 'nửa chừng'")

    def write_and_be_cut_off() -> None:
        with server.writing() as session:
            session.connection().execute(half)
            cut_all_lines(empty_database)
            session.connection().execute(half)

    with pytest.raises(CannotOpen) as refused:
        write_and_be_cut_off()

    with server.writing() as session:
        found = session.connection().execute(text("SELECT identity FROM board")).scalar()
    assert (refused.value.reason, refused.value.doing) == ("lost", "writing")
    assert found != "nửa chừng"


def test_what_is_taken_back_is_told_to_nobody(server: PostgresDatabase) -> None:
    """A screen that read because of it would find nothing."""
    heard = Heard()
    stop = server.watch(heard)
    before = heard.until(bool)

    with pytest.raises(ZeroDivisionError), server.writing():
        raise ZeroDivisionError
    with server.writing() as session:
        session.connection().execute(text("UPDATE board SET identity = 'x'"))
    numbers = heard.until(lambda told: len(told) > len(before))
    stop()

    assert len(numbers) == len(before) + 1


def test_what_is_not_asked_for_still_fails_the_whole_change(server: PostgresDatabase) -> None:
    """It is sent along with a later question: its error comes later, and nothing of the change may stay."""
    before = text("UPDATE board SET identity = 'nửa chừng'")
    wrong = text("UPDATE board SET identity = NULL").execution_options(**{UNASKED: True})

    def write() -> None:
        with server.writing() as session:
            session.connection().execute(before)
            session.connection().execute(wrong)

    with pytest.raises(psycopg.errors.NotNullViolation):
        write()
    with server.reading() as session:
        assert session.connection().execute(text("SELECT identity FROM board")).scalar() != "nửa chừng"


def test_a_question_sees_what_was_not_asked_for_before_it(server: PostgresDatabase) -> None:
    """What is sent along goes in the order in which it was said."""
    change = text("UPDATE board SET identity = 'trước'").execution_options(**{UNASKED: True})

    with server.writing() as session:
        session.connection().execute(change)
        found = session.connection().execute(text("SELECT identity FROM board")).scalar()

    assert found == "trước"


@ON_A_SERVER
def test_a_change_asks_three_questions_within_the_turn(small_board: OpenBoard, place: str) -> None:
    """Who may, which number, which task: all others wait meanwhile. What is written goes out with the commit."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, _values: object, context: Any, _many: bool) -> None:
        if (
            not context.execution_options.get(UNASKED)
            and context.root_connection.get_isolation_level() == "READ COMMITTED"
        ):
            asked.append(statement.partition(" ")[0])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        small_board.apply(EditTask("mau/I.1", (("progress", "đã trình"),)), today=MID_MAY)
    finally:
        event.remove(Engine, "before_cursor_execute", note)

    assert asked == ["SELECT", "INSERT", "SELECT"]
