"""Actions of the history as lines: the day above them, then one line each, and the selected one in full for the strip."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from board.dates import local, moment
from board.language import _, ngettext
from board.said.history import action_said, action_word, changes_said, fate_said, in_order, reason_said
from board.screens.drawing import Line, Piece, fit, width
from board.wording import day
from plans.vietnamese import clean
from store.task_views import ActionView

_WHO_WIDEST = 14
_TASKS_WIDEST = 22
_NARROW = 60
_CHANGES_SAID = 6
"""An action on thousands of tasks is not told whole on a line."""


@dataclass(frozen=True, slots=True)
class HistoryColumns:
    """Cells of each column, its blank included; what is said of the action gets the rest. `whole` keys say their plan."""

    who: int
    tasks: int
    whole: bool


def columns_for(actions: Sequence[ActionView], *, whole: bool) -> HistoryColumns:
    """The columns for these actions."""
    who = max((width(clean(action.who)) for action in actions), default=0)
    tasks = max((width(_tasks(action, whole=whole)) for action in actions), default=0)
    return HistoryColumns(min(_WHO_WIDEST, who) + 2, min(_TASKS_WIDEST, tasks) + 2, whole)


def day_line(on: date, cells: int) -> Line:
    """The day on which the actions below were done."""
    return ((fit(" " + day(on), cells), "head"),)


def rows_for(cells: int) -> int:
    """Lines of an action: where who and which tasks would leave nothing for what was done, that has a line of its own."""
    return 2 if cells < _NARROW else 1


def action_rows(action: ActionView, columns: HistoryColumns, cells: int, *, chosen: bool) -> list[Line]:
    """One line, or on a narrow screen two: when, who, on which tasks; what."""
    if rows_for(cells) == 1:
        return [action_line(action, columns, cells, chosen=chosen)]
    role = "dim" if action.undone else ""
    bar = ("▌" if chosen else " ", "bar")
    fate = _fate(action)
    room = max(1, cells - 7 - width(fate) - 1)
    named = f"{clean(action.who)}  {_tasks(action, whole=columns.whole)}"
    at = (local(action.at).strftime("%H:%M") + " ", "dim")
    said = fit(_said(action), max(1, cells - 7))
    return [
        (bar, at, (fit(named, room) + " ", role or "number"), (fate, "soon")),
        (bar, ("      ", ""), (said, "chosen" if chosen and not action.undone else role)),
    ]


def action_line(action: ActionView, columns: HistoryColumns, cells: int, *, chosen: bool) -> Line:
    """When, who, on which tasks, what; at the right that it was taken back."""
    fate = _fate(action)
    role = "dim" if action.undone else ""
    at: list[Piece] = [("▌" if chosen else " ", "bar"), (local(action.at).strftime("%H:%M") + "  ", "dim")]
    facts: list[Piece] = [
        (fit(clean(action.who), columns.who - 2) + "  ", role),
        (fit(_tasks(action, whole=columns.whole), columns.tasks - 2) + "  ", role or "number"),
    ]
    taken = sum(width(text) for text, _role in (*at, *facts)) + width(fate)
    said = fit(_said(action), max(1, cells - taken - 1)) + " "
    return (*at, *facts, (said, "chosen" if chosen and not action.undone else role), (fate, "soon"))


def told_lines(action: ActionView, lines: int) -> tuple[Line, ...]:
    """The selected action in full: its number, moment, who and what; every change; why, and what it took back."""
    action = in_order(action)
    first: Line = (
        (f" {_('số {number}').format(number=action.number)} ", "number"),
        (f"{moment(action.at)}  {clean(action.who)}  {action_word(action.wish)}", "title"),
        (("  " + ", ".join(clean(key) for key in action.tasks[:_CHANGES_SAID])) if action.tasks else "", ""),
        (" …" if len(action.tasks) > _CHANGES_SAID else "", ""),
    )
    changed: Line = (("   " + _one_line(changes_said(action, action.changes[: 2 * _CHANGES_SAID])), ""),)
    notes = [(_("Lý do: {why}").format(why=reason_said(action.why)), "quote")] if action.why else []
    if fate := fate_said(action):
        notes.append((fate, "soon"))
    if action.reverses is not None:
        notes.append((_("của thao tác số {number}").format(number=action.reverses), "dim"))
    last: list[Piece] = [("   ", "")]
    for place, (text, role) in enumerate(notes):
        last += [(" · " if place else "", "dim"), (text, role)]
    if lines < 3 and notes:
        return (first, (*last, *changed))[:lines]
    return (first, changed, tuple(last))[:lines]


def _said(action: ActionView) -> str:
    action = in_order(action)
    said = _one_line(action_said(action, action.changes[:_CHANGES_SAID]))
    said += " …" if len(action.changes) > _CHANGES_SAID else ""
    return f"{said} · {reason_said(action.why)}" if action.why else said


def _fate(action: ActionView) -> str:
    """What became of the action since, with a blank behind it; "" where nothing did."""
    if action.undone:
        return fate_said(action) + " "
    return _("làm lại ở số {number}").format(number=action.redone) + " " if action.redone is not None else ""


def _tasks(action: ActionView, *, whole: bool) -> str:
    """The first task, and how many more there are."""
    if not action.tasks:
        return ""
    named = in_order(action).tasks[0]
    first = clean(named if whole else named.partition("/")[2])
    more = len(action.tasks) - 1
    return first + (ngettext(" và {n} việc khác", " và {n} việc khác", more).format(n=more) if more else "")


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
