"""An administrative document as values, before any library writes it: what decree 30/2020/NĐ-CP puts on the page, in its order.

Order of the decree, annex I: national title and motto beside the issuer's name; number and symbol; place and day; kind
and subject (of an official letter the subject under its number, and whom it is for); body; signature; recipients. What the
registry and the signer fill in is left blank. `Grid` columns are as wide as their share of the type area.
"""

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
    """A table; `title` stands above it. Rows have a cell for each column; one of a single cell is a heading across."""

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""


Block = Heading | Words | Items | Grid


@dataclass(frozen=True, slots=True)
class OfficePaper:
    """A document, ready to be written as .docx, .html, .md or .xlsx.

    * `superior` is the body above the issuer ("" where there is none), `issuer` who writes; both in capitals on paper.
    * `kind` is "BÁO CÁO", "THÔNG BÁO"; "" is an official letter (công văn), which has no kind: then `to` says whom it is for.
    * `symbol` follows the blank for the number: "/BC-BCĐ". `place` and `written` are where and when; None leaves the day blank.
    * `about` is the subject (trích yếu), `signer` the lines over the signature, `copies` the recipients.
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


def day_line(place: str, written: date | None) -> str:
    """Place and day as the decree writes them: a zero before days under 10 and before January and February only.

    >>> day_line("Cà Mau", date(2022, 7, 5)), day_line("Cà Mau", date(2022, 2, 15))
    ('Cà Mau, ngày 05 tháng 7 năm 2022', 'Cà Mau, ngày 15 tháng 02 năm 2022')
    >>> day_line("Cà Mau", None)
    'Cà Mau, ngày … tháng … năm …'
    """
    if written is None:
        return f"{place}, ngày … tháng … năm …"
    month = f"{written.month:02}" if written.month in (1, 2) else str(written.month)
    return f"{place}, ngày {written.day:02} tháng {month} năm {written.year}"


def number_line(symbol: str) -> str:
    """Number and symbol, with room for the registry's number.

    >>> number_line("/BC-BCĐ")
    'Số:       /BC-BCĐ'
    """
    return f"{NUMBER}       {symbol}"


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
