"""An error that nobody foresaw: its traceback goes to a file, never to the person."""

import traceback

from platformdirs import user_state_path

from board.commands.output import tell
from board.language import _


def write_down(error: Exception) -> None:
    """Keep the traceback where whoever repairs the program can find it, and say where that is."""
    folder = user_state_path("steering-board", appauthor=False)
    log = folder / "errors.log"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as kept:
            kept.writelines(traceback.format_exception(error))
    except OSError:
        return
    tell(_("Chi tiết được ghi vào {path}.").format(path=log))
