"""Numbers as large as a projector in a long room needs them, drawn from blocks."""

from board.screens.drawing import width

_DOTS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
}
"""Three dots wide, five high."""

SIZES = (2, 1, 0)
"""How large: dots of two cells, of one cell, of half a cell."""


def digits(number: int, size: int) -> list[str]:
    """The lines of a number, all of the same width: five, or three of the smallest size.

    >>> print("\\n".join(digits(14, 0)))
    ▄█  █ █
     █  ▀▀█
    ▀▀▀   ▀
    """
    wide = max(1, size)
    dots = [[_DOTS[digit][line] for digit in str(abs(number))] for line in range(5)]
    if not size:
        rows = [" ".join(line) for line in dots] + [""]
        return [_halves(rows[line], rows[line + 1]) for line in (0, 2, 4)]
    return [(" " * wide).join(_blocks(digit, wide) for digit in line) for line in dots]


def largest(numbers: tuple[int, ...], cells: int) -> int:
    """The largest size in which each of these numbers stands in so many cells."""
    return next((size for size in SIZES if all(width(digits(one, size)[0]) <= cells for one in numbers)), 0)


def _blocks(dots: str, wide: int) -> str:
    return "".join(("█" if dot == "#" else " ") * wide for dot in dots)


def _halves(upper: str, lower: str) -> str:
    return "".join(
        {"##": "█", "# ": "▀", " #": "▄"}.get(above + below, " ")
        for above, below in zip(upper, lower.ljust(len(upper)), strict=True)
    )
