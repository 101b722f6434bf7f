"""Days off on the timeline: shaded at week zoom, where a day is wide enough to be seen, with a mark beside the shade."""

from datetime import date

from board.screens.widgets.timeline import TimelineView
from board.timeline.bars import Bars
from board.timeline.heads import legend, tick_heads, unit_heads, zoom_words
from board.timeline.scale import TimeScale, Zoom, unit_of
from board.timeline.shading import HOLIDAY, WEEKEND, days_off, shaded
from tests.board.tasks_made import TODAY, mark, task
from tests.board.views_driven import driven, screen_text


def week(first: date, *, shown: int = 1, inner: int = 21) -> TimeScale:
    """A scale at week zoom from the week of this day."""
    return TimeScale(Zoom.WEEK, first=unit_of(Zoom.WEEK, first), shown=shown, inner=inner)


def test_weekends_are_whole_days_at_week_zoom_only() -> None:
    """Elsewhere a day is narrower than a column and shading would only be noise."""
    assert shaded(week(TODAY)) == dict.fromkeys(range(16, 22), WEEKEND)
    assert shaded(TimeScale(Zoom.MONTH, first=unit_of(Zoom.MONTH, TODAY), shown=1, inner=60)) == {}


def test_a_public_holiday_has_a_mark_of_its_own() -> None:
    """30/4 and 1/5/2022 fell on a weekend: Monday and Tuesday were given in lieu."""
    off = days_off(week(date(2022, 4, 25), shown=2))

    assert off[date(2022, 5, 2)] == HOLIDAY
    assert off[date(2022, 5, 3)] == HOLIDAY
    assert date(2022, 5, 4) not in off


def test_where_several_days_share_a_column_none_is_shaded() -> None:
    """On a very narrow screen a shade would call working days off."""
    assert shaded(week(TODAY, inner=5)) == {}


def test_a_bar_runs_over_the_shade_and_the_legend_names_it() -> None:
    """What is due on a Saturday is seen to be: its mark stands in the shade."""
    scale = week(TODAY)
    line = "".join(text for text, _role in Bars(scale, TODAY).of(task("V.1", mark(1, TODAY, date(2022, 5, 21)))))
    named = "".join(text for text, _role in legend(110, zoom=Zoom.WEEK))

    assert line.endswith("━◆░░░░░│")
    assert f"{WEEKEND} cuối tuần" in named
    assert f"{HOLIDAY} nghỉ lễ" in named
    assert WEEKEND not in "".join(text for text, _role in legend(100, zoom=Zoom.MONTH))


def test_the_head_marks_days_off_even_where_every_row_is_a_bar() -> None:
    """Bars cover all the shade there is: on a screen without colour the head alone told nothing of 30/4 and 1/5."""
    head = "".join(text for text, _role in tick_heads(week(date(2022, 4, 25), shown=2), TODAY))

    assert head == "│ 25 26 27 28 29▒30▒01│▒02▒03 04 05 06░07░08│"


def test_a_bar_over_days_off_stands_on_their_ground() -> None:
    """Window, days late and marks alike: how many working days a bar has is seen on the bar itself."""
    scale = week(date(2022, 4, 25), shown=2)
    window = task("V.1", mark(1, date(2022, 4, 1), date(2022, 6, 30)))
    late = task("V.2", mark(1, date(2022, 1, 1), date(2022, 4, 1)))
    bars = Bars(scale, date(2022, 6, 1))

    for one, role, glyph in ((window, "", "━"), (late, "late", "╌")):
        line = bars.of(one)
        looks = [look for text, look in line for _cell in text]
        assert {looks[column] for column in list(shaded(scale))[:12]} == {f"{role} off"}
        assert looks[2] == role
        assert glyph * 9 in "".join(text for text, _role in line)


def test_quarter_and_month_are_named_at_every_zoom() -> None:
    """At week zoom nobody should have to count in which quarter he is."""
    months = TimeScale(Zoom.MONTH, first=unit_of(Zoom.MONTH, TODAY), shown=2, inner=40)
    weeks = week(TODAY, shown=3, inner=42)

    assert "Tháng 5/2022 · quý II" in "".join(text for text, _role in unit_heads(months))
    assert zoom_words(months) == "tháng/tuần · quý II/2022"
    assert "quý II" in "".join(text for text, _role in unit_heads(weeks))
    assert zoom_words(weeks) == "tuần/ngày · tháng 5–6/2022"


async def test_zooming_to_weeks_shades_and_says_so_on_the_screen() -> None:
    """The legend stands on the same screen as the shade."""
    async with driven(TimelineView(), (task("IV.1", mark(1, date(2022, 5, 1), date(2022, 5, 18))),)) as (app, pilot):
        await pilot.press("plus", "plus")
        lines = screen_text(app)

        assert any(WEEKEND in line for line in lines[2:4])
        assert "cuối tuần" in "\n".join(lines[-2:])


def test_an_extension_shows_the_old_day_and_the_new_also_when_done() -> None:
    """The first deadline is never lost: ○ where it was, ◆ where it is, ✓ where it was closed."""
    year = TimeScale(Zoom.QUARTER, first=unit_of(Zoom.QUARTER, date(2022, 1, 1)), shown=4, inner=18)
    moved = mark(1, date(2022, 1, 1), date(2022, 8, 31), original_due=date(2022, 6, 30))
    done = mark(1, date(2022, 1, 1), date(2022, 8, 31), original_due=date(2022, 6, 30), done_on=date(2022, 8, 1))
    bars = Bars(year, TODAY)

    still = "".join(text for text, _role in bars.of(task("V.1", moved)))
    closed = "".join(text for text, _role in bars.of(task("V.1", done)))

    assert (still[year.column(date(2022, 6, 30))], still[year.column(date(2022, 8, 31))]) == ("○", "◆")
    assert (closed[year.column(date(2022, 6, 30))], closed[year.column(date(2022, 8, 1))]) == ("○", "✓")
