"""The line drops in the middle of an edit: the process goes, no lock stays, and the next start offers what was typed."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from board.commands.whereabouts import settings_path
from store.open_board import OpenBoard
from store.sqlite.gate import WriteGate
from store.wishes import EditTask
from tests.board.app_driven import TODAY
from tests.board.terminal import Terminal

pytestmark = pytest.mark.pty

WORDS = "Sở Tư pháp đang thẩm định"
OFFER = "Nội dung đang nhập dở lúc "
F6 = "\x1b[17~"


@contextmanager
def board(database: Path, user: str = "lan") -> Iterator[Terminal]:
    """`board` on the 2022 plan at 16/05/2022, painted, and the board behind it open."""
    arguments = ("-m", "board", "--db", str(database), "--user", user, "--plan", "2022", "--today", "16/05/2022")
    with Terminal.python(*arguments, size=(120, 30)) as terminal:
        terminal.wait_for("IV.5")
        yield terminal


def type_a_note(terminal: Terminal) -> None:
    """Words in an open form, not sent."""
    terminal.send("g")
    terminal.wait_for("Ghi chú · 2022/IV.5")
    terminal.send(WORDS)
    terminal.wait_for(WORDS)


def drafts(tmp_path: Path) -> list[Path]:
    """The drafts on the disk."""
    return list((tmp_path / "state").rglob("*.json"))


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_line_that_drops_in_an_edit_leaves_the_words_and_nothing_else(
    database: Path, tmp_path: Path, number: signal.Signals
) -> None:
    """Gone within five seconds, the gate free, and the words in their form again at the next start."""
    with board(database) as terminal:
        type_a_note(terminal)
        terminal.signal(number)
        assert terminal.ended(within=5) == 128 + number
    with WriteGate(database, who="minh").held():
        assert len(drafts(tmp_path)) == 1

    with board(database) as terminal:
        terminal.wait_for(OFFER)
        assert WORDS in terminal.text
        assert "F6 mở lại · Esc để sau" in terminal.text
        terminal.send(F6)
        terminal.wait_for("▸ Nội dung")
        assert WORDS in terminal.text
        terminal.send("\r")
        terminal.wait_for("✓ 2022/IV.5 · ghi chú")
        terminal.until(lambda: not drafts(tmp_path), "no draft left")
    with OpenBoard(str(database), user="minh") as other:
        assert [note.text for note in other.task("2022/IV.5", today=TODAY).notes] == [WORDS]


def test_a_killed_process_loses_a_few_seconds_of_typing_at_most(database: Path, tmp_path: Path) -> None:
    """What is typed is written down at most every other second, so not at each key."""
    with board(database) as terminal:
        type_a_note(terminal)
        terminal.until(lambda: bool(drafts(tmp_path)), "a draft")
        terminal.signal(signal.SIGKILL)
        terminal.ended()

    with board(database) as terminal:
        terminal.wait_for(OFFER)
        assert WORDS in terminal.text


def test_the_offer_is_its_authors_and_esc_puts_it_away_but_not_what_is_offered(database: Path, tmp_path: Path) -> None:
    """Esc clears messages everywhere else. Somebody else on the same account and machine sees nothing of it."""
    with board(database) as terminal:
        type_a_note(terminal)
        terminal.signal(signal.SIGHUP)
        terminal.ended()

    with board(database, user="minh") as terminal:
        terminal.settle(quiet=1.5)
        assert OFFER not in terminal.text
    with board(database) as terminal:
        terminal.wait_for(OFFER)
        terminal.send("\x1b")
        terminal.until(lambda: OFFER not in terminal.text, "no offer")
        assert len(drafts(tmp_path)) == 1
        terminal.send(F6)
        terminal.wait_for("▸ Nội dung")
        assert WORDS in terminal.text
        terminal.send("\x1b[19~")
        terminal.until(lambda: not drafts(tmp_path), "no draft left: F8 gives it up for good")


def test_an_offer_waits_until_what_is_wrong_in_the_settings_was_read(database: Path, tmp_path: Path) -> None:
    """The line has room for one: the error had gone before anybody saw it, and a key that was chosen did nothing."""
    with board(database) as terminal:
        type_a_note(terminal)
        terminal.signal(signal.SIGHUP)
        terminal.ended()
    settings = settings_path("")
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('[keys]\nnote = "m"\n', encoding="utf-8")

    with board(database) as terminal:
        terminal.settle(quiet=1.5)
        assert "đã dùng cho evidence" in terminal.text
        assert OFFER not in terminal.text
        terminal.send("\x1b")
        terminal.wait_for(OFFER)
        assert "đã dùng cho evidence" not in terminal.text
        terminal.send("\x1b")
        terminal.until(lambda: OFFER not in terminal.text, "no offer")


def test_whoever_goes_on_working_finds_it_on_f6(database: Path) -> None:
    """An offer that would take the next Enter by surprise is worse than none."""
    with board(database) as terminal:
        type_a_note(terminal)
        terminal.signal(signal.SIGHUP)
        terminal.ended()

    with board(database) as terminal:
        terminal.wait_for(OFFER)
        terminal.send("\x1b[B")
        terminal.send("\r")
        terminal.wait_for("VII.3 ·")
        terminal.send(F6)
        terminal.wait_for("▸ Nội dung")
        assert WORDS in terminal.text
        assert "2022/IV.5" in terminal.text


def test_a_draft_meets_what_was_changed_since_and_asks(database: Path) -> None:
    """It was typed on what was seen then; a colleague worked on meanwhile."""
    with board(database) as terminal:
        terminal.send("p")
        terminal.wait_for("Theo dõi và kết quả")
        terminal.send("\tđang soạn")
        terminal.wait_for("đang soạn")
        terminal.signal(signal.SIGHUP)
        terminal.ended()
    with OpenBoard(str(database), user="minh") as other:
        other.apply(EditTask("2022/IV.5", (("progress", "đã trình"),)), today=TODAY)

    with board(database) as terminal:
        terminal.wait_for(OFFER)
        terminal.send(F6)
        terminal.wait_for("▸ Kết quả thực hiện")
        assert "đang soạn" in terminal.text
        terminal.send("\r")
        terminal.wait_for("Trùng sửa đổi")
        terminal.wait_for("đã trình")


def test_a_filter_that_was_being_typed_stands_in_its_box_again(database: Path, tmp_path: Path) -> None:
    """It may be long."""
    with board(database) as terminal:
        terminal.send("/chủ-trì:stc rà soát")
        terminal.wait_for("chủ-trì:stc rà soát")
        terminal.until(lambda: bool(drafts(tmp_path)), "a draft")
        terminal.signal(signal.SIGHUP)
        terminal.ended()

    with board(database) as terminal:
        terminal.wait_for(OFFER)
        terminal.send(F6)
        terminal.wait_for("/ lọc: chủ-trì:stc rà soát")


def test_a_line_that_drops_behind_enter_has_sent_what_was_typed(database: Path, tmp_path: Path) -> None:
    """What was asked for is finished, so it is not offered a second time."""
    with board(database) as terminal:
        type_a_note(terminal)
        terminal.send("\r")
        terminal.signal(signal.SIGHUP)
        assert terminal.ended(within=5) == 128 + signal.SIGHUP

    with OpenBoard(str(database), user="minh") as other:
        written = [note.text for note in other.task("2022/IV.5", today=TODAY).notes]
    assert (written == [WORDS]) == (drafts(tmp_path) == [])


def test_esc_in_a_form_keeps_what_was_typed_for_f6_now_and_at_the_next_start(database: Path, tmp_path: Path) -> None:
    """Esc is pressed by habit; a sentence that is gone is typed again, or not at all."""
    with board(database) as terminal:
        type_a_note(terminal)
        terminal.send("\x1b")
        terminal.wait_for("Nội dung đã nhập được giữ: F6 mở lại.")
        terminal.send(F6)
        terminal.wait_for("▸ Nội dung")
        assert WORDS in terminal.text
        terminal.send("\x1b")
        terminal.wait_for("Nội dung đã nhập được giữ")
        terminal.send("q")
        assert terminal.ended() == 0
    assert len(drafts(tmp_path)) == 1

    with board(database) as terminal:
        terminal.wait_for(OFFER)
        assert WORDS in terminal.text


def test_of_several_drafts_one_is_chosen_or_all_are_given_up(database: Path, tmp_path: Path) -> None:
    """Two notes were left for later; the newest stands first."""
    with board(database) as terminal:
        type_a_note(terminal)
        terminal.send("\x1b")
        terminal.wait_for("Nội dung đã nhập được giữ")
        terminal.send("\x1b[Bg")
        terminal.wait_for("Ghi chú · 2022/VII.3")
        terminal.send("việc khác")
        terminal.wait_for("việc khác")
        terminal.send("\x1b")
        terminal.wait_for("Nội dung đã nhập được giữ")

        terminal.send(F6)
        terminal.wait_for("Mở lại nội dung nào đang nhập dở?")
        assert "▌Ghi chú · 2022/VII.3 · “việc khác”" in terminal.text
        terminal.send("\x1b[B\r")
        terminal.wait_for("▸ Nội dung")
        assert WORDS in terminal.text
        terminal.send("\x1b")
        terminal.wait_for("Nội dung đã nhập được giữ")
        terminal.send(F6)
        terminal.wait_for("Mở lại nội dung nào đang nhập dở?")
        terminal.send("\x1b[B\x1b[B\r")
        terminal.wait_for("Đã bỏ 2 nội dung nhập dở.")
        terminal.until(lambda: not drafts(tmp_path), "no draft left")
        terminal.send(F6)
        terminal.wait_for("Không có nội dung nào đang nhập dở.")


def test_a_note_of_several_lines_is_typed_and_sent_in_one_packet(database: Path) -> None:
    """Ctrl+J breaks a line, Enter sends: in the order of the keys, however they arrive."""
    with board(database) as terminal:
        terminal.send("g")
        terminal.wait_for("Ctrl+J xuống dòng")
        terminal.send("một\nhai\x1b[A\x1b[F!\r")
        terminal.wait_for("✓ 2022/IV.5 · ghi chú: một! hai")

    with OpenBoard(str(database), user="minh") as other:
        assert [note.text for note in other.task("2022/IV.5", today=TODAY).notes] == ["một!\nhai"]


def test_what_a_ghost_of_a_session_still_holds_is_said_and_opened_on_f6_once_it_has_ended(database: Path) -> None:
    """Back at once after a line that dropped without a word; another open screen of the same person hides nothing."""
    held = "Một phiên khác của lan đang giữ nội dung nhập dở"
    with board(database) as ghost, board(database) as other:
        type_a_note(ghost)
        ghost.settle(quiet=2.5)
        with board(database) as terminal:
            terminal.wait_for(held)
            terminal.send(F6)
            terminal.wait_for(held)
            ghost.signal(signal.SIGHUP)
            ghost.ended()
            terminal.send(F6)
            terminal.wait_for("▸ Nội dung")
            assert WORDS in terminal.text
            other.send(F6)
            other.wait_for(held)


def test_a_draft_about_a_task_that_the_board_does_not_have_is_not_offered(database: Path, tmp_path: Path) -> None:
    """An older board was restored, from before the plan."""
    with board(database) as terminal:
        type_a_note(terminal)
        terminal.signal(signal.SIGHUP)
        terminal.ended()
    (kept,) = drafts(tmp_path)
    kept.write_text(kept.read_text(encoding="utf-8").replace("2022/IV.5", "2031/IV.5"), encoding="utf-8")

    with board(database) as terminal:
        terminal.settle(quiet=1.5)
        terminal.send(F6)
        terminal.wait_for("Không có nội dung nào đang nhập dở")
