"""The numbers that a sentence asks for: each with its unit, how it compares, and where it stands.

Dates and the numbers of documents, articles, grades and years are none.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from plans.target_value import Comparator, Quantity
from plans.target_words import (
    CHANGES,
    COMPARATORS,
    COUNTED,
    NOT_COUNTED,
    NUMBER,
    ORDINAL,
    PERCENT,
    PLACES,
    RANKS,
    TIMES,
    either,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A number that is asked for, in a text.

    `start` is where its comparator begins, `end` where its unit (or "trở lên") ends. `noun` is where the counted noun
    begins that is also part of the name ("03 | Công ty TNHH"), `end` where there is none. `inner` are words between unit
    and "trở lên" ("90% *chỉ tiêu kế hoạch* trở lên"). `also` is a bracket behind it that says it in another unit.
    """

    start: int
    end: int
    noun: int
    comparator: Comparator
    value: Decimal
    upper: Decimal | None
    unit: str
    inner: str = ""
    also: Quantity | None = None


def find_asked(text: str) -> tuple[Asked, ...]:
    """All numbers asked for in clean text, in their order; what stands in brackets only explains the one before it."""
    brackets = [matched.span() for matched in _BRACKET.finditer(text)]
    found = [asked for matched in _ASKED.finditer(text) if (asked := _asked(text, matched)) is not None]
    main = [asked for asked in found if not any(start < asked.start < end for start, end in brackets)]
    main += _all_of_them(text, main)
    main.sort(key=lambda asked: asked.start)
    return tuple(_completed(text, asked, following) for asked, following in pairwise([*main, None]) if asked)


def read_number(text: str) -> Decimal | None:
    """A number as Vietnamese write it, None when it is none.

    >>> [str(read_number(words)) for words in ("2,5", "1.250", "05", "2.5", "1.250,5", "-3", "năm")]
    ['2.5', '1250', '5', '2.5', '1250.5', '-3', 'None']
    """
    matched = _SIGNED.fullmatch(text.strip())
    if matched is None:
        return None
    digits = matched["number"]
    if _GROUPED.fullmatch(digits):
        digits = digits.replace(".", "")
    return Decimal(("-" if matched["sign"] else "") + digits.replace(",", "."))


def read_quantity(text: str) -> Quantity | None:
    """A number with or without its unit ("42", "42 %", "40 biên chế"), None when it begins with no number.

    >>> read_quantity("42%"), read_quantity("nhiều")
    (Quantity(value=Decimal('42'), unit='%'), None)
    """
    matched = _WITH_UNIT.fullmatch(text.strip())
    value = read_number(matched["number"]) if matched else None
    return Quantity(value, plain_unit(matched["unit"])) if matched and value is not None else None


def plain_unit(unit: str) -> str:
    """A unit as it is kept: in lower case (abbreviations as they are), "phần trăm" as "%", no blanks at the stroke."""
    unit = re.sub(r"\s*/\s*", "/", unit.strip())
    if unit.casefold() in ("phần trăm", "%"):
        return "%"
    if unit.casefold() in ("điểm phần trăm", "điểm %"):
        return "điểm %"
    return unit if unit.isupper() else unit.casefold()


_PER = rf"(?:\s*/\s*(?:{either(COUNTED)}|\w+)(?!\w))?"
_UNIT = (
    rf"(?:(?:{either(PERCENT)})(?:\s*/\s*(?:năm|quý|tháng)(?!\w))?|(?:{either((*RANKS, *TIMES, *COUNTED))})(?!\w){_PER}"
    rf"|(?!(?:{either(NOT_COUNTED)})\b)(?P<other>[^\W\d]+(?:\s[^\W\d]+)?))"
)
_BEFORE = rf"(?:(?:đạt\s+)?(?:{either(tuple(COMPARATORS))})(?:\s+(?=\w)|(?<=\W)\s*))"
_ASKED = re.compile(
    rf"(?P<before>(?:(?<!\w){_BEFORE}){{0,2}})(?P<from>(?<!\w)từ\s+)?"
    rf"(?<![\w/.,–-])(?P<low>{NUMBER})"
    rf"(?:(?:\s*%)?\s*(?:-|–|đến|tới)\s*(?P<high>{NUMBER}))?(?!\s*/)\s*(?P<unit>{_UNIT})",
    re.IGNORECASE,
)
_BEST = re.compile(r"(?<!\w)(?:nhóm|top|tốp)\s+$", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]*\)")
_ALSO = re.compile(
    rf"\(\s*(?:tương (?:đương|ứng)(?: với)?\s+|khoảng\s+|bằng\s+)?(?P<low>{NUMBER})\s*(?P<unit>{_UNIT})\s*\)",
    re.IGNORECASE,
)
_UPWARD = re.compile(r"\s*(?:trở lên|hoặc (?:cao )?hơn)(?!\w)", re.IGNORECASE)
_DOWNWARD = re.compile(r"\s*trở xuống(?!\w)", re.IGNORECASE)
_FROM_UPWARD = re.compile(r"(?P<inner>[^,;:()\d]{1,60}?)\s+trở lên(?!\w)", re.IGNORECASE)
_ORDINAL = re.compile(rf"(?<!\w)(?:{either(ORDINAL)})\s+(?:\d+\s*(?:,|và|-|–)\s*)*$", re.IGNORECASE)
_PLACE = re.compile(rf"(?<!\w)(?:{either(PLACES)})\s+$", re.IGNORECASE)
_CHANGE = re.compile(rf"(?<!\w)(?:{either(tuple(CHANGES))})(?:\s+(?:được|bình quân|thêm))?\s+$", re.IGNORECASE)
_ALL = re.compile(r"(?<!\w)năm\s+\d{4}\s*,?\s*(?:[^\W\d]+\s){1,2}(?P<all>hết|toàn bộ|tất cả)(?=\s)", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_SIGNED = re.compile(rf"(?P<sign>[-−])?(?P<number>{NUMBER})")
_WITH_UNIT = re.compile(rf"(?P<number>[-−]?(?:{NUMBER}))\s*(?P<unit>.*)")


def _asked(text: str, matched: re.Match[str]) -> Asked | None:
    value, upper = read_number(matched["low"]), read_number(matched["high"] or "")
    if value is None or not _is_asked(text, matched):
        return None
    first = re.search(either(tuple(COMPARATORS)), matched["before"], re.IGNORECASE)
    comparator = COMPARATORS[first[0].casefold()] if first else Comparator.REACH
    unit = plain_unit(matched["unit"])
    if unit in ("tỉnh", "thành phố", "địa phương") and _BEST.search(
        text[max(0, matched.start("low") - _LOOK_BACK) : matched.start("low")]
    ):
        start, noun = matched.start("low"), matched.start("unit")
        return Asked(start, matched.end(), noun, Comparator.AT_MOST, value, None, "hạng")
    counts = not re.fullmatch(rf"(?:{either((*PERCENT, *RANKS, *TIMES))})(?:/.*)?|.*/.*", unit)
    return Asked(
        start=matched.start() if matched["before"] or matched["from"] else matched.start("low"),
        end=matched.end(),
        noun=matched.start("unit") if counts else matched.end(),
        comparator=Comparator.BETWEEN if upper is not None else comparator,
        value=value,
        upper=upper,
        unit=unit,
    )


def _is_asked(text: str, matched: re.Match[str]) -> bool:
    """Whether the number asks for something. A share always does; a count does unless it names, dates or places."""
    unit = matched["unit"].casefold()
    if unit.startswith(PERCENT):
        return True
    compared = bool(matched["before"] or matched["from"])
    before = text[max(0, matched.start("low") - _LOOK_BACK) : matched.start("low")]
    if _ORDINAL.search(before):
        return False
    if compared or _CHANGE.search(before):
        return True
    return not (matched["other"] or unit in TIMES or _PLACE.search(before))


def _all_of_them(text: str, main: list[Asked]) -> list[Asked]:
    """What says "chuyển hết", with a year of its own and beside a share of the same, asks for 100%."""
    if not any(asked.unit == "%" for asked in main):
        return []
    return [
        Asked(
            start=matched.start("all"),
            end=matched.end("all"),
            noun=matched.end("all"),
            comparator=Comparator.REACH,
            value=Decimal(100),
            upper=None,
            unit="%",
        )
        for matched in _ALL.finditer(text)
    ]


def _completed(text: str, asked: Asked, following: Asked | None) -> Asked:
    """With what stands behind it: "trở lên" at once or, after "từ", a few words later, and the same in brackets."""
    limit = following.start if following else len(text)
    comparator, end, noun, inner = asked.comparator, asked.end, asked.noun, ""
    if upward := _UPWARD.match(text, end, limit):
        comparator, end = Comparator.AT_LEAST, upward.end()
    elif downward := _DOWNWARD.match(text, end, limit):
        comparator, end = Comparator.AT_MOST, downward.end()
    elif re.match(r"từ\s", text[asked.start :], re.IGNORECASE) and (later := _FROM_UPWARD.match(text, end, limit)):
        comparator, end, inner = Comparator.AT_LEAST, later.end(), later["inner"].strip()
    if noun == asked.end:
        noun = end
    also = next((one for one in _ALSO.finditer(text, end, limit)), None)
    value = read_number(also["low"]) if also else None
    completed = replace(asked, end=end, noun=noun, comparator=comparator, inner=inner)
    return (
        completed
        if also is None or value is None
        else replace(completed, also=Quantity(value, plain_unit(also["unit"])))
    )


_LOOK_BACK = 60
"""How many letters before a number can say that it is none: enough for the longest word of the vocabulary and a list."""

ALSO = _ALSO
"""A bracket that says the number before it in another unit: it is no part of a name."""
