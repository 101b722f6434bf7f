"""`board calendar publish`: feeds as files that a web server serves."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest

from board.calendar.publish import GONE, STATE, Published, publish
from store.errors import CannotOpen
from store.keeping import restore
from store.open_board import OpenBoard
from store.wishes import (
    AddFeed,
    AddNote,
    CloseDeliverable,
    EditAgency,
    EditTask,
    ExtendDeadline,
    MoveTask,
    Paper,
    RenewFeed,
    RevokeFeed,
    Wish,
)
from store.words import Column
from tests.board.prompt import Prompt
from tests.conftest import MID_MAY, OpenAs

PAPER = Paper("12/QĐ-UBND", date(2022, 5, 10))
Publish = Callable[..., Published]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the calendars are published; not there yet."""
    return tmp_path / "lich"


@pytest.fixture
def published(small_board: OpenBoard, folder: Path) -> Publish:
    """Publishes a board with two feeds: all tasks with reminders, and what concerns STC."""
    small_board.apply(AddFeed("Tất cả", reminders=(7,)), today=MID_MAY)
    small_board.apply(AddFeed("STC", agency="stc", role="any"), today=MID_MAY)
    return lambda today=MID_MAY: publish(small_board, folder, today=today)


def files(folder: Path) -> dict[str, bytes]:
    """The calendars in the folder."""
    return {one.name: one.read_bytes() for one in folder.glob("*.ics")}


def test_every_feed_is_one_file_that_only_the_web_server_reads_too(published: Publish, folder: Path) -> None:
    """No index, no name that could be guessed, and the note of how they were written is the owner's alone."""
    done = published()

    assert sorted(files(folder)) == sorted(done.written)
    assert len(done.written) == 2
    assert {one.stat().st_mode & 0o777 for one in folder.glob("*.ics")} == {0o640}
    assert (folder.stat().st_mode & 0o777, (folder / STATE).stat().st_mode & 0o777) == (0o750, 0o600)
    assert sorted(one.name for one in folder.iterdir()) == sorted([STATE, *done.written])


def test_nothing_changed_writes_nothing(published: Publish, folder: Path) -> None:
    """A file that is written anew looks changed to the web server, and every client fetches it again."""
    published()
    before = {one: (one.stat().st_mtime_ns, one.stat().st_ino) for one in folder.iterdir()}

    done = published()

    assert (done.written, done.removed, done.unchanged) == ([], [], 2)
    assert {one: (one.stat().st_mtime_ns, one.stat().st_ino) for one in folder.iterdir()} == before


def test_a_change_that_no_calendar_shows_writes_no_calendar(
    published: Publish, small_board: OpenBoard, folder: Path
) -> None:
    """A note is for the board."""
    published()
    small_board.apply(AddNote("mau/I.1", "đã nhắc"), today=MID_MAY)

    assert published().written == []


@pytest.mark.parametrize(
    "wish",
    [
        ExtendDeadline("mau/I.4", date(2022, 11, 30), PAPER),
        ExtendDeadline("mau/I.3", date(2023, 1, 31), PAPER, agency="stc"),
        CloseDeliverable("mau/I.3", PAPER, agency="stc"),
        CloseDeliverable("mau/II.2", PAPER, number=7),
        MoveTask("mau/II.7", Column.DROPPED, PAPER),
        EditTask("mau/II.7", (("lead", "Sở Nội vụ"),)),
        EditTask("mau/II.7", (("deadline", "Quý III/2022"),)),
        EditAgency("stc", (("abbreviation", "STCh"),)),
        AddFeed("Mới"),
    ],
)
def test_after_a_change_the_folder_is_as_if_it_were_new(
    published: Publish, small_board: OpenBoard, folder: Path, tmp_path: Path, wish: Wish
) -> None:
    """What is kept from the files before may never differ from what is written anew."""
    published()

    for change in (lambda: small_board.apply(wish, today=MID_MAY), small_board.undo):
        change()
        done = published()
        publish(small_board, tmp_path / f"anew{small_board.last_change()}", today=MID_MAY)

        assert done.written or done.removed
        assert files(folder) == files(tmp_path / f"anew{small_board.last_change()}")


def test_a_new_day_is_seen(published: Publish, small_board: OpenBoard, folder: Path, tmp_path: Path) -> None:
    """What is out of the horizon, or was done a month ago, leaves without any change."""
    small_board.apply(CloseDeliverable("mau/I.4", PAPER), today=MID_MAY)
    published()

    for days in (24, 25, 26, 60):
        published(MID_MAY + timedelta(days=days))
        publish(small_board, tmp_path / f"anew{days}", today=MID_MAY + timedelta(days=days))

        assert files(folder) == files(tmp_path / f"anew{days}")


def test_a_renewed_feed_has_two_files_and_the_old_one_is_empty(
    published: Publish, small_board: OpenBoard, folder: Path
) -> None:
    """After two weeks it is gone, and a mark lets the web server say so."""
    first = published().written[0]
    small_board.apply(RenewFeed("1"), today=MID_MAY)

    published()
    assert len(files(folder)) == 3
    assert icalendar.Calendar.from_ical(files(folder)[first]).walk("VEVENT") == []

    done = published(MID_MAY + timedelta(days=14))
    assert done.removed == [first]
    assert (folder / (first + GONE)).read_bytes() == b""
    assert published(MID_MAY + timedelta(days=15)).removed == []


def test_a_revoked_feed_leaves_the_folder_after_two_weeks(
    published: Publish, small_board: OpenBoard, folder: Path
) -> None:
    """And an undone one at once."""
    published()
    small_board.apply(RevokeFeed("1"), today=MID_MAY)
    published(MID_MAY + timedelta(days=13))
    assert len(files(folder)) == 2

    published(MID_MAY + timedelta(days=14))
    assert len(files(folder)) == 1
    small_board.undo()
    small_board.undo()
    published(MID_MAY + timedelta(days=14))
    assert len(files(folder)) == 1
    assert list(folder.glob("*" + GONE)) == []


def test_what_somebody_else_changed_in_a_file_is_put_right(published: Publish, folder: Path) -> None:
    """Only what is exactly as we wrote it may be kept."""
    published()
    sound = files(folder)
    for one in folder.glob("*.ics"):
        one.write_bytes(one.read_bytes().replace(b"SUMMARY:", b"SUMMARY:X"))

    assert len(published().written) == 2
    assert files(folder) == sound


@pytest.mark.parametrize("note", ["", "{}", "[1]", '{"board": 1, "words": 2, "change": "x"}'])
def test_a_damaged_note_costs_time_only(published: Publish, folder: Path, note: str) -> None:
    """The files are compared with what they should be."""
    published()
    sound = files(folder)
    (folder / STATE).write_text(note)

    assert published().written == []
    assert files(folder) == sound


def test_another_boards_folder_is_refused(published: Publish, folder: Path) -> None:
    """Two boards that publish into one folder would remove each other's calendars."""
    published()
    note = folder / STATE
    note.write_text(note.read_text().replace('"board": "', '"board": "0'))

    with pytest.raises(OSError, match="not empty"):
        published()
    note.unlink()
    (folder / f"{'x' * 43}.ics").touch()
    with pytest.raises(OSError, match="not empty"):
        published()


def test_a_folder_with_other_files_is_refused(published: Publish, folder: Path) -> None:
    """`board calendar publish ~` must neither hand out nor remove what is there."""
    folder.mkdir()
    (folder / "index.html").write_text("x")

    with pytest.raises(OSError, match="not empty"):
        published()

    assert [one.name for one in folder.iterdir()] == ["index.html"]


def test_whoever_reads_meanwhile_gets_a_whole_file(published: Publish, small_board: OpenBoard, folder: Path) -> None:
    """The old one stays what it was in the hands of a reader, and the new one looks newer to the web server."""
    published()
    path = next(iter(folder.glob("*.ics")))
    before, changed = path.read_bytes(), int(path.stat().st_mtime)

    with path.open("rb") as reader:
        small_board.apply(ExtendDeadline("mau/I.4", date(2022, 11, 30), PAPER), today=MID_MAY)
        published()

        assert reader.read() == before
    assert path.read_bytes() != before
    assert int(path.stat().st_mtime) > changed


def test_an_error_names_no_address(published: Publish, small_board: OpenBoard, folder: Path) -> None:
    """Errors are shown, logged and sent around."""
    name = published().written[0]
    (folder / name).unlink()
    (folder / name).mkdir()

    with pytest.raises(OSError, match=r"lich'?$") as refusal:
        published()

    assert name[:43] not in repr(refusal.value)
    assert refusal.value.filename == str(folder)


@pytest.mark.process
def test_a_watching_publication_follows_every_change(
    published: Publish, small_board: OpenBoard, board_file: Path, folder: Path
) -> None:
    """A web server then has what is on the board a few seconds later, without any job that runs by the clock."""
    published()
    before = files(folder)
    words = ["--db", str(board_file), "--today", "16/05/2022", "calendar", "publish", str(folder), "--watch"]
    with subprocess.Popen([sys.executable, "-m", "board", *words], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        process.stderr.readline()
        small_board.apply(ExtendDeadline("mau/I.4", date(2022, 11, 29), PAPER), today=MID_MAY)
        give_up = time.monotonic() + 5
        while files(folder) == before and time.monotonic() < give_up:
            time.sleep(0.1)
        after = files(folder)
        process.terminate()

        assert process.wait(10) == 0
    assert before.keys() == after.keys()
    assert sum(b"DTSTART;VALUE=DATE:20221129" in one for one in after.values()) == 2


@pytest.mark.process
def test_a_watching_publication_outlives_a_missing_secret(
    published: Publish, small_board: OpenBoard, board_file: Path, folder: Path
) -> None:
    """It says so once, and goes on when the file is back: no restart again and again, no other addresses."""
    published()
    before, path = files(folder), small_board.secret_path()
    secret = path.read_bytes()
    words = ["--db", str(board_file), "--today", "16/05/2022", "calendar", "publish", str(folder), "--watch"]
    with subprocess.Popen([sys.executable, "-m", "board", *words], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        process.stderr.readline()
        path.unlink()
        small_board.apply(ExtendDeadline("mau/I.4", date(2022, 11, 29), PAPER), today=MID_MAY)
        told = process.stderr.readline()
        unchanged = files(folder) == before
        path.touch(mode=0o600)
        path.write_bytes(secret)
        written = process.stderr.readline()
        process.terminate()

        assert process.wait(10) == 0
    assert "máy này chưa có tệp bí mật" in told
    assert (unchanged, "ghi 2 tệp" in written) == (True, True)
    assert files(folder).keys() == before.keys()


def test_the_prompt_says_what_was_written(prompt: Prompt, tmp_path: Path) -> None:
    """A job that runs by the clock needs the numbers and the exit code."""
    prompt("calendar", "feed", "add", "--agency", "SNV")

    first = prompt("calendar", "publish", str(tmp_path / "lich"), "--json")
    again = prompt("calendar", "publish", str(tmp_path / "lich"), "--json")
    refused = prompt("calendar", "publish", str(tmp_path))

    assert (first.code, first.json) == (0, {"written": 1, "removed": 0, "unchanged": 0})
    assert again.json == {"written": 0, "removed": 0, "unchanged": 1}
    assert (refused.code, "thư mục riêng" in refused.err) == (4, True)


@pytest.mark.process
def test_any_machine_publishes_the_same_bytes(published: Publish, board_file: Path, tmp_path: Path) -> None:
    """Same database and day: whatever the hash seed, the zone of the machine and the process."""
    made = []
    for seed, zone in (("1", "UTC"), ("2", "America/Los_Angeles"), ("3", "Asia/Ho_Chi_Minh")):
        folder = tmp_path / f"seed{seed}"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        words = ["--db", str(board_file), "--today", "16/05/2022", "calendar", "publish", str(folder)]
        subprocess.run([sys.executable, "-m", "board", *words], check=True, env=environment, capture_output=True)
        made.append(files(folder))

    published()
    assert made[0] == made[1] == made[2] == files(tmp_path / "lich")
    assert len(made[0]) == 2


def test_after_a_restore_the_folder_is_as_if_it_were_new(
    published: Publish, small_board: OpenBoard, folder: Path, place: str, open_as: OpenAs, tmp_path: Path
) -> None:
    """The numbers of changes come again: what was written under the same number may say something else."""
    saved = tmp_path / "sao-luu.db"
    small_board.backup(saved)
    small_board.apply(ExtendDeadline("mau/I.4", date(2022, 11, 30), PAPER), today=MID_MAY)
    published()
    small_board.close()
    restore(place, saved, user="lan", at=datetime(2022, 5, 16, 9, tzinfo=UTC))

    board = open_as()
    first = publish(board, folder, today=MID_MAY)
    publish(board, tmp_path / "anew", today=MID_MAY)
    assert first.written
    assert files(folder) == files(tmp_path / "anew")
    board.apply(EditTask("mau/II.7", (("deadline", "Quý III/2022"),)), today=MID_MAY)
    publish(board, folder, today=MID_MAY)
    publish(board, tmp_path / "anew", today=MID_MAY)

    assert files(folder) == files(tmp_path / "anew")


def test_without_its_secret_nothing_is_published_and_with_it_again_nothing_has_changed(
    published: Publish, small_board: OpenBoard, folder: Path
) -> None:
    """Another secret would end every subscription in silence; the right one may stand on a disk that is not mounted."""
    published()
    before, secret = files(folder), small_board.secret_path().read_bytes()

    small_board.secret_path().unlink()
    with pytest.raises(CannotOpen) as missing:
        published()
    small_board.secret_path().touch(mode=0o600)
    small_board.secret_path().write_bytes(b"0" * 64 + b"\n")
    with pytest.raises(CannotOpen) as other:
        published()
    small_board.secret_path().write_bytes(secret)

    assert (missing.value.reason, other.value.reason) == ("no_secret", "other_secret")
    assert (published().written, files(folder)) == ([], before)


def test_a_feed_that_was_never_understood_does_not_stop_the_others(
    published: Publish, small_board: OpenBoard, folder: Path
) -> None:
    """It has no file that could be taken over."""
    added = small_board.apply(EditAgency(None, (("name", "Sở Y tế"), ("abbreviation", "SYT"))), today=MID_MAY)
    small_board.apply(AddFeed("Y tế", filter_text="chu_tri:SYT"), today=MID_MAY)
    small_board.undo(added.change)

    assert len(published().misread) == 1
    small_board.apply(CloseDeliverable("mau/I.4", PAPER), today=MID_MAY)

    assert len(published().misread) == 1
