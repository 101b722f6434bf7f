"""Parts of periods: halves, "đầu / giữa / cuối", weeks and thirds of a month, last days; and "giai đoạn", "các năm".

Built on the single periods of `deadline_atoms`, read in the same way.
"""

from collections.abc import Callable
from dataclasses import replace

from plans.deadline_atoms import CLAUSE_ENDS, Atom, quarter_number, read_atom, year_behind
from plans.deadline_period import day, first_months, last_day_of_month, last_months, month, whole_plan, whole_year
from plans.deadline_token import Words
from plans.deadline_words import Sense

_EDGES = (Sense.START, Sense.MIDDLE, Sense.END)


def read_period(words: Words, place: int) -> Atom | None:
    """The period that begins at this place, the most telling reading first; None where none does."""
    for reader in _READERS.get(words.sense(place), ()):
        found = reader(words, place)
        if found is not None:
            return found
    return read_atom(words, place)


def _base(words: Words, place: int) -> Atom | None:
    """A period that can have parts. Not itself a part: "cuối cuối năm" says nothing, however often it is repeated."""
    if words.sense(place) in (Sense.NUMBER, Sense.COUNT):
        return _months(words, place) or read_atom(words, place)
    return read_atom(words, place)


def _last_day(words: Words, place: int) -> Atom | None:
    """Read "ngày cuối cùng của quý II", "ngày làm việc cuối cùng của tháng 6"."""
    working = words.sense(place + 1) is Sense.WORKING
    at = place + 1 + working
    if words.sense(at) is not Sense.END:
        return None
    at += 1
    at += words.sense(at) is Sense.OF
    base = _base(words, at)
    if base is None or base[0].is_day:
        return None
    period, end = base
    last = day(period.last_day or last_day_of_month(period.year or 2001, period.last), period.last, period.year)
    return replace(last, approximate=working), end


def _months(words: Words, place: int) -> Atom | None:
    """Read "6 tháng đầu năm 2022", "9 tháng năm 2022", "6 tháng cuối năm"."""
    count = words.number(place)
    if words.sense(place + 1) is not Sense.MONTH or not 2 <= count <= 11:
        return None
    edge = words.sense(place + 2)
    at = place + 3 if edge in (Sense.START, Sense.END) else place + 2
    at += words.sense(at) is Sense.OF
    year, end = year_behind(words, at)
    if edge not in (Sense.START, Sense.END):
        return (first_months(count, year), end) if year is not None and count in (6, 9) else None
    if year is None:
        if words.sense(at) is not Sense.YEAR:
            return None
        end = at + 1
    return (first_months if edge is Sense.START else last_months)(count, year), end


def _days_of_month(words: Words, place: int) -> Atom | None:
    """Read "10 ngày đầu tháng 3", "15 ngày cuối tháng 6/2022"."""
    count, edge = words.number(place), words.sense(place + 2)
    if words.sense(place + 1) is not Sense.DAY or edge not in (Sense.START, Sense.END) or not 1 <= count <= 28:
        return None
    at = place + 3
    at += words.sense(at) is Sense.OF
    base = read_atom(words, at) if words.sense(at) is Sense.MONTH else None
    if base is None or base[0].unit != "month":
        return None
    length = last_day_of_month(base[0].year or 2001, base[0].first)
    days = (1, count) if edge is Sense.START else (length - count + 1, None)
    return replace(base[0], unit="span", first_day=days[0], last_day=days[1]), base[1]


def _month_of(words: Words, place: int) -> Atom | None:
    """Read "tháng cuối quý II/2022", "tháng đầu của quý I", "tháng thứ 2 của quý I"."""
    at = place + 1
    number = {Sense.START: 1, Sense.END: 3}.get(words.sense(at), 0)
    if words.sense(at) is Sense.ORDINAL:
        at += 1
        number = words.number(at)
    at += 1
    at += words.sense(at) is Sense.OF
    base = read_atom(words, at) if 1 <= number <= 3 and words.sense(at) is Sense.QUARTER else None
    if base is None:
        return None
    return month(base[0].first + number - 1, base[0].year), base[1]


def _day_of_month_of(words: Words, place: int) -> Atom | None:
    """Read "ngày 20 của tháng cuối quý II/2022"."""
    at = place + 2 + (words.sense(place + 2) is Sense.OF)
    found = _month_of(words, at) if words.sense(at) is Sense.MONTH else None
    number = words.number(place + 1)
    if found is None or not 1 <= number <= 28:
        return None
    return day(number, found[0].first, found[0].year), found[1]


def _half(words: Words, place: int) -> Atom | None:
    """Read "nửa đầu năm 2022", "nửa cuối tháng 6"."""
    first = words.sense(place) is Sense.FIRST_HALF
    base = _base(words, place + 1)
    if base is not None and base[0].unit == "month":
        days = (1, 15) if first else (16, None)
        return replace(base[0], unit="span", first_day=days[0], last_day=days[1]), base[1]
    year, end = year_behind(words, place + 1)
    return (first_months if first else last_months)(6, year), end


def _edge(words: Words, place: int) -> Atom | None:
    """Read "cuối quý II", "đầu năm 2017", "giữa tháng 8", "cuối năm"."""
    at = place + 1
    at += words.sense(at) is Sense.OF
    base = _base(words, at)
    if base is None and words.sense(at) is Sense.YEAR and words.number(at + 1) < 0:
        base = whole_year(None), at + 1
    if base is None or base[0].unit == "day":
        return None
    return replace(base[0], edge=words.sense(place), approximate=True), base[1]


def _edge_months(words: Words, place: int) -> Atom | None:
    """Read "những tháng cuối năm 2022": always a stretch."""
    edge = Sense.START if words.sense(place) is Sense.FIRST_MONTHS else Sense.END
    base = _base(words, place + 1)
    if base is None and words.sense(place + 1) is Sense.YEAR:
        base = whole_year(None), place + 2
    if base is None or base[0].unit != "year":
        return None
    return replace(replace(base[0], edge=edge).stretch(), is_stretch=True), base[1]


def _week(words: Words, place: int) -> Atom | None:
    """Read "tuần 3 tháng 11/2023", "tuần đầu tháng 3", "tuần cuối của tháng 6": seven days, approximate."""
    at = place + 1
    number = {Sense.START: 1, Sense.END: 5}.get(words.sense(at), words.number(at))
    at += 1
    at += words.sense(at) in (Sense.OF, Sense.COMMA)
    base = _base(words, at) if words.sense(at) is Sense.MONTH else None
    if base is None or base[0].unit != "month" or not 1 <= number <= 5:
        return None
    length = last_day_of_month(base[0].year or 2001, base[0].first)
    first, last = (length - 6, None) if number == 5 else (7 * number - 6, 7 * number)
    return replace(base[0], unit="span", first_day=first, last_day=last, approximate=True), base[1]


def _third(words: Words, place: int) -> Atom | None:
    """Read "hạ tuần tháng 6"."""
    at = place + 1
    at += words.sense(at) is Sense.OF
    base = _base(words, at) if words.sense(at) is Sense.MONTH else None
    if base is None or base[0].unit != "month":
        return None
    edge = _EDGES[words.tokens[place].number]
    return replace(replace(base[0], edge=edge).stretch(), is_stretch=True), base[1]


def _skipping(words: Words, place: int) -> Atom | None:
    """Read "giai đoạn 2021 - 2025", "giai đoạn 1 (2022 - 2023)", "cả giai đoạn", "các năm 2022", "các tháng 3, 6"."""
    at = place + 1
    is_stage = words.sense(place) is Sense.STAGE
    if (
        is_stage
        and words.sense(at) in CLAUSE_ENDS
        and words.sense(place - 1) is Sense.IN
        and not _is_term(words, place)
    ):
        return whole_plan(), at
    if is_stage and quarter_number(words, at) and words.sense(at + 1) in (Sense.OPEN, Sense.COLON):
        at += 2
    return read_atom(words, at) if words.sense(at) in (Sense.YEAR, Sense.NUMBER, Sense.MONTH, Sense.QUARTER) else None


def _is_term(words: Words, place: int) -> bool:
    """A term of office ("cả nhiệm kỳ") is not the plan's own stretch: how long it lasts stands elsewhere."""
    return words.folded(place).startswith("nhi")


_READERS: dict[Sense, tuple[Callable[[Words, int], Atom | None], ...]] = {
    Sense.DAY: (_last_day, _day_of_month_of),
    Sense.MONTH: (_month_of,),
    Sense.NUMBER: (_months, _days_of_month),
    Sense.COUNT: (_months,),
    Sense.FIRST_HALF: (_half,),
    Sense.SECOND_HALF: (_half,),
    Sense.FIRST_MONTHS: (_edge_months,),
    Sense.LAST_MONTHS: (_edge_months,),
    Sense.START: (_edge,),
    Sense.MIDDLE: (_edge,),
    Sense.END: (_edge,),
    Sense.WEEK: (_week,),
    Sense.THIRD: (_third,),
    Sense.STAGE: (_skipping,),
    Sense.OF: (_skipping,),
}
