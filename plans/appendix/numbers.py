"""Numbers as appendices print them: of rows ("6.", "2.1", "a)"), of sections ("III.", "A.", "2.1")."""

import re
from enum import IntEnum

from plans.vietnamese import roman_value

_ROW = re.compile(r"\(?(\d{1,4}(?:\.\d{1,3}){0,3}[a-zđ]?|[a-zđ])\s?[.)/]?")
_IN_TITLE = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,3})(?:\s?[.)](?![\d])|/(?=\s))\s*(?=\S)|([a-zđ])\)\s*(?=\S)")
_SECTION = re.compile(
    r"(?i:(?:phần|mục|chương|nhóm|lĩnh vực)\s+)?"
    r"(?:([IVX]{1,7}|[A-HĐ]|\d{1,3}(?:\.\d{1,3}){0,3})\s?[.:)/–-]+\s*|([IVX]{1,7})\s+(?=[^\W\d_]{2}))(\S[\s\S]*)"
)
_SECTION_NUMBER = re.compile(r"([IVX]{1,7}|[A-HĐ]|\d{1,3}(?:\.\d{1,3}){0,3})\s?[.:)/]?")
_NUMERALS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Level(IntEnum):
    """How deep a section lies, by the kind of its number; a dotted number ("2.1") lies deeper by its dots."""

    LETTER = 0
    ROMAN = 1
    ARABIC = 2


def is_row_number(words: str) -> bool:
    """Whether a cell holds nothing but the number of a row."""
    return bool(row_number(words))


def row_number(words: str) -> str:
    """The number of a row from its own cell, as printed without marks around it; "" when there is none.

    >>> row_number("6."), row_number("(2.1)"), row_number("a)"), row_number("Sở")
    ('6', '2.1', 'a', '')
    """
    matched = _ROW.fullmatch(words.strip())
    return matched[1] if matched else ""


def number_in_title(title: str) -> tuple[str, str]:
    """(number, words) of a task whose number stands before its words; no number when it begins with words or a quantity.

    >>> number_in_title("6. Triển khai"), number_in_title("100% hồ sơ"), number_in_title("1.5 triệu")
    (('6', 'Triển khai'), ('', '100% hồ sơ'), ('', '1.5 triệu'))
    """
    matched = _IN_TITLE.match(title)
    if matched is None:
        return "", title
    return matched[1] or matched[2], title[matched.end() :]


def section_of(words: str) -> tuple[str, str]:
    """(number, title) of a section heading in one text, ("", words) when it begins with no number.

    >>> section_of("III. CẢI CÁCH TỔ CHỨC BỘ MÁY"), section_of("VI XÂY DỰNG"), section_of("Phần A: CHUNG")
    (('III', 'CẢI CÁCH TỔ CHỨC BỘ MÁY'), ('VI', 'XÂY DỰNG'), ('A', 'CHUNG'))
    """
    matched = _SECTION.fullmatch(words)
    number = section_number(matched[1] or matched[2]) if matched else ""
    return (number, matched[3]) if matched and number else ("", words)


def section_number(words: str) -> str:
    """The number of a section from its own cell; "" when there is none ("IIII" is none, either)."""
    matched = _SECTION_NUMBER.fullmatch(words.strip())
    number = matched[1] if matched else ""
    return "" if set(number) <= set("IVX") and roman_value(number) is None else number


def level_of(number: str) -> int:
    """How deep a section of this number lies."""
    if roman_value(number) is not None:
        return Level.ROMAN
    return Level.ARABIC + number.count(".") if number[:1].isdigit() else Level.LETTER


def roman(value: int) -> str:
    """A number from 1 to 39 as plans number their sections.

    >>> roman(2), roman(14), roman(39)
    ('II', 'XIV', 'XXXIX')
    """
    numeral = ""
    for each, letters in _NUMERALS:
        numeral += letters * (value // each)
        value %= each
    return numeral


def is_upper(words: str) -> bool:
    """Whether words are printed in capitals, as headings are."""
    return words.upper() == words and any(map(str.isalpha, words))
