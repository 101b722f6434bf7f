"""The whole program on a board on a PostgreSQL server: the same commands, the same words, the same screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plans.shipped import shipped_directory, shipped_plans
from tests.board.prompt import Prompt, prompt_on
from tests.board.terminal import Terminal
from tests.conftest import fill
from tests.postgres_databases import drop_database, new_database, template


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What belongs to a board on a server is kept there."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def server() -> Iterator[str]:
    """A board with the two plans that are shipped, on a server; its address."""
    database = new_database(template("shipped_board", lambda place: fill(place, shipped_directory(), shipped_plans())))
    yield database
    drop_database(database)


@pytest.fixture
def on_server(server: str, capsys: pytest.CaptureFixture[str]) -> Prompt:
    """Runs `board` on it."""
    return prompt_on(server, capsys)


LOOKS = ["status", "list", "show 2022/VI.6", "plan list", "agency list", "target list", "history", "calendar export"]
CHANGES = [
    "done 2022/IV.5 --document 12/BC-SNV --date 10/05/2022",
    "extend 2022/VI.1 --to 31/12/2022 --document 9/QĐ-UBND --date 09/05/2022",
    "note 2022/IV.5 đã-nhắc",
    "undo",
    "redo",
]


@pytest.mark.parametrize("words", LOOKS)
def test_what_is_said_is_what_a_board_in_a_file_says(on_server: Prompt, prompt: Prompt, words: str) -> None:
    """Nobody should have to know where the board is. Names for life and times of import apart."""
    there, here = on_server(*words.split()), prompt(*words.split())

    assert there.code == here.code == 0
    assert _plain(there.out) == _plain(here.out)


def test_what_is_changed_is_changed_as_in_a_file(on_server: Prompt, prompt: Prompt) -> None:
    """The same sentences, and afterwards the same numbers."""
    for words in CHANGES:
        there, here = on_server(*words.split()), prompt(*words.split())
        assert (there.code, there.out, there.err) == (here.code, here.out, here.err)
        assert there.code == 0, there.err

    assert on_server("status").out == prompt("status").out
    assert on_server("list").out == prompt("list").out


def test_an_empty_database_is_filled_at_the_first_start(capsys: pytest.CaptureFixture[str]) -> None:
    """It says so, without the password that stood in the address."""
    database = new_database()
    address = database.replace("//board@", "//board:bi-mat@")
    try:
        board = prompt_on(Path(address), capsys)
        first = board("--db", address, "status")
        missing = board("--db", address.replace("board_test", "khong_co"), "status")
    finally:
        drop_database(database)

    assert first.code == 0
    assert "Đã tạo cơ sở dữ liệu mới: postgresql://" in first.err
    assert missing.code == 4
    assert "máy chủ không có cơ sở dữ liệu" in missing.err
    assert "bi-mat" not in first.err + missing.err


@pytest.mark.parametrize("command", ["status", "doctor", "backup copy.db", "note VI.6 x"])
def test_a_server_out_of_reach_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Exit code 4, and what to look at."""
    monkeypatch.chdir(tmp_path)
    board = prompt_on(tmp_path, capsys)

    said = board("--db", "postgresql://lan:bi-mat@127.0.0.1:1/bang", *command.split())

    assert (said.code, said.out) == (4, "")
    assert said.err.startswith(
        "Không mở hoặc ghi được cơ sở dữ liệu “postgresql://lan@127.0.0.1:1/bang”: không kết nối được"
    )
    assert said.err.count("\n") == 1
    assert "bi-mat" not in said.err
    assert list(tmp_path.iterdir()) == []


def test_the_doctor_looks_at_a_server(on_server: Prompt) -> None:
    """Its version, its line, its clock; what is not well is told with what to do."""
    said = on_server("doctor")

    assert said.code == 0
    for name in ("postgresql", "schema", "server_clock", "encryption", "durability", "gate"):
        assert f"\n{name} " in said.out
    assert "xin bật lại các thiết lập này" in said.out


def test_a_board_is_moved_there_and_its_backup_comes_back(
    prompt: Prompt, tmp_path: Path, capsys: pytest.CaptureFixture[str], board_file: Path
) -> None:
    """Exit code 4 the second time, as it is no longer empty."""
    database, copy = new_database(), tmp_path / "sao-luu.db"
    prompt("note", "2022/VI.6", "ghi trước khi chuyển")
    try:
        there = prompt_on(Path(database), capsys)
        moved = prompt("move-database", str(board_file), database, "--json")
        again = prompt("move-database", str(board_file), database)
        noted = there("--db", database, "show", "2022/VI.6", "--json").json["notes"]
        saved = there("--db", database, "backup", str(copy))
        there("--db", database, "note", "2022/VI.6", "ghi sau khi sao lưu")
        restored = there("--db", database, "restore", str(copy), "--json")
        left = there("--db", database, "show", "2022/VI.6", "--json").json["notes"]
    finally:
        drop_database(database)

    assert (moved.code, again.code, saved.code, restored.code) == (0, 4, 0, 0)
    assert moved.json["rows"] > 500
    assert "BOARD_DATABASE=postgresql://" in moved.err
    assert "bảng đã được chuyển tới “postgresql://" in again.err
    assert len(noted) == len(left) == 1
    assert Path(restored.json["kept"]).exists()


@pytest.mark.pty
def test_the_screen_opens_on_a_server_and_shows_what_others_do(server: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The address comes from the environment, as an administrator sets it for everybody."""
    env = {"BOARD_DATABASE": server}
    with Terminal.python("-m", "board", "--today", "16/05/2022", "--plan", "2022", env=env) as terminal:
        terminal.wait_for("IV.5", within=30)

        done = prompt_on(Path(server), capsys)("--db", server, *CHANGES[0].split())

        terminal.wait_for("Hoàn thành 1", within=30)
        terminal.send("q")
        assert terminal.ended() == 0
        assert done.code == 0


def _plain(said: str) -> list[str]:
    """Lines without what differs between any two boards: the moment at which the plans came, and names for life."""
    return [line for line in said.splitlines() if not line.startswith(("UID:", "#"))]
