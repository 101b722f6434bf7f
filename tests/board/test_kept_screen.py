"""What is written to a screen that is known: the same picture as if all of it had been written, in fewer bytes."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.screens.kept_screen import Cell, KeptScreen, cells
from board.screens.pen import Look, change_of_look, look_of, move
from tests.board.emulated import Emulated

LETTERS = (
    "a",
    "Z",
    "…",
    " ",
    "  ",
    "ế",
    "Đ",
    "部",
    "가",
    "e\u0302\u0301",
    "😀",
    "─",
    "x" * 7,
    "một hai",
    "门 部",
    " " * 13,
)
LOOKS = ("", "1", "31", "1;31", "7", "4;38;5;9", "38;2;1;2;3;48;5;7", "1;3;38;2;1;2;3;48;2;9;9;9", "41", "9;45")
WIDTH, HEIGHT = 20, 6

Painted = tuple[int, int, Sequence[tuple[str, str]]]

stretches = st.lists(st.tuples(st.sampled_from(LETTERS), st.sampled_from(LOOKS)), min_size=1, max_size=6)
pieces = st.tuples(st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1), stretches)
frames = st.lists(st.lists(pieces, min_size=1, max_size=8), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(frames, st.booleans())
def test_each_picture_is_the_same_as_if_all_of_it_had_been_written(frames: list[list[Painted]], erases: bool) -> None:
    """Wide characters cut in half, marks on letters, any order of looks: what can be seen is equal after every frame."""
    kept, ours, theirs = KeptScreen(erases=erases), Emulated(WIDTH, HEIGHT), Emulated(WIDTH, HEIGHT)
    kept.fit(WIDTH, HEIGHT)
    blank = [(0, y, [(" " * WIDTH, "")]) for y in range(HEIGHT)]

    for frame in [blank, *map(whole_lines, frames)]:
        ours.feed(kept.write([((x, y), [as_cells(*part) for part in parts]) for x, y, parts in frame]))
        theirs.feed("".join(in_full(*piece) for piece in frame))

        assert ours.cells() == theirs.cells()


def test_what_stands_there_already_is_not_written_again() -> None:
    """The most frequent frame of all."""
    kept = screen_with("Sở Nội vụ")

    assert kept.write([((0, 0), [as_cells("Sở Nội vụ", "1")])]) == ""
    assert kept.write([((0, 0), [as_cells("Sở Nữi vụ", "1")])]) == "\x1b[1;5Hữ"


def test_what_comes_behind_a_changed_wide_character_stays_in_its_place() -> None:
    """Both halves are written together, also where the second half is the same as before."""
    kept = screen_with("部xxxxxxxxx")

    assert kept.write([((0, 0), [as_cells("门xxxxxyxxx", "1")])]) == "\x1b[1H门\x1b[5Cy"


def test_long_blanks_are_erased_where_the_terminal_fills_what_it_erases() -> None:
    """Between cards and behind them a board is mostly blank: half of its first picture."""
    kept = KeptScreen(erases=True)
    kept.fit(WIDTH, 1)

    assert kept.write([((0, 0), [as_cells("a", "41"), as_cells(" " * 13, "41"), as_cells("b     ", "41")])]) == (
        "\x1b[1H\x1b[0;41ma\x1b[13X\x1b[13Cb\x1b[K"
    )


@pytest.mark.parametrize("seen", ["4", "7"])
def test_blanks_with_a_line_or_in_reverse_are_written(seen: str) -> None:
    """Erasing knows the ground only."""
    kept = KeptScreen(erases=True)
    kept.fit(WIDTH, 1)

    assert " " * WIDTH in kept.write([((0, 0), [as_cells(" " * WIDTH, seen)])])


def test_a_forgotten_screen_is_written_anew() -> None:
    """Where it is not known what stands on the terminal, nothing may be left out, nor its look be trusted."""
    kept = screen_with("một")
    kept.forget()

    assert kept.write([((0, 0), [as_cells("một", "1")])]) == "\x1b[1H\x1b[0;1mmột"


def test_behind_a_character_of_doubtful_width_the_place_is_said_again() -> None:
    """Terminals disagree about emoji and joiners; what stands behind one must not move with it."""
    kept = screen_with("x")

    written = kept.write([((0, 0), [as_cells("👩\u200d🌾ab", "1")])])

    assert "👩\u200d🌾\x1b[3Gab" in written


@pytest.mark.parametrize("text", ["\x1b[2J", "a\tb", "\u0301", "\u2028", "a\x9bb"])
def test_what_does_more_than_fill_cells_is_not_taken_for_cells(text: str) -> None:
    """Then the update goes out as Textual would write it."""
    assert cells(text, as_look("")) is None


def test_a_look_is_changed_by_what_differs() -> None:
    """A colour in truecolor has up to 19 bytes; the ground under the whole board is said once."""
    ground = "48;2;17;22;28"

    assert change_of_look(as_look(f"31;{ground}"), as_look(f"1;32;{ground}")) == "\x1b[1;32m"
    assert change_of_look(as_look(f"1;32;{ground}"), as_look(f"2;32;{ground}")) == "\x1b[22;2m"
    assert change_of_look(as_look(f"1;4;32;{ground}"), as_look("")) == "\x1b[m"
    assert change_of_look(as_look(f"1;2;{ground}"), as_look(f"1;{ground}")) == "\x1b[22;1m"


@pytest.mark.parametrize("old", [None, (0, 0), (3, 2), (5, 4), (-1, 4), (7, 5)])
@pytest.mark.parametrize("new", [(0, 4), (5, 5), (4, 5), (19, 5), (2, 3)])
def test_every_way_to_a_place_ends_there(old: tuple[int, int] | None, new: tuple[int, int]) -> None:
    """The shortest way is taken only among those that lead there."""
    terminal = Emulated(WIDTH, HEIGHT)
    column, row = old or (0, 0)
    terminal.feed(f"\x1b[{row + 1};{(WIDTH if column < 0 else column) + 1}H")

    terminal.feed(move(old, new))

    assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == new


def whole_lines(frame: list[Painted]) -> list[Painted]:
    """The pieces of a frame line by line from left to right, as a compositor cuts them: none over the edge or another."""
    cut: list[Painted] = []
    for y in range(HEIGHT):
        end = 0
        for x, _y, parts in sorted((piece for piece in frame if piece[1] == y), key=lambda piece: piece[0]):
            width = sum(len(as_cells(*part)) for part in parts)
            if x >= end and x + width <= WIDTH:
                cut.append((x, y, parts))
                end = x + width
    return cut


def as_look(sgr: str) -> Look:
    """A look that is known."""
    look = look_of(sgr)
    assert look is not None
    return look


def as_cells(text: str, sgr: str) -> tuple[Cell, ...]:
    """Text that fills cells."""
    filled = cells(text, as_look(sgr))
    assert filled is not None
    return filled


def in_full(x: int, y: int, parts: Sequence[tuple[str, str]]) -> str:
    """As Textual writes a piece: its place, every part in its look, a reset behind each."""
    return f"\x1b[{y + 1};{x + 1}H" + "".join(f"\x1b[{sgr}m{text}\x1b[0m" for text, sgr in parts)


def screen_with(text: str) -> KeptScreen:
    """A known screen on which this stands in bold."""
    kept = KeptScreen()
    kept.fit(WIDTH, HEIGHT)
    kept.write([((0, y), [as_cells(" " * WIDTH, "")]) for y in range(HEIGHT)])
    kept.write([((0, 0), [as_cells(text, "1")])])
    return kept
