"""`board demo`: a year that never was, in which everything is to be seen, and of which nothing is left."""

import json
import re
import shlex
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from board.__main__ import run
from board.demo.made import make_demo
from board.demo.story import TODAY, story
from store.counts import count
from store.history.two_boards import changes_since
from store.letters.views import LetterView
from store.meetings.views import Followed
from store.meetings.wishes import OpenMeeting
from store.open_board import OpenBoard
from store.sample_day import sample_day
from store.views import Counts
from store.wishes import AddNote
from store.words import BOARD_COLUMNS
from tests.board.terminal import Terminal

INVENTED = re.compile(r"\d+/[A-ZĐTr]+-MẪU")


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where throw-away folders are made."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_the_numbers_are_those_of_the_sketches(demo_database: Path) -> None:
    """Whoever reads the guide beside the demo finds what the guide shows."""
    with OpenBoard(str(demo_database), user="lan") as board:
        view = board.board(None, today=TODAY)

    assert [plan.key for plan in view.plans] == ["2022"]
    assert count(view.tasks) == Counts(
        total=31, done_on_time=5, done_late=1, in_time=16, overdue=8, due_soon=0, ongoing=1
    )
    assert {task.column for task in view.tasks} == set(BOARD_COLUMNS)
    assert {task.officer for task in view.tasks} == {"lan", "minh", "hoa"}


def test_there_is_something_to_see_of_everything(demo_database: Path) -> None:
    """What the demo does not hold nobody will try."""
    with OpenBoard(str(demo_database), user="lan") as board:
        view = board.board(None, today=TODAY)
        details = board.tasks([task.key for task in view.tasks], today=TODAY)
        targets = board.targets("2022")
        feeds = board.feeds()
        views = board.saved_views()
        history = board.history()

    assert {task.cause for task in view.tasks} >= {"", "awaits_superior", "not_agreed", "no_people"}
    assert any(task.no_evidence for task in view.tasks)
    assert any(task.progress for task in view.tasks)
    assert sum(len(detail.extensions) for detail in details) == 2
    assert any(not paper.closes for detail in details for owed in detail.deliverables for paper in owed.evidence)
    assert any(paper.closes and not paper.document for one in details for o in one.deliverables for paper in o.evidence)
    assert any(one.reached for one in targets)
    assert any(len(one.measurements) > 1 for one in targets)
    assert len(feeds) == 3
    assert {one.view for one in views} == {"board", "timeline"}
    assert {action.who for action in history} == {"lan", "minh", "hoa"}
    assert any(action.undone for action in history)
    assert {action.at.month for action in history} == {12, 1, 2, 3, 4, 5}


def test_one_letter_waits_one_was_never_answered_and_one_was(demo_database: Path) -> None:
    """The three states that a letter can be in, over two rounds."""

    def state(letter: LetterView) -> str:
        return "open" if letter.is_open(TODAY) else "overdue" if letter.is_overdue(TODAY) else "answered"

    with OpenBoard(str(demo_database), user="lan") as board:
        letters = board.letters.all()
        chased = board.letters.plan(None, today=TODAY).letters

    assert [(letter.agency.key, letter.round, state(letter)) for letter in letters] == [
        ("snv", 1, "overdue"),
        ("stttt", 1, "answered"),
        ("snv", 2, "open"),
    ]
    assert {(one.agency.key, one.round) for one in chased} == {("stttt", 2), ("dai-ptth", 1)}


def test_the_next_meeting_opens_on_three_decisions(demo_database: Path) -> None:
    """Of which one was kept, one came late, and of one nothing shows anything."""
    with OpenBoard(str(demo_database), user="lan") as board:
        last = board.meetings.all()[0]
        board.meetings.hold(OpenMeeting(("2022",), TODAY), today=TODAY)
        pages = board.meetings.pages(board.meetings.all()[0].number, today=TODAY)

    assert (last.held_on, last.next_on, last.goes_on) == (date(2022, 4, 15), TODAY, False)
    assert last.parked == ("2022/VI.5",)
    assert [one.followed for one in pages.follow_ups] == [Followed.KEPT, Followed.LATE, Followed.NO_EVIDENCE]
    assert pages.counts_before is not None
    assert pages.counts_before != pages.counts


def test_the_board_of_an_earlier_day_and_what_changed_since_have_something_to_show(demo_database: Path) -> None:
    """The story's clock is its own: what was done in January was not known before."""
    with OpenBoard(str(demo_database), user="lan") as board:
        with board.as_of(day=date(2022, 1, 1)) as then:
            start = then.board(None, today=date(2022, 1, 1))
        with board.as_of(day=date(2022, 4, 15)) as then:
            since = changes_since(
                then, board, ["2022"], then_day=date(2022, 4, 15), today=TODAY, filter_text="", user="lan"
            )

    assert count(start.tasks).done_on_time == 0
    assert start.plans[0].sample
    assert since.before_counts != since.after_counts


def test_every_paper_is_named_so_that_nobody_takes_it_for_one(demo_database: Path) -> None:
    """Its number says that it is a sample, wherever it may be copied to."""
    with closing(sqlite3.connect(demo_database)) as database:
        numbers = {
            number
            for statement in (
                "SELECT document FROM evidence",
                "SELECT document FROM extension",
                "SELECT document FROM letter",
                "SELECT reply_document FROM letter",
                "SELECT source FROM measurement",
            )
            for (number,) in database.execute(statement)
            if number
        }
        texts = {
            text
            for statement in (
                "SELECT text FROM note",
                "SELECT progress FROM task WHERE progress <> ''",
                "SELECT text FROM decision",
                "SELECT name FROM meeting",
                "SELECT name FROM feed",
            )
            for (text,) in database.execute(statement)
        }

    assert len(numbers) > 20
    assert all(INVENTED.fullmatch(number) for number in numbers)
    assert all("(mẫu)" in text for text in texts)


def test_the_story_comes_in_its_own_order() -> None:
    """History would be told backwards otherwise."""
    moments = [told.at for told in story(("2022/IV.1",))]

    assert moments == sorted(moments)
    assert moments[-1].date() <= TODAY


def test_a_board_that_has_plans_is_never_told_the_story(database: Path) -> None:
    """Invented progress beside real progress could not be told from it."""
    before = database.read_bytes()

    with pytest.raises(ValueError, match="not an empty board"):
        make_demo(str(database))

    with OpenBoard(str(database), user="lan") as board:
        assert not board.holds_sample()
        assert len(board.history()) == 2  # the two imports
    assert before[:16] == database.read_bytes()[:16]


def test_the_mark_survives_what_is_done_to_a_kept_demo(demo_database: Path, tmp_path: Path) -> None:
    """A copy, a moved board, another import of the same plan: it stays a sample."""
    with OpenBoard(str(demo_database), user="lan") as board:
        board.apply(AddNote("2022/IV.1", "x"), today=TODAY)
        board.backup(tmp_path / "copy.db")
    moved = tmp_path / "moved.db"
    assert run(["--db", str(demo_database), "move-database", str(demo_database), str(moved)]) == 0

    for place in (tmp_path / "copy.db", moved):
        with OpenBoard(str(place), user="lan") as board:
            assert all(plan.sample for plan in board.plans())


def test_without_a_terminal_the_status_is_said_and_nothing_is_left(
    places: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As every command that opens the screen."""
    code = run(["demo"])

    out = capsys.readouterr().out
    assert code == 0
    assert out.startswith("DỮ LIỆU MẪU\n")
    assert "Tổng 31 · HT đúng hạn 5 · HT quá hạn 1 · Trong hạn 16 · Quá hạn 8" in out
    assert list(places.iterdir()) == []


def test_a_kept_demo_stays_and_is_not_made_over_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody's board may be that file."""
    place = tmp_path / "mau.db"

    assert run(["demo", "--keep", str(place)]) == 0
    assert f"Mở lại: board --db {place} --user lan\n" in capsys.readouterr().err
    assert run(["--db", str(place), "--today", "16/05/2022", "list"]) == 0
    assert capsys.readouterr().out.startswith("DỮ LIỆU MẪU\n")

    before = place.read_bytes()
    assert run(["demo", "--keep", str(place)]) == 4
    said = capsys.readouterr().err
    assert f"Đã có tệp “{place}” từ trước" in said
    assert said.endswith(f"mở lại: board --db {place} --user lan\n")
    assert place.read_bytes() == before


def test_the_command_that_opens_a_kept_demo_can_be_pasted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A blank in a folder's name would cut the path in two."""
    place = tmp_path / "bảng của tôi.db"
    assert run(["demo", "--keep", str(place)]) == 0

    command = capsys.readouterr().err.partition("Mở lại: ")[2]

    assert shlex.split(command) == ["board", "--db", str(place), "--user", "lan"]


def test_a_kept_demo_is_judged_on_the_day_of_its_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the real day the whole of 2022 would be late; whoever names a day gets that day."""
    place = tmp_path / "mau.db"
    assert run(["demo", "--keep", str(place)]) == 0
    capsys.readouterr()

    said = {}
    for days in ((), ("--today", "17/05/2022"), ("--as-of", "15/05/2022")):
        assert run(["--db", str(place), *days, "status", "--json"]) == 0
        said[days] = json.loads(capsys.readouterr().out)["as_of"]

    assert list(said.values()) == ["2022-05-16", "2022-05-17", "2022-05-15"]


@pytest.mark.pty
def test_a_kept_demo_opens_on_the_day_of_its_story(demo_database: Path) -> None:
    """The head says which day it is, as with --today."""
    with Terminal.python("-m", "board", "--db", str(demo_database), size=(120, 40)) as terminal:
        terminal.wait_for("số liệu đến 16/05/2022")
        terminal.send("q")
        assert terminal.ended(within=20) == 0


def test_other_boards_have_no_day_of_their_own(tmp_path: Path) -> None:
    """Nor has a file that is no board, or is not there: opening it tells what is wrong."""
    new, other = tmp_path / "moi.db", tmp_path / "khac.db"
    with OpenBoard(str(new), user="lan"):
        pass
    other.write_text("không phải cơ sở dữ liệu")

    days = [sample_day(place) for place in (str(new), str(other), str(tmp_path / "khong-co.db"), "postgresql://x/y")]

    assert days == [None] * 4


def test_the_demo_refuses_a_database_of_somebodys(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It makes its own."""
    assert run(["--db", str(database), "demo"]) == 2
    assert "--keep" in capsys.readouterr().err
    assert run(["demo", "--keep", "postgresql://x/y"]) == 2


@pytest.mark.pty
@pytest.mark.parametrize("ending", ["q", signal.SIGHUP, signal.SIGTERM])
def test_the_database_is_gone_however_the_demo_ends(tmp_path: Path, ending: str | signal.Signals) -> None:
    """Also when the line drops in the middle."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    with Terminal.python("-m", "board", "demo", env={"TMPDIR": str(folder)}, size=(120, 40)) as terminal:
        terminal.wait_for("DỮ LIỆU MẪU")
        terminal.wait_for("số liệu đến 16/05/2022")
        assert len(list(folder.glob("board-demo-*"))) == 1
        if isinstance(ending, signal.Signals):
            terminal.signal(ending)
        else:
            terminal.send(ending)

        code = terminal.ended(within=20)

    assert code == (0 if ending == "q" else 128 + int(ending))
    assert list(folder.glob("board-demo-*")) == []


@pytest.mark.process
def test_a_demo_that_prints_loads_no_textual() -> None:
    """The screen's library is for the screen."""
    script = "import sys; from board.__main__ import run; run(['demo']); sys.exit('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)

    assert done.returncode == 0
