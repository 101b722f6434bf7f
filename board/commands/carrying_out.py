"""Carries out one wish from the prompt: applies it, says on stderr what happened, prints the task where JSON was asked for."""

from collections.abc import Callable, Mapping
from datetime import date

import click

from board.commands.command import option
from board.commands.opening import full_key, open_the_board
from board.commands.options import chosen
from board.commands.output import say_json, tell
from board.commands.shapes import action_shape, task_shape
from board.commands.values import DAY, WORDS
from board.commands.whereabouts import judging_day
from board.language import _
from board.said.history import done_line
from board.said.told import told_lines
from store.task_views import Outcome
from store.wishes import Paper, Wish

key = click.argument("key", type=WORDS, metavar=_("KHÓA"))
"""Which task: 2022/VI.6, or VI.6 in the plan that is shown."""

keys = click.argument("keys", type=WORDS, metavar=_("KHÓA[,KHÓA…]"))
"""Which task, or several with commas between: "IV.3,IV.5". One word, so that whatever follows may be free text."""

if_version = option(
    "--if-version",
    type=int,
    metavar=_("SỐ"),
    help=_("Chỉ ghi khi nhiệm vụ vẫn ở phiên bản này (nếu không, mã thoát 3)."),
)
deliverable = option("--deliverable", type=int, metavar=_("SỐ"), help=_("Số thứ tự của sản phẩm trong nhiệm vụ."))
agency = option("--agency", type=WORDS, metavar=_("TÊN"), help=_("Cơ quan nộp, khi nhóm cơ quan cùng chủ trì."))


def carry_out(
    typed: str, wish: Callable[[str], Wish], *, json: bool, of_one: Mapping[str, object] | None = None
) -> None:
    """Apply the wish that is made of each task's whole key: one action, one undo, all of it or nothing.

    `of_one` are the options that speak of a single task, each with its value: with several keys none may be given. With `json`
    the task is printed, of several a list in the order in which they were named.

    Raises:
        UsageError: an option of one task with several keys. Whatever `OpenBoard.apply_all` refuses.
    """
    options = chosen()
    today = judging_day(options)
    named = tuple(filter(None, (part.strip() for part in typed.split(",")))) or (typed,)
    for option_name, value in (of_one or {}).items():
        if len(named) > 1 and value is not None:
            raise click.UsageError(_("{option} chỉ dùng với một nhiệm vụ.").format(option=option_name))
    with open_the_board(options) as board:
        wholes = tuple(dict.fromkeys(full_key(one, board, options) for one in named))
        report(board.apply_all(map(wish, wholes), today=today))
        if json:
            shapes = [task_shape(board.task(whole, today=today)) for whole in wholes]
            say_json(shapes if len(named) > 1 else shapes[0])


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
