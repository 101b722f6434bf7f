"""A form: facts above, fields to fill in, one answer line. It closes when the change was carried out, not before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as field_of
from importlib import import_module
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType

from board.keys import BY_ID
from board.language import _
from board.said.later import error_sentence
from board.said.news import news_line
from board.screens.asks import ChangeAsked, DraftLeft, Typing
from board.screens.bindings import bindings
from board.screens.draft import Draft
from board.screens.form_layout import FormLayout
from board.screens.widgets.form_parts import FieldLabel
from board.screens.widgets.growing_field import GrowingField
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.text_field import TextField
from board.screens.widgets.yes_no import YesNoField
from plans.vietnamese import clean, clean_cell
from store.seen import Seen
from store.task_views import ActionView, TaskDetailView
from store.things_seen import thing_of
from store.wishes import Wish


class FormError(ValueError):
    """What is typed in the field `field` cannot be taken; the sentence says what can."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, what stands before it, what is in it at first, and an example of what belongs there.

    A text that may have several lines says so by `lines`: how many are shown at first. 0: it has one line, however long.
    `anew`: what is in it at first is selected when one comes to it, so that typing takes its place.
    """

    name: str
    label: str
    value: str = ""
    example: str = ""
    lines: int = 0
    anew: bool = False


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


AnyField = GrowingField | YesNoField


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


class FormScreen(FormLayout, inherit_bindings=False):
    """Tab and the arrows go from field to field, Enter writes from any of them, Esc changes nothing.

    What was typed by then is kept when the form knows how it was opened (`opened`), so that F6 opens it again; where it does
    not, Esc asks once more.
    """

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
        self._asked_twice = False
        typed = opened.typed if opened is not None else {}
        self._before = {field.name: _untouched(field) for field in form.fields}
        self._made = {field.name: _made(field, typed.get(field.name)) for field in form.fields}

    def compose(self) -> ComposeResult:
        """Title, facts, fields, answers, keys."""
        fields = [(field.label, self._made[field.name]) for field in self._form.fields]
        yield from self.laid_out(self._form.title, self._form.facts, fields)

    def on_mount(self) -> None:
        """Type at once: in the first field, or where the typing was broken off."""
        typed = [self._made[name] for name in self._opened.typed if name in self._made] if self._opened else []
        self.go_to([*typed[-1:], *self._fields()][0])

    def go_to(self, field: AnyField) -> None:
        """Let this field take the letters."""
        self.set_focus(field, scroll_visible=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Its name says which field takes the letters, the footer which keys it has."""
        for label in self.query(FieldLabel):
            label.mark(label.parent is event.widget.parent)
        breaks = isinstance(event.widget, GrowingField) and event.widget.breaks
        self.query_one(KeyLine).show("form-lines" if breaks else "form")
        self.show_keys()
        self.call_after_refresh(self.keep_in_view)

    def show_news(self, news: Sequence[ActionView]) -> None:
        """Somebody changed the task meanwhile: it is said. What is typed stays, and is still typed on what was seen."""
        lines = [news_line(action, self.task_key) for action in news if self.task_key in action.tasks]
        if lines:
            super().tell(" · ".join(lines))

    def draft(self) -> Draft | None:
        """What was typed, while it is neither sent nor given up."""
        typed = self._typed()
        if self._opened is None or self._is_over or not typed:
            return None
        opened = self._opened
        return Draft(self._form.title, opened.form, opened.keys, opened.deliverable, typed, opened.seen)

    def on_input_changed(self, event: TextField.Changed) -> None:
        """A letter more."""
        event.stop()
        self._asked_twice = False
        self.post_message(Typing())
        self.show_keys()
        self.call_after_refresh(self.keep_in_view)

    def esc_does(self) -> str:
        """Whether anything is kept, and how it is had again."""
        if not self._typed():
            return _("rời")
        return _("bỏ") if self._opened is None else _("để sau ({key} mở lại)").format(key=BY_ID["reopen"].named)

    def tell(self, text: str, *, refused: bool = False) -> None:
        """An answer: the form can be sent again."""
        self._sent = False
        super().tell(text, refused=refused)

    def action_field(self, steps: int) -> None:
        """To another field, around the ends."""
        fields = self._fields()
        place = next((at for at, field in enumerate(fields) if field is self.focused), 0)
        self.go_to(fields[(place + steps) % len(fields)])

    async def action_line(self, steps: int) -> None:
        """Up and down: to another line of the field; beyond its last one, to another field."""
        field = self.focused
        if isinstance(field, GrowingField):
            await field.settled()
            if field.move_row(steps):
                self.keep_in_view()
                return
        self.action_field(steps)

    async def action_break_line(self) -> None:
        """Go on in a new line, where there may be several."""
        if isinstance(self.focused, GrowingField):
            await self.focused.settled()
            self.focused.break_line()

    async def action_submit(self) -> None:
        """Enter asks for the change, once; what is missing is said, and its field takes the letters."""
        for field in self._fields():
            await field.settled()
        if not self._sent:
            self.put_answer_away()
            self._send()

    async def action_cancel(self) -> None:
        """Leave, changing nothing: what was typed is kept, or, where it cannot be, is given up by a second Esc."""
        for field in self._fields():
            await field.settled()
        draft = self.draft()
        if draft is not None:
            self.app.post_message(DraftLeft(draft))
        elif self._typed() and not self._asked_twice:
            self._asked_twice = True
            self.tell(_("Nội dung đang nhập sẽ mất: Esc lần nữa để bỏ, hoặc nhập tiếp."), refused=True)
            return
        self.dismiss()

    def action_discard(self) -> None:
        """Leave, and give up what was typed."""
        self.dismiss()

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close: what was typed was sent, is kept elsewhere, or is given up."""
        self._is_over = True
        self.app.post_message(Typing(over=True))
        return super().dismiss(result)

    def _send(self) -> None:
        typed = {field.name: _cleaned(field, self._made[field.name].value) for field in self._form.fields}
        try:
            wishes = tuple(map(self._aware, self._form.wishes(typed, self._detail)))
        except FormError as error:
            self.tell(error.sentence, refused=True)
            if error.field in self._made:
                self.go_to(self._made[error.field])
            return
        except Exception as error:  # noqa: BLE001 - nothing may end the program under what somebody has typed
            self.tell_unforeseen(error)
            return
        if not wishes:
            self.dismiss()
            return
        self._sent = True
        self.post_message(ChangeAsked(wishes, self))

    def tell_unforeseen(self, error: Exception) -> None:
        """What nobody foresaw is said and written down for whoever repairs it; all that was typed stays where it is."""
        import_module("board.error_log").log_error(error)
        self.tell(error_sentence(error), refused=True)

    def _aware(self, wish: Wish) -> Wish:
        """The wish with what was seen of its task."""
        seen = self._opened.seen.get(thing_of(wish)) if self._opened is not None else None
        if seen is None or getattr(wish, "seen", seen) is not None:
            return wish
        return replace(wish, seen=seen)  # type: ignore[arg-type]

    def _typed(self) -> dict[str, str]:
        """What differs from what stood there before anything was typed."""
        return {name: made.value for name, made in self._made.items() if made.value != self._before[name]}

    def _fields(self) -> list[AnyField]:
        return list(self._made.values())


def _made(field: Field | YesNo, typed: str | None) -> AnyField:
    if isinstance(field, YesNo):
        return YesNoField(yes=field.yes if typed is None else bool(typed), id=f"field-{field.name}")
    value = field.value if typed is None else typed
    lines = field.lines
    return GrowingField(
        value,
        placeholder=field.example,
        breaks=lines > 0,
        least=max(1, lines),
        anew=field.anew and typed is None,
        id=f"field-{field.name}",
    )


def _cleaned(field: Field | YesNo, value: str) -> str:
    return clean_cell(value).strip() if isinstance(field, Field) and field.lines else clean(value)


def _untouched(field: Field | YesNo) -> str:
    return _made(field, None).value
