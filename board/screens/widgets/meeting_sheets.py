"""A list cut into sheets that are shown one after the other: nothing scrolls on a projector."""

from collections.abc import Sequence
from dataclasses import dataclass

from board.screens.drawing import Line

MOST_DENSE = 9
"""Rows of one line that are shown without air between them: more cannot be read from the back of a room."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a page: its lines; what selects it ("" = nothing does); the task (key) whose card it opens, if any."""

    key: str
    lines: tuple[Line, ...]
    task: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a page shows: title and what is said beside it, lines that stand still, rows, and how much air rows have.

    `nothing` is said where there are no rows, `foot` stands still below them.
    """

    title: str
    beside: str = ""
    head: tuple[Line, ...] = ()
    rows: tuple[Row, ...] = ()
    foot: tuple[Line, ...] = ()
    gap: int = 1
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows from `start` up to `stop`, with so many blank lines between them."""

    start: int
    stop: int
    gap: int


def sheets(heights: Sequence[int], room: int, gap: int) -> list[Sheet]:
    """Cut rows of these heights into sheets of `room` lines; at least one row stands on each, and one sheet there is.

    Rows of one line are shown with air where nine of them have room for it, else up to nine without.

    >>> [sheet.stop for sheet in sheets([1] * 12, 17, 1)], [sheet.stop for sheet in sheets([1] * 12, 10, 1)]
    ([9, 12], [9, 12])
    >>> sheets([3, 3, 3], 7, 1)
    [Sheet(start=0, stop=2, gap=1), Sheet(start=2, stop=3, gap=1)]
    """
    most = len(heights)
    if gap and all(height == 1 for height in heights) and _airy(room) < min(MOST_DENSE, most):
        gap, most = 0, MOST_DENSE
    found: list[Sheet] = []
    start, taken = 0, 0
    for place, height in enumerate(heights):
        taken += height + (gap if place > start else 0)
        if place > start and (taken > room or place - start >= most):
            found.append(Sheet(start, place, gap))
            start, taken = place, height
    return [*found, Sheet(start, len(heights), gap)]


def sheet_at(cut: Sequence[Sheet], row: int) -> int:
    """Which of the sheets holds the row; the last one where the list has become shorter."""
    return next((place for place, sheet in enumerate(cut) if row < sheet.stop), len(cut) - 1)


def _airy(room: int) -> int:
    return (room + 1) // 2
