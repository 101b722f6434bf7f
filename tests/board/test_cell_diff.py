"""The program writes only changed cells, and the terminal shows the same as if Textual had written everything."""

import random
from datetime import date
from pathlib import Path

import pytest

from plans.agency import Agency, Directory
from plans.plan import Plan, Section, Task
from store.open_board import OpenBoard
from tests.board.emulated import ESCAPE, OnTerminals, emulated

HOSTILE = (
    "[red]Đỏ[/red] [/x] \x1b[31m \x1b]0;tên\x07 \x9b2J \u202eđảo ngược\u202c",
    "部 门 제도 개혁 全角ＡＢＣ rộng hai ô một chữ, cắt ở đâu cũng được 一二三四五六七八九十一二三四五六七八九十",
    "Tie\u0302\u0301ng Vie\u0323\u0302t to\u0301n be\u0301n q\u0308x\u0331 dấu rời",
    "😀 🏁 tệp ❤ ① … ─ ▌ ◆ ✓ ½ \u00ad \u00a0 \ufffd",
)
UP, DOWN, RIGHT, LEFT, CARRY = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[1;2C"
HOME, END, PAGE_UP, PAGE_DOWN, HELP, TAB, ENTER = "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~", "?", "\t", "\r"
PALETTE, ANEW, AGAIN = "\x1bOP", "\x0c", "\x12"
WALK = (
    *(UP, DOWN, LEFT, RIGHT, PAGE_UP, PAGE_DOWN, HOME, END, CARRY, TAB, ENTER, ESCAPE, ESCAPE, PALETTE, ANEW, AGAIN),
    *(*"1234+-bt nNmhgcp?u/", "ê", "部", "resize", "lose"),
)


@pytest.fixture
def strange_board(board_file: Path) -> Path:
    """A board whose titles are what a hostile or foreign document holds."""
    agencies = Directory(agencies=(Agency("a", "部 门", "部门", order=1), Agency("b", "Sở [b]Nội[/b]", "SNV", order=2)))
    plan = Plan(
        key="la",
        number="1/QĐ-UBND",
        signed=date(2021, 12, 23),
        title=HOSTILE[1],
        short_title="KH 部门",
        issuer="x",
        years=(2022,),
        secretariat="",
        sections=(Section("I", HOSTILE[1]),),
        tasks=tuple(
            Task(f"I.{number + 1}", "I", title * (1 + number % 3), title, f"Quý {'I' * (1 + number % 3)}/2022", "部 门")
            for number, title in enumerate(HOSTILE * 4)
        ),
    )
    with OpenBoard(str(board_file), user="nhập") as board:
        board.first_start(agencies, [(plan, "la.toml")])
    return board_file


async def walk(board: OnTerminals, *, seed: int, steps: int, size: tuple[int, int]) -> None:
    """Press keys at random, drag the window now and then, lose the terminal and come back."""
    choose = random.Random(seed)  # noqa: S311 - a walk, no secret
    for _step in range(steps):
        key = choose.choice(WALK)
        if key == "resize":
            await board.resize(*choose.choice(((80, 24), (120, 40), (40, 15), (133, 31), size)))
        elif key == "lose":
            board.app.lose()
            board.app.screen.refresh()
        else:
            await board.press(key)


@pytest.mark.parametrize(("seed", "size"), [(1, (80, 24)), (2, (120, 40))])
async def test_every_frame_of_a_random_walk_is_what_textual_would_have_shown(
    database: Path, size: tuple[int, int], seed: int
) -> None:
    """Views, forms, lists, filter, resizing, a lost terminal: each frame, cell by cell, in text, colours and marks."""
    async with emulated(database, size=size) as board:
        await walk(board, seed=seed, steps=60, size=size)

        assert board.app.frames > 15


@pytest.mark.parametrize(("seed", "size"), [(1, (80, 24)), (2, (120, 40))])
async def test_wide_combined_and_hostile_text_stays_in_its_cells(
    strange_board: Path, size: tuple[int, int], seed: int
) -> None:
    """A wide character has two cells or none; half of one must never stay behind."""
    async with emulated(strange_board, size=size, plan="la") as board:
        await walk(board, seed=seed, steps=60, size=size)

        assert board.app.frames > 15


async def test_each_errand_is_shown_as_textual_would(database: Path) -> None:
    """What people do all day, in order, so that no walk has to come upon it."""
    async with emulated(database, size=(120, 40)) as board:
        await board.press("2", RIGHT, "+", DOWN, "3", PAGE_DOWN, "4", DOWN, ENTER, ESCAPE, "1", END, HOME)
        await board.press("/", *"nội 部", ENTER, ESCAPE)
        for form in "mhgcp":
            await board.press(form)
            await board.until(lambda: board.app.screen is not board.main)
            await board.press(*"Kế部", TAB, ESCAPE)
            await board.until(lambda: board.app.screen is board.main)
        await board.press(ENTER)
        await board.until(lambda: board.app.screen is not board.main)
        await board.press(DOWN, ESCAPE, HELP, DOWN, ESCAPE, PALETTE, *"tiến", ESCAPE, CARRY)
        await board.until(lambda: board.answer)
        await board.press("u")
        await board.resize(80, 24)
        await board.press(RIGHT, DOWN, "2")

        assert board.app.frames > 60


async def test_a_lost_screen_is_painted_in_full(database: Path) -> None:
    """Ctrl+L after somebody's `wall`, and a program that comes back to the foreground, trust nothing on the terminal."""
    async with emulated(database, size=(80, 24)) as board:
        board.app.ours.feed("\x1b[5;1Hwall: máy sẽ khởi động lại")
        await board.press(ANEW)

        assert board.app.ours.cells() == board.app.theirs.cells()
        board.app.unequal.clear()  # what stood there before Ctrl+L


async def test_a_frame_without_changes_sends_nothing(database: Path) -> None:
    """A repaint that comes out the same costs no byte on the line."""
    async with emulated(database, size=(80, 24)) as board:
        await board.pilot.pause(0.05)
        frames, characters = board.app.frames, board.app.ours.characters

        board.app.screen.refresh()
        await board.pilot.pause(0.05)

        assert board.app.frames > frames
        assert board.app.ours.characters == characters
