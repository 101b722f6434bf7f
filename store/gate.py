"""The gate that writers pass one by one: a lock file beside the database, with the holder's name and process in it.

SQLite's own waiting sleeps longer and longer and lets late-comers overtake; standing in line here keeps the longest wait
short. It also keeps checkpoints from racing commits, which SQLite before 3.51.3 can answer with a damaged file.

Whoever holds the gate cannot be stopped by Ctrl+Z: a stopped process would keep everybody else waiting.
"""

import fcntl
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.errors import GateHeld

WAIT_SECONDS = 15.0
_PAUSE_SECONDS = 0.004

_within = threading.Lock()
"""Held by the thread of this process that is inside the gate."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is inside the gate: the user, the process, and since when."""

    who: str
    process: int
    since: datetime


class WriteGate:
    """The gate of one database file, for one user."""

    def __init__(self, database: Path, *, who: str, wait_seconds: float = WAIT_SECONDS) -> None:
        self._database = database
        self._who = who
        self._wait_seconds = wait_seconds

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the gate; the kernel lets go of it even when the process is killed.

        Raises:
            GateHeld: after the wait, with who holds it; OSError where the lock file cannot be made.
        """
        with ExitStack() as leaving:
            lock = os.open(_lock_file(self._database), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            leaving.callback(os.close, lock)
            leaving.push(self._entered(lock))
            os.ftruncate(lock, 0)
            os.pwrite(lock, f"{self._who}, {os.getpid()}".encode(), 0)
            yield

    def _entered(self, lock: int) -> ExitStack:
        """Wait until we are inside; what is given leaves again."""
        give_up = time.monotonic() + self._wait_seconds
        while True:
            with ExitStack() as attempt:
                if _enters(lock, attempt):
                    return attempt.pop_all()
            if time.monotonic() > give_up:
                found = _read(lock)
                raise GateHeld(str(self._database), found.who, found.process, found.since)
            time.sleep(_PAUSE_SECONDS)


@contextmanager
def nobody_inside() -> Iterator[None]:
    """Let no thread of this process into any gate, once the one that is inside has left: for whoever stops the process."""
    with _within:
        yield


def holder(database: Path) -> Holder | None:
    """Who is inside the gate of this database now, if anybody. Waits for nobody.

    Raises:
        OSError: the lock file cannot be read.
    """
    try:
        lock = os.open(_lock_file(database), os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        return None if _taken(lock, fcntl.LOCK_SH) else _read(lock)
    finally:
        os.close(lock)


def _lock_file(database: Path) -> Path:
    return database.with_name(database.name + ".lock")


def _enters(lock: int, attempt: ExitStack) -> bool:
    """Try to get inside, putting off Ctrl+Z for this thread: while waiting outside, a process can be stopped."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTSTP})
    attempt.callback(signal.pthread_sigmask, signal.SIG_SETMASK, before)
    if not _within.acquire(blocking=False):
        return False
    attempt.callback(_within.release)
    if not _taken(lock):
        return False
    attempt.callback(fcntl.flock, lock, fcntl.LOCK_UN)
    return True


def _taken(lock: int, how: int = fcntl.LOCK_EX) -> bool:
    try:
        fcntl.flock(lock, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read(lock: int) -> Holder:
    """What the holder wrote; the file's time is when it did, so that nobody here asks the clock."""
    who, _comma, process = os.pread(lock, 500, 0).decode(errors="replace").rpartition(", ")
    since = datetime.fromtimestamp(os.fstat(lock).st_mtime, UTC)
    return Holder(who, int(process) if process.isdigit() else 0, since)
