"""Kills a board's writers at random moments and looks at what is left: `python -m tests.store.crashing KILLS [SEED [KIND]]`.

Every process writes, imports plans or makes backups, and tells each of them only after it was acknowledged. Afterwards the
acknowledged ones must be there, and nothing must be there by half.
"""

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

from sqlalchemy import Connection

from plans.agency import Agency, Directory
from plans.plan import Plan, Section, Task
from store.errors import CannotOpen
from store.open_board import OpenBoard
from store.sqlite.database_copy import check_board
from store.wishes import AddNote, EditTask
from tests.store.forked import Child, Say
from tests.store.places import asked, is_whole, kind_of, looking, new_place, servers

TODAY = date(2022, 5, 16)
ROWS = 40
LONGEST_LIFE_SECONDS = {"sqlite": 0.25, "postgresql": 0.6}
KILLS_OF_ONE_BOARD = 50


def plan(key: str) -> Plan:
    """A plan of so many rows, with one deliverable each."""
    rows = (Task(f"I.{n}", "I", f"Nhiệm vụ {n}", "Báo cáo", "Quý II/2022", "Sở Nội vụ") for n in range(1, ROWS + 1))
    return Plan(
        key=key,
        number="1/QĐ-UBND",
        signed=date(2021, 12, 23),
        title=f"Kế hoạch {key}",
        short_title=key,
        issuer="UBND tỉnh",
        years=(2022,),
        secretariat="Văn phòng UBND tỉnh",
        sections=(Section("I", "CẢI CÁCH THỂ CHẾ"),),
        tasks=tuple(rows),
    )


def write(board: OpenBoard, name: str, say: Say) -> None:
    """Actions of three wishes on three tasks; all three carry the same mark."""
    for number in count():
        mark = f"{name}.{number}"
        wishes = (AddNote("goc/I.1", mark), AddNote("goc/I.2", mark), EditTask("goc/I.3", (("progress", mark),)))
        board.apply_all(wishes, today=TODAY)
        say(f"{mark} {time.monotonic()}")


def bring_in(board: OpenBoard, name: str, say: Say) -> None:
    """One plan after the other."""
    for number in count():
        key = f"{name}.{number}"
        board.import_plan(plan(key), source="crash")
        say(f"{key} {time.monotonic()}")


def save(board: OpenBoard, name: str, say: Say, *, to: Path) -> None:
    """One backup over the other, each of a board that has just been changed."""
    for number in count():
        board.apply_all((AddNote("goc/I.4", f"{name}.{number}"),), today=TODAY)
        board.backup(to, replace=True)
        say(f"{name}.{number} {time.monotonic()}")


class Crashes:
    """A board that is crashed again and again, and what was ever found wrong with it."""

    def __init__(self, place: str, copy: Path, chance: random.Random) -> None:
        self.found = dict.fromkeys(("kills", "acknowledged", "lost", "half", "damaged", "partial", "failed"), 0)
        self.slowest_first_seconds = 0.0
        self._place, self._copy = place, copy
        self._chance = chance
        self._acknowledged: set[str] = set()
        Child(self._begin).lines()

    def crash(self) -> None:
        """Let one process work until it is killed, then look at the board."""
        name = f"{self.found['kills']}"
        work, seconds = (
            self._chance.choices((write, bring_in, partial(save, to=self._copy)), weights=(6, 3, 1))[0],
            self._chance.uniform(0, LONGEST_LIFE_SECONDS[kind_of(self._place)]),
        )
        started = time.monotonic()
        told = Child(partial(self._open_and, work, name)).kill_after(seconds)
        self.found["kills"] += 1
        self.found["failed"] += sum(line.startswith("!") for line in told)
        marks = [line.split(" ") for line in told if not line.startswith("!")]
        if marks:
            self.slowest_first_seconds = max(self.slowest_first_seconds, float(marks[0][1]) - started)
        self._acknowledged |= {mark for mark, _moment in marks}
        self.found["acknowledged"] += len(marks)
        self._look()

    def _begin(self, _say: Say) -> None:
        with OpenBoard(self._place, user="lan") as board:
            board.first_start(Directory((Agency("snv", "Sở Nội vụ", "SNV", order=1),), ()), [(plan("goc"), "crash")])

    def _open_and(self, work: Callable[[OpenBoard, str, Say], None], name: str, say: Say) -> None:
        with OpenBoard(self._place, user="lan", create=False) as board:
            work(board, name, say)

    def _look(self) -> None:
        with looking(self._place) as connection:
            self.found["damaged"] += not is_whole(connection)
            there = _notes(connection, "I.1")
            plans = dict(
                asked(
                    connection, "SELECT plan.key, count(*) FROM plan JOIN task ON plan_id = plan.id GROUP BY plan.key"
                )
            )
            self.found["partial"] += sum(number != ROWS for number in plans.values()) + _unlike(connection)
            self.found["half"] += _half(connection)
            every = there | _notes(connection, "I.4") | set(plans)
        self.found["lost"] += len(self._acknowledged - every)
        if self._copy.exists():
            try:
                check_board(self._copy)
            except CannotOpen:
                self.found["damaged"] += 1


def _notes(connection: Connection, number: str) -> set[str]:
    select = "SELECT text FROM note JOIN task ON task.id = task_id WHERE number = :number"
    return {text for (text,) in asked(connection, select, number=number)}


def _half(connection: Connection) -> int:
    """Marks of which one of the three wishes is missing; actions without changes; notes without history."""
    first, second = _notes(connection, "I.1"), _notes(connection, "I.2")
    ((progress,),) = asked(connection, "SELECT progress FROM task WHERE number = 'I.3' ORDER BY id LIMIT 1")
    last = asked(
        connection,
        "SELECT text FROM note JOIN task ON task.id = task_id WHERE number = 'I.1' ORDER BY note.id DESC LIMIT 1",
    )
    ((bare,),) = asked(
        connection, "SELECT count(*) FROM action WHERE NOT EXISTS (SELECT 1 FROM change WHERE action_id = action.id)"
    )
    ((untold,),) = asked(
        connection, "SELECT (SELECT count(*) FROM note) - (SELECT count(*) FROM change WHERE table_name = 'note')"
    )
    return len(first ^ second) + int(progress != (last[0][0] if last else "")) + int(bare) + abs(int(untold))


def _unlike(connection: Connection) -> int:
    """Plans that differ from the first one in how much belongs to them."""
    counts = asked(
        connection,
        """
        SELECT (SELECT count(*) FROM section WHERE section.plan_id = plan.id),
            (SELECT count(*) FROM deliverable JOIN task ON task.id = task_id WHERE task.plan_id = plan.id),
            (SELECT count(*) FROM stamp JOIN task ON task.id = task_id WHERE task.plan_id = plan.id)
        FROM plan ORDER BY id
        """,
    )
    return sum(one != counts[0] for one in counts)


def crash(kills: int, seed: int, kind: str) -> dict[str, float]:
    """Kill so many processes; what was found, all of it to be nothing but kills, acknowledged and slowest_first_seconds."""
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    total: dict[str, float] = {}
    for start in range(0, kills, KILLS_OF_ONE_BOARD):
        with new_place(kind) as place, tempfile.TemporaryDirectory(prefix="crash-") as folder:
            crashes = Crashes(place, Path(folder) / "sao-luu.db", chance)
            for _kill in range(min(KILLS_OF_ONE_BOARD, kills - start)):
                crashes.crash()
        for name, number in crashes.found.items():
            total[name] = total.get(name, 0) + number
        slowest = max(total.get("slowest_first_seconds", 0.0), crashes.slowest_first_seconds)
        total["slowest_first_seconds"] = round(slowest, 3)
    return total


if __name__ == "__main__":
    with servers():
        print(json.dumps(crash(int(sys.argv[1]), int((sys.argv[2:] or ["1"])[0]), (sys.argv[3:] or ["sqlite"])[0])))
