"""`board year`: deadlines that pile up, causes of delay, two on-time rates; with two plans, one beside the other."""

from collections.abc import Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import Any

from board.commands.command import as_json, command
from board.commands.options import chosen
from board.commands.output import aligned, say, say_json
from board.commands.seeing import filtered, see_board
from board.language import _
from board.said.year import (
    BESIDE_COLUMNS,
    beside_cells,
    beside_heads,
    beside_title,
    cause_said,
    compared_said,
    load_said,
    moved_said,
    rate_or_nothing_said,
    rate_said,
    together_said,
    week_said,
)
from board.wording import as_of
from store.plan_beside import BesideView, beside, rates_by_plan
from store.plan_year import (
    CauseCount,
    LoadView,
    OnTimeView,
    PileUpView,
    Rate,
    count_causes,
    pile_up,
    rounded,
)
from store.views import BoardView, PlanView


@command(
    "year",
    help=_(
        "Kế hoạch so với năm: các tuần dồn việc, nguyên nhân chậm, hai tỷ lệ đúng hạn;"
        " nêu hai kế hoạch (--plan A --plan B) thì so sánh hai kế hoạch."
    ),
    looks_back=True,
)
@as_json
def year(as_json: bool) -> None:
    """Print the year of the chosen plans."""
    options = chosen()
    board = see_board(options)
    tasks = filtered(board.tasks, board, options)
    piled, causes, rates = pile_up(tasks, board.agencies), count_causes(tasks), rates_by_plan(board, tasks)
    pairs = _pairs(board)
    if as_json:
        say_json(
            {
                "as_of": board.today.isoformat(),
                "plans": [plan.key for plan in board.plans],
                "filter": options.filter_text or None,
                "pile_up": _pile_shape(piled),
                "causes": [_cause_shape(one) for one in causes],
                "on_time": _on_time_shape(rates[0][1]) if len(rates) == 1 else None,
                "on_time_by_plan": [{"plan": plan.key, **_on_time_shape(its)} for plan, its in rates],
                "beside": [_beside_shape(one) for one in pairs],
            }
        )
        return
    say(" · ".join((*(plan.short_title for plan in board.plans), as_of(board.today))))
    _say_pile(piled, plans=len(board.plans))
    _say_causes(causes, plans=len(board.plans))
    _say_rates(rates)
    for pair in pairs:
        _say_beside(pair)


def _pairs(board: BoardView) -> list[BesideView]:
    """Each plan beside the one that is named after it."""
    keys = [plan.key for plan in board.plans]
    return [beside(board, here, there) for here, there in pairwise(keys)]


def _say_pile(piled: PileUpView, *, plans: int) -> None:
    if not piled.weeks:
        return
    say()
    say(together_said(_("Số sản phẩm đến hạn theo tuần (ngày làm việc trong tuần); còn lại: chưa nộp"), plans))
    for place, week in enumerate(piled.weeks):
        if not piled.load[place]:
            continue
        loads = sorted(
            ((one.due[place], one.agency.abbreviation) for one in piled.agencies if one.due[place]), reverse=True
        )
        still_open = piled.still_open[place]
        heaviest = "◄" if week == piled.heaviest else ""
        say("  " + "  ".join(filter(None, (week_said(week), load_said(piled.load[place], still_open), heaviest))))
        say("      " + ", ".join(f"{name} {count}" for count, name in loads))


def _say_causes(causes: tuple[CauseCount, ...], *, plans: int) -> None:
    if not causes:
        return
    say()
    say(together_said(_("Nguyên nhân chậm (số nhiệm vụ, trong đó đang quá hạn)"), plans))
    rows = [(cause_said(one), f"{len(one.tasks)}", f"{one.overdue}") for one in causes]
    for line in aligned(rows, right=frozenset((1, 2))):
        say("  " + line)


def _say_rates(rates: Sequence[tuple[PlanView, OnTimeView]]) -> None:
    """A pair of rates for each plan: of two plans added up nobody could say what they mean."""
    said = rate_said if len(rates) == 1 else rate_or_nothing_said
    for plan, its in rates:
        say()
        heading = _("Tỷ lệ sản phẩm đúng hạn")
        say(heading if len(rates) == 1 else f"{heading} · {plan.key}")
        rows = [
            (_("theo thời hạn đầu tiên"), said(its.first)),
            (_("theo thời hạn đã gia hạn"), said(its.extended)),
        ]
        for line in aligned(rows):
            say("  " + line)
        if its.extensions:
            say("  " + moved_said(its.extensions))


def _say_beside(pair: BesideView) -> None:
    say()
    say(beside_title(pair.plan, pair.other))
    say(compared_said(pair))
    rows = [beside_heads(pair.plan, pair.other), *map(beside_cells, pair.sections)]
    for line in aligned(rows, right=frozenset(range(1, BESIDE_COLUMNS))):
        say("  " + line)


def _pile_shape(piled: PileUpView) -> dict[str, Any]:
    return {
        "weeks": [
            {
                "year": week.year,
                "week": week.week,
                "monday": week.monday.isoformat(),
                "working_days": week.working_days,
                "due": due,
                "open": still_open,
            }
            for week, due, still_open in zip(piled.weeks, piled.load, piled.still_open, strict=True)
        ],
        "agencies": [_load_shape(one) for one in piled.agencies],
        "heaviest": piled.heaviest.monday.isoformat() if piled.heaviest else None,
    }


def _load_shape(one: LoadView) -> dict[str, Any]:
    return {
        "agency": one.agency.name,
        "key": one.agency.key,
        "total": one.total,
        "due": list(one.due),
        "open": list(one.still_open),
    }


def _cause_shape(one: CauseCount) -> dict[str, Any]:
    return {"cause": one.cause.value if one.cause else None, "tasks": list(one.tasks), "overdue": one.overdue}


def _rate_shape(rate: Rate) -> dict[str, Any]:
    percent = rounded(rate)
    return {"met": rate.met, "of": rate.of, "percent": float(percent) if percent is not None else None}


def _on_time_shape(rates: OnTimeView) -> dict[str, Any]:
    return {
        "first": _rate_shape(rates.first),
        "extended": _rate_shape(rates.extended),
        "extensions": rates.extensions,
    }


def _beside_shape(pair: BesideView) -> dict[str, Any]:
    return {
        "plan": pair.plan,
        "other": pair.other,
        "compared": pair.compared,
        "on_time": _on_time_shape(pair.on_time),
        "other_on_time": _on_time_shape(pair.other_on_time),
        "sections": [
            {
                "sections": [section.number for section in one.sections],
                "other_sections": [section.number for section in one.others],
                "title": one.named.title,
                "counts": asdict(one.counts),
                "other_counts": asdict(one.other_counts),
                "rate": _rate_shape(one.rate),
                "other_rate": _rate_shape(one.other_rate),
                "same": [list(pair_of_keys) for pair_of_keys in one.same],
                "new": list(one.new),
                "gone": list(one.gone),
            }
            for one in pair.sections
        ],
    }
