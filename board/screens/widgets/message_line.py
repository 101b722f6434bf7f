"""The line where the program answers. What it says stays until it is read: no toast, no timer."""

from textual import events
from textual.strip import Strip

from board.screens.drawing import Line, fit, width, wrap
from board.screens.widgets.painted import Painted
from plans.vietnamese import clean

_MOST_LINES = 4
_SHORTEST_NOTE = 16


class MessageLine(Painted):
    """A rule across the screen that carries the last answer; grows when the answer is long; what still has no room ends in "…".

    At its right end stands a `note`, where there is one and room for it: what is so until it is otherwise.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.text = ""
        self._role = "told"
        self._note = ""

    def on_resize(self, event: events.Resize) -> None:
        """What was said before there was a width, or on another one, is told in full there, too."""
        super().on_resize(event)
        self._resize()

    def tell(self, text: str, *, refused: bool = False) -> None:
        """Say something until `clear`; a refusal also carries a mark."""
        self.text = clean(text)
        self._role = "refused" if refused else "told"
        self._resize()

    def clear(self) -> None:
        """Nothing to say (any more)."""
        self.text = ""
        self._resize()

    def note(self, text: str) -> None:
        """What stands at the right end of the rule from now on; "" for nothing."""
        if text != self._note:
            self._note = clean(text)
            self.repaint()

    def picture(self) -> list[Strip]:
        """The rule, and on it the answer and the note."""
        cells = self.size.width
        if not self.text:
            return [self.drawn((("─" * (cells - self._noted(cells)), "rule"), *self._note_pieces(cells)))]
        mark = "! " if self._role == "refused" else "✓ "
        lines = wrap(mark + self.text, max(1, cells - 4))
        most = self._most()
        if len(lines) > most:
            lines[most - 1] = fit(lines[most - 1] + "…", min(width(lines[most - 1]) + 1, cells - 4))
        first, *more = lines[:most]
        room = cells - 3 - width(first)
        rule = " " + "─" * (room - self._noted(room))
        pictured: list[Line] = [(("─ ", "rule"), (first, self._role), (rule, "rule"), *self._note_pieces(room))]
        pictured += [(("  ", ""), (line, self._role)) for line in more]
        return [self.drawn(line) for line in pictured]

    def _noted(self, cells: int) -> int:
        return sum(width(text) for text, _role in self._note_pieces(cells))

    def _note_pieces(self, cells: int) -> Line:
        """The note with what parts it from the rule; cut where it is too long, none where little would be left of it."""
        room = cells - 6
        if not self._note or room < min(width(self._note), _SHORTEST_NOTE):
            return ()
        return ((" ", ""), (fit(self._note, min(width(self._note), room)), "marked"), (" ", ""), ("──", "rule"))

    def _most(self) -> int:
        """How many lines it may have where it stands."""
        most = self.styles.max_height
        return min(_MOST_LINES, most.cells or _MOST_LINES) if most is not None else _MOST_LINES

    def _resize(self) -> None:
        lines = len(wrap("! " + self.text, max(1, self.size.width - 4))) if self.text and self.size else 1
        self.styles.height = min(lines, self._most())
        self.repaint()
