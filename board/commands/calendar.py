"""`board calendar export`: the chosen plans' deadlines as one .ics file."""

from collections.abc import Sequence
from pathlib import Path

import click

from board.calendar.agency_entries import agency_entries
from board.calendar.export import calendar_bytes
from board.commands.calendar_check import check
from board.commands.calendar_feed import feed
from board.commands.calendar_publish import publish_calendars
from board.commands.calendar_serve import serve
from board.commands.command import BoardGroup, option
from board.commands.opening import entry_key, open_the_board, view_of
from board.commands.options import chosen
from board.commands.output import say_bytes, tell
from board.commands.seeing import filtered
from board.commands.values import DAYS, WORDS
from board.commands.whereabouts import judging_day
from board.language import _, ngettext
from board.replaced_file import replace_file
from board.said.sample import sample_mark, with_mark
from store.views import AgencyView, BoardView, CalendarEntryView

calendar = BoardGroup("calendar", help=_("Lịch các thời hạn, để đăng ký hoặc nhập vào ứng dụng lịch."))
calendar.add_command(feed)
calendar.add_command(publish_calendars)
calendar.add_command(serve)
calendar.add_command(check)


@calendar.command(
    "export", help=_("Xuất một tệp .ics gồm mọi thời hạn có ngày của kế hoạch, kể cả việc đã hoàn thành.")
)
@option("--agency", type=WORDS, metavar=_("TÊN"), help=_("Chỉ những việc của cơ quan hoặc nhóm này."))
@option(
    "--role",
    type=click.Choice(["lead", "any"]),
    default="lead",
    help=_("lead: việc cơ quan chủ trì hoặc phải nộp; any: cả việc phối hợp."),
)
@option(
    "--reminders",
    type=DAYS,
    default=(),
    metavar="7,1",
    help=_("Nhắc trước số ngày này: thêm sự kiện “Còn 7 ngày” vào ngày làm việc, và một chuông báo lúc 8 giờ."),
)
@option("-o", "--output", type=click.Path(), metavar=_("TỆP"), help=_("Ghi vào tệp thay vì đầu ra."))
def export(agency: str | None, role: str, reminders: tuple[int, ...], output: str | None) -> None:
    """Export the calendar."""
    options = chosen()
    with open_the_board(options) as board:
        view = view_of(board, options)
        entries = board.calendar(options.plans or None, today=judging_day(options))
        key = entry_key(agency, board) if agency else None
    tasks = {task.key for task in filtered((*view.tasks, *view.duties), view, options)}
    kept = [entry for entry in entries if entry.task.key in tasks]
    if key:
        kept = list(agency_entries(kept, key, view, coordinating=role == "any"))
    content = calendar_bytes(kept, name=_calendar_name(view, view.agencies.get(key or "")), reminders=reminders)
    if output is None:
        say_bytes(content)
        return
    replace_file(Path(output), content)
    events = content.count(b"\r\nBEGIN:VEVENT\r\n")
    tell(_written(events, kept, output))


def _written(events: int, kept: Sequence[CalendarEntryView], output: str) -> str:
    """How many events there are, and why that is not the number of tasks."""
    said = [_("Đã ghi {n} sự kiện vào {path}").format(n=events, path=output)]
    of_plan = {entry.task.key: entry.task.duty for entry in kept}
    duties = sum(of_plan.values())
    if len(kept) != len(of_plan):
        tasks = [
            ngettext("{n} nhiệm vụ", "{n} nhiệm vụ", len(of_plan) - duties).format(n=len(of_plan) - duties),
            ngettext("{n} việc ngoài phụ lục", "{n} việc ngoài phụ lục", duties).format(n=duties) if duties else "",
        ]
        words = _("{tasks} có {n} thời hạn, vì một nhiệm vụ có thể có nhiều sản phẩm, nhiều kỳ")
        said.append(words.format(tasks=" + ".join(filter(None, tasks)), n=len(kept)))
    if events != len(kept):
        more = events - len(kept)
        said.append(ngettext("{n} sự kiện nhắc trước", "{n} sự kiện nhắc trước", more).format(n=more))
    return "; ".join(said) + "."


def _calendar_name(view: BoardView, agency: AgencyView | None) -> str:
    plans = with_mark(sample_mark(view.plans), ", ".join(plan.short_title for plan in view.plans))
    return f"{agency.name} · {plans}" if agency else plans
