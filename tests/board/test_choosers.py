"""Lists to pick from: they open on what is in force, so that Enter out of habit changes nothing, and say what finds nothing."""

from pathlib import Path

import pytest

from board.screens.choice_screen import ChoiceScreen
from board.screens.task_screen import TaskScreen
from board.screens.widgets.choices import Choices
from board.screens.widgets.task_sheet import TaskSheet
from store.meetings.wishes import SetCause
from store.open_board import OpenBoard
from store.wishes import MoveTask
from store.words import Cause, Column
from tests.board.app_driven import TODAY, Driven, running

KEY = "2022/IV.5"


async def chooser(driven: Driven) -> Choices:
    """The list that is open."""
    await driven.until(lambda: isinstance(driven.app.screen, ChoiceScreen) and driven.app.screen.query(Choices))
    return driven.app.screen.query_one(Choices)


async def test_enter_twice_on_the_section_leaves_the_task_where_it_stands(database: Path) -> None:
    """IV.1 was once moved to section II by two Enters."""
    async with running(database) as driven:
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, TaskScreen))
        driven.app.screen.query_one(TaskSheet).choose("section")
        await driven.press("enter")

        assert (await chooser(driven)).chosen == "IV"
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, TaskScreen))
        assert driven.task("IV.5").section == "IV"


@pytest.mark.parametrize(("key", "present"), [("c", "in_review"), ("y", "no_money"), ("l", "2022")])
async def test_a_list_opens_on_what_is_in_force(database: Path, key: str, present: str) -> None:
    """Column, cause, plan: whoever only looks and presses Enter changes nothing."""
    with OpenBoard(str(database), user="minh") as other:
        other.apply(MoveTask(KEY, Column.IN_REVIEW), today=TODAY)
        other.apply(SetCause(KEY, Cause.NO_MONEY), today=TODAY)
    async with running(database) as driven:
        driven.main.shown_view().choose(KEY)
        await driven.press(key)

        assert (await chooser(driven)).chosen == present


async def test_a_digit_picks_the_cause_of_delay_as_in_a_meeting(database: Path) -> None:
    """There the causes stand numbered, and people learn the numbers."""
    async with running(database) as driven:
        driven.main.shown_view().choose(KEY)
        await driven.press("y")
        await chooser(driven)
        assert "3 thiếu kinh phí" in driven.text
        await driven.press("3")
        await driven.until(lambda: driven.task("IV.5").cause == "no_money")


async def test_after_a_search_is_taken_back_the_list_stands_on_what_is_in_force_again(database: Path) -> None:
    """A letter typed by mistake must not leave the first line chosen."""
    with OpenBoard(str(database), user="minh") as other:
        other.apply(MoveTask(KEY, Column.IN_REVIEW), today=TODAY)
    async with running(database) as driven:
        driven.main.shown_view().choose(KEY)
        await driven.press("c")
        choices = await chooser(driven)
        await driven.press("x")
        await driven.until(lambda: len(choices.shown) < len(Column))
        await driven.press("backspace")
        await driven.until(lambda: len(choices.shown) == len(Column))

        assert choices.chosen == "in_review"


async def test_a_search_that_finds_nothing_says_so(database: Path) -> None:
    """Enter on an empty list does nothing, and a person must see why."""
    async with running(database) as driven:
        await driven.press("c")
        await chooser(driven)
        await driven.type("họp/x")

        await driven.until(lambda: "Không có dòng nào khớp “họp/x”." in driven.text)
        await driven.press("enter")
        assert isinstance(driven.app.screen, ChoiceScreen)
