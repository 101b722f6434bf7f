"""The matrix is the appendix as it was signed: its words, its columns, its order, its headings."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from board.screens.drawing import Line, width
from board.screens.widgets.matrix import MatrixView
from board.screens.widgets.matrix_columns import columns_for, head_lines, task_lines
from board.screens.widgets.sorting import Sorting
from store.views import SectionView
from tests.board.tasks_made import mark, plan, task
from tests.board.views_driven import driven, screen_text

ROW = task("IV.1", mark(1, date(2022, 1, 1), date(2022, 3, 31)), deadline="Qúy I/2022")
NEXT = task("IV.2", mark(1, date(2022, 1, 1), date(2022, 12, 31)), title="Báo cáo", position=2)
OTHER = task("V.1", mark(1, date(2022, 4, 1), date(2022, 6, 30)), section_title="CẢI CÁCH TÀI CHÍNH CÔNG", position=3)


def text(line: Line) -> str:
    """The line without its looks."""
    return "".join(words for words, _role in line)


def words_of(lines: list[Line], column: int) -> str:
    """The words that stand in one column, read downwards."""
    cells = [text(line).split("│")[column].strip() for line in lines if "│" in text(line)]
    return " ".join(filter(None, cells))


def test_every_cell_is_there_word_for_word() -> None:
    """A chairman compares it with the paper in his hand: "Qúy I/2022" stays as it was written."""
    lines = task_lines(ROW, columns_for(120, number=5), chosen=False, marked=False)

    assert [words_of(lines, column) for column in range(1, 6)] == [
        ROW.title,
        ROW.outputs,
        "Qúy I/2022",
        ROW.lead,
        ROW.coordinators,
    ]
    assert words_of(lines, 6) == "!46ng Đang thực hiện"


def test_line_breaks_of_a_cell_are_kept() -> None:
    """VI.6 has two outputs on two lines, and the paper shows two lines."""
    two = task("VI.6", outputs="- Công văn.\n- Báo cáo.")
    lines = task_lines(two, columns_for(160, number=5), chosen=False, marked=False)

    assert [text(line).split("│")[2].strip() for line in lines[:2]] == ["- Công văn.", "- Báo cáo."]


def test_a_lost_cell_is_said_to_be_lost() -> None:
    """II.5 has lost its title in our copy: nothing is invented in its place."""
    lost = task("II.5", title="", lost_cells=("title",))
    lines = task_lines(lost, columns_for(120, number=5), chosen=False, marked=False)

    assert words_of(lines, 1) == "(bản sao mất)"


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (120, ["number", "title", "outputs", "deadline", "lead", "coordinators", "status"]),
        (80, ["number", "title", "deadline", "lead", "status"]),
        (40, ["number", "title", "status"]),
    ],
)
def test_a_narrow_screen_has_fewer_columns(cells: int, shown: list[str]) -> None:
    """Under 100 columns the strip below tells the rest."""
    assert [column.cell for column in columns_for(cells, number=5)] == shown


@pytest.mark.parametrize("cells", [40, 60, 80, 99, 100, 120, 140, 200])
@pytest.mark.parametrize("number", [1, 5, 12])
def test_no_line_is_wider_than_the_screen(cells: int, number: int) -> None:
    """The status stands at the right edge and must not fall off."""
    columns = columns_for(cells, number=number)

    for line in (*head_lines(columns, Sorting("number")), *task_lines(ROW, columns, chosen=True, marked=True)):
        assert width(text(line)) <= cells


async def test_rows_stand_in_the_documents_order_under_their_headings() -> None:
    """Each section is headed once, and what is our inference says so."""
    sections = (
        SectionView("IV", "CẢI CÁCH CHẾ ĐỘ CÔNG VỤ", None),
        SectionView("V", "…", "tiêu đề do chúng tôi suy ra"),
    )
    plans = (replace(plan(), sections=sections),)
    async with driven(MatrixView(), (ROW, NEXT, OTHER), size=(120, 40), plans=plans) as (app, _pilot):
        lines = screen_text(app)

    starts = [line.strip() for line in lines if line[1:4] in ("IV.", "V. ", "V.1", "tiê") or line[:1] == "▌"]
    assert [start.split("│")[0].strip("▌ ") for start in starts if start.split("│")[0].strip("▌ ")] == [
        "IV. CẢI CÁCH CHẾ ĐỘ CÔNG VỤ",
        "IV.1",
        "IV.2",
        "V. CẢI CÁCH TÀI CHÍNH CÔNG",
        "tiêu đề do chúng tôi suy ra",
        "V.1",
    ]


async def test_the_selection_skips_headings_and_marks_the_whole_row() -> None:
    """The bar stands along all lines of the row, and is seen without colour."""
    async with driven(MatrixView(), (ROW, NEXT, OTHER), size=(120, 40)) as (app, pilot):
        await pilot.press("down", "down")
        lines = screen_text(app)

        assert app.view.chosen == OTHER.key
    assert sum(line.startswith("▌") for line in lines) == 3


async def test_ten_thousand_rows_wrap_only_what_is_seen() -> None:
    """Wrapping everything on opening would take seconds."""
    view = MatrixView()
    drawn: list[str] = []
    plain = view.draw
    view.draw = lambda entry, *rest, **known: drawn.append(entry.key) or plain(entry, *rest, **known)  # type: ignore[method-assign,assignment,func-returns-value]
    many = tuple(task(f"I.{n}", mark(), position=n) for n in range(10_000))
    async with driven(view, many, size=(120, 30)) as (app, pilot):
        opened = len(drawn)
        await pilot.press("end")

        assert opened < 100
        assert app.view.chosen == "2022/I.9999"
        assert len(drawn) < 300


async def test_cells_are_shown_inert() -> None:
    """Markup, escape codes and marks of direction are only ever drawn."""
    nasty = task("I.1", title="[b]x[/b] [/y]", outputs="\x1b]52;c;eA==\x07", coordinators="a\u202eb\u2028c")
    async with driven(MatrixView(), (nasty,)) as (app, _pilot):
        shown = "\n".join(screen_text(app))

    assert "[b]x[/b] [/y]" in shown
    assert not {"\x1b", "\x07", "\u202e", "\u2028"} & set(shown)


@pytest.mark.parametrize("size", [(80, 24), (40, 30), (60, 24)])
async def test_what_has_no_column_stands_whole_below_its_row(size: tuple[int, int]) -> None:
    """The strip cut it with an ellipsis: of the signed appendix two cells, on forty columns four, could not be read."""
    async with driven(MatrixView(), (ROW, NEXT), size=size) as (app, _pilot):
        lines = screen_text(app)
        row = lines[next(place for place, line in enumerate(lines) if line.startswith("▌")) :]
        said = " ".join(" ".join(line.removeprefix("▌").replace("│", " ") for line in row).split())

    assert "Sản phẩm: Quyết định" in said
    assert "…" not in said
    assert f"Phối hợp: {ROW.coordinators}" in said
    if size[0] < 60:
        assert f"Thời hạn: {ROW.deadline} Chủ trì: {ROW.lead}" in said


async def test_a_narrow_head_says_which_cells_stand_below() -> None:
    """Columns that are left out without a word are missed in the meeting, not before."""
    async with driven(MatrixView(), (ROW, NEXT), size=(80, 20)) as (app, _pilot):
        head = " ".join(line.split("│")[1].strip() for line in screen_text(app)[:2] if "│" in line)

    assert head == "Nhiệm vụ ở dưới: sản phẩm, phối hợp"


async def test_a_wide_screen_has_all_columns_and_says_nothing_of_others() -> None:
    """There everything stands as in the appendix."""
    async with driven(MatrixView(), (ROW,), size=(120, 20)) as (app, _pilot):
        assert "ở dưới" not in " ".join(screen_text(app))


@pytest.mark.parametrize("size", [(200, 20), (120, 17), (80, 21)])
async def test_a_scrolled_window_never_begins_with_the_rule_of_a_row_that_is_gone(size: tuple[int, int]) -> None:
    """Two rules below each other look like an empty row."""
    many = tuple(task(f"IV.{place}", mark(1, None, date(2022, 3, 31)), position=place) for place in range(1, 40))
    async with driven(MatrixView(), many, size=size) as (app, pilot):
        for _key in range(38):
            await pilot.press("down")
            rules = [place for place, line in enumerate(screen_text(app)) if line.startswith(" ───")]

            assert all(after - before > 1 for before, after in pairwise(rules))


async def test_a_row_that_begins_above_the_window_still_says_which_it_is() -> None:
    """After the wheel the first lines were words of nobody's."""
    long = task("IV.1", title="Rà soát " * 20, outputs="Báo cáo", position=1)
    wordy = task("IV.2", title="Báo cáo ngắn", outputs="Quyết định " * 12, position=2)
    view = MatrixView()
    async with driven(view, [long, wordy, *(task(f"IV.{n}", position=n) for n in range(3, 9))], size=(100, 14)) as (
        app,
        pilot,
    ):
        first = len(view.head(100))
        view.roll(4, 1)
        view.repaint()
        await pilot.pause()
        assert screen_text(app)[first].startswith("▌IV.1 │ Rà soát")

        place = view.place_of("2022/IV.2")
        view._reel.top, view._reel.skip = place or 0, 3
        view.repaint()
        await pilot.pause()
        assert screen_text(app)[first].startswith(" IV.2 │ Báo cáo ngắn")
