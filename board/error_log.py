"""Errors that nobody foresaw: their tracebacks go to a file, for whoever repairs the program, never to the person."""

import traceback
from pathlib import Path

from platformdirs import user_state_path


def log_error(error: Exception) -> Path | None:
    """Keep the traceback; says where it is, None where it cannot be kept."""
    folder = user_state_path("steering-board", appauthor=False)
    log = folder / "errors.log"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as kept:
            kept.writelines(traceback.format_exception(error))
    except OSError:
        return None
    return log
