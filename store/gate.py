"""The gate that writers pass one by one: a lock file beside the database, with the holder's name and process in it.

SQLite's own waiting sleeps longer and longer and lets late-comers overtake; standing in line here keeps the longest wait
short. It also keeps checkpoints from racing commits, which SQLite before 3.51.3 can answer with a damaged file.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.errors import CannotOpen

WAIT_SECONDS = 15.0
_PAUSE_SECONDS = 0.004


class WriteGate:
    """The gate of one database file, for one user."""

    def __init__(self, database: Path, *, who: str, wait_seconds: float = WAIT_SECONDS) -> None:
        self._database = database
        self._lock = database.with_name(database.name + ".lock")
        self._who = who
        self._wait_seconds = wait_seconds

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the gate; the kernel lets go of it even when the process is killed.

        Raises:
            CannotOpen: "busy" after the wait, with who holds it; OSError where the lock file cannot be made.
        """
        lock = os.open(self._lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            self._wait(lock)
            os.ftruncate(lock, 0)
            os.pwrite(lock, f"{self._who}, {os.getpid()}".encode(), 0)
            yield
        finally:
            os.close(lock)

    def _wait(self, lock: int) -> None:
        give_up = time.monotonic() + self._wait_seconds
        while not _taken(lock):
            if time.monotonic() > give_up:
                raise CannotOpen(str(self._database), "busy", os.pread(lock, 200, 0).decode(errors="replace"))
            time.sleep(_PAUSE_SECONDS)


def _taken(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
