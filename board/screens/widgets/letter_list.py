"""The list of chasing letters: who is to be chased, then the letters, newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType

from board.language import _, ngettext
from board.screens.bindings import bindings
from board.screens.drawing import Line, fit
from board.screens.widgets.letter_rows import (
    Letters,
    chase_heading,
    chase_key,
    chase_lines,
    heading_lines,
    letter_key,
    letter_lines,
    own_key,
    own_lines,
)
from board.screens.widgets.row_view import Entry, RowView
from store.letters.views import ChasedAgency, LetterView, OwnWork


@dataclass(frozen=True, slots=True)
class _Heading:
    words: str


class LetterList(RowView):
    """Who is to be chased, then the letters, newest first."""

    place: ClassVar[str] = "letters"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("letters")]

    def __init__(self) -> None:
        super().__init__()
        self._letters: Letters | None = None

    @property
    def item(self) -> ChasedAgency | OwnWork | LetterView | None:
        """The selected agency or letter."""
        return next((one for key, one in self._rows() if key == self.chosen), None)

    def show_letters(self, letters: Letters) -> None:
        """Take newer letters; the selection stays where it was."""
        self._letters = letters
        self.put_in_order()
        self.repaint()

    def entries(self) -> Sequence[Entry]:
        """Two headings with what belongs to each."""
        if self._letters is None:
            return ()
        chase, letters = self._letters.chase, self._letters.letters
        rows = [Entry(key, one) for key, one in self._rows()]
        pressing = len(chase.agencies) + len(chase.own)
        asked = rows[:pressing] or [Entry("", _("  Không có việc nào cần đôn đốc."))]
        written = rows[pressing:] or [Entry("", _("  Chưa có công văn nào."))]
        count = ngettext("{n} công văn", "{n} công văn", len(letters)).format(n=len(letters))
        heading = " · ".join((_("ĐÃ LẬP"), count))
        return [
            Entry("", _Heading(chase_heading(chase))),
            *asked,
            Entry("", ""),
            Entry("", _Heading(heading)),
            *written,
        ]

    def draw(self, entry: Entry, cells: int, *, chosen: bool, marked: bool) -> Sequence[Line]:
        """One line where there is room for one: nothing of a row is cut off."""
        item = entry.item
        if self._letters is not None and isinstance(item, ChasedAgency | OwnWork | LetterView):
            today, several = self._letters.chase.today, self._letters.several
            if isinstance(item, LetterView):
                return letter_lines(item, cells, today=today, several=several, chosen=chosen)
            if isinstance(item, OwnWork):
                return own_lines(item, cells, several=several, chosen=chosen)
            return chase_lines(item, cells, today=today, several=several, chosen=chosen)
        if isinstance(item, _Heading):
            return heading_lines(item.words, cells)
        return [((fit(str(item), cells), "dim"),)]

    def height(self, entry: Entry, cells: int) -> int:
        """As many lines as it is drawn in."""
        return len(self.draw(entry, cells, chosen=False, marked=False))

    def _rows(self) -> Iterable[tuple[str, ChasedAgency | OwnWork | LetterView]]:
        if self._letters is not None:
            yield from ((chase_key(one), one) for one in self._letters.chase.agencies)
            yield from ((own_key(one), one) for one in self._letters.chase.own)
            yield from ((letter_key(one), one) for one in reversed(self._letters.letters))
