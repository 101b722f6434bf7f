"""`board target list|measure`: the numbers that plans ask for, and what was measured of them."""

from datetime import date
from decimal import Decimal
from typing import Any

import click

from board.commands.carrying_out import report
from board.commands.command import BoardGroup, as_json, option
from board.commands.opening import full_key, open_the_board, plan_key, plan_keys
from board.commands.options import chosen
from board.commands.output import aligned, one_line, say, say_json
from board.commands.values import DAY, WORDS
from board.commands.whereabouts import judging_day
from board.language import _
from board.said.targets import about_said, asked_said, gap_said, measured_said
from plans.target import Quantity, read_quantity
from store.errors import WrongValue
from store.open_board import OpenBoard
from store.target_views import MeasurementView, TargetView
from store.wishes import MeasureTarget

target = BoardGroup("target", help=_("Chỉ tiêu của kế hoạch và số đo theo thời gian."))


@target.command("list", help=_("Các chỉ tiêu: số phải đạt, số đo gần nhất, còn thiếu bao nhiêu."), looks_back=True)
@as_json
def list_targets(as_json: bool) -> None:
    """List the targets of the chosen plans."""
    options = chosen()
    with open_the_board(options) as board:
        views = [view for plan in plan_keys(board, options) for view in board.targets(plan)]
    if as_json:
        say_json([target_shape(view) for view in views])
        return
    for line in aligned(_row(view) for view in views):
        say(line)


@target.command("measure", help=_("Ghi số đo của một chỉ tiêu; số đo cùng ngày được thay bằng số mới."))
@click.argument("key", type=WORDS, metavar=_("KHÓA[#SỐ]"))
@click.argument("value", type=WORDS, metavar=_("SỐ_ĐO"))
@option("--on", "day", type=DAY, required=True, metavar=_("NGÀY"), help=_("Ngày có số đo."))
@option("--document", type=WORDS, default="", metavar=_("SỐ"), help=_("Số văn bản nêu số đo."))
@option("--note", type=WORDS, default="", metavar=_("CHỮ"), help=_("Ghi chú."))
@as_json
def measure(key: str, value: str, day: date, document: str, note: str, as_json: bool) -> None:
    """Record a measurement."""
    quantity = read_quantity(value)
    if quantity is None:
        raise WrongValue("value", value, "number")
    options = chosen()
    with open_the_board(options) as board:
        whole = full_key(key, board, options)
        wish = MeasureTarget(whole, quantity.value, day, quantity.unit, document, note)
        report(board.apply(wish, today=judging_day(options)))
        if as_json:
            say_json(target_shape(_measured(board, whole)))


def target_shape(view: TargetView) -> dict[str, Any]:
    """One number that a clause asks for, beside its words; what is asked is null where the clause asks for none."""
    asked = view.target
    return {
        "key": view.key,
        "plan": view.plan,
        "clause": view.clause,
        "number": view.number or None,
        "place": view.place or None,
        "task": view.task,
        "words": view.words,
        "part": asked.words if asked else None,
        "name": asked.name if asked else None,
        "comparator": asked.comparator.value if asked else None,
        "value": _number(asked.value) if asked else None,
        "upper": _number(asked.upper) if asked and asked.upper is not None else None,
        "unit": asked.unit if asked else None,
        "also": _quantity(asked.also) if asked and asked.also else None,
        "change": asked.change.value if asked else None,
        "base": (asked.base or None) if asked else None,
        "scopes": list(asked.scopes) if asked else [],
        "year": asked.year if asked else None,
        "when": (asked.when or None) if asked else None,
        "part_of": asked.part_of if asked else None,
        "last": _measurement(view.last) if view.last else None,
        "gap": None if view.gap is None else _number(view.gap),
        "reached": view.reached,
        "measurements": [_measurement(each) for each in view.measurements],
    }


def _measured(board: OpenBoard, key: str) -> TargetView:
    """The target that was just measured: the key may name the only number of a clause, in other capitals."""
    named = {key.casefold(), key.casefold().removesuffix("#1")}
    return next(view for view in board.targets(plan_key(key.rpartition("/")[0], board)) if view.key.casefold() in named)


def _row(view: TargetView) -> tuple[str, ...]:
    if view.target is None:
        return view.key, "—", "—", "", one_line(view.words)
    about = about_said(view.target)
    name = one_line(view.target.name) + (f" ({about})" if about else "")
    return view.key, asked_said(view.target), measured_said(view.last), gap_said(view), name


def _measurement(measurement: MeasurementView) -> dict[str, Any]:
    return {
        "on": measurement.measured_on.isoformat(),
        "value": _number(measurement.quantity.value),
        "unit": measurement.quantity.unit,
        "document": measurement.document or None,
        "note": measurement.note or None,
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {"value": _number(quantity.value), "unit": quantity.unit}


def _number(value: Decimal) -> int | float:
    """A number as JSON knows it."""
    return int(value) if value == value.to_integral_value() else float(value)
