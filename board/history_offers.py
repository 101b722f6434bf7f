"""What can come next while a filter is typed in the history: beside what is on the board, who did something and when."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from board.filter_days import compared_days_begun
from board.filter_offers import Offers, last_part, word_at
from board.filter_values import Offer
from board.said.expected import expected_words
from plans.vietnamese import clean, fold, sort_key
from store.filters.days import relative_twin
from store.filters.language import quoted
from store.history.filter_words import HISTORY_FIELDS, WHO


def with_history_words(
    offers: Offers, text: str, cursor: int, *, people: Sequence[str], user: str, today: date
) -> Offers:
    """The offers for this place of the text, with the words that only the history has. `people` are those who are known."""
    start, end = word_at(text, cursor)
    start += text[start:cursor].startswith("-")
    name, colon, value = text[start:cursor].partition(":")
    if not colon:
        own = tuple(_fields(name))
        if offers.offers and offers.start != start:  # several words are taken together for one value
            return offers
        return replace(offers, start=start, end=end, offers=(*own, *offers.offers))
    field = HISTORY_FIELDS.get(fold(name))
    if field is None:
        return offers
    within = start + len(name) + 1 + last_part(value)
    days = None if field == WHO else compared_days_begun(text[within:cursor], today)
    if days is not None:
        return Offers(within, end, tuple(map(Offer, days)))
    sought = _plain(text[within:cursor])
    values = _people(people, user) if field == WHO else _days()
    fitting = [offer for offer in values if any(sought in _plain(text) for text in (offer.words, offer.beside))]
    fitting.sort(key=lambda offer: not _plain(offer.words).startswith(sought))
    return Offers(within, end, tuple(fitting))


def _fields(begun: str) -> Iterator[Offer]:
    """Their names in the reader's language, each beside its twin in the other, that begin so."""
    sought = fold(begun)
    for name in expected_words("filter_history_fields").split(", "):
        meaning = HISTORY_FIELDS[fold(name)]
        twin = next(word for word, other in HISTORY_FIELDS.items() if other == meaning and word != fold(name))
        shown = meaning if fold(meaning) == twin else twin
        if fold(name).startswith(sought) or twin.startswith(sought):
            yield Offer(f"{name}:", f"{shown}:")


def _people(people: Sequence[str], user: str) -> Iterator[Offer]:
    yield Offer(expected_words("filter_officers").split(", ")[0], clean(user))
    for name in sorted(people, key=sort_key):
        yield Offer(quoted(clean(name)))


def _days() -> Iterator[Offer]:
    for words in expected_words("filter_history_periods").split(", "):
        yield Offer(words, relative_twin(_plain(words)).replace(" ", "-"))


def _plain(words: str) -> str:
    return fold(words.replace("-", " ").replace('"', ""))
