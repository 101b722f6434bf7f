"""A text file → paragraphs and tables: cells behind a tab, rows between empty lines, or a whole row on one line.

In the text of a signed document each cell begins on a line of its own with a tab, goes on over the lines that follow,
and an empty line ends the row. A line that begins with a blank opens a new page of the document.
"""

import re
from collections.abc import Iterator

from plans.appendix.blocks import MOST_COLUMNS, MOST_ROWS, Block, Contents, Paragraph, Row, Table, row_of
from plans.appendix.refusals import refusal
from plans.vietnamese import clean, clean_cell

MOST_BYTES = 10_000_000
_MOST_LINES_OF_A_CELL = 40
_CELL = re.compile(r"[ \u00a0\ufeff]*\t")
_FEWEST_TABS_OF_A_ROW = 2
_LINE_ENDS = re.compile("\r\n|\r|\x85|\u2028|\u2029")


def read_text(content: bytes, *, name: str) -> Contents:
    """Read a text file.

    Raises:
        PlanFileError: it is no UTF-8, or too large.
    """
    lines = _LINE_ENDS.sub("\n", _decoded(content, name)).split("\n")
    return Contents(tuple(_Blocks(lines, name).blocks()))


def _decoded(content: bytes, name: str) -> str:
    if len(content) > MOST_BYTES:
        raise refusal(name, "too_large", len(content), MOST_BYTES)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content[:1000]:
        raise refusal(f"{name}:1", "encoding", "UTF-16", "utf-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refusal(f"{name}:{line}", "encoding", f"0x{content[error.start]:02x}", "utf-8") from error


class _Blocks:
    """One walk over the lines: rows are gathered until something that is no row ends the table."""

    def __init__(self, lines: list[str], name: str) -> None:
        self._lines = lines
        self._name = name
        self._rows: list[Row] = []
        self._cells: list[list[str]] = []
        self._row_line = 0

    def blocks(self) -> Iterator[Block]:
        for line, text in enumerate(self._lines, start=1):
            if _is_row(text):
                self._end_row()
                self._add_row(line, text.split("\t"))
            elif _CELL.match(text):
                self._add_cell(line, text.partition("\t")[2])
            elif not text.strip():
                self._end_row()
            elif self._cells and not text.startswith(" "):
                self._cells[-1].append(text)
                yield from self._no_cell_after_all(line)
            else:
                yield from self._end_table()
                yield Paragraph(line, clean(text))
        yield from self._end_table()

    def _add_cell(self, line: int, words: str) -> None:
        if not self._cells:
            self._row_line = line
        self._cells.append([words])

    def _no_cell_after_all(self, line: int) -> Iterator[Block]:
        """Running text behind a cell without an empty line between: too long for a cell, so it is given back as text."""
        words = self._cells[-1]
        if len(words) <= _MOST_LINES_OF_A_CELL:
            return
        del words[1:]
        yield from self._end_table()
        for place in range(line - _MOST_LINES_OF_A_CELL + 1, line + 1):
            yield Paragraph(place, clean(self._lines[place - 1]))

    def _end_row(self) -> None:
        if self._cells:
            self._add_row(self._row_line, ["\n".join(lines) for lines in self._cells])
        self._cells = []

    def _add_row(self, line: int, cells: list[str]) -> None:
        words = [clean_cell(cell) for cell in cells]
        if not any(words):
            return
        if len(words) > MOST_COLUMNS:
            raise refusal(f"{self._name}:{line}", "too_many_columns", len(words), MOST_COLUMNS)
        if len(self._rows) == MOST_ROWS:
            raise refusal(f"{self._name}:{line}", "too_many_rows", f">{MOST_ROWS}", MOST_ROWS)
        self._rows.append(row_of(line, words))

    def _end_table(self) -> Iterator[Block]:
        self._end_row()
        if self._rows:
            yield Table(tuple(self._rows))
        self._rows = []


def _is_row(text: str) -> bool:
    """Whether a whole row stands on the line, as when it is copied from a sheet."""
    cells = text.split("\t")
    return len(cells) > _FEWEST_TABS_OF_A_ROW and sum(bool(cell.strip()) for cell in cells) > 1
