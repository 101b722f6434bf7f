"""Watch a program on a pseudo-terminal: the CPU and memory until it is painted, the wait and bytes of each key."""

import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.board.terminal import Terminal

BOARD = ("-m", "board", "--today", "16/05/2022")
_NANOSECONDS = 1e9
DOWN = "\x1b[B"


@dataclass(frozen=True, slots=True)
class Seen:
    """One run: CPU seconds and peak MiB until painted, bytes of the first paint; milliseconds and bytes of each key."""

    cpu_seconds: float
    peak_mib: float
    first_bytes: int
    key_ms: tuple[float, ...]
    key_bytes: tuple[int, ...]
    idle_bytes: int

    @property
    def p50_ms(self) -> float:
        """The median key."""
        return statistics.median(self.key_ms)

    @property
    def p95_ms(self) -> float:
        """The key that only one in twenty is slower than."""
        return sorted(self.key_ms)[max(0, round(0.95 * len(self.key_ms)) - 1)]


def watch(arguments: Sequence[str], *, painted: str, keys: int = 24, size: tuple[int, int] = (120, 40)) -> Seen:
    """Start this interpreter with the arguments, wait until `painted` is on the screen, press Down, then wait idle."""
    with Terminal.python(*arguments, size=size, env={"COLORTERM": "truecolor"}) as terminal:
        terminal.wait_for(painted, within=60)
        terminal.settle(quiet=0.1)
        cpu, peak, first = cpu_of(terminal.pid), _peak(terminal.pid), len(terminal.raw)
        terminal.settle(quiet=1.5)
        waits, sizes = [], []
        for _press in range(keys):
            before, start = len(terminal.raw), time.perf_counter()
            terminal.send(DOWN)
            waits.append(terminal.answered(since=start, within=0.5))
            terminal.settle(quiet=0.05)
            sizes.append(len(terminal.raw) - before)
        terminal.settle(quiet=0.5)
        before = len(terminal.raw)
        terminal.settle(quiet=2.0)
        return Seen(cpu, peak, first, tuple(waits), tuple(sizes), len(terminal.raw) - before)


def say(line: str = "") -> None:
    """A line of the report."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def cpu_of(pid: int) -> float:
    """CPU seconds, of all threads. /proc/PID/stat counts in hundredths, too coarse for a start of fifteen of them."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text(encoding="utf-8").split()[0]) for thread in threads) / _NANOSECONDS


def _peak(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))
