"""How many lines words take in a cell, for spreadsheets that do not find a row's height by themselves: never one too few.

Widths are those of the letters in Times type, in hundredths of its size, rounded up by kinds of letters; what stands above
or below a letter makes it no wider.
"""

import unicodedata

_KINDS = {
    25: " ",
    28: "ijlt:;,./|'`\\",
    34: 'fr()-[]!"°',
    39: "Is",
    45: "aceJz?“”‘’",
    50: "bdghknopquvxyđ0123456789–#$*_+<=>~^",
    56: "ơưPSF",
    67: "BCELRTZ",
    73: "ADGHKNOQUVXYwĐƠ",
    79: "mƯ&",
    95: "MW%@",
}
"""A letter that is not among them is taken for as wide as the type is high."""

_BOLD = 1.09
_SPARE = 0.95
"""Printing scales a sheet to its page, and each spreadsheet rounds letters in its own way."""


class _Widths(dict[str, int]):
    """Each letter's width, worked out when it first comes."""

    def __missing__(self, letter: str) -> int:
        base = unicodedata.normalize("NFD", letter)
        horned = base[0] + base[1] if len(base) > 1 and base[1] == "\u031b" else ""
        known = unicodedata.normalize("NFC", horned) if horned else base[0]
        wide = next((width for width, letters in _KINDS.items() if known in letters), 100)
        self[letter] = wide = 0 if unicodedata.combining(letter) else wide
        return wide


_WIDTHS = _Widths()
_SPACE = 25


def lines_taken(words: str, room: float, *, bold: bool = False) -> int:
    """The lines of words in a cell that is so many times as wide as its type is high; an empty one takes a line, too.

    >>> lines_taken("Số hóa", 4), lines_taken("Số hóa", 2), lines_taken("a\\nb", 4), lines_taken("", 4)
    (1, 2, 2, 1)
    """
    wide = max(1, int(100 * _SPARE * room / (_BOLD if bold else 1)))
    if 100 * len(words) <= wide and "\n" not in words:
        return 1
    return sum(_lines(line, wide) for line in words.split("\n"))


def _lines(line: str, wide: int) -> int:
    """Words go to the next line whole; one that is wider than a line is broken where the line ends."""
    width = _WIDTHS.__getitem__
    if sum(map(width, line)) <= wide:
        return 1
    lines, filled = 1, 0
    for word in line.split(" "):
        length = sum(map(width, word))
        if filled and filled + _SPACE + length > wide:
            lines, filled = lines + 1, 0
        elif filled:
            filled += _SPACE
        # A wide letter at the end of a line leaves some of it empty.
        broken = (length - 1) // max(1, wide - 100) if length > wide else 0
        lines, filled = lines + broken, length - broken * (wide - 100) if broken else filled + length
    return lines
