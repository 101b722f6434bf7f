"""Thirty processes at one task: `python -m tests.store.crowd PROCESSES ROUNDS [KIND]`.

Each reads a task, puts its own word behind what stands there and writes it back for the version it read. Whoever is told
that somebody was faster reads again. In the end every acknowledged word must stand there, once.
"""

import json
import sys
import time
from collections.abc import Iterable
from datetime import date
from functools import partial

from plans.agency import Agency, Directory
from store.errors import ChangedMeanwhile
from store.open_board import OpenBoard
from store.wishes import EditTask
from tests.store.crashing import plan
from tests.store.forked import Child, Say, all_at_once
from tests.store.places import new_place, servers

TODAY = date(2022, 5, 16)
KEY = "goc/I.1"


def begin(place: str, _say: Say) -> None:
    """A new board with one plan."""
    with OpenBoard(place, user="lan") as board:
        board.first_start(Directory((Agency("snv", "Sở Nội vụ", "SNV", order=1),), ()), [(plan("goc"), "crowd")])


def append(place: str, name: int, rounds: int, say: Say) -> None:
    """So many words behind what others write meanwhile."""
    with OpenBoard(place, user=f"người {name}", create=False) as board:
        for number in range(rounds):
            word = f"{name}.{number}"
            while True:
                seen = next(task for task in board.board(None, today=TODAY).tasks if task.key == KEY)
                words = f"{seen.progress} {word}".strip()
                try:
                    board.apply(EditTask(KEY, (("progress", words),), if_version=seen.version), today=TODAY)
                except ChangedMeanwhile:
                    say("again")
                    continue
                say(word)
                break


def read(place: str, say: Say) -> None:
    """What stands there in the end, and what history says that it was in between."""
    with OpenBoard(place, user="lan", create=False) as board:
        say(board.task(KEY, today=TODAY).task.progress)
        actions = board.history(KEY)
        say(str(sum(action.wish == "edit" for action in actions)))


def crowd(processes: int, rounds: int, kind: str) -> dict[str, float]:
    """What was acknowledged, lost, told twice, and how often anybody was shown anything but "somebody was faster"."""
    with new_place(kind) as place:
        Child(partial(begin, place)).lines()
        started = time.monotonic()
        told = _flat(all_at_once(partial(append, place, name, rounds) for name in range(processes)))
        seconds = time.monotonic() - started
        progress, edits = Child(partial(read, place)).lines()
    acknowledged = [line for line in told if line != "again" and not line.startswith("!")]
    there = progress.split()
    return {
        "acknowledged": len(acknowledged),
        "lost": len(set(acknowledged) - set(there)),
        "overwritten": abs(int(edits) - len(acknowledged)) + len(there) - len(set(there)),
        "errors": sum(line.startswith("!") for line in told),
        "again": told.count("again"),
        "seconds": round(seconds, 2),
    }


def _flat(lines: Iterable[list[str]]) -> list[str]:
    return [line for told in lines for line in told]


if __name__ == "__main__":
    with servers():
        print(json.dumps(crowd(int(sys.argv[1]), int(sys.argv[2]), *(sys.argv[3:] or ["sqlite"]))))
