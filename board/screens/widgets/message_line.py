"""The line where the program answers. What it says stays until it is read: no toast, no timer."""

from textual.strip import Strip

from board.screens.drawing import Line, fit, width, wrap
from board.screens.widgets.painted import Painted
from plans.vietnamese import clean

_MOST_LINES = 4


class MessageLine(Painted):
    """A rule across the screen that carries the last answer; grows when the answer is long, so that it is told in full."""

    DEFAULT_CSS = "MessageLine { height: 1; width: 100%; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.text = ""
        self._role = "told"

    def tell(self, text: str, *, refused: bool = False) -> None:
        """Say something until `clear`; a refusal also carries a mark."""
        self.text = clean(text)
        self._role = "refused" if refused else "told"
        self._resize()

    def clear(self) -> None:
        """Nothing to say (any more)."""
        self.text = ""
        self._resize()

    def picture(self) -> list[Strip]:
        """The rule, and on it the answer."""
        cells = self.size.width
        if not self.text:
            return [self.drawn((("─" * cells, "rule"),))]
        mark = "! " if self._role == "refused" else "✓ "
        lines = wrap(mark + self.text, max(1, cells - 4))
        pictured: list[Line] = []
        for place, line in enumerate(lines[:_MOST_LINES]):
            if place == _MOST_LINES - 1 and len(lines) > _MOST_LINES:
                line = fit(line + "……", cells - 4)
            lead = "─ " if place == 0 else "  "
            tail = " " + "─" * (cells - 3 - width(line)) if place == 0 else ""
            pictured.append(((lead, "rule"), (line, self._role), (tail, "rule")))
        return [self.drawn(line) for line in pictured]

    def _resize(self) -> None:
        lines = len(wrap("! " + self.text, max(1, self.size.width - 4))) if self.text and self.size else 1
        self.styles.height = min(lines, _MOST_LINES)
        self.repaint()
