"""The line at the top of a meeting: which meeting, as of which day, which page. No clock: nothing is sent while nobody acts."""

from collections.abc import Sequence

from textual.strip import Strip

from board.screens.drawing import fit, width
from board.screens.widgets.painted import Painted
from plans.vietnamese import clean

_SHORTEST = 18
"""Cells in which the beginning of a meeting's name is still a name, with what stands around it."""


class MeetingHead(Painted):
    """A band across the screen."""

    def __init__(self) -> None:
        super().__init__()
        self._called = ""
        self._right: tuple[str, ...] = ()

    def show(self, name: str, right: Sequence[str]) -> None:
        """The meeting's name at the left; at the right what is left out first where there is no room, first."""
        self._called, self._right = clean(name), tuple(right)
        self.repaint()

    def picture(self) -> list[Strip]:
        """The band."""
        cells = self.size.width
        right = list(self._right)
        while len(right) > 1 and width("   ".join(right)) + _SHORTEST > cells:
            right.pop(0)
        told = "   ".join(right)
        room = max(0, cells - width(told) - 6)
        return [self.drawn(((f"  {fit(self._called, room)}  {told}  ", "tab"),))]
