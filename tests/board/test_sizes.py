"""Every view is usable from a window of forty by fifteen to the whole width of a desk."""

from pathlib import Path

import pytest

from board.screens.drawing import width
from board.screens.explain_screen import ExplainScreen
from board.screens.task_screen import TaskScreen
from board.screens.widgets.columns_view import ColumnsView
from board.screens.widgets.task_sheet import TaskSheet
from store.open_board import OpenBoard
from store.wishes import AddNote
from tests.board.app_driven import TODAY, Driven, running

SIZES = [(40, 15), (80, 24), (120, 40), (200, 50)]
NAMES = {"board": "Bảng", "timeline": "Tiến độ", "matrix": "Ma trận", "agencies": "Cơ quan"}


def within(app: Driven, size: tuple[int, int]) -> bool:
    """Whether as many lines stand there as the window has, none wider than it."""
    lines = app.text.split("\n")
    return len(lines) == size[1] and all(width(line) <= size[0] for line in lines)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", NAMES)
async def test_every_view_shows_numbers_selection_and_help_at_every_size(
    database: Path, view: str, size: tuple[int, int]
) -> None:
    """What a glance must tell: how many are late, what is selected, and that there is help."""
    async with running(database, view=view, size=size) as app:
        lines = app.text.split("\n")
        chosen = app.main.shown_view().chosen

        assert within(app, size)
        assert "Quá hạn 14" in lines[1]
        assert "? trợ giúp" in lines[-1]
        assert any(line.lstrip(" │").startswith("▌") or "│▌" in line for line in lines)
        assert f"[{'Chưa' if size[0] < 100 and view == 'board' else ''}" in app.text
        if view != "board" or size[0] >= 100:
            assert f" {NAMES[view]}]" in lines[2]

        for _window in range(3):  # a row that is taller than the window is read to its end first
            if app.main.shown_view().chosen == chosen:
                await app.press("down")
        assert app.main.shown_view().chosen != chosen
        await app.press("end", "home", "pagedown", "pageup")
        assert within(app, size)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_column_of_the_board_is_named_at_every_size(database: Path, size: tuple[int, int]) -> None:
    """Also the one that is selected, wherever it stands: a strip must not run out of the window."""
    async with running(database, size=size) as app:
        await app.press("shift+right")
        await app.until(lambda: app.main.by_key["2022/IV.5"].column.value == "in_progress")
        view = app.main.shown_view()
        assert isinstance(view, ColumnsView)
        full = ("CHƯA THỰC HIỆN", "ĐANG THỰC HIỆN", "TRÌNH KÝ", "HOÀN THÀNH")
        narrow = ("Chưa", "Đang", "Trình", "Hoàn thành") if size[0] >= 60 else ("Chưa", "Đang", "Ký", "Xong")
        names = full if size[0] >= 100 else narrow

        assert all(name in app.text for name in names)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_task_is_read_edited_and_explained_at_every_size(database: Path, size: tuple[int, int]) -> None:
    """Down to the last row and back; nothing is wider than the window."""
    async with running(database, size=size, filter_text="cơ cấu số lượng lãnh đạo") as app:
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, TaskScreen))
        await app.pilot.pause()
        sheet = app.app.screen.query_one(TaskSheet)
        assert within(app, size)
        await app.press(*["down"] * 60)
        await app.press("end")
        assert sheet.deliverable == 28
        assert "Nhật ký" not in app.text  # nothing was recorded yet
        assert within(app, size)

        await app.press("i")
        await app.until(lambda: isinstance(app.app.screen, ExplainScreen))
        assert within(app, size)


async def test_on_forty_cells_the_history_says_what_was_done(database: Path) -> None:
    """Who, which tasks and that it was taken back left no cell for it on one line: there it has a line of its own."""
    with OpenBoard(str(database), user="nguyenthithanhhuong") as board:
        board.apply_all([AddNote(f"2022/V.{n}", "đề nghị bổ sung") for n in (1, 2, 3)], today=TODAY)
        board.undo()
    async with running(database, size=(40, 15), view="history") as app:
        await app.until(lambda: "hoàn tác · " in app.text)

        assert "       ghi chú: đề nghị bổ sung" in app.text
        assert "đã hoàn tác" in app.text
        assert within(app, (40, 15))


async def test_the_smallest_window_still_shows_a_card_below_an_answer(database: Path) -> None:
    """The strip and long answers give their lines to what they are about."""
    async with running(database, size=(30, 8)) as app:
        await app.press("u")
        await app.until(lambda: app.answer)

        assert "▌IV.5" in app.text
        assert "? trợ giúp" in app.text
        assert within(app, (30, 8))


@pytest.mark.parametrize("size", [(24, 6), (29, 20), (60, 7)])
async def test_a_window_for_which_nothing_was_made_says_so(database: Path, size: tuple[int, int]) -> None:
    """Else one looks for what is not there."""
    async with running(database, size=size) as app:
        assert "Quá nhỏ: cần 30×8" in app.text
        assert within(app, size)


@pytest.mark.parametrize("zoom", range(4))
async def test_the_timeline_is_whole_at_forty_cells_at_every_zoom(database: Path, zoom: int) -> None:
    """Borders, today and bars keep to the width."""
    async with running(database, view="timeline", size=(40, 15)) as app:
        await app.press("minus", *["plus"] * zoom)

        assert within(app, (40, 15))
        assert "▲" in app.text or "hôm nay" in app.text


async def test_on_forty_cells_the_help_is_read_to_the_end_of_every_line(database: Path) -> None:
    """An explanation that is cut explains nothing, and there was no way to read the rest."""
    async with running(database, size=(40, 15)) as app:
        await app.press("question_mark")
        await app.until(lambda: "Các phím ở đây" in app.text)

        assert "bên trái" in " ".join(app.text.split())
        assert "…" not in app.text


async def test_on_forty_cells_the_selected_line_of_a_list_is_read_whole(database: Path) -> None:
    """Of the palette's commands one saw the beginnings."""
    async with running(database, size=(40, 15)) as app:
        await app.press("f1")
        await app.until(lambda: "gõ để tìm" in app.text)
        await app.press("g", "o", "m")
        await app.until(lambda: "Xem ma trận" not in app.text)

        said = " ".join(app.text.split())
        assert "Gom nhóm theo mục, theo cơ quan b chủ trì, theo chuyên viên, không gom" in said.replace("▌", "")


async def test_on_forty_cells_the_names_of_fields_are_whole(database: Path) -> None:
    """Cut to "Gia hạn đến n…" and "Cơ quan ban h…" they left it to be guessed what is asked for."""
    async with running(database, size=(40, 15)) as app:
        await app.press("h")
        await app.until(lambda: "▸" in app.text)
        lines = app.text.splitlines()
        at = next(place for place, line in enumerate(lines) if "▸ Gia hạn đến" in line)

        assert lines[at + 1].split() == ["ngày"]
        assert not any("…" in line[:17] for line in lines)
