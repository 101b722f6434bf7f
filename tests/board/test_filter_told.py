"""What is said below the filter while it is typed: in full on every screen, and not before a word is whole."""

from functools import partial
from itertools import accumulate
from pathlib import Path

import pytest

from board.said.expected import expected_words
from board.screens.widgets.filter_hint import FilterHint
from board.screens.widgets.text_field import TextField
from tests.board.app_driven import Driven, running


def is_typed(driven: Driven, text: str) -> bool:
    """Whether just this stands in the field."""
    return driven.main.query_one("#filter", TextField).value == text


@pytest.mark.parametrize("size", [(80, 24), (80, 30), (40, 15), (120, 40)])
@pytest.mark.parametrize(
    ("typed", "accepted"),
    [("cột:zz", "filter_columns"), ("màu:", "filter_fields"), ("rà soát cột:zz", "filter_columns")],
)
async def test_what_would_be_accepted_is_told_in_full_on_every_screen(
    database: Path, size: tuple[int, int], typed: str, accepted: str
) -> None:
    """At 40 columns the sentence ended at "may be": whoever typed it knew no more than before."""
    async with running(database, size=size) as driven:
        await driven.press("slash")
        await driven.type(typed)
        await driven.until(lambda: "▲" in driven.text)

        lines = driven.text.split("\n")
        below = " ".join(line.strip() for line in lines[next(n for n, line in enumerate(lines) if "▲" in line) :])
        assert "có thể dùng: " + expected_words(accepted) in below
        at = next(line for line in lines if "▲" in line).index("▲")
        assert at == next(line for line in lines if line.startswith(" / lọc")).index(
            typed.rsplit(maxsplit=1)[-1].removeprefix("cột:").rstrip(":")
        )
        await driven.press("ctrl+u")
        await driven.type("cột:")
        await driven.until(lambda: "▲" not in driven.text)
        assert driven.main.query_one(FilterHint).size.height == (6 if size[1] >= 30 else 1)


@pytest.mark.parametrize(("view", "field_named"), [("board", "hạn"), ("history", "hạn"), ("history", "ngày")])
async def test_a_comparison_is_not_called_wrong_before_it_is_whole(database: Path, view: str, field_named: str) -> None:
    """Each letter of "hạn:<=30/06/2019" was, but for the last one."""
    async with running(database, view=view) as driven:
        await driven.press("slash")
        for typed in accumulate(f"{field_named}:<=30/06/2019"):
            await driven.type(typed[-1])
            await driven.until(partial(is_typed, driven, typed))
            assert "▲" not in driven.text
        await driven.until(lambda: driven.main.filter_text == f"{field_named}:<=30/06/2019")

        await driven.press(*["backspace"] * 10, "tab")
        await driven.until(lambda: driven.main.filter_text == f"{field_named}:<=16/05/2022")
        await driven.press("backspace")
        await driven.type(f" {field_named}:<=31/02/2022")
        await driven.until(lambda: "▲" in driven.text)
