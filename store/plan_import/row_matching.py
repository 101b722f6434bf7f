"""Which row of a new plan file is which row of the board: by number, and by its words where numbers have moved. Pure.

A number is printed beside a row and not part of it: a row put in the middle renumbers all that follow. So words decide
first, and a number where the words say nothing. Whatever was decided by likeness alone is a guess, and is said as one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import NamedTuple

from plans.vietnamese import fold

LIKE = 0.75
"""From which likeness on a row with another number is taken for the same one."""
UNLIKE = 0.25
"""Below which likeness a row that kept its number is said to have other words altogether."""

_OWN_NUMBER = 0.2
_SAME_CELL = 0.02
_RAREST = 4
_MOST_SHARED = 20
_WORD = re.compile(r"\w+")


class Guess(StrEnum):
    """What a match rests on, where it is not plain."""

    NONE = ""
    RENUMBERED = "renumbered"
    OTHER_WORDS = "other_words"


@dataclass(frozen=True, slots=True)
class RowWords:
    """A row as it is compared. `has_left`: a decision took it off the plan; it comes back by its words only."""

    number: str
    text: str
    cells: tuple[str, ...] = ()
    has_left: bool = False


class Match(NamedTuple):
    """Row `old` of the board is row `new` of the file (their places); `likeness` is between 0 and 1."""

    old: int
    new: int
    likeness: float
    guess: Guess


def match_rows(old: Sequence[RowWords], new: Sequence[RowWords], *, guessing: bool = True) -> list[Match]:
    """The rows that are the same ones, in the order of the file. What is left over on either side has gone or is new.

    `guessing` False goes by numbers alone. The cost grows with the number of rows, not with its square.
    """
    return sorted(_Matching(old, new, guessing=guessing).matches(), key=lambda match: match.new)


class _Matching:
    """One comparison, from what is certain to what is guessed."""

    def __init__(self, old: Sequence[RowWords], new: Sequence[RowWords], *, guessing: bool) -> None:
        self._old, self._new, self._guessing = old, new, guessing
        self._by_number = {row.number: place for place, row in enumerate(old)}
        self._folded_old = [fold(row.text) for row in old]
        self._folded_new = [fold(row.text) for row in new]
        self._left_old = set(range(len(old)))
        self._left_new = set(range(len(new)))

    def matches(self) -> Iterator[Match]:
        yield from self._same_number_same_words()
        if self._guessing:
            yield from self._same_words()
            yield from self._like_words()
        yield from self._same_number()

    def _same_number_same_words(self) -> Iterator[Match]:
        for place in sorted(self._left_new):
            old = self._by_number.get(self._new[place].number)
            if old is not None and self._folded_old[old] == self._folded_new[place]:
                yield self._taken(old, place, 1.0, Guess.NONE)

    def _same_words(self) -> Iterator[Match]:
        """Rows with the same words under another number, where each side has these words once."""
        old = _only_ones(self._folded_old, self._left_old)
        new = _only_ones(self._folded_new, self._left_new)
        for words, place in new.items():
            if words and words in old:
                yield self._taken(old[words], place, 1.0, Guess.RENUMBERED)

    def _like_words(self) -> Iterator[Match]:
        """The likest first, by the words that few rows have; a row's own number speaks for it beside them."""
        weigh = _Weights(self._folded_old[place] for place in self._left_old)
        ranked = []
        for place, other, likeness in self._candidates():
            own = self._old[other].number == self._new[place].number
            if likeness >= LIKE or (own and likeness >= UNLIKE and not self._old[other].has_left):
                told_apart = weigh.likeness(self._folded_old[other], self._folded_new[place])
                rank = told_apart + own * _OWN_NUMBER + self._same_cells(other, place)
                ranked.append((-rank, place, other, likeness))
        for _rank, place, other, likeness in sorted(ranked):
            if place in self._left_new and other in self._left_old:
                own = self._old[other].number == self._new[place].number
                yield self._taken(other, place, likeness, Guess.NONE if own else Guess.RENUMBERED)

    def _same_number(self) -> Iterator[Match]:
        for place in sorted(self._left_new):
            old = self._by_number.get(self._new[place].number)
            if old in self._left_old and not self._old[old].has_left:
                likeness = _likeness(_pairs_of(self._folded_old[old]), _pairs_of(self._folded_new[place]))
                guess = Guess.OTHER_WORDS if likeness < UNLIKE else Guess.NONE
                yield self._taken(old, place, likeness, guess)

    def _candidates(self) -> Iterator[tuple[int, int, float]]:
        """Each row of the file with rows of the board that share its rarest pairs of words, and with that of its number."""
        pairs_old = {place: _pairs_of(self._folded_old[place]) for place in self._left_old}
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for place in sorted(self._left_old):
            for pair in pairs_old[place]:
                holders[pair].append(place)
        for place in sorted(self._left_new):
            pairs = _pairs_of(self._folded_new[place])
            known = sorted((pair for pair in pairs if pair in holders), key=lambda pair: (len(holders[pair]), pair))
            near = {self._by_number.get(self._new[place].number)} & self._left_old
            for pair in known[:_RAREST]:
                near.update(holders[pair][:_MOST_SHARED])
            yield from ((place, other, _likeness(pairs_old[other], pairs)) for other in near if other is not None)

    def _same_cells(self, old: int, new: int) -> float:
        """What decides between rows with equally like words: the other cells."""
        ours, theirs = self._old[old].cells, self._new[new].cells
        return _SAME_CELL * sum(one == other for one, other in zip(ours, theirs, strict=False))

    def _taken(self, old: int, new: int, likeness: float, guess: Guess) -> Match:
        self._left_old.discard(old)
        self._left_new.discard(new)
        return Match(old, new, likeness, guess)


class _Weights:
    """What a pair of words weighs: the fewer rows have it, the more it tells them apart. Plans repeat whole phrases."""

    def __init__(self, texts: Iterable[str]) -> None:
        holders: Counter[str] = Counter()
        rows = 0
        for text in texts:
            rows += 1
            holders.update(_pairs_of(text))
        self._weights = {pair: log(1 + rows / count) for pair, count in holders.items()}
        self._of_new_words = log(1 + rows)

    def likeness(self, one: str, other: str) -> float:
        """`_likeness` of two texts, by weight."""
        ours, theirs = _pairs_of(one), _pairs_of(other)
        both = self._weight(ours) + self._weight(theirs)
        return 2 * self._weight(ours & theirs) / both if both else 0.0

    def _weight(self, pairs: Iterable[str]) -> float:
        return sum(self._weights.get(pair, self._of_new_words) for pair in pairs)


def _only_ones(words: Sequence[str], places: set[int]) -> dict[str, int]:
    count = Counter(words[place] for place in places)
    return {words[place]: place for place in sorted(places) if count[words[place]] == 1}


@lru_cache(maxsize=1 << 15)
def _pairs_of(folded: str) -> frozenset[str]:
    """Neighbouring syllables two by two, with the ends: single ones are shared by all sentences of officialese."""
    syllables = ["", *_WORD.findall(folded), ""]
    return frozenset(f"{one} {two}" for one, two in pairwise(syllables) if one or two)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Twice what both share, by what both have.

    >>> _likeness(_pairs_of("rà soát quy chế"), _pairs_of("rà soát lại quy chế"))
    0.7272727272727273
    """
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0.0
