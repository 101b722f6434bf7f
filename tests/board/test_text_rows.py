"""A text in rows: every place has its row and its cell, nothing is lost at an edge, no row is wider than the field."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from board.screens.drawing import width
from board.screens.widgets.text_rows import TextRow, place_at, row_at, rows_of

TEXTS = st.text(alphabet="ab cđể\u0301日\n ", max_size=80)
CELLS = st.integers(min_value=2, max_value=20)


@given(TEXTS, CELLS)
def test_rows_hold_the_whole_text_in_its_order(text: str, cells: int) -> None:
    """Between two rows stands the blank or the break at which they were parted, or nothing: a word longer than the field."""
    rows = rows_of(text, cells)

    assert (rows[0].start, rows[-1].end) == (0, len(text))
    for row, following in pairwise(rows):
        assert text[row.end : following.start] in ("", " ", "\n")


@given(TEXTS, CELLS)
def test_no_row_is_wider_than_the_field_and_each_break_begins_one(text: str, cells: int) -> None:
    """Marks over a letter take no cell of their own."""
    rows = rows_of(text, cells)

    assert all(width(text[row.start : row.end]) <= cells for row in rows)
    assert all("\n" not in text[row.start : row.end] for row in rows)


@given(TEXTS, CELLS, st.data())
def test_every_place_of_the_text_has_a_row_and_is_found_there_again(text: str, cells: int, data: st.DataObject) -> None:
    """The cursor is never lost, wherever a row was broken."""
    place = data.draw(st.integers(min_value=0, max_value=len(text)))
    rows = rows_of(text, cells)

    row = rows[row_at(rows, place)]

    assert row.start <= place <= row.end
    found = place_at(text, row, width(text[row.start : place]))
    assert width(text[row.start : found]) == width(text[row.start : place])


def test_a_line_break_at_the_end_begins_an_empty_row() -> None:
    """There the next letter will stand."""
    assert rows_of("a\n", 9) == [TextRow(0, 1), TextRow(2, 2)]


def test_lines_are_broken_at_blanks_as_people_write() -> None:
    """A syllable is not cut while there is a blank to break at."""
    text = "Sở Tư pháp đang thẩm định"

    assert [text[row.start : row.end] for row in rows_of(text, 10)] == ["Sở Tư pháp", "đang thẩm", "định"]
