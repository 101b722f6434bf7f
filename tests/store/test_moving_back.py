"""The way back after a move leaves one board that takes writes, or says that there are two."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.database_address import shown_address
from store.errors import CannotOpen, NotAllowed
from store.keeping_errors import NotClosedThere
from store.moving import move_database, open_again
from store.open_board import OpenBoard
from store.wishes import AddFeed, AddUser
from store.words import Role
from tests.conftest import MID_MAY

pytestmark = pytest.mark.usefixtures("data_folder")

AT = datetime(2022, 5, 16, 9, 14, 5, tzinfo=UTC)


@pytest.fixture
def old(small_board: OpenBoard, board_file: Path) -> str:
    """A board with a feed."""
    small_board.apply(AddFeed("lịch"), today=MID_MAY)
    small_board.close()
    return str(board_file)


@pytest.fixture(params=["file", "server"])
def new(request: pytest.FixtureRequest, old: str, tmp_path: Path) -> str:
    """Where it was moved to."""
    place = str(tmp_path / "mới.db" if request.param == "file" else request.getfixturevalue("empty_database"))
    move_database(old, place, user="lan", at=AT)
    return place


def test_the_new_place_is_closed_when_the_old_one_is_opened_again(old: str, new: str) -> None:
    """What is written on two boards never comes together again."""
    done = open_again(old, user="lan")

    assert (done.left, done.reason, done.feeds) == (shown_address(new), "", True)
    with pytest.raises(CannotOpen) as refused:
        OpenBoard(new, user="lan", create=False)
    assert (refused.value.reason, refused.value.detail) == ("moved", old)
    with OpenBoard(old, user="lan", create=False) as board:
        assert board.plans()


def test_nothing_is_opened_again_while_others_have_the_new_place_open(old: str, new: str) -> None:
    """Their screens would go on writing on a board that is closed."""
    with OpenBoard(new, user="minh", create=False) as board:
        board.plans()
        with pytest.raises(CannotOpen) as refused:
            open_again(old, user="lan")
        assert (refused.value.reason, refused.value.path) == ("in_use", shown_address(new))
    with pytest.raises(CannotOpen, match="moved"):
        OpenBoard(old, user="lan", create=False)


def test_who_is_no_admin_any_more_at_the_new_place_opens_the_old_one_no_more(old: str, new: str) -> None:
    """Else whoever was let go would have the last word on which board counts."""
    with OpenBoard(new, user="an", create=False) as board:
        board.apply(AddUser("an", Role.ADMIN), today=MID_MAY)

    with pytest.raises(NotAllowed):
        open_again(old, user="lan")


def test_nothing_is_opened_again_as_long_as_the_new_place_is_out_of_reach(old: str, tmp_path: Path) -> None:
    """It may only be elsewhere, and take writes; the way back must still stand open when it is known to be lost."""
    place = tmp_path / "mới.db"
    move_database(old, str(place), user="lan", at=AT)
    place.rename(tmp_path / "chỗ khác.db")

    with pytest.raises(NotClosedThere) as refused:
        open_again(old, user="lan")
    with pytest.raises(CannotOpen, match="moved"):
        OpenBoard(old, user="lan", create=False)
    done = open_again(old, user="lan", leave_open=True)

    assert (refused.value.left, refused.value.reason) == (done.left, done.reason) == (str(place), "missing")


def test_the_way_back_is_found_from_any_folder(old: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place that was named from one folder was another one from the next, and two boards took writes."""
    monkeypatch.chdir(tmp_path)
    moved = move_database(Path(old).name, "mới.db", user="lan", at=AT)
    (tmp_path / "khác").mkdir()
    monkeypatch.chdir(tmp_path / "khác")

    done = open_again(f"../{Path(old).name}", user="lan")

    assert (moved.source, moved.target) == (old, str(tmp_path / "mới.db"))
    assert (done.left, done.reason) == (moved.target, "")
    with pytest.raises(CannotOpen) as refused:
        OpenBoard(moved.target, user="lan", create=False)
    assert refused.value.detail == old


def test_a_board_that_went_on_from_the_new_place_is_told(old: str, new: str, tmp_path: Path) -> None:
    """That one takes writes; the one between has none since."""
    last = str(tmp_path / "cuối.db")
    move_database(new, last, user="lan", at=AT)

    with pytest.raises(NotClosedThere) as refused:
        open_again(old, user="lan")
    done = open_again(old, user="lan", leave_open=True)

    assert (refused.value.left, refused.value.reason) == (done.left, done.reason) == (last, "moved")


def test_a_board_that_never_moved_is_told_apart(old: str) -> None:
    """Nothing is opened again then."""
    assert open_again(old, user="lan").left is None
