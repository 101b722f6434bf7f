"""`board meeting` opens a status review on the screen; with a word behind it (list, show, close …) it is for the prompt."""

from datetime import date
from pathlib import Path

import click

from board.commands.carrying_out import report
from board.commands.command import BoardGroup, as_json, option
from board.commands.meeting_pages_said import conclusion_lines, page_lines
from board.commands.meeting_shapes import meeting_shape, pages_shape
from board.commands.opening import full_key, open_the_board, plan_key, plan_keys
from board.commands.options import Options, chosen, see_the_present
from board.commands.output import aligned, say, say_json, tell
from board.commands.rooms import room
from board.commands.values import DAY, WORDS
from board.commands.whereabouts import judging_day
from board.commands.whole_file import say_file
from board.language import _, ngettext
from board.replaced_file import replace_file
from board.said.meetings import meeting_name, meeting_state
from board.said.told import beside_said
from board.wording import day, four_numbers
from store.errors import NothingToUndo
from store.meetings.errors import UnknownMeeting
from store.meetings.views import MeetingView
from store.meetings.wishes import CloseMeeting, OpenMeeting, ParkTask, UndoMeeting, UnparkTask
from store.open_board import OpenBoard


@click.group(
    "meeting",
    cls=BoardGroup,
    invoke_without_command=True,
    subcommand_metavar=_("[LỆNH …]"),
    help=_(
        "Họp: mở phiên họp trên màn hình. Với một lệnh: các phiên họp, kết luận và việc phải theo dõi sau phiên họp."
    ),
)
@option(
    "--follow", "follows", is_flag=True, help=_("Theo màn chiếu của người trình bày, trên màn hình thứ hai; chỉ xem.")
)
@click.pass_context
def meeting(context: click.Context, follows: bool) -> None:
    """Present the meeting, or follow it; with a subcommand, that."""
    if context.invoked_subcommand is None:
        see_the_present(context.command_path)
        room("program").open_meeting(follows=follows)
    elif follows:
        raise click.UsageError(_("--follow không dùng cùng với lệnh khác."))


_number = click.argument("number", type=int, required=False, metavar=_("[SỐ]"))
_next_on = option("--next", "next_on", type=DAY, metavar=_("NGÀY"), help=_("Ngày họp phiên sau."))


@meeting.command("list", help=_("Các phiên họp, mới nhất trước."), looks_back=True)
@as_json
def list_meetings(as_json: bool) -> None:
    """List the meetings."""
    options = chosen()
    with open_the_board(options) as board:
        plans = [plan_key(plan, board) for plan in options.plans] or None
        found = board.meetings.all(plans)
    if as_json:
        say_json([meeting_shape(one) for one in found])
        return
    for line in aligned(_row(one) for one in found):
        say(line)


@meeting.command(
    "show",
    help=_(
        "Các trang của một phiên họp (không nêu số: phiên đang họp, hoặc phiên kết thúc sau cùng): số liệu, quá hạn …"
    ),
)
@_number
@as_json
def show(number: int | None, as_json: bool) -> None:
    """Show what a meeting's pages hold."""
    options = chosen()
    with open_the_board(options) as board:
        found = _named(board, number, options)
        today = options.today or (judging_day(options) if found.goes_on else found.judged_on)
        pages = board.meetings.pages(found.number, today=today)
    if as_json:
        say_json(pages_shape(pages))
        return
    for line in page_lines(pages):
        say(line)


@meeting.command("open", help=_("Mở một phiên họp về kế hoạch đang xem; phiên chưa kết thúc thì họp tiếp."))
@option("--name", type=WORDS, default="", metavar=_("TÊN"), help=_("Tên phiên họp."))
@option("--chair", type=WORDS, default="", metavar=_("NGƯỜI"), help=_("Người chủ trì phiên họp."))
@_next_on
@as_json
def open_meeting(name: str, chair: str, next_on: date | None, as_json: bool) -> None:
    """Open a meeting, or go on with the one that is open."""
    options = chosen()
    today = judging_day(options)
    with open_the_board(options) as board:
        wish = OpenMeeting(tuple(plan_keys(board, options)), today, name=name, chair=chair, next_on=next_on)
        held = board.meetings.hold(wish, today=today)
    tell(_("Phiên họp số {number}: {name}.").format(number=held.number, name=meeting_name(held)))
    if as_json:
        say_json(meeting_shape(held))


@meeting.command("park", help=_("Để một nhiệm vụ lại cuối phiên đang họp; --back: đưa trở lại."))
@click.argument("key", type=WORDS, metavar=_("KHÓA"))
@option("--back", is_flag=True, help=_("Đưa nhiệm vụ trở lại."))
@as_json
def park(key: str, back: bool, as_json: bool) -> None:
    """Put a task off to the end of the meeting that goes on."""
    options = chosen()
    with open_the_board(options) as board:
        held = _named(board, None, options, going_on=True)
        whole = full_key(key, board, options)
        wish = UnparkTask(held.number, whole) if back else ParkTask(held.number, whole)
        report(board.apply(wish, today=judging_day(options)), json=as_json)


@meeting.command("close", help=_("Kết thúc phiên đang họp: chốt số liệu, in bốn con số và các kết luận."))
@_number
@_next_on
@as_json
def close(number: int | None, next_on: date | None, as_json: bool) -> None:
    """Close a meeting."""
    options = chosen()
    with open_the_board(options) as board:
        held = _named(board, number, options, going_on=number is None)
        report(board.apply(CloseMeeting(held.number, next_on), today=judging_day(options)))
        closed = board.meetings.one(held.number)
    if as_json:
        say_json(meeting_shape(closed))
    elif closed.counts is not None:
        say(four_numbers(closed.counts, today=closed.judged_on))
        for line in conclusion_lines(closed):
            say(line)


@meeting.command(
    "undo",
    help=_(
        "Hoàn tác mọi thao tác đã làm trong một phiên họp: kết luận, việc để lại, thao tác người trình bày ghi trên màn hình"
        " trong ngày họp. Thao tác ghi bằng lệnh không thuộc phiên (trừ kết luận, việc để lại) thì còn nguyên, được nêu số."
        " “board redo” làm lại tất cả."
    ),
)
@click.argument("number", type=int, metavar=_("SỐ"))
@as_json
def undo(number: int, as_json: bool) -> None:
    """Take back all that was done in a meeting."""
    options = chosen()
    with open_the_board(options) as board:
        try:
            report(board.apply(UndoMeeting(number), today=judging_day(options)), json=as_json)
        except NothingToUndo:
            if beside := board.meetings.beside(number):
                tell(beside_said(beside))
            raise


@meeting.command(
    "conclusions",
    help=_("Dự thảo thông báo kết luận (không nêu số: của phiên đang họp, hoặc phiên kết thúc sau cùng)."),
)
@_number
@option("-o", "--output", type=click.Path(), metavar=_("TỆP"), help=_("Ghi vào tệp .docx thay vì đầu ra."))
def conclusions(number: int | None, output: str | None) -> None:
    """Draft the notice of conclusions."""
    options = chosen()
    with open_the_board(options) as board:
        found = _named(board, number, options)
        today = judging_day(options) if found.goes_on else found.judged_on
        pages = board.meetings.pages(found.number, today=today, with_changes=False)
        granted = board.meetings.granted(found.number)
    counts = found.counts or pages.counts
    content: bytes = room("conclusions_file").conclusions_bytes(
        pages.meeting, pages.board.plans, counts, parked=pages.parked, granted=granted, judged=today
    )
    if output is None:
        say_file(content, what=".docx")
        return
    replace_file(Path(output), content)
    tell(_("Đã ghi dự thảo thông báo kết luận vào {path}.").format(path=output))


def _named(board: OpenBoard, number: int | None, options: Options, *, going_on: bool = False) -> MeetingView:
    """The meeting of this number; without one that about the chosen plans which goes on, else the one closed last.

    `going_on`: only one that goes on will do.

    Raises:
        UnknownMeeting: there is none.
    """
    if number is not None:
        return board.meetings.one(number)
    plans = plan_keys(board, options)
    found = board.meetings.going_on(plans)
    if found is None and not going_on:
        found = max(board.meetings.all(plans), key=lambda one: one.closed_change or 0, default=None)
    if found is None:
        raise UnknownMeeting(0, tuple(one.number for one in board.meetings.all()))
    return found


def _row(one: MeetingView) -> tuple[str, ...]:
    count = len(one.decisions)
    return (
        f"{one.number}",
        day(one.held_on),
        meeting_name(one),
        ", ".join(one.plans),
        meeting_state(one),
        ngettext("{n} kết luận", "{n} kết luận", count).format(n=count),
        four_numbers(one.counts, short=True) if one.counts else "",
    )
