"""The database file: made privately, opened by one recipe, never half there, and clear about what is wrong with it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from store.database import open_database
from store.errors import CannotOpen
from store.migrations import NEWEST
from store.sqlite.database import SqliteDatabase, open_sqlite
from store.sqlite.driver import sqlite
from store.tables import Row

AT = datetime(2022, 5, 16, 2, 0, tzinfo=UTC)

START = """
import sys
from datetime import UTC, datetime
from store.database import open_database
open_database(sys.argv[1], user="p", create=True, at=datetime(2022, 5, 16, tzinfo=UTC)).close()
"""

TRY_TO_WRITE = """
import sys
from store.sqlite.driver import sqlite
try:
    sqlite.connect(sys.argv[1], timeout=0).execute("BEGIN IMMEDIATE")
except sqlite.OperationalError as error:
    print(error)
"""

COUNT = """
import sys
from datetime import UTC, datetime
from sqlalchemy import text
from store.database import open_database
database = open_database(sys.argv[1], user="p", create=False, at=datetime(2022, 5, 16, tzinfo=UTC))
for _ in range(25):
    with database.writing() as session:
        connection = session.connection()
        (number,) = connection.execute(text("SELECT position FROM agency")).one()
        connection.execute(text("UPDATE agency SET position = :n"), {"n": number + 1})
database.close()
"""


@pytest.fixture
def database(board_file: Path) -> Iterator[SqliteDatabase]:
    """A new database."""
    opened = open_sqlite(board_file, user="lan", create=True, at=AT)
    yield opened
    opened.close()


def reason(path: Path, *, create: bool = True) -> str:
    """Why the file cannot be opened."""
    with pytest.raises(CannotOpen) as refused:
        open_database(str(path), user="lan", create=create, at=AT)
    return refused.value.reason


def add_agency(database: SqliteDatabase, key: str, *, times: int = 1) -> None:
    """Write rows of one key in one transaction; only one can be."""
    add = text(
        "INSERT INTO agency (key, is_group, name, abbreviation, aliases, position) VALUES (:k, 0, :k, '', '[]', 0)"
    )
    with database.writing() as session:
        for _ in range(times):
            session.connection().execute(add, {"k": key})


def agencies(database: SqliteDatabase) -> list[str]:
    """The keys that are stored."""
    with database.reading() as session:
        return [str(key) for key in session.connection().execute(text("SELECT key FROM agency ORDER BY id")).scalars()]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("busy_timeout", 15_000), ("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0)],
)
def test_every_connection_is_set_up_by_the_recipe(database: SqliteDatabase, pragma: str, value: object) -> None:
    """WAL, FULL and a waiting time are what keeps acknowledged changes through crowds and power cuts."""
    with database.reading() as session:
        assert session.connection().exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_a_new_database_and_its_folder_are_private(tmp_path: Path) -> None:
    """Plans under way are nobody else's business on a shared host."""
    path = tmp_path / "moi" / "board.db"

    open_database(str(path), user="lan", create=True, at=AT).close()

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_the_migrations_make_exactly_the_tables(database: SqliteDatabase) -> None:
    """A column that only one of both knows would be found by users instead."""
    with database.reading() as session:
        connection = session.connection()
        differences = compare_metadata(MigrationContext.configure(connection), Row.metadata)
        names = set(inspect(connection).get_table_names()) - {"alembic_version", "sqlite_sequence"}

    assert differences == []
    assert names == set(Row.metadata.tables)


def test_the_newest_revision_is_the_last_migration() -> None:
    """It is compared as a text at every start, so that Alembic need not be imported."""
    config = Config()
    config.set_main_option("script_location", "store/migrations")

    assert ScriptDirectory.from_config(config).get_current_head() == NEWEST


@pytest.mark.process
def test_alembic_is_not_imported_when_no_migration_is_due(database: SqliteDatabase) -> None:
    """It takes longer to import than to do everything else that a start does."""
    code = START + "print('alembic' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code, str(database.path)], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


@pytest.mark.parametrize("name", ["nhiệm vụ?.db", "50%.db", "a#b.db", "file:x.db"])
def test_any_name_of_a_file_is_a_name(tmp_path: Path, name: str) -> None:
    """A question mark or a number sign in a path is none of an address."""
    open_database(str(tmp_path / name), user="lan", create=True, at=AT).close()

    open_database(str(tmp_path / name), user="lan", create=False, at=AT).close()
    assert {path.name for path in tmp_path.iterdir()} == {name, name + ".lock"}


def test_a_new_database_is_private_whatever_the_umask(board_file: Path) -> None:
    """An administrator's umask of 002 is common where a group shares folders."""
    before = os.umask(0)
    try:
        open_database(str(board_file), user="lan", create=True, at=AT).close()
    finally:
        os.umask(before)

    assert {path.stat().st_mode & 0o777 for path in board_file.parent.iterdir()} == {0o600}


def test_looking_at_a_board_that_is_open_takes_no_lock_from_it(database: SqliteDatabase) -> None:
    """The locks of a file belong to the process: closing it once in another part of the program would give all away."""
    with database.writing() as session:
        session.connection().execute(text("UPDATE board SET identity = 'a'"))
        open_database(str(database.path), user="lan", create=False, at=AT).close()

        tried = subprocess.run(
            [sys.executable, "-c", TRY_TO_WRITE, str(database.path)], capture_output=True, text=True, check=True
        )

    assert tried.stdout == "database is locked\n"


@pytest.mark.process
def test_eight_first_starts_at_once_make_one_board(board_file: Path) -> None:
    """A whole office logs in after the machine was set up."""
    started = [
        subprocess.Popen([sys.executable, "-c", START, str(board_file)], stderr=subprocess.PIPE) for _ in range(8)
    ]
    said = [process.communicate()[1] for process in started]

    assert [process.returncode for process in started] == [0] * 8, said
    with sqlite.connect(board_file) as connection:
        assert connection.execute("SELECT count(*) FROM board").fetchone() == (1,)
    connection.close()


@pytest.mark.process
def test_four_processes_that_read_and_write_back_lose_nothing(database: SqliteDatabase) -> None:
    """SQLAlchemy's default transaction on SQLite loses nineteen of twenty such updates without a word."""
    add_agency(database, "đếm")

    started = [subprocess.Popen([sys.executable, "-c", COUNT, str(database.path)]) for _ in range(4)]

    assert [process.wait() for process in started] == [0] * 4
    with database.reading() as session:
        assert session.connection().execute(text("SELECT position FROM agency")).scalar() == 100


def test_what_is_raised_inside_a_write_takes_all_of_it_back(database: SqliteDatabase) -> None:
    """A refused change leaves nothing behind."""
    with pytest.raises(IntegrityError):
        add_agency(database, "một", times=2)

    with database.reading() as session:
        assert session.connection().execute(text("SELECT count(*) FROM agency")).scalar() == 0


def test_a_reader_sees_one_moment_while_another_writes(database: SqliteDatabase) -> None:
    """A view is never half before and half after a change; and writers do not wait for readers."""
    with database.reading() as session:
        connection = session.connection()
        before = connection.execute(text("SELECT count(*) FROM agency")).scalar()

        add_agency(database, "mới")

        assert connection.execute(text("SELECT count(*) FROM agency")).scalar() == before == 0
    assert agencies(database) == ["mới"]


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    """A mistyped --db must not become an empty board where none was to be made."""
    assert reason(tmp_path / "không có.db", create=False) == "missing"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"Vua la chu, khong phai co so du lieu. " * 40])
def test_what_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """An emptied file was a board once: opening it as a new one would hide the loss."""
    path = tmp_path / "board.db"
    path.write_bytes(content)

    assert reason(path) == "not_a_database"
    assert path.read_bytes() == content


def test_another_programs_database_is_not_a_board(tmp_path: Path) -> None:
    """It would be migrated into a mixture of both."""
    path = tmp_path / "board.db"
    with sqlite.connect(path) as connection:
        connection.execute("CREATE TABLE danh_ba (ten TEXT)")
    connection.close()
    before = path.read_bytes()

    assert reason(path) == "not_a_database"
    assert path.read_bytes() == before


def test_a_newer_board_is_not_touched_by_an_older_program(database: SqliteDatabase) -> None:
    """An older program would not know what it leaves out."""
    with database.writing() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()

    assert reason(database.path) == "newer"


def test_a_damaged_file_is_said_to_be_corrupt(database: SqliteDatabase) -> None:
    """Restoring a backup is the next step, and nobody should look for it elsewhere."""
    database.close()
    content = bytearray(database.path.read_bytes())
    content[100:] = os.urandom(len(content) - 100)
    database.path.write_bytes(content)

    assert reason(database.path) in {"corrupt", "not_a_database"}


def test_a_folder_is_no_board(tmp_path: Path) -> None:
    """A path one level too high is an easy slip."""
    assert reason(tmp_path) == "folder"


def test_an_address_of_another_kind_of_database_is_refused() -> None:
    """The store speaks two kinds of SQL; the password of an address is not repeated."""
    with pytest.raises(CannotOpen) as refused:
        open_database("mysql://lan:bi-mat@host/board", user="lan", create=True, at=AT)

    assert refused.value.reason == "kind"
    assert "bi-mat" not in str(refused.value)


@pytest.mark.parametrize(("pragma", "expected"), [("max_page_count = 1", "full"), ("query_only = ON", "read_only")])
def test_a_full_disk_and_a_file_that_cannot_be_written_are_told_apart(
    database: SqliteDatabase, pragma: str, expected: str
) -> None:
    """Each has another remedy; what was acknowledged before stays."""
    add_agency(database, "trước")
    with database.reading() as session:
        session.connection().exec_driver_sql(f"PRAGMA {pragma}")

    with pytest.raises(CannotOpen) as refused:
        add_agency(database, "sau" * 5_000)

    assert refused.value.reason == expected
    assert agencies(database) == ["trước"]


def test_a_draft_left_by_a_killed_first_start_is_in_nobodys_way(board_file: Path) -> None:
    """The new board is made beside its place and moved there whole."""
    board_file.with_name("board.db.new").write_bytes(b"half")

    open_database(str(board_file), user="lan", create=True, at=AT).close()

    assert sorted(path.name for path in board_file.parent.iterdir()) == ["board.db", "board.db.lock"]
