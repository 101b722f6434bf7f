"""Rows sorted by what a meeting asks about: a key goes through the columns, a click on a head chooses one."""

from datetime import date

from textual.pilot import Pilot

from board.screens.widgets.agency_list import AgencyList
from board.screens.widgets.agency_rows import NAME, WORST, AgencyRow, sorted_rows
from board.screens.widgets.matrix import MatrixView
from board.screens.widgets.sorting import Sorting
from store.views import Counts
from tests.board.tasks_made import mark, task
from tests.board.views_driven import OneView, driven, screen_text

TASKS = (
    task("III.1", mark(1, None, date(2022, 12, 31)), lead_short="STC", section_title="TỔ CHỨC BỘ MÁY"),
    task("IV.1", mark(1, None, date(2022, 3, 31)), lead_short="SNV"),
    task("IV.2", mark(1), lead_short="Đài PTTH", deadline=""),
    task("V.1", mark(1, None, date(2022, 6, 30)), lead_short="VPUB"),
)


def shown(app: OneView) -> list[str]:
    """The numbers of the rows, from above."""
    return [line.split("│")[0].strip(" ▌*") for line in screen_text(app)[2:] if line[1:4].strip() and "│" in line]


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Keys, and a frame."""
    await pilot.press(*keys)
    await pilot.pause()


async def test_the_matrix_begins_as_it_was_signed_with_its_headings() -> None:
    """It is compared with the paper in a hand."""
    async with driven(MatrixView(), TASKS, size=(120, 40)) as (app, _pilot):
        assert shown(app) == ["III.1", "IV.1", "IV.2", "V.1"]
        assert "Số ▲" in screen_text(app)[0]
        assert any("TỔ CHỨC BỘ MÁY" in line for line in screen_text(app))


async def test_a_key_goes_through_the_columns_each_both_ways_and_comes_back() -> None:
    """Number, deadline, lead, status; the head says which, and headings stand in the document's order only."""
    async with driven(MatrixView(), TASKS, size=(120, 40)) as (app, pilot):
        await press(pilot, "b")
        assert shown(app) == ["V.1", "IV.2", "IV.1", "III.1"]
        assert "Số ▼" in screen_text(app)[0]
        assert not any("TỔ CHỨC BỘ MÁY" in line for line in screen_text(app))

        await press(pilot, "b")
        assert "Thời hạn ▲" in screen_text(app)[0]
        assert shown(app) == ["IV.1", "V.1", "III.1", "IV.2"]

        await press(pilot, "b")
        assert shown(app) == ["III.1", "V.1", "IV.1", "IV.2"]  # without a day: last both ways

        await press(pilot, "b")
        assert "Chủ trì ▲" in screen_text(app)[0]
        assert shown(app) == ["IV.2", "IV.1", "III.1", "V.1"]  # Đ stands behind D and before S

        await press(pilot, "b", "b")
        assert "Tình" in screen_text(app)[0]
        assert shown(app)[0] == "IV.1"

        await press(pilot, "b", "b")
        assert shown(app) == ["III.1", "IV.1", "IV.2", "V.1"]


async def test_the_selection_stays_on_its_task() -> None:
    """Whoever sorts wants to see where his task has gone."""
    async with driven(MatrixView(), TASKS, size=(120, 20)) as (app, pilot):
        await press(pilot, "end", "b", "b")

        assert app.view.chosen == "2022/V.1"


async def test_a_click_on_a_head_sorts_and_a_second_one_turns_it_round() -> None:
    """What everybody tries first."""
    async with driven(MatrixView(), TASKS, size=(120, 40)) as (app, pilot):
        x = screen_text(app)[0].index("Chủ trì")
        await pilot.click(offset=(x, 0))
        await pilot.pause()
        assert shown(app)[0] == "IV.2"

        await pilot.click(offset=(x, 0))
        await pilot.pause()
        assert shown(app)[0] == "V.1"
        assert app.view.chosen == "2022/III.1"  # a head is no row


async def test_at_forty_cells_only_what_is_seen_is_sorted_by() -> None:
    """An order that no column shows would look like none."""
    async with driven(MatrixView(), TASKS, size=(40, 15)) as (app, pilot):
        await press(pilot, "b", "b")

        assert isinstance(app.view, MatrixView)
        assert app.view.sorting == Sorting("status")


def test_agencies_are_sorted_by_any_number_most_first_and_by_name() -> None:
    """Equal ones stay in the order of the worst."""
    rows = [
        AgencyRow("a", "Sở Y tế", "SYT", Counts(total=3, overdue=2)),
        AgencyRow("b", "Ban Dân tộc", "BDT", Counts(total=9, overdue=1)),
        AgencyRow("c", "Đài PTTH", "Đài", Counts(total=3)),
    ]

    def keys(sorting: Sorting) -> str:
        return "".join(row.key for row in sorted_rows(rows, sorting))

    assert keys(Sorting(WORST)) == "abc"
    assert keys(Sorting(WORST, backwards=True)) == "cba"
    assert keys(Sorting("total")) == "bac"
    assert keys(Sorting(NAME)) == "bca"


async def test_the_agencies_head_says_by_what_they_are_sorted() -> None:
    """Worst first at the beginning; a click on a number sorts by it."""
    vpub = {"lead_short": "VPUB", "leads": ("vpub",), "owing": ("vpub",)}
    tasks = (TASKS[1], *(task(f"V.{n}", mark(1, None, date(2022, 6, 30)), **vpub) for n in (1, 2)))
    async with driven(AgencyList(), tasks, size=(120, 15)) as (app, pilot):
        assert "▼Quá hạn" in screen_text(app)[1]
        assert "SNV" in screen_text(app)[3]

        await pilot.click(offset=(screen_text(app)[1].index("Tổng") + 2, 1))
        await pilot.pause()
        assert "▼Tổng" in screen_text(app)[1]
        assert "VPUB" in screen_text(app)[3]
