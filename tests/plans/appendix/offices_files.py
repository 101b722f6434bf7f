"""Word and Excel files as offices make them, for tests: a table of rows, its headings, merged cells, running text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, cast
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from openpyxl import Workbook

from plans.plan import Plan, TaskKind
from plans.plan_file import CELLS
from plans.shipped import shipped_plans

DOCUMENTS = Path(__file__).parents[1] / "documents"
PLAN_2022: Plan = next(plan for plan in shipped_plans() if plan.key == "2022")
HEADINGS = {
    "number": "TT",
    "title": "Nội dung nhiệm vụ",
    "outputs": "Sản phẩm",
    "deadline": "Thời gian hoàn thành",
    "lead": "Cơ quan chủ trì",
    "coordinators": "Cơ quan phối hợp",
}
PARAGRAPHS = (
    "KẾ HOẠCH",
    "CẢI CÁCH HÀNH CHÍNH NĂM 2022 CỦA TỈNH CÀ MAU",
    "(Ban hành kèm theo Quyết định số: 2942/QĐ-UBND ngày 23/12/2021 của Chủ tịch Ủy ban nhân dân tỉnh Cà Mau)",
    "1. Cải cách thể chế",
    "2. Cải cách thủ tục hành chính",
    "3. Cải cách tổ chức bộ máy hành chính nhà nước",
    "4. Cải cách chế độ công vụ",
    "5. Cải cách tài chính công",
    "2. Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc, kiểm tra thực hiện Kế hoạch",
)

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


@dataclass
class Sheet:
    """Rows of words, and which cells are merged."""

    rows: list[list[Any]]
    merges: list[Merge] = field(default_factory=list)

    def with_headings(self, rows: Sequence[Sequence[Any]], merges: Iterable[Merge] = ()) -> "Sheet":
        """The same below these headings."""
        down = len(rows)
        moved = [(top + down, left, bottom + down, right) for top, left, bottom, right in self.merges]
        return Sheet([list(row) for row in rows] + self.rows, [*merges, *moved])


def appendix_2022(order: Sequence[str], *, merged_sections: bool) -> Sheet:
    """The appendix of 2022 with its columns in this order; without a column of numbers they stand before the title.

    What our copy has lost is missing here, too: the title of II.5, its number and the heading of its section.
    """
    sheet = Sheet([])
    titles = {section.number: section.title for section in PLAN_2022.sections}
    last = "II"
    for task in PLAN_2022.tasks:
        if task.kind is not TaskKind.TASK:
            continue
        if task.section != last:
            last = task.section
            words = f"{task.section}. {titles[task.section]}"
            if merged_sections:
                sheet.merges.append((len(sheet.rows), 0, len(sheet.rows), len(order) - 1))
                sheet.rows.append([words, *[None] * (len(order) - 1)])
            else:
                sheet.rows.append([words] * len(order))
        printed = task.number.partition(".")[2] if task.title else ""
        cells = {cell: getattr(task, cell) for cell in CELLS} | {"number": printed}
        if "number" not in order and printed:
            cells["title"] = f"{printed}. {task.title}"
        sheet.rows.append([cells[cell] for cell in order])
    return sheet


def headings(order: Sequence[str], **others: str) -> list[str]:
    """A row of headings in this order."""
    return [(HEADINGS | others)[cell] for cell in order]


def word_file(*sheets: Sheet, paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """A .docx file with running text and then the tables."""
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    for sheet in sheets:
        table = document.add_table(rows=len(sheet.rows), cols=len(sheet.rows[0]))
        cells = [list(row.cells) for row in table.rows]
        for row, words_of_row in zip(cells, sheet.rows, strict=True):
            for cell, words in zip(row, words_of_row, strict=True):
                cell.text = "" if words is None else str(words)
        for top, left, bottom, right in sheet.merges:
            words = cells[top][left].text
            cells[top][left].merge(cells[bottom][right]).text = words
        document.add_paragraph("")
    return saved(document)


def excel_file(*sheets: Sheet, paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """A .xlsx file with running text above the table of the first sheet."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet()
        for words in paragraphs:
            page.append([words])
        for row in sheet.rows:
            page.append([None if words == "" else words for words in row])
        down = len(paragraphs) + 1
        for top, left, bottom, right in sheet.merges:
            page.merge_cells(start_row=top + down, start_column=left + 1, end_row=bottom + down, end_column=right + 1)
        paragraphs = ()
    return saved(book)


def saved(document: Any) -> bytes:
    """The bytes of a document or a workbook."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def repacked(content: bytes, changed: dict[str, bytes]) -> bytes:
    """A package with parts replaced or added."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name, old.read(name)))
        for name in changed.keys() - set(old.namelist()):
            new.writestr(name, changed[name])
    return out.getvalue()


def part_of(content: bytes, name: str) -> str:
    """One part of a package as text."""
    with ZipFile(BytesIO(content)) as archive:
        return cast("bytes", archive.read(name)).decode()
