"""A terminal that cannot show the board is told, in one plain line, what to set; every other one just works."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from board.screens.terminal import unfit
from tests.board.terminal import Terminal

NO_LOCALE = {"LANG": "", "LC_ALL": "", "LC_CTYPE": "", "PYTHONUTF8": ""}


def board(database: Path, **environ: str) -> Terminal:
    """The board of the 2022 plan in this environment."""
    arguments = ("-m", "board", "--db", str(database), "--plan", "2022", "--today", "16/05/2022")
    return Terminal.python(*arguments, size=(120, 30), env={**NO_LOCALE, **environ})


@pytest.mark.pty
@pytest.mark.parametrize(
    ("environ", "told"),
    [
        ({"LC_ALL": "C"}, "export LC_ALL=C.UTF-8"),
        ({"LC_ALL": "POSIX"}, "export LC_ALL=C.UTF-8"),
        ({"LANG": "en_US.ISO-8859-1"}, "export LC_ALL=C.UTF-8"),
        ({"LC_ALL": "vi_VN.TCVN"}, "export LC_ALL=C.UTF-8"),
        ({"LANG": "C.UTF-8", "PYTHONIOENCODING": "latin-1"}, "unset PYTHONIOENCODING"),
        ({"TERM": "dumb"}, "export TERM=xterm-256color"),
    ],
)
def test_what_cannot_show_the_board_is_told_what_to_set(database: Path, environ: Mapping[str, str], told: str) -> None:
    """One line instead of a screen of escapes; nothing is drawn, and a script sees that it was refused."""
    with board(database, **environ) as terminal:
        assert terminal.ended(within=20) == 4
        assert told in terminal.text
        assert b"\x1b" not in terminal.raw


@pytest.mark.pty
def test_what_is_told_of_an_encoding_can_be_read_without_it(database: Path) -> None:
    """Accents would arrive as rubbish on the very terminal that is told about."""
    with board(database, LC_ALL="C") as terminal:
        terminal.ended(within=20)

        assert bytes(terminal.raw).isascii()


@pytest.mark.pty
@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"LANG": "C"},
        {"LANG": "C.UTF-8"},
        {"LC_ALL": "C.utf8"},
        {"LANG": "vi_VN.UTF-8"},
        {"LC_ALL": "C", "PYTHONUTF8": "1"},
    ],
)
def test_a_terminal_of_which_nobody_says_otherwise_is_utf_8(database: Path, environ: Mapping[str, str]) -> None:
    """A fresh container has LANG=C or nothing at all, and a terminal that shows everything."""
    with board(database, **environ) as terminal:
        terminal.wait_for("CHƯA THỰC HIỆN")


@pytest.mark.pty
@pytest.mark.parametrize("term", ["screen", "screen-256color", "tmux-256color", "xterm", "linux", "vt100"])
def test_every_other_terminal_shows_the_board(database: Path, term: str) -> None:
    """Multiplexers and old terminals have fewer colours, and the same letters, bars and marks."""
    with board(database, TERM=term, COLORTERM="") as terminal:
        terminal.wait_for("▌IV.5")
        terminal.send("\x1b[B\x1b[B")
        terminal.wait_for("▌IV.3")


def test_a_stream_that_the_system_made_otherwise_is_told_by_its_name() -> None:
    """A host with a Latin locale installed gives Python that."""
    assert "iso8859-1" in (unfit({"LANG": "en_US"}, "iso8859-1") or "")
    assert unfit({"LANG": "en_US.UTF-8"}, "utf-8") is None
