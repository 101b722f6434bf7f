"""The text field: what an input method sends arrives in order; what is in it is NFC and inert."""

import unicodedata

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste

from board.screens.widgets.text_field import TextField
from tests.board.terminal import Terminal

BACK = "\x7f"


class FieldApp(App[None]):
    """One field and nothing else."""

    def compose(self) -> ComposeResult:
        """The field."""
        yield TextField()

    @property
    def field(self) -> TextField:
        """The field."""
        return self.query_one(TextField)


@pytest.mark.pty
@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (f"tie{BACK}ê{BACK}ếng Vie{BACK}ê{BACK}ệt", "tiếng Việt"),
        (f"{BACK}tie{BACK}{BACK}iê{BACK}{BACK}iếng", "tiếng"),
        (f"So{BACK}ở No{BACK}ô{BACK}ội vu{BACK}ụ", "Sở Nội vụ"),
        (f"d{BACK}dđ{BACK}{BACK}đ", "đ"),
        (" ".join([f"tie{BACK}ê{BACK}ếng"] * 5), " ".join(["tiếng"] * 5)),
        ("tiếng Việt", "tiếng Việt"),
        (unicodedata.normalize("NFD", "tiếng Việt"), "tiếng Việt"),
        ("abc\x1b[D\x1b[DX", "aXbc"),
        ("abc\x1b[HX\x1b[FY", "XabcY"),
        ("abc\x1b[D\x1b[D\x1b[3~", "ac"),
    ],
)
def test_bytes_that_come_in_one_read_act_in_their_order(sent: str, expected: str) -> None:
    """A Telex or VNI method sends Backspace and letter at once; Textual's own field swaps them (terminal.md, §4)."""
    with Terminal.python("tests/board/text_field_app.py", env={"PYTHONPATH": "."}) as terminal:
        terminal.wait_for("[]")
        terminal.settle()

        terminal.send(sent)

        terminal.wait_for(f"[{expected}]")


async def test_a_mark_that_arrives_alone_joins_the_letter_before_it() -> None:
    """NFD from a Mac's keyboard would need two Backspaces a letter and match nothing."""
    app = FieldApp()
    async with app.run_test() as pilot:
        for part in ("e", "\u0302", "\u0301"):
            app.field.insert_text_at_cursor(part)
            await pilot.pause()

        assert app.field.value == "ế"
        await pilot.press("backspace")
        assert app.field.value == ""


async def test_a_paste_of_several_lines_becomes_one_line_without_control_characters() -> None:
    """A pasted cell of a document may hold line breaks, and anything else that steers a terminal."""
    app = FieldApp()
    async with app.run_test() as pilot:
        app.field.post_message(Paste("Sở Nội vụ\r\nUBND\x1b[31m tỉnh\x00\u202e"))
        await pilot.pause()

        assert app.field.value == "Sở Nội vụ UBND tỉnh\ufffd"


async def test_a_selection_is_replaced_by_what_is_typed() -> None:
    """Correcting a date by typing over it is what everybody expects."""
    app = FieldApp()
    async with app.run_test() as pilot:
        app.field.value = "16/05/2022"
        await pilot.press("end", "shift+home", "1")

        assert app.field.value == "1"


async def test_the_cursor_does_not_blink() -> None:
    """A blink sends bytes for ever, also over a slow line."""
    app = FieldApp()
    async with app.run_test():
        assert app.field.cursor_blink is False
