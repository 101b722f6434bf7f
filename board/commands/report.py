"""`board report`: a status or periodic report, laid out as an administrative document, in the format that is asked for."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import click

from board.commands.command import command, option
from board.commands.opening import open_the_board
from board.commands.options import Options, chosen
from board.commands.output import say_text, tell
from board.commands.values import WORDS
from board.commands.whereabouts import judging_day, user_name
from board.commands.whole_file import say_file
from board.dates import read_day
from board.language import _
from board.meeting_words import cause_word
from board.replaced_file import replace_file
from board.reports.office_paper import OfficePaper
from board.reports.report import Reported, report_paper
from plans.reporting_period import KINDS, ReportingPeriod, find_period, period_to_report
from plans.vietnamese import fold
from store.errors import UnknownPlan, WrongValue
from store.filters import read_filter
from store.open_board import OpenBoard
from store.since import SinceView
from store.standing import board_on
from store.two_boards import changes_since
from store.views import BoardView
from store.words import Cause

STATUS = "status"
LAST_MEETING = "last-meeting"
_FORMATS = ("md", "html", "xlsx", "docx")
_WRITERS = {one: (f"board.reports.paper_{one}", f"paper_{one}") for one in _FORMATS}
"""Modules are named as text: the library of an office file is loaded for that file alone."""
_COMING_DAYS = 30
_NAMED = {
    "tinh hinh": STATUS,
    "quy": "quarter",
    "6 thang": "half-year",
    "9 thang": "nine-months",
    "nam": "year",
    **{kind: kind for kind in (STATUS, *KINDS)},
}
_LAST_MEETING_NAMED = (LAST_MEETING, "phien hop truoc", "phien truoc")


class _Kind(click.ParamType[str]):
    """The kind of a report, by its English or Vietnamese name."""

    name = "kind"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        typed = fold(str(value)).replace("_", "-")
        found = _NAMED.get(typed) or _NAMED.get(typed.replace("-", " "))
        if found is None:
            raise WrongValue("report", str(value), "report")
        return found


@command(
    "report",
    help=_(
        "Báo cáo: status (tình hình), quarter (quý), half-year (6 tháng), nine-months (9 tháng), year (năm); "
        "trình bày theo Nghị định 30/2020/NĐ-CP."
    ),
)
@click.argument("kind", type=_Kind(), metavar=_("LOẠI"))
@option("--period", type=WORDS, metavar=_("KỲ"), help=_("Kỳ báo cáo, như 2022-Q1, 2022-H1, 2022-9M, 2022."))
@option(
    "--since",
    type=WORDS,
    metavar=_("NGÀY"),
    help=_("Nêu thay đổi từ ngày này, hoặc từ phiên họp trước (last-meeting)."),
)
@option(
    "--format",
    "shape",
    type=click.Choice(_FORMATS),
    help=_("Dạng tệp; nếu không nêu: theo đuôi của tệp trong -o, hoặc md."),
)
@option("-o", "--output", type=click.Path(), metavar=_("TỆP"), help=_("Ghi vào tệp thay vì đầu ra."))
def report(kind: str, period: str | None, since: str | None, shape: str | None, output: str | None) -> None:
    """Write a report."""
    shape = shape or _shape_of(output)
    content = _written(report_paper(_reported(kind, period, since, chosen())), shape)
    if output is not None:
        replace_file(Path(output), content)
        tell(_("Đã ghi báo cáo vào {path}.").format(path=output))
    elif shape in ("md", "html"):
        say_text(content.decode())
    else:
        say_file(content, what=f".{shape}")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the line asks for, worked out: the period of a periodic report, the day of judging, what is coming."""

    period: ReportingPeriod | None
    today: date
    coming_until: date


def _reported(kind: str, period_key: str | None, since: str | None, options: Options) -> Reported:
    asked = _asked(kind, period_key, options)
    with open_the_board(options) as board:
        view = board.board(options.plans or None, today=asked.today)
        if not view.plans:
            raise UnknownPlan("", ())
        if asked.period is not None:
            view = board_on(view, asked.today)
        plans = [plan.key for plan in view.plans]
        chosen_tasks = read_filter(options.filter_text, view, today=asked.today, user=user_name(options))
        return Reported(
            board=view,
            tasks=chosen_tasks.choose(view.tasks),
            ledger=board.ledger(plans, today=asked.today),
            targets=tuple(target for plan in plans for target in board.targets(plan))
            if not options.filter_text
            else (),
            coming_until=asked.coming_until,
            causes={cause.value: cause_word(cause.value) for cause in Cause},
            filter_text=options.filter_text,
            known_on=options.as_of,
            since=_since(board, view, since, asked.today, options) if since else None,
            period=asked.period,
        )


def _asked(kind: str, period_key: str | None, options: Options) -> _Asked:
    today = judging_day(options)
    if kind == STATUS:
        if period_key:
            raise click.UsageError(_("--period chỉ dùng với báo cáo định kỳ (quarter, half-year, nine-months, year)"))
        return _Asked(None, today, today + timedelta(days=_COMING_DAYS))
    period = find_period(period_key) if period_key else period_to_report(kind, today)
    if period is None or period.kind != kind:
        raise WrongValue("period", period_key or "", "reporting_period")
    judged = min(today, period.last)
    following = period_to_report(kind, period.by + timedelta(days=1))
    return _Asked(period, judged, following.last if kind != "year" else judged + timedelta(days=92))


def _since(board: OpenBoard, view: BoardView, typed: str, today: date, options: Options) -> SinceView:
    """What changed since a day, or since the last meeting about these plans was closed."""
    plans = [plan.key for plan in view.plans]
    with ExitStack() as closing:
        if fold(typed).replace("-", " ") in {name.replace("-", " ") for name in _LAST_MEETING_NAMED}:
            last = next((one for one in board.meetings.all(plans) if not one.goes_on), None)
            if last is None:
                raise WrongValue("since", typed, "closed_meeting")
            then = closing.enter_context(board.as_of(change=last.closed_change))
            then_day = last.held_on
        else:
            day = read_day(typed)
            if day is None:
                raise WrongValue("since", typed, "day_or_last_meeting")
            then, then_day = closing.enter_context(board.as_of(day=day)), day
        return changes_since(
            then,
            board,
            plans,
            then_day=then_day,
            today=today,
            filter_text=options.filter_text,
            user=user_name(options),
        )


def _shape_of(output: str | None) -> str:
    suffix = Path(output or "").suffix.lower().removeprefix(".")
    return suffix if suffix in _FORMATS else _FORMATS[0]


def _written(paper: OfficePaper, shape: str) -> bytes:
    module, name = _WRITERS[shape]
    write: Callable[[OfficePaper], bytes | str] = getattr(import_module(module), name)
    content = write(paper)
    return content.encode() if isinstance(content, str) else content
