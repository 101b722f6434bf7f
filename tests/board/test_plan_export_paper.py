"""An exported appendix as it looks on the sheet: no line is hidden and no row is cut in two."""

import io

from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from board.reports.appendix import Appendix, appendix_of
from board.reports.appendix_docx import appendix_docx
from board.reports.appendix_xlsx import appendix_xlsx
from plans.shipped import shipped_plans


def _appendix_2022() -> Appendix:
    return appendix_of(next(plan for plan in shipped_plans() if plan.key == "2022"))


def test_a_row_of_a_sheet_is_as_high_as_its_longest_cell() -> None:
    """LibreOffice shows wrapped cells in one line where the file says no height, each over the next."""
    sheet = load_workbook(io.BytesIO(appendix_xlsx(_appendix_2022()))).worksheets[0]

    heights = {row[0].value: sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows(min_row=4, max_row=10)}

    assert all(heights.values())
    assert heights["1"] > 4 * heights["III. CẢI CÁCH TỔ CHỨC BỘ MÁY NHÀ NƯỚC"]


def test_the_title_of_a_sheet_has_no_borders() -> None:
    """Cells that are merged keep the borders they had before."""
    sheet = load_workbook(io.BytesIO(appendix_xlsx(_appendix_2022()))).worksheets[0]

    title = [cell.border for row in sheet["A1:F2"] for cell in row]

    assert not any(side and side.style for border in title for side in (border.left, border.right, border.bottom))
    assert {cell.border.bottom.style for cell in sheet["A4:F4"][0]} == {"thin"}


def test_no_row_of_a_word_table_goes_over_two_pages() -> None:
    """Half a row on the next page is read as a row of its own."""
    table = Document(io.BytesIO(appendix_docx(_appendix_2022()))).tables[0]

    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)
