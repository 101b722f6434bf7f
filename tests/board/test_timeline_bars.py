"""Every state of a task is told by marks alone, without a colour."""

from datetime import date

import pytest

from board.screens.drawing import Line, width
from board.timeline.bars import Bars
from board.timeline.scale import TimeScale, Zoom, scale_for, unit_of
from store.views import TaskView
from store.words import Column, Timeliness
from tests.board.tasks_made import TODAY, mark, task

YEAR = TimeScale(Zoom.QUARTER, first=unit_of(Zoom.QUARTER, date(2022, 1, 1)), shown=4, inner=12)
FIRST = (date(2022, 1, 1), date(2022, 3, 31))
SECOND = (date(2022, 4, 1), date(2022, 6, 30))


def text(line: Line) -> str:
    """The line without its looks."""
    return "".join(words for words, _role in line)


def bar(one: TaskView) -> str:
    """The bar of a task over the year 2022."""
    return text(Bars(YEAR, TODAY).of(one))


@pytest.mark.parametrize(
    ("drawn", "one"),
    [
        ("│            │━━━━━━━━━━━◆│            │            │", task("II.6", mark(1, *SECOND))),
        ("│━━━━━━━━━━━!╌╌╌╌╌╌┊      │            │            │", task("IV.1", mark(1, *FIRST))),
        ("│━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━◆│",
         task("III.1", mark(1, date(2022, 1, 1), date(2022, 12, 31)))),
        ("│───✓        │     ┊      │            │            │",
         task("IV.3", mark(1, date(2022, 1, 1), date(2022, 1, 31), done_on=date(2022, 1, 31)))),
        ("│───!╌╌╌╌╌✓  │     ┊      │            │            │",
         task("late", mark(1, date(2022, 1, 1), date(2022, 1, 31), done_on=date(2022, 3, 10)))),
        ("│◀╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┊      │            │            │",
         task("IV.5", mark(1, date(2021, 10, 1), date(2021, 12, 31)))),
        ("│            │     ┊      │            │    ━━━━━━━▶│",
         task("after", mark(1, date(2022, 11, 1), date(2023, 9, 30)))),
        ("│◀ ✓20/03/2021     ┊      │            │            │",
         task("before", mark(1, date(2021, 1, 1), date(2021, 3, 31), done_on=date(2021, 3, 20)))),
        ("│━━━━━━━━━━━━━━━━━━┄┄┄┄┄┄┄┄◆           │            │",
         task("about", mark(1, date(2022, 1, 1), date(2022, 7, 1), approximate=True))),
        ("│━━━━━━━━━━━○━━━━━━━━━━━━━━◆           │            │",
         task("moved", mark(1, date(2022, 1, 1), date(2022, 7, 1), original_due=date(2022, 3, 31)))),
        ("│···················································│",
         task("V.4", mark(1, kind="ongoing", timeliness=Timeliness.ONGOING))),
    ],
    ids=lambda value: value.number if isinstance(value, TaskView) else "",
)  # fmt: skip
def test_a_glance_tells_how_a_task_stands(drawn: str, one: TaskView) -> None:
    """Window, due day, days late, done and ongoing: each has a mark of its own."""
    assert bar(one) == drawn


def test_a_monthly_task_shows_each_occurrence() -> None:
    """VII.6: what was done, what was left out, and what is still to come stand in their months."""
    ends = [date(2022, month, 28) for month in range(1, 13)]
    months = [
        mark(number, end.replace(day=1), end, kind="recurring", done_on=end if number in (1, 2, 4) else None)
        for number, end in enumerate(ends, start=1)
    ]

    assert bar(task("VII.6", *months)) == "│   ✓   ✓   !╌╌╌╌✓╌┊ ◇   ◇│   ◇   ◇   ◇│   ◇   ◇   ◇│"


def test_a_group_with_one_day_has_one_bar() -> None:
    """Twenty-nine members that owe by the same day are one row; it is done when the last has sent."""
    sent = mark(1, *SECOND, done_on=TODAY, agency="snv")
    owed = mark(2, *SECOND, agency="stc")

    assert bar(task("III.1", sent, owed)) == bar(task("II.6", owed))
    assert "✓" in bar(task("III.1", sent, sent))


def test_a_task_without_a_day_says_what_it_waits_for() -> None:
    """No day is invented: the document's own words stand where the bar would be."""
    waiting = task("x", mark(timeliness=Timeliness.WAITING), deadline="Sau khi Bộ Nội vụ có hướng dẫn")
    undated = task("y", mark(), deadline="")

    assert "chờ: “Sau khi Bộ Nội vụ có hướng dẫn”" in bar(waiting)
    assert bar(undated).startswith("│ chưa rõ hạn ")


def test_what_has_no_day_is_told_beside_what_has_one() -> None:
    """VI.6: the letter is done, the report still waits; a mere ✓ would say that all is done."""
    both = task("VI.6", mark(1, *FIRST, done_on=date(2022, 3, 1)), mark(2, timeliness=Timeliness.WAITING))

    assert bar(both) == "│────────✓   │     ┊      │            │chờ sự kiện │"


def test_a_dropped_task_says_so_instead_of_being_late() -> None:
    """It has left the board: a red bar would ask for work that nobody owes."""
    assert bar(task("x", mark(1, *FIRST), column=Column.DROPPED)).startswith("│ không thực hiện ")


@pytest.mark.parametrize("zoom", Zoom)
@pytest.mark.parametrize("columns", [20, 47, 75, 127])
@pytest.mark.parametrize("words", ["Quý I/2022", "\x1b[2J\x1b]52;c;!\x07", "quý\u2028ba \u202eđảo", "[/x] Qúy Í tiếng"])
def test_every_line_is_exactly_as_wide_as_the_scale_and_inert(zoom: Zoom, columns: int, words: str) -> None:
    """A line too long by one cell, or one escape code, would break the whole screen."""
    scale = scale_for(zoom, columns=columns, years=(2022,), today=TODAY)
    for one in (task("a", mark(1, *FIRST)), task("b", mark(timeliness=Timeliness.WAITING), deadline=words)):
        drawn = text(Bars(scale, TODAY).of(one))

        assert width(drawn) == scale.columns
        assert not {"\x1b", "\x07", "\u2028", "\u202e", "\n"} & set(drawn)


def test_what_was_done_outside_the_days_shown_has_its_day() -> None:
    """A bare tick at the edge of a week seems to say that it was done on the first day of it."""
    bars = Bars(TimeScale(Zoom.WEEK, first=unit_of(Zoom.WEEK, TODAY), shown=6, inner=7), TODAY)
    last_quarter = (date(2022, 11, 1), date(2022, 12, 31))
    early = text(bars.of(task("IV.3", mark(1, *FIRST, done_on=date(2022, 1, 31)))))
    later = text(bars.of(task("IV.3", mark(1, *last_quarter, done_on=date(2022, 12, 30)))))

    assert early[1:15].startswith("◀ ✓31/01/2022")
    assert later[:-1].endswith("✓30/12/2022 ▶")
