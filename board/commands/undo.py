"""`board undo` and `board redo`: this user's last action, taken back or carried out again."""

import click

from board.commands.carrying_out import report
from board.commands.command import as_json, command
from board.commands.opening import open_the_board
from board.commands.options import chosen
from board.language import _


@command("undo", help=_("Hoàn tác thao tác gần nhất của mình, hoặc thao tác mang số đã cho trong nhật ký."))
@click.argument("number", type=int, required=False, metavar=_("[SỐ]"))
@as_json
def undo(number: int | None, as_json: bool) -> None:
    """Take an action back."""
    with open_the_board(chosen()) as board:
        report(board.undo(number), json=as_json)


@command("redo", help=_("Làm lại thao tác vừa hoàn tác."))
@as_json
def redo(as_json: bool) -> None:
    """Carry out again what was taken back."""
    with open_the_board(chosen()) as board:
        report(board.redo(), json=as_json)
