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

KINDS = pytest.mark.parametrize(("kind", "kills"), [("sqlite", 60), ("postgresql", 60)])


def found(*words: str) -> dict[str, Any]:
    """What one of the programs beside this file found."""
    done = subprocess.run(
        [sys.executable, "-m", *words], capture_output=True, text=True, check=False, timeout=300, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@KINDS
def test_killed_processes_lose_nothing_and_leave_nothing_by_half(kind: str, kills: int) -> None:
    """They wrote several tasks at once, imported plans and made backups; the first write after a crash waits for nothing."""
    crashes = found("tests.store.crashing", str(kills), "1", kind)

    assert crashes["kills"] == kills
    assert crashes["acknowledged"] > kills
    wrong = {name: crashes[name] for name in ("lost", "half", "damaged", "partial", "failed")}
    assert wrong == {"lost": 0, "half": 0, "damaged": 0, "partial": 0, "failed": 0}
    assert crashes["slowest_first_seconds"] < 2


@pytest.mark.parametrize(("kind", "rounds"), [("sqlite", 1), ("postgresql", 1)])
def test_thirty_processes_at_one_task_lose_nothing_and_overwrite_nothing(kind: str, rounds: int) -> None:
    """Whoever was slower is told so and reads again; nobody is ever shown that a database is locked."""
    crowd = found("tests.store.crowd", "30", str(rounds), kind)

    assert {name: crowd[name] for name in ("acknowledged", "lost", "overwritten", "errors")} == {
        "acknowledged": 30 * rounds,
        "lost": 0,
        "overwritten": 0,
        "errors": 0,
    }


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_thirty_first_starts_and_thirty_upgrades_at_once_all_succeed(kind: str) -> None:
    """A whole office logs in after the machine was set up, or after the program was brought up to date.

    Each finds the same plans; an upgrade leaves exactly one copy of the board as it was, named by its schema.
    """
    starts = found("tests.store.starting", "at-once", "30", kind)
    board = ["board.db", "board.db.lock"] if kind == "sqlite" else []
    copy = "board.db" if kind == "sqlite" else "x.db"

    assert starts.pop("first") == [["2"], board]
    assert starts
    assert NEWEST not in starts
    for revision, said in starts.items():
        assert said == [["1"], [*board, f"{copy}.schema-{revision}"]]


@pytest.mark.parametrize(("kind", "step"), [("sqlite", 14), ("postgresql", 150)])
def test_an_upgrade_killed_at_any_statement_leaves_the_old_schema_or_the_new(kind: str, step: int) -> None:
    """From every older revision, and from nothing; the next start goes on as if nothing had been."""
    upgrades = found("tests.store.starting", "killed", str(step), kind)

    assert upgrades["kills"] > 10
    assert (upgrades["between"], upgrades["cannot_go_on"]) == (0, 0)


@pytest.mark.parametrize(("kind", "kills"), [("sqlite", 12), ("postgresql", 5)])
def test_a_killed_restore_leaves_the_old_board_or_the_saved_one(kind: str, kills: int) -> None:
    """Never a mixture of both, and never no board at all."""
    restores = found("tests.store.restoring", str(kills), kind)

    assert (restores["kills"], restores["between"]) == (kills, 0)
