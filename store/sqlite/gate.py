"""The gate that writers pass one by one: a lock file beside the database, with the holder's name and process in it.

SQLite's own waiting sleeps longer and longer and lets late-comers overtake; standing in line here keeps the longest wait
short. It also keeps checkpoints from racing commits, which SQLite before 3.51.3 can answer with a damaged file.

Whoever is inside or in line cannot be stopped by Ctrl+Z, which comes afterwards (`store.unstopped`).
"""

import fcntl
import os
from _thread import allocate_lock, start_new_thread
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.errors import GateHeld
from store.unstopped import unstopped

WAIT_SECONDS = 15.0

_NOTE_BYTES = 200


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
            lock = os.open(lock_file(self._database), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            leaving.callback(os.close, lock)
            leaving.push(self._entered(lock))
            # Always of one length: ext4 writes a file that was cut off and filled anew to the disk at once, when it is closed.
            os.pwrite(lock, f"{self._who}, {os.getpid()}".encode()[-_NOTE_BYTES:].rjust(_NOTE_BYTES), 0)
            yield

    def _entered(self, lock: int) -> ExitStack:
        """Wait until we are inside; what is given leaves again."""
        with ExitStack() as leaving:
            left = leaving.enter_context(unstopped(self._wait_seconds))
            if left >= 0 and (_taken(lock) or _stood_in_line(lock, left)):
                leaving.callback(fcntl.flock, lock, fcntl.LOCK_UN)
                return leaving.pop_all()
        found = _read(lock)
        raise GateHeld(str(self._database), found.who, found.process, found.since)


def holder(database: Path) -> Holder | None:
    """Who is inside the gate of this database now, if anybody. Waits for nobody.

    Raises:
        OSError: the lock file cannot be read.
    """
    try:
        lock = os.open(lock_file(database), os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        return None if _taken(lock, fcntl.LOCK_SH) else _read(lock)
    finally:
        os.close(lock)


def lock_file(database: Path) -> Path:
    """The lock file of a database."""
    return database.with_name(database.name + ".lock")


def _stood_in_line(lock: int, seconds: float) -> bool:
    """Stand in the kernel's own line. It serves in turn but its waiting has no end, so that a thread has to do it for us.

    A bare thread: whatever it did besides, all who stand behind us would wait for, too. Whoever takes the only claim first
    decides: the thread that we are inside, or we that we have left, and then the thread lets go of the lock again.
    """
    place = os.dup(lock)
    claim, failed = [place], list[OSError]()
    inside = allocate_lock()
    inside.acquire()

    def wait() -> None:
        try:
            fcntl.flock(place, fcntl.LOCK_EX)
        except OSError as error:
            failed.append(error)
        try:
            claim.pop()
        except IndexError:
            os.close(place)
        else:
            inside.release()

    start_new_thread(wait, ())
    if not inside.acquire(timeout=seconds):
        try:
            claim.pop()
        except IndexError:
            inside.acquire()  # at the last moment, after all
        else:
            return False
    os.close(place)
    if failed:
        raise failed[0]
    return True


def _taken(lock: int, how: int = fcntl.LOCK_EX) -> bool:
    try:
        fcntl.flock(lock, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read(lock: int) -> Holder:
    """What the holder wrote; the file's time is when it did, so that nobody here asks the clock."""
    who, _comma, process = os.pread(lock, _NOTE_BYTES, 0).decode(errors="replace").strip().rpartition(", ")
    since = datetime.fromtimestamp(os.fstat(lock).st_mtime, UTC)
    return Holder(who, int(process) if process.isdigit() else 0, since)
