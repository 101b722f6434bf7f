"""`board move KEY COLUMN`."""

from datetime import date

import click

from board.commands.carrying_out import carry_out, if_version, keys, paper_named, paper_options
from board.commands.command import as_json, command
from board.commands.values import COLUMN
from board.language import _
from store.wishes import MoveTask
from store.words import Column


@command("move", help=_("Chuyển nhiệm vụ sang cột khác. Không thực hiện và tạm dừng cần số và ngày văn bản."))
@keys
@click.argument("column", type=COLUMN, metavar=_("CỘT"))
@paper_options(required=False)
@if_version
@as_json
def move(
    keys: str,
    column: Column,
    document: str | None,
    dated: date | None,
    issuer: str,
    link: str,
    if_version: int | None,
    as_json: bool,
) -> None:
    """Move a task to a column."""
    paper = paper_named(document, dated, issuer=issuer, link=link)
    carry_out(
        keys,
        lambda whole: MoveTask(whole, column, paper, if_version),
        json=as_json,
        of_one={"--if-version": if_version},
    )
