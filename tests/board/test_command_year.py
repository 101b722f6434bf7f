"""The plan against its year at a prompt."""

from typing import Any

from tests.board.prompt import Prompt


def test_the_weeks_in_which_deadlines_pile_up_are_named(prompt: Prompt) -> None:
    """Nobody works in the week of Tết, and at the year's end 64 papers are due at once."""
    lines = prompt("year").out.splitlines()

    assert "  tuần 05/2022 (31/01–06/02, 0 ngày làm việc)  5 sản phẩm, còn lại 5" in lines
    assert "  tuần 52/2022 (26/12–01/01, 5 ngày làm việc)  64 sản phẩm, còn lại 64  ◄" in lines


def test_causes_and_rates_are_counted(prompt: Prompt) -> None:
    """An extension helps the second rate, never the first."""
    prompt("cause", "IV.1", "khách quan")
    prompt("cause", "IV.3", "khách quan")
    prompt("extend", "IV.1", "--to", "30/06/2022", "--document", "7/CV", "--date", "16/05/2022")
    prompt("done", "IV.1", "--document", "1/QĐ", "--date", "16/05/2022")

    year = prompt("year", "--json").json

    assert [(one["cause"], one["overdue"], len(one["tasks"])) for one in year["causes"]] == [
        ("outside", 1, 2),
        (None, 12, 12),
    ]
    assert year["on_time"] == {
        "first": {"met": 0, "of": 17, "percent": 0.0},
        "extended": {"met": 1, "of": 17, "percent": 5.9},
        "extensions": 1,
    }


def test_two_plans_are_set_beside_each_other(prompt: Prompt) -> None:
    """By section; the first is measured by the second."""
    year = prompt("--plan", "2022", "--plan", "2016-2017", "year", "--json").json
    (pair,) = year["beside"]

    assert (pair["plan"], pair["other"]) == ("2022", "2016-2017")
    assert sum(one["counts"]["total"] for one in pair["sections"]) == 31
    assert sum(one["other_counts"]["total"] for one in pair["sections"]) == 57
    assert [(one["sections"], one["other_sections"]) for one in pair["sections"] if all(_both(one))] == [
        (["II"], ["III.2.2"]),
        (["V"], ["II.2.2.5"]),
    ]
    assert "Kế hoạch 2022 so với 2016-2017" in prompt("--plan", "2022", "--plan", "2016-2017", "year").out


def test_each_of_two_plans_has_its_own_rates(prompt: Prompt) -> None:
    """17 of 657 was a rate of nothing: those of a plan that nobody follows any more were added to those of this year."""
    prompt("done", "IV.1", "--document", "1/QĐ", "--date", "16/05/2022")
    alone = prompt("--plan", "2022", "year", "--json").json

    told = prompt("--plan", "2022", "--plan", "2016-2017", "year", "--json").json
    lines = prompt("--plan", "2022", "--plan", "2016-2017", "year").out.splitlines()

    assert told["on_time"] is None
    assert told["on_time_by_plan"][0] == {"plan": "2022", **alone["on_time"]}
    assert told["on_time_by_plan"][1]["extended"] == {"met": 0, "of": 0, "percent": None}
    at = lines.index("Tỷ lệ sản phẩm đúng hạn · 2016-2017")
    assert lines[at + 2] == "  theo thời hạn đã gia hạn  chưa có số liệu"
    assert lines[at - 4] == "Tỷ lệ sản phẩm đúng hạn · 2022"
    assert lines[at - 3].startswith("  theo thời hạn đầu tiên    0/17")


def test_what_is_counted_over_two_plans_says_so(prompt: Prompt) -> None:
    """Weeks and causes are of both together."""
    both = prompt("--plan", "2022", "--plan", "2016-2017", "year").out

    assert both.count(" · 2 kế hoạch cộng lại\n") == 2
    assert "cộng lại" not in prompt("year").out


def test_a_filter_narrows_the_year(prompt: Prompt) -> None:
    """One agency's load, before its plan is signed."""
    year = prompt("year", "--filter", "chủ-trì:TTGQ", "--json").json

    assert sum(week["due"] for week in year["pile_up"]["weeks"]) == 3
    assert [one["key"] for one in year["pile_up"]["agencies"]] == ["ttgq"]


def test_a_filter_that_lets_nothing_through_says_so_quietly(prompt: Prompt) -> None:
    """No weeks, no causes, no division by nothing."""
    shown = prompt("year", "--filter", "khôngcógì")

    assert shown.code == 0
    assert "theo thời hạn đầu tiên    —" in shown.out


def test_the_day_of_the_numbers_follows_the_plan_as_another_part_of_the_line(prompt: Prompt) -> None:
    """Between dots it stands without brackets, as in the head of the screen."""
    assert prompt("year").out.splitlines()[0].endswith(" · số liệu đến 16/05/2022")


def _both(section: dict[str, Any]) -> tuple[int, int]:
    return section["counts"]["total"], section["other_counts"]["total"]
