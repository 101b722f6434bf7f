"""Pieces in several looks wrap as one text: no word is lost, no line is too wide."""

from hypothesis import given
from hypothesis import strategies as st

from board.screens.drawing import width
from board.screens.widgets.flowing import flow, labelled
from plans.vietnamese import clean_cell

TEXTS = st.text(max_size=60).map(clean_cell)
PIECES = st.lists(st.tuples(TEXTS, st.sampled_from(["", "quote", "dim"])), max_size=6)


@given(PIECES, st.integers(8, 60))
def test_no_line_is_wider_than_asked_and_every_letter_is_kept(pieces: list[tuple[str, str]], cells: int) -> None:
    """Words of a document are shown whole or not at all."""
    lines = flow(pieces, cells)

    assert all(sum(width(text) for text, _role in line) <= cells for line in lines)
    shown = "".join(text for line in lines for text, _role in line)
    assert "".join(shown.split()) == "".join("".join(text for text, _role in pieces).split())


def test_each_word_keeps_its_look() -> None:
    """A quotation that runs over the line's end is still a quotation on the next."""
    lines = flow([("“Quý I và quý III”", "quote"), (" → hai đợt", "")], 12)

    assert [{role for _text, role in line} for line in lines] == [{"quote"}, {"quote", ""}, {""}]


def test_the_label_stands_before_the_first_line_only() -> None:
    """Further lines stand below the first one's text."""
    lines = labelled("Hạn", [(("một", ""),), (("hai", ""),)], indent=6)

    assert ["".join(text for text, _role in line) for line in lines] == [" Hạn  một", "      hai"]
