"""What recurs: "hàng quý", "mỗi tháng 01 lần", "02 lần/năm", "định kỳ 6 tháng, năm"; and on which day of each period."""

from dataclasses import dataclass

from plans.deadline_atoms import quarter_number
from plans.deadline_period import is_year
from plans.deadline_token import Words
from plans.deadline_words import Sense

_PER_YEAR = {"weekly": 52, "monthly": 12, "quarterly": 4, "half_yearly": 2, "nine_monthly": 1, "yearly": 1}
_UNITS = {Sense.WEEK: "weekly", Sense.MONTH: "monthly", Sense.QUARTER: "quarterly", Sense.YEAR: "yearly"}
_MONTHS = {1: "monthly", 3: "quarterly", 6: "half_yearly", 9: "nine_monthly", 12: "yearly"}
_PER = frozenset({Sense.SLASH, Sense.EVERY, Sense.IN, Sense.OF, Sense.COUNT, Sense.NUMBER})
_PERIOD_NOUNS = frozenset({Sense.QUARTER, Sense.REPORT_PERIOD, Sense.TIME, Sense.HALF_YEAR, Sense.YEAR})


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often: one word of `repeats` for each beat. `is_marked` tells "hàng quý" from a bare "quý, năm"."""

    beats: tuple[str, ...]
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Anchor:
    """Which day of each period: day `number` of its `month` ("own", "last", "first", "next first", "next").

    `number` 0 is the first, 99 the last day. `beat` is the rhythm that the words imply ("ngày 20 tháng cuối quý" is
    quarterly); None where it must be said elsewhere. `also` are further days of the same months ("ngày 10 và 25").
    """

    number: int
    month: str
    beat: str | None = None
    approximate: bool = False
    also: tuple[int, ...] = ()


def read_rhythm(words: Words, place: int, *, continues: bool = False) -> tuple[Rhythm, int] | None:
    """How often something recurs, where it is said from this place on, with the place behind it.

    One bare unit is a rhythm only in a list with another: "6 tháng (trước ngày 15/6), năm (trước ngày 15/12)".
    """
    at, marked = place, continues
    while words.sense(at) in (Sense.EVERY, Sense.REGULARLY, Sense.BY):
        marked = True
        at += 1
    first = _beat(words, at, marked=marked) or _all_of_a_year(words, at)
    if first is None:
        return None
    beats, end, counted = [first[0]], first[1], first[2]
    listed = words.sense(end) is Sense.OPEN and _further(words, _behind_brackets(words, end)) is not None
    while (further := _further(words, end)) is not None:
        beats.append(further[0])
        end = further[1]
        marked |= further[2]
    if not (marked or counted or listed or len(beats) > 1):
        return None
    return Rhythm(tuple(dict.fromkeys(beats)), marked or counted), end


def _all_of_a_year(words: Words, place: int) -> tuple[str, int, bool] | None:
    """Read "các quý trong năm", "các tháng trong năm 2026": every one of them; a year that is named stays to be read."""
    unit = words.sense(place + 1)
    if words.sense(place) is not Sense.OF or unit not in (Sense.WEEK, Sense.MONTH, Sense.QUARTER):
        return None
    if words.sense(place + 2) not in (Sense.IN, Sense.OF) or words.sense(place + 3) is not Sense.YEAR:
        return None
    return _UNITS[unit], place + 2 if words.number(place + 4) >= 0 else place + 4, True


def _behind_brackets(words: Words, place: int) -> int:
    """The place behind the brackets that open here."""
    at = place
    while words.sense(at) not in (Sense.CLOSE, Sense.BREAK, Sense.LINE, Sense.STOP):
        at += 1
    return at + 1


def _further(words: Words, place: int) -> tuple[str, int, bool] | None:
    """The next beat of a list: "…, 6 tháng", "… và năm", "…, hàng năm"."""
    at = place
    while words.sense(at) in (Sense.COMMA, Sense.AND, Sense.OR, Sense.SLASH) and at < place + 2:
        at += 1
    if at == place:
        return None
    marked = words.sense(at) in (Sense.EVERY, Sense.REGULARLY)
    at += marked
    beat = _beat(words, at, marked=True)
    if beat is None or (words.sense(beat[1]) in (Sense.WORD, Sense.NUMBER) and not marked):
        return None
    return beat[0], beat[1], marked


def _beat(words: Words, place: int, *, marked: bool) -> tuple[str, int, bool] | None:
    """One beat, the place behind it, and whether "lần" counted it."""
    times_first = _times(words, place)
    if times_first is not None and (per := _per(words, times_first[1])) is not None:
        return _counted(per[0], times_first[0]), per[1], True
    unit = _unit(words, place)
    if unit is None:
        return None
    beat, end = unit
    at = end + (words.sense(end) in (Sense.SLASH, Sense.COMMA))
    times = _times(words, at) or (
        (1, at + 1) if words.sense(at) is Sense.TIME and words.sense(end) is Sense.SLASH else None
    )
    if times is not None:
        return _counted(beat, times[0]), times[1], True
    if not marked and words.sense(place) in (Sense.NUMBER, Sense.COUNT) and words.number(place) not in (6, 9):
        return None
    return beat, end, False


def _times(words: Words, place: int) -> tuple[int, int] | None:
    """Read "02 lần"."""
    number = words.number(place)
    return (number, place + 2) if 1 <= number <= 31 and words.sense(place + 1) is Sense.TIME else None


def _per(words: Words, place: int) -> tuple[str, int] | None:
    """Read "/năm", "mỗi quý", "trong năm", "một năm" behind a count; "trong năm 2024" stays to be read as its bound."""
    at = place
    while words.sense(at) in _PER and at < place + 3:
        if words.sense(at) in (Sense.COUNT, Sense.NUMBER) and words.number(at) != 1:
            break
        at += 1
    if words.sense(at) is Sense.YEAR and is_year(words.number(at + 1)):
        return "yearly", place
    return _unit(words, at) if at > place else None


def _unit(words: Words, place: int) -> tuple[str, int] | None:
    """A bare unit that recurs: "quý", "6 tháng", "nửa năm". A unit with a number of its own ("quý I") is a period."""
    sense = words.sense(place)
    if sense is Sense.HALF_YEAR:
        return "half_yearly", place + 1
    if sense in (Sense.NUMBER, Sense.COUNT):
        return _numbered_unit(words, place)
    if sense not in _UNITS:
        return None
    follower = place + 1
    if sense is Sense.QUARTER and quarter_number(words, follower) is not None and not _times(words, follower):
        return None
    number = words.number(follower)
    if number >= 0 and not _times(words, follower) and (sense is not Sense.YEAR or is_year(number)):
        return None
    if words.sense(follower) in (Sense.MONTH_YEAR, Sense.DAY_MONTH, Sense.DATE, Sense.START, Sense.END, Sense.MIDDLE):
        return None
    return _UNITS[sense], follower


def _numbered_unit(words: Words, place: int) -> tuple[str, int] | None:
    number, unit = words.number(place), words.sense(place + 1)
    follower = words.sense(place + 2)
    if follower in (Sense.START, Sense.END, Sense.MIDDLE, Sense.WORKING) or words.number(place + 2) > 99:
        return None
    if unit is Sense.MONTH and number in _MONTHS:
        return _MONTHS[number], place + 2
    if unit is Sense.MONTH and number in (2, 4):
        return f"{12 // number}_a_year", place + 2
    return (_UNITS[unit], place + 2) if number == 1 and unit in _UNITS else None


def _counted(beat: str, times: int) -> str:
    """So that "mỗi quý 02 lần" is 8_a_year."""
    if times == 1:
        return beat
    per_year = _PER_YEAR[beat] if beat in _PER_YEAR else int(beat.partition("_")[0])
    return f"{times * per_year}_a_year"


def read_anchor(words: Words, place: int) -> tuple[Anchor, int] | None:
    """The day of each period, where it is said from this place on: "ngày 25", "ngày 20 của tháng cuối quý", "cuối mỗi quý"."""
    sense = words.sense(place)
    if sense is Sense.WEEKDAY:
        return Anchor(words.tokens[place].number, "own", "weekly"), place + 1
    if sense is Sense.ORDINAL and 2 <= words.number(place + 1) <= 7 and words.sense(place + 2) is Sense.EVERY:
        return Anchor(words.number(place + 1) - 2, "own", "weekly"), place + 2
    if sense is Sense.NUMBER and 1 <= words.number(place) <= 31 and words.sense(place + 1) is Sense.EVERY:
        return Anchor(words.number(place), "own"), place + 1
    if sense in (Sense.START, Sense.END, Sense.MIDDLE):
        return _edge_of_unit(words, place, {Sense.START: 0, Sense.MIDDLE: 15}.get(sense, 99), approximate=True)
    if sense is not Sense.DAY:
        return _month_of_period(words, place, 99)
    if words.sense(place + 1) is Sense.END:
        return _edge_of_unit(words, place + 1, 99, approximate=False)
    number = words.number(place + 1)
    if not 1 <= number <= 31 or words.sense(place + 2) is Sense.TIME:
        return None
    number, behind = _through(words, place + 2, number)
    return _month_of_period(words, behind, number) or _days(words, behind, number)


def _through(words: Words, place: int, number: int) -> tuple[int, int]:
    """The last day of "ngày 20 đến ngày 25", where it is said of every period and not of one month."""
    if words.sense(place) not in (Sense.UNTIL, Sense.DASH):
        return number, place
    at = place + 1 + (words.sense(place + 1) is Sense.DAY)
    last = words.number(at)
    if not number < last <= 31 or words.sense(at + 1) in (Sense.TIME, Sense.SLASH):
        return number, place
    return last, at + 1


def _days(words: Words, place: int, number: int) -> tuple[Anchor, int]:
    """Read "ngày 25", "ngày 10 và ngày 25"."""
    also: list[int] = []
    while words.sense(place) in (Sense.COMMA, Sense.AND):
        at = place + 1 + (words.sense(place + 1) is Sense.DAY)
        if not 1 <= words.number(at) <= 31 or words.sense(at + 1) in (Sense.MONTH, Sense.TIME):
            break
        also.append(words.number(at))
        place = at + 1
    return Anchor(number, "own", also=tuple(also)), place


def _edge_of_unit(words: Words, place: int, number: int, *, approximate: bool) -> tuple[Anchor, int] | None:
    """Read "cuối mỗi quý", "cuối tháng", "ngày cuối cùng của hàng tháng"."""
    at = place + 1
    at += words.sense(at) is Sense.OF
    every = words.sense(at) is Sense.EVERY
    at += every
    unit = _unit(words, at)
    if unit is None or words.sense(at) not in (*_UNITS, Sense.HALF_YEAR) or (unit[0] == "yearly" and not every):
        return None
    month = "first" if number == 0 else "last" if number == 99 else "middle"
    return Anchor(number, month, unit[0] if every else None, approximate), unit[1]


def _month_of_period(words: Words, place: int, number: int) -> tuple[Anchor, int] | None:
    """Read "(của) tháng cuối quý", "tháng đầu của quý sau", "tháng cuối kỳ báo cáo", "tháng sau"."""
    at = place + (words.sense(place) is Sense.OF)
    if words.sense(at) is not Sense.MONTH:
        return None
    at += 1
    if words.sense(at) in (Sense.NEXT, Sense.AFTER) and number != 99:
        return Anchor(number, "next", None), at + 1
    edge = words.sense(at)
    if edge not in (Sense.START, Sense.END):
        return None
    at += 1
    while words.sense(at) in (Sense.OF, Sense.EVERY):
        at += 1
    noun = words.sense(at)
    if noun not in _PERIOD_NOUNS or quarter_number(words, at + 1):
        return None
    following = words.sense(at + 1) in (Sense.NEXT, Sense.AFTER)
    beat = {Sense.YEAR: "yearly", Sense.HALF_YEAR: "half_yearly"}.get(noun, "quarterly")
    month = "last" if edge is Sense.END else "next first" if following else "first"
    return Anchor(number, month, beat), at + 1 + following
