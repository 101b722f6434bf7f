"""Nothing that was acknowledged is lost, and nothing is there by half: whoever is killed, and however many write at once.

Each test starts one process that imports everything once and forks the rest. `make soak` does the same a thousand times.
"""

import json
import subprocess
import sys
from typing import Any

import pytest

from store.migrations import NEWEST

pytestmark = pytest.mark.process


def found(*words: str) -> dict[str, Any]:
    """What one of the programs beside this file found."""
    done = subprocess.run(
        [sys.executable, "-m", *words], capture_output=True, text=True, check=False, timeout=300, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_sixty_killed_processes_lose_nothing_and_leave_nothing_by_half() -> None:
    """They wrote several tasks at once, imported plans and made backups; the first write after a crash waits for nothing."""
    crashes = found("tests.store.crashing", "60")

    assert crashes["kills"] == 60
    assert crashes["acknowledged"] > 60
    wrong = {name: crashes[name] for name in ("lost", "half", "damaged", "partial", "failed")}
    assert wrong == {"lost": 0, "half": 0, "damaged": 0, "partial": 0, "failed": 0}
    assert crashes["slowest_first_seconds"] < 2


def test_thirty_processes_at_one_task_lose_nothing_and_overwrite_nothing() -> None:
    """Whoever was slower is told so and reads again; nobody is ever shown that a database is locked."""
    crowd = found("tests.store.crowd", "30", "2")

    assert {name: crowd[name] for name in ("acknowledged", "lost", "overwritten", "errors")} == {
        "acknowledged": 60,
        "lost": 0,
        "overwritten": 0,
        "errors": 0,
    }


def test_thirty_first_starts_and_thirty_upgrades_at_once_all_succeed() -> None:
    """A whole office logs in after the machine was set up, or after the program was brought up to date.

    Each finds the same plans; an upgrade leaves exactly one copy of the board as it was, named by its schema.
    """
    starts = found("tests.store.starting", "at-once", "30")

    assert starts.pop("first") == [["2"], ["board.db", "board.db.lock"]]
    assert starts
    assert NEWEST not in starts
    for revision, said in starts.items():
        assert said == [["1"], ["board.db", "board.db.lock", f"board.db.schema-{revision}"]]


def test_an_upgrade_killed_at_any_statement_leaves_the_old_schema_or_the_new() -> None:
    """From every older revision, and from nothing; the next start goes on as if nothing had been."""
    upgrades = found("tests.store.starting", "killed", "3")

    assert upgrades["kills"] > 20
    assert (upgrades["between"], upgrades["cannot_go_on"]) == (0, 0)


def test_a_killed_restore_leaves_the_old_board_or_the_saved_one() -> None:
    """Never a mixture of both, and never no board at all."""
    restores = found("tests.store.restoring", "12")

    assert (restores["kills"], restores["between"]) == (12, 0)
