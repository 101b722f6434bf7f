"""The least that a change of the screen needs on the line: what the bytes of a key are held against."""

from collections.abc import Sequence

import pyte
from pyte.screens import Char

_LOOK_BYTES = len("\x1b[38;5;123m")

Cells = Sequence[Sequence[Char]]
"""Rows of cells, as the emulator holds them."""


def cells_of(emulator: pyte.Screen) -> Cells:
    """A copy of what stands on the emulator's screen."""
    return [[emulator.buffer[y][x] for x in range(emulator.columns)] for y in range(emulator.lines)]


def least_bytes(before: Cells, after: Cells) -> int:
    """The changed cells as UTF-8, one cursor move for each run of them, one 256-colour SGR for each change of look.

    A yardstick, not a proof of the minimum: it leaves out the marks around a frame, and knows neither cheaper moves nor that
    a blank looks the same in every ink.
    """
    spent = 0
    look: object = None
    for y, (old, new) in enumerate(zip(before, after, strict=True), 1):
        follows = False
        for x, (was, cell) in enumerate(zip(old, new, strict=True), 1):
            if was == cell:
                follows = False
                continue
            if not follows:
                spent += len(f"\x1b[{y};{x}H")
            follows = True
            if cell[1:] != look:
                look = cell[1:]
                spent += _LOOK_BYTES
            spent += len(cell.data.encode())
    return spent
