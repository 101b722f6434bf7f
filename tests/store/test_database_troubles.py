"""A full disk, a file or folder that cannot be written, damage: told apart, and nothing that was acknowledged is lost."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store.database import open_database
from store.errors import CannotOpen
from store.keeping import restore
from store.moving import open_again
from store.sqlite.driver import sqlite
from tests.store.test_database import AT, reason

AS_ROOT = os.geteuid() == 0

FILL = """
import json, resource, sys
from datetime import date
from store.errors import CannotOpen
from store.open_board import OpenBoard
from store.wishes import AddNote
acknowledged, said = 0, ""
if sys.argv[2:]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
with OpenBoard(sys.argv[1], user="lan", create=False) as board:
    try:
        while True:
            board.apply(AddNote("mau/I.1", "ghi chú " * 60), today=date(2022, 5, 16))
            acknowledged += 1
    except CannotOpen as error:
        said = error.reason
        assert error.doing == "writing"
print(json.dumps([acknowledged, said]))
"""

OPEN = """
import json, os, sys
from datetime import UTC, datetime
from pathlib import Path
from store.errors import CannotOpen
from store.database import open_database
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    open_database(sys.argv[1], user="lan", create=False, at=datetime(2022, 5, 16, tzinfo=UTC)).close()
    print("opened")
except CannotOpen as error:
    print(error.reason)
"""


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of three megabytes. Only root can make one."""
    if not AS_ROOT:
        pytest.skip("only root can mount a small disk; the limit on the size of files is tested instead")
    folder = Path(tempfile.mkdtemp(prefix="disk-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], check=False)
    if mounted.returncode != 0:
        folder.rmdir()
        pytest.skip("this root may not mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
    folder.rmdir()


@pytest.fixture
def open_to_all(small_board_file: Path) -> Iterator[Path]:
    """A board in a folder that other accounts can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="board-"))
    folder.chmod(0o777)
    board = folder / "board.db"
    shutil.copy(small_board_file, board)
    board.chmod(0o666)
    yield board
    folder.chmod(0o700)
    shutil.rmtree(folder)


def notes(path: Path) -> int:
    """How many notes are stored, in a file that is whole."""
    with closing(sqlite.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return int(connection.execute("SELECT count(*) FROM note").fetchone()[0])


def told_to_another_account(path: Path) -> str:
    """What an account without any rights is told when it opens the board."""
    started = subprocess.run([sys.executable, "-c", OPEN, str(path)], capture_output=True, text=True, check=True)
    return started.stdout.strip()


@pytest.mark.process
def test_a_full_disk_is_told_and_takes_nothing_that_was_acknowledged(small_disk: Path, small_board_file: Path) -> None:
    """What was said to be written is there; after room was made, work goes on."""
    board = Path(shutil.copy(small_board_file, small_disk / "board.db"))

    filled = subprocess.run([sys.executable, "-c", FILL, str(board)], capture_output=True, text=True, check=True)

    acknowledged, said = json.loads(filled.stdout)
    assert said == "full"
    assert acknowledged > 10
    assert notes(board) == acknowledged


@pytest.mark.process
def test_only_of_a_write_is_it_said_that_nothing_was_written(small_disk: Path, small_board_file: Path) -> None:
    """Whoever only reads a list had nothing to write, and would look for what was lost."""
    board = Path(shutil.copy(small_board_file, small_disk / "board.db"))
    (small_disk / "đầy").write_bytes(b"0" * (os.statvfs(small_disk).f_bavail * 4096))

    read = subprocess.run(
        [sys.executable, "-m", "board", "--db", str(board), "list"],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )

    assert read.returncode == 4
    assert "ổ đĩa đã đầy; xin dọn chỗ trống" in read.stderr
    assert "chưa được ghi" not in read.stderr


@pytest.mark.process
def test_no_backup_is_left_by_half_on_a_full_disk(small_disk: Path, small_board_file: Path) -> None:
    """The board stays usable, and the file that was to be the backup is not there."""
    board = Path(shutil.copy(small_board_file, small_disk / "board.db"))
    (small_disk / "đầy").write_bytes(b"0" * (os.statvfs(small_disk).f_bavail * 4096 - 200_000))

    opened = subprocess.run(
        [sys.executable, "-m", "board", "--db", str(board), "backup", str(small_disk / "sao-luu.db")],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )

    assert opened.returncode == 4
    assert "ổ đĩa đã đầy" in opened.stderr
    assert {path.name for path in small_disk.iterdir()} - {"board.db.lock"} == {"board.db", "đầy"}


@pytest.mark.process
def test_a_limit_on_the_size_of_files_takes_nothing_that_was_acknowledged(
    board_file: Path, small_board_file: Path
) -> None:
    """As a quota does: SQLite says no more than "disk I/O error" then."""
    shutil.copy(small_board_file, board_file)
    most = board_file.stat().st_size + 300_000

    filled = subprocess.run(
        [sys.executable, "-c", FILL, str(board_file), str(most)], capture_output=True, text=True, check=True
    )

    acknowledged, said = json.loads(filled.stdout)
    assert said in {"full", "other"}
    assert acknowledged > 10
    assert notes(board_file) == acknowledged


ONLY_ROOT = pytest.mark.skipif(not AS_ROOT, reason="nobody but root can become another account")


@pytest.mark.process
@pytest.mark.parametrize(
    ("file_mode", "folder_mode"),
    [
        (0o444, 0o777),
        (0o666, 0o555),
        pytest.param(0o600, 0o777, marks=ONLY_ROOT),
        pytest.param(0o666, 0o700, marks=ONLY_ROOT),
    ],
)
def test_what_cannot_be_written_is_told(open_to_all: Path, file_mode: int, folder_mode: int) -> None:
    """The file, or the folder in which SQLite keeps its log: both have to be writable."""
    assert told_to_another_account(open_to_all) == "opened"
    for left in open_to_all.parent.glob("board.db?*"):
        left.unlink()
    open_to_all.chmod(file_mode)
    open_to_all.parent.chmod(folder_mode)

    assert told_to_another_account(open_to_all) == "read_only"


def test_a_board_without_its_tables_is_damaged(board_file: Path) -> None:
    """It bears our mark, so it is no other program's."""
    open_database(str(board_file), user="lan", create=True, at=AT).close()
    with closing(sqlite.connect(board_file, isolation_level=None)) as tool:
        tool.execute("DROP TABLE alembic_version")

    assert reason(board_file) == "corrupt"


def test_a_file_that_was_cut_off_is_damaged(board_file: Path) -> None:
    """As a copy over a line that broke leaves it."""
    open_database(str(board_file), user="lan", create=True, at=AT).close()
    os.truncate(board_file, 9000)

    assert reason(board_file) in {"corrupt", "not_a_database"}


def test_no_board_is_made_where_there_is_a_file_in_the_way(tmp_path: Path) -> None:
    """Part of the path is a file."""
    (tmp_path / "tệp").write_text("x")

    with pytest.raises(CannotOpen):
        open_database(str(tmp_path / "tệp" / "board.db"), user="lan", create=True, at=AT)


def test_a_folder_in_place_of_a_board_is_told_as_one(tmp_path: Path) -> None:
    """SQLite only speaks of a disk error, and people would look for a broken disk."""
    for create in (True, False):
        with pytest.raises(CannotOpen) as refused:
            open_database(str(tmp_path), user="lan", create=create, at=AT)
        assert refused.value.reason == "folder"
    for onto in (
        lambda: restore(str(tmp_path), tmp_path / "sao-luu.db", user="lan", at=AT),
        lambda: open_again(str(tmp_path), user="lan"),
    ):
        with pytest.raises(CannotOpen) as refused:
            onto()
        assert refused.value.reason == "folder"
