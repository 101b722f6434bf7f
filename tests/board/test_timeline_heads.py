"""The heads are Vietnamese, stand over their columns, and never overflow."""

from datetime import date

import pytest

from board.screens.drawing import Line, width
from board.timeline.heads import legend, tick_heads, today_line, unit_heads, zoom_words
from board.timeline.scale import Zoom, scale_for
from tests.board.tasks_made import TODAY


def text(line: Line) -> str:
    """The line without its looks."""
    return "".join(words for words, _role in line)


def test_quarters_and_months_stand_over_their_columns() -> None:
    """As the plan speaks: quarters in Roman numbers, months in Arabic ones."""
    scale = scale_for(Zoom.QUARTER, columns=74, years=(2022,), today=TODAY)

    assert text(unit_heads(scale)) == "│ Quý I           │ Quý II          │ Quý III         │ Quý IV          │"
    assert text(tick_heads(scale, TODAY)) == "│ 1    2     3    │ 4    5     6    │ 7    8     9    │ 10   11    12   │"
    assert zoom_words(scale) == "quý/tháng · 2022"


def test_several_years_are_told_apart() -> None:
    """Two first quarters on one screen need their year."""
    scale = scale_for(Zoom.QUARTER, columns=130, years=(2016, 2017), today=date(2016, 5, 16))

    assert text(unit_heads(scale)).startswith("│ Quý I/2016 ")
    assert zoom_words(scale) == "quý/tháng · 2016–2017"


def test_a_week_says_its_number_and_its_days() -> None:
    """Work schedules are made by the week, Monday first."""
    scale = scale_for(Zoom.WEEK, columns=75, years=(2022,), today=TODAY)

    assert "Tuần 20 · 16/05–22/05" in text(unit_heads(scale)) or "16/05" in text(unit_heads(scale))
    assert " 16 17 18 19 20░21░22│" in text(tick_heads(scale, TODAY))


@pytest.mark.parametrize("zoom", Zoom)
@pytest.mark.parametrize("columns", [20, 36, 47, 75, 127])
@pytest.mark.parametrize("today", [date(2020, 1, 1), date(2022, 1, 1), TODAY, date(2022, 12, 31), date(2026, 11, 21)])
def test_heads_and_foot_are_as_wide_as_the_scale(zoom: Zoom, columns: int, today: date) -> None:
    """Otherwise the borders of head and rows would not meet."""
    scale = scale_for(zoom, columns=columns, years=(2022,), today=today)

    for line in (unit_heads(scale), tick_heads(scale, today), today_line(scale, today)):
        assert width(text(line)) == scale.columns


def test_today_is_pointed_at_or_said_to_lie_outside() -> None:
    """In 2026 the plan of 2022 has no today line: the edge says where it went."""
    inside = scale_for(Zoom.QUARTER, columns=74, years=(2022,), today=TODAY)
    outside = scale_for(Zoom.QUARTER, columns=74, years=(2022,), today=date(2026, 11, 21))

    assert text(today_line(inside, TODAY)).index("▲") == inside.column(TODAY)
    assert "hôm nay 21/11/2026 ▶" in text(today_line(outside, date(2026, 11, 21)))


@pytest.mark.parametrize("cells", [40, 80, 100, 120, 200])
def test_the_legend_fits_and_begins_with_what_matters(cells: int) -> None:
    """A mark that nobody explains is a riddle; one line is all there is for it."""
    drawn = text(legend(cells))

    assert width(drawn) <= cells
    assert "━" in drawn
    assert cells < 80 or all(mark in drawn for mark in "━◆!╌✓◇○·┄")
    assert ("◇ kỳ tới" in drawn and "○ hạn cũ" in drawn) or cells < 80
