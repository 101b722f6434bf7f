"""A board on a PostgreSQL server: what goes wrong there is told apart, writers pass one by one, and every line may break."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, event, inspect, make_url, text

from board.said.errors import error_sentence
from store.database import open_database
from store.database_address import shown_address
from store.errors import CannotOpen, GateHeld
from store.migrations import NEWEST
from store.open_board import OpenBoard
from store.postgres.database import PostgresDatabase, open_postgres
from store.postgres.writer import TURN
from store.row_writing import UNASKED
from store.tables import Row
from store.views import FindingView
from store.wishes import AddNote, EditTask
from tests.conftest import MID_MAY
from tests.store.starting import make_board_of
from tests.store.test_watch import Heard

pytestmark = pytest.mark.usefixtures("data_folder")

AT = datetime(2022, 5, 16, 2, 0, tzinfo=UTC)
ON_A_SERVER = pytest.mark.usefixtures("on_a_server")

WITHOUT_DRIVER = """
import sys
sys.modules["psycopg"] = None
from board.__main__ import run
sys.exit(run(["--db", "postgresql://lan:bi-mat@may-chu/bang", "status"]))
"""

WITH_A_FILE = """
import sys
from store.open_board import OpenBoard
OpenBoard(sys.argv[1], user="lan").close()
print([name for name in sys.modules if name.startswith(("psycopg", "store.postgres", "sqlalchemy.dialects.postgresql"))])
"""


@pytest.fixture
def server(empty_database: str) -> Iterator[PostgresDatabase]:
    """An open board without agencies and plans."""
    opened = open_postgres(empty_database, user="lan", create=True, at=AT)
    yield opened
    opened.close()


def reason(database: str, *, create: bool = True) -> str:
    """Why a database cannot be opened."""
    with pytest.raises(CannotOpen) as refused:
        open_database(database, user="lan", create=create, at=AT)
    assert error_sentence(refused.value).count("\n") == 0
    return refused.value.reason


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


def test_an_empty_database_becomes_a_board_only_where_one_is_to_be_made(empty_database: str) -> None:
    """`board doctor` and `board backup` make nothing."""
    assert reason(empty_database, create=False) == "empty"
    open_database(empty_database, user="lan", create=True, at=AT).close()

    open_database(empty_database, user="lan", create=False, at=AT).close()


def test_another_programs_tables_are_left_alone(empty_database: str) -> None:
    """They would be mixed with ours; also where that program moves its schema as we do."""
    tool(empty_database, "CREATE TABLE danh_ba (ten text)", "CREATE TABLE alembic_version (version_num text)")

    assert reason(empty_database) == "not_ours"

    with psycopg.connect(empty_database) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
    assert found == [("alembic_version",), ("danh_ba",)]


def test_a_newer_board_is_not_touched_by_an_older_program(server: PostgresDatabase, empty_database: str) -> None:
    """An older program would not know what it leaves out."""
    tool(empty_database, "UPDATE alembic_version SET version_num = '9999'")

    assert reason(empty_database) == "newer"


def test_what_is_wrong_with_an_address_is_told_apart(empty_database: str) -> None:
    """No server, no database, no account, no address: each has another remedy."""
    here = make_url(empty_database)

    assert reason(here.set(database="không có").render_as_string()) == "no_database"
    assert reason(here.set(username="không có").render_as_string()) == "no_database"
    assert reason("postgresql://lan@127.0.0.1:1/bang") == "unreachable"
    assert reason("postgresql:///bang?host=/nowhere") == "unreachable"
    assert reason("postgresql://lan@máy chủ:không phải số/bang") == "address"


@pytest.mark.parametrize(
    ("answer", "mode", "expected"), [(b"S", "verify-full", "root_cert"), (b"N", "require", "no_tls")]
)
def test_what_is_wrong_with_encryption_is_told_apart(
    answer: bytes, mode: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing root certificate is no missing account: nobody would look for a file in their own folder."""
    monkeypatch.setenv("PGSSLROOTCERT", str(tmp_path / "root.crt"))

    def answer_once(listening: socket.socket) -> None:
        asked, _address = listening.accept()
        with asked:
            asked.recv(8)
            asked.sendall(answer)
            asked.recv(1)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = threading.Thread(target=answer_once, args=(listening,))
        server.start()
        port = listening.getsockname()[1]

        assert reason(f"postgresql://lan@127.0.0.1:{port}/bang?sslmode={mode}") == expected

        server.join()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://lan:bi-mat@may-chu:5433/bang", "postgresql://lan@may-chu:5433/bang"),
        ("postgres://lan:bi-mat@may-chu/bang", "postgresql://lan@may-chu/bang"),
        (
            "postgresql+psycopg://lan@may-chu/bang?password=bi-mat&sslmode=require",
            "postgresql://lan@may-chu/bang?sslmode=require",
        ),
        ("postgresql:///?service=bang", "postgresql:///?service=bang"),
        ("postgresql://lan:bi-mat@may-chu:x/bang", "postgresql://…"),
    ],
)
def test_no_password_is_ever_shown(address: str, shown: str) -> None:
    """Errors, the doctor and the first start name the place; a screen may be on the wall of a meeting room."""
    assert shown_address(address) == shown


@pytest.mark.process
def test_a_missing_driver_is_told_with_what_to_install() -> None:
    """Most boards are files, so the driver is an extra."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DRIVER], capture_output=True, text=True, check=False, encoding="utf-8"
    )

    assert done.returncode == 4
    assert "steering-board[postgres]" in done.stderr
    assert "bi-mat" not in done.stderr


@pytest.mark.process
def test_a_board_in_a_file_loads_nothing_of_a_server(board_file: Path) -> None:
    """Every start would pay for it. Only the migrations, which come first here, speak of both databases."""
    OpenBoard(str(board_file), user="lan").close()

    done = subprocess.run(
        [sys.executable, "-c", WITH_A_FILE, str(board_file)], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_the_migrations_make_exactly_the_tables(server: PostgresDatabase) -> None:
    """A column that only one of both knows would be found by users instead."""
    with server.reading() as session:
        connection = session.connection()
        differences = compare_metadata(MigrationContext.configure(connection), Row.metadata)
        names = set(inspect(connection).get_table_names()) - {"alembic_version"}

    assert differences == []
    assert names == set(Row.metadata.tables)


@pytest.mark.parametrize("older", ["0001", "0002", "0003"])
def test_an_older_board_is_brought_up_to_date_and_kept_in_a_file(
    empty_database: str, data_folder: Path, older: str
) -> None:
    """The file is the board as it was, to be put back by the program of that time."""
    make_board_of(older, empty_database, print)

    open_database(empty_database, user="lan", create=False, at=AT).close()

    (kept,) = data_folder.iterdir()
    assert kept.name == f"x.db.schema-{older}"
    assert kept.stat().st_mode & 0o777 == 0o600
    with closing(open_database(str(kept), user="lan", create=False, at=AT)) as again, again.reading() as session:
        assert session.connection().execute(text("SELECT number FROM plan")).scalars().all() == ["1/QĐ"]
    with closing(open_database(empty_database, user="lan", create=False, at=AT)) as new, new.reading() as session:
        assert session.connection().execute(text("SELECT version_num FROM alembic_version")).scalar() == NEWEST


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
    assert refused.value.reason == "lost"
    assert found != "nửa chừng"


def test_connections_that_died_overnight_are_replaced_without_a_word(
    server: PostgresDatabase, empty_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server was restarted while a screen stood open; the next key works as ever."""
    monkeypatch.setattr("store.postgres.connections._TRUSTED_SECONDS", 0.0)
    with server.reading() as session:
        before = session.connection().execute(text("SELECT identity FROM board")).scalar()

    cut_all_lines(empty_database)

    with server.reading() as session:
        assert session.connection().execute(text("SELECT identity FROM board")).scalar() == before


def test_a_line_that_breaks_between_two_keys_is_told_once(server: PostgresDatabase, empty_database: str) -> None:
    """Nothing was written; what is asked next goes over a new one."""
    with server.reading():
        pass
    cut_all_lines(empty_database)

    with pytest.raises(CannotOpen) as refused, server.reading() as session:
        session.execute(text("SELECT 1"))

    assert refused.value.reason == "lost"
    with server.writing() as session:
        assert session.execute(text("SELECT 1")).scalar() == 1


@ON_A_SERVER
def test_a_watch_outlives_a_server_that_was_restarted(small_board: OpenBoard, place: str) -> None:
    """The loss is told once, and after it the number is read anew: something may have been missed meanwhile."""
    lost: list[CannotOpen] = []
    heard = Heard()
    stop = small_board.watch(heard, lost.append)
    before = heard.until(bool)

    cut_all_lines(place)
    after = heard.until(lambda told: len(told) > len(before))
    done = small_board.apply(AddNote("mau/I.1", "đã nhắc"), today=MID_MAY)
    numbers = heard.until(lambda told: told[-1] == done.change)
    stop()

    assert [error.reason for error in lost] == ["lost"]
    assert (after[-1], numbers[-1]) == (before[-1], done.change)


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


@ON_A_SERVER
def test_an_account_that_may_only_read_sees_the_board_and_is_refused_changes(
    small_board: OpenBoard, place: str
) -> None:
    """The surest kind of viewer: the server itself refuses."""
    reader = f"doc_{make_url(place).database}"[:60]
    tool(
        place,
        f'CREATE ROLE "{reader}" LOGIN',
        f'GRANT SELECT ON ALL TABLES IN SCHEMA public TO "{reader}"',
    )
    address = make_url(place).set(username=reader).render_as_string()
    try:
        with OpenBoard(address, user="minh") as board:
            seen = board.board(None, today=MID_MAY)
            with pytest.raises(CannotOpen) as refused:
                board.apply(AddNote("mau/I.1", "đã nhắc"), today=MID_MAY)

            assert seen == small_board.board(None, today=MID_MAY)
            assert refused.value.reason == "not_allowed"
    finally:
        tool(place, f'DROP OWNED BY "{reader}"', f'DROP ROLE "{reader}"')


@ON_A_SERVER
def test_a_sound_board_on_a_server_has_only_good_findings(small_board: OpenBoard) -> None:
    """Durability apart, which the tests' server has given up for speed: the doctor says that, too."""
    findings = {finding.name: finding for finding in small_board.doctor()}

    assert list(findings) == [
        "postgresql",
        "schema",
        "foreign_keys",
        "history",
        "admins",
        "clock",
        "server_clock",
        "encryption",
        "durability",
        "gate",
        "feed_secret",
    ]
    good = [name for name, finding in findings.items() if finding.ok]
    assert set(findings) - set(good) <= {"server_clock", "durability"}
    assert findings["encryption"].detail


@ON_A_SERVER
def test_the_doctor_names_who_is_writing_and_looks_at_the_rest_when_a_table_is_gone(
    small_board: OpenBoard, place: str
) -> None:
    """A doctor that stops at the first wound does not tell of the others."""
    with closing(open_postgres(place, user="hà", create=False, at=AT)) as other, other.turn():
        tool(place, "ALTER TABLE change RENAME TO gone")
        findings = {finding.name: finding for finding in small_board.doctor()}

    assert not findings["history"].ok
    assert findings["clock"] == FindingView("clock", True, "ok")
    assert findings["gate"].detail.startswith(f"hà, {os.getpid()}, ")


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
