"""A whole status review as a secretary holds it, on a terminal: by the keys of a remote, a few letters, and Enter."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from docx import Document

from plans.shipped import shipped_directory, shipped_plans
from store.open_board import OpenBoard
from store.wishes import AddUser
from store.words import Role
from tests.board.meetings_made import work_on
from tests.board.terminal import Terminal
from tests.conftest import fill
from tests.picture import TODAY
from tests.store.places import KINDS, new_place

pytestmark = pytest.mark.pty

PGDN, PGUP, F5, ESC = "\x1b[6~", "\x1b[5~", "\x1b[15~", "\x1b"
SPEECH = (
    "Sở Nội vụ trình ban hành Kế hoạch thanh tra trong tháng 5",
    "Sở Nội vụ báo cáo nguyên nhân chậm",
    "Sở Thông tin và Truyền thông hoàn thành Đề án",
)


@contextmanager
def board(
    database: Path,
    *options: str,
    size: tuple[int, int] = (80, 24),
    today: str = "16/05/2022",
    user: str = "lan",
    **env: str,
) -> Iterator[Terminal]:
    """`board …` on the 2022 plan."""
    arguments = ("-m", "board", "--db", str(database), "--user", user, "--plan", "2022", "--today", today)
    with Terminal.python(*arguments, *options, size=size, env=env) as terminal:
        yield terminal


@pytest.fixture
def worked_on(database: Path) -> Path:
    """The board in the middle of May, with a meeting in April behind it."""
    work_on(database)
    return database


def press_until(terminal: Terminal, key: str, text: str) -> None:
    """Press a remote's key again and again, each time when the answer is there, until the text is seen."""
    for _press in range(40):
        if text in terminal.text:
            return
        before = terminal.text
        terminal.send(key)
        terminal.until(lambda: terminal.text != before, f"anything new after {before}")  # noqa: B023 - awaited at once
        terminal.settle(quiet=0.1)
    raise AssertionError(f"{text!r} never came:\n{terminal.text}")


def test_a_review_is_held_closed_and_followed_up(
    worked_on: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PgDn, three decisions, a cause, one put off, closed: the notice has the three, the next meeting opens on them."""
    notice = tmp_path / "kl.docx"
    with board(worked_on, "meeting") as terminal:
        terminal.wait_for("Tên phiên họp")
        terminal.send("\r")
        terminal.wait_for("✓ HT đúng hạn")
        terminal.wait_for("So với phiên 15/04/2022")
        terminal.send(PGDN)
        terminal.wait_for("! 1 chưa có minh chứng")
        terminal.send(PGDN)
        terminal.wait_for("7 nhiệm vụ, chậm nhất trước")
        terminal.send(PGDN)
        terminal.wait_for("việc 1/7")
        terminal.send(f"k{SPEECH[0]}\r")
        terminal.wait_for("16/05 · Sở Nội vụ trình ban hành Kế hoạch")
        terminal.send("c6")
        terminal.wait_for("chưa triển khai")
        terminal.send(PGDN)
        terminal.wait_for("việc 2/7")
        terminal.send("p")
        terminal.wait_for("việc 3/7")
        terminal.send(f"k{SPEECH[1]}\r")
        terminal.wait_for("16/05 · Sở Nội vụ báo cáo")
        terminal.send(PGDN)
        terminal.wait_for("việc 4/7")
        terminal.send(f"k{SPEECH[2]}\r")
        terminal.wait_for("16/05 · Sở Thông tin và Truyền thông hoàn thành")

        press_until(terminal, PGDN, "NHIỆM VỤ ĐẾN HẠN")
        press_until(terminal, PGDN, "THEO CƠ QUAN")
        press_until(terminal, PGDN, "CHỈ TIÊU CHƯA ĐẠT")
        press_until(terminal, PGDN, "việc 1/1   7/7")
        press_until(terminal, PGDN, "KẾT LUẬN PHIÊN NÀY")
        for words in SPEECH:
            assert words in terminal.text
        assert "Để lại, tiếp tục xem xét:" in terminal.text
        terminal.send("\r")
        terminal.wait_for("Ngày họp phiên sau")
        terminal.send(f"16/6/2022\t\x01\x0b{notice}\r")
        terminal.wait_for("Phiên họp đã kết thúc.")
        terminal.until(notice.exists, "the notice")
        terminal.send(ESC)
        terminal.wait_for("[Chưa thực hiện 13·4!]")
        terminal.send("q")
        assert terminal.ended() == 0

    cells = [cell.text for table in Document(str(notice)).tables for row in table.rows for cell in row.cells]
    assert [text for text in cells if text in SPEECH] == list(SPEECH)
    with board(worked_on, "meeting", today="16/06/2022") as terminal:
        terminal.wait_for("Tên phiên họp")
        terminal.send("\r")
        terminal.wait_for("1/7")
        terminal.send(PGDN)
        terminal.wait_for("VIỆC TỪ PHIÊN TRƯỚC")
        for words in SPEECH:
            terminal.wait_for(words)
        assert "! 5 chưa có minh chứng" in terminal.text  # two of them are April's


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_terminal_follows_the_presenter(kind: str, worked_on: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page, card and blank within a second, for whoever may only look; it changes nothing and knows when it is over."""
    monkeypatch.setenv("XDG_DATA_HOME", "")  # whatever the place sets is taken back
    with new_place(kind, like=str(worked_on) if kind == "sqlite" else None) as place:
        if kind != "sqlite":
            fill(place, shipped_directory(), shipped_plans())
            work_on(place)
        with OpenBoard(place, user="lan") as found:
            found.apply(AddUser("lan", Role.ADMIN), today=TODAY)
            found.apply(AddUser("khach", Role.VIEWER), today=TODAY)
        _followed(place)


def _followed(place: str) -> None:
    with board(place, "meeting", "--follow", user="khach", size=(120, 40)) as second, board(place) as first:
        second.wait_for("Chưa có phiên họp nào đang diễn ra")
        first.wait_for("IV.5")
        first.send(F5)
        first.wait_for("Tên phiên họp")
        first.send("\r")
        first.wait_for("1/7")
        second.wait_for("✓ HT đúng hạn", within=3)
        first.send(PGDN + PGDN)
        second.wait_for("7 nhiệm vụ, chậm nhất trước", within=3)
        first.send(PGDN)
        second.wait_for("việc 1/7", within=3)
        first.send("kTrình ngay\r")
        second.wait_for("16/05 · Trình ngay", within=3)
        first.send(".")
        second.until(lambda: not second.text.strip(), "a blank screen", within=3)
        first.send(PGDN)
        second.wait_for("việc 1/7", within=3)

        second.settle(quiet=1)
        before = second.text
        second.send(PGDN + "kp\r7")
        assert second.settle() == 0
        assert second.text == before
        first.send("7\r")
        first.wait_for("Ngày họp phiên sau")
        first.send("\t\x01\x0b\r")
        second.wait_for("Phiên họp đã kết thúc.", within=3)
        second.send("q")
        assert second.ended() == 0

    with OpenBoard(place, user="lan") as found:
        assert [action.who for action in found.history(limit=3)] == ["lan"] * 3


def test_an_idle_meeting_sends_nothing(worked_on: Path) -> None:
    """No clock ticks: neither the presenter's screen nor the one that follows is written to while nobody acts."""
    with board(worked_on, "meeting") as first, board(worked_on, "meeting", "--follow") as second:
        first.wait_for("Tên phiên họp")
        first.send("\r")
        first.wait_for("So với phiên")
        first.send("3")
        second.wait_for("7 nhiệm vụ, chậm nhất trước")
        first.settle(quiet=1)
        second.settle(quiet=1)

        assert first.settle(quiet=2.5) == 0
        assert second.settle(quiet=2.5) == 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 15)])
def test_a_meeting_stands_at_any_size_and_through_a_change_of_it(worked_on: Path, size: tuple[int, int]) -> None:
    """A projector is plugged in during the meeting."""
    with board(worked_on, "meeting", size=size) as terminal:
        terminal.wait_for("Ngày họp")
        terminal.send("\r")
        terminal.wait_for("1/7")
        terminal.send("3" + PGDN)
        terminal.settle()
        terminal.resize(60, 20)
        terminal.wait_for("3/7")
        terminal.resize(*size)
        terminal.wait_for("3/7")
        terminal.settle()
        assert terminal.ended(within=0) is None
        press_until(terminal, PGDN, "7/7")


def test_the_keys_survive_an_input_method(worked_on: Path) -> None:
    """With Unikey on, letters arrive with marks: `k` is k, a stray `ư` (which a lone w makes) and Backspace destroy nothing."""
    with board(worked_on, "meeting") as terminal:
        terminal.wait_for("Tên phiên họp")
        terminal.send("\r")
        terminal.wait_for("1/7")
        terminal.send("3" + PGDN)
        terminal.wait_for("việc 1/7")
        terminal.send("c6")
        terminal.wait_for("chưa triển khai")
        terminal.send("\x7f\x7fư")
        terminal.settle()
        terminal.wait_for("Nguyên nhân chậm   chưa triển khai")
        terminal.send("u")
        terminal.wait_for("Nguyên nhân chậm   chưa ghi")


def test_without_a_terminal_the_pages_are_asked_for_in_words(worked_on: Path) -> None:
    """A pipe has no keys: how to print the pages is said."""
    ran = subprocess.run(
        [sys.executable, "-m", "board", "--db", str(worked_on), "meeting"], capture_output=True, text=True, check=False
    )

    assert ran.returncode == 2
    assert "board meeting show" in ran.stderr
