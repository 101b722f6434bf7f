"""The timeline moves through time by keys, and costs the same however many tasks there are."""

from datetime import date

import pytest

from board.screens.drawing import cell_len
from board.screens.widgets.timeline import TimelineView
from board.timeline.rows import label_for, label_pieces
from board.timeline.scale import Zoom
from tests.board.tasks_made import TODAY, board, mark, plan, task
from tests.board.views_driven import driven, screen_text

LATE = task("IV.1", mark(1, date(2022, 1, 1), date(2022, 3, 31)), id=1, position=2)
SOON = task("II.6", mark(1, date(2022, 4, 1), date(2022, 6, 30)), id=2, position=1)
DONE = task("IV.3", mark(1, date(2022, 1, 1), date(2022, 1, 31), done_on=date(2022, 1, 31)), id=3, position=3)
TASKS = (DONE, SOON, LATE)


async def test_rows_stand_in_the_order_of_urgency_under_their_quarters() -> None:
    """Late first, done last: the eye begins where the work is."""
    async with driven(TimelineView(), TASKS, size=(120, 12)) as (app, _pilot):
        lines = screen_text(app)

    assert "quý/tháng · 2022" in lines[0]
    assert "│ Quý I           │ Quý II          │ Quý III         │ Quý IV          │" in lines[0]
    assert [line[1:5] for line in lines[2:5]] == ["IV.1", "II.6", "IV.3"]
    assert lines[2].startswith("▌IV.1")
    assert lines[2].endswith("│━━━━━━━━━━━━━━━━!╌╌╌╌╌╌╌╌┊         │                 │                 │")
    assert lines[-2].index("▲") == lines[2].index("┊")
    assert "◆ hạn" in lines[-1]


@pytest.mark.parametrize(("width", "height"), [(40, 15), (80, 24), (100, 30), (120, 40), (200, 50)])
async def test_every_line_fits_at_every_size(width: int, height: int) -> None:
    """Borders of head, rows and foot meet at every width."""
    async with driven(TimelineView(), TASKS, size=(width, height)) as (app, _pilot):
        lines = screen_text(app)
        border = lines[0].index("│")

        assert all(cell_len(line) <= width for line in lines)
        assert all(lines[row][border] == "│" for row in (1, 2, 3, 4, height - 2))


async def test_plus_and_minus_change_the_zoom_and_keep_today_in_view() -> None:
    """Zooming in must not lose the place: today, where it was seen, stays seen."""
    async with driven(TimelineView(), TASKS) as (app, pilot):
        view = app.view
        assert isinstance(view, TimelineView)
        seen = [view.zoom]
        for key in ("plus", "plus", "plus", "minus", "minus", "minus", "minus"):
            await pilot.press(key)
            seen.append(view.zoom)
            assert "▲" in screen_text(app)[-2]

    assert seen == [Zoom.QUARTER, Zoom.MONTH, Zoom.WEEK, Zoom.WEEK, Zoom.MONTH, Zoom.QUARTER, Zoom.YEAR, Zoom.YEAR]


async def test_arrows_pan_and_t_comes_back() -> None:
    """A year further on, today has left the view; one key brings it back."""
    async with driven(TimelineView(), TASKS) as (app, pilot):
        await pilot.press(*["right"] * 4)
        away = screen_text(app)
        await pilot.press("t")
        back = screen_text(app)

    assert "2023" in away[0]
    assert "◀ hôm nay 16/05/2022" in away[-2]
    assert "▲" in back[-2]


async def test_the_selection_is_kept_when_the_tasks_change() -> None:
    """A filter or somebody else's change must not move the selection to another task."""
    async with driven(TimelineView(), TASKS) as (app, pilot):
        await pilot.press("down")
        app.show((SOON, DONE))

        assert app.view.chosen == SOON.key


async def test_titles_are_shown_inert() -> None:
    """A title may hold anything that came from outside: it is only ever drawn."""
    nasty = task("I.1", mark(1, date(2022, 1, 1), date(2022, 3, 31)), title="[/x]\x1b[2J\u202eđảo\u2028dòng")
    async with driven(TimelineView(), (nasty,)) as (app, _pilot):
        text = "\n".join(screen_text(app))

    assert "[/x]" in text
    assert not {"\x1b", "\u202e", "\u2028"} & set(text)


async def test_several_plans_are_told_apart_by_their_keys() -> None:
    """Both plans have a row III.1."""
    other = task("III.1", mark(), plan="2016-2017")
    plans = (plan(), plan("2016-2017", years=(2016, 2017)))
    async with driven(TimelineView(), (LATE, other), plans=plans) as (app, _pilot):
        assert "2022/IV.1" in screen_text(app)[2]


async def test_a_row_costs_the_same_among_ten_thousand() -> None:
    """Only what is in the window is drawn: the others are never touched."""
    view = TimelineView()
    drawn: list[str] = []
    plain = view.draw
    view.draw = lambda entry, *rest, **known: drawn.append(entry.key) or plain(entry, *rest, **known)  # type: ignore[method-assign,assignment,func-returns-value]
    many = tuple(task(f"I.{n}", mark(1, date(2022, 1, 1), date(2022, 6, 30)), position=n) for n in range(10_000))
    async with driven(view, many, size=(120, 30)) as (_app, pilot):
        before = len(drawn)
        await pilot.press("down")

        assert before < 100
        assert len(drawn) - before <= 2


def test_a_long_number_takes_its_room_from_the_title() -> None:
    """Keys of the 2016-2017 scheme are twelve characters long."""
    assert label_for(120, number=12).title < label_for(120, number=5).title
    assert label_for(80, number=5).cells < 40


def test_without_a_board_nothing_is_drawn() -> None:
    """The view exists before the board has been read."""
    view = TimelineView()

    assert not view.head(80)
    assert not view.foot(80)
    assert board(()).today == TODAY


def test_the_rows_of_several_plans_keep_the_end_of_their_numbers() -> None:
    """Cut at the right all of them began with the plan, and none could be told from the next."""
    plans = (plan(), plan("2016-2017", years=(2016, 2017)))
    shown = board(
        [task("III.1.3.5.1", mark(), plan="2016-2017"), task("III.1.3.5.2", mark(), plan="2016-2017")], plans=plans
    )
    label = label_for(120, number=21)

    drawn = [label_pieces(one, shown, label)[0][0].strip() for one in shown.tasks]
    assert drawn == ["…17/III…5.1", "…17/III…5.2"]
