"""Free words of a filter find what a person means by them, with accents or without."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plans.vietnamese import fold, fold_case
from store.filters.searched import matching, saying
from tests.board.tasks_made import task

letters = st.text("aăâeêioơuưydđhnqtáàộờƠĐẾ“”–中.1 ", max_size=12)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("quyet dinh", "Quyết định giao quyền"),
        ("QUYẾT  định", "Quyết định giao quyền"),
        ("dao tao", "Đào tạo, bồi dưỡng"),
        ("hoà bình", "Xã Hòa Bình"),
        ("qúy", "Báo cáo quý"),
        ("“một cửa”", "Bộ phận “Một cửa”"),
    ],
)
def test_words_are_found_however_they_are_typed(words: str, title: str) -> None:
    """People leave accents out, or put the tone on the other vowel, as the office next door does."""
    assert saying(words)(task(title=title))


@pytest.mark.parametrize(
    ("words", "title"), [("quýết", "Quyết định"), ("sở", "Chuyển đổi số"), ("đao", "Dao động"), ("–", "a — b")]
)
def test_accents_that_were_typed_count(words: str, title: str) -> None:
    """Whoever types "sở" does not mean "số"."""
    assert not saying(words)(task(title=title, lead="", lead_short="", coordinators=""))


@pytest.mark.parametrize("typed", ["q", "quy", "quyê", "quyế", "quyết", "quyết đi", "quyết định"])
def test_results_stay_while_a_word_is_typed_letter_by_letter(typed: str) -> None:
    """An input method writes "quyê" before "quyế": a list that goes and comes back at each letter cannot be read."""
    assert saying(typed)(task(title="Quyết định giao quyền"))


@pytest.mark.parametrize("cell", ["outputs", "deadline", "lead", "coordinators", "lead_short", "officer", "progress"])
def test_every_cell_is_searched(cell: str) -> None:
    """One box finds by whatever a person remembers of a task."""
    assert saying("riêng biệt")(task(**{cell: "Từ riêng biệt"}))


def test_a_number_is_found_as_it_is_printed() -> None:
    """It is on the paper in one's hand."""
    assert saying("iv")(task("IV.1"))
    assert matching(r"iv\.1")(task("IV.1"))


@given(words=letters, title=letters)
@example(words="e\u0301", title="é")
def test_words_are_found_where_folding_both_finds_them(words: str, title: str) -> None:
    """The short way over bytes finds what `fold` and `fold_case` say is there."""
    sought = task(title=title, outputs="", deadline="", lead="", lead_short="", coordinators="")._replace(number="-")
    plain = fold(words)
    expected = plain in fold(title) if fold_case(words).isascii() else fold_case(words) in fold_case(title)

    assert saying(words)(sought) or not expected
    if words.isascii():
        assert saying(words)(sought) == expected
