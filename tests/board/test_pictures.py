"""The views look as they looked when somebody last looked at them: every cell, its letter and its look."""

from pathlib import Path

import pytest

from tests.board.pictures import SIZES, VIEWS, difference, path_of, read_svg, seen, svg_of


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", VIEWS)
async def test_a_view_looks_as_in_its_picture(demo_file: Path, view: str, size: tuple[int, int]) -> None:
    """A change of looks is seen in review: `make pictures` draws them anew when it is meant."""
    kept = read_svg(path_of(view, size).read_text(encoding="utf-8"))

    assert difference(kept, await seen(demo_file, view, size)) == ""


def test_a_picture_is_read_as_it_was_drawn() -> None:
    """Wide letters, marks without a letter of their own, blanks in a look, brackets."""
    plain, loud = "fill:#ffffff;--ground:#11161c", "fill:#11161c;--ground:#9cc4f0;font-weight:bold"
    rows = [
        [("a", plain), ("漢", plain), ("", plain), ("<", loud), ("&", loud), (" ", "--ground:#9cc4f0")],
        [("e\u0323", plain), *[(" ", "--ground:#11161c")] * 5],
    ]

    assert read_svg(svg_of(rows)) == rows


def test_a_difference_is_told_by_its_place() -> None:
    """Whoever broke it should not have to compare two files of SVG."""
    one = [[("a", "fill:#fff"), ("b", "fill:#fff")]]

    assert difference(one, one) == ""
    assert difference(one, [[("a", "fill:#fff"), ("c", "fill:#fff")]]).startswith("line 0:\n  - ab\n  + ac")
    assert difference(one, [[("a", "fill:#000"), ("b", "fill:#fff")]]) == "line 0, cell 0 ('a'): fill:#fff → fill:#000"
