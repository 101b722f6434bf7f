"""An appendix as an Excel file: cells written as text, whatever they begin with; the heading row on every printed page."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime, time

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from board.language import _
from board.reports import page
from board.reports.appendix import HEADINGS, Appendix, AppendixCell
from board.reports.fixed_zip import fixed_zip
from board.reports.letter_widths import lines_taken

_MM_AN_INCH = 25.4
_MM_A_LETTER = 1.85
_LINE_PT = 1.3 * page.CELL_PT
_HIGHEST_PT = 409
_MM_BESIDE, _TYPE_MM = 1.6, page.CELL_PT * _MM_AN_INCH / 72
"""A column leaves something free on both sides; and how high its type is."""
_TEXT = "@"
_CORE = "docProps/core.xml"
_STRING = "s"
_REMARK_COLUMNS_MM = (60, sum(page.COLUMNS_MM) - 60)
_THIN = Side(style="thin")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_TOP = Alignment(vertical="top", wrap_text=True)
_TOP_CENTRE = Alignment(horizontal="center", vertical="top", wrap_text=True)
_FONTS = {
    (bold, slanted): Font(name=page.FONT, size=page.CELL_PT, bold=bold, italic=slanted)
    for bold in (False, True)
    for slanted in (False, True)
}


def appendix_xlsx(appendix: Appendix) -> bytes:
    """The file: the appendix on the first sheet, its remarks on a second one. The same appendix gives the same bytes."""
    book = Workbook()
    book.properties = DocumentProperties(
        creator="",
        title=appendix.title,
        subject=appendix.document,
        created=datetime.combine(appendix.signed, time()),
        modified=datetime.combine(appendix.signed, time()),
    )
    core = tostring(book.properties.to_tree())
    sheet = book.worksheets[0]
    sheet.title = _("Phụ lục")
    _write_appendix(sheet, appendix)
    if appendix.remarks:
        _write_remarks(book.create_sheet(_("Ghi chú")), appendix.remarks, sample=appendix.sample)
    content = io.BytesIO()
    book.save(content)
    # openpyxl writes the moment of saving over the properties.
    return fixed_zip(content.getvalue(), instead={_CORE: core})


class _Table:
    """A sheet that is filled row by row."""

    def __init__(self, sheet: Worksheet, columns_mm: Sequence[int]) -> None:
        self._sheet = sheet
        self._columns_mm = columns_mm
        self.row = 0
        _set_page(sheet, columns_mm)

    def write_row(self, *cells: AppendixCell, bold: bool = False) -> list[Cell]:
        """One cell a column. Not every spreadsheet finds the height of wrapped lines by itself, so they are counted out."""
        self.row += 1
        self._set_height(
            max(_lines(cell.words, wide, bold=bold) for cell, wide in zip(cells, self._columns_mm, strict=True))
        )
        return [self._write(column, cell, bold=bold) for column, cell in enumerate(cells, start=1)]

    def write_title(self, words: str, *, bold: bool = False, slanted: bool = False) -> None:
        """A line above the table, in the middle and without borders."""
        self._write_across(AppendixCell(words), Border(), _CENTRE, bold=bold, slanted=slanted)

    def write_heading(self, content: AppendixCell) -> None:
        """A section's heading over all columns."""
        self._write_across(content, _BORDER, _TOP, bold=True)

    def _write_across(
        self, content: AppendixCell, border: Border, alignment: Alignment, *, bold: bool = False, slanted: bool = False
    ) -> None:
        """One cell merged over all columns; merging keeps the borders that it finds."""
        self.row += 1
        shown = self._write(1, content, bold=bold, slanted=slanted)
        columns = range(1, len(self._columns_mm) + 1)
        _look([shown, *(self._sheet.cell(self.row, column) for column in columns[1:])], border, alignment)
        self._set_height(_lines(content.words, sum(self._columns_mm), bold=bold))
        self._sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=columns[-1])

    def _set_height(self, lines: int) -> None:
        self._sheet.row_dimensions[self.row].height = min(_LINE_PT * lines + 2, _HIGHEST_PT)

    def _write(self, column: int, content: AppendixCell, *, bold: bool, slanted: bool = False) -> Cell:
        """A cell as text, never as a formula, a number or a day; what is to remark stands as a note on it."""
        cell: Cell = self._sheet.cell(self.row, column)
        cell.number_format = _TEXT
        if content.words:
            cell.value = content.words
            cell.data_type = _STRING
        cell.font = _FONTS[bold, slanted or bool(content.remark or content.lost)]
        cell.border, cell.alignment = _BORDER, _TOP
        if content.remark:
            cell.comment = Comment(content.remark, author="", width=360, height=120)
        return cell


def _write_appendix(sheet: Worksheet, appendix: Appendix) -> None:
    table = _Table(sheet, page.COLUMNS_MM)
    _mark(sheet, table, appendix.sample)
    table.write_title(appendix.title, bold=True)
    table.write_title(f"({appendix.document})", slanted=True)
    _look(table.write_row(*map(AppendixCell, HEADINGS), bold=True), _BORDER, _CENTRE)
    sheet.print_title_rows = f"{table.row}:{table.row}"
    sheet.freeze_panes = sheet.cell(table.row + 1, 1)
    for section in appendix.sections:
        if section.heading.words:
            table.write_heading(AppendixCell(f"{section.number}. {section.heading.words}", section.heading.remark))
        for task in section.rows:
            _look(table.write_row(task.printed, *task.cells)[:1], _BORDER, _TOP_CENTRE)


def _write_remarks(sheet: Worksheet, remarks: Iterable[tuple[str, str]], *, sample: str) -> None:
    table = _Table(sheet, _REMARK_COLUMNS_MM)
    _mark(sheet, table, sample)
    table.write_row(AppendixCell(_("Vị trí")), AppendixCell(_("Ghi chú")), bold=True)
    for place, words in remarks:
        table.write_row(AppendixCell(place), AppendixCell(words))


def _mark(sheet: Worksheet, table: _Table, sample: str) -> None:
    """That data are invented stands in a cell of its sheet, as feet of pages are seen in print only."""
    if sample:
        table.write_title(sample, bold=True)
        sheet.oddFooter.center.text = sheet.firstFooter.center.text = sample


def _lines(words: str, wide_mm: int, *, bold: bool) -> int:
    return lines_taken(words, (wide_mm - _MM_BESIDE) / _TYPE_MM, bold=bold)


def _look(cells: Iterable[Cell], border: Border, alignment: Alignment) -> None:
    for cell in cells:
        cell.border, cell.alignment = border, alignment


def _set_page(sheet: Worksheet, columns_mm: Iterable[int]) -> None:
    for place, wide in enumerate(columns_mm):
        sheet.column_dimensions["ABCDEF"[place]].width = wide / _MM_A_LETTER
    sheet.page_setup.paperSize, sheet.page_setup.orientation = sheet.PAPERSIZE_A4, sheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.top, margins.bottom = page.TOP_MM / _MM_AN_INCH, page.BOTTOM_MM / _MM_AN_INCH
    margins.left, margins.right = page.LEFT_MM / _MM_AN_INCH, page.RIGHT_MM / _MM_AN_INCH
    margins.header = page.HEADER_MM / _MM_AN_INCH
    sheet.HeaderFooter.differentFirst = True
    number = sheet.oddHeader.center
    number.text, number.font, number.size = "&P", f"{page.FONT},Regular", page.BODY_PT
