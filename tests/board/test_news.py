"""What others do: seen at once, marked for a moment, told where one is looking; nobody's selection or typing is disturbed."""

from pathlib import Path

import pytest

from board.screens.form_screen import FormScreen
from board.screens.widgets.text_field import TextField
from store.open_board import OpenBoard
from store.wishes import AddNote, EditTask, MoveTask, StepTask, Wish
from store.words import Column
from tests.board.app_driven import TODAY, running
from tests.board.terminal import Terminal

MARK = "•"


def minh(database: Path, *wishes: Wish) -> None:
    """Somebody else does something, from another process as far as the database can tell."""
    with OpenBoard(str(database), user="minh") as other:
        for wish in wishes:
            other.apply(wish, today=TODAY)


@pytest.mark.parametrize(("view", "number"), [("board", "IV.5"), ("timeline", "IV.5"), ("matrix", "II.6")])
async def test_what_another_changed_is_marked_for_a_moment_and_then_no_more(
    database: Path, view: str, number: str
) -> None:
    """A mark, not only a colour; it moves nothing, and goes by itself."""
    async with running(database, view=view) as driven:
        await driven.press("down", "down")
        chosen = driven.main.chosen
        before = driven.text

        minh(database, EditTask(f"2022/{number}", (("officer", "minh"),)))

        await driven.until(lambda: MARK in driven.text)
        (line,) = (line for line in driven.text.split("\n") if MARK in line)
        assert number in line
        assert driven.main.chosen == chosen
        await driven.until(lambda: driven.text == before)


async def test_of_the_selected_task_it_is_said_who_changed_what(database: Path) -> None:
    """Else one would act on what one has not seen."""
    async with running(database) as driven:
        assert driven.main.chosen == "2022/IV.5"

        minh(database, MoveTask("2022/IV.5", Column.IN_REVIEW))

        await driven.until(lambda: driven.answer)
        assert driven.answer == "minh vừa chuyển 2022/IV.5 sang Trình ký"
        assert driven.main.chosen == "2022/IV.5"


async def test_ones_own_changes_are_not_marked(database: Path) -> None:
    """They are known."""
    async with running(database) as driven:
        await driven.press("down", "shift+right")
        await driven.until(lambda: driven.task("VII.3").column is Column.IN_PROGRESS)
        await driven.until(lambda: driven.answer)

        assert MARK not in driven.text
        assert "vừa" not in driven.answer


async def test_an_answer_that_is_not_read_yet_stays_before_the_news(database: Path) -> None:
    """A refusal must not go unread."""
    async with running(database) as driven:
        await driven.press("shift+left")
        await driven.until(lambda: driven.answer)
        refusal = driven.answer

        minh(database, AddNote("2022/IV.5", "đã gọi điện"))

        await driven.until(lambda: "minh vừa cập nhật 2022/IV.5: ghi chú: đã gọi điện" in driven.answer)
        assert driven.answer.startswith(refusal)


async def test_an_open_form_keeps_focus_and_letters_and_tells_the_news(database: Path) -> None:
    """Nothing is taken out of anybody's hands."""
    async with running(database) as driven:
        await driven.press("p")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.press("tab")
        await driven.type("đang")
        field = driven.app.focused

        minh(database, StepTask("2022/IV.5", 1))

        await driven.until(lambda: "minh vừa chuyển 2022/IV.5 sang Đang thực hiện" in driven.answer)
        await driven.type(" soạn")
        assert isinstance(field, TextField)
        assert driven.app.focused is field
        assert field.value == "đang soạn"


@pytest.mark.pty
def test_another_process_writes_and_an_idle_terminal_shows_it_then_is_silent_again(database: Path) -> None:
    """No key was pressed; when the mark is gone nothing is sent any more."""
    arguments = ("-m", "board", "--db", str(database), "--user", "lan", "--plan", "2022", "--today", "16/05/2022")
    with Terminal.python(*arguments, size=(120, 30)) as terminal:
        terminal.wait_for("▌IV.5")
        terminal.settle(quiet=1.5)

        minh(database, StepTask("2022/VII.3", 1))

        terminal.wait_for("ĐANG THỰC HIỆN  1")
        terminal.wait_for("VII.3•")
        terminal.until(lambda: MARK not in terminal.text, "no mark")
        assert "▌IV.5" in terminal.text
        assert terminal.settle(quiet=1.5) == 0
