"""Where a command's bytes go that are no text: the output, when that is no terminal."""

import sys

import click

from board.commands.output import say_bytes
from board.language import _


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
