"""Days stand in the columns of their quarter, month or week, in order, whatever the zoom."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.timeline.scale import TimeScale, Zoom, scale_for, unit_of, unit_start

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
SCALES = st.builds(
    lambda zoom, columns, year, years, today: scale_for(
        zoom, columns=columns, years=range(year, year + years), today=today
    ),
    st.sampled_from(Zoom),
    st.integers(3, 260),
    st.integers(1990, 2090),
    st.integers(1, 12),
    DAYS,
)
YEAR_2022 = TimeScale(Zoom.QUARTER, first=unit_of(Zoom.QUARTER, date(2022, 1, 1)), shown=4, inner=17)


@given(SCALES, DAYS, DAYS)
def test_a_later_day_never_stands_further_left(scale: TimeScale, one: date, other: date) -> None:
    """Otherwise a bar could end before it begins."""
    earlier, later = sorted((one, other))

    assert scale.column(earlier) <= scale.column(later)


@given(SCALES, DAYS)
def test_a_day_that_is_shown_stands_between_the_borders_of_its_unit(scale: TimeScale, day: date) -> None:
    """A deadline at the end of a quarter is drawn inside that quarter, never on its line."""
    column = scale.column(day)

    if scale.shows(day):
        left = (unit_of(scale.zoom, day) - scale.first) * (scale.inner + 1)
        assert left < column <= left + scale.inner
    else:
        assert column in (0, scale.columns - 1)


@given(SCALES)
def test_the_first_and_the_last_day_fill_the_view(scale: TimeScale) -> None:
    """The first day stands right behind the left border; the day after the last is on the right one."""
    assert scale.column(scale.first_day) == 1
    assert unit_start(scale.zoom, scale.first + scale.shown) > scale.last_day


@given(st.sampled_from(Zoom), DAYS)
def test_a_unit_begins_on_its_first_day(zoom: Zoom, day: date) -> None:
    """Unit numbers and their first days are two sides of one count."""
    unit = unit_of(zoom, day)

    assert unit_start(zoom, unit) <= day < unit_start(zoom, unit + 1)
    assert unit_of(zoom, unit_start(zoom, unit)) == unit


@given(SCALES, st.integers(-10_000, 10_000))
def test_panning_never_leaves_the_calendar(scale: TimeScale, units: int) -> None:
    """A held arrow key must not run into a year that does not exist."""
    panned = scale.panned(units)

    assert 1890 < panned.first_day.year <= panned.last_day.year < 2210


def test_months_of_a_quarter_begin_in_line_with_their_heads() -> None:
    """February is as wide as January, so that every quarter is divided alike."""
    assert [YEAR_2022.column(date(2022, month, 1)) for month in range(1, 7)] == [1, 6, 12, 19, 24, 30]


def test_a_week_begins_on_monday() -> None:
    """Weeks begin on Monday in Vietnam: 16/05/2022 was one."""
    assert unit_start(Zoom.WEEK, unit_of(Zoom.WEEK, date(2022, 5, 22))) == date(2022, 5, 16)


@pytest.mark.parametrize("columns", [45, 75, 130])
def test_a_plan_of_one_year_is_shown_whole(columns: int) -> None:
    """The plan's year is what the secretariat works in: from 80 columns on it is seen at once."""
    scale = scale_for(Zoom.QUARTER, columns=columns, years=(2022,), today=date(2022, 5, 16))

    assert (scale.first_day, scale.last_day) == (date(2022, 1, 1), date(2022, 12, 31))
    assert scale.columns <= columns


def test_what_does_not_fit_is_shown_around_today() -> None:
    """Ten years do not fit: today's year is the one that matters."""
    scale = scale_for(Zoom.QUARTER, columns=75, years=range(2021, 2031), today=date(2026, 5, 16))

    assert scale.shows(date(2026, 5, 16))


def test_a_plan_that_is_past_is_shown_from_its_beginning() -> None:
    """Looking at the plan of 2022 in 2026, one wants to see 2022."""
    scale = scale_for(Zoom.MONTH, columns=75, years=(2022,), today=date(2026, 11, 21))

    assert scale.first_day == date(2022, 1, 1)
