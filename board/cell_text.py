"""Text measured in the cells of a terminal or of a fixed-width page, without any terminal library."""

import unicodedata
from functools import lru_cache

Piece = tuple[str, str]
"""Text and its role, the name of a look."""

Line = tuple[Piece, ...]


def over_day_off(role: str) -> str:
    """The look of a role over a day off on the timeline: as ever, on the ground of such days.

    >>> over_day_off("late")
    'late off'
    """
    return f"{role} off"


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    r"""Cells that the text takes: a combining or invisible mark none, a wide character two.

    >>> width("Sở"), width("So\u031b\u0309"), width("漢")
    (2, 2, 2)
    """
    return sum(
        0 if unicodedata.category(c) in {"Mn", "Me", "Cf"} else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )


def fit(text: str, cells: int) -> str:
    """Exactly `cells` wide: cut with an ellipsis, or filled with blanks on the right.

    >>> fit("Sở Nội vụ", 6), fit("SNV", 5), fit("SNV", 0)
    ('Sở Nộ…', 'SNV  ', '')
    """
    if cells <= 0:
        return ""
    room = cells - width(text)
    if room >= 0:
        return text + " " * room
    kept, taken = "", 0
    for character in text:
        taken += width(character)
        if taken > cells - 1:
            break
        kept += character
    return kept + " " * (cells - 1 - width(kept)) + "…"


def elided(number: str, cells: int) -> str:
    """A number of many parts in `cells`, cut in its middle: the section and the last parts tell tasks apart.

    >>> elided("III.1.3.5.1", 12), elided("III.1.3.5.1", 8), elided("IV.1", 8), elided("2016-2017/III.1.3.5.1", 12)
    ('III.1.3.5.1', 'III…5.1', 'IV.1', '…17/III…5.1')
    """
    if width(number) <= cells:
        return number
    plan, slash, number = number.rpartition("/")
    before = f"…{plan[-2:]}/" if slash else ""
    first, *parts = number.split(".")
    room = cells - width(before)
    if width(number) <= room:
        return before + number
    tails = (".".join(parts[at:]) for at in range(1, len(parts)))
    tail = next((tail for tail in tails if width(f"{first}…{tail}") <= room), "")
    return f"{before}{first}…{tail}" if tail else fit(before + number, cells)
