"""What an older board that comes back means for the addresses of feeds, in a file and on a server."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from plans.agency import Directory
from plans.plan import Plan
from store.errors import CannotOpen
from store.keeping import restore
from store.open_board import OpenBoard
from store.wishes import AddFeed, RenewFeed
from tests.conftest import MID_MAY, TickingClock, fill

pytestmark = pytest.mark.usefixtures("data_folder")

AT = datetime(2022, 5, 16, 9, 14, 5, tzinfo=UTC)


@pytest.fixture(params=["file", "server"])
def board_at(request: pytest.FixtureRequest, board_file: Path, small_directory: Directory, small_plan: Plan) -> str:
    """Where a board with one feed is, whose address was given out."""
    place = str(board_file if request.param == "file" else request.getfixturevalue("empty_database"))
    fill(place, small_directory, (small_plan,))
    with OpenBoard(place, user="lan", clock=TickingClock()) as board:
        board.apply(AddFeed("lịch"), today=MID_MAY)
        board.feed_secret()
    return place


@pytest.fixture
def saved(board_at: str, tmp_path: Path) -> Path:
    """A backup of it."""
    with OpenBoard(board_at, user="lan") as board:
        board.backup(tmp_path / "sao-luu.db")
    return tmp_path / "sao-luu.db"


def test_a_restore_goes_on_with_the_secret_that_took_the_lost_ones_place(board_at: str, saved: Path) -> None:
    """The addresses that were given out with the new one stay in force; nobody has to renew them a second time."""
    with OpenBoard(board_at, user="lan", clock=TickingClock()) as board:
        board.secret_path().unlink()
        board.renew_feed_secret()
        board.apply(RenewFeed("1"), today=MID_MAY)
        secret, address = board.feed_secret(), board.feeds()[0].address

    restore(board_at, saved, user="lan", at=AT)

    with OpenBoard(board_at, user="lan") as board:
        assert board.feed_secret() == secret
        assert board.feeds()[0].address == address


def test_a_restore_does_not_make_do_with_a_secret_that_the_board_never_had(board_at: str, saved: Path) -> None:
    """With the one of the backup brought back beside the file, the backup's own word stands."""
    with OpenBoard(board_at, user="lan", clock=TickingClock()) as board:
        path, first = board.secret_path(), board.feed_secret()
        path.unlink()
        board.renew_feed_secret()
        path.write_bytes(first + b"\n")
        with pytest.raises(CannotOpen, match="other_secret"):
            board.feed_secret()

    restore(board_at, saved, user="lan", at=AT)

    with OpenBoard(board_at, user="lan") as board:
        assert board.feed_secret() == first
