"""What the doctor finds of a board on a PostgreSQL server."""

import os
from contextlib import closing

from store.open_board import OpenBoard
from store.postgres.database import open_postgres
from store.views import FindingView
from tests.store.on_postgres import AT, ON_A_SERVER, tool


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
