"""The mark on what somebody else has just changed: it stands for a moment where nothing else stands, and moves nothing."""

from collections.abc import Callable

from textual.strip import Strip

from board.screens.drawing import Line

FRESH = "•"


def with_fresh_mark(strip: Strip, cell: int, draw: Callable[[Line, int], Strip]) -> Strip:
    """The line with the mark in one cell."""
    if cell >= strip.cell_length:
        return strip
    return Strip.join([strip.crop(0, cell), draw(((FRESH, "today"),), 1), strip.crop(cell + 1)])
