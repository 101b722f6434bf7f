"""A board moved to another database is the same one: every row, every number, the secret; or nothing was moved at all."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text, type_coerce

from plans.agency import Directory
from plans.plan import Plan
from store.database import open_database
from store.database_address import shown_address
from store.errors import CannotOpen, NotAllowed
from store.feeds.kept_given_up import FeedsAfter
from store.first_view import first_view
from store.keeping import restore
from store.moving import move_database, open_again
from store.open_board import OpenBoard
from store.stored_text import StoredText
from store.tables import Row
from store.wishes import AddFeed, AddNote, AddUser, CloseDeliverable, EditTask, MoveTask, Paper, RenewFeed, RevokeFeed
from store.words import Column, Role
from tests.conftest import MID_MAY, TickingClock, fill

pytestmark = pytest.mark.usefixtures("data_folder")

AT = datetime(2022, 5, 16, 9, 14, 5, tzinfo=UTC)
PAPER = Paper("12/QĐ-UBND", MID_MAY)

Everything = dict[str, list[tuple[Any, ...]]]
Elsewhere = Callable[[str], AbstractContextManager[int]]

_OPEN_UNTIL_TOLD = """
import sys
from store.open_board import OpenBoard
with OpenBoard(sys.argv[1], user="minh") as board:
    board.plans()
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def elsewhere() -> Elsewhere:
    """Has a board open in another process, and tells its number."""

    @contextmanager
    def opened(database: str) -> Iterator[int]:
        command = (sys.executable, "-c", _OPEN_UNTIL_TOLD, database)
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"open\n"
            yield process.pid
            process.communicate()

    return opened


@pytest.fixture
def worked_on(board_file: Path, small_directory: Directory, small_plan: Plan) -> Path:
    """A board in a file with work of every kind, some of it taken back, so that numbers were given that no row has."""
    fill(str(board_file), small_directory, (small_plan,))
    with OpenBoard(str(board_file), user="lê lan", clock=TickingClock()) as board:
        board.apply(AddNote("mau/I.1", "“Đã nhắc” 100 %\nlần 2"), today=MID_MAY)
        board.apply(CloseDeliverable("mau/I.3", PAPER, agency="stc"), today=MID_MAY)
        board.apply_all(
            (EditTask("mau/I.4", (("officer", "Hà"),)), MoveTask("mau/II.3", Column.DROPPED, PAPER)), today=MID_MAY
        )
        board.apply(AddFeed("lịch của tôi"), today=MID_MAY)
        board.undo()
        board.redo()
        board.apply(AddNote("mau/I.1", "viết nhầm"), today=MID_MAY)
        board.undo()
        board.feed_secret()
    return board_file


def everything(database: str) -> Everything:
    """Every value of every row, as it is stored."""
    with closing(open_database(database, user="x", create=False, at=AT)) as opened, opened.reading() as session:
        found: Everything = {}
        for name, table in Row.metadata.tables.items():
            columns = [type_coerce(column, StoredText) if str(column.type) == "JSON" else column for column in table.c]
            rows = session.connection().execute(select(*columns).order_by(table.c[0]))
            found[name] = [tuple(row) for row in rows]
        return found


def next_note(database: str) -> int:
    """The id that the next note gets."""
    with OpenBoard(database, user="lan", clock=TickingClock()) as board:
        board.apply(AddNote("mau/I.1", "ghi thêm"), today=MID_MAY)
    return max(row[0] for row in everything(database)["note"])


def _copy_of(board_file: Path) -> str:
    """Another board with the same rows, that no move concerns."""
    with OpenBoard(str(board_file), user="lan") as board:
        board.backup(board_file.with_name("bản chép.db"))
    return str(board_file.with_name("bản chép.db"))


def test_a_board_is_the_same_on_a_server_and_back_in_a_file(
    worked_on: Path, empty_database: str, tmp_path: Path
) -> None:
    """Rows, history, ids, versions, texts to the letter; and a number that was given once is given to no other row."""
    back = str(tmp_path / "về.db")
    before = everything(str(worked_on))

    there = move_database(str(worked_on), empty_database, user="lan", at=AT)
    again = move_database(empty_database, back, user="lan", at=AT)
    assert everything(back) == before
    assert next_note(back) == 3
    for old in (empty_database, str(worked_on)):
        open_again(old, user="lan")
        assert everything(old) == before
        assert next_note(old) == 3
    assert there.rows == again.rows == sum(map(len, before.values()))


def test_a_moved_board_shows_the_same(worked_on: Path, empty_database: str) -> None:
    """Views, tasks and history are asked of both."""
    copy = _copy_of(worked_on)
    move_database(str(worked_on), empty_database, user="lan", at=AT)

    with OpenBoard(copy, user="lan") as here, OpenBoard(empty_database, user="lan") as there:
        assert there.board(None, today=MID_MAY) == here.board(None, today=MID_MAY)
        assert there.task("mau/I.1", today=MID_MAY) == here.task("mau/I.1", today=MID_MAY)
        assert there.history() == here.history()
        assert there.calendar(None, today=MID_MAY) == here.calendar(None, today=MID_MAY)
        assert there.clauses("mau") == here.clauses("mau")
        assert there.directory() == here.directory()


def test_addresses_of_feeds_stay_what_they_are(worked_on: Path, empty_database: str, data_folder: Path) -> None:
    """The secret goes along, into a private file of this account; the board's own name for life is in the file's."""
    with OpenBoard(str(worked_on), user="lan") as here:
        before = here.feed_secret()
    moved = move_database(str(worked_on), empty_database, user="lan", at=AT)

    assert moved.secret is not None
    assert moved.secret.parent == data_folder
    assert moved.secret.stat().st_mode & 0o777 == 0o600
    with OpenBoard(empty_database, user="lan") as there:
        assert there.feed_secret() == before


def test_another_host_without_the_secret_makes_no_other_one(worked_on: Path, empty_database: str) -> None:
    """It would show addresses that nobody serves; the administrator copies the file instead."""
    moved = move_database(str(worked_on), empty_database, user="lan", at=AT)
    assert moved.secret is not None
    with OpenBoard(empty_database, user="lan") as board:
        board.feed_secret()
        kept = moved.secret.read_bytes()
        moved.secret.unlink()

        with pytest.raises(CannotOpen) as missing:
            board.feed_secret()
        moved.secret.touch(mode=0o600)
        moved.secret.write_bytes(b"0" * 64 + b"\n")
        with pytest.raises(CannotOpen) as other:
            board.feed_secret()
        moved.secret.write_bytes(kept)

        assert board.feed_secret() == kept.strip()
    assert (missing.value.reason, other.value.reason) == ("no_secret", "other_secret")


def test_nothing_is_moved_over_something(worked_on: Path, empty_database: str, tmp_path: Path) -> None:
    """Neither over a board, nor beside another program's tables, nor over a file."""
    copy = _copy_of(worked_on)
    move_database(str(worked_on), empty_database, user="lan", at=AT)
    before = everything(empty_database)
    letter = tmp_path / "thư.txt"
    letter.write_text("x")

    for source, target, expected in (
        (copy, empty_database, "not_empty"),
        (empty_database, empty_database, "not_empty"),
        (empty_database, str(letter), "exists"),
        (copy, copy, "exists"),
        (str(tmp_path / "không có.db"), empty_database, "missing"),
    ):
        with pytest.raises(CannotOpen) as refused:
            move_database(source, target, user="lan", at=AT)
        assert refused.value.reason == expected

    assert everything(empty_database) == before
    assert letter.read_text() == "x"


def test_a_board_that_somebody_has_open_is_not_moved(
    worked_on: Path, empty_database: str, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    """What they write afterwards would be on the old board alone, and so be lost."""
    before = everything(str(worked_on))
    with elsewhere(str(worked_on)) as process, pytest.raises(CannotOpen) as in_a_file:
        move_database(str(worked_on), empty_database, user="lan", at=AT)
    move_database(str(worked_on), empty_database, user="lan", at=AT)
    with elsewhere(empty_database), pytest.raises(CannotOpen) as on_a_server:
        move_database(empty_database, str(tmp_path / "về.db"), user="lan", at=AT)

    assert (in_a_file.value.reason, in_a_file.value.detail) == ("in_use", f"{process}")
    assert on_a_server.value.reason == "in_use"
    assert "minh" in on_a_server.value.detail
    assert everything(empty_database) == before
    assert not (tmp_path / "về.db").exists()


def test_a_board_that_was_moved_says_where_to_and_is_opened_no_more(
    worked_on: Path, empty_database: str, tmp_path: Path
) -> None:
    """A service that nobody told would publish old deadlines for ever; the password of the new place is not told."""
    move_database(str(worked_on), f"{empty_database}&password=bi-mat", user="lan", at=AT)
    move_database(empty_database, str(tmp_path / "mới.db"), user="lan", at=AT)

    for old, new in ((str(worked_on), empty_database), (empty_database, str(tmp_path / "mới.db"))):
        with pytest.raises(CannotOpen) as refused:
            OpenBoard(old, user="lan")
        assert (refused.value.reason, refused.value.detail) == ("moved", shown_address(new))
        with pytest.raises(CannotOpen, match="moved"):
            move_database(old, str(tmp_path / "lần hai.db"), user="lan", at=AT)
    assert first_view(str(worked_on), None, today=MID_MAY) is None


def test_a_board_that_was_moved_is_opened_again_by_an_admin_alone(worked_on: Path, empty_database: str) -> None:
    """It is the way back; what was written at the new place stays there."""
    with OpenBoard(str(worked_on), user="an") as board:
        board.apply(AddUser("an", Role.ADMIN), today=MID_MAY)
    before = everything(str(worked_on))
    move_database(str(worked_on), empty_database, user="an", at=AT)

    with pytest.raises(NotAllowed):
        open_again(str(worked_on), user="lan")
    with pytest.raises(CannotOpen, match="moved"):
        everything(str(worked_on))
    open_again(str(worked_on), user="an")

    assert everything(str(worked_on)) == before


def test_a_move_that_fails_leaves_the_target_empty(worked_on: Path, empty_database: str) -> None:
    """One of the last rows is refused, as another tool wrote it: none of the first is there."""
    with closing(open_database(str(worked_on), user="x", create=False, at=AT)) as opened, opened.writing() as session:
        session.connection().execute(text("UPDATE stamp SET sequence = 5000000000"))

    with pytest.raises(Exception, match="integer out of range"):
        move_database(str(worked_on), empty_database, user="lan", at=AT)

    with pytest.raises(CannotOpen) as refused:
        everything(empty_database)
    assert refused.value.reason == "empty"


def test_a_backup_of_a_server_is_restored_in_a_file_and_the_other_way(
    worked_on: Path, empty_database: str, tmp_path: Path
) -> None:
    """It is one kind of file, so that nobody has to know where it came from."""
    move_database(str(worked_on), empty_database, user="lan", at=AT)
    saved, again = tmp_path / "máy chủ.db", tmp_path / "tệp.db"
    with OpenBoard(empty_database, user="lan") as board:
        board.backup(saved)
    before = everything(empty_database)
    next_note(empty_database)

    in_a_file = restore(str(again), saved, user="lan", at=AT)
    on_the_server = restore(empty_database, saved, user="lan", at=AT)

    assert everything(str(again)) == everything(empty_database) == before
    assert in_a_file.kept is None
    assert saved.stat().st_mode & 0o777 == 0o600
    assert on_the_server.kept is not None
    assert len(everything(str(on_the_server.kept))["note"]) == len(before["note"]) + 1
    assert on_the_server.kept.stat().st_mode & 0o777 == 0o600


def test_nothing_is_restored_on_a_server_while_a_screen_is_open(
    worked_on: Path, empty_database: str, tmp_path: Path
) -> None:
    """Who has it open is told by name."""
    saved = tmp_path / "sao-luu.db"
    move_database(str(worked_on), empty_database, user="lan", at=AT)
    with OpenBoard(empty_database, user="lê minh") as board:
        board.backup(saved)
        board.plans()

        with pytest.raises(CannotOpen) as refused:
            restore(empty_database, saved, user="lan", at=AT)

        assert refused.value.reason == "in_use"
        assert "lê minh" in refused.value.detail
        assert board.plans()


def test_a_lost_server_board_comes_back_into_an_empty_database(
    worked_on: Path, empty_database: str, tmp_path: Path
) -> None:
    """Nothing is kept, as nothing was there."""
    with OpenBoard(str(worked_on), user="lan") as board:
        board.backup(tmp_path / "sao-luu.db")

    done = restore(empty_database, tmp_path / "sao-luu.db", user="lan", at=AT)

    assert done.kept is None
    assert everything(empty_database) == everything(str(worked_on))


def test_a_damaged_backup_is_not_restored_on_a_server(worked_on: Path, empty_database: str, tmp_path: Path) -> None:
    """The file is looked at first, and the board that is there stays."""
    move_database(str(worked_on), empty_database, user="lan", at=AT)
    before = everything(empty_database)
    damaged = tmp_path / "hỏng.db"
    damaged.write_bytes(b"khong phai" * 1000)

    with pytest.raises(CannotOpen) as refused:
        restore(empty_database, damaged, user="lan", at=AT)

    assert refused.value.reason == "not_a_database"
    assert everything(empty_database) == before


@pytest.mark.parametrize("kind", ["file", "server"])
def test_addresses_that_were_given_up_since_the_backup_stay_given_up(
    kind: str, worked_on: Path, empty_database: str, tmp_path: Path
) -> None:
    """Whoever had to lose one would get the calendar again; and what was added since is told, as nobody serves it now."""
    board_at, saved = str(worked_on), tmp_path / "sao-luu.db"
    with OpenBoard(board_at, user="lan") as board:
        board.apply(AddFeed("cho Hà", owner="Hà"), today=MID_MAY)
        board.apply(AddFeed("giữ nguyên"), today=MID_MAY)
    if kind == "server":
        move_database(board_at, empty_database, user="lan", at=AT)
        board_at = empty_database
    with OpenBoard(board_at, user="lan", clock=TickingClock()) as board:
        board.backup(saved)
        board.apply(RevokeFeed("1"), today=MID_MAY)
        board.apply(RenewFeed("2"), today=MID_MAY)
        board.apply(AddFeed("mới"), today=MID_MAY)
        board.apply(AddNote("mau/I.1", "ghi sau"), today=MID_MAY)
        before = board.feeds()

    done = restore(board_at, saved, user="lan", at=AT, why="khôi phục")

    assert done.feeds is not None
    assert [[feed.name for feed in kind] for kind in done.feeds] == [["lịch của tôi"], ["cho Hà"], ["mới"]]
    with OpenBoard(board_at, user="lan", clock=TickingClock()) as board:
        assert board.feeds() == before[:3]
        assert [(action.wish, action.why) for action in board.history(limit=2)] == [
            ("renew_feed", "khôi phục"),
            ("revoke_feed", "khôi phục"),
        ]
        board.undo()  # not of these: of what came before
        assert [feed.address for feed in board.feeds()[:2]] == [feed.address for feed in before[:2]]
        board.apply(AddFeed("khác"), today=MID_MAY)
        assert board.feeds()[-1].address not in [feed.address for feed in before]


def test_a_restore_after_which_nothing_was_given_up_changes_no_row(worked_on: Path, tmp_path: Path) -> None:
    """The board is the saved one, also in its history."""
    with OpenBoard(str(worked_on), user="lan") as board:
        board.backup(tmp_path / "sao-luu.db")
    before = everything(str(worked_on))

    done = restore(str(worked_on), tmp_path / "sao-luu.db", user="lan", at=AT)

    assert done.feeds == FeedsAfter()
    assert everything(str(worked_on)) == before


def test_of_a_damaged_board_nobody_knows_what_was_given_up(worked_on: Path, tmp_path: Path) -> None:
    """Then whoever restores must look through the feeds."""
    with OpenBoard(str(worked_on), user="lan") as board:
        board.backup(tmp_path / "sao-luu.db")
    worked_on.write_bytes(b"khong doc duoc" * 1000)

    assert restore(str(worked_on), tmp_path / "sao-luu.db", user="lan", at=AT).feeds is None
