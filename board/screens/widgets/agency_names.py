"""Agencies at the left of a table: the abbreviation, and where there is room the full name, each in a column of its own."""

from board.screens.drawing import fit, width

_SHORT_CELLS = 10
_ROOMY = 40


def short_cells(longest: int, room: int) -> int:
    """How wide the abbreviations' column is beside names: the `longest` fits, on a narrow screen all but a few do."""
    return max(_SHORT_CELLS, longest + 1) if room >= _ROOMY else _SHORT_CELLS


def named(short: str, name: str, room: int, *, shorts: int) -> str:
    """An agency in `room` cells, `shorts` of them for the abbreviation. One that is longer stands alone: it moves no name."""
    if name == short or room <= 2 * shorts or width(short) >= shorts:
        return fit(short, room)
    return fit(f"{fit(short, shorts)}{name}", room)
