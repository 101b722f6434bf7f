"""The footer: the keys that matter here, as many as fit."""

from collections.abc import Callable, Mapping

from textual.strip import Strip

from board.keys import BY_ID, FOOTERS, NO_WORDS, Key, footer
from board.screens.drawing import Piece, width
from board.screens.widgets.painted import Painted

NARROW = 100
"""Below this width the board shows one column at a time, and every view less."""

LOW = 12
"""On fewer lines the strip below the views gives its own to them."""

LOW_FOR_MATRIX = 20
"""On fewer lines it does so below the matrix, whose rows tell all that the strip would."""


class KeyLine(Painted):
    """One line of keys, made from board/keys.py; the last one ("?") and the way out always have their place."""

    def __init__(self, place: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._place = place
        self._esc = self._enter = ""
        self._acts: Callable[[Key], bool] = _all
        self._words = NO_WORDS

    def show(self, place: str) -> None:
        """The keys of another place."""
        self._place = place
        self.repaint()

    def show_esc(self, does: str) -> None:
        """What Esc does now, first of all; "" where it does what it always does there, or nothing."""
        self._esc = does
        self.repaint()

    def show_only(self, acts: Callable[[Key], bool], words: Mapping[str, str]) -> None:
        """Only keys that act just now, with other `words` by their ids where they do something else; "" leaves one out."""
        self._acts, self._words = acts, words
        self.repaint()

    def show_enter(self, does: str) -> None:
        """What Enter does with the selected row; "" where it does what it always does there."""
        self._enter = does
        self.repaint()

    def picture(self) -> list[Strip]:
        """Keys and what they do, with as much air as there is room for."""
        ids = FOOTERS[self._place]
        told = footer([id_ for id_ in ids if self._acts(BY_ID[id_]) and self._words.get(id_) != ""], self._words)
        if self._enter:
            labels = {BY_ID[id_].label for id_ in ("open", "meeting-open")}
            told = tuple((label, self._enter if label in labels else words) for label, words in told)
        if self._esc:
            label = BY_ID["back"].label
            told = ((label, self._esc), *(one for one in told if one[0] != label))
        for gap in (3, 2):
            if _length(told, gap) <= self.size.width:
                return [self.drawn(_pieces(told, gap))]
        kept = list(told)
        while len(kept) > 1 and _length(kept, 2) > self.size.width:
            spared = [place for place, (label, _words) in enumerate(kept[:-1]) if label not in _ways_out()]
            if not spared:
                break
            del kept[spared[-1]]
        return [self.drawn(_pieces(kept, 2))]


def _all(_key: Key) -> bool:
    return True


def _ways_out() -> set[str]:
    """How the keys that lead back are told: a footer is cut anywhere but there."""
    return {BY_ID[id_].label.split(" ")[0] for id_ in ("back", "close", "cancel", "leave-meeting", "leave-follow")}


def _length(told: "tuple[tuple[str, str], ...] | list[tuple[str, str]]", gap: int) -> int:
    return sum(width(label) + width(words) + 1 for label, words in told) + gap * (len(told) - 1) + 1


def _pieces(told: "tuple[tuple[str, str], ...] | list[tuple[str, str]]", gap: int) -> tuple[Piece, ...]:
    pieces: list[Piece] = [(" ", "")]
    for label, words in told:
        pieces += [(label, "key"), (" " + words + " " * gap, "dim")]
    return tuple(pieces)
