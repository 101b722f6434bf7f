"""The list of keys: safe with an input method on, one meaning in one place, and footers made from it."""

from itertools import groupby

import pytest

from board.keys import BY_ID, FOOTERS, KEYS, Key, footer, keys_on, plain, spellings
from board.screens.drawing import width

REWRITTEN = set("adeorsfjxwz")
"""Letters that Telex turns into marks, or that marks turn into something else."""


def test_every_id_is_there_once() -> None:
    """A settings file names keys by id."""
    assert len(BY_ID) == len(KEYS)


@pytest.mark.parametrize(
    "places",
    [
        ("scroll", "list", "board", "main", "task", "any"),
        ("scroll", "list", "timeline", "main", "task", "any"),
        ("scroll", "list", "history", "main", "any"),
        ("meeting", "review", "any"),
        ("follow", "any"),
        ("form",),
        ("choice",),
        ("scroll", "list", "help"),
        ("scroll", "opened", "task", "any"),
    ],
)
def test_a_key_does_one_thing_in_one_place(places: tuple[str, ...]) -> None:
    """Two meanings would make the second one unreachable."""
    typed = sorted(name for key in keys_on(*places) for name in key.keys)

    assert [name for name, found in groupby(typed) if len(list(found)) > 1] == []


def test_no_command_letter_is_one_that_an_input_method_rewrites() -> None:
    """With Unikey on, "w" arrives as "ư" and "dd" as "đ" (field.md, §4.4)."""
    letters = {name.lower() for key in KEYS for name in key.keys if len(name) == 1 and name.isalpha()}

    assert letters & REWRITTEN == set()


def test_backspace_and_delete_do_nothing_outside_a_field() -> None:
    """An input method sends Backspace on its own account."""
    assert not {"backspace", "delete", "ctrl+h"} & {name for key in KEYS for name in key.keys}


def test_a_letter_with_marks_is_the_plain_one() -> None:
    """A command that was typed while the method is on still works, in both cases of the letter."""
    assert {plain(letter) for letter in spellings("u")} == {"u"}
    assert {"ú", "ụ"} <= set(spellings("u"))
    assert "Ú" not in spellings("u")


@pytest.mark.parametrize(
    ("key", "letters"),
    [
        ("a", "àáảãạâầấẩẫậ"),
        ("d", "đ"),
        ("e", "èéẻẽẹêềếểễệ"),
        ("i", "ìíỉĩị"),
        ("o", "òóỏõọôồốổỗộ"),
        ("u", "ùúủũụ"),
        ("w", "ăằắẳẵặơờớởỡợưừứửữự"),
        ("y", "ỳýỷỹỵ"),
    ],
)
def test_each_letter_with_marks_counts_as_the_key_that_sends_it(key: str, letters: str) -> None:
    """Telex sends "ư" for a w, and "â ê ô đ" for the letter pressed again: a stray w took the last change back."""
    assert sorted(spellings(key)) == sorted(key + letters)
    assert sorted(spellings(key.upper())) == sorted((key + letters).upper())


def test_no_command_stands_on_the_key_that_sends_a_letter_with_a_horn() -> None:
    """So a stray w does nothing, whatever becomes of it."""
    bound = {spelled for key in KEYS for name in key.keys for spelled in spellings(name)}

    assert not bound & set("wăằắẳẵặơờớởỡợưừứửữự")


@pytest.mark.parametrize("place", FOOTERS)
def test_every_footer_names_keys_that_exist(place: str) -> None:
    """A footer that promises a dead key is worse than none."""
    assert all(label and words for label, words in footer(FOOTERS[place]))


@pytest.mark.parametrize("place", FOOTERS)
def test_a_footer_shows_the_five_keys_that_matter_and_fits_into_eighty_cells(place: str) -> None:
    """Fifteen keys on a wide screen, seven on a narrow one: nobody read them. The help has all."""
    told = footer(FOOTERS[place])

    assert len([words for _label, words in told if words != BY_ID["help"].short]) <= 5
    assert sum(width(f"{label} {words}") + 2 for label, words in told) - 1 <= 80


def test_the_footer_names_as_many_views_as_there_are() -> None:
    """The label must not stay behind when a view is added."""
    views = [key for key in KEYS if key.id.startswith("view-")]

    assert BY_ID["views"].label == f"{views[0].label}–{BY_ID['letters'].label}"


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_every_key_says_what_it_does(key: Key) -> None:
    """Help and palette are made from this list alone."""
    assert key.short
    assert key.long
