"""What `board report` asks for, worked out: which period, judged on which day, and all that the report is made from."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta

import click

from board.commands.opening import open_the_board
from board.commands.options import Options
from board.commands.since_day import day_before, refuse_later
from board.commands.whereabouts import judging_day, user_name
from board.dates import read_day
from board.language import _
from board.reports.reported import Reported
from board.wording import day, period_words
from plans.reporting_period import ReportingPeriod, find_period, following, period_to_report, reports_as
from plans.vietnamese import fold
from store.errors import UnknownPlan, WrongValue
from store.filters.language import read_filter
from store.history.since import SinceView, changes_between
from store.history.two_boards import known_before
from store.meetings.views import MeetingView
from store.open_board import OpenBoard
from store.standing import board_on, targets_on
from store.views import BoardView

STATUS = "status"
_COMING_DAYS = 30
_LAST_MEETING = ("last meeting", "phien hop truoc", "phien truoc")


@dataclass(frozen=True, slots=True)
class Asked:
    """`today` is the day of judging, at most the period's last one. `period` is None for a status report.

    `replaced` is the key of the quarter whose report was asked for where another one stands for it; else "".
    """

    period: ReportingPeriod | None
    today: date
    coming_until: date
    replaced: str = ""


def asked_for(kind: str, period_key: str | None, options: Options) -> Asked:
    """The period that is named, or else the one whose report is due next.

    Raises:
        WrongValue: there is no such period of this kind. UsageError: a period for a status report, or one that has not begun.
    """
    today = judging_day(options)
    if kind == STATUS:
        if period_key:
            raise click.UsageError(_("--period chỉ dùng với báo cáo định kỳ (quarter, half-year, nine-months, year)."))
        return Asked(None, today, today + timedelta(days=_COMING_DAYS))
    period = find_period(period_key.upper()) if period_key else period_to_report(kind, today)
    if period is None or not reports_as(period, kind):
        raise WrongValue("period", period_key or "", "reporting_period")
    if today < period.first:
        raise click.UsageError(
            _("Kỳ báo cáo {period} bắt đầu từ ngày {first}, chưa có số liệu vào ngày {today}.").format(
                period=period_words(period.key), first=day(period.first), today=day(today)
            )
        )
    return Asked(
        period,
        min(today, period.last),
        following(period).last,
        replaced=period.instead_of if period.kind != kind else "",
    )


def reported(asked: Asked, since: str | None, options: Options) -> Reported:
    """Everything that the report is made from, as one moment of the board has it.

    Raises:
        UnknownPlan: there is no plan. FilterError. WrongValue, UsageError: nothing can be said since then.
    """
    with open_the_board(options) as board:
        view = board.board(options.plans or None, today=asked.today)
        if not view.plans:
            raise UnknownPlan("", ())
        plans = [plan.key for plan in view.plans]
        ledger = board.ledger(plans, today=asked.today)
        if asked.period is not None:
            view = board_on(view, asked.today, ledger)
        targets = () if options.filter_text else tuple(one for plan in plans for one in board.targets(plan))
        return Reported(
            board=view,
            tasks=read_filter(options.filter_text, view, today=asked.today, user=user_name(options)).choose(view.tasks),
            ledger=ledger,
            targets=targets_on(targets, asked.today),
            coming_until=asked.coming_until,
            filter_text=options.filter_text,
            known_on=options.as_of,
            since=_since(board, view, since, asked, options) if since else None,
            since_day=None if since is None or _is_last_meeting(since) else read_day(since),
            since_meeting=_last_meeting(board, plans) if since is not None and _is_last_meeting(since) else None,
            period=asked.period,
        )


def _since(board: OpenBoard, view: BoardView, typed: str, asked: Asked, options: Options) -> SinceView:
    """What changed since a day began, or since the last meeting about these plans was closed."""
    plans = [plan.key for plan in view.plans]
    with ExitStack() as closing:
        if _is_last_meeting(typed):
            last = _last_meeting(board, plans)
            if last is None:
                raise WrongValue("since", typed, "closed_meeting")
            then_day, change = last.judged_on, last.closed_change
            refuse_later(then_day, judged_on=asked.today, options=options)
            then = closing.enter_context(board.as_of(change=change))
        else:
            named = read_day(typed)
            if named is None:
                raise WrongValue("since", typed, "day_or_last_meeting")
            refuse_later(named, judged_on=asked.today, options=options)
            then_day = day_before(named)
            then = closing.enter_context(known_before(board, named))
        known = [plan.key for plan in then.plans() if plan.key in plans]
        before = then.board(known, today=then_day)
        if asked.period is not None:
            before = board_on(before, then_day, then.ledger(known, today=then_day))
        chosen = read_filter(options.filter_text, view, today=asked.today, user=user_name(options))
        return changes_between(
            before,
            view,
            recorded_before=then.recorded(known, today=then_day),
            recorded=board.recorded(plans, today=asked.today),
            keep=chosen.matches if chosen.tests else None,
        )


def _last_meeting(board: OpenBoard, plans: Sequence[str]) -> MeetingView | None:
    return next((one for one in board.meetings.all(plans) if not one.goes_on), None)


def _is_last_meeting(typed: str) -> bool:
    return fold(typed).replace("-", " ") in _LAST_MEETING
