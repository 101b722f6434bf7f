"""A board in use: its memory at the first quiet moment and after a morning of keys; what idling, moves and letters cost."""

import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.watch import BOARD, COLOURS, SIZE, cpu_of, mib_of, press
from tests.board.terminal import Terminal

RIGHT, LEFT, ENTER, ESCAPE = "\x1b[1;2C", "\x1b[1;2D", "\r", "\x1b"
TYPED = "quyết định"
SETTLED_SECONDS = 0.2
IDLE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Used:
    """What a board in use takes.

    MiB at the first quiet moment, when the board is open behind the picture and no key was pressed, and after use. CPU seconds
    of that opening. Bytes of `IDLE_SECONDS` of idling, and its share of a core. Milliseconds of each move and each letter, and
    CPU of one.
    """

    loaded_mib: float
    used_mib: float
    opening_cpu: float
    idle_bytes: int
    idle_cpu: float
    move_ms: tuple[float, ...]
    move_cpu_ms: float
    letter_ms: tuple[float, ...]
    letter_cpu_ms: float


def use(database: Path, *options: str, painted: str, moves: int = 6) -> Used:
    """Use a copy of the board as people do: let it stand, move cards, look at every view, filter, open a task and a form."""
    with tempfile.TemporaryDirectory() as folder:
        place = shutil.copy(database, folder)
        with Terminal.python(*BOARD, "--db", str(place), *options, size=SIZE, env=COLOURS) as terminal:
            terminal.wait_for(painted, within=60)
            terminal.settle(quiet=0.1)
            painted = cpu_of(terminal.pid)
            terminal.settle(quiet=2.5)
            loaded, cpu, came = mib_of(terminal.pid), cpu_of(terminal.pid), len(terminal.raw)
            end = time.monotonic() + IDLE_SECONDS
            while time.monotonic() < end:
                terminal.settle(quiet=end - time.monotonic())
            idle_bytes, idle_cpu = len(terminal.raw) - came, (cpu_of(terminal.pid) - cpu) / IDLE_SECONDS
            opening = cpu - painted
            _press_all(terminal, RIGHT, LEFT)  # the first of them loads what every change needs
            move_ms, move_cpu = _timed(terminal, (RIGHT, LEFT) * (moves // 2))
            _press_all(terminal, *"234578", "6", ESCAPE, "1", "/")
            letter_ms, letter_cpu = _timed(terminal, TYPED)
            _press_all(terminal, ESCAPE, ENTER, ESCAPE, "m", ESCAPE, "?", ESCAPE)
            used = mib_of(terminal.pid)
            return Used(loaded, used, opening, idle_bytes, idle_cpu, move_ms, move_cpu, letter_ms, letter_cpu)


def _timed(terminal: Terminal, keys: Sequence[str]) -> tuple[tuple[float, ...], float]:
    """Milliseconds of each key until its frame has settled, and the mean CPU milliseconds of one."""
    before = cpu_of(terminal.pid)
    waits = tuple(press(terminal, key, quiet=SETTLED_SECONDS) for key in keys)
    return waits, 1000 * (cpu_of(terminal.pid) - before) / len(keys)


def _press_all(terminal: Terminal, *keys: str) -> None:
    for key in keys:
        terminal.send(key)
        terminal.settle(quiet=0.5)
