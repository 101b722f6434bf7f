"""Whatever a title, a note, a name or a document's number holds: it is text, on every screen and from every command."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from tests.board.hostile import PIECES, put, strings
from tests.board.hostile_walk import VIEWS, go
from tests.board.terminal import Terminal

SEVERAL = st.lists(strings, min_size=120, max_size=120, unique=True)


@settings(
    max_examples=1,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(texts=SEVERAL)
def test_strings_in_every_place_act_nowhere(
    texts: Sequence[str], demo_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No control character reaches the terminal, no markup acts, nothing ends the program. `make soak` tries 10,000."""
    assume(any("\x1b" in text for text in texts))  # the first that Hypothesis comes up with are all too simple
    database = Path(shutil.copy(demo_file, tmp_path_factory.mktemp("hostile") / "board.db"))
    put(database, texts)

    found = go(database, texts[-8:])

    assert found.wrong == []
    assert found.looks > 5_000


@pytest.mark.pty
def test_no_byte_of_theirs_steers_the_terminal(demo_database: Path) -> None:
    """As bytes on the line: what the program itself sends is another matter, so only what was put in is looked for."""
    put(demo_database, [f"{piece}{number}" for number, piece in enumerate(PIECES * 9)])
    arguments = ("-m", "board", "--db", str(demo_database), "--plan", "2022", "--today", "16/05/2022")
    with Terminal.python(*arguments, size=(120, 40)) as terminal:
        terminal.wait_for("Tổng 31", within=30)
        for key in (*VIEWS, "1", *(key for opened in "\rmg?6v9" for key in (opened, "\x1b"))):
            terminal.send(key)
            terminal.settle(quiet=0.3)
        sent = re.sub(
            rb"\x1b\]22;[^\x07]*\x07", b"", bytes(terminal.raw)
        )  # the shape of the pointer, which is Textual's
        terminal.send("q")

        assert terminal.ended(within=10) == 0
    steering = (*"\x9b\x9d\x00\x07\x7f\u202e\u2066\u2028", "\x1b]0;", "\x1b]52", "\x1b[2J", "\x1bc")
    assert [piece for piece in steering if piece.encode() in sent] == []
