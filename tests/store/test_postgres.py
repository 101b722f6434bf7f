"""A board on a PostgreSQL server: what goes wrong there is told apart, and a board there is made and brought up to date."""

import socket
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, make_url, text

from board.said.errors import error_sentence
from store.database import open_database
from store.database_address import shown_address
from store.errors import CannotOpen
from store.migrations import NEWEST
from store.open_board import OpenBoard
from store.postgres.database import PostgresDatabase
from store.tables import Row
from store.wishes import AddNote
from tests.conftest import MID_MAY
from tests.store.on_postgres import AT, ON_A_SERVER, tool
from tests.store.starting import make_board_of

pytestmark = pytest.mark.usefixtures("data_folder")


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


def reason(database: str, *, create: bool = True) -> str:
    """Why a database cannot be opened."""
    with pytest.raises(CannotOpen) as refused:
        open_database(database, user="lan", create=create, at=AT)
    assert error_sentence(refused.value).count("\n") == 0
    return refused.value.reason


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
