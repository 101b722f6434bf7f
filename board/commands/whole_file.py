"""Where a command's bytes go: a file that is replaced whole, or the output when that is no terminal."""

import os
import sys
import tempfile
from pathlib import Path

import click

from board.commands.output import say_bytes
from board.language import _


def replace_file(path: Path, content: bytes) -> None:
    """Write the file whole or not at all: whoever reads it meanwhile sees the old one.

    Raises:
        OSError: it cannot be written; nothing is left behind.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".board-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def say_file(content: bytes, *, what: str) -> None:
    """A file's bytes on stdout, for another program; `what` names its kind in the refusal.

    Raises:
        click.UsageError: stdout is a terminal, where such bytes would only make noise.
    """
    if sys.stdout.isatty():
        raise click.UsageError(
            _("Tệp {what} không hiện được trên màn hình: dùng -o TỆP, hoặc chuyển đầu ra vào tệp").format(what=what)
        )
    say_bytes(content)
