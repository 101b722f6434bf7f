"""Forms: what is asked, what is refused and where, and that a form closes only when the change was carried out."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from textual.events import Key

from board.screens.choice_screen import ChoiceScreen
from board.screens.form_screen import FormScreen
from board.screens.widgets.text_field import TextField
from store.open_board import OpenBoard
from store.wishes import EditTask, ExtendDeadline, Paper
from store.words import Column
from tests.board.app_driven import TODAY, Driven, running


async def opened(driven: Driven, key: str) -> FormScreen:
    """The form that this key opens."""
    await driven.press(key)
    await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
    assert isinstance(driven.app.screen, FormScreen)
    return driven.app.screen


async def back(driven: Driven) -> None:
    """Wait until the main screen is there again."""
    await driven.until(lambda: driven.app.screen is driven.main and driven.answer)


def focused(driven: Driven) -> str:
    """The name of the field that takes the letters."""
    assert isinstance(driven.app.focused, TextField)
    return str(driven.app.focused.id).removeprefix("field-")


async def test_a_form_tells_the_day_of_the_document_and_the_extended_one_apart(database: Path) -> None:
    """“Quý IV năm 2021” is 31/12/2021 whatever was granted since."""
    with OpenBoard(str(database), user="minh") as board:
        board.apply(ExtendDeadline("2022/IV.5", date(2022, 7, 31), Paper("7/CV-UBND", date(2022, 5, 10))), today=TODAY)
    async with running(database) as driven:
        driven.main.ask_form("extend", ("2022/IV.5",))
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))

        assert "“Quý IV năm 2021” = 31/12/2021 · gia hạn đến 31/07/2022" in driven.text


async def test_evidence_closes_the_deliverable_with_number_and_date(database: Path) -> None:
    """The errand of every day: a decision was issued, its number and date go on the board."""
    async with running(database) as driven:
        await opened(driven, "m")

        await driven.type("12/QĐ-SNV")
        await driven.press("tab")
        await driven.type("12/5/2022")
        await driven.press("enter")
        await back(driven)

        assert driven.task("IV.5").column is Column.DONE
        assert driven.task("IV.5").done_on == date(2022, 5, 12)
        assert "12/QĐ-SNV" in driven.answer


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        (("", "12/5/2022"), "number", "số văn bản"),
        (("12/QĐ-SNV", "31/2/2022"), "date", "“31/2/2022” không phải là ngày"),
        (("12/QĐ-SNV", "17/05/2022"), "date", "sau ngày 16/05/2022"),
        (("12/QĐ-SNV", ""), "date", "Chưa có ngày văn bản: xin nhập ngày/tháng/năm"),
    ],
)
async def test_what_cannot_be_taken_is_said_and_the_field_takes_the_letters_again(
    database: Path, typed: tuple[str, str], field: str, said: str
) -> None:
    """Nothing that was typed is lost; only what is wrong is typed again."""
    async with running(database) as driven:
        form = await opened(driven, "m")
        await driven.type(typed[0])
        await driven.press("tab")
        await driven.type(typed[1])

        await driven.press("enter")
        await driven.until(lambda: driven.answer)

        assert driven.app.screen is form
        assert said in driven.answer
        assert focused(driven) == field


async def test_a_result_that_is_no_paper_closes_with_a_date_and_a_note(database: Path) -> None:
    """A class that was held has no number (product, §2)."""
    async with running(database) as driven:
        await opened(driven, "m")
        await driven.press("tab")
        await driven.type("12/5")
        await driven.press("tab", "tab", "tab")
        await driven.type("Lớp tập huấn đã tổ chức")
        await driven.press("enter")
        await back(driven)

        assert driven.task("IV.5").closed == 1


async def test_with_several_open_deliverables_the_form_asks_which_one(database: Path) -> None:
    """A group's task has one for each member; typing finds the member."""
    async with running(database, filter_text="II.2 mục:III") as driven:
        driven.main.shown_view().choose("2022/III.1")
        await driven.press("m")
        await driven.until(lambda: isinstance(driven.app.screen, ChoiceScreen))
        await driven.type("tai chinh")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))

        assert "Sở Tài chính" in driven.text


async def test_an_extension_needs_its_paper_and_keeps_the_first_deadline(database: Path) -> None:
    """The first deadline is never lost (product, §2)."""
    async with running(database) as driven:
        await opened(driven, "h")
        await driven.type("30/9/2022")
        await driven.press("tab")
        await driven.type("7/CV-UBND")
        await driven.press("tab")
        await driven.type("15/5/2022")
        await driven.press("enter")
        await back(driven)

        task = driven.task("IV.5")
        assert (task.due, task.marks[0].original_due) == (date(2022, 9, 30), date(2021, 12, 31))
        assert "31/12/2021 · gia hạn đến 30/09/2022" in driven.text


async def test_a_note_of_vietnamese_words_is_kept_to_the_letter(database: Path) -> None:
    """Notes are read aloud in meetings."""
    async with running(database) as driven:
        await opened(driven, "g")
        await driven.type("Sở Tư pháp đang thẩm định")
        await driven.press("enter")
        await back(driven)

        with OpenBoard(str(database), user="minh") as other:
            assert other.task("2022/IV.5", today=TODAY).notes[0].text == "Sở Tư pháp đang thẩm định"


async def test_officer_and_progress_are_written_for_all_marked_tasks_at_once(database: Path) -> None:
    """One person takes over ten tasks: one gesture, one undo."""
    async with running(database) as driven:
        await driven.press("space", "space")
        await opened(driven, "p")
        await driven.type("lan")
        await driven.press("enter")
        await back(driven)

        assert (driven.task("IV.5").officer, driven.task("VII.3").officer) == ("lan", "lan")
        await driven.press("u")
        await driven.until(lambda: not driven.task("VII.3").officer)
        assert not driven.task("IV.5").officer


async def test_dropping_a_task_asks_for_the_paper_first(database: Path) -> None:
    """Dropped and suspended leave the board, each with its paper (product, §4)."""
    async with running(database) as driven:
        await driven.press("c")
        await driven.until(lambda: isinstance(driven.app.screen, ChoiceScreen))
        await driven.type("tam dung")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.type("9/QĐ-UBND")
        await driven.press("tab")
        await driven.type("2/5/2022")
        await driven.press("enter")
        await back(driven)

        assert driven.task("IV.5").column is Column.SUSPENDED
        assert "Tổng 30" in driven.text


async def test_a_column_is_chosen_from_a_list(database: Path) -> None:
    """Far moves in two keys."""
    async with running(database) as driven:
        await driven.press("c")
        await driven.until(lambda: isinstance(driven.app.screen, ChoiceScreen))
        await driven.press("down", "down", "enter")
        await back(driven)

        assert driven.task("IV.5").column is Column.IN_REVIEW


async def test_esc_changes_nothing_and_enter_sends_once(database: Path) -> None:
    """Two Enters in a row must not record a paper twice."""
    async with running(database) as driven:
        await opened(driven, "g")
        await driven.type("bỏ")
        await driven.press("escape")
        await driven.until(lambda: driven.app.screen is driven.main)

        await opened(driven, "g")
        await driven.type("một lần")
        driven.app.post_message(Key("enter", "\r"))
        driven.app.post_message(Key("enter", "\r"))
        await back(driven)
        with OpenBoard(str(database), user="minh") as other:
            assert [note.text for note in other.task("2022/IV.5", today=TODAY).notes] == ["một lần"]


async def test_an_empty_note_is_refused_where_it_is_typed(database: Path) -> None:
    """No empty entries in the log."""
    async with running(database) as driven:
        form = await opened(driven, "g")
        await driven.press("enter")

        await driven.until(lambda: driven.answer)
        assert driven.app.screen is form


async def test_the_field_that_takes_the_letters_is_marked_at_the_left(database: Path) -> None:
    """Seen without colour; also after an error, which sets the cursor elsewhere."""
    async with running(database) as driven:
        await opened(driven, "m")
        await driven.until(lambda: "▸ Số văn bản" in driven.text)
        await driven.press("tab", "tab")
        await driven.until(lambda: "▸ Cơ quan ban hành" in driven.text)
        assert driven.text.count("▸") == 1

        await driven.press("enter")
        await driven.until(lambda: "▸ Số văn bản" in driven.text)
        await driven.type("12")
        assert "12" in driven.text.split("▸ Số văn bản")[1].split("\n")[0]


async def test_whether_it_is_done_is_a_box_to_tick(database: Path) -> None:
    """Space and the arrows change it; the letters of the answer still work, also as an input method sends them."""
    async with running(database) as driven:
        await opened(driven, "m")
        await driven.press("shift+tab")
        assert "Đã hoàn thành?        [x] có" in driven.text

        for typed, answer in (("space", "[ ]"), ("left", "[x]"), ("right", "[ ]"), ("ç", "[x]"), ("k", "[ ]")):
            await driven.press(typed)
            await driven.until(partial(lambda shown: shown in driven.text, f"Đã hoàn thành?        {answer}"))


async def test_evidence_that_does_not_close_is_recorded_beside(database: Path) -> None:
    """A draft that was sent proves work, not its end."""
    async with running(database) as driven:
        await opened(driven, "m")
        await driven.type("3/DT-SNV")
        await driven.press("tab")
        await driven.type("12/5")
        await driven.press("shift+tab", "shift+tab", "space", "enter")
        await back(driven)

        assert driven.task("IV.5").column is Column.IN_PROGRESS
        assert driven.task("IV.5").closed == 0


@pytest.mark.parametrize(("typed", "stored"), [("tôi", "Lan Anh"), ("ME", "Lan Anh"), ("Tới", "Tới")])
async def test_the_officer_toi_is_who_is_at_the_keyboard(database: Path, typed: str, stored: str) -> None:
    """The filter's "tôi" finds the user's name, so that name must be what is stored; "Tới" is a name of its own."""
    async with running(database, user="Lan Anh") as driven:
        await opened(driven, "p")
        assert "ví dụ: Lan Anh" in driven.text
        await driven.type(typed)
        await driven.press("enter")
        await back(driven)

        await driven.until(lambda: driven.task("IV.5").officer == stored)


async def test_a_result_in_two_lines_stays_as_it_is_when_nothing_was_typed(database: Path) -> None:
    """The field has one line: Enter on an untouched form must not rewrite what the prompt wrote in two."""
    with OpenBoard(str(database), user="minh") as other:
        other.apply(EditTask("2022/IV.5", (("progress", "đã trình\nlần hai"),)), today=TODAY)
    async with running(database) as driven:
        await opened(driven, "p")

        await driven.press("enter")
        await driven.until(lambda: driven.app.screen is driven.main)

        assert driven.task("IV.5").progress == "đã trình\nlần hai"
