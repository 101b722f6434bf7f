"""Calendar feeds in the store: what they are, and that no token of theirs is kept."""

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from store.errors import AlreadyThere, CannotOpen, ChangedMeanwhile, UnknownFeed, UnknownPlan, WrongValue
from store.feeds.rows import Fetch
from store.feeds.secret import read_secret, secret_path
from store.feeds.views import FeedView
from store.filters.language import FilterError
from store.open_board import OpenBoard
from store.wishes import AddFeed, CloseDeliverable, EditAgency, Paper, RenewFeed, RevokeFeed
from tests.conftest import MID_MAY, OpenAs

PAPER = Paper("12/QĐ-UBND", date(2022, 5, 10))
LATER = date(2022, 6, 1)


def added(board: OpenBoard, wish: AddFeed) -> FeedView:
    """The feed that the wish added."""
    board.apply(wish, today=MID_MAY)
    return board.feeds()[-1]


def given_up(feed: FeedView) -> list[tuple[int, date | None]]:
    """Every generation of its address, and the day on which it was given up."""
    return [(address.generation, address.given_up) for address in feed.addresses()]


def test_a_feed_knows_its_owner_and_its_scope(small_board: OpenBoard) -> None:
    """One per member and feed: each can be taken from that member alone."""
    wish = AddFeed(
        "Sở Nội vụ",
        owner="Ông A",
        plans=("mau",),
        agency="SNV",
        role="any",
        section="I",
        filter_text="hạn:<=31/12/2022",
        reminders=(1, 7, 7),
        titles_only=True,
        language="en",
    )

    feed = added(small_board, wish)

    assert (feed.name, feed.owner, feed.plans, feed.role, feed.section) == ("Sở Nội vụ", "Ông A", ("mau",), "any", "I")
    assert feed.agency is not None
    assert feed.agency.key == "snv"
    assert (feed.filter_text, feed.reminders, feed.titles_only, feed.language) == (
        "hạn:<=31/12/2022",
        (7, 1),
        True,
        "en",
    )
    assert given_up(feed) == [(1, None)]


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (AddFeed("  "), WrongValue),
        (AddFeed("x" * 121), WrongValue),
        (AddFeed("x", plans=("không",)), UnknownPlan),
        (AddFeed("x", role="owner"), WrongValue),
        (AddFeed("x", section="IX"), WrongValue),
        (AddFeed("x", filter_text="mục:IX"), FilterError),
        (AddFeed("x", reminders=(28,)), WrongValue),
        (AddFeed("x", language="fr"), WrongValue),
    ],
)
def test_a_feed_that_could_show_nothing_is_refused(
    small_board: OpenBoard, wish: AddFeed, refusal: type[Exception]
) -> None:
    """Its subscriber would see an empty calendar and think that nothing is due."""
    with pytest.raises(refusal):
        small_board.apply(wish, today=MID_MAY)

    assert small_board.feeds() == ()


def test_an_owner_has_a_feed_of_one_name_once(small_board: OpenBoard) -> None:
    """Else nobody could say which one to revoke; another owner may have the same."""
    small_board.apply(AddFeed("Sở Nội vụ", owner="A"), today=MID_MAY)

    with pytest.raises(AlreadyThere):
        small_board.apply(AddFeed("so noi vu", owner="a"), today=MID_MAY)
    small_board.apply(AddFeed("Sở Nội vụ", owner="B"), today=MID_MAY)

    with pytest.raises(UnknownFeed) as unclear:
        small_board.apply(RevokeFeed("Sở Nội vụ"), today=MID_MAY)
    assert [number for number, _name, _owner in unclear.value.near] == [1, 2]


def test_a_revoked_feed_stays_known_with_its_day(small_board: OpenBoard) -> None:
    """Its address shows an empty calendar first, and is gone later: that takes the day."""
    small_board.apply(AddFeed("Sở Nội vụ"), today=MID_MAY)

    small_board.apply(RevokeFeed("sở nội vụ"), today=LATER)

    assert given_up(small_board.feeds()[0]) == [(1, LATER)]
    for again in (RevokeFeed("1"), RenewFeed("1")):
        with pytest.raises(AlreadyThere):
            small_board.apply(again, today=LATER)


def test_a_renewed_feed_has_the_next_generation_and_gives_the_one_before_up(small_board: OpenBoard) -> None:
    """An address that has leaked is worth nothing from then on."""
    small_board.apply(AddFeed("Sở Nội vụ"), today=MID_MAY)

    small_board.apply(RenewFeed("1"), today=MID_MAY)
    small_board.apply(RenewFeed("1"), today=LATER)

    assert given_up(small_board.feeds()[0]) == [(1, MID_MAY), (2, LATER), (3, None)]


def test_every_change_of_a_feed_is_in_the_history_and_can_be_taken_back(small_board: OpenBoard) -> None:
    """Who gave whom an address is what one asks after a leak."""
    small_board.apply(AddFeed("Sở Nội vụ", owner="Ông A"), today=MID_MAY)
    small_board.apply(RenewFeed("1"), today=MID_MAY)
    small_board.apply(RevokeFeed("1"), today=LATER)

    wishes = [(action.wish, [change.field for change in action.changes]) for action in small_board.history(limit=3)]
    assert wishes == [("revoke_feed", ["feed_revoked"]), ("renew_feed", ["feed_address"]), ("feed", ["feed"])]
    small_board.undo()
    assert given_up(small_board.feeds()[0]) == [(1, MID_MAY), (2, None)]
    small_board.undo()
    assert given_up(small_board.feeds()[0]) == [(1, None)]
    small_board.undo()
    assert small_board.feeds() == ()
    small_board.redo()
    assert [feed.number for feed in small_board.feeds()] == [1]


def test_an_agency_that_a_feed_is_about_stays(small_board: OpenBoard, open_as: OpenAs) -> None:
    """Undoing the agency would leave the subscriber with a calendar about nobody."""
    small_board.apply(EditAgency(None, (("name", "Sở Y tế"), ("abbreviation", "SYT"))), today=MID_MAY)
    open_as("minh").apply(AddFeed("Sở Y tế", agency="SYT"), today=MID_MAY)

    with pytest.raises(ChangedMeanwhile):
        small_board.undo()


def test_a_fetch_is_noted_and_is_no_action_of_anybody(small_board: OpenBoard) -> None:
    """It must not stand in the history, nor make every screen read the board again."""
    small_board.apply(AddFeed("Sở Nội vụ"), today=MID_MAY)
    before = small_board.last_change()

    small_board.note_fetches([Fetch(1, LATER, "google"), Fetch(99, LATER, "apple")])

    feed = small_board.feeds()[0]
    assert (feed.fetched_on, feed.fetched_by) == (LATER, "google")
    assert small_board.last_change() == before


def test_the_secret_is_made_once_and_is_its_owners_alone(small_board: OpenBoard, board_file: Path) -> None:
    """Every address is made of it: a second one would end all subscriptions."""
    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: found.append(read_secret(secret_path(board_file)))) for _each in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    path = secret_path(board_file)
    assert set(found) == {small_board.feed_secret()}
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes().strip() not in board_file.read_bytes()
    assert sorted(one.name for one in path.parent.glob("*.secret*")) == [path.name]


@pytest.mark.parametrize(("content", "mode", "reason"), [(b"a" * 64, 0o640, "exposed"), (b"a" * 9, 0o600, "other")])
def test_a_secret_that_others_read_or_that_is_cut_is_refused(
    board_file: Path, content: bytes, mode: int, reason: str
) -> None:
    """Going on with it would hand every calendar out, or give every feed another address."""
    path = secret_path(board_file)
    path.write_bytes(content)
    path.chmod(mode)

    with pytest.raises(CannotOpen) as refusal:
        read_secret(path)

    assert refusal.value.reason == reason


def test_a_board_from_before_gets_a_stamp_for_each_members_own_event(
    small_board: OpenBoard, board_file: Path, open_as: OpenAs
) -> None:
    """Members' calendars had the group's stamp until then: nobody's event may seem older than it was."""
    small_board.apply(CloseDeliverable("mau/I.3", PAPER, agency="stc"), today=MID_MAY)
    small_board.close()
    with sqlite3.connect(board_file) as database:
        database.execute("DELETE FROM stamp WHERE uid LIKE '%-m_@%'")
        database.execute(import_module("store.migrations.versions.0003_feeds").STAMPS_OF_MEMBERS)
    database.close()

    board = open_as()

    group = next(entry for entry in board.calendar(["mau"], today=MID_MAY) if entry.task.number == "I.3")
    assert [(one.sequence, one.stamped) for one in group.own] == [(group.sequence, group.stamped)] * 3
    board.apply(CloseDeliverable("mau/I.3", PAPER, agency="snv"), today=MID_MAY)
    group = next(entry for entry in board.calendar(["mau"], today=MID_MAY) if entry.task.number == "I.3")
    assert [one.sequence for one in group.own] == [2, 2, 2]


def test_an_address_is_never_given_out_twice_whatever_is_taken_back(small_board: OpenBoard) -> None:
    """Numbers and generations come again after an undo or a restore; what an address has of its own does not."""
    seen = {added(small_board, AddFeed("một")).address}
    for _time in range(2):
        small_board.apply(RenewFeed("1"), today=LATER)
        seen.add(small_board.feeds()[0].address)
        small_board.undo()

    assert len(seen) == 3
    small_board.redo()
    assert small_board.feeds()[0].address in seen


def test_a_feed_from_before_keeps_its_address_until_it_is_renewed(small_board: OpenBoard, board_file: Path) -> None:
    """Its address has nothing of its own; everybody who subscribed goes on getting it."""
    added(small_board, AddFeed("một"))
    with sqlite3.connect(board_file) as database:
        database.execute("UPDATE feed SET nonce = '', retired = '[[7, \"2022-01-05\"]]'")
    database.close()

    before = small_board.feeds()[0]
    small_board.apply(RenewFeed("1"), today=LATER)

    assert [(one.generation, one.nonce) for one in before.addresses()] == [(7, ""), (1, "")]
    assert [one[:2] for one in small_board.feeds()[0].retired] == [(7, ""), (1, "")]
    assert small_board.feeds()[0].nonce


def test_a_board_that_was_looked_at_on_an_earlier_day_has_the_address_of_then(
    small_board: OpenBoard, board_file: Path
) -> None:
    """Also where an older program wrote down a feed without what its address has of its own."""
    first = added(small_board, AddFeed("một"))
    change = small_board.last_change()
    small_board.undo()
    with sqlite3.connect(board_file) as database:
        database.execute("UPDATE change SET before = json_remove(before, '$.nonce') WHERE table_name = 'feed'")
    database.close()
    small_board.apply(AddFeed("hai"), today=LATER)
    small_board.undo()

    with small_board.as_of(change=change) as past:
        assert [(feed.number, feed.name, feed.nonce) for feed in past.feeds()] == [(first.number, "một", "")]


def test_the_doctor_finds_that_the_secret_is_missing_or_another(small_board: OpenBoard) -> None:
    """It names the file, which is to be fetched from a backup."""

    def found() -> tuple[bool, str]:
        (one,) = (one for one in small_board.doctor() if one.name == "feed_secret")
        return one.ok, one.detail

    path = small_board.secret_path()
    assert found() == (True, "-")
    added(small_board, AddFeed("một"))
    small_board.feed_secret()
    assert found() == (True, str(path))
    path.unlink()
    assert found() == (False, f"{path} (no_secret)")
    path.touch(mode=0o600)
    path.write_bytes(b"0" * 64)
    assert found() == (False, f"{path} (other_secret)")


def test_a_lost_secret_is_replaced_on_purpose_alone(small_board: OpenBoard) -> None:
    """All addresses are others then; so nothing does it by the way."""
    added(small_board, AddFeed("một"))
    before = small_board.feed_secret()
    small_board.secret_path().unlink()
    with pytest.raises(CannotOpen, match="no_secret"):
        small_board.feed_secret()

    small_board.renew_feed_secret()

    assert small_board.feed_secret() != before


_READ = """
import os, sys
from pathlib import Path
from store.errors import CannotOpen
from store.feeds.secret import read_secret
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    read_secret(Path(sys.argv[1]))
except CannotOpen as error:
    print(error.reason)
"""


def test_a_secret_that_belongs_to_another_account_is_told_apart_from_a_lost_one() -> None:
    """Copied back by root, it is there and right: it needs its owner, not new addresses for everybody."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "board.db.secret"
        path.write_bytes(b"0" * 64)
        path.chmod(0o000 if os.geteuid() else 0o600)
        Path(folder).chmod(0o755)

        said = subprocess.run((sys.executable, "-c", _READ, str(path)), capture_output=True, text=True, check=True)

    assert said.stdout == "unreadable\n"
