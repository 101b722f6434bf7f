"""A board in use: its memory at the first quiet moment and after a morning of keys; what idling, moves and letters cost."""

import shutil
import tempfile
import time
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
    of that opening. Bytes of `IDLE_SECONDS` of idling, and its share of a core. Milliseconds of each move and each letter.
    """

    loaded_mib: float
    used_mib: float
    opening_cpu: float
    idle_bytes: int
    idle_cpu: float
    move_ms: tuple[float, ...]
    letter_ms: tuple[float, ...]


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
            move_ms = [press(terminal, key, quiet=SETTLED_SECONDS) for key in (RIGHT, LEFT) * (moves // 2)]
            _press_all(terminal, *"234578", "6", ESCAPE, "1", "/")
            letter_ms = [press(terminal, letter, quiet=SETTLED_SECONDS) for letter in TYPED]
            _press_all(terminal, ESCAPE, ENTER, ESCAPE, "m", ESCAPE, "?", ESCAPE)
            return Used(loaded, mib_of(terminal.pid), opening, idle_bytes, idle_cpu, tuple(move_ms), tuple(letter_ms))


def _press_all(terminal: Terminal, *keys: str) -> None:
    for key in keys:
        terminal.send(key)
        terminal.settle(quiet=0.5)
