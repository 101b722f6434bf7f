"""`board note KEY TEXT`."""

import re

import click

from board.commands.carrying_out import carry_out, if_version, keys
from board.commands.command import as_json, command
from board.commands.standard_input import STDIN, read_stdin
from board.commands.values import CELL
from board.language import _
from plans.vietnamese import clean_cell
from store.wishes import AddNote

_LONGEST_BYTES = 1 << 20
_A_FILE = re.compile(r"@[^\s@]*[./][^\s@]*")
"""As other programs name a file to read; "@lan" or "@ lan" is a note like any other."""


@command("note", help=_("Thêm ghi chú vào nhiệm vụ; “-” thay cho ghi chú: đọc từ đầu vào chuẩn."))
@keys
@click.argument("text", type=CELL, metavar=_("GHI_CHÚ"))
@if_version
@as_json
def note(keys: str, text: str, if_version: int | None, as_json: bool) -> None:
    """Leave a note."""
    text = _from_stdin() if text == STDIN else text
    if _A_FILE.fullmatch(text):
        raise click.UsageError(
            _("“@TỆP” không được đọc; để ghi nội dung một tệp: board note {key} - < TỆP").format(key=keys)
        )
    carry_out(keys, lambda whole: AddNote(whole, text, if_version), json=as_json, of_one={"--if-version": if_version})


def _from_stdin() -> str:
    """What comes in on stdin, cleaned as what is typed is; how long a note may be the store says."""
    content = read_stdin(most_bytes=_LONGEST_BYTES)
    try:
        return clean_cell(content.decode("utf-8-sig")).strip()
    except UnicodeDecodeError:
        raise click.UsageError(_("Nội dung ở đầu vào chuẩn không phải văn bản UTF-8.")) from None
