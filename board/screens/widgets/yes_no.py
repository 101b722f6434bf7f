"""A field that is answered with yes or no: a box to tick, not words to type."""

import asyncio

from textual import events
from textual.strip import Strip

from board.keys import plain
from board.language import _
from board.screens.widgets.painted import Painted

_YES, _NO = frozenset("cy1"), frozenset("kn0")
"""First letters of the answers in both languages."""


class YesNoField(Painted, can_focus=True):
    """Space and the arrows left and right change the answer; its first letter gives it, with marks on it or without."""

    def __init__(self, *, yes: bool, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.yes = yes

    @property
    def value(self) -> str:
        """The answer as a form takes it: "yes", or "" for no."""
        return "yes" if self.yes else ""

    def picture(self) -> list[Strip]:
        """The box, the answer, and how to change it."""
        box, word = ("[x]", _("có")) if self.yes else ("[ ]", _("không"))
        return [self.drawn(((f"{box} {word}", "chosen"), ("   " + _("Space: đổi"), "dim")))]

    async def settled(self) -> None:
        """Wait until everything typed so far has acted: a command that ends the typing comes after it."""
        done = asyncio.Event()
        self.call_later(done.set)
        await done.wait()

    def on_key(self, event: events.Key) -> None:
        """Change the answer, or give it. Other letters are the rest of a word."""
        letter = plain(event.character.lower()) if event.character else ""
        if event.key in ("space", "left", "right"):
            self._answer(not self.yes)
        elif letter in _YES | _NO:
            self._answer(letter in _YES)
        else:
            return
        event.stop()

    def on_click(self) -> None:
        """A click changes the answer."""
        self.focus()
        self._answer(not self.yes)

    def _answer(self, yes: bool) -> None:
        self.yes = yes
        self.repaint()
