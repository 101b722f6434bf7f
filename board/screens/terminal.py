"""Whether this terminal can show the board, and what to do when it goes away."""

import asyncio
import signal
import sys
from collections.abc import Callable, Mapping
from typing import TextIO

from board.language import _


def unfit(environ: Mapping[str, str], stream: TextIO) -> str | None:
    """What to tell a person whose terminal cannot show the board: one line that says what to set; None when it can."""
    if environ.get("TERM") == "dumb":
        return _("Thiết bị đầu cuối TERM=dumb không vẽ được màn hình. Hãy đặt: export TERM=xterm-256color")
    encoding = (stream.encoding or "").lower().replace("-", "").replace("_", "")
    if encoding != "utf8":
        return _("Luồng ra dùng mã {encoding}, không phải UTF-8. Hãy đặt: export LC_ALL=C.UTF-8").format(
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


def say(line: str) -> None:
    """One line on stderr."""
    sys.stderr.write(line + "\n")
