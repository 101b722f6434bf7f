"""Choosing letter by letter gives what choosing at once would give, whatever was typed and taken back before."""

from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from store.filters.language import FilterError, read_filter
from store.filters.narrowing import Narrowing
from store.views import BoardView, TaskView
from tests.board.tasks_made import board, plan, task

TODAY = date(2022, 5, 16)
TITLES = (
    "Hoà giải ở cơ sở",
    "Hòa giải, đối thoại",
    "Quy chế làm việc",
    "Quý báo cáo",
    "chủ trì chu đáo",
    "Đề án V.1 và IV.10",
    "de an",
)
WORDS = (
    *(
        "h",
        "ho",
        "hò",
        "hoà",
        "hòa",
        "hoa giải",
        "qu",
        "quy",
        "quý",
        "chu",
        "chủ",
        "đ",
        "d",
        "de",
        "đề",
        "v",
        "v.",
        "v.1",
    ),
    *(
        "V.10",
        "iv.1",
        "-ho",
        "-qu",
        '"hoà giải"',
        '"q',
        "cột:chưa-thực-hiện",
        "cột:",
        "cột:x",
        "lan",
        "l",
        "a",
        " ",
        "  ",
    ),
)


@cache
def made() -> BoardView:
    """Titles in which marks stand on one vowel or the other, and numbers that begin like one another."""
    numbers = ("V.1", "V.10", "IV.1", "IV.10", "I.1")
    tasks: list[TaskView] = [
        task(number, title=title, officer="Lan" if len(title) % 2 else "") for title in TITLES for number in numbers
    ]
    return board(tasks, plans=(plan(),))


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.one_of(st.sampled_from(WORDS), st.sampled_from("abcdeghiklmnopqrtuvxy đăâêôơưàáảãạ.:-1"), st.just("⌫")),
        max_size=25,
    )
)
def test_it_is_the_same_as_choosing_anew(keys: list[str]) -> None:
    """Every state of the text, with words typed, pasted, grown and taken back."""
    seen = made()
    narrowing = Narrowing(seen.tasks)
    text = ""
    for key in keys:
        text = text[:-1] if key == "⌫" else text + key
        for asked in (text, text.rpartition(" ")[0], text + " "):
            try:
                understood = read_filter(asked, seen, today=TODAY)
            except FilterError:
                continue
            assert [one.key + one.title for one in narrowing.choose(understood)] == [
                one.key + one.title for one in understood.choose(seen.tasks)
            ]
