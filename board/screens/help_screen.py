"""Help and palette: every key that acts where the person stands, made from the one list."""

from collections.abc import Callable, Sequence
from typing import ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from board.key_words import place_word
from board.keys import BY_ID, Key, keys_on, spellings
from board.language import _
from board.screens.bindings import bindings
from board.screens.choice_screen import Caption
from board.screens.drawing import Line, fit, wrap
from board.screens.widgets.cards import AWAITS_EVIDENCE
from board.screens.widgets.choices import Choice
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.message_line import MessageLine
from board.screens.widgets.row_view import Entry, RowView

Mark = tuple[str, str]
"""A mark and what it stands for."""

_LABEL_CELLS = 14
_OF_THE_PROGRAM = ("paint-anew", "suspend")
"""What acts on every screen whatsoever."""


class HelpScreen(Screen[None]):
    """All keys of the screen it was opened from, as far as they act there just now."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("help")]

    def __init__(self, places: Sequence[str], acts: Callable[[Key], bool] = bool) -> None:
        super().__init__()
        self._places = tuple(places)
        self._acts = acts

    def compose(self) -> ComposeResult:
        """Title, keys, footer."""
        yield Caption(_("Các phím ở đây"))
        yield KeyRows(self._places, self._acts)
        answer = MessageLine()
        answer.display = False
        yield answer
        yield KeyLine("help")

    def on_mount(self) -> None:
        """The arrows scroll at once."""
        rows = self.query_one(KeyRows)
        rows.put_in_order()
        rows.focus()

    def on_key(self, event: events.Key) -> None:
        """A key that is only told of here: it acts when this is closed."""
        typed = event.character if event.is_printable and event.character else event.key
        listed = (key for key in keys_on(*self._places) if any(typed in spellings(name) for name in key.keys))
        key = next(listed, None)
        if key is not None and key.id not in _OF_THE_PROGRAM:
            event.stop()
            said = _("“{does}”: xin đóng trợ giúp ({close}), rồi nhấn phím ấy.")
            answer = self.query_one(MessageLine)
            answer.display = True
            answer.tell(said.format(does=key.long, close=BY_ID["close-help"].label), refused=True)

    def action_close(self) -> None:
        """Esc."""
        self.dismiss()


class KeyRows(RowView):
    """One key a line, under headings."""

    def __init__(self, places: tuple[str, ...], acts: Callable[[Key], bool] = bool) -> None:
        super().__init__()
        self._key_places = places
        self._acts = acts

    def entries(self) -> list[Entry]:
        """The nearest place first; where tasks are shown, what stands for how they are."""
        entries: list[Entry] = []
        for place in self._key_places:
            keys = tuple(filter(self._acts, keys_on(place)))
            if keys:
                entries += [Entry("", ""), Entry("", place_word(place))]
            entries += [Entry(key.id, key) for key in keys]
        if "task" in self._key_places:
            entries += [Entry("", ""), Entry("", _("Dấu trên thẻ"))]
            entries += [Entry(f"mark {mark}", (mark, words)) for mark, words in _marks()]
        return entries[1:]

    def draw(self, entry: Entry, cells: int, *, chosen: bool, marked: bool) -> list[Line]:
        """Keys at the left, what they do at the right, in as many lines as the words need."""
        if not entry.key:
            return [((" " + str(entry.item), "head"),)]
        label, words = _told(entry)
        bar = ("▌" if chosen else " ", "bar")
        return [
            (bar, (fit(f" {label}" if place == 0 else "", _LABEL_CELLS), "key"), (text, ""))
            for place, text in enumerate(wrap(words, _room(cells)))
        ]

    def height(self, entry: Entry, cells: int) -> int:
        """A line, on a narrow screen more."""
        return len(wrap(_told(entry)[1], _room(cells))) if entry.key else 1

    def foot(self, cells: int) -> list[Line]:
        """That the list goes on below the window."""
        return [((" " + ("" if self.at_the_end else _("▼ còn tiếp")), "dim"),)]


def _told(entry: Entry) -> Mark:
    return (entry.item.label, entry.item.long) if isinstance(entry.item, Key) else cast("Mark", entry.item)


def _room(cells: int) -> int:
    return max(1, cells - _LABEL_CELLS - 1)


def _marks() -> list[Mark]:
    """What stands on cards for how tasks are."""
    return [
        (_("!{n}ng").format(n=46), _("quá hạn 46 ngày")),
        (_("{n}ng").format(n=45), _("còn 45 ngày")),
        ("✓31/01", _("hoàn thành đúng hạn, ngày 31/01")),
        ("✓!15/03", _("hoàn thành quá hạn, ngày 15/03")),
        ("11/28", _("đã nộp 11 trong 28 sản phẩm (của nhóm: mỗi cơ quan một)")),
        (_("chờ MC, {mark}").format(mark=AWAITS_EVIDENCE), _("chờ minh chứng: chưa đủ văn bản chứng minh hoàn thành")),
        ("∞", _("thường xuyên")),
        ("?", _("chờ sự kiện, hoặc chưa rõ hạn")),
        ("*", _("đã đánh dấu")),
    ]


def offered(places: Sequence[str], acts: Callable[[Key], bool] = bool) -> tuple[list[Choice], dict[str, Key]]:
    """What the palette offers where these places are: choices, and the key that stands behind each.

    What a person left without a key is always among them: there is no other way to it.
    """
    keys = {key.id: key for key in keys_on(*places) if acts(key) and (key.offered or (key.action and not key.keys))}
    return [Choice(key.id, key.long, key.label) for key in keys.values()], keys
