"""The doctor's findings."""

import sqlite3
from pathlib import Path

from store.health import has_wal_reset_bug
from store.open_board import OpenBoard


def test_a_sound_board_has_only_good_findings(small_board: OpenBoard, board_file: Path) -> None:
    """Each finding has a stable name that other programs can rely on."""
    board_file.chmod(0o600)

    findings = {finding.name: finding for finding in small_board.doctor()}

    assert set(findings) == {"sqlite", "schema", "integrity", "foreign_keys", "journal_mode", "file_mode"}
    assert all(finding.ok for name, finding in findings.items() if name != "sqlite")
    assert findings["sqlite"].ok == (not has_wal_reset_bug(sqlite3.sqlite_version_info))


def test_a_file_that_others_can_read_and_a_broken_reference_are_found(small_board: OpenBoard, board_file: Path) -> None:
    """Other tools can write the file too, without our checks."""
    board_file.chmod(0o644)
    connection = sqlite3.connect(board_file)
    connection.execute("UPDATE deliverable SET agency_id = 999 WHERE id = 1")
    connection.commit()
    connection.close()

    findings = {finding.name: finding for finding in small_board.doctor()}

    assert (findings["file_mode"].ok, findings["file_mode"].detail) == (False, "0644")
    assert (findings["foreign_keys"].ok, findings["foreign_keys"].detail) == (False, "deliverable 1")
