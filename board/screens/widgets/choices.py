"""A list to pick from, drawn line by line; keys come from the field above it, so the focus never leaves the field."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip

from board.language import _, ngettext
from board.screens.drawing import Line, fit, width, wrap
from board.screens.widgets.painted import Painted
from board.screens.widgets.reel import Reel
from plans.vietnamese import clean, fold


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick: its key, what it is called, and what stands beside it at the right."""

    key: str
    text: str
    beside: str = ""


class Choices(Painted):
    """Choices, those that hold the typed words: one a line, the selected one in as many as its words need."""

    @dataclass
    class Picked(Message):
        """Posted when a choice was clicked."""

        key: str

    def __init__(self, choices: Sequence[Choice], present: str = "") -> None:
        """`present` is the key that is in force now: Enter alone then changes nothing."""
        super().__init__()
        self._all = tuple(choices)
        self._present = next((at for at, choice in enumerate(self._all) if choice.key == present), 0)
        self.shown = self._all
        self.place = self._present
        self._words = ""
        self._reel = Reel(self._height_of)

    @property
    def chosen(self) -> str:
        """The key of the selected choice, "" when nothing is left to pick."""
        return self.shown[self.place].key if self.shown else ""

    def narrow_down(self, words: str) -> None:
        """Keep those that hold all of these words, with or without accents."""
        if words == self._words:
            return
        self._words = words
        wanted = fold(words).split()
        self.shown = tuple(
            choice for choice in self._all if all(word in fold(f"{choice.text} {choice.beside}") for word in wanted)
        )
        self.place = 0 if wanted else self._present
        self.repaint()

    def move(self, steps: int) -> None:
        """Up and down, stopping at the ends."""
        self.place = max(0, min(len(self.shown) - 1, self.place + steps))
        self.repaint()

    def get_content_height(self, _container: object, _viewport: object, cells: int) -> int:
        """As high as its choices; on a low screen they scroll, and the last line says that there are more."""
        longest = max((len(_wrapped(choice, cells)) for choice in self._all), default=1)
        return min(len(self._all) + longest - 1, max(3, self.screen.size.height - 5))

    def picture(self) -> list[Strip]:
        """The bar at the left says which one is selected; that nothing is left to pick is said."""
        cells = self.size.width
        if not self.shown:
            nothing = _("Không có dòng nào khớp “{words}”.").format(words=clean(self._words))
            return [self.drawn(((" " + nothing, "soon"),))]
        chosen = _chosen_lines(self.shown[self.place], cells)
        scrolls = len(self.shown) + len(chosen) - 1 > self.size.height
        self._reel.resize(count=len(self.shown), height=self.size.height - scrolls)
        self._reel.reveal(self.place)
        seen = self._reel.lines()
        lines = [
            self.drawn(chosen[within] if at == self.place else _line(self.shown[at], cells)) for at, within in seen
        ]
        places = [at for at, _within in seen]
        below = len(self.shown) - places[-1] - 1 if scrolls else 0
        more = ngettext("▼ còn tiếp: {n} dòng", "▼ còn tiếp: {n} dòng", below).format(n=below)
        return [*lines, self.drawn(((" " + more, "dim"),))] if below else lines

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel goes through the choices."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel goes through the choices."""
        event.stop()
        self.move(-1)

    def on_click(self, event: events.Click) -> None:
        """A click picks."""
        lines = self._reel.lines()
        if event.y < len(lines):
            self.post_message(self.Picked(self.shown[lines[event.y][0]].key))

    def _height_of(self, place: int) -> int:
        return len(_wrapped(self.shown[place], self.size.width)) if place == self.place else 1


def _line(choice: Choice, cells: int) -> Line:
    beside = clean(choice.beside)
    return ((" ", "bar"), (fit(clean(choice.text), _room(choice, cells)) + " ", ""), (beside, "key"))


def _chosen_lines(choice: Choice, cells: int) -> list[Line]:
    lines: list[Line] = [
        (("▌", "bar"), (fit(text, _room(choice, cells)) + " ", "chosen")) for text in _wrapped(choice, cells)
    ]
    return [(*lines[0], (clean(choice.beside), "key")), *lines[1:]]


def _wrapped(choice: Choice, cells: int) -> list[str]:
    return wrap(clean(choice.text), _room(choice, cells))


def _room(choice: Choice, cells: int) -> int:
    return max(1, cells - width(clean(choice.beside)) - 3)
