"""Kills restores at random moments: `python -m tests.store.restoring KILLS`. Each leaves the old board or the saved one."""

import json
import random
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from store.keeping import restore
from store.open_board import OpenBoard
from store.sqlite_driver import sqlite
from store.wishes import AddNote
from tests.store.crashing import TODAY, plan
from tests.store.crowd import begin
from tests.store.forked import Child, Say

AT = datetime(2022, 5, 16, 2, 0, tzinfo=UTC)
LONGEST_LIFE_SECONDS = 0.03


def save_and_go_on(database: Path, saved: Path, _say: Say) -> None:
    """A backup of the board, and work that comes after it: notes, and another plan."""
    with OpenBoard(str(database), user="lan", create=False) as board:
        board.backup(saved)
        board.apply(AddNote("goc/I.1", "sau khi sao lưu"), today=TODAY)
        board.import_plan(plan("sau"), source="restore")


def put_back(database: Path, saved: Path, _say: Say) -> None:
    """The restore that is killed."""
    restore(str(database), saved, user="lan", at=AT)


def state(database: Path) -> tuple[int, int]:
    """How many notes and plans there are, in a board that is whole."""
    with closing(sqlite.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        (found,) = connection.execute("SELECT (SELECT count(*) FROM note), (SELECT count(*) FROM plan)").fetchall()
        return found[0], found[1]


def crash(kills: int) -> dict[str, int]:
    """How many restores were killed, how many of them had come through, and what was neither the old board nor the saved."""
    chance = random.Random(1)  # noqa: S311 - chance, not secrecy
    found = {"kills": 0, "restored": 0, "between": 0}
    for _kill in range(kills):
        with tempfile.TemporaryDirectory() as folder:
            database, saved = Path(folder) / "board.db", Path(folder) / "sao-luu.db"
            Child(partial(begin, database)).lines()
            Child(partial(save_and_go_on, database, saved)).lines()
            Child(partial(put_back, database, saved)).kill_after(chance.uniform(0, LONGEST_LIFE_SECONDS))
            left = state(database)
            found["kills"] += 1
            found["restored"] += left == (0, 1)
            found["between"] += left not in {(0, 1), (1, 2)}
    return found


if __name__ == "__main__":
    print(json.dumps(crash(int(sys.argv[1]))))
