"""What a signed file consists of, whatever its format: paragraphs and tables in their order."""

from dataclasses import dataclass

MOST_ROWS = 10_000
MOST_COLUMNS = 64


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as one column of the table sees it: a cell merged over several columns stands in each of them.

    `origin` is the first column it covers, from 0. `above` says that it goes on from the row above: its words are those
    of the cell there.
    """

    words: str
    origin: int
    above: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, a cell for each column. `line` is where a person finds it: line, row of the table or of the sheet.

    In a text file a row may have fewer cells than the table has columns.
    """

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table or a sheet; `name` is the sheet's, "" for others."""

    rows: tuple[Row, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    line: int
    words: str


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that was found in a file. `pictures` counts pictures; `links` are parts that lie outside and stay unread."""

    blocks: tuple[Block, ...]
    pictures: int = 0
    links: tuple[str, ...] = ()


def row_of(line: int, words: list[str]) -> Row:
    """A row without merged cells."""
    return Row(line, tuple(Cell(cell, column) for column, cell in enumerate(words)))
