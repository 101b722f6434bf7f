"""`board status --since D`: what changed between the board as it was known when D began and the board as it is."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from board.commands.opening import open_the_board
from board.commands.options import Options, chosen
from board.commands.output import aligned, fitted, say, say_json
from board.commands.shapes import Shape, counts_shape
from board.commands.since_day import day_before, refuse_later
from board.commands.whereabouts import judging_day, user_name
from board.language import _
from board.said.since import Line, groups_said
from board.wording import day, four_numbers
from plans.agency import Agency, Group
from store.history.since import SinceView
from store.history.two_boards import changes_since, known_before
from store.task_views import AmendmentView, ExtensionView
from store.views import TaskView


def print_changes(since: date, *, as_json: bool) -> None:
    """Say what changed; with `--as-of` up to that day.

    Raises:
        NotKnownYet, UnknownPlan, FilterError. WrongValue, UsageError: the day is later than that with which it is compared.
    """
    options = chosen()
    found, plans, names = _read(since, options)
    if as_json:
        say_json(since_shape(found, since, plans, options.filter_text))
        return
    say(_("Thay đổi từ ngày {since} đến {after}").format(since=day(since), after=day(found.after_day)))
    if options.filter_text:
        say(_("Lọc: {filter}").format(filter=options.filter_text))
    say(four_numbers(found.before_counts, today=found.before_day))
    say(four_numbers(found.after_counts, today=found.after_day))
    groups = list(groups_said(found, names=names, with_plan=len(plans) > 1))
    if not groups:
        say(_("Không có thay đổi nào."))
    for heading, lines in groups:
        _say_group(heading, lines)


def since_shape(found: SinceView, since: date, plans: Sequence[str], filter_text: str) -> Shape:
    """What changed, for other programs: each group a list, never absent."""
    return {
        "since": since.isoformat(),
        "before_as_of": found.before_day.isoformat(),
        "since_change": found.before_change,
        "as_of": found.after_day.isoformat(),
        "change": found.after_change,
        "plans": list(plans),
        "filter": filter_text or None,
        "before": counts_shape(found.before_counts),
        "after": counts_shape(found.after_counts),
        **{group: [_shape(entry) for entry in getattr(found, group)] for group in _groups(found)},
    }


def _read(since: date, options: Options) -> tuple[SinceView, tuple[str, ...], dict[str, str]]:
    today = judging_day(options)
    refuse_later(since, judged_on=today, options=options)
    with open_the_board(options) as board, known_before(board, since) as then:
        plans = tuple(plan.key for plan in board.board(options.plans or None, today=today).plans)
        found = changes_since(
            then,
            board,
            plans,
            then_day=day_before(since),
            today=today,
            filter_text=options.filter_text,
            user=user_name(options),
        )
        directory = board.directory()
    known: tuple[Agency | Group, ...] = (*directory.agencies, *directory.groups)
    names = {one.key: one.abbreviation or one.name for one in known}
    return found, plans, names


def _say_group(heading: str, lines: Iterable[Line]) -> None:
    rows = list(lines)
    say()
    say(_("{heading}: {n}").format(heading=heading, n=len(rows)))
    for line in aligned(rows):
        say(fitted("  " + line))


def _groups(found: SinceView) -> Iterator[str]:
    return (name for name in found.__slots__ if isinstance(getattr(found, name), tuple))


def _shape(entry: object) -> Shape:
    """One entry: its task by key, title and lead, and what its group has besides."""
    if isinstance(entry, TaskView):
        return _task(entry)
    shape: Shape = {}
    for name in entry.__slots__:  # type: ignore[attr-defined]
        value = getattr(entry, name)
        if name == "task":
            shape |= _task(value) if value is not None else {"key": None}
        elif name != "task_id":
            shape[name] = _value(value)
    return shape


def _task(task: TaskView) -> Shape:
    return {
        "key": task.key,
        "title": task.title,
        "lead": task.lead,
        "column": task.column.value,
        "timeliness": task.timeliness.value,
        "days_late": task.days_late,
        "due": task.due.isoformat() if task.due else None,
    }


def _value(value: Any) -> Any:  # noqa: ANN401 - whatever a view holds, as JSON
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    if isinstance(value, AmendmentView | ExtensionView):
        return {"document": value.document or None, "date": _value(value.date), "issuer": value.issuer or None}
    if hasattr(value, "__slots__") and not isinstance(value, str):
        return {name: _value(getattr(value, name)) for name in value.__slots__}
    return value
