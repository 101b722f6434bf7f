"""Two people, one field: both texts are shown, a person decides, and nothing is overwritten by a habit of the fingers."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from board.screens.conflict_screen import ConflictScreen
from board.screens.form_screen import FormScreen
from board.screens.letters_screen import LettersScreen
from board.screens.widgets.text_field import TextField
from store.letters.wishes import NumberLetter, WriteLetters
from store.meetings.wishes import Decide, EditDecision
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, EditTask, ExtendDeadline, MoveTask, StepTask, Wish
from store.words import Column
from tests.board.app_driven import TODAY, Driven, running
from tests.board.in_a_meeting import held, meeting
from tests.store.small_board import paper

KEY = "2022/IV.5"


def minh(database: Path, *wishes: Wish) -> None:
    """Somebody else changes something in another process."""
    with OpenBoard(str(database), user="minh") as other:
        for wish in wishes:
            other.apply(wish, today=TODAY)


@asynccontextmanager
async def typing(database: Path, key: str, typed: Sequence[str], theirs: Wish) -> AsyncIterator[Driven]:
    """A form is opened and filled by lan; minh writes meanwhile; Enter asks lan to decide."""
    async with running(database) as driven:
        await driven.press(key)
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        for place, text in enumerate(typed):
            if place:
                await driven.press("tab")
            await driven.type(text)
        minh(database, theirs)
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ConflictScreen))
        yield driven


PROGRESS = EditTask(KEY, (("progress", "đã trình"),))
TYPED = ("", "đang soạn")


async def test_before_theirs_and_mine_are_shown_with_who_and_when(database: Path) -> None:
    """What is needed to decide, on one screen."""
    async with typing(database, "p", TYPED, PROGRESS) as driven:
        assert "Trùng sửa đổi · 2022/IV.5 · kết quả" in driven.text
        assert "minh đã ghi  đã trình (lúc " in driven.text
        assert "Định ghi     đang soạn" in driven.text


async def test_a_second_enter_out_of_habit_overwrites_nothing(database: Path) -> None:
    """Nothing is chosen beforehand."""
    async with typing(database, "p", TYPED, PROGRESS) as driven:
        await driven.press("enter")
        await driven.until(lambda: "Xin chọn" in driven.answer)

        assert isinstance(driven.app.screen, ConflictScreen)
        assert driven.task("IV.5").progress != "đang soạn"


@pytest.mark.parametrize(
    ("keys", "written"),
    [(["f3"], "đang soạn"), (["f4"], "đã trình; đang soạn"), (["f2", *", lan"], "đã trình, lan")],
    ids=["mine", "both", "edited"],
)
async def test_mine_or_a_joined_text_is_written_once_chosen(database: Path, keys: list[str], written: str) -> None:
    """In the knowledge of theirs."""
    async with typing(database, "p", TYPED, PROGRESS) as driven:
        await driven.press(*keys, "enter")
        await driven.until(lambda: driven.app.screen is driven.main)
        await driven.until(lambda: driven.task("IV.5").progress == written)


async def test_two_officers_are_never_joined(database: Path) -> None:
    """“lan; an” would be nobody: the task would be missing among the tasks of both."""
    theirs = EditTask(KEY, (("officer", "lan"),))
    async with typing(database, "p", ("an",), theirs) as driven:
        assert "F4" not in driven.text
        await driven.press("f4", "enter")
        await driven.until(lambda: "Xin chọn" in driven.answer)
        await driven.press("f3", "enter")
        await driven.until(lambda: driven.task("IV.5").officer == "an")


async def test_theirs_stays_and_the_other_field_is_written(database: Path) -> None:
    """Of two fields in one form only one was in conflict."""
    async with typing(database, "p", ("lan", "đang soạn"), PROGRESS) as driven:
        await driven.press("f2", "enter")
        await driven.until(lambda: driven.app.screen is driven.main)
        await driven.until(lambda: driven.task("IV.5").officer == "lan")

        assert driven.task("IV.5").progress == "đã trình"


async def test_where_theirs_is_left_everywhere_the_form_closes_and_says_so(database: Path) -> None:
    """There is nothing left to write."""
    async with typing(database, "p", TYPED, PROGRESS) as driven:
        await driven.press("f2", "enter")
        await driven.until(lambda: driven.app.screen is driven.main and driven.answer)

        assert "Giữ nội dung đã có" in driven.answer


async def test_esc_goes_back_to_the_form_with_all_that_was_typed(database: Path) -> None:
    """Perhaps the other is to be asked first."""
    async with typing(database, "p", TYPED, PROGRESS) as driven:
        await driven.press("escape")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))

        assert driven.app.screen.query_one("#field-progress", TextField).value == "đang soạn"


@pytest.mark.parametrize("choice", ["f2", "f3"])
async def test_of_two_extensions_one_is_chosen(database: Path, choice: str) -> None:
    """There is no day between two days."""
    theirs = ExtendDeadline(KEY, TODAY.replace(month=9), paper())
    async with typing(database, "h", ("30/10/2022", "7/CV-UBND", "15/5/2022"), theirs) as driven:
        assert "16/09/2022" in driven.text
        assert "F4" not in driven.text  # the footer offers what there is
        await driven.press("f4", "enter")
        await driven.until(lambda: "Xin chọn" in driven.answer)
        await driven.press(choice, "enter")
        await driven.until(lambda: driven.app.screen is driven.main and driven.answer)

        due = driven.task("IV.5").due
        assert due is not None
        assert due.month == (9 if choice == "f2" else 10)


async def test_of_two_closing_papers_the_second_is_kept_beside_the_first(database: Path) -> None:
    """Neither is lost."""
    theirs = CloseDeliverable(KEY, paper("1/QĐ"))
    async with typing(database, "m", ("2/QĐ-SNV", "12/5/2022"), theirs) as driven:
        await driven.press("f3")
        assert "ghi thêm 2/QĐ-SNV 12/05/2022" in driven.text
        await driven.press("enter")
        await driven.until(lambda: driven.app.screen is driven.main and "2/QĐ-SNV" in driven.answer)

        with OpenBoard(str(database), user="minh") as other:
            (owed,) = other.task(KEY, today=TODAY).deliverables
            assert [(one.document, one.closes) for one in owed.evidence] == [("1/QĐ", True), ("2/QĐ-SNV", False)]


async def test_who_set_the_same_field_twice_is_told_once(database: Path) -> None:
    """A conflict that was decided, and met once more before it was written."""
    async with typing(database, "p", TYPED, PROGRESS) as driven:
        minh(database, EditTask(KEY, (("progress", "đã trình lại"),)))
        await driven.press("f3", "enter")
        await driven.until(lambda: "đã trình lại" in driven.text)
        await driven.press("f3", "enter")
        await driven.until(lambda: driven.app.screen is driven.main and driven.answer)

        assert driven.answer.count("minh đã đổi kết quả") == 1


async def test_another_field_merges_and_is_told(database: Path) -> None:
    """No question where nothing is lost."""
    async with running(database) as driven:
        await driven.press("p")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.type("lan")
        minh(database, PROGRESS)
        await driven.press("enter")
        await driven.until(lambda: driven.app.screen is driven.main and "minh đã đổi kết quả lúc " in driven.answer)

        await driven.until(lambda: driven.task("IV.5").officer == "lan")
        assert driven.task("IV.5").progress == "đã trình"


async def test_conflicts_of_several_tasks_are_decided_one_after_the_other(database: Path) -> None:
    """Ten tasks given to one officer: three have one by now; nothing is half done before all three are decided."""
    async with running(database) as driven:
        await driven.press("space", "space", "p")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.type("lan")
        minh(database, EditTask("2022/IV.5", (("officer", "minh"),)), EditTask("2022/VII.3", (("officer", "hoa"),)))
        await driven.press("enter")
        await driven.until(lambda: "(1/2)" in driven.text)
        await driven.press("f2", "enter")
        await driven.until(lambda: "(2/2)" in driven.text)
        assert driven.task("VII.3").officer != "lan"
        await driven.press("f3", "enter")
        await driven.until(lambda: driven.app.screen is driven.main)
        await driven.until(lambda: driven.task("VII.3").officer == "lan")

        assert driven.task("IV.5").officer == "minh"


async def test_a_column_that_another_chose_meanwhile_is_a_decision_too(database: Path) -> None:
    """The list of columns was opened on what stood there then."""
    async with running(database) as driven:
        await driven.press("c")
        await driven.until(lambda: "Chuyển sang cột" in driven.text)
        minh(database, MoveTask(KEY, Column.IN_REVIEW))
        await driven.type("dang thuc hien")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ConflictScreen))
        assert "minh đã ghi  Trình ký" in driven.text
        await driven.press("f3", "enter")

        await driven.until(lambda: driven.task("IV.5").column is Column.IN_PROGRESS)


async def test_a_card_that_another_has_just_moved_is_not_moved_a_second_column(database: Path) -> None:
    """Both pushed it to the right; neither meant two columns."""
    async with running(database) as driven:
        seen = driven.app.board
        minh(database, StepTask(KEY, 1))
        if driven.app.board is seen:
            await driven.press("shift+right")
            await driven.until(lambda: "minh" in driven.answer)

        await driven.until(lambda: driven.task("IV.5").column is Column.IN_PROGRESS)


async def test_the_words_of_a_decision_are_never_replaced_unasked(database: Path) -> None:
    """Two people at one table: the secretary and whoever helps her."""
    async with meeting(database, size=(120, 40)) as driven:
        minh(database, Decide(held(database).number, "Trình dự thảo", "snv"))
        (decided,) = held(database).decisions
        await driven.press("7")
        await driven.until(lambda: "Trình dự thảo" in driven.text)
        await driven.press("home", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        minh(database, EditDecision(decided.id, "Trình dự thảo lần ba", due=TODAY.replace(month=8)))
        await driven.press("end", *" quyết định")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ConflictScreen))

        assert f"Trùng sửa đổi · kết luận mã {decided.id} · kết luận" in driven.text
        assert "minh đã ghi  Trình dự thảo lần ba (lúc " in driven.text
        await driven.press("f2", *", quyết định", "enter")
        await driven.until(lambda: not isinstance(driven.app.screen, ConflictScreen) and driven.answer)

    (now,) = held(database).decisions
    assert (now.text, now.due) == ("Trình dự thảo lần ba, quyết định", TODAY.replace(month=8))


@pytest.mark.parametrize(("choice", "number"), [("f2", "12/VPUB"), ("f3", "21/VPUB")])
async def test_of_two_numbers_of_a_letter_one_is_chosen(database: Path, choice: str, number: str) -> None:
    """The registry gave one; somebody has mistyped it."""
    minh(database, WriteLetters(("2022",), TODAY, TODAY.replace(day=26)))
    async with running(database) as driven:
        await driven.press("9")
        await driven.until(lambda: "lần 1" in driven.text)
        await driven.press("end", "m")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        with OpenBoard(str(database), user="minh") as other:
            letter = other.letters.all()[0].number
        minh(database, NumberLetter(letter, "12/VPUB"))
        await driven.type("21/VPUB")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ConflictScreen))
        assert f"công văn đôn đốc số {letter}" in driven.text
        await driven.press(choice, "enter")
        await driven.until(lambda: isinstance(driven.app.screen, LettersScreen) and driven.answer)

    with OpenBoard(str(database), user="minh") as other:
        assert other.letters.all()[0].document == number
