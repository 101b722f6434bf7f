"""`board note KEY TEXT`."""

import click

from board.commands.carrying_out import carry_out, if_version, keys
from board.commands.command import as_json, command
from board.commands.values import CELL
from board.language import _
from store.wishes import AddNote


@command("note", help=_("Thêm ghi chú vào nhiệm vụ."))
@keys
@click.argument("text", type=CELL, metavar=_("GHI_CHÚ"))
@if_version
@as_json
def note(keys: str, text: str, if_version: int | None, as_json: bool) -> None:
    """Leave a note."""
    carry_out(keys, lambda whole: AddNote(whole, text, if_version), json=as_json, of_one={"--if-version": if_version})
