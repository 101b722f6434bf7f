"""Vietnamese text: cleaned, folded, ordered."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.vietnamese import clean, clean_cell, fold, fold_case, roman_value, sort_key


@pytest.mark.parametrize("hostile", ["\x1b", "\x00", "\x7f", "\x9b", "\u202e", "\u2066", "\ue000", "\u200f", "\ud800"])
def test_what_could_steer_a_terminal_becomes_visible_and_inert(hostile: str) -> None:
    """Titles come from strangers' files; an escape code in one must not act, and must not vanish unseen."""
    assert clean(f"Sở{hostile}Nội vụ") == "Sở\ufffdNội vụ"
    assert clean_cell(f"Sở{hostile}Nội vụ") == "Sở\ufffdNội vụ"


def test_a_cell_keeps_its_line_breaks_and_a_line_of_text_does_not() -> None:
    """Line breaks are part of the document's words; a card has one line."""
    assert clean_cell("Văn phòng\r\nUBND\u2028tỉnh\x85.") == "Văn phòng\nUBND\ntỉnh\n."
    assert clean("Văn phòng\r\nUBND\u2028tỉnh") == "Văn phòng UBND tỉnh"


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029", " \n\t"])
def test_a_line_of_text_has_one_blank_where_a_cell_breaks_its_line(line_end: str) -> None:
    """A line break is white space like any other: VII.3 has "Văn phòng UBND tỉnh" in two lines, a card has one."""
    assert clean(f"{line_end}Văn phòng{line_end}UBND tỉnh{line_end}") == "Văn phòng UBND tỉnh"


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("hoà", "hòa"),
        ("Qúy I", "quý i"),
        ("uỷ ban", "Ủy  ban"),
        ("thuỷ", "thủy"),
        (unicodedata.normalize("NFD", "Sở"), "SỞ"),
    ],
)
def test_both_places_of_the_tone_mark_are_the_same_word(typed: str, same: str) -> None:
    """Both spellings are taught; one document has "Qúy", "Quý" and "Quí"."""
    assert fold_case(typed) == fold_case(same)


@pytest.mark.parametrize(("one", "other"), [("má", "mà"), ("ban", "bàn"), ("da", "đa"), ("ôn", "ơn")])
def test_accents_that_were_typed_count(one: str, other: str) -> None:
    """Whoever types accents means them."""
    assert fold_case(one) != fold_case(other)
    assert fold(one) == fold(other)


def test_the_order_is_the_dictionarys() -> None:
    """Byte order puts Đ and Ă behind z; letters decide before tones do."""
    words = ["ma", "mà", "mả", "mã", "má", "mạ", "mẹ", "na", "đa", "da", "dạ", "e", "ê", "ô", "o", "ơ", "ư", "u"]

    assert sorted(words, key=sort_key) == [
        "da", "dạ", "đa", "e", "ê", "ma", "mà", "mả", "mã", "má", "mạ", "mẹ", "na", "o", "ô", "ơ", "u", "ư",
    ]  # fmt: skip


def test_roman_numbers_are_numbers() -> None:
    """Section IX stands after V and VIII, not between IV and V."""
    numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XIV", "XXXIX"]

    assert [roman_value(numeral) for numeral in numerals] == [*range(1, 11), 14, 39]
    assert roman_value("VIV") is None
    assert roman_value("A") is None


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """What was cleaned where it entered is stored, exported and read again without change."""
    assert clean(clean(text)) == clean(text)
    assert clean_cell(clean_cell(text)) == clean_cell(text)


@given(st.text(st.characters(categories=("L", "N", "P", "Z"), max_codepoint=0x1EFF)))
def test_folding_does_not_depend_on_the_form(text: str) -> None:
    """A Mac types NFD, a document holds NFC."""
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(fold(text)) == fold(text)
