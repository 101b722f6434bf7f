"""Targets at a prompt: what is asked, what was measured, how much is missing."""

from decimal import Decimal

import pytest

from board.language import speaking
from board.said.targets import about_said, asked_said, number_said
from plans.target import read_targets
from tests.board.prompt import Prompt


def test_targets_are_listed_with_their_numbers(prompt: Prompt) -> None:
    """One line a number, the clause's own words for what is measured; a clause without a number keeps its words."""
    listed = prompt("target", "list").out.splitlines()

    assert len(listed) == 25
    assert listed[1].startswith("2022/I.2.a#2  tăng ≥ 5 bậc")
    assert any(line.startswith("2022/I.2.g#1  giảm ≥ 2,5% (51 biên chế)") for line in listed)
    assert any(line.startswith("2022/I.2.c") and "Tiếp tục hoàn thiện hệ thống thể chế" in line for line in listed)


def test_a_target_as_json_holds_words_and_reading(prompt: Prompt) -> None:
    """Numbers are numbers, what is absent is null, lists are never absent."""
    targets = {target["key"]: target for target in prompt("target", "list", "--json").json}

    assert targets["2022/I.2.đ#2"] | {"words": "", "part": ""} == {
        "key": "2022/I.2.đ#2",
        "plan": "2022",
        "clause": "I.2.đ",
        "number": 2,
        "place": "Mục I.2, điểm đ",
        "task": None,
        "words": "",
        "part": "",
        "name": "tỷ lệ giao dịch thanh toán trực tuyến",
        "comparator": "at_least",
        "value": 10,
        "upper": None,
        "unit": "%",
        "also": None,
        "change": "level",
        "base": None,
        "scopes": [],
        "year": 2022,
        "when": None,
        "part_of": 1,
        "last": None,
        "gap": None,
        "reached": None,
        "measurements": [],
    }
    assert targets["2022/I.2.g#1"]["also"] == {"value": 51, "unit": "biên chế"}
    assert targets["2022/I.2.g#1"]["value"] == 2.5
    assert targets["2022/I.2.c"]["value"] is None


def test_targets_of_another_plan_are_listed_by_its_key(prompt: Prompt) -> None:
    """Several plans at once, too."""
    both = prompt("--plan", "2016-2017", "--plan", "2022", "target", "list", "--json").json

    assert {target["plan"] for target in both} == {"2016-2017", "2022"}
    assert next(target for target in both if target["key"] == "2016-2017/II.2.2.2.3")["upper"] == 30


def test_a_measurement_is_recorded_and_what_is_missing_is_told(prompt: Prompt) -> None:
    """The number as an office writes it, with or without its unit; the paper that says so."""
    measured = prompt(
        "target", "measure", "I.2.e#2", "31,5 %", "--on", "30/4/2022", "--document", "45/BC-VPUB", "--json"
    )

    assert measured.code == 0
    assert (measured.json["gap"], measured.json["reached"]) == (8.5, False)
    assert measured.json["last"] == {
        "on": "2022-04-30",
        "value": 31.5,
        "unit": "%",
        "document": "45/BC-VPUB",
        "note": None,
    }
    assert "2022/I.2.e#2: 31,5% 30/04/2022 45/BC-VPUB" in measured.err
    (line,) = [line for line in prompt("target", "list").out.splitlines() if line.startswith("2022/I.2.e#2")]
    assert "31,5% (30/04/2022)" in line
    assert "còn thiếu 8,5 điểm %" in line


def test_a_measurement_is_undone(prompt: Prompt) -> None:
    """Like any other action."""
    prompt("target", "measure", "2022/I.2.k", "31", "--on", "30/4/2022")

    assert prompt("undo").code == 0
    assert all(target["last"] is None for target in prompt("target", "list", "--json").json)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("I.2.e", "5", "--on", "30/4/2022"), "#2 · Tỷ lệ số hóa kết quả giải quyết thủ tục hành chính · cấp huyện"),
        (("I.2.x", "5", "--on", "30/4/2022"), "Không có chỉ tiêu “2022/I.2.x”"),
        (("I.2.c", "5", "--on", "30/4/2022"), "cần một chỉ tiêu có nêu số phải đạt"),
        (("I.2.k", "nhiều", "--on", "30/4/2022"), "cần một số"),
        (("I.2.k", "5", "--on", "17/5/2022"), "không sau ngày đang xem"),
        (("I.2.g#1", "5 bậc", "--on", "30/4/2022"), "cần %, biên chế"),
    ],
)
def test_a_refusal_says_what_would_be_accepted(prompt: Prompt, words: tuple[str, ...], told: str) -> None:
    """Exit code 1, and nothing is recorded."""
    refused = prompt("target", "measure", *words)

    assert refused.code == 1
    assert told in refused.err
    assert all(target["last"] is None for target in prompt("target", "list", "--json").json)


def test_in_english_numbers_have_a_point_before_the_fraction() -> None:
    """One reads "60,7%" as sixty thousand or a slip; a paper written meanwhile stays Vietnamese."""
    numbers = [Decimal("60.7"), Decimal("5200.5"), Decimal(-1250)]
    with speaking("en"):
        assert [number_said(number) for number in numbers] == ["60.7", "5,200.5", "-1,250"]
        with speaking("vi"):
            assert [number_said(number) for number in numbers] == ["60,7", "5.200,5", "-1.250"]


def test_numbers_are_said_as_an_office_writes_them() -> None:
    """A comma before the fraction, points between thousands."""
    assert [number_said(Decimal(value)) for value in ("0.5", "2.50", "1250", "5200.5", "-3", "0", "100")] == [
        "0,5",
        "2,5",
        "1.250",
        "5.200,5",
        "-3",
        "0",
        "100",
    ]


def test_what_is_asked_is_said_shortly() -> None:
    """With a mark for how it compares, since a column has no room for words."""
    said = {
        "Rút ngắn từ 20 đến 30% thời gian": "giảm 20–30%",
        "Tỷ lệ hồ sơ trễ hạn dưới 1%": "< 1%",
        "Tinh giản biên chế khoảng 700 người": "giảm ≈ 700 người",
        "Kiểm tra 2 đợt/năm": "2 đợt/năm",
    }

    assert {words: asked_said(read_targets(words)[0]) for words in said} == said


def test_what_a_number_depends_on_is_said_beside_it() -> None:
    """Its levels, its year, and of which number it is a share."""
    first, second = read_targets(
        "80% thủ tục cấp tỉnh ở mức độ 3 và 30% trong số thủ tục đó ở mức độ 4 so với năm 2021.", years=(2022,)
    )

    assert about_said(first) == "cấp tỉnh · năm 2022"
    assert about_said(second) == "năm 2022 · so với năm 2021 · tính trong phạm vi chỉ tiêu (1) của mục này"
