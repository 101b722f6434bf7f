"""A text laid out in rows of a field, so that every place in it has a row and a cell, and every cell a place in it."""

from collections.abc import Sequence
from typing import NamedTuple

from board.screens.drawing import width


class TextRow(NamedTuple):
    """One row: the text from `start` to `end`; a line break or the blank at which it was broken stands behind `end`."""

    start: int
    end: int


def rows_of(text: str, cells: int) -> list[TextRow]:
    r"""The rows of a text in a field of so many cells: broken at blanks, a longer word at the edge; at least one row.

    Blanks stay where they were typed; one that would begin a row hangs over the end of the row before.

    >>> rows_of("Sở Nội vụ", 6)
    [TextRow(start=0, end=6), TextRow(start=7, end=9)]
    >>> [(row.start, row.end) for row in rows_of("a\n\nb", 6)]
    [(0, 1), (2, 2), (3, 4)]
    """
    rows: list[TextRow] = []
    start = 0
    for line in text.split("\n"):
        rows += _rows_of_line(line, start, max(1, cells))
        start += len(line) + 1
    return rows


def row_at(rows: Sequence[TextRow], place: int) -> int:
    """Which row holds this place of the text."""
    return max((at for at, row in enumerate(rows) if row.start <= place), default=0)


def place_at(text: str, row: TextRow, cell: int) -> int:
    """The place of the text that stands nearest to this cell of the row: before the letter that covers it."""
    place = row.start
    while place < row.end and width(text[row.start : place + 1]) <= cell:
        place += 1
    return place


def _rows_of_line(line: str, offset: int, cells: int) -> list[TextRow]:
    rows: list[TextRow] = []
    start, blank, used, place = 0, -1, 0, 0
    while place < len(line):
        wide = width(line[place])
        if used + wide <= cells or used == 0:
            blank = place if line[place] == " " else blank
            used += wide
            place += 1
            continue
        if line[place] == " ":  # it hangs over the edge
            rows.append(TextRow(offset + start, offset + place))
            start = place + 1
        elif blank > start:
            rows.append(TextRow(offset + start, offset + blank))
            start = blank + 1
        else:
            rows.append(TextRow(offset + start, offset + place))
            start = place
        blank, used, place = -1, 0, start
    return [*rows, TextRow(offset + start, offset + len(line))]
