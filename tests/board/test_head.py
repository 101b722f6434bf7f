"""The head: which plan, as of which day, and that a plan is past."""

from datetime import date

import pytest

from board.screens.drawing import width
from board.screens.widgets.head import VIEWS, _fitting, _names, _past, _tabs, number_lines
from store.views import BoardView, Counts
from tests.board.tasks_made import board, plan


def first_line(shown: BoardView, room: int) -> str:
    """What stands at the left of the first line."""
    return " · ".join(filter(None, _fitting(_names(shown.plans), _past(shown), room)))


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (
            110,
            "Kế hoạch CCHC năm 2022 · 2942/QĐ-UBND · Kế hoạch đã hết thời hạn 31/12/2021 (xem theo ngày: --today)",
        ),
        (95, "Kế hoạch CCHC năm 2022 · 2942/QĐ-UBND · hết thời hạn 31/12/2021 (xem theo ngày: --today)"),
        (55, "2942/QĐ-UBND · hết thời hạn 31/12/2021 (xem: --today)"),
    ],
)
def test_a_past_plan_says_at_every_width_how_to_look_at_another_day(room: int, said: str) -> None:
    """All its tasks are late: whoever does not know why takes the board for broken (product, §5)."""
    past = board((), plans=(plan(years=(2021,)),))

    assert first_line(past, room) == said
    assert width(said) <= room


def test_several_plans_are_counted_where_their_numbers_have_no_room() -> None:
    """Half of the first number would be no plan at all."""
    both = board((), plans=(plan(), plan("2016-2017")))

    assert first_line(both, 60) == "2942/QĐ-UBND + 2942/QĐ-UBND"
    assert first_line(both, 20) == "2 kế hoạch"


def test_a_plan_that_still_runs_says_nothing_of_its_end() -> None:
    """On its last day it is not past yet."""
    running = board((), plans=(plan(),))

    assert running.today < date(2022, 12, 31)
    assert first_line(running, 95) == "Kế hoạch CCHC năm 2022 · 2942/QĐ-UBND"


def test_what_stands_outside_the_total_is_a_number_where_words_have_no_room() -> None:
    """At 80 columns the line ended with "ngoài tổng: Kh…"."""
    counts = Counts(
        total=29, done_on_time=5, in_time=16, due_soon=2, overdue=6, ongoing=1, waiting=1, dropped=1, suspended=1
    )

    long, _short, shorter, shortest, *_more = number_lines(counts)

    assert long.endswith("ngoài tổng: Không thực hiện 1, Tạm dừng 1")
    assert shorter.endswith(" · ngoài tổng 2")
    assert "Trong hạn 16 (sắp 2)" in shorter
    assert width(shortest) < 80


@pytest.mark.parametrize("view", VIEWS)
def test_at_eighty_columns_every_view_keeps_its_word(view: str) -> None:
    """Bare digits said nothing: "1  [2 Tiến độ]  3   4   5   7   8"."""
    tabs, gap = _tabs(view, 80)

    assert all(len(tab.strip(" []").split(" ", 1)) == 2 for tab in tabs)
    assert 1 + sum(map(width, tabs)) + gap * len(tabs) <= 80


def test_where_there_is_no_room_for_all_the_neighbours_keep_their_words() -> None:
    """The views beside the shown one are the likeliest next."""
    tabs, _gap = _tabs("matrix", 50)

    assert "[3 Ma trận]" in tabs
    assert " 2 Tiến độ " in tabs
    assert " 8 " in tabs


def test_a_plan_without_room_keeps_its_short_name() -> None:
    """At 80 columns with a sample's mark only the number was left, which nobody knows it by."""
    assert first_line(board((), plans=(plan(),)), 30) == "Kế hoạch CCHC năm 2022"


def test_forty_cells_have_room_for_four_numbers_that_can_be_read_and_add_up() -> None:
    """The abbreviations of seven numbers, and "others 1" behind them, told nobody anything."""
    counts = Counts(total=31, done_on_time=5, done_late=1, in_time=16, due_soon=2, overdue=8, ongoing=1)

    assert next(line for line in number_lines(counts) if width(line) < 40) == "Tổng 31 · HT 6 · Quá hạn 8 · Còn lại 17"
