"""Lines of text for the terminal, measured in cells and drawn inert: no markup, no control characters, whatever a title holds.

A view is made of lines; a line is a tuple of pieces; a piece is text and a role. Roles are names of looks ("late", "done",
"head", …), turned into styles by the palette at the very end, so that what is drawn can be tested as plain values.
"""

from collections.abc import Iterable
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Piece = tuple[str, str]
Line = tuple[Piece, ...]


def width(text: str) -> int:
    """Terminal cells that the text takes: a combining mark none, a wide character two."""
    return cell_len(text)


def fit(text: str, cells: int) -> str:
    """Exactly `cells` wide: cut with an ellipsis, or filled with blanks on the right.

    >>> fit("Sở Nội vụ", 6), fit("SNV", 5)
    ('Sở Nộ…', 'SNV  ')
    """
    if cells <= 0:
        return ""
    if cell_len(text) <= cells:
        return text + " " * (cells - cell_len(text))
    return set_cell_size(text, cells - 1) + "…"


def fit_right(text: str, cells: int) -> str:
    """Exactly `cells` wide, the text at the right."""
    return " " * max(0, cells - cell_len(text)) + text if cell_len(text) <= cells else fit(text, cells)


def wrap(text: str, cells: int) -> list[str]:
    """Lines of at most `cells`, broken at blanks (a longer word at the edge); at least one line. Line breaks are kept.

    >>> wrap("Sửa đổi, bổ sung quy định", 12)
    ['Sửa đổi, bổ', 'sung quy', 'định']
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            candidate = f"{line} {word}" if line else word
            if cell_len(candidate) <= cells:
                line = candidate
                continue
            if line:
                lines.append(line)
            line = word
            while cell_len(line) > cells > 0:
                head = set_cell_size(line, cells)
                lines.append(head)
                line = line[len(head.rstrip(" ")) or 1 :]
        lines.append(line)
    return lines or [""]


def first_lines(text: str, cells: int, count: int) -> list[str]:
    """Exactly `count` lines of `cells`: the beginning of the text, an ellipsis where it was cut, blanks where it ends."""
    lines = wrap(text, cells)
    shown = lines[:count]
    if len(lines) > count:
        shown[-1] = fit(shown[-1] + " …" if cell_len(shown[-1]) + 2 <= cells else shown[-1] + "……", cells)
    return [fit(line, cells) for line in shown + [""] * (count - len(shown))]


@lru_cache(maxsize=256)
def _style(spec: str) -> Style:
    return Style.parse(spec)


def strip(line: Iterable[Piece], cells: int, palette: dict[str, str]) -> Strip:
    """One screen line of exactly `cells`: pieces in the palette's styles (a Rich style string for each role)."""
    segments = [Segment(text, _style(palette.get(role, palette[""]))) for text, role in line if text]
    return Strip(segments).adjust_cell_length(cells, _style(palette[""]))
