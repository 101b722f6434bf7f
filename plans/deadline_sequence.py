"""Ranges and lists of periods: "từ tháng 3 đến tháng 10", "Quý I, II/2022", "15/3, 15/6 và 15/12"."""

from dataclasses import dataclass, replace

from plans.deadline_atoms import Atom, numbered_quarter, quarter_number, year_behind
from plans.deadline_parts import read_period
from plans.deadline_period import Period, day, first_months, is_year, month, quarter
from plans.deadline_token import Words
from plans.deadline_words import Sense

Span = tuple[Period, Period]
_RANGE = (Sense.DASH, Sense.UNTIL)
_SEPARATORS = (Sense.COMMA, Sense.AND, Sense.OR)
_DATES = (Sense.DATE, Sense.DAY_MONTH)
_ENDERS = frozenset(
    {
        Sense.COMMA,
        Sense.AND,
        Sense.OR,
        Sense.DASH,
        Sense.UNTIL,
        Sense.SLASH,
        Sense.YEAR,
        Sense.STOP,
        Sense.BREAK,
        Sense.DOT,
    }
    | {
        Sense.CLOSE,
        Sense.OPEN,
        Sense.LINE,
        Sense.EVERY,
        Sense.COLON,
        Sense.OF,
        Sense.ONWARDS,
        Sense.MONTH,
        Sense.IN,
        Sense.EVENT,
    }
)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Periods said in one breath. Each span has a first and a last period, the same one where it is no range.

    `apart` says that "và" stood between fully named periods ("Quý I và quý III"): each of them is due by itself.
    `either` says that "hoặc" joined them. `months_of_day` marks one day in several months ("ngày 20 các tháng 3, 6").
    """

    spans: tuple[Span, ...]
    apart: bool = False
    either: bool = False
    months_of_day: bool = False

    @property
    def periods(self) -> tuple[Period, ...]:
        """All periods in the order of the words."""
        return tuple(period for span in self.spans for period in span)

    @property
    def named_year(self) -> bool:
        """Whether the words name a year."""
        return any(period.year is not None for period in self.periods)

    @property
    def has_month(self) -> bool:
        """Whether every day in it belongs to a known month."""
        return all(period.first for period in self.periods)


def read_sequence(
    words: Words, place: int, prepositions: frozenset[Sense] = frozenset()
) -> tuple[Sequence, int] | None:
    """The periods that begin at this place with the place behind them. `prepositions` may be repeated inside a list."""
    found = _days_of_months(words, place) or _span(words, place, None)
    if found is None:
        return None
    spans, end = list(found[0] if isinstance(found[0], list) else [found[0]]), found[1]
    months_of_day = len(spans) > 1
    apart = either = False
    while (joint := _joint(words, end, prepositions)) is not None:
        at, joints = joint
        further = _span(words, at, spans[-1][1])
        if further is None or not _joins(spans[-1][1], further[0][0], joints):
            break
        bare = words.sense(at) in (Sense.NUMBER, Sense.WORD, Sense.MONTH_YEAR)
        apart |= Sense.AND in joints and not bare
        either |= Sense.OR in joints
        spans.append(further[0])
        end = further[1]
    return Sequence(_filled(spans), apart, either, months_of_day), end


def _joint(words: Words, place: int, prepositions: frozenset[Sense]) -> tuple[int, set[Sense]] | None:
    at, joints = place, set[Sense]()
    while words.sense(at) in _SEPARATORS and len(joints) < 2:
        joints.add(words.sense(at))
        at += 1
    repeated = prepositions | {Sense.IN} if prepositions <= {Sense.IN} else prepositions
    while joints and words.sense(at) in repeated:
        at += 1
    return (at, joints) if joints else None


def _joins(before: Period, after: Period, joints: set[Sense]) -> bool:
    """A comma joins like with like ("Quý I, II"); "và" joins anything but a day with a period."""
    if before.is_day != after.is_day or (before.edge is None) != (after.edge is None):
        return False
    reports = {"half_year", "span"} >= {before.unit, after.unit}
    return before.unit == after.unit or reports or Sense.AND in joints or Sense.OR in joints


def _span(words: Words, place: int, before: Period | None) -> tuple[Span, int] | None:
    """A period or a range of two."""
    first = (
        _opening(words, place) or (_bare(words, place, before.unit) if before else None) or read_period(words, place)
    )
    if first is None:
        return None
    period, end = _shifted(words, first)
    if words.sense(end) not in _RANGE:
        return (period, period), end
    at = end + 1
    while words.sense(at) in (Sense.UNTIL, Sense.BEFORE, Sense.LATEST, Sense.CLOCK):
        at += 1
    last = _bare(words, at, period.unit) or read_period(words, at)
    if last is None or (period.is_day and not period.first and not last[0].is_day):
        return (period, period), end
    closing, end = _shifted(words, last)
    return (period, closing), end


def _shifted(words: Words, atom: Atom) -> Atom:
    """With "năm sau" or "năm trước" behind it counted in."""
    period, end = atom
    at = end + (words.sense(end) is Sense.OF)
    if period.year is not None or words.sense(at) is not Sense.YEAR:
        return atom
    shift = {Sense.AFTER: 1, Sense.NEXT: 1, Sense.BEFORE: -1}.get(words.sense(at + 1), 0)
    return (replace(period, shift=shift), at + 2) if shift else atom


def _opening(words: Words, place: int) -> Atom | None:
    """The number that opens a range and takes its unit from what follows: "10 - 15/3/2022", "11 - 12/2025"."""
    number = words.number(place)
    if words.sense(place) is not Sense.NUMBER or words.sense(place + 1) not in _RANGE:
        return None
    following = words.sense(place + 2)
    if following in _DATES and 1 <= number <= 31:
        return day(number, 0), place + 1
    return (month(number), place + 1) if following is Sense.MONTH_YEAR and 1 <= number <= 12 else None


def _bare(words: Words, place: int, unit: str) -> Atom | None:
    """A period that only says its number, where the one before said the unit: "Quý I, II/2022", "tháng 3, 6, 9"."""
    if unit == "quarter" and words.sense(place) in (Sense.MONTH_YEAR, Sense.DAY_MONTH):
        return numbered_quarter(words, place)
    if unit == "quarter" and (number := quarter_number(words, place)):
        year, end = year_behind(words, place + 1)
        return (quarter(number, year), end) if words.sense(end) in _ENDERS else None
    if unit == "month" and words.sense(place) is Sense.DAY_MONTH and words.tokens[place].numbers[1] > 12:
        number, year = words.tokens[place].numbers
        return (month(number, 2000 + year), place + 1) if 1 <= number <= 12 else None
    number = words.number(place) if words.sense(place) is Sense.NUMBER else -1
    if unit == "half_year" and words.sense(place + 1) is Sense.MONTH and number in (6, 9):
        return first_months(number), place + 2
    if words.sense(place + 1) not in _ENDERS or is_year(number):
        return None
    if unit == "month" and 1 <= number <= 12:
        year, end = year_behind(words, place + 1)
        return month(number, year), end
    if unit == "day" and 1 <= number <= 31 and words.sense(place + 1) is not Sense.MONTH:
        return day(number, 0), place + 1
    return None


def _days_of_months(words: Words, place: int) -> tuple[list[Span], int] | None:
    """Read "ngày 20 của tháng 3, 6, 9, 11": one day in each of several months."""
    if words.sense(place) is not Sense.DAY or words.sense(place + 1) is not Sense.NUMBER:
        return None
    at = place + 2 + (words.sense(place + 2) is Sense.OF)
    number = words.number(place + 1)
    if words.sense(at) is not Sense.MONTH or not 1 <= number <= 31:
        return None
    months = read_sequence(words, at)
    if months is None or len(months[0].spans) < 2 or any(period.unit != "month" for period in months[0].periods):
        return None
    return [(day(number, first.first, first.year),) * 2 for first, _ in months[0].spans], months[1]


def _filled(spans: list[Span]) -> tuple[Span, ...]:
    """With the months and years that only one of them names; a range that then runs backwards reaches into the next year."""
    filled = _carried([period for span in reversed(spans) for period in reversed(span)])[::-1]
    filled = _carried(filled)
    pairs = [(filled[2 * place], filled[2 * place + 1]) for place in range(len(spans))]
    return tuple(_forwards(said, pair) for said, pair in zip(spans, pairs, strict=True))


def _carried(periods: list[Period]) -> list[Period]:
    out: list[Period] = []
    year, of_month = None, 0
    for said in periods:
        period = replace(said, first=of_month, last=of_month) if said.first == 0 else said
        out.append(period.in_year(year) if year is not None else period)
        year, of_month = out[-1].year, period.first
    return out


def _forwards(said: Span, filled: Span) -> Span:
    first, last = filled
    if first.year is None or last.year is None or (first.year, first.first) <= (last.year, last.first):
        return filled
    if said[0].year is None:
        return replace(first, year=first.year - 1), last
    if said[1].year is None:
        return first, replace(last, year=last.year + 1)
    return filled
