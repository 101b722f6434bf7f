"""Whether this terminal can show the board, and what to do when it goes away."""

import asyncio
import os
import select
import signal
import sys
import time
from collections.abc import Callable, Mapping
from threading import Thread
from typing import TextIO

from board.language import _

_PATIENCE_SECONDS = 4


def unfit(environ: Mapping[str, str], stream: TextIO) -> str | None:
    """What to tell a person whose terminal cannot show the board: one line that says what to set; None when it can."""
    if environ.get("TERM") == "dumb":
        return _("Thiết bị đầu cuối TERM=dumb không vẽ được màn hình. Xin đặt: export TERM=xterm-256color")
    encoding = (stream.encoding or "").lower().replace("-", "").replace("_", "")
    if encoding != "utf8":
        return _("Đầu ra dùng bảng mã {encoding}, không phải UTF-8. Xin đặt: export LC_ALL=C.UTF-8").format(
            encoding=stream.encoding or "?"
        )
    return None


def leave_on_signals(leave: Callable[[int], None]) -> None:
    """On hang-up and TERM call `leave` with the exit code, so that the terminal is restored and writes are finished.

    Only from within the running loop of the main thread; where signals cannot be caught nothing happens.
    """
    loop = asyncio.get_running_loop()
    for name in (signal.SIGHUP, signal.SIGTERM):
        try:
            loop.add_signal_handler(name, leave, 128 + name)
        except (NotImplementedError, RuntimeError, ValueError):
            return


def tell_of_loss() -> None:
    """Start to watch the terminal: when it goes away and no signal says so, this process sends itself the hang-up.

    Some multiplexers and `setsid` lose a terminal that way; reading from it then gives nothing, at once, for ever. Waiting
    for it costs nothing. Where leaving takes longer than a few seconds the process is ended.
    """
    if hasattr(select, "poll"):
        Thread(target=_await_loss, name="terminal-watch", daemon=True).start()


def _await_loss() -> None:
    terminal = select.poll()
    terminal.register(0, 0)  # no event is asked for: a hang-up is told all the same
    terminal.poll()
    _read_and_write_nowhere()
    for _second in range(_PATIENCE_SECONDS):
        os.kill(os.getpid(), signal.SIGHUP)
        time.sleep(1)
    os._exit(128 + signal.SIGHUP)


def _read_and_write_nowhere() -> None:
    """From here on the three streams are the null device: writing to a lost terminal is an error that ends a thread."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def say(line: str) -> None:
    """One line on stderr."""
    sys.stderr.write(line + "\n")
