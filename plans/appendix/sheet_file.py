"""An Excel file → one table a sheet, in the words that its cells show; formulas stay text and are never computed."""

import struct
import warnings
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from lxml.etree import LxmlError
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from plans.appendix.blocks import MOST_COLUMNS, MOST_ROWS, Cell, Contents, Row, Table
from plans.appendix.office_package import check_package
from plans.appendix.refusals import refusal
from plans.vietnamese import clean, clean_cell

_MOST_LINES = 2 * MOST_ROWS
_MOST_MERGED = 200_000
_MOST_BEYOND = 5_000_000
_MERGE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}mergeCell"
_ROW = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row"
# What openpyxl lets through from damaged packages beside its own errors: they come from zip, XML and its own code.
_DAMAGE = (
    InvalidFileException, DefusedXmlException, ParseError, LxmlError, BadZipFile, zlib.error, struct.error, EOFError,
    OSError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError, AssertionError, NotImplementedError,
    RecursionError,
)  # fmt: skip
_Merges = dict[int, dict[int, tuple[int, int]]]


def read_sheets(content: bytes, *, name: str) -> Contents:
    """Read a .xlsx file, its visible sheets in order.

    Raises:
        PlanFileError: it is hostile, damaged, or a sheet is too large.
    """
    links = check_package(content, name=name, suffix=".xlsx")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions, which are of no concern here
            sheets = list(_sheets(content, name))
    except _DAMAGE as error:
        raise refusal(name, "office_damaged") from error
    tables = (Table(tuple(_rows(lines, merges)), title) for title, lines, merges in sheets)
    return Contents(tuple(tables), _pictures(content), links)


def _sheets(content: bytes, name: str) -> Iterator[tuple[str, list[list[str]], _Merges]]:
    """Title, lines and merged cells of each sheet that can be seen."""
    book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    with ZipFile(BytesIO(content)) as archive:
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                sheet.reset_dimensions()  # a sheet may claim 17 billion cells
                merges = _merges(archive, sheet._worksheet_path)  # noqa: SLF001 - openpyxl reads no merges when it only reads
                yield clean(sheet.title), list(_lines(sheet, name)), merges
    book.close()


def _lines(sheet: Any, name: str) -> Iterator[list[str]]:  # noqa: ANN401 - openpyxl has no types
    """The words of every line of the sheet, empty ones too, no further than is read at all."""
    filled = beyond = 0
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        beyond += max(0, len(cells) - MOST_COLUMNS)
        if beyond > _MOST_BEYOND or any(cell.value is not None for cell in cells[MOST_COLUMNS:]):
            raise refusal(f"{name}:{line}", "too_many_columns", len(cells), MOST_COLUMNS)
        words = [_words(cell) for cell in cells[:MOST_COLUMNS]]
        filled += any(words)
        if filled > MOST_ROWS or line > _MOST_LINES:
            raise refusal(f"{name}:{line}", "too_many_rows", f">{MOST_ROWS}", MOST_ROWS)
        yield words


def _rows(lines: list[list[str]], merges: _Merges) -> Iterator[Row]:
    """Rows with words in them, all of one width; a merged cell stands in each of its columns and rows."""
    width = max((len(words) for words in lines), default=0)
    width = max([width, *(max(columns) + 1 for columns in merges.values())])
    kept: dict[tuple[int, int], str] = {}
    for line, words in enumerate(lines):
        words.extend([""] * (width - len(words)))
        merged = merges.get(line, {})
        kept.update(((line, column), words[column]) for column, place in merged.items() if place == (line, column))
        cells = []
        for column, own in enumerate(words):
            top, left = merged.get(column, (line, column))
            cells.append(Cell(kept.get((top, left), own), left, above=top < line))
        if any(cell.words for cell in cells):
            yield Row(line + 1, tuple(cells))


def _merges(archive: ZipFile, path: str) -> _Merges:
    """By line and column from 0, each merged cell within what is read → the cell whose words it shows."""
    merges: _Merges = {}
    count = 0
    with archive.open(path) as sheet:
        for _event, element in iterparse(sheet, forbid_dtd=True):
            if element.tag == _ROW:
                element.clear()
            elif element.tag == _MERGE:
                left, top, right, bottom = range_boundaries(element.get("ref", ""))
                for line in range(top - 1, min(bottom, _MOST_LINES)):
                    columns = range(left - 1, min(right, MOST_COLUMNS))
                    count += len(columns)
                    if count > _MOST_MERGED:
                        return merges
                    merges.setdefault(line, {}).update(dict.fromkeys(columns, (top - 1, left - 1)))
    return {line: columns for line, columns in merges.items() if columns}


def _words(cell: Any) -> str:  # noqa: ANN401 - openpyxl has no types
    """What a cell shows, as far as that can be said without Excel: a formula its text, a date as an office writes it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return clean_cell(value)
    if isinstance(value, (datetime, date)):
        form = (cell.number_format or "").lower()
        return f"{value:%d/%m/%Y}" if "d" in form or "m" not in form else f"{value:%m/%Y}"
    if isinstance(value, float) and "%" in (cell.number_format or ""):
        return f"{value * 100:.6g}%".replace(".", ",")
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return clean_cell(str(value))


def _pictures(content: bytes) -> int:
    with ZipFile(BytesIO(content)) as archive:
        return sum(part.startswith("xl/media/") for part in archive.namelist())
