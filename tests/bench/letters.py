"""Typing a filter: how long each letter takes until the board shows what it finds, and how many bytes that is."""

import statistics
import time
from pathlib import Path

from tests.bench.watch import BOARD, cpu_of, say
from tests.board.terminal import Terminal

TYPED = "quy che chủ-trì:stn12 hạn:quý-này "


def measure_letters(database: Path) -> None:
    """Free words, a field, a value, another field, at 120×40; the field is opened a second before, as people do."""
    waits, work, sizes = [], [], []
    with Terminal.python(*BOARD, "--db", str(database), size=(120, 40)) as terminal:
        terminal.wait_for("Quá hạn", within=60)
        terminal.settle(quiet=2.0)
        terminal.send("/")
        terminal.settle(quiet=1.0)
        for letter in TYPED:
            before, cpu, start = len(terminal.raw), cpu_of(terminal.pid), time.perf_counter()
            terminal.send(letter)
            waits.append(terminal.answered(since=start, within=0.5))
            terminal.settle(quiet=0.1)
            work.append((cpu_of(terminal.pid) - cpu) * 1000)
            sizes.append(len(terminal.raw) - before)
    say(
        f"a letter of a filter: {statistics.median(waits):.1f} ms (slowest {max(waits):.1f}),"
        f" CPU {statistics.median(work):.1f} ms (most {max(work):.1f}), {statistics.median(sizes):,.0f} B"
    )
