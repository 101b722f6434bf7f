"""The words of a cell, asked by their place: what follows, where a name may end, what stands in brackets."""

from collections.abc import Iterable

from plans.agency_cells import (
    EXCEPT,
    JOINERS,
    LEADING,
    PLACES,
    RELATED,
    TOGETHER_WITH,
    Phrase,
    words_of,
)


class CellWords:
    """The words of one cell, asked by their place."""

    def __init__(self, cell: str) -> None:
        self._cell = cell
        self._words = words_of(cell)
        self._said = tuple(word.text for word in self._words)

    def _behind(self, end: int) -> int:
        """The end of a name with what may stand behind it."""
        for phrases in (PLACES, LEADING):
            end = self._follows_closely(end, phrases) or end
        return self._follows_closely(end, RELATED) or end

    def _parts(self, at: int) -> bool:
        """Whether a name may end before this word."""
        if at < len(self._words) and self._words[at].aside and self._words[at].text in EXCEPT:
            return False
        return (
            at >= len(self._words) or bool(self._words[at].before) or self._follows(at, (*JOINERS, *TOGETHER_WITH)) > 0
        )

    def _aside_end(self, at: int) -> int:
        """The end of the brackets that open at this word; the word itself where none do."""
        end = at
        while self._opens_aside(at) and end < len(self._words) and self._words[end].aside:
            end += 1
        return end

    def _opens_aside(self, at: int) -> bool:
        return at < len(self._words) and self._words[at].aside and not (at and self._words[at].before == ";")

    def _inside_abbreviation(self, at: int) -> bool:
        return at < len(self._words) and self._words[at].start == self._words[at - 1].start

    def _follows_closely(self, at: int, phrases: Iterable[Phrase]) -> int:
        if at >= len(self._words) or self._words[at].before:
            return 0
        return self._follows(at, phrases)

    def _follows(self, at: int, phrases: Iterable[Phrase]) -> int:
        """Where one of the phrases ends that stands here, 0 when none does."""
        word = self._said[at] if at < len(self._said) else None
        return next((at + len(one) for one in phrases if one[0] == word and self._texts(at, at + len(one)) == one), 0)

    def _texts(self, at: int, end: int) -> Phrase:
        return self._said[at:end]

    def _slice(self, at: int, end: int) -> str:
        return self._cell[self._words[at].start : self._words[end - 1].end]
