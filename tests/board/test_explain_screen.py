"""The explanation on the screen and at the prompt: one key away from whatever shows how something stands."""

from pathlib import Path

from board.screens.explain_screen import ExplainScreen
from board.screens.main_screen import MainScreen
from board.screens.task_screen import TaskScreen
from tests.board.app_driven import Driven, running
from tests.board.prompt import Prompt


def explaining(app: Driven) -> bool:
    """Whether the explanation is what is seen."""
    return isinstance(app.app.screen, ExplainScreen)


async def test_i_explains_the_selected_card_and_goes_back(database: Path) -> None:
    """The projector's question is always the same: why is this red?"""
    async with running(database) as app:
        await app.press("i")
        await app.until(lambda: explaining(app))

        assert "Vì sao: IV.5" in app.text
        assert "Quá hạn vì hạn 31/12/2021" in app.text
        assert "Căn cứ" in app.text

        await app.press("i")
        await app.until(lambda: isinstance(app.app.screen, MainScreen))


async def test_timeline_and_matrix_explain_the_same_task(database: Path) -> None:
    """One selection, one reason."""
    for view in ("timeline", "matrix"):
        async with running(database, view=view) as app:
            await app.press("i")
            await app.until(lambda app=app: explaining(app))

            assert "Vì sao: " in app.text
            assert "Quy tắc" in app.text


async def test_an_agencys_row_is_explained_by_its_tasks(database: Path) -> None:
    """Behind "8 overdue" stand eight tasks."""
    async with running(database, view="agencies") as app:
        await app.press("i")
        await app.until(lambda: explaining(app))

        assert "được tính một lần" in app.text
        assert "chậm 46 ngày (hạn 31/03/2022)" in app.text


async def test_on_the_tasks_screen_the_selected_deliverable_is_explained(database: Path) -> None:
    """VI.6 has two outputs; the second waits for a report."""
    async with running(database, filter_text="hướng dẫn, đôn đốc, nhắc nhở") as app:
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, TaskScreen))
        await app.press("i")
        await app.until(lambda: explaining(app))

        assert "chậm 46 ngày" in app.text
        assert "Esc về nhiệm vụ" in app.text  # it goes back to the task, not to the board
        await app.press("escape")
        await app.until(lambda: isinstance(app.app.screen, TaskScreen))


async def test_an_explanation_follows_the_task(database: Path) -> None:
    """Evidence recorded from the explanation itself changes the conclusion that is read."""
    async with running(database) as app:
        await app.press("i")
        await app.until(lambda: explaining(app))
        await app.press("m")
        await app.until(lambda: not explaining(app))
        await app.type("12/KH-SNV")
        await app.press("tab")
        await app.type("20/12/2021")
        await app.press("enter")
        await app.until(lambda: "Hoàn thành đúng hạn vì minh chứng 12/KH-SNV" in app.text)

        assert "có trước ngày ký 23/12/2021: vẫn được tính" in app.text


async def test_it_can_be_read_on_a_small_terminal(database: Path) -> None:
    """Forty cells: labels above the words, and the arrows scroll to the end."""
    async with running(database, size=(40, 15)) as app:
        await app.press("i")
        await app.until(lambda: explaining(app))
        assert "▼ còn tiếp" in app.text

        await app.press("end")
        assert "Căn cứ" in app.text
        assert "▼ còn tiếp" not in app.text


def test_the_prompt_explains_too(prompt: Prompt) -> None:
    """The same sentences for a letter or a script."""
    said = prompt("show", "2022/IV.1", "--explain", "--today", "16/05/2022")

    assert said.code == 0
    assert said.out.startswith("Tình trạng")
    assert "< ngày xem 16/05/2022" in said.out
    assert "Nhiệm vụ " not in said.out.split("\n")[1]
