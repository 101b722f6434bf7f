"""An error that nobody foresaw, at a prompt: where whoever repairs the program finds it."""

from board.commands.output import tell
from board.error_log import log_error
from board.language import _


def write_down(error: Exception) -> None:
    """Keep the traceback, and say where it is."""
    log = log_error(error)
    if log is not None:
        tell(_("Chi tiết được ghi vào {path}.").format(path=log))
