"""Backup and restore: the same board row for row, private, whole or not at all, and nothing of the present one lost."""

import os
import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from store.errors import CannotOpen, GateHeld
from store.keeping import restore
from store.open_board import OpenBoard
from store.sqlite.backup import backup
from store.sqlite.database_copy import check_board, free_name
from store.sqlite.driver import sqlite
from store.sqlite.gate import WriteGate
from store.wishes import AddNote
from tests.conftest import MID_MAY

AT = datetime(2022, 5, 16, 9, 14, 5, tzinfo=UTC)

Rows = dict[str, list[Any]]


def rows(path: Path) -> Rows:
    """Every row of every table."""
    with closing(sqlite.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: connection.execute(f'SELECT rowid, * FROM "{name}"').fetchall() for (name,) in names}  # noqa: S608


def reason(database: Path, source: Path) -> str:
    """Why a file cannot be restored."""
    with pytest.raises(CannotOpen) as refused:
        restore(str(database), source, user="lan", at=AT)
    return refused.value.reason


@pytest.fixture
def saved(small_board: OpenBoard, tmp_path: Path) -> Path:
    """A backup of the small board, which then got a note and was closed."""
    copy = tmp_path / "sao-luu.db"
    small_board.backup(copy)
    small_board.apply(AddNote("mau/I.1", "ghi sau khi sao lưu"), today=MID_MAY)
    small_board.close()
    return copy


def test_a_backup_holds_every_row(small_board: OpenBoard, board_file: Path, tmp_path: Path) -> None:
    """Also what stands only in the log so far; the copy is one file, sound by itself."""
    small_board.apply(AddNote("mau/I.1", "vừa ghi"), today=MID_MAY)

    small_board.backup(tmp_path / "sao-luu.db")

    assert rows(tmp_path / "sao-luu.db") == rows(board_file)
    assert check_board(tmp_path / "sao-luu.db")


@pytest.mark.parametrize("umask", [0, 0o022, 0o777])
def test_a_backup_is_private_whatever_the_umask(small_board: OpenBoard, tmp_path: Path, umask: int) -> None:
    """SQLite itself would make it readable for everybody on the host."""
    before = os.umask(umask)
    try:
        small_board.backup(tmp_path / "sao-luu.db")
    finally:
        os.umask(before)

    assert (tmp_path / "sao-luu.db").stat().st_mode & 0o777 == 0o600


def test_a_backup_is_not_written_over_unless_asked(small_board: OpenBoard, tmp_path: Path) -> None:
    """Yesterday's backup is the one that is needed when today's board is wrong."""
    copy = tmp_path / "sao-luu.db"
    copy.write_text("hôm qua")

    with pytest.raises(CannotOpen) as refused:
        small_board.backup(copy)
    kept = copy.read_text()
    small_board.backup(copy, replace=True)

    assert (refused.value.reason, kept) == ("exists", "hôm qua")
    assert check_board(copy)


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", ".lock", ".secret"])
def test_a_backup_never_goes_over_the_boards_own_files(small_board: OpenBoard, board_file: Path, ending: str) -> None:
    """Not even with --replace: a slip of the finger would destroy what was to be saved."""
    with pytest.raises(CannotOpen) as refused:
        small_board.backup(board_file.with_name(board_file.name + ending), replace=True)

    assert refused.value.reason == "itself"


def test_a_backup_never_goes_over_the_board_by_another_name(small_board: OpenBoard, board_file: Path) -> None:
    """A link leads to the same file."""
    link = board_file.with_name("link.db")
    link.symlink_to(board_file)

    with pytest.raises(CannotOpen) as refused:
        small_board.backup(link, replace=True)

    assert refused.value.reason == "itself"


def test_a_backup_that_fails_leaves_nothing(small_board: OpenBoard, board_file: Path, tmp_path: Path) -> None:
    """Neither half a file under the name nor a draft beside it."""
    small_board.close()
    content = bytearray(board_file.read_bytes())
    content[5 * 4096 : 9 * 4096] = os.urandom(4 * 4096)
    board_file.write_bytes(content)
    folder = tmp_path / "bản sao"
    folder.mkdir()

    with pytest.raises(CannotOpen) as refused:
        backup(board_file, folder / "sao-luu.db", replace=False)

    assert refused.value.reason == "corrupt"
    assert list(folder.iterdir()) == []


def test_a_restored_board_is_the_saved_one_row_for_row(saved: Path, board_file: Path) -> None:
    """The drill that every administrator should have done once."""
    restore(str(board_file), saved, user="lan", at=AT)

    assert rows(board_file) == rows(saved)
    assert board_file.stat().st_mode & 0o777 == 0o600


def test_the_board_that_was_there_is_kept_under_a_name_with_the_moment(saved: Path, board_file: Path) -> None:
    """A restore of the wrong file is undone by a second restore."""
    before = rows(board_file)

    done = restore(str(board_file), saved, user="lan", at=AT)

    assert done.kept == board_file.with_name("board.db.before-restore-20220516-091405")
    assert rows(done.kept) == before
    assert done.kept.stat().st_mode & 0o777 == 0o600
    restore(str(board_file), done.kept, user="lan", at=AT)
    assert rows(board_file) == before


def test_a_board_that_was_lost_comes_back(saved: Path, board_file: Path) -> None:
    """Nothing is kept, as nothing was there; a log that was left over is not played into the restored board."""
    board_file.unlink()
    board_file.with_name("board.db-wal").write_bytes(b"old")

    done = restore(str(board_file), saved, user="lan", at=AT)

    assert done.kept is None
    assert rows(board_file) == rows(saved)
    assert sorted(path.name for path in board_file.parent.iterdir()) == ["board.db", "board.db.lock", "sao-luu.db"]


@pytest.mark.parametrize("content", [b"", b"Vua la chu, khong phai co so du lieu. " * 400])
def test_a_board_that_cannot_even_be_read_is_kept_as_it_is(saved: Path, board_file: Path, content: bytes) -> None:
    """Somebody may still save something from it."""
    board_file.write_bytes(content)

    done = restore(str(board_file), saved, user="lan", at=AT)

    assert rows(board_file) == rows(saved)
    assert done.kept is not None
    assert done.kept.read_bytes() == content or content == b""


def test_a_damaged_board_is_kept_and_replaced(saved: Path, board_file: Path) -> None:
    """It opens, but its pages are broken: the usual reason for a restore."""
    content = bytearray(board_file.read_bytes())
    content[5 * 4096 : 9 * 4096] = b"\xff" * (4 * 4096)
    board_file.write_bytes(content)

    done = restore(str(board_file), saved, user="lan", at=AT)

    assert rows(board_file) == rows(saved)
    assert done.kept is not None
    assert done.kept.read_bytes()[5 * 4096 : 9 * 4096] == b"\xff" * (4 * 4096)


def test_what_is_no_sound_board_is_not_restored(saved: Path, board_file: Path, tmp_path: Path) -> None:
    """The file is looked at first, and the board that is there stays as it is."""
    before = board_file.read_bytes()
    letter, other, damaged, newer = (tmp_path / name for name in ("thư.txt", "khác.db", "hỏng.db", "mới.db"))
    letter.write_bytes(b"Kinh gui " * 1000)
    with closing(sqlite.connect(other)) as connection:
        connection.execute("CREATE TABLE danh_ba (ten TEXT)")
    content = bytearray(saved.read_bytes())
    content[5 * 4096 : 9 * 4096] = os.urandom(4 * 4096)
    damaged.write_bytes(content)
    shutil.copy(saved, newer)
    with closing(sqlite.connect(newer, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    assert reason(board_file, tmp_path / "không có.db") == "no_backup"
    assert reason(board_file, letter) == "not_a_database"
    assert reason(board_file, other) == "not_a_database"
    assert reason(board_file, damaged) == "backup"
    assert reason(board_file, newer) == "newer"
    assert reason(board_file, board_file) == "itself"
    assert board_file.read_bytes() == before
    assert [path for path in tmp_path.iterdir() if "restor" in path.name] == []


def test_nothing_is_written_beside_a_backup_that_is_restored(saved: Path, board_file: Path, tmp_path: Path) -> None:
    """It may be on a medium that cannot be written."""
    away = tmp_path / "đĩa"
    away.mkdir()
    source = Path(shutil.move(saved, away / "b.db"))
    before = source.read_bytes()

    restore(str(board_file), source, user="lan", at=AT)

    assert [path.name for path in away.iterdir()] == ["b.db"]
    assert source.read_bytes() == before


def test_a_running_boards_file_copied_with_its_log_is_restored_whole(
    small_board: OpenBoard, board_file: Path, tmp_path: Path
) -> None:
    """Such copies exist; without the log the newest changes would be missing without a word."""
    small_board.apply(AddNote("mau/I.1", "chỉ mới ở trong tệp -wal"), today=MID_MAY)
    for ending in ("", "-wal"):
        shutil.copy(board_file.with_name("board.db" + ending), tmp_path / f"chép.db{ending}")
    there = tmp_path / "nơi khác" / "board.db"

    restore(str(there), tmp_path / "chép.db", user="lan", at=AT)

    assert "chỉ mới ở trong tệp -wal" in rows(there)["note"][-1]


def test_nothing_is_restored_while_somebody_writes(saved: Path, board_file: Path) -> None:
    """Their change would be gone a moment after it was acknowledged."""
    before = board_file.read_bytes()

    with WriteGate(board_file, who="minh").held(), pytest.raises(GateHeld) as refused:
        restore(str(board_file), saved, user="lan", at=AT)

    assert refused.value.who == "minh"
    assert board_file.read_bytes() == before


def test_nothing_is_restored_while_somebody_has_the_board_open(saved: Path, board_file: Path) -> None:
    """A screen would go on showing what is no longer so, and send changes that were meant for it."""
    with OpenBoard(str(board_file), user="minh") as screen:
        screen.plans()
        before = len(screen.history())

        assert reason(board_file, saved) == "in_use"
        assert len(screen.history()) == before


def test_a_restore_that_fails_leaves_the_board(saved: Path, board_file: Path) -> None:
    """The draft is written and checked before anything of the present board is touched."""
    before = rows(board_file)
    board_file.with_name("board.db.restoring").mkdir()

    with pytest.raises(CannotOpen):
        restore(str(board_file), saved, user="lan", at=AT)

    assert rows(board_file) == before


def test_copies_never_take_each_others_name(tmp_path: Path) -> None:
    """Two restores within a second, or two tries of one migration."""
    first = free_name(tmp_path / "board.db", "schema-0001")
    first.touch()

    assert [first.name, free_name(tmp_path / "board.db", "schema-0001").name] == [
        "board.db.schema-0001",
        "board.db.schema-0001.2",
    ]
