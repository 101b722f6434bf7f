"""A Word file → paragraphs and tables, with merged cells spread out and automatic numbers written down."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from plans.appendix.blocks import MOST_COLUMNS, MOST_ROWS, Block, Cell, Contents, Paragraph, Row, Table
from plans.appendix.office_package import check_package
from plans.appendix.refusals import refusal
from plans.appendix.word_numbers import WordNumbers
from plans.vietnamese import clean, clean_cell

_SKIPPED = frozenset(map(qn, ("w:del", "w:moveFrom", "w:txbxContent", "w:instrText", "w:pPr", "w:rPr", "w:tbl"))) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_WORDS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT, _PARAGRAPH, _TABLE, _ROW, _CELL = map(qn, ("w:t", "w:p", "w:tbl", "w:tr", "w:tc"))
_PICTURES = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_DEEPEST = 100
# What python-docx lets through from damaged packages beside its own errors: they come from zip, XML and its own code.
_DAMAGE = (
    OpcError, InvalidXmlError, LxmlError, BadZipFile, zlib.error, struct.error, EOFError, OSError, LookupError,
    ValueError, TypeError, AttributeError, AssertionError, NotImplementedError, RecursionError,
)  # fmt: skip


def read_word(content: bytes, *, name: str) -> Contents:
    """Read a .docx file.

    Raises:
        PlanFileError: it is hostile, damaged, or its tables are too large.
    """
    links = check_package(content, name=name, suffix=".docx")
    body, numbers = _opened(content, name)
    blocks = tuple(_Reader(numbers).blocks(body, name))
    return Contents(blocks, sum(1 for _picture in body.iter(*_PICTURES)), links)


def _opened(content: bytes, name: str) -> tuple[Any, WordNumbers]:
    """The body of the document and its automatic numbers."""
    try:
        document = Document(BytesIO(content))
        body = document.element.body
        if body is None:
            raise refusal(name, "office_damaged")
        return body, WordNumbers(
            _part(document, RELATIONSHIP_TYPE.NUMBERING), _part(document, RELATIONSHIP_TYPE.STYLES)
        )
    except _DAMAGE as error:
        raise refusal(name, "office_damaged") from error


def _part(document: Any, kind: str) -> Any | None:  # noqa: ANN401 - XML elements have no types
    """The root of the document's part of this kind, None where it has none."""
    related = (relation for relation in document.part.rels.values() if relation.reltype == kind)
    part = next((relation.target_part for relation in related if not relation.is_external), None)
    return getattr(part, "element", None)


class _Reader:
    """One walk over a document; numbers are counted as it goes."""

    def __init__(self, numbers: WordNumbers) -> None:
        self._numbers = numbers
        self._line = 0

    def blocks(self, body: Any, name: str, depth: int = 0) -> Iterator[Block]:  # noqa: ANN401 - likewise
        """Paragraphs and tables in order; tables within cells follow the table they stand in."""
        for child in body if depth < _DEEPEST else ():
            if child.tag == _PARAGRAPH:
                self._line += 1
                if words := clean(self._words(child)):
                    yield Paragraph(self._line, words)
            elif child.tag == _TABLE:
                yield Table(tuple(self._rows(child, name)))
                for inner in child.iter(_TABLE):
                    if inner is not child:
                        yield Table(tuple(self._rows(inner, name)))
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                yield from self.blocks(child, name, depth + 1)

    def _rows(self, table: Any, name: str) -> Iterator[Row]:  # noqa: ANN401 - likewise
        above: tuple[Cell, ...] = ()
        for line, row in enumerate(_within(table, _ROW), start=1):
            if line > MOST_ROWS:
                raise refusal(f"{name}:{line}", "too_many_rows", f">{MOST_ROWS}", MOST_ROWS)
            cells: list[Cell] = _empty(_count(row, "w:trPr", "w:gridBefore"), 0)
            for cell in _within(row, _CELL):
                cells.extend(self._cells(cell, len(cells), above))
                if len(cells) > MOST_COLUMNS:
                    raise refusal(f"{name}:{line}", "too_many_columns", f">{MOST_COLUMNS}", MOST_COLUMNS)
            cells.extend(_empty(_count(row, "w:trPr", "w:gridAfter"), len(cells)))
            above = tuple(cells)
            yield Row(line, above)

    def _cells(self, cell: Any, column: int, above: tuple[Cell, ...]) -> list[Cell]:  # noqa: ANN401 - likewise
        span = _count(cell, "w:tcPr", "w:gridSpan", least=1)
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        goes_on = merged is not None and merged.get(qn("w:val"), "continue") == "continue" and column < len(above)
        words = above[column].words if goes_on else self._cell_words(cell)
        return [Cell(words, column, goes_on)] * span

    def _cell_words(self, cell: Any) -> str:  # noqa: ANN401 - likewise
        return clean_cell("\n".join(self._words(paragraph) for paragraph in cell.iter(_PARAGRAPH)))

    def _words(self, paragraph: Any) -> str:  # noqa: ANN401 - likewise
        """The words of a paragraph as printed: its automatic number first, deleted words left out."""
        words: list[str] = []
        waiting = [paragraph]
        while waiting:
            element = waiting.pop()
            if element.tag == _TEXT:
                words.append(element.text or "")
            elif element.tag in _WORDS:
                words.append(_WORDS[element.tag])
            elif element.tag not in _SKIPPED:
                waiting.extend(reversed(element))
        text = "".join(words)
        number = self._numbers.number_of(paragraph) if text.strip() or not words else ""
        return f"{number} {text}".strip(" ") if number else text


def _within(parent: Any, tag: str, depth: int = 0) -> Iterator[Any]:  # noqa: ANN401 - likewise
    """The rows of a table or the cells of a row, also those in content controls and tracked changes."""
    for child in parent if depth < _DEEPEST else ():
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED and child.tag not in (_TABLE, _PARAGRAPH):
            yield from _within(child, tag, depth + 1)


def _count(element: Any, properties: str, name: str, *, least: int = 0) -> int:  # noqa: ANN401 - likewise
    """A number of columns as a cell or row says it, no more than are read at all plus one."""
    found = element.find(f"{qn(properties)}/{qn(name)}")
    digits = found.get(qn("w:val"), "") if found is not None else ""
    said = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
    return min(max(said, least), MOST_COLUMNS + 1)


def _empty(count: int, column: int) -> list[Cell]:
    return [Cell("", column + place) for place in range(count)]
