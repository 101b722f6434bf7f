"""An administrative document as an Excel file: its words on the first sheet, each table on a sheet of its own."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font
from openpyxl.styles import Side as Line
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from board.language import _
from board.reports import page
from board.reports.fixed_zip import fixed_zip
from board.reports.office_paper import (
    MOTTO,
    NATIONAL_TITLE,
    Grid,
    Items,
    OfficePaper,
    Side,
    day_line,
    ended,
    number_line,
)

_CORE = "docProps/core.xml"
_TEXT, _STRING = "@", "s"
_UNDATED = date(2000, 1, 1)
_SHEET_LETTERS = 150
_WORDS_LETTERS = 100
_MOST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_THIN = Line(style="thin")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_PLAIN = Font(name=page.FONT, size=page.CELL_PT)
_BOLD = Font(name=page.FONT, size=page.CELL_PT, bold=True)
_HEAD = Alignment(horizontal="center", vertical="center", wrap_text=True)
_SIDES = {
    side: Alignment(horizontal=side.value.replace("centre", "center"), vertical="top", wrap_text=True) for side in Side
}


def paper_xlsx(paper: OfficePaper) -> bytes:
    """The file. Cells are text, whatever they begin with; numbers in columns that stand right are numbers. Equal bytes."""
    book = Workbook()
    written = datetime.combine(paper.written or _UNDATED, time())
    title = " ".join(filter(None, (paper.kind, paper.about)))
    book.properties = DocumentProperties(creator="", title=title[:255], created=written, modified=written)
    core = tostring(book.properties.to_tree())
    first = book.worksheets[0]
    first.title = _("Văn bản")
    _write_words(first, paper)
    for number, grid in enumerate(paper.grids(), start=1):
        _write_grid(book.create_sheet(_sheet_name(number, grid)), grid, paper)
    content = io.BytesIO()
    book.save(content)
    # openpyxl writes the moment of saving over the properties.
    return fixed_zip(content.getvalue(), instead={_CORE: core})


def _write_words(sheet: Worksheet, paper: OfficePaper) -> None:
    sheet.column_dimensions["A"].width = _WORDS_LETTERS
    lines = [
        paper.sample,
        NATIONAL_TITLE,
        MOTTO,
        paper.superior.upper(),
        paper.issuer.upper(),
        number_line(paper.symbol),
        day_line(paper.place, paper.written),
        paper.kind,
        paper.about,
        *paper.to,
    ]
    for line in filter(None, lines):
        _append(sheet, line, bold=True)
    for block in ended(paper.blocks):
        if isinstance(block, Grid):
            continue
        for line in (f"- {one}" for one in block.lines) if isinstance(block, Items) else (block.words,):
            _append(sheet, line, bold=not isinstance(block, Items) and hasattr(block, "level"))


def _append(sheet: Worksheet, words: str, *, bold: bool) -> None:
    cell = _text(sheet.cell((sheet.max_row if sheet["A1"].value is not None else 0) + 1, 1), words)
    cell.font, cell.alignment = (_BOLD if bold else _PLAIN), _SIDES[Side.LEFT]


def _write_grid(sheet: Worksheet, grid: Grid, paper: OfficePaper) -> None:
    share = sum(column.share for column in grid.columns)
    for place, column in enumerate(grid.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = max(6, _SHEET_LETTERS * column.share / share)
        cell = _text(sheet.cell(1, place), column.name)
        cell.font, cell.border, cell.alignment = _BOLD, _BORDER, _HEAD
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if paper.sample:
        sheet.oddFooter.center.text = paper.sample
    sides = [column.side for column in grid.columns]
    for place, row in enumerate(grid.rows, start=2):
        _write_row(sheet, place, row, sides)


def _write_row(sheet: Worksheet, place: int, row: Sequence[str], sides: Sequence[Side]) -> None:
    across = len(row) == 1 and len(sides) > 1
    for column, (words, side) in enumerate(zip(row, sides, strict=False), start=1):
        cell = sheet.cell(place, column)
        if side is Side.RIGHT and words.isascii() and words.isdigit():
            cell.value = int(words)
        else:
            _text(cell, words)
        cell.font, cell.border, cell.alignment = (_BOLD if across else _PLAIN), _BORDER, _SIDES[side]
    if across:
        sheet.merge_cells(start_row=place, end_row=place, start_column=1, end_column=len(sides))


def _text(cell: Cell, words: str) -> Cell:
    """As text, never as a formula, a number or a day."""
    cell.number_format = _TEXT
    if words:
        cell.value = words
        cell.data_type = _STRING
    return cell


def _sheet_name(number: int, grid: Grid) -> str:
    """Short enough for Excel, without what it forbids, and different from all others by its number."""
    words = (grid.title or _("Bảng")).translate(_FORBIDDEN).strip()
    return f"{number} {words}"[:_MOST_NAME].strip()
