"""A paste is text and nothing else: whatever stands in it, however it arrives, no part of it acts as a key."""

import asyncio
import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.events import Key, Paste
from textual.message import Message

from board.screens import pasting
from board.screens.form_screen import FormScreen
from board.screens.pasting import END, START, PasteParser
from board.screens.widgets.growing_field import GrowingField
from store.open_board import OpenBoard
from tests.board.app_driven import TODAY, running
from tests.board.terminal import Terminal

TORN = "dán \x1b[31m một\r\n hai"
PIECES = (
    "\x1b",
    "\x1b[31m",
    "\x1b[200~",
    "\x1b[201",
    "\x1b[A",
    "\x1bOP",
    "\r",
    "\n",
    "\t",
    "\x03",
    "\x1a",
    "\x7f",
    "ế",
)
PASTED = (
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=8)
    .map("".join)
    .filter(lambda text: END not in text and END not in text + END[:-1])
)


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seconds = 100.0
        for place in (pasting.__name__ + ".monotonic", "textual._parser.get_time"):
            monkeypatch.setattr(place, lambda: self.seconds)


def meant(messages: Iterable[Message]) -> list[str]:
    """Keys by their names, pastes as their text."""
    return [f"“{one.text}”" if isinstance(one, Paste) else one.key for one in messages if isinstance(one, Key | Paste)]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Stands still."""
    return Clock(monkeypatch)


@given(PASTED, st.lists(st.integers(0, 60), max_size=6))
def test_a_paste_is_one_text_in_whatever_pieces_it_is_read(text: str, cuts: list[int]) -> None:
    """A line delivers what it has: marks are split like anything else."""
    sent = f"X{START}{text}{END}Y"
    places = [0, *sorted(min(cut, len(sent)) for cut in cuts), len(sent)]
    parser = PasteParser()

    messages = [message for start, end in pairwise(places) if start < end for message in parser.feed(sent[start:end])]

    assert meant(messages) == ["X", f"“{text}”", "Y"]


@pytest.mark.parametrize("split", range(1, len(START)))
def test_a_mark_that_comes_late_in_two_parts_is_still_a_mark(clock: Clock, split: int) -> None:
    """Else "[200~" and all that was pasted would be keys."""
    parser = PasteParser()

    before = [*parser.feed(START[:split])]
    clock.seconds += 0.5
    before += parser.tick()
    messages = [*parser.feed(START[split:] + "q" + END[:split])]
    clock.seconds += 0.5
    messages += [*parser.tick(), *parser.feed(END[split:] + "Y")]

    assert meant(before) == (["escape"] if split == 1 else [])
    assert meant(messages) == ["“q”", "Y"]


def test_a_paste_right_behind_esc_is_a_paste_behind_esc() -> None:
    """Who leaves a field and pastes elsewhere meant both."""
    parser = PasteParser()

    messages = [*parser.feed("\x1b"), *parser.feed(f"{START}q{END}"), *parser.feed(f"\x1b{START}u{END}")]

    assert meant(messages) == ["escape", "“q”", "escape", "“u”"]


def test_keys_that_begin_like_the_mark_are_keys(clock: Clock) -> None:
    """F9 is ESC [ 2 0 ~, Insert ESC [ 2 ~; Alt+[ is bound to nothing, and has its time."""
    parser = PasteParser()

    messages = [*parser.feed("\x1b[20"), *parser.feed("~\x1b[2"), *parser.feed("~a\x1b"), *parser.feed("[A\x1b[")]
    assert meant(messages) == ["f9", "insert", "a", "up"]

    clock.seconds += 2
    messages = list(parser.tick())
    clock.seconds += 2
    assert [*meant(messages), *meant(parser.tick()), *meant(parser.feed("q"))][-1] == "q"


def test_a_paste_that_never_ends_is_handed_on_as_text_and_the_next_key_alone_is_a_key(clock: Clock) -> None:
    """A line that stalls in the middle runs nothing when it goes on; a terminal that lost the mark can be typed at."""
    parser = PasteParser()

    assert meant(parser.feed(f"{START}một\x1b[20")) == []
    clock.seconds += pasting.PATIENCE_SECONDS
    assert meant(parser.tick()) == ["“một”"]
    assert meant(parser.feed("quit\r")) == []
    clock.seconds += pasting.PATIENCE_SECONDS
    assert meant(parser.tick()) == ["“\x1b[20quit\r”"]

    assert meant(parser.feed("\x1b[A")) == ["up"]
    assert meant(parser.feed("q")) == ["q"]


def test_a_paste_without_an_end_is_handed_on_when_it_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody's terminal must not fill the memory."""
    monkeypatch.setattr(pasting, "MOST_LETTERS", 10)
    parser = PasteParser()

    messages = [*parser.feed(START + "quit " * 3), *parser.feed("q" * 4), *parser.feed(END + "u")]

    assert meant(messages) == ["“quit quit quit ”", "“qqqq”", "u"]


async def test_whatever_is_pasted_into_a_form_stands_in_its_field_clean_and_nothing_has_acted(database: Path) -> None:
    """A line break among control sequences sent the form, half of it, and the rest went on as commands."""
    async with running(database) as driven:
        await driven.press("g")
        await driven.until(lambda: isinstance(driven.app.focused, GrowingField))
        field, form = driven.app.focused, driven.app.screen
        assert isinstance(field, GrowingField)
        parser, loop = PasteParser(), asyncio.get_running_loop()

        async def paste(text: str) -> str:
            field.value = ""
            for message in parser.feed(START + text + END):
                driven.app.post_message(message)
            await driven.pilot.pause()
            await field.settled()
            return field.value

        @settings(deadline=None)
        @given(PASTED)
        def look(text: str) -> None:
            found = asyncio.run_coroutine_threadsafe(paste(text), loop).result()
            assert found == unicodedata.normalize("NFC", field.inert(text.strip()))
            assert driven.app.focused is field

        await asyncio.to_thread(look)
        assert driven.app.screen is form
        assert isinstance(form, FormScreen)
    with OpenBoard(str(database), user="lan") as board:
        assert board.task("2022/IV.5", today=TODAY).notes == ()


def board(database: Path) -> Terminal:
    """The program on a terminal."""
    arguments = ("-m", "board", "--db", str(database), "--user", "lan", "--plan", "2022", "--today", "16/05/2022")
    return Terminal.python(*arguments, size=(120, 30))


@pytest.mark.pty
@pytest.mark.parametrize("ahead", [False, True], ids=["into the open form", "in one packet with the key that opens it"])
def test_a_paste_with_escapes_and_line_breaks_stays_in_the_form(database: Path, ahead: bool) -> None:
    """It was a note already, "^[31m một", and "dán" was lost."""
    with board(database) as terminal:
        terminal.wait_for("IV.5")
        terminal.send("gX" if ahead else "g")
        if not ahead:
            terminal.wait_for("▸ Nội dung")
            terminal.send("X")
        terminal.send(f"{START}{TORN}{END}Y")

        terminal.wait_for("hai")
        terminal.wait_for("Xdán một")
        assert "haiY" in terminal.text
        assert "^[" not in terminal.text
        assert "✓" not in terminal.text
        terminal.send("\r")
        terminal.wait_for("✓ 2022/IV.5 · ghi chú")
    with OpenBoard(str(database), user="lan") as opened:
        assert [note.text for note in opened.task("2022/IV.5", today=TODAY).notes] == ["Xdán một\nhaiY"]


@pytest.mark.pty
def test_a_paste_with_escapes_into_the_filter_keeps_its_order_and_uses_nothing(database: Path) -> None:
    """The line break was Enter, and the words came in another order."""
    with board(database) as terminal:
        terminal.wait_for("IV.5")
        terminal.send(f"/X{START}dán \x1b[31m cuối\r\nhai{END[:3]}")
        terminal.settle()
        terminal.send(f"{END[3:]}Y")

        terminal.wait_for("lọc: Xdán cuối haiY")


@pytest.mark.pty
def test_a_paste_that_the_terminal_never_ends_is_text(database: Path) -> None:
    """And behind it the keys act again."""
    with board(database) as terminal:
        terminal.wait_for("IV.5")
        terminal.send("g")
        terminal.wait_for("▸ Nội dung")
        terminal.send(f"{START}một\r\nhai")

        terminal.wait_for("hai")
        terminal.send("Y")
        terminal.wait_for("haiY")
        terminal.send("\r")
        terminal.wait_for("✓ 2022/IV.5 · ghi chú: một hai")
