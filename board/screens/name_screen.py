"""A form of one field: what something is to be called."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from board.language import _
from board.screens.asks import ChangeAsked
from board.screens.bindings import bindings
from board.screens.board_screen import BoardScreen
from board.screens.choice_screen import Caption
from board.screens.widgets.form_parts import FieldLabel
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.message_line import MessageLine
from board.screens.widgets.text_field import TextField
from plans.vietnamese import clean
from store.wishes import Wish


class NameScreen(BoardScreen, inherit_bindings=False):
    """Enter asks for what `wish` makes of the name; the form closes when that was carried out.

    `told` says what is named. `refusal` says why a name cannot be had, "" where it can, before anybody is asked.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form")]
    place: ClassVar[str] = "form"

    def __init__(
        self, title: str, name: str, wish: Callable[[str], Wish], *, told: str, refusal: Callable[[str], str]
    ) -> None:
        super().__init__()
        self._caption = title
        self._told = told
        self._field = TextField(name, placeholder=_("ví dụ: Việc gấp của phòng"))
        self._wish = wish
        self._refusal = refusal
        self._sent = False

    def compose(self) -> ComposeResult:
        """Title, what is named, field, answers, keys."""
        with Vertical():
            yield Caption(self._caption)
            yield Caption(self._told, "dim")
            with Horizontal(classes="field"):
                yield FieldLabel(_("Tên"))
                yield self._field
            yield MessageLine()
            yield KeyLine("name")

    def on_mount(self) -> None:
        """Type at once."""
        self.set_focus(self._field)
        self.show_keys()

    def tell(self, text: str, *, refused: bool = False) -> None:
        """An answer: the form can be sent again."""
        self._sent = False
        super().tell(text, refused=refused)

    def action_field(self, steps: int) -> None:
        """There is one field."""

    def action_line(self, steps: int) -> None:
        """Of one line."""

    def action_break_line(self) -> None:
        """Of one line."""

    async def action_submit(self) -> None:
        """Enter asks for it, once."""
        await self._field.settled()
        name = clean(self._field.value)
        refusal = self._refusal(name) if name else _("Xin nhập một tên.")
        if refusal:
            self.tell(refusal, refused=True)
        elif not self._sent:
            self._sent = True
            self.put_answer_away()
            self.post_message(ChangeAsked((self._wish(name),), self))

    def esc_does(self) -> str:
        """A name is typed again in no time: it is not kept."""
        return _("bỏ")

    def action_cancel(self) -> None:
        """Leave, changing nothing."""
        self.dismiss()

    def action_discard(self) -> None:
        """The same."""
        self.dismiss()
