"""Whose actions and of which days the history shows when its filter asks for them, on a whole board."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from store.filters.language import FilterError
from store.history.views import HistoryAsked
from store.open_board import OpenBoard
from store.wishes import AddNote, SaveView
from tests.board.app_driven import TODAY


def _same(moment: datetime) -> datetime:
    return moment


@pytest.fixture
def worked(database: Path) -> Path:
    """Lan wrote about "minh chứng" on one day, Minh something else on the next."""
    for who, at, words in (
        ("lan", datetime(2022, 5, 15, 18, 30, tzinfo=UTC), "đề nghị bổ sung minh chứng"),
        ("minh", datetime(2022, 5, 17, 2, tzinfo=UTC), "đã nhắc"),
    ):
        with OpenBoard(str(database), user=who, clock=partial(_same, at)) as board:
            board.apply(AddNote("2022/V.1", words), today=TODAY)
    return database


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("minh", [4, 3]),
        ("người:minh", [4]),
        ("người:minh,lan", [4, 3]),
        ("-người:minh mục:V", [3]),
        ("người:tôi", [3]),
        ("người:lan ngày:16/05/2022", [3]),
        ("người:lan ngày:15/05/2022", []),
        ("ngày:>=17/05/2022", [4]),
        ("người:khongco", []),
        ("mục:V người:min nhắc", [4]),
    ],
)
def test_whose_and_when_narrow_the_history(worked: Path, asked: str, found: list[int]) -> None:
    """A name is not looked for in what was written; a day begins in the board's zone: 18:30 UTC is the next one here."""
    with OpenBoard(str(worked), user="lan") as board:
        page = board.history_page(HistoryAsked(filter_text=asked, plans=("2022",), user="lan"), today=TODAY)

    assert [action.number for action in page.actions if action.number > 2] == found


def test_a_wrong_word_beside_them_is_pointed_at_in_the_filter_as_typed(worked: Path) -> None:
    """Whoever reads the message sees what was typed, not what was left of it."""
    with OpenBoard(str(worked), user="lan") as board, pytest.raises(FilterError) as refusal:
        board.history_page(HistoryAsked(filter_text="người:lan màu:đỏ"), today=TODAY)

    assert refusal.value.text == "người:lan màu:đỏ"
    assert refusal.value.text[refusal.value.start : refusal.value.end] == "màu"


def test_a_view_of_the_history_keeps_them_and_one_of_tasks_does_not(worked: Path) -> None:
    """A saved view is understood before it is kept."""
    with OpenBoard(str(worked), user="lan") as board:
        board.apply(SaveView("Việc Minh làm", "người:minh", view="history"), today=TODAY)

        with pytest.raises(FilterError):
            board.apply(SaveView("Sai", "người:minh", view="board"), today=TODAY)
