"""What can come next while a filter is typed: names of fields, then the values that are on this board, with their counts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from board.filter_days import compared_days_begun
from board.filter_values import FilterValues, Offer
from board.said.expected import expected_words
from plans.vietnamese import fold
from store.filters.fields import FIELDS, english_name
from store.filters.language import FilterError
from store.views import BoardView, TaskView

_SHORTEST = 2
"""Letters of a free word before values are looked for in all fields."""

_REACH = 4
"""Words before the one that is typed which may belong to it: "lead:so tai" without quotes."""

DUE_VALUE = re.compile(r'(?P<field>[^\s:"<>=]+)(?::|(?=[<>]))(?P<value>.*)', re.DOTALL)
"""A field and what stands behind it; before a sign there need be no colon."""

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
        self._all = FilterValues(board, board.tasks, today=today, user=user)

    def at(self, text: str, cursor: int) -> Offers:
        """What may stand in place of the word in which the cursor stands."""
        start, end = word_at(text, cursor)
        begun = text[start:cursor]
        negated = begun.startswith("-")
        start += negated
        begun = begun[negated:]
        name, colon, value = begun.partition(":")
        if days := self._days(text, start, cursor, end):
            return days
        if '"' in name or any(sign in name for sign in "<>="):
            return Offers(start, end)
        if not colon and begun and not negated and (joined := self._joined(text, start, cursor, end)):
            return joined
        self._count(text[: start - negated] + text[end:])
        if not colon:
            return Offers(start, end, (*_fields(name), *self._guessed(name)))
        field = FIELDS.get(fold(name).replace("_", "-"))
        if field is None:
            return Offers(start, end)
        within = start + len(name) + 1 + last_part(value)
        offers = self._values.of(field, text[within:cursor].replace('"', ""))
        return Offers(within, end, tuple(offers))

    def _days(self, text: str, start: int, cursor: int, end: int) -> Offers | None:
        """Whole days for what is typed of a comparison; None where there is none."""
        found = DUE_VALUE.match(text, start, cursor)
        if found is None or FIELDS.get(fold(found["field"]).replace("_", "-")) != "hạn":
            return None
        within = found.start("value") + last_part(found["value"])
        days = compared_days_begun(text[within:cursor], self._today)
        return None if days is None else Offers(within, end, tuple(map(Offer, days)))

    def _joined(self, text: str, start: int, cursor: int, end: int) -> Offers | None:
        """Offers for the word together with those before it, typed without quotes: "lead:so tai", "quá hạn".

        The nearest field's value goes before free words, more of these before fewer; None where nothing is called so.
        """
        free: list[int] = []
        for first, word in _words_before(text, start):
            name, colon, value = word.removeprefix("-").partition(":")
            field = FIELDS.get(fold(name).replace("_", "-")) if colon else None
            if field is not None:
                within = first + len(word) - len(value) + last_part(value)
                if any(self._all.of(field, text[within:cursor])):
                    self._count(text[:first] + text[end:])
                    return Offers(within, end, tuple(self._values.of(field, text[within:cursor])))
            if colon or word.startswith("-"):
                break
            free.append(first)
        for first in reversed(free):
            if any(any(self._all.of(field, text[first:cursor], beginning=True)) for field in _GUESSED):
                self._count(text[:first] + text[end:])
                return Offers(first, end, tuple(self._guessed(text[first:cursor])))
        return None

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
    """The fields whose name, or behind these whose twin in the other language, begins so."""
    sought = fold(begun).replace("_", "-")
    offers, twins = [], []
    for name in _field_names():
        vietnamese = FIELDS[fold(name)]
        english = english_name(vietnamese)
        twin = vietnamese if fold(name) == english else english
        if fold(name).startswith(sought):
            offers.append(Offer(f"{name}:", f"{twin}:"))
        elif fold(twin).startswith(sought):
            twins.append(Offer(f"{name}:", f"{twin}:"))
    return offers + twins


def word_at(text: str, cursor: int) -> tuple[int, int]:
    """From where to where the word reaches in which the cursor stands; blanks within quotes belong to it.

    >>> word_at('stc hạn:"quý II', 15), word_at("stc cột: x", 8), word_at("stc ", 4)
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


def _words_before(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The words before this place with where they begin, the nearest first: as many as may belong together.

    >>> list(_words_before('"a b" lead:so tai', 14))
    [(6, 'lead:so')]
    """
    for found in list(re.finditer(r"\S+", text[:start]))[: -_REACH - 1 : -1]:
        if '"' in found[0]:
            return
        yield found.start(), found[0]


def last_part(value: str) -> int:
    """Where the part behind the last comma begins; a comma within quotes parts nothing.

    >>> last_part("stc,sn"), last_part('"a, b'), last_part("")
    (4, 0, 0)
    """
    start, quoted = 0, False
    for place, letter in enumerate(value):
        quoted ^= letter == '"'
        if letter == "," and not quoted:
            start = place + 1
    return start
