"""A form: facts above, fields to fill in, one answer line. It closes when the change was carried out, not before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.strip import Strip

from board.screens.asks import ChangeAsked
from board.screens.bindings import bindings
from board.screens.board_screen import BoardScreen
from board.screens.choice_screen import Caption
from board.screens.drawing import Line, fit, width, wrap
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.message_line import MessageLine
from board.screens.widgets.painted import Painted
from board.screens.widgets.text_field import TextField
from board.screens.widgets.yes_no import YesNoField
from plans.vietnamese import clean
from store.task_views import TaskDetailView
from store.wishes import Wish


class FormError(ValueError):
    """What is typed in the field `field` cannot be taken; the sentence says what can."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, what stands before it, what is in it at first, and an example of what belongs there."""

    name: str
    label: str
    value: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class YesNo:
    """A question that is answered with yes or no: its name, its words, and the answer at first."""

    name: str
    label: str
    yes: bool


@dataclass(frozen=True, slots=True)
class Form:
    """What a form asks, and how what was typed becomes wishes (`wishes` may raise FormError).

    `wishes` gets what is in each field under its name; of a question "yes", or "" for no.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    fields: tuple[Field | YesNo, ...]
    wishes: Callable[[dict[str, str], TaskDetailView], Sequence[Wish]]


AnyField = TextField | YesNoField


class FormScreen(BoardScreen, inherit_bindings=False):
    """Tab and the arrows go from field to field, Enter writes from any of them, Esc changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form")]
    place: ClassVar[str] = "form"

    def __init__(self, form: Form, detail: TaskDetailView) -> None:
        super().__init__()
        self.task_key = detail.task.key
        self._form = form
        self._detail = detail
        self._sent = False
        self._made = {field.name: _made(field) for field in form.fields}

    def compose(self) -> ComposeResult:
        """Title, facts, fields, answers, keys."""
        with Vertical():
            yield Caption(self._form.title)
            yield Facts(self._form.facts)
            for field in self._form.fields:
                with Horizontal(classes="field"):
                    yield FieldLabel(field.label)
                    yield self._made[field.name]
            yield MessageLine()
            yield KeyLine("form")

    def on_mount(self) -> None:
        """Type at once."""
        self.set_focus(self._fields()[0])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Its name says which field takes the letters."""
        for label in self.query(FieldLabel):
            label.mark(label.parent is event.widget.parent)

    def show_task(self, detail: TaskDetailView) -> None:
        """Somebody changed the task meanwhile: what is written next is written in the knowledge of that."""
        self._detail = detail

    def tell(self, text: str, *, refused: bool = False) -> None:
        """An answer: the form can be sent again."""
        self._sent = False
        super().tell(text, refused=refused)

    def action_field(self, steps: int) -> None:
        """To another field, around the ends."""
        fields = self._fields()
        place = next((at for at, field in enumerate(fields) if field is self.focused), 0)
        self.set_focus(fields[(place + steps) % len(fields)])

    async def action_submit(self) -> None:
        """Enter asks for the change, once; what is missing is said, and its field takes the letters."""
        for field in self._fields():
            await field.settled()
        if not self._sent:
            self.put_answer_away()
            self._send()

    def action_cancel(self) -> None:
        """Leave, changing nothing."""
        self.dismiss()

    def _send(self) -> None:
        typed = {field.name: clean(self._made[field.name].value) for field in self._form.fields}
        try:
            wishes = tuple(self._form.wishes(typed, self._detail))
        except FormError as error:
            self.tell(error.sentence, refused=True)
            self.set_focus(self._made[error.field])
            return
        if not wishes:
            self.dismiss()
            return
        self._sent = True
        self.post_message(ChangeAsked(wishes, self))

    def _fields(self) -> list[AnyField]:
        return list(self._made.values())


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
        return [self.drawn(((mark, "bar"), (fit(self._text, self.size.width - 2), role)))]


class Facts(Painted):
    """What must be known to fill the form in: a name and words on each line, wrapped."""

    def __init__(self, facts: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._facts = tuple(facts)

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
            for place, text in enumerate(wrap(clean(words), max(10, cells - names))[:3]):
                lines.append(((fit(name if place == 0 else "", names), "dim"), (text, "quote")))
        return lines


def _made(field: Field | YesNo) -> AnyField:
    if isinstance(field, YesNo):
        return YesNoField(yes=field.yes, id=f"field-{field.name}")
    return TextField(field.value, placeholder=field.example, id=f"field-{field.name}")
