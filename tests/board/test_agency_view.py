"""Agencies stand worst first with their numbers, and Enter lists what is theirs."""

from datetime import date

import pytest

from board.screens.asks import ListAsked
from board.screens.drawing import width
from board.screens.widgets.agency_list import AgencyList
from board.screens.widgets.agency_rows import (
    WORST,
    AgencyRow,
    agency_rows,
    head_lines,
    number_columns,
    row_line,
    told_lines,
)
from board.screens.widgets.sorting import Sorting
from store.filters.language import read_filter
from store.views import Counts
from store.words import Column
from tests.board.tasks_made import TODAY, agency, board, mark, task
from tests.board.views_driven import OneView, driven, screen_text

LATE = (date(2022, 1, 1), date(2022, 3, 31))
OPEN = (date(2022, 4, 1), date(2022, 12, 31))
TASKS = (
    task("I.1", mark(1, *OPEN), owing=("vpub",), leads=("vpub",)),
    task("I.2", mark(1, *LATE), owing=("stc",), leads=("stc",)),
    task("I.3", mark(1, *OPEN), owing=("stc",), leads=("stc",)),
    task(
        "I.4",
        mark(1, *LATE, agency="snv", done_on=date(2022, 3, 1)),
        mark(2, *LATE, agency="stc"),
        owing=("snv", "stc"),
    ),
)


class Listening(OneView):
    """Keeps the lists that were asked for."""

    def on_list_asked(self, message: ListAsked) -> None:
        """Kept."""
        self.posted.append(message)


def text(row: AgencyRow, cells: int) -> str:
    """The row as drawn."""
    return "".join(words for words, _role in row_line(row, cells, most=3, longest=13, chosen=False))


def test_worst_first_and_each_judged_by_its_own_deliverables() -> None:
    """Sở Nội vụ has sent its part of the group's task: the task is not late for it."""
    rows = agency_rows(TASKS, board(TASKS).agencies)

    assert [(row.abbreviation, row.counts.total, row.counts.overdue) for row in rows] == [
        ("STC", 3, 2),
        ("VPUB", 1, 0),
        ("SNV", 1, 0),
    ]


def test_the_numbers_stand_below_their_names() -> None:
    """The same order as in the four-number line, so that both are read alike."""
    row = agency_rows(TASKS, board(TASKS).agencies)[0]
    head = "".join(words for words, _role in head_lines(120, Sorting(WORST), total=4)[1])
    drawn = text(row, 120)

    for name, number in (("Tổng", "3"), ("Trong hạn", "1"), ("Quá hạn", "!2")):
        end = head.index(name) + len(name)
        assert drawn[:end].endswith(number)


def test_the_head_says_that_rows_may_add_up_to_more() -> None:
    """A shared task is counted for each of its agencies: a sum above the total must not look like a mistake."""
    remark = "".join(words for words, _role in head_lines(120, Sorting(WORST), total=31)[0])

    assert "có thể hơn tổng số 31" in remark


def test_where_bars_are_drawn_their_parts_are_explained() -> None:
    """Five kinds of hatching say nothing to who was not told."""
    row = AgencyRow("x", "Sở Tài chính", "STC", Counts(total=5, overdue=1, done_late=1, in_time=1, done_on_time=1))
    remark = "".join(words for words, _role in head_lines(200, Sorting(WORST), total=31)[0])

    for part, words in (("█", "quá hạn"), ("▓", "HT quá hạn"), ("▒", "trong hạn"), ("░", "HT đúng hạn")):
        assert f"{part} {words}" in remark
    assert {"█", "▓", "▒"} <= set(text(row, 200))
    assert "có thể hơn tổng số 31" in remark


@pytest.mark.parametrize("cells", [40, 80, 100, 120, 150, 200])
def test_no_line_is_wider_than_the_screen(cells: int) -> None:
    """The longest name of an office does not push the numbers out."""
    row = AgencyRow(
        "x", "Sở Lao động - Thương binh và Xã hội tỉnh Cà Mau", "SLĐTBXH", Counts(total=99999, overdue=99999)
    )

    assert width(text(row, cells)) <= cells
    assert "!99999" in text(row, cells)
    assert all(
        width("".join(words for words, _role in line)) <= cells for line in head_lines(cells, Sorting(WORST), total=31)
    )


def test_names_stand_in_full_where_there_is_room() -> None:
    """Nobody outside the secretariat knows what SLĐTBXH is."""
    row = AgencyRow("x", "Sở Lao động - Thương binh và Xã hội", "SLĐTBXH", Counts(total=1))

    assert "Sở Lao động - Thương binh và Xã hội" in text(row, 120)
    assert text(row, 40).startswith(" SLĐTBXH ")


@pytest.mark.parametrize("cells", [38, 40, 59])
def test_all_four_numbers_stand_on_the_narrowest_screen(cells: int) -> None:
    """Two of them had no column at 40 cells, and the strip was cut before it came to them."""
    row = AgencyRow("x", "Đài Phát thanh - Truyền hình tỉnh", "Đài PTTH", Counts(total=88, overdue=44))

    fields = [column.field for column in number_columns(cells)]

    assert fields == ["total", "done_on_time", "done_late", "in_time", "overdue"]
    assert text(row, cells).startswith(" Đài PTTH " if cells >= 40 else " Đài")
    assert width(text(row, cells)) <= cells


@pytest.mark.parametrize("cells", [80, 120, 200])
def test_names_stand_below_each_other_however_long_an_abbreviation_is(cells: int) -> None:
    """Trần Văn Thời is three cells longer than the others' column; on a narrow screen it stands alone."""
    finance = text(AgencyRow("x", "Sở Tài chính", "STC", Counts(total=1)), cells)
    district = text(AgencyRow("y", "UBND huyện Trần Văn Thời", "Trần Văn Thời", Counts(total=1)), cells)

    assert district.startswith(" Trần Văn Thời ")
    assert finance.index("Sở Tài chính") == (district.index("UBND huyện") if cells > 80 else 11)
    assert ("UBND huyện" in district) is (cells > 80)


def test_what_is_due_soon_is_counted_on_eighty_columns_too() -> None:
    """It is the number that asks for something to be done today."""
    fields = [column.field for column in number_columns(80)]

    assert fields == ["total", "done_on_time", "done_late", "in_time", "due_soon", "overdue", "undecided"]
    assert "Sắp hạn" in "".join(words for words, _role in head_lines(80, Sorting(WORST), total=4)[1])


async def test_enter_asks_for_the_agencys_tasks_in_the_filter_language() -> None:
    """The list is the same filter that somebody could have typed, so it can be read, changed and cleared."""
    app = Listening(AgencyList(), TASKS, None)
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()

    (asked,) = app.posted
    assert isinstance(asked, ListAsked)
    assert asked.filter_text == "chủ-trì:STC"
    found = read_filter(asked.filter_text, board(TASKS), today=TODAY).choose(TASKS)
    assert [one.number for one in found] == ["I.2", "I.3", "I.4"]


async def test_an_abbreviation_with_a_blank_is_quoted() -> None:
    """Đài PTTH is one agency, not the words Đài and PTTH."""
    tasks = (task("VII.6", mark(1, *LATE), owing=("dai",)),)
    app = Listening(AgencyList(), tasks, None)
    app._shown.agencies["dai"] = agency("Đài Phát thanh - Truyền hình tỉnh", "Đài PTTH", key="dai")
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.press("enter")
        await pilot.pause()

    assert [one.filter_text for one in app.posted if isinstance(one, ListAsked)] == ['chủ-trì:"Đài PTTH"']


async def test_the_selected_task_of_the_other_views_is_left_alone() -> None:
    """Its own selection is an agency; coming from the board does not disturb it."""
    async with driven(AgencyList(), TASKS, size=(120, 20)) as (app, pilot):
        await pilot.press("down")
        app.view.show(board(TASKS), TASKS, "2022/I.1", frozenset({"2022/I.1"}))
        await pilot.pause()

        assert app.view.chosen == "vpub"
        assert screen_text(app)[4].startswith("▌VPUB")


async def test_names_are_shown_inert() -> None:
    """The list of agencies can be edited, and imported."""
    async with driven(AgencyList(), (task("x", mark(), owing=("\x1b[2Jma",)),)) as (app, _pilot):
        assert "\x1b" not in "".join(screen_text(app))


def told(key: str, lines: int, cells: int = 80) -> list[str]:
    """What the strip says of an agency."""
    row = next(row for row in agency_rows(TASKS, board(TASKS).agencies) if row.key == key)
    return ["".join(words for words, _role in line) for line in told_lines(row, TASKS, lines, cells)]


def test_the_strip_tells_the_agency_in_words() -> None:
    """Its numbers and which tasks press: nobody must list them to read who owes what."""
    assert told("stc", 3) == [
        " STC Sở Tài chính",
        " Tổng 3 · HT đúng hạn 0 · HT quá hạn 0 · Trong hạn 1 · Quá hạn 2",
        " Quá hạn: I.2, I.4",
    ]


def test_an_agency_is_not_told_to_be_late_for_what_others_owe() -> None:
    """Sở Nội vụ has sent its part of I.4."""
    assert told("snv", 3)[-1] == " Không có nhiệm vụ quá hạn hoặc sắp đến hạn."


def test_a_narrow_strip_tells_the_same_in_two_lines() -> None:
    """The list above has the full name then only where it has room."""
    assert told("stc", 2) == [
        " STC Tổng 3 · HT ĐH 0 · HT QH 0 · Trong hạn 1 · Quá hạn 2 · Sở Tài chính",
        " Quá hạn: I.2, I.4",
    ]


async def test_the_total_of_the_head_is_that_of_the_four_numbers() -> None:
    """What has left the board is not counted there, so it is not counted here."""
    gone = task("I.5", mark(1, *OPEN), owing=("vpub",), leads=("vpub",), column=Column.DROPPED)
    async with driven(AgencyList(), (*TASKS, gone)) as (app, _pilot):
        assert "hơn tổng số 4" in screen_text(app)[0]


def test_a_strip_of_eighty_cells_tells_all_four_numbers_before_the_long_name() -> None:
    """The name is known from the row; numbers that are cut are nowhere else."""
    counts = Counts(total=31, done_on_time=5, done_late=1, in_time=16, due_soon=2, overdue=8)
    row = AgencyRow("x", "Sở Lao động - Thương binh và Xã hội", "SLĐTBXH", counts)

    for cells in (40, 80):
        first = "".join(words for words, _role in told_lines(row, (), 2, cells)[0])
        shown = first[:cells]
        assert all(number in shown for number in ("Tổng 31", "HT ĐH 5", "HT QH 1"))
        assert ("Quá hạn 8" in shown) is (cells == 80)
