"""A widget that is a list of lines, and sends only what differs between two pictures of itself."""

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from board.screens.drawing import Line, strip
from board.screens.palette import PALETTE


class Painted(Widget):
    """Draws the lines that `picture` gives. After any change call `repaint`: the lines' own cost, whatever stands behind."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self._shown: list[Strip] = []
        self._drawn_at = Size(0, 0)

    def picture(self) -> Sequence[Strip]:
        """The lines as they should stand now, as many as `self.size.height`; missing ones are blank."""
        raise NotImplementedError

    def drawn(self, line: Line, cells: int | None = None) -> Strip:
        """One line in the palette's looks, `cells` wide (the whole width when not given)."""
        return strip(line, self.size.width if cells is None else cells, PALETTE)

    def repaint(self) -> None:
        """Draw again, and send only the stretches of lines that differ from what stands on the screen."""
        if not self.size:
            return
        before, at = self._shown, self._drawn_at
        self._shown = self._picture()
        if len(before) != len(self._shown) or at != self.size:
            self.refresh()
            return
        width = self.size.width
        regions = [
            Region(start, y, end - start, 1)
            for y, (old, new) in enumerate(zip(before, self._shown, strict=True))
            if old is not new
            for start, end in (difference(old, new, width),)
            if end > start
        ]
        if regions:
            self.refresh(*regions)

    def look_anew(self) -> None:
        """Another theme: nothing that was drawn before is to be shown again. Who keeps drawn lines forgets them here, too."""
        self._shown = []
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Textual asks for a line. After a scroll it may have another size for the widget, and say so to nobody."""
        if not self._shown or self._drawn_at != self.size:
            self._shown = self._picture()
        return self._shown[y] if y < len(self._shown) else self.drawn(())

    def on_resize(self, event: events.Resize) -> None:
        """Another size is another picture."""
        self._shown = []
        self.refresh()

    def _picture(self) -> list[Strip]:
        self._drawn_at = self.size
        lines = list(self.picture())[: self.size.height]
        return lines + [self.drawn(())] * (self.size.height - len(lines))


def difference(old: Strip, new: Strip, width: int) -> tuple[int, int]:
    """The stretch of cells outside which both lines are the same."""
    before, after = list(old), list(new)
    start = _same_cells(before, after)
    if start >= width:
        return 0, 0
    return start, width - _same_cells(before[::-1], after[::-1])


def _same_cells(one: Sequence[Segment], other: Sequence[Segment]) -> int:
    cells = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            return cells
        cells += left.cell_length
    return cells
