"""What somebody else has set since it was seen: before, theirs and mine side by side, field by field, and a person decides."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.strip import Strip

from board.dates import moment
from board.keys import BY_ID
from board.language import _
from board.said.field_words import field_word
from board.said.news import field_text, thing_said
from board.screens.bindings import bindings
from board.screens.choice_screen import Caption
from board.screens.widgets.form_parts import Facts, FieldLabel
from board.screens.widgets.growing_field import GrowingField
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.message_line import MessageLine
from board.screens.widgets.painted import Painted
from plans.vietnamese import clean
from store.meanwhile_errors import FieldConflict, plain_field
from store.resolving import resolved
from store.wishes import Wish

_CHOSEN_NOT_TYPED = frozenset(
    (
        *("column", "cause", "due", "evidence", "section"),
        *("measurement", "decision_due", "decision_outcome", "letter_document", "replied_on", "next_on"),
    )
)
"""Fields of which theirs or mine can be taken, and nothing between."""

_ONE_ONLY = frozenset(("officer", "decision_owner"))
"""Fields in which something else may be typed, but never both: two names in one are nobody's."""

_MOST_ROWS = 4
_AROUND = 8
"""Lines that the screen needs beside the three texts."""


class ConflictScreen(Screen[tuple[Wish, ...] | None]):
    """Gives what is still wished once each conflict is decided, () where theirs is left everywhere, None after Esc.

    Nothing is chosen beforehand: who presses Enter twice out of habit must not overwrite anything.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("conflict")]
    AUTO_FOCUS: ClassVar[str | None] = None

    def __init__(self, conflicts: Sequence[FieldConflict], wishes: Sequence[Wish]) -> None:
        super().__init__()
        self._conflicts = tuple(conflicts)
        self._wishes = tuple(wishes)
        self._decided: dict[FieldConflict, str | None] = {}
        self._picked: str | None = None

    def compose(self) -> ComposeResult:
        """Which field of which task; before, theirs, mine; what is to be written; keys."""
        with Vertical():
            yield Caption("")
            yield Facts(())
            with Horizontal(classes="field"):
                yield FieldLabel(_("Ghi lại là"))
                yield GrowingField(breaks=True)
                yield Picked()
            yield MessageLine()
            yield KeyLine("conflict")

    def on_mount(self) -> None:
        """The first conflict."""
        self._show()

    def action_theirs(self) -> None:
        """F2: theirs stays."""
        self._pick(self._conflict.theirs)

    def action_mine(self) -> None:
        """F3: mine is written."""
        self._pick(self._conflict.mine)

    def action_both(self) -> None:
        """F4: both texts, one behind the other, to be edited."""
        if self._takes_both:
            self._pick("; ".join(filter(None, (self._conflict.theirs, self._conflict.mine))))

    async def action_decide(self) -> None:
        """Enter: on to the next conflict; behind the last one the change is asked for again."""
        field = self.query_one(GrowingField)
        await field.settled()
        conflict = self._conflict
        chosen = field.value if self._is_typed and (field.value or self._picked is not None) else self._picked
        if chosen is None:
            self.query_one(MessageLine).tell(
                _("Xin chọn trước: {theirs} giữ nội dung {who} đã ghi, {mine} ghi thay vào.").format(
                    who=_who(conflict), theirs=BY_ID["take-theirs"].label, mine=BY_ID["take-mine"].label
                ),
                refused=True,
            )
            return
        self._decided[conflict] = None if clean(chosen) == clean(conflict.theirs) else chosen
        if len(self._decided) < len(self._conflicts):
            self._show()
        else:
            self.dismiss(resolved(self._wishes, self._decided))

    def action_cancel(self) -> None:
        """Esc: nothing is written; what was typed still stands in its form."""
        self.dismiss(None)

    @property
    def _conflict(self) -> FieldConflict:
        return self._conflicts[len(self._decided)]

    @property
    def _is_typed(self) -> bool:
        return plain_field(self._conflict.field) not in _CHOSEN_NOT_TYPED

    @property
    def _takes_both(self) -> bool:
        return self._is_typed and plain_field(self._conflict.field) not in _ONE_ONLY

    def _pick(self, text: str) -> None:
        conflict = self._conflict
        self._picked = text
        self.query_one(MessageLine).clear()
        self.query_one(Picked).show(_taken(conflict, text))
        if self._is_typed:
            field = self.query_one(GrowingField)
            field.value = text
            field.cursor_position = len(field.value)

    def _show(self) -> None:
        conflict, field = self._conflict, self.query_one(GrowingField)
        field.grow_to(max(1, min(_MOST_ROWS, self.size.height - _AROUND - 6)))
        self._picked = None
        self.query_one(MessageLine).clear()
        self.query_one(Caption).show(_title(conflict, len(self._decided) + 1, len(self._conflicts)))
        self.query_one(Facts).show(_facts(conflict), most_lines=max(2, (self.size.height - _AROUND) // 3))
        self.query_one(Picked).show("")
        self.query_one(Picked).display = not self._is_typed
        self.query_one(KeyLine).show("conflict" if self._takes_both else "conflict-picked")
        ways = ("take-theirs", "take-mine", *(("take-both",) if self._takes_both else ()))
        field.placeholder = _("{keys} hoặc nhập nội dung").format(keys=", ".join(BY_ID[id_].label for id_ in ways))
        field.display = self._is_typed
        field.value = ""
        self.set_focus(field if self._is_typed else None)


class Picked(Painted):
    """What was chosen where nothing can be typed; how to choose, while nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""

    def show(self, words: str) -> None:
        """What is chosen now; "" for nothing."""
        self._words = words
        self.repaint()

    def picture(self) -> list[Strip]:
        """The words."""
        words, role = (self._words, "chosen") if self._words else (_either(), "dim")
        return [self.drawn(((words, role),))]


def _title(conflict: FieldConflict, place: int, count: int) -> str:
    field = field_word(plain_field(conflict.field))
    title = _("Trùng sửa đổi · {task} · {field}").format(task=thing_said(conflict.task), field=field)
    return f"{title} ({place}/{count})" if count > 1 else title


def _facts(conflict: FieldConflict) -> tuple[tuple[str, str], ...]:
    theirs = _("{who} đã ghi").format(who=_who(conflict))
    when = _(" (lúc {at})").format(at=moment(conflict.at)) if conflict.at is not None else ""
    return (
        (_("Khi mở"), field_text(conflict, conflict.before)),
        (theirs, field_text(conflict, conflict.theirs) + when),
        (_("Định ghi"), field_text(conflict, conflict.mine)),
    )


def _taken(conflict: FieldConflict, text: str) -> str:
    if text == conflict.theirs:
        return _("giữ nội dung {who} đã ghi: {theirs}").format(who=_who(conflict), theirs=field_text(conflict, text))
    if plain_field(conflict.field) == "evidence":
        return _("ghi thêm {mine} bên cạnh minh chứng đã có").format(mine=field_text(conflict, text))
    return _("ghi thay vào: {mine}").format(mine=field_text(conflict, text))


def _who(conflict: FieldConflict) -> str:
    return clean(conflict.who) or _("người khác")


def _either() -> str:
    return _("{theirs} giữ nội dung đã ghi · {mine} ghi thay vào").format(
        theirs=BY_ID["take-theirs"].label, mine=BY_ID["take-mine"].label
    )
