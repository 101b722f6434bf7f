"""One address: as a code for a telephone's camera, and as text to copy."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.strip import Strip

from board.calendar.address_base import is_on_this_machine
from board.calendar.feed_cards import FeedCard
from board.calendar.scope_said import only_here_words, scope_words
from board.language import _
from board.screens.bindings import bindings
from board.screens.board_screen import BoardScreen
from board.screens.choice_screen import Caption
from board.screens.drawing import Line, wrap
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.painted import Painted
from board.screens.widgets.qr_code import qr_lines
from plans.vietnamese import clean

_LEAST_CELLS_BESIDE = 24


class AddressScreen(BoardScreen, inherit_bindings=False):
    """Shows the address of one feed until Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("opened")]
    place: ClassVar[str] = "opened"

    def __init__(self, card: FeedCard) -> None:
        super().__init__()
        self._card = card

    def compose(self) -> ComposeResult:
        """Whose calendar, the address, keys."""
        yield Caption(" · ".join(filter(None, (self._card.feed.name, self._card.feed.owner))))
        yield AddressSheet(self._card)
        yield KeyLine("address")

    def action_close(self) -> None:
        """Back to the list."""
        self.dismiss()


class AddressSheet(Painted):
    """The code at the left, what to do with it at the right, and the address whole on lines of its own below."""

    def __init__(self, card: FeedCard) -> None:
        super().__init__()
        self._card = card
        self._code = qr_lines(card.webcal)

    def picture(self) -> list[Strip]:
        """The code is drawn whole or not at all: a part of it no camera can read."""
        cells = self.size.width
        https = [((line, "chosen"),) for line in _unbroken(self._card.https, cells)]
        room = self.size.height - len(https)
        wide = len(self._code[0]) + 3
        if len(self._code) > room or wide + _LEAST_CELLS_BESIDE > cells:
            too_small = _("Cửa sổ quá nhỏ cho mã QR (cần ít nhất {cells}×{lines}); xin chép địa chỉ ở dưới.").format(
                cells=wide + _LEAST_CELLS_BESIDE, lines=len(self._code) + len(https) + 2
            )
            lines: list[Line] = [((f" {line}", "soon"),) for line in wrap(too_small, max(1, cells - 2))]
            lines += [((" ", ""), *line) for line in self._beside(cells - 2, code=False)]
            return [self.drawn(line) for line in [*lines[: max(0, room)], *https]]
        beside = self._beside(cells - wide - 1)
        drawn: list[Line] = []
        for place, code in enumerate(self._code):
            words = beside[place] if place < len(beside) else ()
            drawn.append(((" ", ""), (code, "code"), ("  ", ""), *words))
        return [self.drawn(line) for line in [*drawn, *https]]

    def _beside(self, cells: int, *, code: bool = True) -> list[Line]:
        camera = (
            ("", ""),
            (_("iPhone, iPad: mở máy ảnh, hướng vào mã, chọn đăng ký."), ""),
        )
        paragraphs = (
            (scope_words(self._card.feed), "quote"),
            *(camera if code else ()),
            (_("Apple, Thunderbird, Outlook trên máy:"), "dim"),
            (self._card.webcal, ""),
            (_("Google, Outlook trên web: chép địa chỉ ở dưới."), "dim"),
            ("", ""),
            (_("Ai có địa chỉ này là xem được lịch."), "soon"),
            (only_here_words() if is_on_this_machine(self._card.https) else "", "late"),
        )
        return [((line, role),) for words, role in paragraphs for line in wrap(clean(words), max(1, cells))]


def _unbroken(address: str, cells: int) -> list[str]:
    """The address at the very left of as few lines as it needs: what is copied with a mouse has no blanks in it."""
    return [address[start : start + cells] for start in range(0, len(address), max(1, cells))]
