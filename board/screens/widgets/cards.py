"""A card: a task in one line, in two, or with its whole title, as wide as its column is."""

from collections.abc import Sequence
from enum import IntEnum

from board.cell_text import elided
from board.language import _
from board.screens.drawing import Line, Piece, first_lines, fit, width, wrap
from board.urgency import look
from board.wording import column_word, lead_word, task_mark, title_of
from plans.vietnamese import clean
from store.views import TaskView
from store.words import BOARD_COLUMNS

_SHORTEST_NUMBER, _LONGEST_NUMBER = 5, 12
_TITLE_LEFT = 6
"""Cells of its second line that a title keeps beside who leads: the first line already told it."""

AWAITS_EVIDENCE = "§"
"""Moved to done without evidence, where there is no room for words."""

_SHORTEST_LEAD = 4
_TITLE_GIVES = 2
"""Cells that the title's rest gives up so that a short lead ("nhóm") is not cut."""


class Detail(IntEnum):
    """How much a card shows."""

    ONE_LINE = 1
    TWO_LINES = 2
    WHOLE_TITLE = 3


def number_width(tasks: Sequence[TaskView]) -> int:
    """Cells that the numbers of these tasks need, a blank after them included."""
    return 1 + max(_SHORTEST_NUMBER, min(_LONGEST_NUMBER, max((len(task.number) for task in tasks), default=0)))


def card(task: TaskView, cells: int, *, numbers: int, detail: Detail, chosen: bool, marked: bool) -> list[Line]:
    """The card's lines, each at most `cells` wide. `numbers` is the width of the column of numbers.

    The bar of the chosen one and the star of a marked one stand at the very left, so both are seen without colour.
    """
    title = title_of(task)
    room = max(1, cells - numbers - 2)  # the bar at the left, a blank at the right
    one_line = detail is Detail.ONE_LINE
    limit = max(1, room - _TITLE_LEFT if one_line else cells - 3)
    most = max(14, cells // 2 if one_line else room - _TITLE_LEFT)
    if detail is Detail.WHOLE_TITLE:  # what does not fit beside the title's end has a line of its own
        most = limit
    right = _right(task, most=min(most, limit), limit=limit)
    taken = sum(width(text) for text, _role in right) + 1
    if one_line:
        texts = [fit(title, room - taken)]
    elif detail is Detail.TWO_LINES:
        texts = _two_lines(title, room, max(0, room - taken))
    else:
        texts = wrap(title, room)
        if width(texts[-1]) > room - taken:
            texts.append("")
        texts[-1] = fit(texts[-1], room - taken)
    words = "chosen" if chosen else "" if task.title else "dim"
    bar: Piece = ("▌", "bar") if chosen else ("*", "marked") if marked else (" ", "")
    number = (fit(elided(clean(task.number), numbers - 1), numbers - 1) + " ", "number")
    blank = (" " * numbers, "")
    lines: list[Line] = [
        (bar if place == 0 or chosen else (" ", ""), number if place == 0 else blank, (text, words))
        for place, text in enumerate(texts)
    ]
    if len(lines) > 1 and taken > room:  # in a very narrow column the right end may stand below the number
        lines[-1] = (lines[-1][0], (" " * max(0, numbers - (taken - room)), ""))
    lines[-1] = (*lines[-1], (" ", ""), *right)
    return lines


def card_height(task: TaskView, cells: int, *, numbers: int, detail: Detail) -> int:
    """How many lines the card takes; costs nothing but for whole titles."""
    if detail is not Detail.WHOLE_TITLE:
        return detail.value
    return len(card(task, cells, numbers=numbers, detail=detail, chosen=False, marked=False))


def _right(task: TaskView, *, most: int, limit: int) -> list[Piece]:
    """Who leads and how near or how late, in `most` cells, where that is too little up to `limit`; the days are never cut."""
    sent, _blank, days = task_mark(task).rpartition(" ")
    if task.column not in BOARD_COLUMNS:
        days = column_word(task.column).lower()
    sent += " " if sent else ""
    words, mark = (_("chờ MC") + " ", AWAITS_EVIDENCE) if task.no_evidence else ("", "")
    more = min(limit, most + _TITLE_GIVES)
    tries = [(before + sent + days, cells) for before in (words, mark) for cells in (most, more)]
    tries += [(mark + sent + days, limit), (mark + days, limit)]
    lead = lead_word(task.lead_short)
    for told, cells in tries:
        room = cells - width(told) - 1
        if room >= min(width(lead), _SHORTEST_LEAD):
            return [(fit(lead, min(width(lead), room)) + " ", "dim"), (told, look(task))]
    return [(next((told for told, cells in tries if width(told) <= cells), days), look(task))]


def _two_lines(title: str, first: int, second: int) -> list[str]:
    lines = wrap(title, first)
    rest = " ".join(lines[1:])
    return [fit(lines[0], first), first_lines(rest, second, 1)[0] if second else ""]
