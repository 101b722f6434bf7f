"""Typing errors are found by what the same plan writes elsewhere, with few false alarms."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.shipped import shipped_plans
from plans.typing_errors import typing_errors

CELLS = ("title", "outputs", "deadline", "lead", "coordinators")
TEXTS = {
    plan.key: [
        *(getattr(task, cell) for task in plan.tasks for cell in CELLS),
        *(clause.words for clause in plan.clauses),
    ]
    for plan in shipped_plans()
}


def found(*texts: str) -> list[tuple[str, str]]:
    """What looks mistyped, and what is meant."""
    return [(error.found, error.likely) for error in typing_errors(texts)]


@pytest.mark.parametrize(("written", "right"), [("Qúy I", "Quý"), ("gía cả", "giá"), ("QÚY II", "QUÝ")])
def test_a_tone_mark_does_not_stand_on_the_glide(written: str, right: str) -> None:
    """The "u" of "qu" and the "i" of "gi" belong to the consonant."""
    assert found(written) == [(written.split(maxsplit=1)[0], right)]


def test_both_places_of_the_tone_mark_in_other_syllables_are_right() -> None:
    """One school writes “hòa”, the other “hoà”."""
    assert found("hòa bình, hoà giải, tùy chọn, tuỳ ý, gì, già, quá") == []


def test_a_syllable_closed_by_a_stop_has_one_of_two_tones() -> None:
    """No word is spelled “thưc”; the right one is the plan's own."""
    assert found("tổ chưc thực hiện", "tổ chức bộ máy") == [("chưc", "chức")]


def test_a_syllable_that_has_no_other_use_than_beside_its_neighbour_is_meant() -> None:
    """“nhở” stands behind “nhắc” only, “sở” behind anything."""
    offices = [
        f"Sở {name} tỉnh"
        for name in ("Nội vụ", "Tài chính", "Tư pháp", "Xây dựng", "Y tế", "Công Thương", "Du lịch", "Ngoại vụ")
    ]

    assert found("đôn đốc, nhắc sở các cơ quan", "đôn đốc, nhắc nhở.", *offices) == [("nhắc sở", "nhắc nhở")]


def test_a_syllable_without_which_its_neighbour_never_stands_is_missed() -> None:
    """“hồ” is nothing without “sơ”."""
    right = [f"{share}% hồ sơ công việc cấp {level}" for share, level in ((80, "tỉnh"), (70, "huyện"), (50, "xã"))]

    assert found("xử lý hồ công việc trên mạng", *right) == [("hồ công việc", "hồ sơ công việc")]


def test_a_syllable_said_twice_is_told_unless_it_is_said_twice_on_purpose() -> None:
    """“từng từng” is an error, “dần dần” is a word; a comma between makes a list."""
    assert found("thực hiện của của các đơn vị") == [("của của", "của")]
    assert found("dần dần, từng từng; xã, xã") == []


def test_abbreviations_foreign_words_and_roman_numbers_are_left_alone() -> None:
    """They follow no rule of spelling."""
    assert found("UBND tỉnh; GQTTHC; TTHC; QĐ; Internet, logistics; quý I, quý II, quý III; Đắk Lắk; KH&CN") == []


@pytest.mark.parametrize(("plan", "errors"), [("2022", 3), ("2016-2017", 0)])
def test_the_shipped_plans_raise_no_false_alarm(plan: str, errors: int) -> None:
    """Three true errors stand in one of them, none in the other."""
    assert len(typing_errors(TEXTS[plan])) == errors


@pytest.mark.parametrize("plan", TEXTS)
def test_half_of_the_letters_that_are_left_out_or_swapped_are_found(plan: str) -> None:
    """Measured with errors put into the plans' own words: what is found must be worth the look."""
    chance = random.Random(70)  # noqa: S311 - the same errors at each run
    long_enough = [text for text in TEXTS[plan] if len(text.split()) > 4]
    made = hits = 0
    for _try in range(20):
        text = chance.choice(long_enough)
        word = chance.choice(list(re.finditer(r"[a-zà-ỹ]{4,}", text)))
        at = chance.randrange(len(word[0]) - 1)
        mistyped = word[0][:at] + word[0][at + 1] + word[0][at] + word[0][at + 2 :]
        if mistyped != word[0]:
            changed = [
                text[: word.start()] + mistyped + text[word.end() :] if one is text else one for one in TEXTS[plan]
            ]
            made += 1
            hits += any(mistyped in error.found for error in typing_errors(changed))

    assert hits >= made / 2


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=60), max_size=5))
def test_no_text_raises(texts: list[str]) -> None:
    """Plans come from files that anybody wrote."""
    assert all(0 <= error.text < len(texts) for error in typing_errors(texts))
