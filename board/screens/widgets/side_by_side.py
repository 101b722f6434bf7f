"""Columns of lines set beside each other with a rule between them. What is the same as before is not made again."""

from collections.abc import Callable, Sequence
from itertools import chain

from textual.strip import Strip

from board.screens.drawing import Line

Draw = Callable[[Line, int], Strip]


class SideBySide:
    """Remembers the last picture: a line that is joined of the same parts is the same line, and is not compared again."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._parts: dict[tuple[Line, int], Strip] = {}
        self._joined: dict[tuple[int, ...], tuple[Sequence[Strip], Strip]] = {}

    def forget(self) -> None:
        """Looks or widths have changed."""
        self._parts.clear()
        self._joined.clear()

    def lines(self, columns: Sequence[tuple[Sequence[Strip], int]], height: int) -> list[Strip]:
        """The lines of these columns, given as their own lines and cells; blank ones below where a column ends."""
        border = self._part((("│", "rule"),), 1)
        filled = [[*lines[:height], *[self._part((), cells)] * (height - len(lines))] for lines, cells in columns]
        before, self._joined = self._joined, {}
        found = []
        for parts in zip(*filled, strict=True):
            row = tuple(map(id, parts))
            joined = self._joined.get(row) or before.get(row) or (parts, _beside(parts, border))
            self._joined[row] = joined
            found.append(joined[1])
        return found

    def _part(self, line: Line, cells: int) -> Strip:
        if (line, cells) not in self._parts:
            self._parts[line, cells] = self._draw(line, cells)
        return self._parts[line, cells]


def _beside(parts: Sequence[Strip], border: Strip) -> Strip:
    return Strip.join([parts[0], *chain.from_iterable((border, part) for part in parts[1:])])
