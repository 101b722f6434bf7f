"""Others' changes of a board on a server, told by the server itself as soon as they are there."""

import os
import selectors
import threading
from collections.abc import Callable
from contextlib import closing, suppress

import psycopg

from store.errors import CannotOpen
from store.postgres.errors import server_told_apart

CHANNEL = "steering_board"
"""On which every write transaction tells the number of the last change, when it is committed."""

_QUIET_SECONDS = 30.0
"""After so long without a word the server is asked: a line may be dead, or pass through a pool that tells nobody."""
_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 0.2, 5.0
_CHANGE = "SELECT coalesce(max(id), 0) FROM action"

Connect = Callable[[], "psycopg.Connection[tuple[int]]"]
"""Makes a connection of its own, on which every statement stands for itself."""


def watch(
    place: str,
    connect: Connect,
    changed: Callable[[int], object],
    lost: Callable[[CannotOpen], object] | None = None,
) -> Callable[[], None]:
    """See `OpenBoard.watch`."""
    awaken, woken = os.pipe()[::-1]
    listening = threading.Thread(
        target=_listen_on, args=(place, connect, changed, lost or _nobody, woken), name="board-watch", daemon=True
    )

    def stop() -> None:
        with suppress(OSError):  # it was stopped before
            os.close(awaken)
        if threading.current_thread() is not listening:
            listening.join()

    listening.start()
    return stop


def _listen_on(
    place: str, connect: Connect, changed: Callable[[int], object], lost: Callable[[CannotOpen], object], woken: int
) -> None:
    """Listen, and connect again whenever the line breaks, until `woken` says that it is enough."""
    pause = _FIRST_PAUSE_SECONDS
    well = True

    def heard(number: int) -> None:
        nonlocal pause, well
        pause, well = _FIRST_PAUSE_SECONDS, True
        changed(number)

    with closing(_Enough(woken)) as enough:
        while True:
            try:
                with server_told_apart(place, doing="watching"), closing(connect()) as connection:
                    _listen(connection, heard, enough)
                    return
            except CannotOpen as error:
                if well:
                    lost(error)
                well = False
            if enough.within(pause):
                return
            pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)


def _listen(connection: "psycopg.Connection[tuple[int]]", changed: Callable[[int], object], enough: "_Enough") -> None:
    """Until it is enough. Listening comes before the first look, so that nothing falls between both."""
    connection.execute(f"LISTEN {CHANNEL}")
    known = _number(connection)
    changed(known)
    while not enough.within(_QUIET_SECONDS, or_readable=connection.fileno()):
        told = [note.payload for note in connection.notifies(timeout=0)]
        number = int(told[-1]) if told else _number(connection)
        if told or number != known:
            known = number
            changed(number)


def _number(connection: "psycopg.Connection[tuple[int]]") -> int:
    row = connection.execute(_CHANGE).fetchone()
    return row[0] if row else 0


class _Enough:
    """The end of a pipe that becomes readable when its other end is closed: waiting for it costs nothing."""

    def __init__(self, woken: int) -> None:
        self._woken = woken

    def within(self, seconds: float, *, or_readable: int | None = None) -> bool:
        """Whether it is enough, after waiting so long, or less when the other descriptor has something to read."""
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._woken, selectors.EVENT_READ)
            if or_readable is not None:
                waiting.register(or_readable, selectors.EVENT_READ)
            return any(key.fd == self._woken for key, _events in waiting.select(seconds))

    def close(self) -> None:
        """Let go of the descriptor."""
        os.close(self._woken)


def _nobody(_error: CannotOpen) -> None:
    """Nobody wants to know that the connection was lost."""
