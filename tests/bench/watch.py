"""Watch a program on a pseudo-terminal: the CPU and memory until it is painted, the wait and bytes of each key."""

import os
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.board.terminal import Terminal

BOARD = ("-m", "board", "--today", "16/05/2022")
SIZE = (120, 40)
COLOURS = {"COLORTERM": "truecolor"}
DOWN = "\x1b[B"
_NANOSECONDS = 1e9


@dataclass(frozen=True, slots=True)
class Seen:
    """One start: CPU seconds and MiB until painted, bytes of the first paint; milliseconds of each Down, and CPU of one."""

    cpu_seconds: float
    mib: float
    first_bytes: int
    key_ms: tuple[float, ...]
    key_cpu_ms: float


class Others:
    """How much of the machine other processes use: where it is more than a fifth, wall-clock figures mean little."""

    def __init__(self) -> None:
        self._busy, self._all, self._own = *_machine(), _own()

    def share(self) -> float:
        """Of all cores, since this was made."""
        busy, everything = _machine()
        own = (_own() - self._own) * os.sysconf("SC_CLK_TCK")
        return max(0.0, busy - self._busy - own) / max(1, everything - self._all)


def watch(arguments: Sequence[str], *, painted: str, keys: int = 24) -> Seen:
    """Start this interpreter with the arguments, wait until `painted` is on the screen, press Down."""
    with Terminal.python(*arguments, size=SIZE, env=COLOURS) as terminal:
        terminal.wait_for(painted, within=60)
        terminal.settle(quiet=0.1)
        cpu, mib, first = cpu_of(terminal.pid), mib_of(terminal.pid), len(terminal.raw)
        terminal.settle(quiet=1.5)
        waits, rested = [], cpu_of(terminal.pid)
        for _press in range(keys):
            waits.append(press(terminal, DOWN, quiet=0.03))
            terminal.settle(quiet=0.05)
        return Seen(cpu, mib, first, tuple(waits), 1000 * (cpu_of(terminal.pid) - rested) / keys)


def press(terminal: Terminal, key: str, *, quiet: float) -> float:
    """Milliseconds from the key to the last byte before a silence of `quiet` seconds."""
    start = time.perf_counter()
    terminal.send(key)
    return terminal.answered(since=start, quiet=quiet, within=3.0)


def p95(values: Sequence[float]) -> float:
    """What only one in twenty exceeds."""
    return sorted(values)[max(0, round(0.95 * len(values)) - 1)]


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def say(line: str = "") -> None:
    """A line of the report."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def cpu_of(pid: int) -> float:
    """CPU seconds, of all threads. /proc/PID/stat counts in hundredths, too coarse for a start of fifteen of them."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text(encoding="utf-8").split()[0]) for thread in threads) / _NANOSECONDS


def mib_of(pid: int) -> float:
    """The most memory that it has held so far (VmHWM)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def _machine() -> tuple[int, int]:
    """Ticks of all cores: busy ones and all."""
    ticks = [int(field) for field in Path("/proc/stat").read_text(encoding="utf-8").splitlines()[0].split()[1:9]]
    return sum(ticks) - ticks[3] - ticks[4], sum(ticks)


def _own() -> float:
    """CPU seconds of this process and of the children that have ended. Those that still run are few, and waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
