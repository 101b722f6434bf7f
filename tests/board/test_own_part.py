"""A list of one agency's tasks counts whole tasks, its row in the agencies' view its own part: the difference is said."""

from datetime import date
from pathlib import Path

import pytest

from board.said.own_part import own_part_said
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, Paper
from tests.board.app_driven import TODAY, Driven, running
from tests.board.prompt import prompt_on

SAID = "Phần của STC: HT đúng hạn 1, trong hạn 5; III.1: đã nộp, nhóm chưa đủ"


@pytest.fixture
def sent(database: Path) -> Path:
    """Sở Tài chính has sent its part of III.1; 27 others have not."""
    with OpenBoard(str(database), user="lan") as board:
        board.apply(
            CloseDeliverable("2022/III.1", Paper("1/BC-STC", date(2022, 5, 10)), agency="Sở Tài chính"), today=TODAY
        )
    return database


async def list_finance(driven: Driven) -> None:
    """From the row of Sở Tài chính to its tasks."""
    await driven.press("4")
    assert driven.app.board is not None
    finance = next(one.key for one in driven.app.board.agencies.values() if one.abbreviation == "STC")
    driven.main.shown_view().choose(finance)
    await driven.press("enter")
    await driven.until(lambda: driven.main.view == "board")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_behind_enter_on_an_agency_its_own_part_is_told_as_long_as_the_list_is_seen(
    sent: Path, size: tuple[int, int]
) -> None:
    """The row says one thing is done, the list that none is: both are right, of different things."""
    async with running(sent, size=size) as driven:
        await list_finance(driven)
        await driven.until(lambda: SAID in driven.text)

        await driven.press("down", "2")
        await driven.until(lambda: "Phần của STC" in driven.text)

        await driven.press("escape")
        await driven.until(lambda: "Phần của STC" not in driven.text)


def test_the_command_line_says_it_below_the_numbers(sent: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`list` and `status` count whole tasks, too."""
    for words in (("list",), ("status",)):
        lines = prompt_on(sent, capsys)("--plan", "2022", *words, "--filter", "chủ-trì:stc").out.splitlines()
        place = lines.index(SAID)
        assert "Tổng 7 · HT đúng hạn 0" in lines[place - 1]


@pytest.mark.parametrize(
    "text", ["", "stc", "-chủ-trì:stc", "chủ-trì:stc,snv", 'chủ-trì:"các sở, ban, ngành tỉnh"', "lead:ubnd"]
)
def test_nothing_is_said_where_no_single_agency_is_asked_for_or_nothing_differs(sent: Path, text: str) -> None:
    """A line that says nothing new hides those that do."""
    with OpenBoard(str(sent), user="lan") as board:
        view = board.board(["2022"], today=TODAY)

    assert own_part_said(text, view.tasks, view.agencies) == ""
    assert own_part_said("lead:stc", view.tasks, view.agencies) != ""
