"""Where a form's parts stand: what does not fit on a low screen scrolls, its title, its answers and its keys never do."""

from collections.abc import Iterable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.widget import Widget

from board.language import _
from board.screens.board_screen import BoardScreen
from board.screens.choice_screen import Caption
from board.screens.widgets.form_parts import Facts, FieldLabel
from board.screens.widgets.growing_field import GrowingField
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.message_line import MessageLine

_LOW, _NARROW = 20, 60
"""Below so many lines, or cells, a form does without blank lines, or with shorter names of its fields."""

_ROOMY = 24
"""A form begins lower on a taller screen."""

_LONGEST = 12
"""Rows of a field before its text scrolls within."""


class FormLayout(BoardScreen, inherit_bindings=False):
    """Title, facts and fields, answers, keys, below each other; grows downwards, so that nothing jumps while one types."""

    def laid_out(
        self, title: str, facts: Sequence[tuple[str, str]], fields: Iterable[tuple[str, Widget]]
    ) -> ComposeResult:
        """The parts of the form; `fields` are names and what is filled in."""
        with Vertical(id="form"):
            yield Caption(title)
            with Vertical(id="asked"):
                yield Facts(facts)
                for name, field in fields:
                    with Horizontal(classes="field"):
                        yield FieldLabel(name)
                        yield field
            yield MessageLine()
            yield KeyLine("form")

    def on_resize(self, _event: events.Resize) -> None:
        """As much as the screen has room for."""
        self.fit()

    def fit(self) -> None:
        """Give the fields what is left beside title, answer and keys."""
        width, height = self.size
        if not height:
            return
        self.set_class(height < _LOW, "-low")
        self.set_class(width < _NARROW, "-narrow")
        above = max(0, min(height // 6, height - _ROOMY))
        answer = self.query_one(MessageLine).styles.height
        beside = 2 + (int(answer.value) if answer is not None else 1) + (height >= _LOW)
        room = max(1, height - above - beside)
        self.query_one("#form").styles.margin = (above, 0, 0, 0)
        self.query_one("#asked").styles.max_height = room
        for field in self.query(GrowingField):
            field.grow_to(min(_LONGEST, room))
        self.call_after_refresh(self.keep_in_view)

    def keep_in_view(self) -> None:
        """Scroll to the field that takes the letters, and say on the rule below where there is more."""
        asked = self.query_one("#asked")
        field = self.focused
        if field is not None and field.parent in asked.children and isinstance(field.parent, Widget):
            row = field.parent.virtual_region
            line = field.cursor_line if isinstance(field, GrowingField) else 0
            wanted = row if row.height <= asked.size.height else Region(row.x, row.y + line, row.width, 1)
            asked.scroll_to_region(wanted, animate=False, force=True, immediate=True)
        above, below = asked.scroll_y > 0, asked.scroll_y < asked.max_scroll_y
        more = _("▲▼ còn tiếp") if above and below else _("▲ còn ở trên") if above else _("▼ còn tiếp") if below else ""
        self.query_one(MessageLine).note(more)

    def tell(self, text: str, *, refused: bool = False) -> None:
        """A long answer takes more lines."""
        super().tell(text, refused=refused)
        self.fit()

    def put_answer_away(self) -> None:
        """And gives them back."""
        super().put_answer_away()
        self.fit()
