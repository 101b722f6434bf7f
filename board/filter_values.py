"""The values that a filter's fields have on a board: which there are, how many tasks each lets through, what they stand for."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from board.language import _
from board.said.expected import expected_words
from board.wording import day
from plans.vietnamese import clean, fold, sort_key
from store.filters.days import relative_twin
from store.filters.fields import (
    AWAITS_EVIDENCE,
    CAUSES,
    COLUMNS,
    MYSELF,
    NO_CAUSE,
    NOBODY,
    TIMELINESS,
    Unknown,
    due_window,
)
from store.filters.language import quoted
from store.views import BoardView, TaskView

_QUARTERS = ("I", "II", "III", "IV")
_SHORTEST_RUN = 3
"""Letters without a blank between that are looked for in values with blanks: "sotai"."""

_BEGINS, _CALLED, _WORD_BEGINS, _INSIDE, _NOWHERE = range(5)
"""Where what is typed stands in a value: at its beginning, at that of another name for it, at a word's, anywhere."""

_OFFERED_WITH_TASKS = frozenset(("cột", "tình-trạng", "nguyên-nhân"))
"""Of these fields' values those are offered that let something through; "-cột:hoàn-thành" is meant before there is any."""

_MEANINGS: Mapping[str, Mapping[str, object]] = {
    "cột": COLUMNS,
    "tình-trạng": {**TIMELINESS, **dict.fromkeys(AWAITS_EVIDENCE, "awaits evidence")},
    "nguyên-nhân": {**CAUSES, **dict.fromkeys(NO_CAUSE, "no cause")},
    "chuyên-viên": {**dict.fromkeys(map(fold, MYSELF), "myself"), **dict.fromkeys(NOBODY, "nobody")},
}
"""Field → every spelling of our own words in it → what it means."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Words that may be typed, what they stand for, and how many tasks they let through: None where that is not asked."""

    words: str
    beside: str = ""
    count: int | None = None


class FilterValues:
    """Values for `tasks`, which are some of the board's. A field is counted when it is first asked for."""

    def __init__(self, board: BoardView, tasks: Sequence[TaskView], *, today: date, user: str) -> None:
        self._board = board
        self._tasks = tasks
        self._today = today
        self._user = user
        self._known: dict[str, tuple[tuple[Offer, tuple[str, ...]], ...]] = {}
        self._of: dict[str, Callable[[], Iterable[Offer]]] = {
            "chủ-trì": self._leads,
            "phối-hợp": self._partners,
            "mục": self._sections,
            "hạn": self._periods,
            "cột": self._columns,
            "tình-trạng": self._timeliness,
            "chuyên-viên": self._officers,
            "kế-hoạch": self._plans,
            "nguyên-nhân": self._causes,
        }

    def of(self, field: str, begun: str, *, beginning: bool = False) -> Iterator[Offer]:
        """The values that hold what is typed so far: first those that begin so, then those of which a word does.

        Only these, where `beginning`. Accents and capitals make no difference, nor do hyphens for blanks, nor blanks that
        are left out; what a value stands for is looked at, too, and its spelling in the other language. One of our own words
        that lets no task through is offered only to who begins to type it.
        """
        if field not in self._known:
            offers = self._of[field]() if field in self._of else ()
            self._known[field] = tuple(
                (offer, (_plain(offer.words), _plain(offer.beside), *_twins(field, offer.words))) for offer in offers
            )
        sought = _plain(begun)
        ranked = [(_rank(texts, sought), offer) for offer, texts in self._known[field]]
        if field in _OFFERED_WITH_TASKS:
            asked = _BEGINS if sought and not beginning else -1
            ranked = [(rank, offer) for rank, offer in ranked if offer.count or rank == asked]
            ranked.sort(key=lambda one: not one[1].count)
        for place in range((_WORD_BEGINS if beginning else _INSIDE) + 1):
            yield from (offer for rank, offer in ranked if rank == place)

    def _leads(self) -> Iterator[Offer]:
        """As the filter has it: named as lead, or owing as a member of a leading group."""
        counts: Counter[str] = Counter()
        for keys, number in Counter((task.leads, task.owing) for task in self._tasks).items():
            counts.update(dict.fromkeys(chain(*keys), number))
        return self._agencies(counts)

    def _partners(self) -> Iterator[Offer]:
        """As the filter has it: named as coordinator, or a member of a group that is."""
        counts: Counter[str] = Counter()
        for keys, number in Counter(task.partners for task in self._tasks).items():
            members = (self._board.agencies[key].members or () for key in keys if key in self._board.agencies)
            counts.update(dict.fromkeys((*keys, *chain(*members)), number))
        return self._agencies(counts)

    def _agencies(self, counts: Counter[str]) -> Iterator[Offer]:
        """By their abbreviations where those mean nobody else; the most frequent first."""
        known = [agency for key, agency in self._board.agencies.items() if counts[key]]
        for agency in sorted(known, key=lambda one: (-counts[one.key], sort_key(one.name))):
            named = next((name for name in (agency.abbreviation, agency.name) if self._means(name, agency.key)), None)
            if named is not None:
                yield Offer(
                    quoted(clean(named)), clean(agency.name) if named != agency.name else "", counts[agency.key]
                )

    def _means(self, name: str, key: str) -> bool:
        return self._names.get(fold(name)) == {key}

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for agency in self._board.agencies.values():
            for name in filter(None, (agency.abbreviation, agency.name, *agency.aliases)):
                found.setdefault(fold(name), set()).add(agency.key)
        return found

    def _sections(self) -> Iterator[Offer]:
        counts = Counter(task.section for task in self._tasks)
        titles = {
            section.number: section.title for plan in reversed(self._board.plans) for section in reversed(plan.sections)
        }
        for plan in self._board.plans:
            for section in plan.sections:
                below = sum(n for number, n in counts.items() if f"{number}.".startswith(f"{section.number}."))
                if below and titles.pop(section.number, None) is not None:
                    yield Offer(quoted(section.number), clean(section.title), below)

    def _columns(self) -> Iterator[Offer]:
        counts = Counter(task.column for task in self._tasks)
        for words in expected_words("filter_columns").split(", "):
            yield Offer(words, count=counts[COLUMNS[_plain(words)]])

    def _timeliness(self) -> Iterator[Offer]:
        counts = Counter(task.timeliness for task in self._tasks)
        for words in expected_words("filter_timeliness").split(", "):
            plain = _plain(words)
            if plain in AWAITS_EVIDENCE:
                number = sum(task.no_evidence for task in self._tasks)
            else:
                number = sum(counts[timeliness] for timeliness in TIMELINESS[plain])
            yield Offer(words, count=number)

    def _officers(self) -> Iterator[Offer]:
        """Oneself and nobody first; a name lets through every officer that holds it, as the filter has it."""
        counts = Counter(task.officer for task in self._tasks)
        folded = [(fold(name), number) for name, number in counts.items() if name]
        myself, nobody = expected_words("filter_officers").split(", ")
        mine = sum(number for name, number in folded if name == fold(self._user))
        yield Offer(myself, clean(self._user), mine)
        yield Offer(nobody, count=counts[""])
        for name in sorted(filter(None, counts), key=sort_key):
            yield Offer(quoted(clean(name)), count=sum(number for other, number in folded if fold(name) in other))

    def _causes(self) -> Iterator[Offer]:
        counts = Counter(task.cause for task in self._tasks)
        for words in expected_words("filter_causes").split(", "):
            plain = _plain(words)
            yield Offer(words, count=counts["" if plain in NO_CAUSE else CAUSES[plain].value])

    def _plans(self) -> Iterator[Offer]:
        counts = Counter(task.plan for task in self._tasks)
        for plan in self._board.plans:
            yield Offer(quoted(plan.key), clean(plan.short_title), counts[plan.key])

    def _periods(self) -> Iterator[Offer]:
        """Periods around today, the quarters of the plans' years, and up to today."""
        dues = sorted(
            (mark.due, place) for place, task in enumerate(self._tasks) for mark in task.marks if mark.due is not None
        )
        years = sorted({year for plan in self._board.plans for year in plan.years})
        quarters = [_('"quý {roman}/{year}"').format(roman=roman, year=year) for year in years for roman in _QUARTERS]
        for words in (*expected_words("filter_periods").split(", "), *quarters):
            try:
                first, last = due_window(words.replace('"', ""), self._board, self._today)
            except Unknown:
                continue
            within = dues[bisect_left(dues, (first, -1)) : bisect_right(dues, (last, len(self._tasks)))]
            said = day(first) if first == last else f"{day(first)} – {day(last)}"
            yield Offer(words, said, len({place for _due, place in within}))
        before = {place for _due, place in dues[: bisect_left(dues, (self._today, -1))]}
        yield Offer(f"<{day(self._today)}", count=len(before))


def _rank(texts: Sequence[str], sought: str) -> int:
    """How well a value fits what is typed of it: its own words are the first of the texts, what else it is called follows."""
    if texts[0].startswith(sought):
        return _BEGINS
    if any(text.startswith(sought) for text in texts):
        return _CALLED
    if any(f" {sought}" in text for text in texts):
        return _WORD_BEGINS
    run = sought if len(sought) >= _SHORTEST_RUN and " " not in sought else "\n"
    return _INSIDE if any(sought in text or run in text.replace(" ", "") for text in texts) else _NOWHERE


def _plain(words: str) -> str:
    return fold(words.replace("-", " ").replace("_", " ").replace('"', ""))


def _twins(field: str, words: str) -> tuple[str, ...]:
    """Other spellings of one of our own words, folded: those of the other language among them."""
    plain = _plain(words)
    if field == "hạn":
        return (relative_twin(plain),)
    meanings = _MEANINGS.get(field, {})
    return tuple(twin for twin, meaning in meanings.items() if plain in meanings and meaning == meanings[plain])
