"""Saved views on the screen: a key away, the user's own beside those that come with the program."""

from pathlib import Path

import pytest

from board.first_look import FirstLook
from board.language import LANGUAGES, speaking
from board.saved_views import built_in, view_named
from board.screens.name_screen import NameScreen
from board.screens.views_screen import ViewList, ViewsScreen
from board.screens.widgets.text_field import TextField
from store.errors import UnknownView
from store.filters.language import read_filter
from store.open_board import OpenBoard
from store.saved_views import GROUPINGS, VIEWS, SavedView
from store.wishes import EditTask, SaveView
from tests.board.app_driven import TODAY, Driven, running


async def opened(driven: Driven) -> ViewList:
    """The list of views."""
    await driven.press("v")
    await driven.until(lambda: isinstance(driven.app.screen, ViewsScreen))
    return driven.app.screen.query_one(ViewList)


async def chosen(driven: Driven, name: str) -> None:
    """Go to a view by its name."""
    views = driven.app.screen.query_one(ViewList)
    await driven.until(lambda: any(entry.key.endswith(f" {name}") for entry in views.entries()))
    while not (views.row and views.row.view.name == name):
        await driven.press("down")


async def saved(driven: Driven, name: str) -> None:
    """Keep what is seen under a name."""
    await opened(driven)
    await driven.press("+")
    await driven.until(lambda: isinstance(driven.app.screen, NameScreen))
    await driven.type(name)
    await driven.press("enter")
    await driven.until(lambda: isinstance(driven.app.screen, ViewsScreen) and name in driven.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_with_the_program_is_understood_in_every_language(shipped_board: OpenBoard, language: str) -> None:
    """A view that is refused when it is opened is worse than none."""
    board = shipped_board.board(None, today=TODAY)
    with speaking(language):
        views = built_in()

    assert views[0].filter_text == ("officer:me" if language == "en" else "chuyên-viên:tôi")
    for view in views:
        assert read_filter(view.filter_text, board, today=TODAY, user="lan").tests
        assert view.view in VIEWS
        assert view.grouping in GROUPINGS


def test_a_view_is_found_by_its_name_with_or_without_accents() -> None:
    """At a prompt nobody wants to type "Quá hạn"."""
    own = (SavedView("Họp thứ Hai", "stc"),)

    assert view_named("qua han", own).filter_text == "tình-trạng:quá-hạn"
    assert view_named("hop thu hai", own) == own[0]
    with pytest.raises(UnknownView) as caught:
        view_named("khác", own)
    assert "Họp thứ Hai" in caught.value.known


async def test_v_and_enter_show_the_tasks_of_the_user(database: Path) -> None:
    """The first filter of the day (product, §2) is two keys."""
    with OpenBoard(str(database), user="lan") as board:
        board.apply(EditTask("2022/IV.1", (("officer", "lan"),)), today=TODAY)
    async with running(database) as driven:
        await opened(driven)
        await driven.press("enter")

        await driven.until(lambda: driven.main.filter_text == "chuyên-viên:tôi")
        assert [task.number for task in driven.main.rows] == ["IV.1"]


async def test_the_list_says_how_many_tasks_each_view_has(database: Path) -> None:
    """Often that is all that one wanted to know."""
    async with running(database) as driven:
        await opened(driven)

        assert "Quá hạn                     14" in driven.text


async def test_filter_view_and_grouping_are_kept_and_shown_again(database: Path) -> None:
    """What comes back is the picture, not only the tasks."""
    async with running(database, filter_text="chủ-trì:stc") as driven:
        await driven.press("b", "b")
        await saved(driven, "Tài chính")
        await driven.press("escape", "escape", "b", "b", "escape", "2")
        await driven.until(lambda: driven.main.view == "timeline" and not driven.main.filter_text)

        await opened(driven)
        await chosen(driven, "Tài chính")
        await driven.press("enter")

        await driven.until(lambda: driven.main.filter_text == "chủ-trì:stc")
        assert driven.main.view == "board"
        assert driven.main.shown_view().grouping == "lead"
    with OpenBoard(str(database), user="lan") as board:
        assert board.saved_views() == (SavedView("Tài chính", "chủ-trì:stc", "board", "lead"),)


async def test_a_view_of_the_timeline_opens_the_timeline(database: Path) -> None:
    """Also where it has not been open yet, and the grouping waits for the board."""
    with OpenBoard(str(database), user="lan") as board:
        board.apply(SaveView("Tiến độ STC", "stc", "timeline", "section"), today=TODAY)
    async with running(database) as driven:
        await opened(driven)
        await chosen(driven, "Tiến độ STC")
        await driven.press("enter")
        await driven.until(lambda: driven.main.view == "timeline" and driven.main.filter_text == "stc")

        await driven.press("1")
        await driven.until(lambda: driven.main.view == "board")
        assert driven.main.shown_view().grouping == "section"


async def test_views_are_renamed_put_in_order_removed_and_brought_back(database: Path) -> None:
    """Everything in the list is one key; what goes comes back with u."""
    with OpenBoard(str(database), user="lan") as board:
        for name in ("một", "hai"):
            board.apply(SaveView(name, "stc"), today=TODAY)

    def names() -> list[str]:
        with OpenBoard(str(database), user="lan") as board:
            return [view.name for view in board.saved_views()]

    async with running(database) as driven:
        await opened(driven)
        await chosen(driven, "hai")
        await driven.press("<")
        await driven.until(lambda: names() == ["hai", "một"])

        await driven.until(lambda: "xếp lại" in driven.answer)
        await driven.press("m")
        await driven.until(lambda: isinstance(driven.app.screen, NameScreen))
        assert driven.app.screen.query_one(TextField).value == "hai"
        await driven.press("ctrl+u")
        await driven.type("Thứ Hai")
        await driven.press("enter")
        await driven.until(lambda: names() == ["Thứ Hai", "một"])

        await driven.until(lambda: isinstance(driven.app.screen, ViewsScreen) and "Thứ Hai" in driven.text)
        await chosen(driven, "một")
        await driven.press("t")
        await driven.until(lambda: names() == ["Thứ Hai"])
        await driven.press("u")
        await driven.until(lambda: names() == ["Thứ Hai", "một"])


async def test_what_comes_with_the_program_can_not_be_changed(database: Path) -> None:
    """It is said why, and what can be done instead."""
    async with running(database) as driven:
        await opened(driven)
        for key in ("t", "m", "<"):
            await driven.press(key)
            await driven.until(lambda: "có sẵn trong chương trình" in driven.answer)
            await driven.press("escape")


async def test_a_name_that_is_another_view_s_is_refused_in_the_form(database: Path) -> None:
    """What was typed stays."""
    with OpenBoard(str(database), user="lan") as board:
        for name in ("một", "hai"):
            board.apply(SaveView(name, "stc"), today=TODAY)
    async with running(database) as driven:
        await opened(driven)
        await chosen(driven, "hai")
        await driven.press("m")
        await driven.until(lambda: isinstance(driven.app.screen, NameScreen))
        await driven.press("ctrl+u")
        await driven.type("Một")
        await driven.press("enter")

        await driven.until(lambda: driven.answer)
        assert isinstance(driven.app.screen, NameScreen)
        assert "Một" in driven.text


async def test_a_name_that_comes_with_the_program_is_refused(database: Path) -> None:
    """Two of one name in a list cannot be told apart, nor named at a prompt."""
    async with running(database) as driven:
        await opened(driven)
        await driven.press("+")
        await driven.until(lambda: isinstance(driven.app.screen, NameScreen))
        await driven.type("quá Hạn")
        await driven.press("enter")

        await driven.until(lambda: "có sẵn" in driven.answer)


async def test_a_view_whose_filter_is_not_understood_any_more_says_so(database: Path) -> None:
    """It may speak of a plan that is not shown now; the list must open all the same."""
    with OpenBoard(str(database), user="lan") as board:
        board.apply(SaveView("Năm 2022", "kế-hoạch:2022"), today=TODAY)
    async with running(database, plan="2016-2017") as driven:
        await opened(driven)
        await driven.until(lambda: "Năm 2022" in driven.text)

        line = next(line for line in driven.text.split("\n") if "Năm 2022" in line)
        assert "bộ lọc không còn hiểu được" in line


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40), (200, 50)])
async def test_the_list_fits_every_screen(database: Path, size: tuple[int, int]) -> None:
    """Names and numbers are whole; what is cut is the filter."""
    async with running(database, size=size) as driven:
        await opened(driven)

        lines = driven.text.split("\n")
        assert any("Quá hạn" in line and "14" in line for line in lines)
        assert all(len(line) <= size[0] for line in lines)


def test_the_first_look_names_what_saved_views_name() -> None:
    """One word per thing."""
    assert FirstLook().grouping in GROUPINGS


async def test_the_cursor_stays_with_the_view_that_was_saved_renamed_or_removed(database: Path) -> None:
    """It went to the first row, and the next key was for another view."""
    with OpenBoard(str(database), user="lan") as board:
        for name in ("một", "hai", "ba"):
            board.apply(SaveView(name, "stc"), today=TODAY)

    def here(driven: Driven) -> str:
        row = driven.app.screen.query_one(ViewList).row if isinstance(driven.app.screen, ViewsScreen) else None
        return row.view.name if row else ""

    async with running(database, filter_text="snv") as driven:
        await saved(driven, "mới")
        await driven.until(lambda: here(driven) == "mới")

        await chosen(driven, "mới")
        await driven.press("up", "m")
        await driven.until(lambda: isinstance(driven.app.screen, NameScreen))
        await driven.press("ctrl+u")
        await driven.type("thứ ba")
        await driven.press("enter")
        await driven.until(lambda: here(driven) == "thứ ba")

        await driven.press("t")
        await driven.until(lambda: here(driven) == "mới")
