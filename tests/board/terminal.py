"""A terminal for tests: a program on a pseudo-terminal, its bytes replayed in an emulator.

Textual's `Pilot` waits between keys and hides what only happens when bytes arrive in one read; here they arrive as an
SSH line brings them.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

_SYNC = (b"\x1b[?2026h", b"\x1b[?2026l")
_UNSET = frozenset({"NO_COLOR", "COLUMNS", "LINES"})
"""What the surroundings may have set and would be believed before the terminal itself."""
_HOUSE = Path(__file__).parents[2]


class Terminal:
    """A running program and the screen it has drawn. Ends the program, if it still runs, when the `with` block ends."""

    def __init__(
        self, argv: Sequence[str], *, size: tuple[int, int] = (80, 24), env: Mapping[str, str] | None = None
    ) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self.raw = bytearray()
        self.exit_code: int | None = None
        self._stream = pyte.ByteStream(self.screen)
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.chdir(_HOUSE)
            kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
            shown = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONUTF8": "1"}
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execve(argv[0], list(argv), {**kept, **shown, **(env or {})})  # noqa: S606

    @classmethod
    def python(
        cls, *arguments: str, size: tuple[int, int] = (80, 24), env: Mapping[str, str] | None = None
    ) -> "Terminal":
        """This interpreter with these arguments, in the top folder of the project."""
        return cls([sys.executable, *arguments], size=size, env=env)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.exit_code is None and self.ended(within=0) is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._fd)

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._pid

    @property
    def lines(self) -> list[str]:
        """The screen, line by line, blanks at the right cut off."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines)

    def send(self, typed: str | bytes) -> None:
        """Write it all at once, as one packet of an SSH line."""
        os.write(self._fd, typed.encode() if isinstance(typed, str) else typed)

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        os.kill(self._pid, number)

    def resize(self, columns: int, rows: int) -> None:
        """Another size of the terminal."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait_for(self, text: str, *, within: float = 20.0) -> None:
        """Read until the text is on the screen; fails with the screen when it does not come."""
        self.until(lambda: text in self.text, repr(text), within=within)

    def until(self, holds: Callable[[], bool], what: str, *, within: float = 20.0) -> None:
        """Read until `holds` is true, however busy the machine; fails with `what` and the screen when it never is."""
        end = time.monotonic() + within
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"{what} is not on the screen:\n{self.text}")
            self._read(0.05)

    def redrawn(self) -> None:
        """Read until something has come, and then no more for a while."""
        before = len(self.raw)
        self.until(lambda: len(self.raw) > before, "anything new")
        self.settle(quiet=0.6)

    def settle(self, *, quiet: float = 0.3, within: float = 20.0) -> int:
        """Read until nothing has come for a while; the number of bytes that came."""
        before = len(self.raw)
        end = time.monotonic() + within
        while self._read(quiet) and time.monotonic() < end:
            pass
        return len(self.raw) - before

    def answered(self, *, since: float, quiet: float = 0.03, within: float = 5.0) -> float:
        """Milliseconds from `since` (time.perf_counter) to the last byte before a silence; the silence is not counted."""
        last, end = since, since + within
        while time.perf_counter() < end:
            if self._read(quiet if last > since else within):
                last = time.perf_counter()
            else:
                break
        return (last - since) * 1000

    def ended(self, *, within: float = 5.0) -> int | None:
        """The exit code once the program has ended (negative: by that signal), None when it still runs."""
        end = time.monotonic() + within
        while self.exit_code is None:
            self._read(0.02)
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > end:
                break
        return self.exit_code

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # Linux says so when the program has closed its side
            return False
        self.raw += data
        for mark in _SYNC:  # pyte does not know them
            data = data.replace(mark, b"")
        self._stream.feed(data)
        return bool(data)
