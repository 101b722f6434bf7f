"""Kills restores at random: `python -m tests.store.restoring KILLS [KIND]`. Each leaves the old board or the saved one."""

import json
import random
import sys
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from store.keeping import restore
from store.open_board import OpenBoard
from store.wishes import AddNote
from tests.store.crashing import TODAY, plan
from tests.store.crowd import begin
from tests.store.forked import Child, Say
from tests.store.places import asked, is_whole, looking, new_place, servers

AT = datetime(2022, 5, 16, 2, 0, tzinfo=UTC)
LONGEST_LIFE_SECONDS = {"sqlite": 0.08, "postgresql": 0.9}


def save_and_go_on(database: str, saved: Path, _say: Say) -> None:
    """A backup of the board, and work that comes after it: notes, and another plan."""
    with OpenBoard(database, user="lan", create=False) as board:
        board.backup(saved)
        board.apply(AddNote("goc/I.1", "sau khi sao lưu"), today=TODAY)
        board.import_plan(plan("sau"), source="restore")


def put_back(database: str, saved: Path, _say: Say) -> None:
    """The restore that is killed."""
    restore(database, saved, user="lan", at=AT)


def state(database: str) -> tuple[int, int]:
    """How many notes and plans there are, in a board that is whole."""
    with looking(database) as connection:
        assert is_whole(connection)
        ((notes, plans),) = asked(connection, "SELECT (SELECT count(*) FROM note), (SELECT count(*) FROM plan)")
        return notes, plans


def crash(kills: int, kind: str) -> dict[str, int]:
    """How many restores were killed, how many of them had come through, and what was neither the old board nor the saved."""
    chance = random.Random(1)  # noqa: S311 - chance, not secrecy
    found = {"kills": 0, "restored": 0, "between": 0}
    for _kill in range(kills):
        with new_place(kind) as database, tempfile.TemporaryDirectory() as folder:
            saved = Path(folder) / "sao-luu.db"
            Child(partial(begin, database)).lines()
            Child(partial(save_and_go_on, database, saved)).lines()
            Child(partial(put_back, database, saved)).kill_after(chance.uniform(0, LONGEST_LIFE_SECONDS[kind]))
            left = state(database)
            found["kills"] += 1
            found["restored"] += left == (0, 1)
            found["between"] += left not in {(0, 1), (1, 2)}
    return found


if __name__ == "__main__":
    with servers():
        print(json.dumps(crash(int(sys.argv[1]), *(sys.argv[2:] or ["sqlite"]))))
