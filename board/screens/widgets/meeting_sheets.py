"""A list cut into sheets that are shown one after the other: nothing scrolls on a projector."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from board.language import _
from board.screens.drawing import Line

MOST_DENSE = 9
"""Rows of one line that are shown without air between them: more cannot be read from the back of a room."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a page: its lines; what selects it ("" = nothing does); the task (key) whose card it opens, if any.

    `name` is what it goes by where it has no room.
    """

    key: str
    lines: tuple[Line, ...]
    task: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a page shows: title and what is said beside it, lines that stand still, rows, and how much air rows have.

    `nothing` is said where there are no rows, `foot` stands still below them. From row `rest` on (None: there is no such)
    nobody discusses them: they are shown together on one sheet, those without room there by name.
    """

    title: str
    beside: str = ""
    head: tuple[Line, ...] = ()
    rows: tuple[Row, ...] = ()
    foot: tuple[Line, ...] = ()
    gap: int = 1
    nothing: str = ""
    rest: int | None = None


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


def rest_sheets(heights: Sequence[int], room: int, named: Callable[[int], int], *, start: int) -> list[Sheet]:
    """Cut the rows from `start` on, close together: on the first sheet `named(row)` lines name those from that row on.

    >>> rest_sheets([1] * 12, 10, lambda row: 2, start=0)
    [Sheet(start=0, stop=8, gap=0), Sheet(start=8, stop=12, gap=0)]
    >>> rest_sheets([2] * 5, 10, lambda row: 2, start=0)
    [Sheet(start=0, stop=5, gap=0)]
    """
    stop, taken = start, 0
    while stop < len(heights) and taken + heights[stop] <= room:
        taken += heights[stop]
        stop += 1
    if stop == len(heights):
        return [Sheet(start, stop, 0)]
    while stop > start + 1 and sum(heights[start:stop]) + named(stop) > room:
        stop -= 1
    stop = max(stop, start + 1)
    found, first = [Sheet(start, stop, 0)], stop
    while first < len(heights):
        last, taken = first + 1, heights[first]
        while last < len(heights) and taken + heights[last] <= room:
            taken += heights[last]
            last += 1
        found.append(Sheet(first, last, 0))
        first = last
    return found


def sheet_at(cut: Sequence[Sheet], row: int) -> int:
    """Which of the sheets holds the row; the last one where the list has become shorter."""
    return next((place for place, sheet in enumerate(cut) if row < sheet.stop), len(cut) - 1)


def seen_said(content: Content, sheet: Sheet, *, short: bool = False) -> str:
    """Which rows stand on the sheet; what is discussed and what is not are counted apart. Short: the latter by its mark."""
    rest = content.rest
    if rest is None:
        return f"{sheet.start + 1}–{sheet.stop} / {len(content.rows)}"
    if sheet.start < rest:
        seen = f"{sheet.start + 1}–{sheet.stop} / {rest}"
        return seen if short else _("có số đo {seen}").format(seen=seen)
    seen = f"{sheet.start - rest + 1}–{sheet.stop - rest} / {len(content.rows) - rest}"
    return f"? {seen}" if short else _("chưa có số đo {seen}").format(seen=seen)


def _airy(room: int) -> int:
    return (room + 1) // 2
