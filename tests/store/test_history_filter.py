"""Words of a filter that only the history has: who did something and on which day, taken out of what is asked of tasks."""

from datetime import date

import pytest

from store.filters.language import FilterError
from store.history.filter_words import is_history_field, read_history_filter, without_history_words

DAY = date(2022, 5, 16)


def read(text: str, user: str = "lan") -> tuple[object, ...]:
    """Who, which days, and what is left for tasks."""
    own = read_history_filter(text, years=[2022], today=DAY, user=user)
    return own.who, own.days, own.rest.split()


@pytest.mark.parametrize("word", ["người:lan", "nguoi:lan", "by:lan", "Người:Lan"])
def test_who_did_it_is_asked_in_either_language_with_or_without_accents(word: str) -> None:
    """As every field of the filter."""
    assert read(f"mục:V {word} rà soát") == (((("lan",), False),), (), ["mục:V", "rà", "soát"])


def test_several_names_mean_any_of_them_and_a_hyphen_none() -> None:
    """The filter's own comma and hyphen."""
    assert read('người:lan,"Nguyễn Minh" -by:tôi', user="Hoa")[0] == ((("lan", "nguyen minh"), False), (("hoa",), True))


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("ngày:16/05/2022", DAY, DAY),
        ("on:hôm-nay", DAY, DAY),
        ("ngày:tuần-này", DAY, date(2022, 5, 22)),
        ('ngày:"tháng 4/2022"', date(2022, 4, 1), date(2022, 4, 30)),
        ("ngày:>=01/05/2022", date(2022, 5, 1), date.max),
        ("ngày:<tháng-này", date.min, date(2022, 4, 30)),
    ],
)
def test_a_day_is_asked_in_the_words_of_a_deadline(word: str, first: date, last: date) -> None:
    """One way to say days, with signs as there."""
    assert read(word)[1] == ((((first, last),), False),)


def test_a_day_that_is_none_is_pointed_at_where_it_was_typed() -> None:
    """In the whole filter, not in what is left of it."""
    with pytest.raises(FilterError) as refusal:
        read("mục:V ngày:31/02/2022")

    assert (refusal.value.kind, refusal.value.text[refusal.value.start : refusal.value.end]) == ("day", "31/02/2022")


def test_what_is_left_keeps_its_place() -> None:
    """So that what is wrong with it is pointed at in the filter as it was typed."""
    own = read_history_filter("người:lan mục:V", years=[2022], today=DAY, user="lan")

    assert own.rest.index("mục") == "người:lan mục:V".index("mục")
    assert without_history_words("người:lan mục:V -ngày:x") == "mục:V"
    assert (is_history_field("Ngày"), is_history_field("hạn")) == (True, False)
