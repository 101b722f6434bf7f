"""The history in pages: narrowed by whoever, whenever and whatever, and read on where a page ended."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from store.database import open_database
from store.filters.language import FilterError
from store.history.views import HistoryAsked
from store.open_board import OpenBoard
from store.tables import ActionRow
from store.task_views import ActionView
from store.wishes import AddNote, EditAgency, EditTask, ExtendDeadline, Paper
from tests.conftest import MID_MAY, OpenAs, TickingClock

PAPER = Paper("12/QĐ-UBND", date(2022, 5, 10))


@pytest.fixture
def worked(small_board: OpenBoard, open_as: OpenAs, clock: TickingClock) -> OpenBoard:
    """The import (1), lan's note (2), and on the next day minh's extension (3), edit (4), agency (5) and an undo of it (6)."""
    small_board.apply(AddNote("mau/I.1", "chờ ý kiến Sở Tư pháp"), today=MID_MAY)
    clock.moment += timedelta(days=1)
    minh = open_as("minh")
    minh.apply(ExtendDeadline("mau/I.1", date(2022, 9, 30), PAPER), today=MID_MAY)
    minh.apply(EditTask("mau/II.3", (("officer", "lan"),)), today=MID_MAY)
    minh.apply(EditAgency("snv", (("aliases", "Nội vụ"),)), today=MID_MAY)
    minh.undo()
    return small_board


def read(board: OpenBoard, *, limit: int = 100, **asked: object) -> list[int]:
    """The numbers of all actions that are asked for, page by page."""
    wanted = HistoryAsked(**asked)  # type: ignore[arg-type]
    found: list[ActionView] = []
    before: int | None = None
    while True:
        page = board.history_page(wanted, today=MID_MAY, before=before, limit=limit)
        assert len(page.actions) <= limit
        found += page.actions
        before = page.older
        if before is None:
            return [action.number for action in found]


@pytest.mark.parametrize("limit", [1, 2, 3, 6, 100])
def test_pages_give_every_action_once(worked: OpenBoard, limit: int) -> None:
    """Newest first, wherever a page ends."""
    assert read(worked, limit=limit) == [6, 5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({"key": "mau/I.1"}, [3, 2]),
        ({"who": "minh"}, [6, 5, 4, 3]),
        ({"wishes": ("extend", "undo")}, [6, 3]),
        ({"since": date(2022, 5, 17)}, [6, 5, 4, 3]),
        ({"until": date(2022, 5, 16)}, [2, 1]),
        ({"since": date(2022, 5, 16), "until": date(2022, 5, 16)}, [2, 1]),
        ({"who": "minh", "wishes": ("edit",), "key": "mau/II.3"}, [4]),
        ({"plans": ("mau",)}, [6, 5, 4, 3, 2, 1]),
        ({"plans": ("khac",)}, [6, 5]),
    ],
)
def test_each_question_narrows(worked: OpenBoard, asked: dict[str, object], numbers: list[int]) -> None:
    """Who, when, what, of which task and plan; what is about no plan is every plan's."""
    assert read(worked, **asked) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("so tu phap", [2]),
        ("minh", [6, 5, 4, 3]),
        ("12/QĐ", [3]),
        ("chủ-trì:stc", [4]),
        ("chủ-trì:snv -minh", [2]),
        ("II.3", [4]),
        ("I.1", [3, 2]),
        ("-I.1 -undo mục:i", []),
        ("chuyên-viên:lan", [4]),
        ("không đâu có", []),
    ],
)
@pytest.mark.parametrize("limit", [1, 100])
def test_free_words_speak_of_the_action_and_fields_of_its_tasks(
    worked: OpenBoard, text: str, numbers: list[int], limit: int
) -> None:
    """One filter language: what was written and by whom, and on which tasks, as they are now."""
    assert read(worked, filter_text=text, limit=limit) == numbers


def test_a_wrong_filter_is_refused_here_too(worked: OpenBoard) -> None:
    """It points at the word, as everywhere."""
    with pytest.raises(FilterError):
        read(worked, filter_text="màu:đỏ")


def test_a_page_looks_through_so_many_actions_at_most(worked: OpenBoard, clock: TickingClock, board_file: Path) -> None:
    """Whatever hides at the far end of a long history: the page comes soon, and tells where to go on."""
    opened = open_database(str(board_file), user="lan", create=False, at=clock())
    with opened.writing() as session:
        moves = [{"who": "lan", "at": clock(), "zone": "+07:00", "wish": "move"} for _one in range(1_100)]
        session.connection().execute(insert(ActionRow), moves)
    opened.close()

    page = worked.history_page(HistoryAsked(filter_text="12/QĐ-UBND"), today=MID_MAY)

    assert page.actions == ()
    assert page.older is not None
    assert read(worked, filter_text="12/QĐ-UBND") == [3]
