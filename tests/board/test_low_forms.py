"""Forms on low and narrow screens: the field that is typed in is seen, and so are the answer and the keys."""

from pathlib import Path

import pytest
from textual.events import Paste

from board.screens.drawing import width
from board.screens.form_screen import FormScreen
from board.screens.widgets.growing_field import GrowingField
from store.open_board import OpenBoard
from store.wishes import EditTask
from tests.board.app_driven import TODAY, Driven, running

SIZES = [(40, 15), (80, 15), (60, 12), (80, 24), (120, 40), (200, 50)]


async def opened(driven: Driven, key: str) -> FormScreen:
    """The form that this key opens, laid out."""
    await driven.press(key)
    await driven.until(lambda: isinstance(driven.app.screen, FormScreen) and "▸" in driven.text)
    assert isinstance(driven.app.screen, FormScreen)
    return driven.app.screen


def whole(driven: Driven, size: tuple[int, int]) -> bool:
    """Whether as many lines stand there as the window has, none wider than it."""
    lines = driven.text.split("\n")
    return len(lines) == size[1] and all(width(line) <= size[0] for line in lines)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_field_in_which_one_types_is_always_seen(database: Path, size: tuple[int, int]) -> None:
    """After three Tabs on fifteen lines one typed blind."""
    async with running(database, size=size) as driven:
        form = await opened(driven, "m")
        for _field in range(7):
            await driven.until(lambda: "▸" in driven.text)
            assert "Enter ghi" in driven.text
            assert whole(driven, size)
            await driven.press("tab")

        assert form.is_current


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_is_refused_is_said_where_it_can_be_read(database: Path, size: tuple[int, int]) -> None:
    """Also when the sentence takes two lines, and its field stood out of sight."""
    async with running(database, size=size) as driven:
        await opened(driven, "m")
        await driven.press("1", "tab", "tab", "tab", "tab", "enter")

        await driven.until(lambda: "▸ Ngày văn bản" in driven.text)
        said = " ".join(driven.text.replace("─", " ").split())
        assert "Chưa có ngày văn bản: xin nhập" in said
        assert "ngày/tháng/năm, ví dụ 16/05/2022." in said
        assert "Enter ghi" in driven.text
        assert whole(driven, size)


async def test_that_a_form_goes_on_below_is_said(database: Path) -> None:
    """What is not seen is not known to be there."""
    async with running(database, size=(80, 12)) as driven:
        await opened(driven, "m")
        await driven.until(lambda: "▼ còn tiếp" in driven.text)

        await driven.press("shift+tab")
        await driven.until(lambda: "▲ còn ở trên" in driven.text)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_long_text_grows_and_its_cursor_stays_in_sight(database: Path, size: tuple[int, int]) -> None:
    """A note is read over before it is sent."""
    async with running(database, size=size) as driven:
        await opened(driven, "g")
        driven.app.post_message(Paste("Sở Tư pháp đang thẩm định dự thảo; " * 8))
        await driven.type("HẾT")
        await driven.until(lambda: "HẾT" in driven.text)
        assert "Enter ghi" in driven.text
        assert whole(driven, size)

        field = driven.app.screen.query_one(GrowingField)
        await driven.press(*["up"] * (len(field.rows) - 1), "home", "X")
        await driven.until(lambda: "XSở Tư pháp" in driven.text)


async def test_a_tasks_name_is_corrected_with_all_of_it_in_sight(database: Path) -> None:
    """Its end lay outside a box of 54 cells."""
    title = "Sửa đổi, bổ sung quy định về việc " * 4 + "chấm điểm"
    with OpenBoard(str(database), user="minh") as other:
        other.apply(EditTask("2022/IV.5", (("title", title),), transcription=True), today=TODAY)
    async with running(database, size=(80, 24)) as driven:
        await driven.press("enter")
        await driven.until(lambda: "Nhiệm vụ" in driven.text and driven.app.screen is not driven.main)
        await driven.press("home", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen) and "▸" in driven.text)

        shown = " ".join(line[24:].strip() for line in driven.text.split("▸ ")[1].split("\n"))
        assert "chấm điểm" in shown


async def test_up_and_down_leave_a_field_at_its_first_and_last_line(database: Path) -> None:
    """Within a text they move through it, beyond it they go to the next field, as they always did."""
    async with running(database) as driven:
        await opened(driven, "p")
        await driven.press("tab", *"một", "ctrl+j", *"hai", "up")
        assert driven.app.focused is not None
        assert driven.app.focused.id == "field-progress"
        await driven.press("up")
        assert driven.app.focused.id == "field-officer"
        await driven.press("down")
        assert driven.app.focused.id == "field-progress"


async def test_esc_on_a_form_that_cannot_be_opened_again_asks_once_more(database: Path) -> None:
    """The name of a file that is not written yet has no other place: two Escs, not one, give it up."""
    async with running(database) as driven:
        await driven.press("2", "f9", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        form = driven.app.screen
        await driven.press("end", "x")
        await driven.press("escape")
        await driven.until(lambda: "Esc lần nữa để bỏ" in driven.answer)
        assert driven.app.screen is form

        await driven.press("escape")
        await driven.until(lambda: driven.app.screen is not form)
