"""The program's own streams: UTF-8 whatever the locale says. What the system had made of them is kept."""

import os
import sys

_at_first = "utf-8"


def take_streams() -> None:
    """Make stdout and stderr UTF-8. What cannot be said in it is escaped, and one that the caller closed is nowhere."""
    global _at_first  # noqa: PLW0603 - there is one process, and it starts once
    # A stream that the caller closed ("board >&-") is nowhere rather than an error.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - likewise
    _at_first = sys.stdout.encoding or ""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]


def encoding_at_first() -> str:
    """The encoding that the system gave stdout, before it was made UTF-8."""
    return _at_first
