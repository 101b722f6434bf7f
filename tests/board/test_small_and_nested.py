"""The smallest screen, and a screen inside another program's: whatever is open stays usable."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from board.keys import BY_ID, KEYS
from tests.board.terminal import Terminal

DOWN, ENTER, ESCAPE = "\x1b[B", "\r", "\x1b"
VIEWS = tuple(key.keys[0] for key in KEYS if key.id.startswith("view-"))
NESTED = shutil.which("tmux")
KEYS_OF_THE_BOARD = "⇧←⇧→ chuyển"


def arguments(database: Path) -> tuple[str, ...]:
    """The board of the 2022 plan."""
    return ("-m", "board", "--db", str(database), "--plan", "2022", "--today", "16/05/2022")


@pytest.mark.pty
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_can_be_used_at_40_by_15(database: Path, view: str) -> None:
    """A phone held upright: what is selected is seen, keys move it, and the way back to a large screen loses nothing."""
    with Terminal.python(*arguments(database), size=(120, 30)) as terminal:
        terminal.wait_for("▌IV.5")
        terminal.send(view)
        terminal.settle(quiet=0.4)
        terminal.resize(40, 15)
        terminal.until(lambda: "▌" in terminal.text, "the selection")
        assert max(map(len, terminal.lines)) <= 40
        terminal.settle()
        terminal.send(DOWN)
        terminal.settle()
        assert "▌" in terminal.text
        terminal.resize(120, 30)
        terminal.redrawn()

        assert "▌" in terminal.text
        assert "Tổng 31" in terminal.text
        terminal.send("q")
        assert terminal.ended(within=10) == 0


@pytest.mark.pty
@pytest.mark.parametrize("opened", [ENTER, "m", "h", "g", "p", "c", "?", "/", "v", BY_ID["calendars"].keys[0], "\x10"])
def test_whatever_is_opened_can_be_left_at_40_by_15(database: Path, opened: str) -> None:
    """Forms, lists, help: none may lock a person in whose window shrank under it."""
    with Terminal.python(*arguments(database), size=(120, 30)) as terminal:
        terminal.wait_for("▌IV.5")
        terminal.wait_for(KEYS_OF_THE_BOARD)
        terminal.send(opened)
        terminal.until(lambda: KEYS_OF_THE_BOARD not in terminal.text, "what was opened")
        terminal.settle()
        terminal.resize(40, 15)
        terminal.redrawn()
        terminal.send(ESCAPE)
        terminal.until(lambda: "▌IV.5" in terminal.text and KEYS_OF_THE_BOARD in terminal.text, "the board")
        terminal.send("q")

        assert terminal.ended(within=10) == 0


@pytest.fixture
def socket(tmp_path: Path) -> Iterator[Path]:
    """A server of tmux for one test."""
    path = tmp_path / "tmux"
    yield path
    subprocess.run([NESTED or "", "-S", path, "kill-server"], capture_output=True, check=False)


@pytest.mark.pty
@pytest.mark.skipif(NESTED is None, reason="tmux is not installed")
def test_inside_a_multiplexer_letters_bars_and_keys_are_the_same(database: Path, socket: Path) -> None:
    """Staff leave it running in tmux: what the multiplexer has understood is what it shows the next one who attaches."""
    board = [*arguments(database)]
    own = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}  # the window's count
    environ = {**own, "LANG": "C.UTF-8", "TERM": "xterm-256color"}
    house = Path(__file__).parents[2]
    command = ["tmux", "-S", str(socket), "-f", "/dev/null", "-u", "new-session", "-d", "-x", "120", "-y", "40"]
    subprocess.run([*command, sys.executable, *board], check=True, env=environ, cwd=house)

    def seen(*texts: str) -> None:
        """All of them at once: what is captured may be half a picture still."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            shown = subprocess.run(
                ["tmux", "-S", str(socket), "capture-pane", "-p"], capture_output=True, text=True, check=True
            ).stdout
            if all(text in shown for text in texts):
                return
        raise AssertionError(f"{texts} are not on the screen:\n{shown}")

    seen("CHƯA THỰC HIỆN", "▌IV.5")
    subprocess.run(["tmux", "-S", str(socket), "send-keys", "Down", "Down"], check=True)
    seen("▌IV.3")
    subprocess.run(["tmux", "-S", str(socket), "send-keys", "2"], check=True)
    seen("┊", "Quý II")
