"""The doctor's findings."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from store.open_board import OpenBoard
from store.sqlite.driver import sqlite
from store.sqlite.gate import WriteGate
from store.views import FindingView
from store.wishes import AddNote, AddUser, EditTask, ExtendDeadline, Paper
from store.words import Role
from tests.conftest import MID_MAY, TickingClock

NAMES = [
    "sqlite",
    "schema",
    "integrity",
    "foreign_keys",
    "json",
    "history",
    "admins",
    "clock",
    "journal_mode",
    "wal",
    "file_mode",
    "folder_mode",
    "file_system",
    "gate",
    "feed_secret",
]


def look(board: OpenBoard) -> dict[str, FindingView]:
    """The findings by name."""
    return {finding.name: finding for finding in board.doctor()}


@contextmanager
def another_tool(path: Path) -> Iterator[Connection]:
    """A tool that writes the file without our checks."""
    with closing(sqlite.connect(path, isolation_level=None)) as connection:
        yield connection


def test_a_sound_board_has_only_good_findings(small_board: OpenBoard, board_file: Path) -> None:
    """Each finding has a stable name that other programs can rely on."""
    board_file.chmod(0o600)

    findings = look(small_board)

    assert list(findings) == NAMES
    assert [finding for finding in findings.values() if not finding.ok and finding.name != "sqlite"] == []


def test_a_broken_reference_is_found(small_board: OpenBoard, board_file: Path) -> None:
    """Other tools write without our foreign keys."""
    with another_tool(board_file) as tool:
        tool.execute("UPDATE deliverable SET agency_id = 999 WHERE id = 1")

    assert look(small_board)["foreign_keys"] == FindingView("foreign_keys", False, "deliverable 1")


def test_files_that_others_can_read_are_named_with_their_modes(small_board: OpenBoard, board_file: Path) -> None:
    """A copy beside the board says as much as the board."""
    board_file.chmod(0o600)
    copy = board_file.with_name("board.db.schema-0001")
    copy.touch(mode=0o600)
    copy.chmod(0o640)
    board_file.with_name("board.db2").touch(mode=0o644)

    assert look(small_board)["file_mode"] == FindingView("file_mode", False, "board.db.schema-0001 0640")


def test_a_folder_that_others_can_write_is_found(small_board: OpenBoard, board_file: Path) -> None:
    """Whoever can write the folder can put another file in the board's place, whatever the file's own mode."""
    board_file.parent.chmod(0o770)

    assert look(small_board)["folder_mode"] == FindingView("folder_mode", False, f"{board_file.parent} 0770")


def test_history_of_a_row_that_nobody_took_away_is_orphaned(small_board: OpenBoard, board_file: Path) -> None:
    """Undo and the view as of a day go by history: a row that another tool deleted makes both wrong."""
    small_board.apply(AddNote("mau/I.1", "ghi chú"), today=MID_MAY)
    with another_tool(board_file) as tool:
        tool.execute("DELETE FROM note")

    assert look(small_board)["history"] == FindingView("history", False, "note 1")


@pytest.mark.parametrize(
    ("statement", "detail"),
    [
        ("UPDATE task SET officer = 'Bình' WHERE number = 'I.1'", "task 1.officer"),
        ("UPDATE deliverable SET due = '2022-12-31' WHERE task_id = 4", "deliverable 6.due"),
        ("DELETE FROM task WHERE number = 'I.1'", "task 1"),
    ],
)
def test_a_row_that_another_tool_changed_is_not_what_history_says(
    small_board: OpenBoard, board_file: Path, statement: str, detail: str
) -> None:
    """Nobody would know who did it, and an undo would be refused without a reason that anybody sees."""
    small_board.apply(EditTask("mau/I.1", (("officer", "Hà"),)), today=MID_MAY)
    small_board.apply(ExtendDeadline("mau/I.4", date(2022, 11, 30), Paper("9/QĐ", MID_MAY)), today=MID_MAY)
    assert look(small_board)["history"].ok
    with another_tool(board_file) as tool:
        tool.execute(statement)

    assert look(small_board)["history"] == FindingView("history", False, detail)


def test_a_list_that_is_none_is_found(small_board: OpenBoard, board_file: Path) -> None:
    """What cannot be read stops every screen; the doctor still looks at the rest."""
    with another_tool(board_file) as tool:
        tool.execute("UPDATE task SET leads = '[\"snv\"' WHERE id = 2")

    findings = look(small_board)

    assert findings["json"] == FindingView("json", False, "task 2.leads")
    assert findings["gate"].ok


def test_a_board_whose_last_admin_is_gone_is_found(small_board: OpenBoard, board_file: Path) -> None:
    """The program itself keeps the last one."""
    small_board.apply(AddUser("lan", Role.ADMIN), today=MID_MAY)
    assert look(small_board)["admins"] == FindingView("admins", True, "1 / 1")
    with another_tool(board_file) as tool:
        tool.execute("UPDATE user_account SET role = 'viewer'")

    assert look(small_board)["admins"] == FindingView("admins", False, "0 / 1")


def test_rows_that_an_undo_took_away_are_no_orphans(small_board: OpenBoard) -> None:
    """Their history ends with their own deletion."""
    small_board.apply(AddNote("mau/I.1", "ghi chú"), today=MID_MAY)
    small_board.undo()

    assert look(small_board)["history"].ok


def test_a_clock_that_was_set_back_is_found(small_board: OpenBoard, clock: TickingClock) -> None:
    """History would tell a day's work before that of the day before; a server's clock is set by hand now and then."""
    small_board.apply(AddNote("mau/I.1", "một"), today=MID_MAY)
    clock.moment -= timedelta(hours=2)
    small_board.apply(AddNote("mau/I.1", "hai"), today=MID_MAY)

    found = look(small_board)["clock"]

    assert (found.ok, found.detail) == (False, "#3 -7140 s")


def test_an_action_from_the_future_is_found(small_board: OpenBoard, clock: TickingClock) -> None:
    """The clock was ahead then, or is behind now."""
    small_board.apply(AddNote("mau/I.1", "một"), today=MID_MAY)
    clock.moment -= timedelta(days=1)

    found = look(small_board)["clock"]

    assert (found.ok, found.detail) == (False, "#2 +86340 s")


def test_a_writer_that_hangs_is_named(small_board: OpenBoard, board_file: Path, clock: TickingClock) -> None:
    """Everybody else is told that the board is busy; the doctor says because of whom."""
    with WriteGate(board_file, who="minh").held():
        passing = look(small_board)["gate"]
        clock.moment += timedelta(days=10_000)
        hanging = look(small_board)["gate"]

    assert (passing.ok, hanging.ok) == (True, False)
    assert hanging.detail.startswith(f"minh, {os.getpid()}, 20")


def test_a_place_on_the_network_is_found(
    small_board: OpenBoard, board_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder can be moved to a share while the board is open."""
    listed = board_file.with_name("mountinfo")
    listed.write_text("27 1 254:0 / / rw - nfs4 kho:/ rw\n")
    monkeypatch.setattr("store.sqlite.file_systems._MOUNTS", listed)

    assert look(small_board)["file_system"] == FindingView("file_system", False, "nfs4 /")


def test_what_cannot_be_looked_at_is_a_finding_too(small_board: OpenBoard, board_file: Path) -> None:
    """A doctor that stops at the first wound does not tell of the others."""
    with another_tool(board_file) as tool:
        tool.execute("DROP TABLE change")

    findings = look(small_board)

    assert list(findings) == NAMES
    assert (findings["history"].ok, findings["history"].detail) == (False, "no such table: change")
    assert findings["clock"].ok
