"""What the tests of the store share: every one of them runs on both kinds of database, unless it is about files alone.

A test that asks for `board_file` is about a SQLite file, one that asks for `on_a_server` about a server; all others get
their `place` twice.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plans.agency import Directory
from plans.plan import Plan
from plans.shipped import shipped_directory, shipped_plans
from store.open_board import OpenBoard
from store.postgres.database import PostgresDatabase, open_postgres
from tests.conftest import file_place, fill
from tests.postgres_databases import drop_database, new_database, template
from tests.store.on_postgres import AT
from tests.store.small_board import SmallBoard

POSTGRES = "postgresql"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that has a `place` one of each kind."""
    if "place" in metafunc.fixturenames and "board_file" not in metafunc.fixturenames:
        kinds = [POSTGRES] if "on_a_server" in metafunc.fixturenames else ["sqlite", POSTGRES]
        metafunc.parametrize("place", kinds, indirect=True)


@pytest.fixture
def on_a_server() -> None:
    """For tests that are about boards on a server alone."""


@pytest.fixture
def empty_database() -> Iterator[str]:
    """A database on a server, without a table; its address."""
    database = new_database()
    yield database
    drop_database(database)


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this account keeps what belongs to boards on servers."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "steering-board"


@pytest.fixture
def place(
    request: pytest.FixtureRequest, tmp_path: Path, small_directory: Directory, small_plan: Plan
) -> Iterator[str]:
    """As for all tests, in a file or in a database of its own on a server."""
    if getattr(request, "param", "") != POSTGRES:
        path = file_place(request, tmp_path)
        if "board" in request.fixturenames:
            shutil.copy(request.getfixturevalue("board_of_seven_file"), path)
        yield path
        return
    fills: dict[str, Callable[[str], None]] = {
        "small_board": lambda database: fill(database, small_directory, (small_plan,)),
        "shipped_board": lambda database: fill(database, shipped_directory(), shipped_plans()),
        "board": lambda database: SmallBoard(database).close(),
        "": lambda database: OpenBoard(database, user="nhập").close(),
    }
    wanted = next((name for name in fills if name in request.fixturenames), "")
    database = new_database(template(wanted or "empty", fills[wanted]))
    yield database
    drop_database(database)


@pytest.fixture(scope="session")
def board_of_seven_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board of seven tasks, to copy."""
    path = tmp_path_factory.mktemp("seven") / "board.db"
    SmallBoard(str(path)).close()
    return path


@pytest.fixture
def board(place: str) -> Iterator[SmallBoard]:
    """A board of seven tasks with nothing recorded on it."""
    small = SmallBoard(place)
    yield small
    small.close()


@pytest.fixture
def server(empty_database: str) -> Iterator[PostgresDatabase]:
    """An open board without agencies and plans."""
    opened = open_postgres(empty_database, user="lan", create=True, at=AT)
    yield opened
    opened.close()
