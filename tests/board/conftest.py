"""What tests of this floor share."""

import shutil
from pathlib import Path

import pytest

from board.demo.made import make_demo
from tests.board.prompt import Prompt, prompt_on
from tests.board.reports_made import record


@pytest.fixture
def prompt(shipped_board_file: Path, board_file: Path, capsys: pytest.CaptureFixture[str]) -> Prompt:
    """`board …` on a board of this test's own with the two shipped plans: `prompt("list", "--json")`."""
    shutil.copy(shipped_board_file, board_file)
    return prompt_on(board_file, capsys)


@pytest.fixture
def database(shipped_board_file: Path, board_file: Path) -> Path:
    """A board of this test's own with the two shipped plans, not open."""
    return Path(shutil.copy(shipped_board_file, board_file))


@pytest.fixture(scope="session")
def reported_file(shipped_board_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped plans with papers of some months (see `reports_made`), to copy."""
    path = Path(shutil.copy(shipped_board_file, tmp_path_factory.mktemp("reported") / "board.db"))
    record(path)
    return path


@pytest.fixture
def reporting(reported_file: Path, board_file: Path, capsys: pytest.CaptureFixture[str]) -> Prompt:
    """`board …` on a board of this test's own with those papers: `reporting("report", "status")`."""
    shutil.copy(reported_file, board_file)
    return prompt_on(board_file, capsys)


@pytest.fixture(autouse=True)
def _state_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is being typed is kept in a folder of this test's own: else one test would be offered what another typed.

    Settings are read from one, too: else keys and looks would be those of whoever runs the tests.
    """
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The board of `board demo`, made once, to copy."""
    path = tmp_path_factory.mktemp("demo") / "board.db"
    make_demo(str(path))
    return path


@pytest.fixture
def demo_database(demo_file: Path, tmp_path: Path) -> Path:
    """A board of this test's own with the demo's plans and progress, not open."""
    return Path(shutil.copy(demo_file, tmp_path / "demo.db"))
