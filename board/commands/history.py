"""`board history [KEY]`: who changed what, when, and what it was before."""

import click

from board.commands.command import as_json, command, option
from board.commands.opening import full_key, open_the_board
from board.commands.options import chosen
from board.commands.output import say, say_json
from board.commands.shapes import action_shape
from board.commands.values import WORDS
from board.commands.whereabouts import judging_day
from board.history_said import action_lines
from board.language import _


@command("history", help=_("Nhật ký thay đổi, mới nhất trước; của một nhiệm vụ khi nêu khóa."))
@click.argument("key", type=WORDS, metavar=_("[KHÓA]"), required=False)
@option("--limit", type=click.IntRange(min=1, max=1_000_000), metavar=_("SỐ"), help=_("Số thao tác mới nhất cần xem."))
@as_json
def history(key: str | None, limit: int | None, as_json: bool) -> None:
    """Show actions, newest first."""
    options = chosen()
    with open_the_board(options) as board:
        whole = full_key(key, board, options) if key else None
        if whole:
            board.task(whole, today=judging_day(options))
        actions = board.history(whole, limit=limit)
    if as_json:
        say_json([action_shape(action) for action in actions])
        return
    for action in actions:
        say("\n".join(action_lines(action)))
