"""A field of several lines: what an input method sends arrives in order, all of the text is seen, nothing in it acts."""

import unicodedata

import pytest
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.events import Paste

from board.screens.widgets.growing_field import GrowingField
from tests.board.terminal import Terminal
from tests.board.views_driven import screen_text

BACK = "\x7f"


class FieldApp(App[None]):
    """One field, forty cells wide, with a line below it that moves down as it grows."""

    CSS = "GrowingField { width: 40; height: 1; border: none; padding: 0; }"

    def __init__(self, *, breaks: bool = True, least: int = 1, value: str = "") -> None:
        super().__init__()
        self._given = (value, breaks, least)

    def compose(self) -> ComposeResult:
        """The field."""
        value, breaks, least = self._given
        with Vertical():
            yield GrowingField(value, breaks=breaks, least=least)

    @property
    def field(self) -> GrowingField:
        """The field."""
        return self.query_one(GrowingField)


@pytest.mark.pty
@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (f"tie{BACK}ê{BACK}ếng Vie{BACK}ê{BACK}ệt", "tiếng Việt"),
        (f"So{BACK}ở No{BACK}ô{BACK}ội vu{BACK}ụ", "Sở Nội vụ"),
        (f"d{BACK}dđ{BACK}{BACK}đ", "đ"),
        (unicodedata.normalize("NFD", "tiếng Việt"), "tiếng Việt"),
        ("abc\x1b[D\x1b[DX", "aXbc"),
        (f"một\nhai{BACK}i\nba", "một⏎hai⏎ba"),
        ("một\x1b\rhai", "một⏎hai"),
        ("một\x1b[13;2uhai\x1b[27;2;13~ba", "một⏎hai⏎ba"),
        ("một\nhai\x1b[A\x1b[HX\x1b[B\x1b[FY", "Xmột⏎haiY"),
        (f"một\n{BACK}hai", "mộthai"),
        ("một\nhai\x15\x15x", "mộtx"),
        ("a\x1b[200~Sở Nội vụ\rUBND tỉnh\x1b[201~b", "aSở Nội vụ⏎UBND tỉnhb"),
    ],
)
def test_bytes_that_come_in_one_read_act_in_their_order(sent: str, expected: str) -> None:
    """As in the field of one line; Ctrl+J and Alt+Enter break a line, whatever stands before and behind them."""
    with Terminal.python("tests/board/text_field_app.py", "growing", env={"PYTHONPATH": "."}) as terminal:
        terminal.wait_for("[]")
        terminal.settle()

        terminal.send(sent)

        terminal.wait_for(f"[{expected}]")


async def test_the_whole_text_is_seen_wrapped_at_blanks() -> None:
    """A box of one line showed half of a note and did not say that there was more."""
    words = "Sở Tư pháp đang thẩm định dự thảo; đề nghị báo cáo kết quả trước ngày 20 hằng tháng"
    app = FieldApp()
    async with app.run_test() as pilot:
        await pilot.press(*words)
        await pilot.pause()
        shown = " ".join(line.strip() for line in screen_text(app)[:4])

        assert shown.strip() == words
        assert app.field.size.height == 3


async def test_a_text_higher_than_its_field_says_where_there_is_more() -> None:
    """Marks at the right edge; the row of the cursor is always seen."""
    app = FieldApp(value="\n".join(f"dòng {n}" for n in range(1, 10)))
    async with app.run_test() as pilot:
        app.field.grow_to(4)
        await pilot.pause()
        below = screen_text(app)[:4]
        await pilot.press(*["up"] * 4)
        between = screen_text(app)[:4]
        await pilot.press(*["up"] * 4)
        above = screen_text(app)[:4]

    assert (below[0].endswith("▲"), below[3].strip()) == (True, "dòng 9")
    assert (between[0].endswith("▲"), between[3].endswith("▼")) == (True, True)
    assert (above[0].strip(), above[3].endswith("▼")) == ("dòng 1", True)


async def test_up_and_down_keep_near_the_cell_in_which_they_began() -> None:
    """Through a shorter line and back into a longer one, as in any editor."""
    app = FieldApp(value="Sở Nội vụ\nUB\nSở Tài chính")
    async with app.run_test() as pilot:
        app.field.cursor_position = 8
        await pilot.press("down")
        assert app.field.cursor_position == 12
        await pilot.press("down")

        assert app.field.cursor_position == 13 + 8


async def test_a_click_sets_the_cursor_where_it_points() -> None:
    """In whatever row."""
    app = FieldApp(value="Sở Nội vụ\nUBND tỉnh")
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.click(GrowingField, offset=(4, 1))

        assert app.field.cursor_position == 14


async def test_a_selection_over_two_lines_is_replaced_by_what_is_typed() -> None:
    """Writing anew what was there is what everybody expects."""
    app = FieldApp(value="Sở Nội vụ\nUBND tỉnh")
    async with app.run_test() as pilot:
        app.field.cursor_position = 3
        await pilot.press("shift+down", "X")

        assert app.field.value == "Sở XD tỉnh"


async def test_without_breaks_there_is_one_line_however_long() -> None:
    """A link or the name of an agency grows, but Ctrl+J and pasted breaks part nothing."""
    app = FieldApp(breaks=False)
    async with app.run_test() as pilot:
        await pilot.press("a", "ctrl+j", "b")
        app.field.post_message(Paste("c\r\nd\ne"))
        await pilot.pause()

        assert app.field.value == "abc d e"


async def test_what_is_in_it_is_nfc_and_inert() -> None:
    """As in the field of one line; line breaks of every kind are one kind."""
    app = FieldApp()
    async with app.run_test() as pilot:
        app.field.post_message(Paste("Sở\u2028Nội vu\u0323\r\nUBND\x1b[31m\u202e\x85x"))
        await pilot.pause()

        assert app.field.value == "Sở\nNội vụ\nUBND\ufffd\nx"


async def test_its_cursor_does_not_blink() -> None:
    """A blink sends bytes for ever, also over a slow line."""
    app = FieldApp()
    async with app.run_test():
        assert app.field.cursor_blink is False
