"""On a real line: the program with its own output and with Textual's show the same, and the terminal is left as it was."""

import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from board.screens.cell_diff import STOCK_OUTPUT, knows_textual
from tests.board.emulated import seen
from tests.board.terminal import Terminal

pytestmark = pytest.mark.pty

SYNC_IS_KNOWN = "\x1b[?2026;2$y"
CARRY, DOWN, ESCAPE = "\x1b[1;2C", "\x1b[B", "\x1b"

Pair = tuple[Terminal, Terminal]


@pytest.fixture
def pair(database: Path, tmp_path: Path) -> Iterator[Pair]:
    """The program twice, each on a board of its own: with its own output, and with Textual's."""
    with ExitStack() as running:
        terminals = []
        for name, env in (("ours", {}), ("stock", {STOCK_OUTPUT: "1"})):
            copy = tmp_path / f"{name}.db"
            copy.write_bytes(database.read_bytes())
            arguments = ("-m", "board", "--db", str(copy), "--user", "lan", "--plan", "2022", "--today", "16/05/2022")
            terminals.append(running.enter_context(Terminal.python(*arguments, size=(100, 30), env=env)))
        ours, stock = terminals
        for terminal in terminals:
            terminal.wait_for("IV.5")
            terminal.send(SYNC_IS_KNOWN)
        yield ours, stock


def test_both_show_the_same_through_keys_resizing_and_the_background(pair: Pair) -> None:
    """The whole road: driver, writer's thread, kernel. A program that comes back paints a terminal that knows nothing."""
    steps: list[tuple[Callable[[Terminal], None], str]] = [
        (lambda terminal: terminal.send(DOWN), "▌VII.3"),
        (lambda terminal: terminal.send(CARRY), "✓ 2022/VII.3"),
        (lambda terminal: terminal.send("2" + DOWN), "Quý III"),
        (lambda terminal: terminal.send("/tài chính"), "lọc: tài chính"),
        (lambda terminal: terminal.resize(80, 24), "lọc: tài chính"),
        (lambda terminal: terminal.resize(120, 36), "lọc: tài chính"),
        (stop_and_continue, "lọc: tài chính"),
        (lambda terminal: terminal.send("\r\r"), "Thời hạn"),
    ]
    for act, shown in steps:
        for terminal in pair:
            act(terminal)
        for terminal in pair:
            terminal.wait_for(shown)
        become_equal(pair)

        assert picture(pair[0]) == picture(pair[1]), shown
    assert len(pair[0].raw) * 3 < len(pair[1].raw)
    assert pair[0].raw.count(b"\x1b[?2026h") == pair[0].raw.count(b"\x1b[?2026l") > 3


def test_the_shell_gets_its_colours_back(pair: Pair) -> None:
    """The look in which the last cell was written must not colour the prompt."""
    ours, _stock = pair
    ours.settle()
    ours.send("q")

    assert ours.ended() == 0
    after = bytes(ours.raw).rpartition(b"\x1b[?1049l")[0]
    assert re.findall(rb"\x1b\[[\d;]*m", after)[-1] == b"\x1b[m"


def test_another_textual_writes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it will do in its next version is not known: then the board costs more bytes and works."""
    assert knows_textual({})
    assert not knows_textual({STOCK_OUTPUT: "1"})

    monkeypatch.setattr("board.screens.cell_diff.TEXTUAL", "8.2.9")

    assert not knows_textual({})


def become_equal(pair: Pair, *, within: float = 20.0) -> None:
    """Read both until neither has more to say and they show the same; a busy machine may need a while for that."""
    end = time.monotonic() + within
    while True:
        for terminal in pair:
            terminal.settle(quiet=0.3)
        if picture(pair[0]) == picture(pair[1]) or time.monotonic() > end:
            return


def stop_and_continue(terminal: Terminal) -> None:
    """Ctrl+Z and fg; meanwhile the shell has had the terminal."""
    terminal.signal(signal.SIGTSTP)
    terminal.settle()
    terminal.screen.reset()
    terminal.signal(signal.SIGCONT)


def picture(terminal: Terminal) -> list[list[object]]:
    """What can be seen, cell by cell."""
    rows, columns = range(terminal.screen.lines), range(terminal.screen.columns)
    return [[seen(terminal.screen.buffer[y][x]) for x in columns] for y in rows]
