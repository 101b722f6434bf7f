"""`board letter plan|write|list|show|number|reply`: chasing letters (công văn đôn đốc)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from board.commands.carrying_out import report
from board.commands.command import BoardGroup, as_json, option
from board.commands.meeting_shapes import chase_shape, letter_shape
from board.commands.opening import entry_key, open_the_board, plan_key, view_of
from board.commands.options import Options, chosen
from board.commands.output import aligned, say, say_json, tell
from board.commands.seeing import filtered
from board.commands.standard_input import STDIN
from board.commands.values import DAY, WORDS
from board.commands.whereabouts import judging_day
from board.commands.whole_file import say_file
from board.language import _
from board.letter_files import letter_file, make_folder, names_a_file, write_letter_file, write_letter_files
from board.said.letters import earlier_said, item_cells, letter_cells, own_said, resting_said, round_said, waiting_said
from store.letters.views import ChaseView, LetterView, usual_reply_day
from store.letters.wishes import NumberLetter, RecordReply, WriteLetters
from store.meetings.errors import NothingToChase
from store.open_board import OpenBoard
from store.workflow import DUE_SOON_DAYS

letter = BoardGroup("letter", help=_("Công văn đôn đốc: ai cần đôn đốc việc gì, các lần đã đôn đốc, trả lời."))

_number = click.argument("number", type=int, metavar=_("SỐ"))


def _scope(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what is to be chased."""
    for add in (
        option("--duties", is_flag=True, help=_("Cả các việc mà phần lời của kế hoạch giao, ngoài phụ lục.")),
        option(
            "--soon",
            "soon_days",
            type=click.IntRange(1, 366),
            default=DUE_SOON_DAYS,
            metavar=_("NGÀY"),
            help=_("Cả những việc còn ít hơn số ngày này là đến hạn (nếu không nêu: 15)."),
        ),
    ):
        function = add(function)
    return function


@letter.command("plan", help=_("Cơ quan nào cần được đôn đốc việc gì; không ghi gì cả."), looks_back=True)
@_scope
@as_json
def plan(duties: bool, soon_days: int, as_json: bool) -> None:
    """Show who would be chased for what."""
    options = chosen()
    today = judging_day(options)
    with open_the_board(options) as board:
        plans, tasks = _chosen_tasks(board, options)
        view = board.letters.plan(plans, today=today, soon_days=soon_days, duties=duties, tasks=tasks)
    if as_json:
        say_json(chase_shape(view))
    else:
        _say_chase(view)


@letter.command(
    "write", help=_("Lập công văn đôn đốc: mỗi cơ quan một công văn, ghi lại lần đôn đốc và ngày phải trả lời.")
)
@option("--agency", "agencies", type=WORDS, multiple=True, metavar=_("TÊN"), help=_("Chỉ cơ quan này; có thể lặp lại."))
@option("--date", "dated", type=DAY, metavar=_("NGÀY"), help=_("Ngày công văn (nếu không nêu: ngày xem số liệu)."))
@option("--reply-by", type=DAY, metavar=_("NGÀY"), help=_("Ngày đề nghị trả lời (nếu không nêu: 10 ngày sau)."))
@_scope
@option(
    "-o", "--output", type=click.Path(), metavar=_("THƯ_MỤC"), help=_("Ghi mỗi công văn thành một tệp .docx vào đây.")
)
@as_json
def write(
    agencies: tuple[str, ...],
    dated: date | None,
    reply_by: date | None,
    duties: bool,
    soon_days: int,
    output: str | None,
    as_json: bool,
) -> None:
    """Write the letters down, and their files."""
    options = chosen()
    today = judging_day(options)
    dated = dated or today
    with open_the_board(options) as board:
        plans, tasks = _chosen_tasks(board, options)
        if tasks is not None and not tasks:
            raise NothingToChase(0)
        if output is not None:
            if names_a_file(Path(output)):
                raise click.UsageError(
                    _("-o cần một thư mục, vì mỗi công văn là một tệp; một công văn thì: board letter show SỐ -o TỆP")
                )
            make_folder(Path(output))  # what cannot be written is known before anything is recorded
        wish = WriteLetters(
            tuple(plans),
            dated,
            reply_by or usual_reply_day(dated),
            agencies=tuple(entry_key(name, board) for name in agencies),
            tasks=tuple(tasks or ()),
            soon_days=soon_days,
            duties=duties,
        )
        before = {one.number for one in board.letters.all()}
        report(board.apply(wish, today=today))
        written = [one for one in board.letters.all() if one.number not in before]
    _give(written, today, output, json=as_json)


@letter.command("list", help=_("Các công văn đã lập, cũ nhất trước."), looks_back=True)
@option("--agency", type=WORDS, metavar=_("TÊN"), help=_("Chỉ công văn gửi cơ quan này."))
@option("--open", "only_open", is_flag=True, help=_("Chỉ công văn chưa có trả lời."))
@as_json
def list_letters(agency: str | None, only_open: bool, as_json: bool) -> None:
    """List the letters."""
    options = chosen()
    today = judging_day(options)
    with open_the_board(options) as board:
        found = board.letters.all([plan_key(plan, board) for plan in options.plans] or None)
        key = entry_key(agency, board) if agency else None
    shown = [one for one in found if key in (None, one.agency.key) and not (only_open and one.is_answered)]
    _say(shown, today, json=as_json)


@letter.command("show", help=_("Một công văn với bảng các việc; -o ghi lại tệp .docx."))
@_number
@option(
    "-o",
    "--output",
    type=click.Path(),
    metavar=_("TỆP"),
    help=_("Ghi vào tệp .docx này, hoặc vào thư mục này; “-”: ra đầu ra chuẩn."),
)
@as_json
def show(number: int, output: str | None, as_json: bool) -> None:
    """Show one letter with its table."""
    options = chosen()
    today = judging_day(options)
    with open_the_board(options) as board:
        one = board.letters.one(number)
    if output == STDIN:
        if as_json:
            raise click.UsageError(_("--json không dùng khi tệp .docx ra đầu ra chuẩn (“-”)."))
        say_file(letter_file(one), what=".docx")
        return
    if output is not None and names_a_file(Path(output)):
        _say([one], today, json=as_json)
        tell(_("Đã ghi {path}.").format(path=write_letter_file(one, Path(output))))
    else:
        _give([one], today, output, json=as_json)
    if not as_json:
        _say_below(item_cells(item, on=one.dated) for item in one.items)
        for earlier in one.earlier:
            say("  " + _("Đã đôn đốc: {letter}").format(letter=earlier_said(earlier)))


@letter.command("number", help=_("Ghi số và ngày mà văn thư đã cấp cho công văn."))
@_number
@option("--document", type=WORDS, required=True, metavar=_("SỐ"), help=_("Số công văn, ví dụ 123/VPUB-NC."))
@option("--date", "dated", type=DAY, metavar=_("NGÀY"), help=_("Ngày công văn."))
@as_json
def give_number(number: int, document: str, dated: date | None, as_json: bool) -> None:
    """Record the number that the registry gave."""
    options = chosen()
    today = judging_day(options)
    with open_the_board(options) as board:
        report(board.apply(NumberLetter(number, document, dated), today=today))
        if as_json:
            say_json(letter_shape(board.letters.one(number), today=today))


@letter.command("reply", help=_("Ghi việc cơ quan đã trả lời; --none bỏ ghi nhận ấy."))
@_number
@option("--date", "on", type=DAY, metavar=_("NGÀY"), help=_("Ngày trả lời (nếu không nêu: ngày xem số liệu)."))
@option("--document", type=WORDS, default="", metavar=_("SỐ"), help=_("Số văn bản trả lời."))
@option("--note", type=WORDS, default="", metavar=_("CHỮ"), help=_("Nội dung trả lời."))
@option("--none", "none", is_flag=True, help=_("Bỏ trả lời đã ghi."))
@as_json
def reply(number: int, on: date | None, document: str, note: str, none: bool, as_json: bool) -> None:
    """Record the answer."""
    options = chosen()
    today = judging_day(options)
    with open_the_board(options) as board:
        wish = RecordReply(number, None if none else on or today, document, note)
        report(board.apply(wish, today=today))
        if as_json:
            say_json(letter_shape(board.letters.one(number), today=today))


def _chosen_tasks(board: OpenBoard, options: Options) -> tuple[list[str], list[str] | None]:
    """The keys of the plans that are looked at, and of the tasks that the filter lets through: None without a filter."""
    view = view_of(board, options)
    plans = [one.key for one in view.plans]
    if not options.filter_text:
        return plans, None
    return plans, [task.key for task in filtered((*view.tasks, *view.duties), view, options)]


def _say_chase(view: ChaseView) -> None:
    """Whom there is to chase with what; what nobody owes; what the office that follows the plan owes itself."""
    for chased in view.agencies:
        words = [chased.agency.name, chased.plan.key]
        if chased.items:
            words.append(round_said(chased.round))
        if chased.waiting:
            words.append(waiting_said(chased.waiting))
        words += map(resting_said, chased.resting)
        say(" · ".join(words))
        _say_below(item_cells(item, on=view.today) for item in chased.items)
    if view.unaddressed:
        say(_("Chưa rõ cơ quan phải nộp"))
        _say_below(item_cells(item, on=view.today) for item in view.unaddressed)
    for own in view.own:
        say(" · ".join((own.agency.name, own.plan.key, own_said(len(own.items)))))
        rows = (item_cells(item, on=view.today) for item in own.items)
        _say_below((key, *more) for key, _round, *more in rows)
    if not view.agencies and not view.unaddressed:
        tell(_("Không có việc nào cần đôn đốc."))


def _say_below(rows: Iterable[Sequence[str]]) -> None:
    for line in aligned(rows):
        say(f"  {line}")


def _give(letters: list[LetterView], today: date, output: str | None, *, json: bool) -> None:
    _say(letters, today, json=json)
    if output is not None:
        for path in write_letter_files(letters, Path(output)):
            tell(_("Đã ghi {path}.").format(path=path))


def _say(letters: list[LetterView], today: date, *, json: bool) -> None:
    if json:
        say_json([letter_shape(one, today=today) for one in letters])
        return
    for line in aligned(letter_cells(one, today=today) for one in letters):
        say(line)
