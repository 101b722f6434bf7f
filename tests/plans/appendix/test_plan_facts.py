"""A plan's own facts from the words around its table, as offices lay out a letter."""

from datetime import date

import pytest

from plans.appendix.plan_facts import facts_in

LETTERHEAD = ["UBND TỈNH LÂM ĐỒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ([*LETTERHEAD, "Lâm Đồng, ngày 10 tháng 01 năm 2026"], "UBND tỉnh Lâm Đồng"),
        (["ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG", "Lâm Đồng, ngày 10 tháng 01 năm 2026"], "UBND tỉnh Lâm Đồng"),
        ([*LETTERHEAD, "Đà Lạt, ngày 10 tháng 01 năm 2026"], "UBND tỉnh"),
        ([], "UBND tỉnh"),
    ],
)
def test_the_issuer_gets_the_name_of_its_province_only_where_the_letter_names_it_twice(
    lines: list[str], issuer: str
) -> None:
    """Below the title only "của UBND tỉnh" is printed; a name that one line alone suggests is not invented."""
    facts = facts_in([*lines, "(Kèm theo Kế hoạch số 55/KH-UBND ngày 10/01/2026 của UBND tỉnh)"])

    assert facts.issuer == issuer


def test_the_letterhead_is_no_part_of_a_title_in_capitals() -> None:
    """In a sheet nothing stands between the national heading and the title of the appendix."""
    title = "NHIỆM VỤ PHÒNG, CHỐNG THAM NHŨNG NĂM 2026"
    facts = facts_in([*LETTERHEAD[:2], title, "(Kèm theo Kế hoạch số 88/KH-UBND ngày 20/01/2026 của UBND tỉnh)"])

    assert facts.title == title


@pytest.mark.parametrize("words", ["Ban hành Kế hoạch", "Về việc ban hành Kế hoạch", "V/v phê duyệt Kế hoạch"])
def test_a_decision_is_titled_by_the_plan_that_it_issues(words: str) -> None:
    """The plan is what is followed, not the act of issuing it."""
    assert facts_in(["QUYẾT ĐỊNH", f"{words} chuyển đổi số năm 2026"]).title == "Kế hoạch chuyển đổi số năm 2026"


def test_words_may_stand_between_kem_theo_and_the_number() -> None:
    """Annexes of resolutions name the programme and only then the resolution."""
    said = "(Kèm theo Chương trình hành động tại Nghị quyết số 03/NQ-CP ngày 09 tháng 01 năm 2025 của Chính phủ)"
    facts = facts_in([said])

    assert (facts.number, facts.signed, facts.issuer) == ("03/NQ-CP", date(2025, 1, 9), "Chính phủ")
