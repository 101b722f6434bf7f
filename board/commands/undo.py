"""`board undo` and `board redo`: this user's last action, taken back or carried out again."""

from board.commands.carrying_out import report
from board.commands.command import as_json, command
from board.commands.opening import open_the_board
from board.commands.options import chosen
from board.language import _


@command("undo", help=_("Hoàn tác thao tác gần nhất của mình."))
@as_json
def undo(as_json: bool) -> None:
    """Take the last action back."""
    with open_the_board(chosen()) as board:
        report(board.undo(), json=as_json)


@command("redo", help=_("Làm lại thao tác vừa hoàn tác."))
@as_json
def redo(as_json: bool) -> None:
    """Carry out again what was taken back."""
    with open_the_board(chosen()) as board:
        report(board.redo(), json=as_json)
