"""A plan against its year on the screen: numbers first, a mark second; the plan beside the one before it."""

from datetime import date
from pathlib import Path

import pytest

from board.screens.drawing import width
from board.screens.widgets.year_rows import ALL, LoadRow, Window, load_line, load_rows, week_columns, window_on
from board.screens.widgets.year_view import YearView
from store.open_board import OpenBoard
from store.plan_year import count_causes, on_time, pile_up
from store.views import BoardView
from store.wishes import CloseDeliverable, Paper
from tests.board.app_driven import TODAY, Driven, running

SIZES = [(40, 15), (80, 24), (120, 40), (200, 50)]


@pytest.fixture
def board(demo_database: Path) -> BoardView:
    """The demo's board."""
    with OpenBoard(str(demo_database), user="lan") as opened:
        return opened.board(["2022"], today=TODAY)


def view_of(app: Driven) -> YearView:
    """The view that is shown."""
    view = app.main.shown_view()
    assert isinstance(view, YearView)
    return view


def row_text(board: BoardView, key: str, *, chosen: bool = False, week: int = 0) -> str:
    """A row of the table as text, all weeks beside each other."""
    piled = pile_up(board.tasks, board.agencies)
    columns, rows = week_columns(piled), load_rows(piled)
    row = next(row for row in rows if row.key == key)
    window = Window(names=8, cells=5, first=0, shown=len(columns))
    return "".join(text for text, _role in load_line(row, columns, window, today=TODAY, chosen=chosen, week=week))


def test_only_weeks_in_which_anything_is_due_have_a_column(board: BoardView) -> None:
    """A year has 53 of them, and most are empty: a screen has no room for nothing."""
    piled = pile_up(board.tasks, board.agencies)

    columns = week_columns(piled)
    assert len(columns) == sum(1 for due in piled.load if due) < len(piled.weeks)
    assert [column.month.month for column in columns][:2] == [12, 1]


def test_a_number_is_marked_for_late_for_done_and_for_how_heavy_a_week_is(board: BoardView) -> None:
    """Seen without colour: ! something is late, ✓ all is delivered, the darker the more on a working day."""
    assert row_text(board, "snv").split() == ["SNV", "!1", "✓1", "·", "·", "!1", *"··", "░2", *"·····", "▒5", "10"]
    together = row_text(board, ALL)
    assert "▓64" in together
    assert together.endswith("95")


def test_the_mark_of_the_late_counts_the_late(board: BoardView) -> None:
    """A "!8" where five of eight are open would be the only place at which "!" counts something else."""
    piled = pile_up(board.tasks, board.agencies)
    late = [
        left
        for left, due, week in zip(piled.still_open, piled.load, piled.weeks, strict=True)
        if due and left and week.sunday < TODAY
    ]

    assert [int(cell[1:]) for cell in row_text(board, ALL).split() if cell.startswith("!")] == late
    assert late != [due for due, left in zip(piled.load, piled.still_open, strict=True) if left][: len(late)]


def test_the_chosen_week_stands_in_brackets(board: BoardView) -> None:
    """Of the chosen row alone."""
    assert "[ !1]" in row_text(board, "snv", chosen=True, week=0)
    assert "[" not in row_text(board, "snv", week=0)


@pytest.mark.parametrize("cells", [40, 80, 120, 200])
def test_the_chosen_week_is_seen_at_every_width(board: BoardView, cells: int) -> None:
    """Where not all weeks have room, the window follows."""
    piled = pile_up(board.tasks, board.agencies)
    columns, rows = week_columns(piled), load_rows(piled)

    for chosen in range(len(columns)):
        window = window_on(columns, rows, cells, chosen=chosen)
        line = load_line(rows[0], columns, window, today=TODAY, chosen=True, week=chosen)
        assert window.first <= chosen < window.first + window.shown
        assert "[" in "".join(text for text, _role in line)
        assert sum(width(text) for text, _role in line) <= cells


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_view_is_whole_at_every_size(demo_database: Path, size: tuple[int, int]) -> None:
    """Both of its sides."""
    async with running(demo_database, view="year", size=size) as app:
        for key in ("down", "left", "left", "b", "down", "b"):
            await app.press(key)
            await app.pilot.pause()
            lines = app.text.split("\n")
            assert len(lines) == size[1]
            assert all(width(line) <= size[0] for line in lines)
            assert "? trợ giúp" in lines[-1]


async def test_rates_and_causes_stand_above_the_weeks(demo_database: Path, board: BoardView) -> None:
    """The same numbers as `board year` prints."""
    rates, causes = on_time(board.tasks, today=TODAY), count_causes(board.tasks)
    async with running(demo_database, size=(200, 50)) as app:
        await app.press("8")
        await app.pilot.pause()

        assert f"hạn đầu {rates.first.met}/{rates.first.of}" in app.text
        assert f"hạn đã gia hạn {rates.extended.met}/{rates.extended.of}" in app.text
        assert "2 sản phẩm đã đổi hạn" in app.text
        assert "chờ văn bản, ý kiến cấp trên 2" in app.text
        assert f"quá hạn, chưa ghi nguyên nhân {len(causes[-1].tasks)}" in app.text


async def test_enter_lists_what_is_due_there_and_esc_comes_back(demo_database: Path) -> None:
    """A number that cannot be opened is not believed."""
    async with running(demo_database, view="year") as app:
        await app.press("down", "down", "left", "left")
        await app.pilot.pause()
        assert view_of(app).chosen == "snv"
        assert "tuần 13/2022" in app.text
        assert app.text.split("\n")[-2].strip() == "IV.1"

        await app.press("enter")
        await app.until(lambda: app.main.view == "board")
        assert app.main.filter_text == 'chủ-trì:SNV hạn:"28/03/2022 - 03/04/2022"'
        assert [task.number for task in app.main.rows] == ["IV.1"]

        await app.press("escape")
        await app.until(lambda: app.main.view == "year")
        assert app.main.filter_text == ""


async def test_the_row_of_all_lists_the_week_of_all(demo_database: Path) -> None:
    """From the first row."""
    async with running(demo_database, view="year") as app:
        await app.press("home", "enter")
        await app.until(lambda: app.main.view == "board")

        assert app.main.filter_text == 'hạn:"30/05/2022 - 05/06/2022"'
        assert [task.number for task in app.main.rows] == ["VII.6"]


async def test_the_view_follows_the_filter_and_what_others_change(demo_database: Path) -> None:
    """It is one of the views: the same tasks, the same moment."""
    async with running(demo_database, view="year", filter_text="mục:VII") as app:
        assert [row.key for row in view_of(app)._loads] == [ALL, "dai-ptth", "vpub"]
        before = app.text
        with OpenBoard(str(demo_database), user="minh") as other:
            paper = Paper("99/BC-MẪU", date(2022, 4, 30))
            other.apply(CloseDeliverable("2022/VII.6", paper, number=4), today=TODAY)

        await app.until(lambda: app.text != before)
        assert "Quá hạn 1" in app.text.split("\n")[1]


async def test_the_plan_before_stands_beside_this_one(demo_database: Path) -> None:
    """One key turns the view over; a section of this plan can be listed."""
    async with running(demo_database, view="year") as app:
        await app.press("b")
        await app.until(lambda: "Kế hoạch 2022 so với 2016-2017" in app.text)
        assert "trước đó chưa có số liệu" in app.text
        assert "Chỉ so sánh mục cùng tên, không kể “Cải cách”, “Về” ở đầu: 2 trên " in app.text
        assert "CẢI CÁCH TÀI CHÍNH CÔNG" in app.text
        assert "Mới: II.5, II.6, II.7" in app.text

        await app.press("enter")
        await app.until(lambda: app.main.view == "board")
        assert app.main.filter_text == "mục:II"


async def test_a_plan_without_one_before_it_says_so(demo_database: Path) -> None:
    """The scheme of 2016 is the first."""
    async with running(demo_database, view="year", plan="2016-2017") as app:
        await app.press("b")
        await app.until(lambda: "Không có kế hoạch nào trước đó" in app.text)

        await app.press("down", "enter", "left", "b")
        assert "Tất cả" in app.text


async def test_a_click_chooses_an_agency_and_a_week(demo_database: Path) -> None:
    """Nothing needs the mouse, and the mouse works."""
    async with running(demo_database, view="year") as app:
        view = view_of(app)
        window = view._window(view.size.width)
        head = len(view.head(view.size.width))
        await app.pilot.click(YearView, offset=(1 + window.names + 4 * window.cells + 1, head + 2))
        await app.pilot.pause()

        assert view.chosen == "snv"
        assert "tuần 13/2022" in app.text


def test_names_stand_below_each_other_however_long_an_abbreviation_is() -> None:
    """Trần Văn Thời is longer than the column of the others' abbreviations."""
    rows = [
        LoadRow("stc", "STC", "Sở Tài chính", (1,), (1,), 1.0),
        LoadRow("tvt", "Trần Văn Thời", "UBND huyện Trần Văn Thời", (1,), (1,), 1.0),
    ]
    for cells, below in ((80, False), (160, True)):
        window = window_on((), rows, cells, chosen=0)
        finance, district = (
            "".join(text for text, _role in load_line(row, (), window, today=TODAY, chosen=False, week=0))
            for row in rows
        )

        assert district.startswith(" Trần Văn Thời ")
        assert not below or finance.index("Sở Tài chính") == district.index("UBND huyện")
        assert width(finance) == width(district)


async def test_of_two_plans_each_has_its_rates(demo_database: Path) -> None:
    """Added up they were a rate of nothing; causes, which are added up, say so."""
    async with running(demo_database, view="year", size=(80, 24)) as app:
        await app.press("l")
        await app.until(lambda: "Tất cả kế hoạch" in app.text)
        await app.press("end", "down", "down", "enter")
        await app.until(lambda: "Đúng hạn, 2016-2017: chưa có số liệu" in app.text)

        assert "Đúng hạn, 2022: hạn đầu 17/" in app.text
        assert "Nguyên nhân chậm, 2 kế hoạch cộng lại:" in app.text
