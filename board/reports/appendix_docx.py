"""An appendix as a Word file: a sheet that lies across, the heading row on every page, a row for each section and task."""

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from board.language import _
from board.reports import page
from board.reports.appendix import HEADINGS, Appendix, AppendixCell, AppendixRow, AppendixSection
from board.reports.word_file import document_bytes, mark_every_page, new_document


def appendix_docx(appendix: Appendix) -> bytes:
    """The file. The same appendix gives the same bytes; its dates are those of the signing."""
    document = new_document(appendix.title, appendix.document, appendix.signed, across=True, body_pt=page.CELL_PT)
    if appendix.sample:
        mark_every_page(document, appendix.sample)
    _write_title(document, appendix)
    _write_table(document, appendix)
    _write_remarks(document, appendix)
    return document_bytes(document)


def _write_title(document: WordDocument, appendix: Appendix) -> None:
    if appendix.sample:
        above = document.add_paragraph()
        above.alignment = WD_ALIGN_PARAGRAPH.CENTER
        above.add_run(appendix.sample).bold = True
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    words = title.add_run(appendix.title)
    words.bold, words.font.size = True, Pt(page.TITLE_PT)
    belongs = document.add_paragraph()
    belongs.alignment = WD_ALIGN_PARAGRAPH.CENTER
    belongs.paragraph_format.space_after = Pt(page.CELL_PT)
    words = belongs.add_run(f"({appendix.document})")
    words.italic, words.font.size = True, Pt(page.BODY_PT)


def _write_table(document: WordDocument, appendix: Appendix) -> None:
    table = document.add_table(rows=1, cols=len(HEADINGS), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, wide in zip(table.columns, page.COLUMNS_MM, strict=True):
        column.width = Mm(wide)
    _write_heading_row(table.rows[0])
    for section in appendix.sections:
        _write_section(table, section)


def _write_heading_row(row: _Row) -> None:
    _mark(row, "w:cantSplit", "w:tblHeader")
    for cell, name, wide in zip(row.cells, HEADINGS, page.COLUMNS_MM, strict=True):
        cell.width = Mm(wide)
        _write(cell, AppendixCell(name), bold=True).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _write_section(table: Table, section: AppendixSection) -> None:
    if section.heading.words:
        row = _add_row(table)
        _mark(row, "w:cantSplit")
        cells = row.cells
        heading = AppendixCell(f"{section.number}. {section.heading.words}", section.heading.remark)
        merged = cells[0].merge(cells[-1])
        _write(merged, heading, bold=True).paragraph_format.keep_with_next = True
    for task in section.rows:
        _write_task(_add_row(table), task)


def _add_row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def _write_task(row: _Row, task: AppendixRow) -> None:
    _mark(row, "w:cantSplit")
    number, *cells = row.cells
    _write(number, task.printed).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for cell, words in zip(cells, task.cells, strict=True):
        _write(cell, words)


def _write(cell: _Cell, content: AppendixCell, *, bold: bool | None = None) -> Paragraph:
    """The words of a cell, a paragraph for each of its lines; slanted where there is something to remark. Returns the first."""
    slanted = bool(content.remark or content.lost) or None
    first: Paragraph = cell.paragraphs[0]
    paragraph = first
    for place, line in enumerate(content.words.split("\n")):
        if place:
            paragraph = cell.add_paragraph()
        if line:
            words = paragraph.add_run(line)
            words.bold, words.italic = bold, slanted
    return first


def _write_remarks(document: WordDocument, appendix: Appendix) -> None:
    if not appendix.remarks:
        return
    head = document.add_paragraph()
    head.paragraph_format.space_before = Pt(page.CELL_PT)
    head.add_run(_("Ghi chú (chữ nghiêng trong bảng là chỗ có ghi chú)")).bold = True
    for place, words in appendix.remarks:
        line = document.add_paragraph()
        line.add_run(f"{place}: ").bold = True
        line.add_run(words)


def _mark(row: _Row, *marks: str) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no word for a row that repeats
    for mark in marks:
        properties.append(OxmlElement(mark))
