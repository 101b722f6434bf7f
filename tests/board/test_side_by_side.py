"""Columns beside each other: what stands in a line is seen, what is the same as before is not made again."""

from textual.strip import Strip

from board.screens.drawing import strip
from board.screens.widgets.side_by_side import SideBySide


def drawn(text: str, cells: int = 4) -> Strip:
    """A line of a column."""
    return strip(((text, ""),), cells, {"": ""})


def beside() -> SideBySide:
    """In plain looks."""
    return SideBySide(lambda line, cells: strip(line, cells, {"": "", "rule": ""}))


def test_a_rule_stands_between_columns_and_blanks_where_one_ends() -> None:
    """Four columns of unlike lengths are one picture."""
    lines = beside().lines([([drawn("a"), drawn("b")], 4), ([drawn("c")], 4)], 3)

    assert [line.text for line in lines] == ["a   │c   ", "b   │    ", "    │    "]


def test_a_column_is_cut_where_the_window_ends() -> None:
    """On the smallest screen there may be room for no card at all."""
    assert beside().lines([([drawn("a")], 4), ([], 4)], 0) == []


def test_lines_of_the_same_parts_are_the_same_lines() -> None:
    """Moving the bar from one card to the next changes two cards: only their lines are compared with the screen."""
    columns, same, other = beside(), drawn("a"), drawn("b")
    first = columns.lines([([same, same], 4), ([other, other], 4)], 3)

    second = columns.lines([([same, drawn("x")], 4), ([other, other], 4)], 3)

    assert [new is old for new, old in zip(second, first, strict=True)] == [True, False, True]
