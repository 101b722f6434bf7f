"""What an older board that comes back means for the addresses of feeds, in a file and on a server."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plans.agency import Directory
from plans.plan import Plan
from store.database_address import is_postgres
from store.errors import CannotOpen
from store.feeds.kept_given_up import FeedsAfter
from store.keeping import restore
from store.open_board import OpenBoard
from store.wishes import AddFeed, RenewFeed, RevokeFeed
from tests.conftest import MID_MAY, TickingClock, fill
from tests.postgres_databases import drop_database, new_database

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


@pytest.fixture
def empty_place(board_at: str, tmp_path: Path) -> Iterator[str]:
    """Where no board is, of the same kind."""
    if not is_postgres(board_at):
        yield str(tmp_path / "mới.db")
        return
    database = new_database()
    yield database
    drop_database(database)


def test_where_no_board_was_before_nobody_knows_what_was_given_up_since(empty_place: str, saved: Path) -> None:
    """A feed that was revoked after the backup is served again: that is said, not left to be found out."""
    assert restore(empty_place, saved, user="lan", at=AT).feeds is None


def test_over_another_board_nobody_knows_either(empty_place: str, saved: Path) -> None:
    """On a new host somebody may have opened an empty board first: it knows nothing of this one's feeds."""
    with OpenBoard(empty_place, user="lan"):
        pass

    assert restore(empty_place, saved, user="lan", at=AT).feeds is None


def test_of_a_backup_without_feeds_there_is_nothing_to_tell(board_at: str, empty_place: str, tmp_path: Path) -> None:
    """A feed that is revoked in the backup cannot come back."""
    with OpenBoard(board_at, user="lan", clock=TickingClock()) as board:
        board.apply(RevokeFeed("1"), today=MID_MAY)
        board.backup(tmp_path / "không lịch.db")

    done = restore(empty_place, tmp_path / "không lịch.db", user="lan", at=AT)

    assert done.feeds == FeedsAfter()
