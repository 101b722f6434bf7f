"""The mouse as its bytes arrive over a line: clicks, the wheel, and cards that are dragged to another column."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.board.terminal import Terminal

pytestmark = pytest.mark.pty

ESC = "\x1b"
WHEEL_DOWN, WHEEL_UP = 65, 64


def press(x: int, y: int) -> str:
    """The left button goes down (SGR mouse reports count from 1)."""
    return f"\x1b[<0;{x + 1};{y + 1}M"


def drag(x: int, y: int) -> str:
    """The mouse moves on with the button down."""
    return f"\x1b[<32;{x + 1};{y + 1}M"


def release(x: int, y: int) -> str:
    """The button comes up."""
    return f"\x1b[<0;{x + 1};{y + 1}m"


def click(x: int, y: int) -> str:
    """Down and up in one place."""
    return press(x, y) + release(x, y)


def wheel(x: int, y: int, button: int) -> str:
    """The wheel, by one notch."""
    return f"\x1b[<{button};{x + 1};{y + 1}M"


@contextmanager
def board(database: Path, *words: str, size: tuple[int, int] = (120, 30)) -> Iterator[Terminal]:
    """`board` on the 2022 plan at 16/05/2022, painted and at rest."""
    arguments = ("--db", str(database), "--user", "lan", "--plan", "2022", "--today", "16/05/2022")
    with Terminal.python("-m", "board", *words, *arguments, size=size) as terminal:
        terminal.wait_for("IV.5")
        terminal.settle()
        yield terminal


def place(terminal: Terminal, text: str) -> tuple[int, int]:
    """Column and row where the text stands."""
    for y, line in enumerate(terminal.lines):
        if text in line:
            return line.index(text), y
    raise AssertionError(terminal.text)


def test_a_card_is_dragged_to_another_column_and_undo_takes_it_back(database: Path) -> None:
    """Down on the card, over to the column, up: one action."""
    with board(database) as terminal:
        x, y = place(terminal, "VII.3")
        terminal.send(press(x, y) + drag(x + 10, y) + drag(40, y))
        terminal.wait_for("▼ĐANG THỰC HIỆN")
        terminal.wait_for("→ Đang thực hiện")
        terminal.wait_for("Esc bỏ kéo")
        terminal.send(release(40, y))
        terminal.wait_for("✓ 2022/VII.3")
        terminal.wait_for("ĐANG THỰC HIỆN  1")
        assert "▼ĐANG" not in terminal.text

        terminal.send("u")
        terminal.wait_for("ĐANG THỰC HIỆN  0")


def test_only_another_column_under_the_mouse_costs_bytes(database: Path) -> None:
    """The terminal reports every cell that the mouse comes over; over a slow line none of them may be answered."""
    with board(database) as terminal:
        x, y = place(terminal, "VII.3")
        terminal.send(press(x, y) + drag(40, y))
        terminal.wait_for("▼ĐANG THỰC HIỆN")
        terminal.settle()
        terminal.send("".join(drag(40 + step, y + step % 3) for step in range(12)))
        within = terminal.settle(quiet=0.6)
        terminal.send(drag(70, y))
        terminal.wait_for("▼TRÌNH KÝ")
        across = terminal.settle()

        assert within == 0
        assert across < 1000


def test_esc_lets_go_of_a_dragged_card(database: Path) -> None:
    """The button is still down then; that it comes up asks for nothing."""
    with board(database) as terminal:
        x, y = place(terminal, "VII.3")
        terminal.send(press(x, y) + drag(40, y))
        terminal.wait_for("▼ĐANG THỰC HIỆN")
        terminal.send(ESC)
        terminal.until(lambda: "▼ĐANG" not in terminal.text, "no column marked")
        terminal.send(drag(45, y) + release(45, y) + "i")

        terminal.wait_for("Vì sao: VII.3")
        assert "✓ 2022" not in terminal.text


def test_dropped_outside_of_the_columns_nothing_is_asked_for(database: Path) -> None:
    """On the head or the strip below, or back where it came from."""
    with board(database) as terminal:
        x, y = place(terminal, "VII.3")
        for back in ((40, 0), (40, 28), (x + 2, y)):
            terminal.send(press(x, y) + drag(40, y))
            terminal.wait_for("▼ĐANG THỰC HIỆN")
            terminal.send(drag(*back) + release(*back))
            terminal.until(lambda: "▼ĐANG" not in terminal.text, "no column marked")
        terminal.settle()

        assert "ĐANG THỰC HIỆN  0" in terminal.text


def test_marked_cards_go_together_and_come_back_together(database: Path) -> None:
    """One action, one undo."""
    with board(database) as terminal:
        terminal.send("  ")
        terminal.wait_for("*VII.3")
        x, y = place(terminal, "*VII.3")
        terminal.send(press(x + 1, y) + drag(70, y) + release(70, y))
        terminal.wait_for("TRÌNH KÝ  2")

        terminal.send("u")
        terminal.wait_for("TRÌNH KÝ  0")


def test_on_a_narrow_screen_a_card_is_dragged_to_a_tab(database: Path) -> None:
    """One column is seen; the others are their tabs."""
    with board(database, size=(80, 24)) as terminal:
        x, y = place(terminal, "VII.3")
        tab = place(terminal, "Đang thực hiện")
        terminal.send(press(x, y) + drag(*tab))
        terminal.wait_for("▼Đang thực hiện")
        terminal.send(release(*tab))

        terminal.wait_for("✓ 2022/VII.3")
        terminal.wait_for("Đang thực hiện 1")


def test_a_click_selects_and_a_double_click_opens(database: Path) -> None:
    """Also where the hand trembles by a cell: the card stays in its column."""
    with board(database) as terminal:
        x, y = place(terminal, "VI.2")
        terminal.send(press(x, y) + drag(x + 1, y) + release(x + 1, y))
        terminal.wait_for("▌VI.2")

        terminal.send(click(x, y) + click(x, y))
        terminal.wait_for("Phải nộp")


@pytest.mark.parametrize(("view", "lines"), [("board", 15), ("timeline", 15), ("matrix", 22), ("agencies", 15)])
def test_the_wheel_scrolls_every_view(database: Path, view: str, lines: int) -> None:
    """Down, and up again; the strip below goes on telling of the selection. On few lines the matrix has none."""
    with board(database, size=(100, lines)) as terminal:
        if view != "board":
            terminal.send({"timeline": "2", "matrix": "3", "agencies": "4"}[view])
            terminal.redrawn()
        before = terminal.text
        terminal.send(wheel(10, 8, WHEEL_DOWN))
        terminal.until(lambda: terminal.text != before, "another window")
        terminal.settle()
        scrolled = terminal.text
        terminal.send(wheel(10, 8, WHEEL_UP))
        terminal.until(lambda: terminal.text != scrolled, "the window above")

        assert terminal.lines[-4:] == before.split("\n")[-4:]


def test_the_wheel_scrolls_the_tasks_screen(database: Path) -> None:
    """A sheet longer than the window."""
    with board(database, size=(80, 12)) as terminal:
        terminal.send("\r")
        terminal.wait_for("còn tiếp")
        terminal.settle()
        before = terminal.text
        terminal.send(wheel(10, 8, WHEEL_DOWN))
        terminal.until(lambda: terminal.text != before, "another window")
