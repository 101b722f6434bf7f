"""A writer's turn within its own process: one thread at a time, and Ctrl+Z waits until it has left.

A process that is stopped in the middle of a change would keep everybody else waiting, on every kind of database.
"""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_within = threading.RLock()
"""Held by the one thread of this process that is writing or stands in line for it; it may write to a second database, too."""


@contextmanager
def unstopped(wait_seconds: float) -> Iterator[float]:
    """Keep Ctrl+Z and the other threads of this process out. Gives the seconds that are left; negative: others are inside.

    It is entered in either case, so that whoever waited in vain can find out why before leaving.
    """
    give_up = time.monotonic() + wait_seconds
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTSTP})
    entered = _within.acquire(timeout=wait_seconds)
    try:
        yield max(0.0, give_up - time.monotonic()) if entered else -1.0
    finally:
        if entered:
            _within.release()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def nobody_inside() -> Iterator[None]:
    """Let no thread of this process write, once the one that does has left: for whoever stops the process."""
    with _within:
        yield
