"""Whether this terminal can show the board, and what to do when it goes away."""

import asyncio
import os
import select
import signal
import sys
import time
from collections.abc import Callable, Mapping
from threading import Event, Thread

from board.language import _
from plans.vietnamese import clean, without_marks

HUNG_UP = 128 + signal.SIGHUP
"""The exit code of a program whose terminal went away."""

_PATIENCE_SECONDS = 4
_lost = Event()


def unfit(environ: Mapping[str, str], encoding: str) -> str | None:
    """What to tell a person whose terminal cannot show the board: one line that says what to set; None when it can.

    `encoding` is the one that the system gave stdout. What is told of encodings has no accents: a terminal that is not
    UTF-8 could not show them.
    """
    if environ.get("TERM") == "dumb":
        return _("Thiết bị đầu cuối TERM=dumb không vẽ được màn hình. Xin đặt: export TERM=xterm-256color")
    asked = environ.get("PYTHONIOENCODING", "").partition(":")[0]
    if asked and not _is_utf8(asked):
        sentence = _("PYTHONIOENCODING={encoding} không phải UTF-8. Xin bỏ: unset PYTHONIOENCODING")
        return without_marks(sentence.format(encoding=clean(asked)))
    found = _charset(environ) or encoding
    if not _is_utf8(found):
        sentence = _("Đầu ra dùng bảng mã {encoding}, không phải UTF-8. Xin đặt: export LC_ALL=C.UTF-8")
        return without_marks(sentence.format(encoding=clean(found) or "?"))
    return None


def _charset(environ: Mapping[str, str]) -> str:
    """What is not UTF-8 and the locale's variables call the characters of the terminal; "" where they call them nothing.

    LC_ALL=C says plain ASCII. LANG=C says only that nobody chose, and Python takes it for C.UTF-8; it does so too for a LANG
    that this host does not know, in LC_CTYPE, so that LANG has a say beside that.
    """
    if environ.get("PYTHONUTF8") == "1":
        return ""
    chosen = environ.get("LC_ALL", "")
    if chosen in ("C", "POSIX"):
        return "ASCII"
    names = [chosen] if chosen else [environ.get(name, "") for name in ("LC_CTYPE", "LANG")]
    charsets = (name.partition("@")[0].partition(".")[2] for name in names)
    return next((charset for charset in charsets if charset and not _is_utf8(charset)), "")


def _is_utf8(encoding: str) -> bool:
    return encoding.lower().replace("-", "").replace("_", "") == "utf8"


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


def is_lost() -> bool:
    """Whether the terminal that is watched has gone away; drawing on it may have failed first."""
    return _lost.is_set()


def _await_loss() -> None:
    terminal = select.poll()
    terminal.register(0, 0)  # no event is asked for: a hang-up is told all the same
    terminal.poll()
    _lost.set()
    _read_and_write_nowhere()
    for _second in range(_PATIENCE_SECONDS):
        os.kill(os.getpid(), signal.SIGHUP)
        time.sleep(1)
    os._exit(HUNG_UP)


def _read_and_write_nowhere() -> None:
    """From here on the three streams are the null device: writing to a lost terminal is an error that ends a thread."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def say(line: str) -> None:
    """One line on stderr."""
    sys.stderr.write(line + "\n")
