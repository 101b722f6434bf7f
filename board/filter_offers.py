"""What can come next while a filter is typed: names of fields, then the values that are on this board, with their counts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from board.expected_words import expected_words
from board.filter_values import FilterValues, Offer
from plans.vietnamese import fold
from store.filter_fields import FIELDS, english_name
from store.filters import FilterError
from store.views import BoardView, TaskView

_SHORTEST = 2
"""Letters of a free word before values are looked for in all fields."""

_GUESSED = ("chủ-trì", "tình-trạng", "cột", "chuyên-viên")
"""The fields in which a free word is looked for: who types "stc" may want the agency, not the letters."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What may stand in place of the text between `start` and `end`: the best first; none where nothing is known."""

    start: int
    end: int
    offers: tuple[Offer, ...] = ()

    def taken(self, text: str, place: int) -> tuple[str, int]:
        """The text with one of the offers in it, and where the cursor stands then. A whole word ends with a blank."""
        words = self.offers[place].words
        before = text[: self.start] + words + ("" if words.endswith(":") else " ")
        return before + text[self.end :].lstrip(), len(before)


class FilterOffers:
    """Offers for a filter typed on one board by one user. Counts are those of the tasks that the other words let through.

    `find` gives what a filter lets through, or raises FilterError.
    """

    def __init__(
        self, board: BoardView, *, today: date, user: str, find: Callable[[str], tuple[TaskView, ...]]
    ) -> None:
        self._board = board
        self._today = today
        self._user = user
        self._find = find
        self._others: str | None = None
        self._values = FilterValues(board, (), today=today, user=user)

    def at(self, text: str, cursor: int) -> Offers:
        """What may stand in place of the word in which the cursor stands."""
        start, end = _word_at(text, cursor)
        begun = text[start:cursor]
        negated = begun.startswith("-")
        start += negated
        begun = begun[negated:]
        name, colon, value = begun.partition(":")
        if '"' in name or any(sign in name for sign in "<>="):
            return Offers(start, end)
        self._count(text[: start - negated] + text[end:])
        if not colon:
            return Offers(start, end, (*_fields(name), *self._guessed(name)))
        field = FIELDS.get(fold(name).replace("_", "-"))
        if field is None:
            return Offers(start, end)
        within = start + len(name) + 1 + _last_part(value)
        offers = self._values.of(field, text[within:cursor].replace('"', ""))
        return Offers(within, end, tuple(offers))

    def _count(self, others: str) -> None:
        """Count anew where other words let other tasks through. What cannot be understood of them lets all through."""
        if others == self._others:
            return
        self._others = others
        try:
            tasks = self._find(others)
        except FilterError:
            tasks = self._board.tasks
        self._values = FilterValues(self._board, tasks, today=self._today, user=self._user)

    def _guessed(self, begun: str) -> list[Offer]:
        """Values of the common fields that begin like a free word, each with its field."""
        if len(begun) < _SHORTEST:
            return []
        names = {FIELDS[fold(name)]: name for name in _field_names()}
        found = [(field, offer) for field in _GUESSED for offer in self._values.of(field, begun, beginning=True)]
        found.sort(key=lambda one: not fold(one[1].words).startswith(fold(begun)))
        return [Offer(f"{names[field]}:{offer.words}", offer.beside, offer.count) for field, offer in found]


def _field_names() -> list[str]:
    """In the reader's language."""
    return expected_words("filter_fields").split(", ")


def _fields(begun: str) -> list[Offer]:
    """The fields whose name, or whose twin in the other language, begins so."""
    sought = fold(begun).replace("_", "-")
    offers = []
    for name in _field_names():
        vietnamese = FIELDS[fold(name)]
        english = english_name(vietnamese)
        twin = vietnamese if fold(name) == english else english
        if any(fold(spelling).startswith(sought) for spelling in (name, twin)):
            offers.append(Offer(f"{name}:", f"{twin}:"))
    return offers


def _word_at(text: str, cursor: int) -> tuple[int, int]:
    """From where to where the word reaches in which the cursor stands; blanks within quotes belong to it.

    >>> _word_at('stc hạn:"quý II', 15), _word_at("stc cột: x", 8), _word_at("stc ", 4)
    ((4, 15), (4, 8), (4, 4))
    """
    start, quoted = 0, False
    for place, letter in enumerate(text[:cursor]):
        quoted ^= letter == '"'
        if letter.isspace() and not quoted:
            start = place + 1
    end = cursor
    while end < len(text) and (quoted or not text[end].isspace()):
        quoted ^= text[end] == '"'
        end += 1
    return start, end


def _last_part(value: str) -> int:
    """Where the part behind the last comma begins; a comma within quotes parts nothing.

    >>> _last_part("stc,sn"), _last_part('"a, b'), _last_part("")
    (4, 0, 0)
    """
    start, quoted = 0, False
    for place, letter in enumerate(value):
        quoted ^= letter == '"'
        if letter == "," and not quoted:
            start = place + 1
    return start
