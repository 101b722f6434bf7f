"""Help, palette and footer tell of keys that act where one is; a key that does not is answered with where it does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest

from board.app import BoardApp
from board.screens.board_screen import BoardScreen
from board.screens.calendar_screen import CalendarScreen
from board.screens.explain_screen import ExplainScreen
from board.screens.form_screen import FormScreen
from board.screens.help_screen import HelpScreen, offered
from board.screens.letters_screen import LettersScreen
from board.screens.task_screen import TaskScreen
from board.screens.views_screen import ViewsScreen
from board.screens.widgets.filter_bar import FilterBar
from store.open_board import OpenBoard
from store.wishes import AddNote, AddUser
from store.words import Role
from tests.board.app_driven import TODAY, Driven, running
from tests.conftest import OpenAs

NO_TASKS = ("agencies", "targets", "history", "year")


def footer_of(driven: Driven) -> str:
    """The lowest line."""
    return driven.text.split("\n")[-1]


def is_at(driven: Driven, screen: type[BoardScreen]) -> bool:
    """Whether such a screen is on top."""
    return isinstance(driven.app.screen, screen)


@asynccontextmanager
async def earlier_day(database: Path) -> AsyncIterator[Driven]:
    """The board as it was known today: to look at."""

    def opened() -> OpenBoard:
        with OpenBoard(str(database), user="lan") as board:
            return board.as_of(day=TODAY)

    app = BoardApp(None, opened, user="lan", today=TODAY, plans=["2022"])
    async with app.run_test(size=(120, 40)) as pilot:
        driven = Driven(app, pilot)
        await driven.until(lambda: app.board is not None)
        yield driven


@pytest.mark.parametrize("view", NO_TASKS)
async def test_a_view_without_tasks_offers_no_keys_for_tasks_and_says_so_when_they_are_pressed(
    database: Path, open_as: OpenAs, view: str
) -> None:
    """They were in help and palette, and did nothing."""
    open_as("lan").apply(AddNote("2022/IV.1", "xem"), today=TODAY)
    dead = {"mark", "extend", "note", "people", "column", "cause"}
    async with running(database, view=view) as driven:
        await driven.until(lambda: driven.main.shown_view().chosen)
        assert not dead & set(offered(driven.main.places(), driven.main.acts)[1])
        await driven.press("?")
        await driven.until(lambda: isinstance(driven.app.screen, HelpScreen))
        assert "Gia hạn theo văn bản" not in driven.text
        await driven.press("escape")

        for key in ("h", "g", "y", "space", "n"):
            await driven.press("escape")
            await driven.until(lambda: not driven.answer)
            await driven.press(key)
            await driven.until(lambda: "1 Bảng, 2 Tiến độ, 3 Ma trận" in driven.answer)


@pytest.mark.parametrize("view", ["targets", "year"])
async def test_where_nothing_is_judged_the_key_that_explains_says_so(database: Path, view: str) -> None:
    """It was silent."""
    async with running(database, view=view) as driven:
        await driven.until(lambda: driven.main.shown_view().chosen)
        await driven.press("i")

        await driven.until(lambda: "1 Bảng" in driven.answer)


async def test_a_key_of_another_view_says_where_it_acts(database: Path) -> None:
    """Cards are carried on the board alone."""
    async with running(database, view="timeline") as driven:
        await driven.press(">")
        await driven.until(lambda: "sang cột bên phải” chỉ dùng ở: Bảng" in driven.answer)

        await driven.press("escape", "left", "Q")
        assert driven.answer == ""


async def test_a_stray_w_under_an_input_method_takes_nothing_back(database: Path) -> None:
    """Telex sends "ư" for it, and that counted as u."""
    async with running(database) as driven:
        await driven.press(">")
        await driven.until(lambda: driven.answer.startswith("2022/IV.5"))
        said = driven.answer
        for letter in "ưừứửữựƯ":
            await driven.press(letter)

        assert driven.answer == said
        assert driven.task("IV.5").column.value == "in_progress"
        await driven.press("ú")
        await driven.until(lambda: driven.task("IV.5").column.value == "not_started")


async def test_digits_on_another_screen_say_where_the_views_are(database: Path) -> None:
    """They were dead there, and looked like a hanging program."""
    screens: dict[str, type[BoardScreen]] = {
        "6": CalendarScreen,
        "9": LettersScreen,
        "v": ViewsScreen,
        "enter": TaskScreen,
    }
    async with running(database) as driven:
        for opening, screen in screens.items():
            await driven.press(opening)
            await driven.until(partial(is_at, driven, screen))
            await driven.press("3")
            await driven.until(lambda: "màn hình chính; Esc để trở về" in driven.answer)
            await driven.press("escape", "escape")
            await driven.until(lambda: driven.app.screen is driven.main)


async def test_a_key_that_help_only_tells_of_says_so(database: Path) -> None:
    """They stand there in a list, are tried, and nothing happened."""
    async with running(database, size=(80, 24)) as driven:
        await driven.press("?")
        await driven.until(lambda: isinstance(driven.app.screen, HelpScreen))
        before = driven.text
        await driven.press("3")
        await driven.until(lambda: "“Xem ma trận (phụ lục như đã ký)”: xin đóng trợ giúp (Esc)" in driven.text)
        await driven.press("z", "down", "escape")
        await driven.until(lambda: driven.app.screen is driven.main)

        await driven.press("?")
        await driven.until(lambda: driven.text == before)


async def test_a_row_of_the_history_that_is_about_no_task_says_so(database: Path, open_as: OpenAs) -> None:
    """Enter was silent there."""
    open_as("lan").apply(AddUser("lan", Role.ADMIN), today=TODAY)
    async with running(database, view="history") as driven:
        await driven.until(lambda: driven.main.shown_view().chosen)
        await driven.press("enter")

        await driven.until(lambda: "không về một nhiệm vụ nào" in driven.answer)


async def test_the_footer_says_where_esc_leads(database: Path) -> None:
    """A task that was opened from the history goes back to the history."""
    async with running(database) as driven:
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, TaskScreen))
        assert "Esc về bảng" in footer_of(driven)
        await driven.press("i")
        await driven.until(lambda: isinstance(driven.app.screen, ExplainScreen))
        assert "Esc về nhiệm vụ" in footer_of(driven)
        await driven.press("escape", "escape")
        await driven.until(lambda: driven.app.screen is driven.main)

        await driven.press("8", "9")
        await driven.until(lambda: isinstance(driven.app.screen, LettersScreen))
        assert "Esc về cả năm" in footer_of(driven)


@pytest.mark.parametrize("key", ["6", "9"])
async def test_a_narrow_footer_never_drops_the_way_out(database: Path, key: str) -> None:
    """At 80 columns it was the first to go."""
    async with running(database, size=(80, 24)) as driven:
        await driven.press(key)
        await driven.until(lambda: driven.app.screen is not driven.main)

        assert "Esc về bảng" in footer_of(driven)
        assert footer_of(driven).endswith("? trợ giúp")


async def test_beside_another_plan_the_footer_says_the_way_back_and_no_weeks(database: Path) -> None:
    """The key that compares leads back from there."""
    async with running(database, view="year") as driven:
        assert "←→ tuần" in footer_of(driven)
        assert "b so sánh" in footer_of(driven)
        await driven.press("b")

        await driven.until(lambda: "b về các tuần" in footer_of(driven))
        assert "tuần  " not in footer_of(driven).replace("b về các tuần", "")
        await driven.press("b")
        await driven.until(lambda: "b so sánh" in footer_of(driven))


async def test_who_may_only_look_is_offered_nothing_that_changes(database: Path) -> None:
    """As it was known on a day, or for a viewer: each of these keys was refused afterwards."""
    async with earlier_day(database) as driven:
        assert "minh chứng" not in footer_of(driven)
        assert "hoàn tác" not in footer_of(driven)
        assert not {"evidence", "undo"} & set(offered(driven.main.places(), driven.main.acts)[1])
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, TaskScreen))
        assert "m minh chứng" not in footer_of(driven)
        assert "Esc về bảng" in footer_of(driven)
    with OpenBoard(str(database), user="an") as board:
        board.apply(AddUser("an", Role.ADMIN), today=TODAY)
    with OpenBoard(str(database), user="an") as board:
        board.apply(AddUser("lan", Role.VIEWER), today=TODAY)
    async with running(database) as driven:
        await driven.until(lambda: "chỉ xem" in driven.text)
        assert "m minh chứng" not in footer_of(driven)


async def test_ctrl_c_says_what_leaves_from_where_one_is(database: Path) -> None:
    """In a form q is a letter, elsewhere it only closes."""
    async with running(database) as driven:
        await driven.press("/", "ctrl+c")
        await driven.until(lambda: "Esc để rời ô lọc" in driven.answer)
        assert driven.main.query_one(FilterBar).display
        await driven.press("escape", "g")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.press("ctrl+c")
        await driven.until(lambda: "Nhấn Esc để rời màn hình này" in driven.answer)
        await driven.press("escape")
        await driven.until(lambda: driven.app.screen is driven.main)

        await driven.press("i")
        await driven.until(lambda: isinstance(driven.app.screen, ExplainScreen))
        await driven.press("ctrl+c")
        await driven.until(lambda: "Nhấn Esc để rời màn hình này" in driven.answer)
