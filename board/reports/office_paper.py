"""An administrative document as values, before any library writes it: what decree 30/2020/NĐ-CP puts on the page, in its order.

Order of the decree, annex I: national title and motto beside the issuer's name; number and symbol; place and day; kind
and subject (of an official letter the subject under its number, and whom it is for); body; signature; recipients. What the
registry and the signer fill in is left blank. `Grid` columns are as wide as their share of the type area.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

END = "./."
"""What closes the body of a document: after its last words, or alone after a table."""


class Side(Enum):
    """How a column's words stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the body: level 1 is "I. …", level 2 "1. …"; the number is part of the words."""

    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; a remark is small and slanted."""

    words: str
    remark: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list, each line after a dash."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a table: its heading, its share of the width, and how its words stand."""

    name: str
    share: int
    side: Side = Side.LEFT


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. Rows have a cell for each column; one of a single cell is a heading across.

    `name` is what its sheet is called in a workbook. With `summed` the last row is the sum of those above it.
    """

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    name: str = ""
    summed: bool = False

    def is_bold(self, place: int) -> bool:
        """Whether the row at this place, from 0, is a heading across or the sum."""
        return len(self.rows[place]) < len(self.columns) or (self.summed and place == len(self.rows) - 1)


Block = Heading | Words | Items | Grid


@dataclass(frozen=True, slots=True)
class OfficePaper:
    """A document, ready to be written as .docx, .html, .md or .xlsx.

    * `superior` is the body above the issuer ("" where there is none), `issuer` who writes; both in capitals on paper.
    * `kind` is "BÁO CÁO", "THÔNG BÁO"; "" is an official letter (công văn), which has no kind.
    * `symbol` follows the blank for the number ("/BC-BCĐ"); `number` is the whole one, once the registry has given it.
    * `place` and `written` are where and when; None leaves the day blank.
    * `to` are those who are written to: of an official letter, and of a report to a superior body. They stand apart from the
      recipients of copies (annex I, part I, section II, 9.b).
    * `about` is the subject (trích yếu), `signer` the lines over the signature, `signed_by` the name below it, `copies` the
      recipients.
    * `sample` marks invented data: it stands on every page.
    """

    superior: str
    issuer: str
    kind: str
    symbol: str
    place: str
    written: date | None
    about: str
    blocks: tuple[Block, ...]
    to: tuple[str, ...] = ()
    signer: tuple[str, ...] = ()
    signed_by: str = ""
    number: str = ""
    copies: tuple[str, ...] = ()
    sample: str = ""
    across: bool = False

    def grids(self) -> Iterator[Grid]:
        """The tables, in their order."""
        return (block for block in self.blocks if isinstance(block, Grid))


NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TO = "Kính gửi:"
COPIES = "Nơi nhận:"
NUMBER = "Số:"
"""The decree's own words: they stay Vietnamese in every language."""

_NAME_LETTERS = 27
UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
"""What no page shows and some readers act on: controls, marks of direction, halves of pairs; a pattern."""

_EVERY_UNSAFE = re.compile(UNSAFE)


def day_line(place: str, written: date | None) -> str:
    """Place and day as the decree writes them; dots where the day is still to be filled in.

    >>> day_line("Cà Mau", date(2022, 7, 5)), day_line("Cà Mau", date(2022, 2, 15))
    ('Cà Mau, ngày 05 tháng 7 năm 2022', 'Cà Mau, ngày 15 tháng 02 năm 2022')
    >>> day_line("Cà Mau", None)
    'Cà Mau, ngày … tháng … năm …'
    """
    return f"{place}, {day_words(written) if written is not None else 'ngày … tháng … năm …'}"


def day_words(day: date) -> str:
    """A day as the decree writes it: a zero before days under 10 and before January and February only.

    >>> day_words(date(2021, 12, 3)), day_words(date(2022, 1, 31))
    ('ngày 03 tháng 12 năm 2021', 'ngày 31 tháng 01 năm 2022')
    """
    month = f"{day.month:02}" if day.month in (1, 2) else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def name_lines(name: str) -> tuple[str, ...]:
    """The name of a body in capitals, on as few lines as fit beside the national title, broken where it is spoken apart.

    >>> name_lines("Văn phòng Ủy ban nhân dân tỉnh"), name_lines("Sở Nội vụ")
    (('VĂN PHÒNG', 'ỦY BAN NHÂN DÂN TỈNH'), ('SỞ NỘI VỤ',))
    """
    capitals = " ".join(name.upper().split())
    before, people, after = capitals.partition(" ỦY BAN NHÂN DÂN")
    if len(capitals) <= _NAME_LETTERS or not people:
        return (capitals,)
    return (before, f"{people.strip()}{after}")


def inert(text: str) -> str:
    r"""Text that no file format refuses and nothing acts on: controls and marks of direction become U+FFFD.

    Line breaks and tabs stay.

    >>> inert("a\x1bb\u202ec\n")
    'a\ufffdb\ufffdc\n'
    """
    return _EVERY_UNSAFE.sub("\ufffd", text)


def number_line(paper: OfficePaper) -> str:
    """Number and symbol ("Số: 345/VPUB-NC"); before the registry has given them room for the number ("Số:       /BC-BCĐ")."""
    return f"{NUMBER} {paper.number}" if paper.number else f"{NUMBER}       {paper.symbol}"


def ended(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body with "./." after its last words; after a table it stands in a paragraph of its own.

    >>> ended((Words("Trên đây là kết quả."),))[-1].words
    'Trên đây là kết quả./.'
    """
    last = blocks[-1] if blocks else None
    if isinstance(last, Words):
        return (*blocks[:-1], Words(last.words.rstrip(".") + END, last.remark))
    if isinstance(last, Items) and last.lines:
        *lines, final = last.lines
        return (*blocks[:-1], Items((*lines, final.rstrip(".;") + END)))
    return (*blocks, Words(END))
