"""The file that a plan command names: by its path, or "-" for what comes in on stdin."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click

from board.commands.command import option
from board.commands.standard_input import STDIN, read_stdin
from board.language import _
from plans.appendix.file_kind import MOST_BYTES, suffix_of

_SUFFIXES = ("toml", "docx", "xlsx", "txt")


class NamedFile(NamedTuple):
    """A file's content, and what messages call it: its suffix says what it is."""

    content: bytes
    name: str

    @property
    def is_plan_file(self) -> bool:
        """Whether it is a plan file of ours (TOML), and no signed one."""
        return self.name.lower().endswith(".toml")


def kind_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says what stdin is, where its content should not be asked."""
    decorated: Callable[..., Any] = option(
        "--format",
        "kind",
        type=click.Choice(_SUFFIXES),
        help=_("Dạng của nội dung khi TỆP là “-” (nếu không nêu: theo nội dung)."),
    )(function)
    return decorated


def read_named(file: str, kind: str | None) -> NamedFile:
    """Read the file; one that is too long comes with a byte too many, for its reader to refuse.

    Raises:
        click.UsageError: `kind` is said of a file that has a name, or stdin is a terminal. OSError: it cannot be read.
    """
    if file == STDIN:
        content = read_stdin(most_bytes=MOST_BYTES)
        return NamedFile(content, f"stdin.{kind}" if kind else f"stdin{suffix_of(content)}")
    if kind:
        raise click.UsageError(_("--format chỉ dùng khi TỆP là “-”; tệp có tên thì theo đuôi của tên."))
    path = Path(file)
    with path.open("rb") as opened:
        return NamedFile(opened.read(MOST_BYTES + 1), path.name)
