"""The filter box: what is typed acts at once; what cannot be understood is pointed at, word by word."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.strip import Strip

from board.keys import FOOTERS, footer
from board.language import _
from board.screens.drawing import Line, fit, width
from board.screens.widgets.painted import Painted
from board.screens.widgets.text_field import TextField

_READABLE = 24
"""Cells that a sentence needs at least to be understood when it is cut."""


class FilterBar(Vertical):
    """A field and a line below it. The keys that leave it are the main screen's."""

    @dataclass
    class Typed(Message):
        """Posted at every change of the text."""

        text: str

    def compose(self) -> ComposeResult:
        """Prompt and field, hint below."""
        with Horizontal():
            yield Prompt()
            yield TextField(id="filter")
        yield Hint()

    def open(self, text: str) -> None:
        """Show the field with the present filter in it."""
        self.display = True
        field = self.query_one(TextField)
        field.value = text
        field.cursor_position = len(text)
        self.screen.set_focus(field)
        self.query_one(Hint).show("", 0, 0)

    async def text(self) -> str:
        """Everything that was typed so far."""
        field = self.query_one(TextField)
        await field.settled()
        return field.value

    @property
    def value(self) -> str:
        """What stands in the field."""
        return self.query_one(TextField).value

    def go_to(self, place: int) -> None:
        """Set the cursor behind this place of the text."""
        self.query_one(TextField).cursor_position = place

    def close(self) -> None:
        """Put the field away."""
        self.display = False

    def tell(self, sentence: str, start: int = 0, end: int = 0) -> None:
        """What is wrong with the text between these places; "" when nothing is."""
        value = self.query_one(TextField).value
        before = width(_prompt()) + width(value[:start])
        self.query_one(Hint).show(sentence, before, max(1, width(value[start:end])))

    def on_input_changed(self, event: TextField.Changed) -> None:
        """Every letter acts."""
        event.stop()
        if self.display:
            self.post_message(self.Typed(event.value))


class Prompt(Painted):
    """What the field is for."""

    def get_content_width(self, *_sizes: object) -> int:
        """As wide as its words."""
        return width(_prompt())

    def picture(self) -> list[Strip]:
        """The words."""
        return [self.drawn(((_prompt(), "key"),))]


class Hint(Painted):
    """What could be typed; or what is wrong, with a mark under the word."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = ""
        self._start = 0
        self._cells = 0

    def show(self, sentence: str, start: int, cells: int) -> None:
        """A sentence and the stretch of the field above that it speaks of."""
        self._sentence, self._start, self._cells = sentence, start, cells
        self.repaint()

    def picture(self) -> list[Strip]:
        """The mark stands under the word, the sentence beside it, where there is room."""
        cells = self.size.width
        if not self._sentence:
            keys = "   ".join(f"{label} {words}" for label, words in footer(FOOTERS["filter"]))
            example = _("ví dụ: {example}").format(example=filter_example())
            return [self.drawn(((fit(f" {keys}   {example}", cells), "dim"),))]
        mark = "▲" * self._cells
        right = cells - self._start - self._cells - 2
        if right >= min(width(self._sentence), _READABLE):
            told = fit(self._sentence, min(right, width(self._sentence)))
            line: Line = ((" " * self._start + mark + " ", "late"), (told, "refused"))
        else:
            told = fit(self._sentence, max(1, min(width(self._sentence), self._start - 2)))
            line = ((" " + told + " " * (self._start - width(told) - 1), "refused"), (mark, "late"))
        return [self.drawn(line)]


def filter_example() -> str:
    """A filter with the words of the reader's language."""
    return _('chủ-trì:stc hạn:quý-này tình-trạng:quá-hạn "một cửa"')


def _prompt() -> str:
    return " / " + _("lọc") + ": "
