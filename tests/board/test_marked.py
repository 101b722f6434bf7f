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


@pytest.mark.parametrize("key", ["g", "h", "m", "p", "c", "y", ">"])
async def test_nothing_is_done_while_the_filter_leaves_out_all_that_is_marked(database: Path, key: str) -> None:
    """The card under the cursor was not meant: a note for two extended tasks once went to a third one."""
    async with running(database) as driven:
        await marked(driven, 2)
        driven.main.apply_filter("mục:II")
        await driven.until(lambda: "đã đánh dấu 0 · 2 ngoài bộ lọc" in driven.text)

        await driven.press(key)
        await driven.until(lambda: driven.answer)

        assert driven.app.screen is driven.main
        assert "2 nhiệm vụ đã đánh dấu (IV.5, VII.3) ở ngoài bộ lọc nên chưa ghi gì" in driven.answer
        assert "/ rồi xóa bộ lọc" in driven.answer
        assert "Esc hai lần để bỏ đánh dấu" in driven.answer
        assert driven.app.board is not None
        assert driven.app.board.change == driven.main.board.change  # type: ignore[union-attr]

        await driven.press("escape", "escape", "g")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))


async def test_a_form_says_how_many_marked_tasks_it_is_not_for(database: Path) -> None:
    """Two are marked, one is seen: whoever types must know that the other gets nothing."""
    async with running(database) as driven:
        await marked(driven, 2)
        driven.main.apply_filter("mục:IV")
        await driven.press("g")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))

        assert "Ghi chú · 2022/IV.5 (không gồm 1 nhiệm vụ đã đánh dấu ở ngoài bộ lọc)" in driven.text


async def test_tasks_with_several_deliverables_are_refused_before_the_form_for_another_deadline_opens(
    database: Path,
) -> None:
    """Each deliverable has its own deadline; a paper typed in full was refused with words of the command line."""
    async with running(database) as driven:
        driven.main.marked = frozenset({"2022/VI.3", "2022/VII.6"})
        await driven.press("h")
        await driven.until(lambda: driven.answer)

        assert driven.app.screen is driven.main
        assert "VII.6 còn 12 sản phẩm chưa nộp" in driven.answer
        assert "VI.3 còn" not in driven.answer
        assert "bỏ đánh dấu (Space)" in driven.answer
        assert "--" not in driven.answer


async def test_what_was_left_behind_says_that_it_is_not_for_what_is_marked_now(database: Path) -> None:
    """F6 brings back a form for the tasks that were marked then, not for those of now."""
    async with running(database) as driven:
        await marked(driven, 2)
        await driven.press("g")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.type("abc")
        await driven.press("escape")
        await driven.until(lambda: driven.app.screen is driven.main)
        driven.main.marked = frozenset({"2022/VI.3"})

        await driven.press("f6")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))

        assert "2 nhiệm vụ: 2022/IV.5, 2022/VII.3" in driven.text
        assert "cho các nhiệm vụ trên, không theo đánh dấu hiện nay (2022/VI.3)" in driven.text


async def test_a_form_for_several_tells_their_due_days_and_which_of_them_a_new_one_would_not_move(
    database: Path,
) -> None:
    """That a day after the present one is needed says nothing to who has three of them in mind."""
    async with running(database) as driven:
        for number in ("IV.5", "III.2", "III.3"):
            driven.main.shown_view().choose(f"2022/{number}")
            await driven.press("space")
        await driven.press("h")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        assert "2022/III.2 31/12/2022 · 2022/III.3 31/12/2022 · 2022/IV.5 31/12/2021" in driven.text

        await driven.type("30/9/2022")
        await driven.press("tab")
        await driven.type("5/QĐ-UBND")
        await driven.press("tab")
        await driven.type("10/5/2022")
        await driven.press("enter")
        await driven.until(lambda: driven.answer)

        assert "2022/III.2 (31/12/2022), 2022/III.3 (31/12/2022)" in driven.answer
        assert "IV.5" not in driven.answer
