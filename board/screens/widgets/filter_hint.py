"""Below the filter's field: what may come next, in one line or in several; or what is wrong, with a mark under the word."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.strip import Strip

from board.language import _
from board.screens.drawing import Line, Piece, fit, fit_right, width, wrap
from board.screens.widgets.painted import Painted
from board.screens.widgets.reel import Reel
from plans.vietnamese import clean

if TYPE_CHECKING:  # what makes offers is loaded when a filter is first typed
    from board.filter_values import Offer

_READABLE = 24
"""Cells that a sentence needs at least to be understood when it is cut."""

_LONGEST_WORDS = 30
_COUNT = 7


class FilterHint(Painted):
    """Offers and errors. As high as its styles say: in one line the offers stand side by side, else below each other."""

    @dataclass
    class Picked(Message):
        """Posted when an offer was clicked."""

        place: int

    def __init__(self) -> None:
        super().__init__()
        self.offers: Sequence[Offer] = ()
        self.place = 0
        """The offer that Tab takes."""
        self.moved = False
        """Whether a person went to it with the arrows: then Enter takes it, too, and only then it is marked."""
        self._sentence = ""
        self._start = 0
        self._cells = 0
        self._reel = Reel(lambda _place: 1)
        self._ends: list[int] = []

    def offer(self, offers: "Sequence[Offer]") -> None:
        """Offer something else; the arrows begin anew."""
        self.offers, self.place, self.moved = offers, 0, False
        self.repaint()

    def move(self, steps: int) -> None:
        """To the next offer, around the ends."""
        count = len(self.offers)
        self.place = (self.place + steps) % count if self.moved else (0 if steps > 0 else count - 1)
        self.moved = True
        self.repaint()

    def point(self, sentence: str, start: int, cells: int) -> None:
        """A sentence, "" for none, and the stretch of the field above that it speaks of."""
        self._sentence, self._start, self._cells = " ".join(sentence.split()), start, cells
        self.repaint()

    def picture(self) -> list[Strip]:
        """What is wrong first; the offers below it, or in its place where there is only one line and nothing is wrong."""
        cells, height = self.size
        lines = self._error(cells)[:height]
        if self.offers and len(lines) < height:
            lines += (
                [self._beside_each_other(cells)] if height == 1 else self._below_each_other(cells, height - len(lines))
            )
        if not lines:
            lines = [((fit(" " + _("ví dụ: {example}").format(example=filter_example()), cells), "dim"),)]
        return [self.drawn(line) for line in lines]

    def on_click(self, event: events.Click) -> None:
        """A click takes an offer."""
        if self.size.height == 1:
            first = self.place_of_first
            found = first + sum(end <= event.x for end in self._ends)
        else:
            found = self._reel.top + event.y - len(self._error(self.size.width))
        if 0 <= found < len(self.offers):
            self.post_message(self.Picked(found))

    @property
    def place_of_first(self) -> int:
        """The first offer that stands in the one line: the chosen one is always seen."""
        room, first = self.size.width - 4, self.place
        while first and room > 0:
            room -= width(self.offers[first].words) + _COUNT
            first -= room > 0
        return first

    def _below_each_other(self, cells: int, height: int) -> list[Line]:
        offers = self.offers
        self._reel.resize(count=len(offers), height=height)
        self._reel.reveal(self.place)
        words = min(_LONGEST_WORDS, max(width(offer.words) for offer in offers))
        return [
            _line(offers[place], cells, words=words, chosen=place == self.place, moved=self.moved)
            for place, _within in self._reel.lines()
        ]

    def _beside_each_other(self, cells: int) -> Line:
        pieces: list[Piece] = []
        self._ends = []
        room = cells
        for place, offer in enumerate(self.offers[self.place_of_first :], start=self.place_of_first):
            chosen = place == self.place
            count = "" if offer.count is None else f" {offer.count}"
            beside = f" {clean(offer.beside)}" if offer.beside and (chosen or offer.words.endswith(":")) else ""
            if self._ends and room < width(offer.words + count) + 3:
                break
            told = fit(count + beside, min(width(count + beside), max(0, room - width(offer.words) - 3)))
            pieces += [
                ("▌" if chosen and self.moved else " ", "bar"),
                (
                    fit(offer.words, min(width(offer.words), max(1, room - 2))),
                    "chosen" if chosen and self.moved else "key",
                ),
                (told + "  ", "dim"),
            ]
            room -= width(offer.words) + width(told) + 3
            self._ends.append(cells - room)
        return tuple(pieces)

    def lines_needed(self, cells: int) -> int:
        """How many lines it takes to tell all that is wrong, and beside that one offer, on so many cells."""
        wrong = len(self._error(cells))
        return max(1, wrong + bool(wrong and self.offers))

    def _error(self, cells: int) -> list[Line]:
        """The mark stands under the word, the sentence beside it where there is room; what is left of it stands below."""
        if not self._sentence:
            return []
        mark = "▲" * min(self._cells, cells)
        start = min(self._start, cells - len(mark))
        right = cells - start - len(mark) - 2
        if right < width(self._sentence) <= start - 2:
            blanks = " " * (start - width(self._sentence) - 1)
            return [((f" {self._sentence}{blanks}", "refused"), (mark, "late"))]
        beside = wrap(self._sentence, right)[0] if right >= min(width(self._sentence), _READABLE) else ""
        rest = self._sentence[len(beside) :].strip()
        below = wrap(rest, max(1, cells - 2)) if rest else []
        return [
            ((" " * start + mark + " ", "late"), (beside, "refused")),
            *(((" " + line, "refused"),) for line in below),
        ]


def _line(offer: "Offer", cells: int, *, words: int, chosen: bool, moved: bool) -> Line:
    count = "" if offer.count is None else str(offer.count)
    told: tuple[Piece, ...] = (
        ("▌" if chosen and moved else " ", "bar"),
        (fit(offer.words, words), "chosen" if chosen and moved else "key"),
        (fit_right(count, _COUNT - 1) + "  ", "number"),
    )
    return (*told, (fit(clean(offer.beside), max(1, cells - words - _COUNT - 3)), "dim"))


def filter_example() -> str:
    """A filter with the words of the reader's language."""
    return _('chủ-trì:stc hạn:quý-này tình-trạng:quá-hạn "một cửa"')
