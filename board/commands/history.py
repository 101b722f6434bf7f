"""`board history [KEY]`: who changed what, when, what it was before, and why."""

from collections.abc import Iterator
from datetime import date
from itertools import chain, islice

import click

from board.commands.command import as_json, command, option
from board.commands.opening import full_key, open_the_board, plan_key
from board.commands.options import Options, chosen
from board.commands.output import say, say_json, tell
from board.commands.shapes import action_shape
from board.commands.values import DAY, WORDS
from board.commands.whereabouts import judging_day, user_name
from board.language import _
from board.said.history import action_lines, action_searched, wish_words, wishes_named
from store.errors import WrongValue
from store.history.views import HistoryAsked
from store.open_board import OpenBoard
from store.task_views import ActionView


@command(
    "history",
    help=_("Nhật ký thay đổi, mới nhất trước; của một nhiệm vụ khi nêu khóa. Từ tự do của --filter tìm trong nhật ký."),
    looks_back=True,
)
@click.argument("key", type=WORDS, metavar=_("[KHÓA]"), required=False)
@option("--by", type=WORDS, default="", metavar=_("TÊN"), help=_("Chỉ thao tác của người này."))
@option("--since", type=DAY, metavar=_("NGÀY"), help=_("Từ ngày này (tính cả ngày này)."))
@option("--until", type=DAY, metavar=_("NGÀY"), help=_("Đến hết ngày này."))
@option(
    "--wish",
    "wishes",
    type=WORDS,
    multiple=True,
    metavar=_("THAO_TÁC"),
    help=_("Chỉ loại thao tác này, ví dụ “gia hạn”, “hoàn tác”; có thể lặp lại."),
)
@option("--limit", type=click.IntRange(min=1, max=1_000_000), metavar=_("SỐ"), help=_("Số thao tác mới nhất cần xem."))
@as_json
def history(
    key: str | None,
    by: str,
    since: date | None,
    until: date | None,
    wishes: tuple[str, ...],
    limit: int | None,
    as_json: bool,
) -> None:
    """Show actions, newest first."""
    options = chosen()
    meant = tuple(wish for typed in wishes for wish in _wishes(typed))
    with open_the_board(options) as board:
        asked = HistoryAsked(
            key=_known(key, board, options) if key else "",
            who=by,
            wishes=meant,
            since=since,
            until=until,
            plans=tuple(plan_key(plan, board) for plan in options.plans),
            filter_text=options.filter_text,
            user=user_name(options),
        )
        actions = islice(_actions(board, asked, options), limit)
        if as_json:
            say_json([action_shape(action) for action in actions])
            return
        newest = next(actions, None)
        if newest is None:
            tell(_("Không có thao tác nào khớp."))
            return
        for action in chain((newest,), actions):
            say("\n".join(action_lines(action)))


def _known(typed: str, board: OpenBoard, options: Options) -> str:
    """The task's key as it is written. Raises UnknownTask: nothing is said of a task that never was."""
    return board.task(full_key(typed, board, options), today=judging_day(options)).task.key


def _wishes(typed: str) -> tuple[str, ...]:
    found = wishes_named(typed)
    if not found:
        raise WrongValue("wish", typed, ", ".join(dict.fromkeys(wish_words().values())))
    return found


def _actions(board: OpenBoard, asked: HistoryAsked, options: Options) -> Iterator[ActionView]:
    """Page by page, as far as somebody reads."""
    before: int | None = None
    while True:
        page = board.history_page(asked, today=judging_day(options), said=action_searched, before=before)
        yield from page.actions
        before = page.older
        if before is None:
            return
