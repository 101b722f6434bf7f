"""Others' changes of a SQLite file, noticed by asking one connection that is kept open: it costs some microseconds a time."""

import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from store.errors import CannotOpen
from store.sqlite.driver import sqlite
from store.sqlite.errors import told_apart

LOOK_EVERY_SECONDS = 0.5

_CHANGE = "SELECT max(id) FROM action"


def watch(
    path: Path, changed: Callable[[int], object], lost: Callable[[CannotOpen], object] | None = None
) -> Callable[[], None]:
    """See `OpenBoard.watch`."""
    stopped = threading.Event()
    watching = threading.Thread(
        target=_watch_on, args=(path, changed, lost or _nobody, stopped), name="board-watch", daemon=True
    )

    def stop() -> None:
        stopped.set()
        if threading.current_thread() is not watching:
            watching.join()

    watching.start()
    return stop


def _watch_on(
    path: Path, changed: Callable[[int], object], lost: Callable[[CannotOpen], object], stopped: threading.Event
) -> None:
    well = True
    while not stopped.is_set():
        try:
            with told_apart(path):
                _watch(path, changed, stopped)
        except CannotOpen as error:
            if well:
                lost(error)
            well = False
            stopped.wait(LOOK_EVERY_SECONDS)
        else:
            well = True


def _watch(path: Path, changed: Callable[[int], object], stopped: threading.Event) -> None:
    """Until it is stopped. What we ask must not be inside a transaction: that would see its own first moment for ever."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    seen = None
    with closing(sqlite.connect(uri, uri=True, isolation_level=None)) as connection:
        while True:
            (found,) = connection.execute("PRAGMA data_version").fetchone()
            if found != seen:
                seen = found
                changed(connection.execute(_CHANGE).fetchone()[0] or 0)
            if stopped.wait(LOOK_EVERY_SECONDS):
                return


def _nobody(_error: CannotOpen) -> None:
    """Nobody wants to know that the connection was lost."""
