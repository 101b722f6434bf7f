"""An administrative document as an Excel file: its words on the first sheet, each table on a sheet of its own."""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any, NamedTuple

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
from board.reports.letter_widths import lines_taken
from board.reports.office_paper import (
    COPIES,
    MOTTO,
    NATIONAL_TITLE,
    TO,
    Grid,
    Heading,
    Items,
    OfficePaper,
    Side,
    Words,
    day_line,
    ended,
    inert,
    name_lines,
    number_line,
)

_CORE = "docProps/core.xml"
_TEXT, _WHOLE_NUMBER = "@", "0"
_STRING, _NUMBER = "s", "n"
_UNDATED = date(2000, 1, 1)
_MM_AN_INCH = 25.4
_SHEET_LETTERS = 118
_HEAD_LETTERS = (36, 48)
_WORDS_LETTERS = sum(_HEAD_LETTERS)
_LEAST_LETTERS = 8
_TITLE_PT = 10
_PX_A_LETTER, _PX_BESIDE, _TYPE_PX = 8, 6, 16
"""A column is so many digits of the book's own type wide, and leaves something free on both sides."""
_LINE_PT = 1.3 * page.CELL_PT
_HIGHEST_PT = 409
_MOST_LETTERS = 32_767
_MOST_DIGITS = 15
_MOST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_THIN = Line(style="thin")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_FONTS = {bold: Font(name=page.FONT, size=page.CELL_PT, bold=bold) for bold in (False, True)}
_ACROSS = {Side.LEFT: "left", Side.CENTRE: "center", Side.RIGHT: "right"}


class _Looks(NamedTuple):
    """The looks of a column's cells, in the library's own numbers: given once, as each way of saying them costs a search."""

    text: Any
    number: Any
    bold_text: Any
    bold_number: Any


def paper_xlsx(paper: OfficePaper) -> bytes:
    """The file. Cells are text, whatever they begin with; numbers in columns that stand right are numbers. Equal bytes."""
    book = Workbook()
    # Columns are as wide as so many digits of the book's own font: without this one each reader measures with another.
    book._named_styles["Normal"].font = _FONTS[False]  # noqa: SLF001 - openpyxl has no word for a book's own font
    written = datetime.combine(paper.written or _UNDATED, time())
    title = inert(" ".join(f"{paper.kind} {paper.about}".split()))
    book.properties = DocumentProperties(creator="", title=title[:255], created=written, modified=written)
    core = tostring(book.properties.to_tree())
    first = book.worksheets[0]
    first.title = _("Văn bản")
    _write_words(first, paper)
    for number, (title, grid) in enumerate(_titled(paper), start=1):
        sheet = book.create_sheet(_sheet_name(number, grid))
        _write_grid(sheet, grid, paper)
        printed = sheet.oddHeader.left
        # "&" begins a command there: a title that has one says it twice.
        printed.text, printed.font, printed.size = inert(title).replace("&", "&&"), f"{page.FONT},Bold", _TITLE_PT
    content = io.BytesIO()
    book.save(content)
    # openpyxl writes the moment of saving over the properties.
    return fixed_zip(content.getvalue(), instead={_CORE: core})


def _titled(paper: OfficePaper) -> Iterator[tuple[str, Grid]]:
    """Each table with the heading above it: a sheet is printed without the words around its table."""
    title = ""
    for block in paper.blocks:
        if isinstance(block, Heading):
            title = block.words
        elif isinstance(block, Grid):
            yield title or block.name, block


def _write_words(sheet: Worksheet, paper: OfficePaper) -> None:
    """Who writes beside the national title, as on every such paper; below them the words, across both columns."""
    _set_page(sheet, paper, across=False)
    for letter, wide in zip("AB", _HEAD_LETTERS, strict=True):
        sheet.column_dimensions[letter].width = wide
    head = list(_head(paper))
    for row, (left, right, heavy) in enumerate(head, start=1):
        for column, words in ((1, left), (2, right)):
            _word(sheet.cell(row, column), words, heavy=heavy, centred=True)
        sheet.row_dimensions[row].height = _height([left, right], _HEAD_LETTERS, bold=heavy)
    for row, (words, heavy, centred) in enumerate(_lines(paper), start=len(head) + 1):
        _word(sheet.cell(row, 1), words, heavy=heavy, centred=centred)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_HEAD_LETTERS))
        sheet.row_dimensions[row].height = _height([words], [_WORDS_LETTERS], bold=heavy)
    sheet.print_area = f"A1:B{sheet.max_row}"


def _word(cell: Cell, words: str, *, heavy: bool, centred: bool) -> None:
    _text(cell, words).font = _FONTS[heavy]
    cell.alignment = Alignment(horizontal="center" if centred else None, vertical="top", wrap_text=True)
    cell.number_format = _TEXT


def _head(paper: OfficePaper) -> Iterator[tuple[str, str, bool]]:
    """The lines of the head, its left and its right side, and whether they are bold."""
    left = [line for line in (paper.superior.upper(), *name_lines(paper.issuer)) if line]
    for one, other in zip_longest(left, (NATIONAL_TITLE, MOTTO), fillvalue=""):
        yield one, other, True
    yield number_line(paper), day_line(paper.place, paper.written), False


def _lines(paper: OfficePaper) -> Iterator[tuple[str, bool, bool]]:
    """Every line with whether it is bold and whether it stands in the middle; a table is named where it stands."""
    yield from ((line, True, True) for line in (paper.sample, paper.kind, paper.about) if line)
    if paper.to:
        yield f"{TO} {'; '.join(paper.to)}", False, True
    number = 0
    for block in ended(paper.blocks):
        if isinstance(block, Grid):
            number += 1
            yield _("(bảng: trang tính “{name}”)").format(name=_sheet_name(number, block)), False, False
        elif isinstance(block, Items):
            yield from ((f"- {line}", False, False) for line in block.lines)
        elif isinstance(block, Heading | Words):
            yield block.words, isinstance(block, Heading), False
    yield from ((line, True, True) for line in (*paper.signer, paper.signed_by) if line)
    if paper.copies:
        yield COPIES, True, False
        yield from ((f"- {line}", False, False) for line in paper.copies)


def _write_grid(sheet: Worksheet, grid: Grid, paper: OfficePaper) -> None:
    _set_page(sheet, paper, across=True)
    head = 2 if paper.sample else 1
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"1:{head}"
    share = sum(column.share for column in grid.columns)
    letters = [max(_LEAST_LETTERS, _SHEET_LETTERS * column.share / share) for column in grid.columns]
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for place, column in enumerate(grid.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = letters[place - 1]
        cell = _text(sheet.cell(head, place), column.name)
        cell.font, cell.border, cell.alignment, cell.number_format = _FONTS[True], _BORDER, middle, _TEXT
    sheet.row_dimensions[head].height = _height([column.name for column in grid.columns], letters, bold=True)
    looks = [_looks(sheet, column.side) for column in grid.columns]
    if paper.sample:
        _write_across(sheet, 1, paper.sample, len(letters), _looks(sheet, Side.CENTRE))
    for number, row in enumerate(grid.rows):
        place, bold = head + 1 + number, grid.is_bold(number)
        if len(row) == 1 < len(letters):
            _write_across(sheet, place, row[0], len(letters), looks[0])
            sheet.row_dimensions[place].height = _height(row, [sum(letters)], bold=True)
        else:
            _write_row(sheet, place, row, grid, looks, bold=bold)
            sheet.row_dimensions[place].height = _height(row, letters, bold=bold)


def _write_row(
    sheet: Worksheet, place: int, row: Sequence[str], grid: Grid, looks: Sequence[_Looks], *, bold: bool
) -> None:
    for at, (words, column, look) in enumerate(zip(row, grid.columns, looks, strict=True), start=1):
        cell = sheet.cell(place, at)
        if column.side is Side.RIGHT and words.isascii() and words.isdigit() and len(words) <= _MOST_DIGITS:
            cell.value = int(words)
            cell._style = look.bold_number if bold else look.number  # noqa: SLF001 - the library's own way of copying looks
        else:
            _text(cell, words)._style = look.bold_text if bold else look.text  # noqa: SLF001 - likewise


def _write_across(sheet: Worksheet, place: int, words: str, columns: int, look: _Looks) -> None:
    for at in range(1, columns + 1):
        sheet.cell(place, at)._style = look.bold_text  # noqa: SLF001 - likewise
    _text(sheet.cell(place, 1), words)
    sheet.merge_cells(start_row=place, end_row=place, start_column=1, end_column=columns)


def _looks(sheet: Worksheet, side: Side) -> _Looks:
    """Four looks, tried out on a cell that is written over later."""
    found = []
    for bold in (False, True):
        for number_format in (_TEXT, _WHOLE_NUMBER):
            cell = Cell(sheet)
            cell.font, cell.border, cell.number_format = _FONTS[bold], _BORDER, number_format
            cell.alignment = Alignment(
                horizontal=_ACROSS[side], vertical="top", wrap_text=True, indent=1 if side is Side.RIGHT else 0
            )
            found.append(cell._style)  # noqa: SLF001 - likewise
    return _Looks(*found)


def _text(cell: Cell, words: str) -> Cell:
    """As text, never as a formula, a number or a day; as much of it as a cell may hold."""
    if words:
        shown = inert(words)
        cell.value = shown if len(shown) <= _MOST_LETTERS else shown[: _MOST_LETTERS - 1] + "…"
        cell.data_type = _STRING
    return cell


def _height(row: Sequence[str], letters: Sequence[float], *, bold: bool) -> float:
    """Not every spreadsheet finds the height of wrapped lines by itself, so they are counted out."""
    rooms = ((wide * _PX_A_LETTER - _PX_BESIDE) / _TYPE_PX for wide in letters)
    most = max(lines_taken(words, room, bold=bold) for words, room in zip(row, rooms, strict=True))
    return min(_LINE_PT * most + 2, _HIGHEST_PT)


def _set_page(sheet: Worksheet, paper: OfficePaper, *, across: bool) -> None:
    setup = sheet.page_setup
    setup.paperSize = sheet.PAPERSIZE_A4
    setup.orientation = sheet.ORIENTATION_LANDSCAPE if across else sheet.ORIENTATION_PORTRAIT
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.top, margins.bottom = page.TOP_MM / _MM_AN_INCH, page.BOTTOM_MM / _MM_AN_INCH
    margins.left, margins.right = page.LEFT_MM / _MM_AN_INCH, page.RIGHT_MM / _MM_AN_INCH
    margins.header = page.HEADER_MM / _MM_AN_INCH
    number = sheet.oddHeader.center
    number.text, number.font, number.size = "&P", f"{page.FONT},Regular", page.BODY_PT
    sheet.HeaderFooter.differentFirst = not across
    if paper.sample:
        for foot in (sheet.oddFooter, sheet.firstFooter):
            foot.center.text = inert(paper.sample).replace("&", "&&")


def _sheet_name(number: int, grid: Grid) -> str:
    """Short enough for Excel, without what it forbids, and different from all others by its number."""
    words = inert(grid.name or _("Bảng")).translate(_FORBIDDEN).strip("' ")
    return f"{number} {words}"[:_MOST_NAME].strip("' ")
