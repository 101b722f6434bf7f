"""The rows of a large table as one text, so that what a format needs is done to all cells at once: a pass, not a call a cell.

Between cells and rows stand controls that no cell may hold. A writer escapes its marks in the whole and then puts its own
signs in the place of these.
"""

import re
from collections.abc import Iterable, Sequence

from board.reports.office_paper import UNSAFE, Grid, inert

CELL, ROW, ACROSS = "\x1f", "\x1e", "\x1c"
"""What stands between two cells, between two rows, and before the only cell of a heading across."""

_EVERY = re.compile(UNSAFE)


def grid_text(grid: Grid) -> str:
    """All rows; of what no format takes U+FFFD is left (see `inert`), line breaks stay as they are."""
    words = "".join(["".join(row) for row in grid.rows])
    if not words.replace("\n", "").isprintable():
        unsafe = _EVERY.search(words) is not None
        rows = [[inert(cell) for cell in row] for row in grid.rows] if unsafe else grid.rows
        return _joined(rows, len(grid.columns))
    return _joined(grid.rows, len(grid.columns))


def _joined(rows: Iterable[Sequence[str]], width: int) -> str:
    return ROW.join(ACROSS + row[0] if len(row) == 1 < width else CELL.join(row) for row in rows)
