"""Single periods in the words: a day, a month, a quarter, a year.

Each reader takes the words and a place, and gives the period with the place behind it, or None where the words there say
something else. A period that does not exist ("quý V", "tháng 13", "31/4") is refused.
"""

from collections.abc import Callable

from plans.deadline_period import (
    Period,
    day,
    day_exists,
    is_year,
    month,
    quarter,
    whole_year,
)
from plans.deadline_token import Words
from plans.deadline_words import Sense
from plans.errors import DeadlineError
from plans.vietnamese import roman_value

Atom = tuple[Period, int]
_ROMAN_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "ⅰ": 1, "ⅱ": 2, "ⅲ": 3, "ⅳ": 4}
CLAUSE_ENDS = frozenset(
    {Sense.STOP, Sense.BREAK, Sense.COMMA, Sense.CLOSE, Sense.OPEN, Sense.LINE, Sense.DOT, Sense.COLON}
)
_YEAR_JOINTS = frozenset({Sense.SLASH, Sense.DASH, Sense.DOT, Sense.OF, Sense.COMMA, Sense.OPEN, Sense.IN})


def read_atom(words: Words, place: int) -> Atom | None:
    """The period that begins at this place, the most telling reading first."""
    for reader in _READERS.get(words.sense(place), ()):
        atom = reader(words, place)
        if atom is not None:
            return atom
    return None


def refuse(words: Words, place: int, end: int, kind: str) -> DeadlineError:
    """The error for a period that does not exist, with the words that name it."""
    return DeadlineError(words.text, words.quote(place, end), kind)


def year_behind(words: Words, place: int) -> tuple[int | None, int]:
    """The year said behind a period, as in "/2022", "năm 2022", ", năm 2022" or "(2022)"; None when there is none."""
    at = place
    joint = words.sense(at) if words.sense(at) in _YEAR_JOINTS else None
    if joint is not None:
        at += 1
    named = words.sense(at) is Sense.YEAR
    if named:
        at += 1
    number = words.number(at) if words.sense(at) is Sense.NUMBER else -1
    if number < 0 or words.sense(at + 1) in (Sense.TIME, Sense.SLASH) or (joint is Sense.OPEN and not named):
        return None, place
    if is_year(number) and not (joint is Sense.DASH and words.sense(at + 1) is Sense.DASH):
        return number, at + 1 + (joint is Sense.OPEN and words.sense(at + 1) is Sense.CLOSE)
    if joint is Sense.SLASH and not named and 13 <= number <= 99 and words.touches(at - 1):
        return 2000 + number, at + 1
    if (named or joint is Sense.SLASH) and number >= 100:
        raise refuse(words, place, at + 1, "year")
    return None, place


def quarter_number(words: Words, place: int) -> int | None:
    """The number of a quarter, Roman, Arabic or in words; 0 for a numeral that no quarter has; None for another word."""
    if words.sense(place) in (Sense.NUMBER, Sense.COUNT):
        number = words.number(place)
        return number if 1 <= number <= 4 else 0 if number < 100 else None
    if words.sense(place) is not Sense.WORD:
        return None
    folded = words.folded(place).replace("l", "i")
    return _ROMAN_QUARTERS.get(folded, None if not folded.isascii() or roman_value(folded) is None else 0)


def _day(words: Words, place: int) -> Atom | None:
    """Read "ngày 15/11/2021", "ngày 05 tháng 7 năm 2022", or "ngày 10" whose month is still to come."""
    at = place + 1
    if words.sense(at) in (Sense.DATE, Sense.DAY_MONTH):
        return _date(words, at)
    number = words.number(at)
    if number < 0 or words.sense(at + 1) is Sense.TIME:
        return None
    behind = at + 1 + (words.sense(at + 1) is Sense.OF)
    if words.sense(behind) is Sense.MONTH and words.number(behind + 1) >= 0:
        return _day_of_month(words, place, number, behind + 1)
    if words.sense(behind) is Sense.MONTH and words.sense(behind + 1) in (Sense.MONTH_YEAR, Sense.DAY_MONTH):
        found = _month(words, behind)
        return None if found is None else _dated(words, place, found[1], (number, found[0].first, found[0].year))
    if not 1 <= number <= 31:
        raise refuse(words, place, at + 1, "day")
    return day(number, 0), at + 1


def _day_of_month(words: Words, place: int, number: int, at: int) -> Atom:
    year, end = year_behind(words, at + 1)
    return _dated(words, place, end, (number, words.number(at), year))


def _spelled_day(words: Words, place: int) -> Atom | None:
    """Read "30 tháng 6 năm 2022", without "ngày"."""
    if words.sense(place + 1) is not Sense.MONTH or words.number(place + 2) < 0:
        return None
    if words.sense(place + 3) in (Sense.TIME, Sense.MONTH) or words.number(place + 2) > 12:
        return None
    return _day_of_month(words, place, words.number(place), place + 2)


def _date(words: Words, place: int) -> Atom | None:
    """Read "15/11/2021", "15.11.2021", "15-11-2021", "15/11", "15/11 năm 2021"."""
    numbers = words.tokens[place].numbers
    if len(numbers) == 3:
        return _dated(words, place, place + 1, (numbers[0], numbers[1], _full_year(words, place, numbers[2])))
    if numbers[0] > 31 and numbers[1] > 12:
        return None
    year, end = year_behind(words, place + 1)
    return _dated(words, place, end, (numbers[0], numbers[1], year))


def _full_year(words: Words, place: int, number: int) -> int:
    if 10 <= number <= 99:
        return 2000 + number
    if not is_year(number):
        raise refuse(words, place, place + 1, "year")
    return number


def _dated(words: Words, place: int, end: int, numbers: tuple[int, int, int | None]) -> Atom:
    number, of_month, year = numbers
    if not 1 <= of_month <= 12:
        raise refuse(words, place, end, "month")
    if not day_exists(number, of_month, year):
        raise refuse(words, place, end, "day")
    return day(number, of_month, year), end


def _month(words: Words, place: int) -> Atom | None:
    """Read "tháng 01/2022", "tháng 1 năm 2022", "tháng 6/22", "tháng 6"."""
    at = place + 1
    if words.sense(at) is Sense.MONTH_YEAR:
        return _month_year(words, at)
    if words.sense(at) is Sense.DAY_MONTH and words.tokens[at].numbers[1] > 12:
        number, year = words.tokens[at].numbers
        return _checked_month(words, place, at + 1, number, 2000 + year)
    number = words.number(at)
    if number < 0 or number > 99 or words.sense(at + 1) in (Sense.TIME, Sense.MONTH):
        return None
    year_found, end = year_behind(words, at + 1)
    return _checked_month(words, place, end, number, year_found)


def _month_year(words: Words, place: int) -> Atom:
    number, year = words.tokens[place].numbers
    return _checked_month(words, place, place + 1, number, _full_year(words, place, year))


def _checked_month(words: Words, place: int, end: int, number: int, year: int | None) -> Atom:
    if not 1 <= number <= 12:
        raise refuse(words, place, end, "month")
    return month(number, year), end


def _quarter(words: Words, place: int) -> Atom | None:
    """Read "quý II/2022", "quí 2 năm 2022", "quý IV"."""
    if words.sense(place + 1) in (Sense.MONTH_YEAR, Sense.DAY_MONTH):
        return numbered_quarter(words, place + 1)
    number = quarter_number(words, place + 1)
    if number is None or words.sense(place + 2) is Sense.TIME:
        return None
    year, end = year_behind(words, place + 2)
    if number == 0:
        raise refuse(words, place, place + 2, "quarter")
    return quarter(number, year), end


def numbered_quarter(words: Words, place: int) -> Atom | None:
    """Read the "3/2024" or "3/24" behind "quý"."""
    number, year = words.tokens[place].numbers
    if words.sense(place) is Sense.DAY_MONTH and year <= 12:
        return None
    if not 1 <= number <= 4:
        raise refuse(words, max(0, place - 1), place + 1, "quarter")
    return quarter(number, _full_year(words, place, year)), place + 1


def _abbreviated(words: Words, place: int) -> Atom | None:
    """Read "T6/2024", "T.6", "Q2/2022", "QII/2022"."""
    folded = words.folded(place)
    if folded[:1] == "q" and folded[1:] in _ROMAN_QUARTERS:
        year, end = year_behind(words, place + 1)
        return quarter(_ROMAN_QUARTERS[folded[1:]], year), end
    if folded not in ("t", "q") or not words.touches(place):
        return None
    at = place + (words.sense(place + 1) is Sense.DOT and words.touches(place + 1))
    if folded == "t":
        return _month(words, at)
    quarters = (
        words.tokens[at + 1].numbers if words.sense(at + 1) in (Sense.NUMBER, Sense.MONTH_YEAR, Sense.DAY_MONTH) else ()
    )
    numbered = 1 <= quarters[0] <= 4 if quarters else bool(quarter_number(words, at + 1)) and at > place
    return _quarter(words, at) if numbered else None


def _year(words: Words, place: int) -> Atom | None:
    """Read "năm 2022", and the plan's own year in "trong năm", "hết năm"."""
    if words.sense(place + 1) in CLAUSE_ENDS and words.sense(place - 1) in (Sense.IN, Sense.UNTIL) and place:
        return whole_year(None), place + 1
    number = words.number(place + 1) if words.sense(place + 1) is Sense.NUMBER else -1
    if number < 100 or words.sense(place + 2) is Sense.TIME:
        return None
    if not is_year(number):
        raise refuse(words, place, place + 2, "year")
    return whole_year(number), place + 2


def _bare_year(words: Words, place: int) -> Atom | None:
    number = words.number(place)
    follower = words.sense(place + 1)
    if len(words.folded(place)) != 4 or not is_year(number) or follower in (Sense.WORD, Sense.TIME, Sense.SLASH):
        return None
    return whole_year(number), place + 1


_Reader = Callable[[Words, int], Atom | None]
_READERS: dict[Sense, tuple[_Reader, ...]] = {
    Sense.DAY: (_day,),
    Sense.DATE: (_date,),
    Sense.DAY_MONTH: (_date,),
    Sense.MONTH_YEAR: (_month_year,),
    Sense.MONTH: (_month,),
    Sense.QUARTER: (_quarter,),
    Sense.WORD: (_abbreviated,),
    Sense.YEAR: (_year,),
    Sense.NUMBER: (_spelled_day, _bare_year),
}
