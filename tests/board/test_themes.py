"""Themes: what is written can be read on its ground, nothing is told by colour alone, and a change leaves nothing behind."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.style import Style
from rich.terminal_theme import TerminalTheme

from board.first_look import DESK, PROJECTOR, SIXTEEN
from board.screens import palette
from board.screens.palette import THEMES, fitting
from board.urgency import look
from board.wording import task_judged, task_mark
from store.words import Column, Timeliness
from tests.board.app_driven import running
from tests.board.emulated import ESCAPE, emulated
from tests.board.tasks_made import mark, task
from tests.board.terminal import Terminal

XTERM = TerminalTheme(
    (0, 0, 0),
    (229, 229, 229),
    [(0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)],
    [
        (127, 127, 127),
        (255, 0, 0),
        (0, 255, 0),
        (255, 255, 0),
        (92, 92, 255),
        (255, 0, 255),
        (0, 255, 255),
        (255, 255, 255),
    ],
)
VGA = TerminalTheme(
    (0, 0, 0),
    (170, 170, 170),
    [(0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)],
    [
        (85, 85, 85),
        (255, 85, 85),
        (85, 255, 85),
        (255, 255, 85),
        (85, 85, 255),
        (255, 85, 255),
        (85, 255, 255),
        (255, 255, 255),
    ],
)
"""What the sixteen colours look like in xterm and on the Linux console."""

LINES = {"rule"}
"""Roles in which no words are written: lines need a contrast of 3 (WCAG 2.1, 1.4.11)."""

STATES = {"late", "soon", "done", "ongoing", "waiting", "today", "told", "refused", "marked", "bar"}
"""Roles that tell something by their colour."""


def contrast(ink: tuple[int, int, int], ground: tuple[int, int, int]) -> float:
    """The ratio of two colours as WCAG 2.1 works it out."""
    brighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    linear = [part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("screen", [XTERM, VGA], ids=["xterm", "vga"])
@pytest.mark.parametrize(("name", "least"), [(DESK, 4.5), (PROJECTOR, 7.0), (SIXTEEN, 4.5)])
def test_everything_that_is_written_can_be_read(name: str, least: float, screen: TerminalTheme) -> None:
    """Ratios of WCAG 2.1: 4.5 at a desk, 7 on a projector in a lit room; what is typed stands on the ground of fields."""
    theme = THEMES[name]
    for role, spec in theme.looks.items():
        style = Style.parse(f"{spec} on {theme.ground}")
        assert style.color is not None
        assert style.bgcolor is not None
        found = contrast(style.color.get_truecolor(screen), style.bgcolor.get_truecolor(screen))
        assert (role, found) >= (role, 3.0 if role in LINES else least)
    field = Style.parse(f"{theme.looks['']} on {theme.raised}")
    assert field.color is not None
    assert field.bgcolor is not None
    assert contrast(field.color.get_truecolor(screen), field.bgcolor.get_truecolor(screen)) >= least


@pytest.mark.parametrize("screen", [XTERM, VGA], ids=["xterm", "vga"])
@pytest.mark.parametrize(("name", "least"), [(DESK, 3.5), (PROJECTOR, 5.0), (SIXTEEN, 3.0)])
def test_bars_are_seen_over_days_off_in_every_theme(name: str, least: float, screen: TerminalTheme) -> None:
    """They are lines and marks, for which WCAG 2.1 asks 3; and their ground is another one than that of working days."""
    theme = THEMES[name]
    for role, spec in palette.over_days_off(theme).items():
        style = Style.parse(spec)
        assert style.color is not None
        assert style.bgcolor is not None
        assert style.bgcolor != Style.parse(f"on {theme.ground}").bgcolor
        found = contrast(style.color.get_truecolor(screen), style.bgcolor.get_truecolor(screen))
        assert (role, found) >= (role, least)


def test_every_theme_has_every_look() -> None:
    """A role without a look would be drawn as plain text in one theme only."""
    assert {frozenset(theme.looks) for theme in THEMES.values()} == {frozenset(THEMES[DESK].looks)}


def test_the_theme_of_sixteen_colours_uses_no_others() -> None:
    """Else the terminal would choose which of its own it takes for them."""
    theme = THEMES[SIXTEEN]
    named = " ".join((theme.ground, theme.raised, theme.off, *theme.off_looks.values(), *theme.looks.values()))

    assert theme.sixteen
    assert not re.search(r"[#\d]", named)


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"TERM": "linux"}, SIXTEEN),
        ({"TERM": "screen"}, SIXTEEN),
        ({"TERM": "xterm"}, SIXTEEN),
        ({"TERM": "xterm-16color"}, SIXTEEN),
        ({}, SIXTEEN),
        ({"TERM": "screen-256color"}, DESK),
        ({"TERM": "tmux-256color"}, DESK),
        ({"TERM": "xterm-kitty"}, DESK),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, DESK),
    ],
    ids=str,
)
def test_a_terminal_of_sixteen_colours_gets_the_theme_made_for_it(environ: dict[str, str], expected: str) -> None:
    """The nearest of sixteen to a soft colour is often another one."""
    assert fitting(environ) == expected


@pytest.mark.parametrize("timeliness", Timeliness)
def test_every_state_that_has_a_colour_has_a_mark_and_a_word(timeliness: Timeliness) -> None:
    """A projector washes colours out, and one man in twelve does not tell red from green (screens.md)."""
    owed = mark(timeliness=timeliness)
    judged_task = task(
        "IV.1",
        owed,
        timeliness=timeliness,
        days=5,
        days_late=5 if timeliness in _LATE else 0,
        column=Column.IN_PROGRESS,
    )
    assert look(judged_task) in STATES | {""}
    assert task_mark(judged_task).strip()
    assert task_judged(judged_task).strip()


_LATE = {Timeliness.OVERDUE, Timeliness.LATE}


def test_marks_tell_apart_what_colours_tell_apart() -> None:
    """Two states in two colours never carry the same mark."""
    marks: dict[str, set[str]] = {}
    for timeliness in Timeliness:
        days_late = 5 if timeliness in _LATE else 0
        owed = mark(timeliness=timeliness)
        shown = task("IV.1", owed, timeliness=timeliness, days=5, days_late=days_late, column=Column.IN_PROGRESS)
        marks.setdefault(re.sub(r"\w+|/", "", task_mark(shown)), set()).add(look(shown))

    assert all(len(looks) == 1 or looks <= {"", "soon"} for looks in marks.values()), marks


@pytest.fixture(autouse=True)
def _desk_again() -> Iterator[None]:
    """A theme is worn by the whole process."""
    yield
    palette.put_on(DESK)


@pytest.mark.parametrize(
    "keys", [(), ("2",), ("3", "down"), ("4",), ("5",), ("6",), ("enter",), ("question_mark",)], ids=str
)
async def test_a_change_of_theme_leaves_nothing_of_the_one_before(database: Path, keys: tuple[str, ...]) -> None:
    """Views keep what they have drawn; a stretch in the old colours would be a hole in the picture."""
    async with running(database) as driven:
        await driven.press(*keys)
        await driven.pilot.pause(0.3)
        for name in (PROJECTOR, SIXTEEN, DESK):
            driven.app.change_theme(name)
            await driven.pilot.pause(0.1)

            grounds = {
                segment.style.bgcolor.name
                for strip in driven.app.screen._compositor.render_strips()
                for segment in strip
                if segment.style is not None and segment.style.bgcolor is not None
            }
            assert grounds <= {THEMES[name].ground, THEMES[name].raised}


async def test_f2_changes_the_theme_and_says_which_it_is(database: Path) -> None:
    """In a meeting nobody edits a file."""
    async with running(database) as driven:
        await driven.press("f2")
        await driven.until(lambda: "máy chiếu" in driven.answer)

        assert driven.app.looks == PROJECTOR


async def test_every_frame_around_a_change_of_theme_is_what_textual_would_have_shown(database: Path) -> None:
    """The cells that the terminal shows are known in their old colours; all of them have to be written anew."""
    async with emulated(database, size=(120, 40)) as board:
        for _theme in range(4):
            await board.press("\x1bOQ", "\x1b[B", "\x1b[C", "2", "\x1b[B", "1", "/", "a", ESCAPE)

        assert board.app.frames > 20


@pytest.mark.pty
@pytest.mark.parametrize("name", THEMES)
def test_the_first_picture_is_small_in_every_theme(database: Path, name: str) -> None:
    """12 KB at 120×40 (terminal.md)."""
    board = ("-m", "board", "--db", str(database), "--plan", "2022", "--today", "16/05/2022", "--theme", name)
    with Terminal.python(*board, size=(120, 40)) as terminal:
        terminal.wait_for("IV.5")
        terminal.settle(quiet=1.0)

        assert len(terminal.raw) < 12_000


@pytest.mark.pty
def test_a_linux_console_gets_sixteen_colours_by_itself(database: Path) -> None:
    """Its colours are written by their numbers, none is guessed from a softer one."""
    board = ("-m", "board", "--db", str(database), "--plan", "2022", "--today", "16/05/2022")
    with Terminal.python(*board, env={"TERM": "linux", "COLORTERM": ""}) as terminal:
        terminal.wait_for("IV.5")
        terminal.settle()

        assert b"38;" not in terminal.raw
        assert b"91" in terminal.raw
