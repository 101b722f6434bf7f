"""`board decision list|add|edit|settle`: what meetings decided, and what became of it."""

from datetime import date

import click
from click.shell_completion import CompletionItem

from board.commands.carrying_out import report
from board.commands.command import BoardGroup, as_json, option
from board.commands.meeting_shapes import decision_shape
from board.commands.opening import full_key, open_the_board, plan_key
from board.commands.options import chosen
from board.commands.output import aligned, say, say_json
from board.commands.values import DAY, WORDS
from board.commands.whereabouts import judging_day
from board.language import _
from board.said.meeting_words import followed_word
from board.said.meetings import decision_cells
from plans.vietnamese import clean, fold
from store.errors import WrongValue
from store.meetings.errors import UnknownMeeting
from store.meetings.pages import judge_decision
from store.meetings.views import Followed
from store.meetings.wishes import Decide, EditDecision, SettleDecision
from store.words import Settled

decision = BoardGroup("decision", help=_("Kết luận của các phiên họp và kết quả thực hiện."))

_id = click.argument("number", type=int, metavar=_("SỐ"))
_OUTCOMES = {"kept": Settled.KEPT, "withdrawn": Settled.WITHDRAWN, "open": None}
_ALSO = {"da thuc hien": "kept", "thoi thuc hien": "withdrawn", "chua xong": "open", "dang thuc hien": "open"}
"""What may be typed in Vietnamese for them, folded."""


class _Outcome(click.ParamType[str]):
    """What became of a decision, by its Vietnamese or English name, with or without accents."""

    name = "outcome"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        typed = fold(clean(str(value))).replace("-", " ").replace("_", " ")
        named = _ALSO.get(typed, typed)
        if named not in _OUTCOMES:
            raise WrongValue("decision_outcome", clean(str(value)), "outcome")
        return named

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The names that begin with what was typed."""
        return [CompletionItem(one) for one in _OUTCOMES if one.startswith(incomplete)]


@decision.command(
    "list", help=_("Các kết luận, phiên mới nhất trước, và việc thực hiện tính đến ngày xem."), looks_back=True
)
@option("--open", "only_open", is_flag=True, help=_("Chỉ những kết luận chưa thực hiện xong."))
@as_json
def list_decisions(only_open: bool, as_json: bool) -> None:
    """List decisions with what became of them."""
    options = chosen()
    today = judging_day(options)
    with open_the_board(options) as board:
        plans = [plan_key(plan, board) for plan in options.plans] or None
        found = board.meetings.decisions(plans)
        keys = {one.task.partition("/")[0] for one in found if one.task}
        view = board.board(sorted(keys), today=today)
    tasks = {task.key: task for task in (*view.tasks, *view.duties)}
    judged = [(one, judge_decision(one, tasks.get(one.task or ""), today=today)) for one in found]
    if only_open:
        judged = [pair for pair in judged if pair[1][0] in {Followed.OPEN, Followed.NO_EVIDENCE}]
    if as_json:
        say_json(
            [
                {**decision_shape(one), "followed": followed.value, "kept_on": kept_on and kept_on.isoformat()}
                for one, (followed, kept_on) in judged
            ]
        )
        return
    for line in aligned((*decision_cells(one)[:-1], followed_word(how), one.task or "") for one, (how, _on) in judged):
        say(line)


@decision.command("add", help=_("Ghi một kết luận của phiên đang họp."))
@click.argument("text", type=WORDS, metavar=_("NỘI_DUNG"))
@option("--owner", type=WORDS, required=True, metavar=_("CƠ_QUAN"), help=_("Cơ quan, hoặc người, thực hiện."))
@option("--due", type=DAY, metavar=_("NGÀY"), help=_("Thực hiện xong trước hoặc trong ngày này."))
@option("--task", type=WORDS, metavar=_("KHÓA"), help=_("Nhiệm vụ mà kết luận nói đến."))
@as_json
def add(text: str, owner: str, due: date | None, task: str | None, as_json: bool) -> None:
    """Write a decision down in the meeting that goes on."""
    options = chosen()
    today = judging_day(options)
    with open_the_board(options) as board:
        key = full_key(task, board, options) if task else None
        plans = [key.partition("/")[0]] if key else [plan_key(plan, board) for plan in options.plans]
        held = board.meetings.going_on(plans or None)
        if held is None:
            raise UnknownMeeting(0, tuple(one.number for one in board.meetings.all()))
        report(board.apply(Decide(held.number, text, owner, due, key), today=today))
        if as_json:
            say_json(decision_shape(board.meetings.one(held.number).decisions[-1]))


@decision.command("edit", help=_("Sửa lời, cơ quan hoặc hạn của một kết luận."))
@_id
@option("--text", type=WORDS, metavar=_("NỘI_DUNG"), help=_("Nội dung."))
@option("--owner", type=WORDS, metavar=_("CƠ_QUAN"), help=_("Cơ quan, hoặc người, thực hiện."))
@option("--due", type=DAY, metavar=_("NGÀY"), help=_("Thực hiện xong trước hoặc trong ngày này."))
@option("--no-due", "undated", is_flag=True, help=_("Bỏ hạn của kết luận."))
@as_json
def edit(number: int, text: str | None, owner: str | None, due: date | None, undated: bool, as_json: bool) -> None:
    """Put a decision's words right."""
    options = chosen()
    if undated and due is not None:
        raise click.UsageError(_("--due và --no-due không đi cùng nhau."))
    with open_the_board(options) as board:
        wish = EditDecision(number, text=text, owner=owner, due=due, undated=undated)
        report(board.apply(wish, today=judging_day(options)), json=as_json)


@decision.command(
    "settle",
    help=_("Ghi kết quả: đã-thực-hiện (kept), thôi-thực-hiện (withdrawn), chưa-xong (open)."),
)
@_id
@click.argument("outcome", type=_Outcome(), metavar=_("KẾT_QUẢ"))
@option("--document", type=WORDS, default="", metavar=_("SỐ"), help=_("Số văn bản cho thấy đã thực hiện."))
@option("--date", "on", type=DAY, metavar=_("NGÀY"), help=_("Ngày văn bản, hoặc ngày thực hiện."))
@option("--note", type=WORDS, default="", metavar=_("CHỮ"), help=_("Ghi chú; thôi thực hiện thì phải nêu lý do."))
@as_json
def settle(number: int, outcome: str, document: str, on: date | None, note: str, as_json: bool) -> None:
    """Say by hand what became of a decision."""
    options = chosen()
    today = judging_day(options)
    with open_the_board(options) as board:
        held = board.meetings.going_on([plan_key(plan, board) for plan in options.plans] or None)
        wish = SettleDecision(number, _OUTCOMES[outcome], on=on, document=document, note=note)
        report(board.apply(wish, today=today, meeting=held.number if held else None), json=as_json)
