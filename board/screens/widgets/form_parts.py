"""What a form is made of beside its fields: what stands before a field, and the facts above them."""

from collections.abc import Sequence

from textual.strip import Strip

from board.screens.drawing import Line, first_lines, fit, width, wrap
from board.screens.widgets.painted import Painted
from plans.vietnamese import clean_cell

_MANY_FACTS = 6
"""So many facts have a line each, fewer may have several."""


class FieldLabel(Painted):
    """What stands before a field; that of the field which takes the letters is marked, so that it is seen without colour."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._marked = False

    def mark(self, marked: bool) -> None:
        """Mark it, or take the mark away."""
        self._marked = marked
        self.repaint()

    def picture(self) -> list[Strip]:
        """The mark and the words."""
        mark, role = ("▸ ", "head") if self._marked else ("  ", "")
        lines = self._lines(self.size.width)
        return [
            self.drawn(((mark if place == 0 else "  ", "bar"), (fit(text, self.size.width - 3) + " ", role)))
            for place, text in enumerate(lines)
        ]

    def get_content_height(self, _container: object, _viewport: object, cells: int) -> int:
        """As many lines as the words need: on a narrow screen they would look like another field's when cut."""
        return len(self._lines(cells))

    def _lines(self, cells: int) -> list[str]:
        return wrap(self._text, max(1, cells - 3))


class Facts(Painted):
    """What must be known to fill the form in: a name and words on each line, wrapped; long words are cut, and look cut."""

    def __init__(self, facts: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._facts = tuple(facts)
        self._most_lines = 3 if len(self._facts) < _MANY_FACTS else 1

    def show(self, facts: Sequence[tuple[str, str]], *, most_lines: int) -> None:
        """Other facts, each in so many lines at most."""
        self._facts, self._most_lines = tuple(facts), most_lines
        self._shown = []
        self.refresh(layout=True)

    def get_content_height(self, _container: object, _viewport: object, cells: int) -> int:
        """As many lines as the words need."""
        return len(self._lines(cells))

    def picture(self) -> list[Strip]:
        """Names dim, words plain."""
        return [self.drawn(line) for line in self._lines(self.size.width)]

    def _lines(self, cells: int) -> list[Line]:
        lines: list[Line] = []
        names = max((width(name) for name, _words in self._facts), default=0) + 2
        for name, words in self._facts:
            room = max(10, cells - names)
            count = min(self._most_lines, len(wrap(clean_cell(words), room)))
            for place, text in enumerate(first_lines(clean_cell(words), room, count)):
                lines.append(((fit(name if place == 0 else "", names), "dim"), (text, "quote")))
        return lines
