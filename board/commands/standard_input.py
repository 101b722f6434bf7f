"""A file that comes in on stdin ("-"): all of it or nothing, and never more than its reader takes."""

import os
import select
import sys
from errno import ECONNABORTED, EFBIG
from os import strerror
from typing import BinaryIO

import click

from board.language import _
from board.over_ssh import is_over_ssh

STDIN = "-"
"""What names stdin, or stdout, in the place of a file."""

_AT_ONCE = 1 << 20
_PATIENCE_MILLISECONDS = 300


def read_stdin(*, most_bytes: int) -> bytes:
    """All of stdin, of a longer one a byte more than `most_bytes`: whoever reads the content says that it is too long.

    Raises:
        click.UsageError: stdin is a terminal. OSError: the line was lost before the file was whole.
    """
    content = _stdin().read(most_bytes + 1)
    _refuse_if_lost()
    return content


def copy_stdin(target: BinaryIO, *, most_bytes: int) -> None:
    """Write stdin to a file.

    Raises:
        click.UsageError: stdin is a terminal. OSError: it is longer than `most_bytes`, or the line was lost.
    """
    stream, taken = _stdin(), 0
    while piece := stream.read(_AT_ONCE):
        taken += len(piece)
        if taken > most_bytes:
            raise OSError(EFBIG, strerror(EFBIG), STDIN)
        target.write(piece)
    target.flush()
    _refuse_if_lost()


def _stdin() -> BinaryIO:
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError(_("“-” là đầu vào chuẩn: cần chuyển một tệp vào, ví dụ lệnh … - < TỆP."))
    return sys.stdin.buffer


def _refuse_if_lost() -> None:
    """Over SSH the end of a file and the end of the line look alike on stdin; of a lost line stdout is gone, too."""
    if not is_over_ssh():
        return
    ends = select.poll()
    for stream in (1, 2):
        ends.register(stream, 0)  # no event is asked for: a reader who has gone is told all the same
    lost = select.POLLERR | select.POLLHUP | select.POLLNVAL
    if any(event & lost for _stream, event in ends.poll(_PATIENCE_MILLISECONDS)):
        raise OSError(ECONNABORTED, os.strerror(ECONNABORTED), STDIN)
