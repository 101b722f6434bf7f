"""A screen to pick one thing from a list: a column, a deliverable, a command. Typing narrows the list down."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Label

from board.language import _
from board.said.sample import with_mark
from board.screens.asks import ChangeAsked
from board.screens.bindings import bindings
from board.screens.drawing import fit
from board.screens.sample_shown import mark_of
from board.screens.widgets.choices import Choice, Choices
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.painted import Painted
from board.screens.widgets.text_field import TextField
from plans.vietnamese import clean
from store.wishes import Wish

Follows = Screen[None] | Sequence[Wish] | None


class Caption(Painted):
    """One line that says what a screen is for. As a screen's title it begins with the mark of invented data."""

    def __init__(self, text: str, role: str = "title") -> None:
        super().__init__()
        self._text = clean(text)
        self._role = role

    def show(self, text: str) -> None:
        """Another line."""
        self._text = clean(text)
        self.repaint()

    def picture(self) -> list[Strip]:
        """The line."""
        text = with_mark(mark_of(self.app), self._text) if self._role == "title" else self._text
        return [self.drawn(((fit(" " + text, self.size.width), self._role),))]


class ChoiceScreen(Screen[None]):
    """Enter picks, Esc picks nothing. `then` says what follows from the picked key: a screen, wishes, or nothing more.

    It opens on `present`, the key of what is in force now, where that is among the choices. `numbered`: at most nine
    choices, and the digit before each picks it at once.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("choice")]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        then: Callable[[str], Follows],
        *,
        present: str = "",
        numbered: bool = False,
    ) -> None:
        super().__init__()
        self._caption = title
        self._choices = tuple(
            replace(choice, text=f"{place} {choice.text}") if numbered else choice
            for place, choice in enumerate(choices, start=1)
        )
        self._numbered = numbered
        self._then = then
        self._present = present

    def compose(self) -> ComposeResult:
        """Title, field, list, keys."""
        with Vertical():
            yield Caption(self._caption)
            with Horizontal(classes="field"):
                yield Label("> ", markup=False)
                yield TextField(placeholder=_("gõ để tìm"))
            yield Choices(self._choices, self._present)
            yield KeyLine("choice")

    def on_mount(self) -> None:
        """Type at once."""
        self.set_focus(self.query_one(TextField))

    async def on_input_changed(self, event: TextField.Changed) -> None:
        """Every letter narrows down; a digit picks where choices are numbered."""
        if self._numbered and event.value in (digits := [str(place + 1) for place in range(len(self._choices))]):
            await self._pick(self._choices[digits.index(event.value)].key)
            return
        self.query_one(Choices).narrow_down(event.value)

    async def on_choices_picked(self, event: Choices.Picked) -> None:
        """A click picks."""
        await self._pick(event.key)

    def action_move(self, steps: int) -> None:
        """Up and down."""
        self.query_one(Choices).move(steps)

    async def action_pick(self) -> None:
        """Enter picks what is left of the list after the last letter."""
        field = self.query_one(TextField)
        await field.settled()
        self.query_one(Choices).narrow_down(field.value)
        await self._pick(self.query_one(Choices).chosen)

    def action_cancel(self) -> None:
        """Esc."""
        self.dismiss()

    async def _pick(self, key: str) -> None:
        if not key:
            return
        follows = self._then(key)
        if isinstance(follows, Screen):
            await self.app.switch_screen(follows)
            return
        if follows:
            self.app.post_message(ChangeAsked(tuple(follows)))
        self.dismiss()
