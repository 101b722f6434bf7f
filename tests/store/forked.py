"""Processes that are forked once everything is imported: sixty of them cost less than three fresh starts.

For programs of one thread that have no board open: what SQLite holds open must not go through a fork.
"""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable

Say = Callable[[str], None]
"""Tells the parent a line. What was told arrives, even if the teller is killed right behind it."""


class Child:
    """A forked process that does one piece of work and tells of it."""

    def __init__(self, work: Callable[[Say], None]) -> None:
        ours, theirs = os.pipe()
        sys.stdout.flush()
        self.process = os.fork()
        if self.process == 0:
            os.close(ours)
            _do(work, lambda line: _write(theirs, line))
        os.close(theirs)
        self._told = ours

    def kill_after(self, seconds: float) -> list[str]:
        """Kill it at that moment, wherever it is; the lines that it told."""
        time.sleep(seconds)
        os.kill(self.process, signal.SIGKILL)
        return self.lines()

    def lines(self) -> list[str]:
        """Wait for its end; the lines that it told."""
        with open(self._told, encoding="utf-8") as told:  # noqa: PTH123 - a descriptor is no path
            lines = told.read().splitlines()
        _process, status = os.waitpid(self.process, 0)
        self.code = os.waitstatus_to_exitcode(status)
        return lines


def all_at_once(works: Iterable[Callable[[Say], None]]) -> list[list[str]]:
    """Do all of it at the same time; what each told."""
    children = [Child(work) for work in works]
    return [child.lines() for child in children]


def _do(work: Callable[[Say], None], say: Say) -> None:
    code = 1
    try:
        work(say)
        code = 0
    except BaseException as error:  # noqa: BLE001 - the parent counts it
        say(f"! {type(error).__name__}: {error}")
        traceback.print_exc()
    finally:
        os._exit(code)  # without the parent's own ending: its buffers, its exit handlers


def _write(told: int, line: str) -> None:
    os.write(told, f"{line}\n".encode())
