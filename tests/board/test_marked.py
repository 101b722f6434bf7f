"""Marked tasks: how many and which they are is said wherever they stand, and what was done to each of them."""

from pathlib import Path

import pytest

from board.screens.choice_screen import ChoiceScreen
from board.screens.form_screen import FormScreen
from board.screens.widgets.choices import Choices
from board.screens.widgets.text_field import TextField
from store.open_board import OpenBoard
from store.wishes import EditTask, StepTask
from tests.board.app_driven import TODAY, Driven, running


async def marked(driven: Driven, count: int) -> None:
    """Mark the first cards."""
    await driven.press(*["space"] * count)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_how_many_are_marked_and_which_stands_on_the_rule(database: Path, size: tuple[int, int]) -> None:
    """A mark that scrolled out of sight is still what the next action is for."""
    async with running(database, size=size) as driven:
        await marked(driven, 2)
        await driven.until(lambda: "đã đánh dấu 2: " in driven.text)
        assert "IV.5, VII.3" in driven.text

        await driven.press("end")
        assert "đã đánh dấu 2" in driven.text

        await driven.press("escape")
        await driven.until(lambda: "đã đánh dấu" not in driven.text)


async def test_marked_tasks_that_the_filter_hides_are_counted_apart(database: Path) -> None:
    """They are not acted upon, and they are not forgotten."""
    async with running(database) as driven:
        await marked(driven, 2)
        await driven.press("/")
        await driven.type("mục:IV")
        await driven.press("enter")

        await driven.until(lambda: "đã đánh dấu 1: IV.5 · 1 ngoài bộ lọc" in driven.text)


async def test_after_a_group_was_given_to_an_officer_the_answer_and_the_marks_are_both_read(database: Path) -> None:
    """The cards may stand elsewhere by then."""
    async with running(database, size=(200, 50)) as driven:
        await marked(driven, 2)
        await driven.press("p")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.type("lan")
        await driven.press("enter")
        await driven.until(lambda: driven.app.screen is driven.main and driven.answer)

        assert "2 nhiệm vụ (2022/IV.5, 2022/VII.3)" in driven.answer
        assert "đã đánh dấu 2: IV.5, VII.3" in driven.text


async def test_a_form_for_several_tasks_names_each_of_them(database: Path) -> None:
    """One title above a form for three tasks reads as if the note were for that one."""
    async with running(database) as driven:
        await marked(driven, 2)
        await driven.press("g")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))

        assert "2 nhiệm vụ: 2022/IV.5, 2022/VII.3" in driven.text
        assert "IV.5 · " + driven.task("IV.5").title[:30] in driven.text
        assert "VII.3 · " + driven.task("VII.3").title[:30] in driven.text


async def test_what_differs_between_the_tasks_does_not_stand_in_the_form_as_if_it_were_all_of_theirs(
    database: Path,
) -> None:
    """The first task's officer beside the second one's would be sent, or looked as if it were."""
    with OpenBoard(str(database), user="minh") as other:
        other.apply(EditTask("2022/IV.5", (("officer", "hoa"), ("progress", "đã trình"))), today=TODAY)
        other.apply(EditTask("2022/VII.3", (("progress", "đã trình"),)), today=TODAY)
    async with running(database) as driven:
        await marked(driven, 2)
        await driven.press("p")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        officer, progress = driven.app.screen.query(TextField)

        assert (officer.value, progress.value) == ("", "đã trình")
        assert "để trống: mỗi nhiệm vụ giữ nội dung của mình" in driven.text


async def test_a_list_for_several_tasks_has_no_present_value_where_they_differ(database: Path) -> None:
    """A mark beside the first one's column would be wrong for the second."""
    with OpenBoard(str(database), user="minh") as other:
        other.apply(StepTask("2022/IV.5", 1), today=TODAY)
    async with running(database) as driven:
        driven.main.marked = frozenset({"2022/IV.5", "2022/VII.3"})
        await driven.press("c")
        await driven.until(lambda: isinstance(driven.app.screen, ChoiceScreen) and driven.app.screen.query(Choices))

        assert "hiện nay" not in driven.text
