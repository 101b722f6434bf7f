"""The program as bytes on a line: keys in one packet, signals, silence, colours, small and odd terminals."""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.board.terminal import Terminal

pytestmark = pytest.mark.pty

BACK, DOWN, RIGHT = "\x7f", "\x1b[B", "\x1b[1;2C"


@contextmanager
def board(database: Path, *options: str, size: tuple[int, int] = (100, 30), **env: str) -> Iterator[Terminal]:
    """`board` on the 2022 plan at 16/05/2022, painted and at rest."""
    arguments = ("-m", "board", "--db", str(database), "--user", "lan", "--plan", "2022", "--today", "16/05/2022")
    with Terminal.python(*arguments, *options, size=size, env=env) as terminal:
        terminal.wait_for("IV.5")
        terminal.settle()
        yield terminal


def test_what_is_typed_ahead_of_a_form_goes_into_the_form(database: Path) -> None:
    """Over a slow line a practised hand sends a whole entry before the form is seen; none of it may act as commands."""
    with board(database) as terminal:
        terminal.send(f"m12/QĐ-SNV\t12/5\t\t\td{BACK}đa{BACK}ã xong\t\r")

        terminal.wait_for("12/QĐ-SNV 12/05/2022")
        terminal.wait_for("HOÀN THÀNH  1")


def test_keys_act_in_the_order_in_which_they_were_pressed(database: Path) -> None:
    """Down, then the move: the card below is meant, also when both come in one packet."""
    with board(database) as terminal:
        terminal.send(DOWN + RIGHT)

        terminal.wait_for("✓ 2022/VII.3")


def test_a_filter_and_what_follows_it_come_in_one_packet(database: Path) -> None:
    """Slash, words, Enter, and on: the letters are words, not commands."""
    with board(database) as terminal:
        terminal.send(f"/ta{BACK}ài chi{BACK}ính\r-")
        terminal.wait_for("lọc: tài chính")
        terminal.settle()

        assert "Tổng 31" not in terminal.text
        assert "Enter dùng bộ lọc" not in terminal.text


def test_backspace_and_delete_destroy_nothing_outside_a_field(database: Path) -> None:
    """An input method sends them on its own account."""
    with board(database) as terminal:
        before = terminal.text

        terminal.send(BACK * 5 + "\x1b[3~" * 5)

        assert terminal.settle() == 0
        assert terminal.text == before


def test_an_idle_board_sends_nothing(database: Path) -> None:
    """No clock, no blink, no spinner: over SSH every byte is somebody's (product, §6)."""
    with board(database) as terminal:
        assert terminal.settle(quiet=2.5) == 0

        terminal.send("/")
        terminal.settle()
        assert terminal.settle(quiet=1.5) == 0


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_dropped_line_ends_the_program_cleanly(database: Path, number: signal.Signals) -> None:
    """The terminal is restored, nothing lingers, the exit code says which signal it was (terminal.md, §7)."""
    with board(database) as terminal:
        terminal.signal(number)

        assert terminal.ended() == 128 + number
        assert b"\x1b[?1049l" in terminal.raw


def test_q_leaves_and_restores_the_terminal(database: Path) -> None:
    """The shell finds its screen as it was."""
    with board(database) as terminal:
        terminal.send("q")

        assert terminal.ended() == 0
        assert b"\x1b[?1049l" in terminal.raw


def test_after_ctrl_z_and_fg_the_whole_screen_is_painted_again(database: Path) -> None:
    """The shell has written over it, and the terminal keeps no second screen for everybody."""
    with board(database) as terminal:
        before = terminal.text
        terminal.send("\x1a")
        terminal.settle()
        terminal.screen.erase_in_display(2)
        terminal.signal(signal.SIGCONT)

        terminal.wait_for("IV.5")
        terminal.until(lambda: terminal.text == before, "the whole screen")
        terminal.send(DOWN)
        terminal.wait_for("▌VII.3")


def test_ctrl_l_paints_everything_again(database: Path) -> None:
    """A message of the system has been written across the screen."""
    with board(database) as terminal:
        before = terminal.text
        terminal.screen.erase_in_display(2)

        terminal.send("\x0c")

        terminal.until(lambda: terminal.text == before, "the whole screen")


def test_no_color_is_honoured_and_the_selection_is_still_seen(database: Path) -> None:
    """A mark as well as a colour, always."""
    with board(database, NO_COLOR="1") as terminal:
        looks = re.findall(rb"\x1b\[([0-9;]*)m", bytes(terminal.raw))
        colours = [look for look in looks if re.search(rb"(^|;)(3[0-8]|4[0-8]|9[0-7]|10[0-7])(;|$)", look)]

        assert colours == []
        assert "▌IV.5" in terminal.text


def test_a_terminal_that_cannot_draw_is_told_what_to_set(database: Path) -> None:
    """One plain line instead of a screen of escape codes."""
    with Terminal.python("-m", "board", "--db", str(database), size=(120, 24), env={"TERM": "dumb"}) as terminal:
        assert terminal.ended(within=20) == 4
        assert "export TERM=xterm-256color" in terminal.text
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (200, 50), (10, 5)])
def test_any_size_is_drawn_and_resizing_keeps_the_selection(database: Path, size: tuple[int, int]) -> None:
    """A window is dragged; a phone is turned."""
    with board(database) as terminal:
        terminal.send(DOWN + DOWN)
        terminal.wait_for("▌IV.3")
        terminal.resize(*size)
        terminal.redrawn()
        terminal.resize(100, 30)
        terminal.redrawn()

        terminal.wait_for("▌IV.3")
        terminal.send("q")
        assert terminal.ended() == 0


def test_who_looks_and_leaves_at_once_leaves_cleanly(database: Path) -> None:
    """The database opens in the first quiet moment; by then the person may be gone."""
    with Terminal.python("-m", "board", "--db", str(database), "--today", "16/05/2022", size=(120, 30)) as terminal:
        terminal.wait_for("IV.5")
        terminal.send("q")

        assert terminal.ended(within=20) == 0
        assert b"Traceback" not in terminal.raw
