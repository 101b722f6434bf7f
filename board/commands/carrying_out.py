"""Carries out one wish from the prompt: applies it, says on stderr what happened, prints the task where JSON was asked for."""

from collections.abc import Callable
from datetime import date

import click

from board.commands.command import option
from board.commands.opening import full_key, open_the_board
from board.commands.options import chosen
from board.commands.output import say_json, tell
from board.commands.shapes import action_shape, task_shape
from board.commands.values import DAY, WORDS
from board.commands.whereabouts import judging_day
from board.history_said import done_line
from board.language import _
from board.told import told_lines
from store.task_views import Outcome
from store.wishes import Paper, Wish

key = click.argument("key", type=WORDS, metavar=_("KHÓA"))
"""Which task: 2022/VI.6, or VI.6 in the plan that is shown."""

if_version = option(
    "--if-version",
    type=int,
    metavar=_("SỐ"),
    help=_("Chỉ ghi khi nhiệm vụ vẫn ở phiên bản này (nếu không, mã thoát 3)."),
)
deliverable = option("--deliverable", type=int, metavar=_("SỐ"), help=_("Số thứ tự của sản phẩm trong nhiệm vụ."))
agency = option("--agency", type=WORDS, metavar=_("TÊN"), help=_("Cơ quan nộp, khi nhóm cơ quan cùng chủ trì."))


def carry_out(typed: str, wish: Callable[[str], Wish], *, json: bool) -> None:
    """Apply the wish that is made of the task's whole key. Raises whatever `OpenBoard.apply` refuses."""
    options = chosen()
    today = judging_day(options)
    with open_the_board(options) as board:
        whole = full_key(typed, board, options)
        report(board.apply(wish(whole), today=today))
        if json:
            say_json(task_shape(board.task(whole, today=today)))


def report(outcome: Outcome, *, json: bool = False) -> None:
    """Say on stderr what was done and what followed from it; with `json` also the action itself, on stdout."""
    tell(done_line(outcome.action))
    for line in told_lines(outcome):
        tell(line)
    if json:
        say_json(action_shape(outcome.action))


def paper_options(*, required: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options that describe a paper."""

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        for add in (
            option("--link", type=WORDS, default="", metavar="URL", help=_("Đường dẫn tới văn bản.")),
            option("--issuer", type=WORDS, default="", metavar=_("TÊN"), help=_("Cơ quan ban hành.")),
            option("--date", "dated", type=DAY, required=required, metavar=_("NGÀY"), help=_("Ngày văn bản.")),
            option(
                "--document", type=WORDS, required=required, metavar=_("SỐ"), help=_("Số văn bản, ví dụ 123/QĐ-UBND.")
            ),
        ):
            function = add(function)
        return function

    return decorate


def paper_named(document: str | None, dated: date | None, *, issuer: str = "", link: str = "") -> Paper | None:
    """The paper of a change that may go without one: number and date belong together."""
    if document is None and dated is None:
        return None
    if document is None or dated is None:
        raise click.UsageError(_("--document và --date phải đi cùng nhau."))
    return Paper(document, dated, issuer=issuer, link=link)
