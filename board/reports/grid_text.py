"""The rows of a large table as one text, so that what a format needs is done to all cells at once: a pass, not a call a cell.

Between cells and rows stand controls that no cell may hold. A writer escapes its marks in the whole and then puts its own
signs in the place of these.
"""

import re
from collections.abc import Iterable, Sequence

from board.reports.office_paper import UNSAFE, Grid, inert

CELL, ROW, ACROSS = "\x1f", "\x1e", "\x1c"
"""What stands between two cells, between two rows, and before the only cell of a heading across."""

_UNSAFE = re.compile(f"(?![{CELL}{ROW}{ACROSS}]){UNSAFE}")


def grid_text(grid: Grid) -> str:
    """All rows; of what no format takes U+FFFD is left (see `inert`), line breaks stay as they are."""
    text = _joined(grid.rows, len(grid.columns))
    if _separators(text) != _expected(grid):
        return _joined([[inert(cell) for cell in row] for row in grid.rows], len(grid.columns))
    bare = text.replace("\n", "").replace(CELL, "").replace(ROW, "").replace(ACROSS, "")
    return text if bare.isprintable() else _UNSAFE.sub("\ufffd", text)


def _joined(rows: Iterable[Sequence[str]], width: int) -> str:
    return ROW.join(ACROSS + row[0] if len(row) == 1 < width else CELL.join(row) for row in rows)


def _separators(text: str) -> tuple[int, int, int]:
    return text.count(CELL), text.count(ROW), text.count(ACROSS)


def _expected(grid: Grid) -> tuple[int, int, int]:
    across = sum(len(row) == 1 < len(grid.columns) for row in grid.rows)
    return sum(map(len, grid.rows)) - len(grid.rows), max(0, len(grid.rows) - 1), across
