"""What a key costs on the line: its bytes against the least that the changed cells need, and against Textual's own output."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from board.screens.cell_diff import STOCK_OUTPUT
from tests.bench.least import cells_of, least_bytes
from tests.bench.watch import BOARD, say
from tests.board.terminal import Terminal

UP, DOWN, RIGHT, LEFT, CARRY, ENTER, ESCAPE = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[1;2C", "\r", "\x1b"

# In this order: each stands on what the one before has left.
ERRANDS: tuple[tuple[str, Sequence[str]], ...] = (
    ("cursor move, board", [DOWN] * 8),
    ("", [CARRY, CARRY, LEFT]),
    ("column change", [RIGHT, LEFT] * 4),
    ("", ["2"]),
    ("cursor move, timeline", [DOWN] * 8),
    ("pan", [RIGHT] * 4 + [LEFT] * 4),
    ("zoom", ["+", "-"] * 2),
    ("another view", ["3", "1", "2", "4", "1"]),
    ("a task and back", [ENTER, ESCAPE] * 2),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """The median key of an errand: its bytes, and how often it takes the least."""

    bytes: float
    times_least: float


def line_bytes(database: Path, *options: str, painted: str) -> dict[str, Cost]:
    """A table of errands, run with the program's own output and with Textual's. Returns what its own cost."""
    arguments = [*BOARD, "--db", str(database), *options]
    ours, stock = _costs(arguments, painted, {}), _costs(arguments, painted, {STOCK_OUTPUT: "1"})
    say(f"{'bytes a key, p50':<24}{'bytes':>9}{'× least':>9}{'Textual':>11}{'× least':>9}")
    for errand, cost in ours.items():
        alone = stock[errand]
        say(f"{errand:<24}{cost.bytes:>7,.0f} B{cost.times_least:>9.2f}{alone.bytes:>9,.0f} B{alone.times_least:>9.1f}")
    return ours


def _costs(arguments: Sequence[str], painted: str, env: dict[str, str]) -> dict[str, Cost]:
    with Terminal.python(*arguments, size=(120, 40), env=env) as terminal:
        terminal.wait_for(painted, within=60)
        terminal.settle(quiet=2.0)
        costs = {}
        for errand, keys in ERRANDS:
            spent = [_key(terminal, key) for key in keys]
            seen = [(sent, least) for sent, least in spent if least]
            if errand and seen:
                ratio = statistics.median(sent / least for sent, least in seen)
                costs[errand] = Cost(statistics.median(sent for sent, _least in seen), ratio)
        return costs


def _key(terminal: Terminal, key: str) -> tuple[int, int]:
    before, start = cells_of(terminal.screen), len(terminal.raw)
    terminal.send(key)
    terminal.settle(quiet=0.25)
    return len(terminal.raw) - start, least_bytes(before, cells_of(terminal.screen))
