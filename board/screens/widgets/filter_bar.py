"""The filter box: what is typed acts at once, what may come next is offered, what cannot be understood is pointed at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.strip import Strip
from textual.widgets.input import Selection

from board.language import _
from board.screens.drawing import width
from board.screens.widgets.filter_hint import FilterHint, filter_example
from board.screens.widgets.painted import Painted
from board.screens.widgets.text_field import TextField

if TYPE_CHECKING:
    from board.filter_values import Offer

_ROOMY, _LIST = 30, 6
"""A terminal of so many lines has room for so many of offers; a lower one has one."""
_SHARE = 3
"""What is wrong takes at most this part of the lines."""


class FilterBar(Vertical):
    """A field, and below it what may be typed next. The keys that act here are the main screen's."""

    @dataclass
    class Typed(Message):
        """Posted when the text has changed, for who wants to know that somebody types."""

        text: str

    def compose(self) -> ComposeResult:
        """Prompt and field, hint below."""
        with Horizontal():
            yield Prompt()
            yield TextField(id="filter", placeholder=_("ví dụ: {example}").format(example=filter_example()))
        yield FilterHint()

    def open(self, text: str) -> None:
        """Show the field with the present filter in it, selected: a letter takes its place, an arrow keeps it."""
        self.display = True
        self.put(text, len(text))
        self.field.selection = Selection(0, len(self.value))
        self.screen.set_focus(self.field)
        self.tell("")

    async def text(self) -> str:
        """Everything that was typed so far."""
        await self.field.settled()
        return self.value

    @property
    def hint(self) -> FilterHint:
        """What stands below the field."""
        return self.query_one(FilterHint)

    def on_input_changed(self, event: TextField.Changed) -> None:
        """A letter more, or less."""
        event.stop()
        if self.display:
            self.post_message(self.Typed(event.value))

    @property
    def field(self) -> TextField:
        """Where the text is typed."""
        return self.query_one(TextField)

    @property
    def value(self) -> str:
        """What stands in the field."""
        return self.field.value

    @property
    def cursor(self) -> int:
        """The place of the text at which the next letter comes."""
        return self.field.cursor_position

    def put(self, text: str, cursor: int) -> None:
        """Another text, and the cursor at a place of it."""
        self.field.value = text
        self.field.cursor_position = cursor

    def go_to(self, place: int) -> None:
        """Set the cursor behind this place of the text."""
        self.field.cursor_position = place

    def close(self) -> None:
        """Put the field away."""
        self.display = False

    def offer(self, offers: "Sequence[Offer]") -> None:
        """What may come next."""
        self.hint.offer(offers)

    def tell(self, sentence: str, start: int = 0, end: int = 0) -> None:
        """What is wrong with the text between these places; "" when nothing is."""
        before = width(_prompt()) + width(self.value[:start])
        self.hint.point(sentence, before, max(1, width(self.value[start:end])))
        self._make_room()

    def on_resize(self) -> None:
        """A narrower screen needs more lines for the same sentence."""
        self._make_room()

    def _make_room(self) -> None:
        """What is wrong is told in full, on a low screen, too."""
        cells, lines = self.screen.size
        height = max(_LIST if lines >= _ROOMY else 1, min(self.hint.lines_needed(cells), max(1, lines // _SHARE)))
        if self.hint.styles.height is None or self.hint.styles.height.value != height:
            self.hint.styles.height = height


class Prompt(Painted):
    """What the field is for."""

    def get_content_width(self, *_sizes: object) -> int:
        """As wide as its words."""
        return width(_prompt())

    def picture(self) -> list[Strip]:
        """The words."""
        return [self.drawn(((_prompt(), "key"),))]


def _prompt() -> str:
    return " / " + _("lọc") + ": "
