"""What an older board that comes back means for the addresses of feeds, in a file and on a server."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from plans.agency import Directory
from plans.plan import Plan
from store.database_address import is_postgres
from store.errors import CannotOpen
from store.feeds.kept_given_up import FeedsAfter
from store.keeping import restore
from store.open_board import OpenBoard
from store.views import CalendarEntryView
from store.wishes import AddFeed, ExtendDeadline, Paper, RenewFeed, RevokeFeed
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


def events(place: str) -> dict[str, CalendarEntryView]:
    """The board's events by their UID."""
    with OpenBoard(place, user="lan") as board:
        return {entry.uid: entry for entry in board.calendar(["mau"], today=MID_MAY)}


def extend(place: str, until: date) -> None:
    """Give I.1 another day."""
    with OpenBoard(place, user="lan", clock=TickingClock()) as board:
        board.apply(ExtendDeadline("mau/I.1", until, Paper("9/CV-UBND", MID_MAY)), today=MID_MAY)


def test_an_event_that_goes_back_to_its_older_day_has_a_higher_sequence_than_calendars_have_seen(
    board_at: str, saved: Path
) -> None:
    """A calendar program keeps the event with the higher SEQUENCE: it would else go on showing the later day."""
    extend(board_at, date(2022, 11, 30))
    extend(board_at, date(2022, 12, 15))
    published = events(board_at)

    restore(board_at, saved, user="lan", at=AT)

    back = events(board_at)
    moved = [uid for uid in published if back[uid] != published[uid]]
    assert [published[uid].task.number for uid in moved] == ["I.1"]
    assert all(back[uid].sequence > published[uid].sequence for uid in moved)
    assert all(back[uid].stamped > published[uid].stamped for uid in moved)


def test_an_event_goes_on_rising_after_a_restore(board_at: str, saved: Path) -> None:
    """The first change after it would else be the one that no calendar takes."""
    extend(board_at, date(2022, 11, 30))
    restore(board_at, saved, user="lan", at=AT)
    before = events(board_at)

    extend(board_at, date(2022, 12, 31))

    after = events(board_at)
    assert [after[uid].sequence - before[uid].sequence for uid in before if after[uid] != before[uid]] == [1]


def test_an_event_that_comes_again_after_a_restore_is_not_older_than_calendars_know_it(
    board_at: str, saved: Path, small_plan: Plan
) -> None:
    """A plan that was imported after the backup is imported once more; its tasks may get the numbers that they had."""
    later = replace(small_plan, key="sau", number="2/KH-UBND")

    def imported() -> dict[str, CalendarEntryView]:
        with OpenBoard(board_at, user="lan", clock=TickingClock()) as board:
            board.import_plan(later, source="mẫu")
            return {entry.uid: entry for entry in board.calendar(["sau"], today=MID_MAY)}

    before = imported()
    restore(board_at, saved, user="lan", at=AT)
    after = imported()

    assert before.keys() & after.keys()
    assert all(after[uid].sequence > entry.sequence for uid, entry in before.items() if uid in after)
