"""A form: facts above, fields to fill in, one answer line. It closes when the change was carried out, not before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as field_of
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.strip import Strip

from board.news_said import news_line
from board.screens.asks import ChangeAsked, Typing
from board.screens.bindings import bindings
from board.screens.board_screen import BoardScreen
from board.screens.choice_screen import Caption
from board.screens.draft import Draft
from board.screens.drawing import Line, first_lines, fit, width, wrap
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.message_line import MessageLine
from board.screens.widgets.painted import Painted
from board.screens.widgets.text_field import TextField
from board.screens.widgets.yes_no import YesNoField
from plans.vietnamese import clean
from store.seen import Seen
from store.task_views import ActionView, TaskDetailView
from store.wishes import Wish

_MANY_FACTS = 6
"""So many facts have a line each, fewer may have several."""


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

    `wishes` gets what is in each field under its name (of a question "yes", or "" for no) and the task as it was when the
    form was opened (None of a form that is about no task). The wishes need not say what was seen: the screen adds it.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    fields: tuple[Field | YesNo, ...]
    wishes: Callable[[dict[str, str], Any], Sequence[Wish]]


AnyField = TextField | YesNoField


@dataclass(frozen=True, slots=True)
class Opened:
    """How a form came to be opened, so that it can be opened again: the names are those of `FormAsked`.

    `seen` is what the person saw of each task then, by key, `typed` what they once typed into its fields.
    """

    form: str
    keys: tuple[str, ...]
    deliverable: int | None = None
    seen: Mapping[str, Seen] = field_of(default_factory=dict)
    typed: Mapping[str, str] = field_of(default_factory=dict)


class FormScreen(BoardScreen, inherit_bindings=False):
    """Tab and the arrows go from field to field, Enter writes from any of them, Esc changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form")]
    place: ClassVar[str] = "form"

    def __init__(self, form: Form, detail: TaskDetailView | None, opened: Opened | None = None) -> None:
        super().__init__()
        self.task_key = detail.task.key if detail is not None else ""
        self._form = form
        self._detail = detail
        self._opened = opened
        self._sent = False
        self._is_over = False
        typed = opened.typed if opened is not None else {}
        self._before = {field.name: _untouched(field) for field in form.fields}
        self._made = {field.name: _made(field, typed.get(field.name)) for field in form.fields}

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
        """Type at once: in the first field, or where the typing was broken off."""
        typed = [self._made[name] for name in self._opened.typed if name in self._made] if self._opened else []
        self.set_focus([*typed[-1:], *self._fields()][0])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Its name says which field takes the letters."""
        for label in self.query(FieldLabel):
            label.mark(label.parent is event.widget.parent)

    def show_news(self, news: Sequence[ActionView]) -> None:
        """Somebody changed the task meanwhile: it is said. What is typed stays, and is still typed on what was seen."""
        lines = [news_line(action, self.task_key) for action in news if self.task_key in action.tasks]
        if lines:
            super().tell(" · ".join(lines))

    def draft(self) -> Draft | None:
        """What was typed, while it is neither sent nor given up."""
        typed = {name: made.value for name, made in self._made.items() if made.value != self._before[name]}
        if self._opened is None or self._is_over or not typed:
            return None
        opened = self._opened
        return Draft(self._form.title, opened.form, opened.keys, opened.deliverable, typed, opened.seen)

    def on_input_changed(self, event: TextField.Changed) -> None:
        """A letter more."""
        event.stop()
        self.post_message(Typing())

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

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close: what was typed was sent, or is given up."""
        self._is_over = True
        self.app.post_message(Typing(over=True))
        return super().dismiss(result)

    def _send(self) -> None:
        typed = {field.name: clean(self._made[field.name].value) for field in self._form.fields}
        try:
            wishes = tuple(map(self._aware, self._form.wishes(typed, self._detail)))
        except FormError as error:
            self.tell(error.sentence, refused=True)
            self.set_focus(self._made[error.field])
            return
        if not wishes:
            self.dismiss()
            return
        self._sent = True
        self.post_message(ChangeAsked(wishes, self))

    def _aware(self, wish: Wish) -> Wish:
        """The wish with what was seen of its task."""
        seen = self._opened.seen.get(getattr(wish, "key", "")) if self._opened is not None else None
        if seen is None or getattr(wish, "seen", seen) is not None:
            return wish
        return replace(wish, seen=seen)  # type: ignore[arg-type]

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
            count = min(self._most_lines, len(wrap(clean(words), room)))
            for place, text in enumerate(first_lines(clean(words), room, count)):
                lines.append(((fit(name if place == 0 else "", names), "dim"), (text, "quote")))
        return lines


def _made(field: Field | YesNo, typed: str | None) -> AnyField:
    if isinstance(field, YesNo):
        return YesNoField(yes=field.yes if typed is None else bool(typed), id=f"field-{field.name}")
    value = field.value if typed is None else typed
    return TextField(value, placeholder=field.example, id=f"field-{field.name}")


def _untouched(field: Field | YesNo) -> str:
    return _made(field, None).value
