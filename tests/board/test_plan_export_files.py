"""The appendix on paper: what the Word and Excel files hold, read back with the libraries that offices' tools use too."""

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from openpyxl import load_workbook

from board.reports.appendix import HEADINGS, Appendix, appendix_of
from board.reports.appendix_docx import appendix_docx
from board.reports.appendix_xlsx import appendix_xlsx
from plans.appendix.reading import read_appendix
from plans.plan import Plan, Task
from plans.shipped import shipped_plans

Rows = list[tuple[str, ...]]

PLAN_2022 = shipped_plans()[1]
APPENDIX = appendix_of(PLAN_2022)
FORMULAS = ("=1+1", "+84 290", "-5%", "@SUM(A1)", "#N/A", "2022", "01/02/2022", "TRUE")


def rows_of_docx(content: bytes) -> Rows:
    """The table, a merged row as one cell."""
    (table,) = Document(io.BytesIO(content)).tables
    return [tuple(dict.fromkeys(cell.text for cell in row.cells)) if merged(row) else texts(row) for row in table.rows]


def merged(row: object) -> bool:
    """Whether one cell fills the row."""
    return len({id(cell._tc) for cell in row.cells}) == 1  # type: ignore[attr-defined]


def texts(row: object) -> tuple[str, ...]:
    """The words of each cell."""
    return tuple(cell.text for cell in row.cells)  # type: ignore[attr-defined]


def rows_of_xlsx(content: bytes) -> Rows:
    """The first sheet from the row of headings on, a merged row as one cell."""
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    rows = [tuple(cell or "" for cell in row) for row in sheet.iter_rows(values_only=True)]
    table = rows[rows.index(HEADINGS) :]
    return [row[:1] if row[0] and not any(row[1:]) else row for row in table]


def expected(plan: Plan) -> Rows:
    """What the table must hold, from the plan itself."""
    rows: Rows = [HEADINGS]
    titles = {section.number: section.title for section in plan.sections}
    section = ""
    for task in plan.tasks:
        if task.kind == "duty":
            continue
        if task.section != section:
            section = task.section
            rows.append((f"{section}. {titles[section]}",))
        printed = task.number.removeprefix(f"{section}.")
        title = task.title or "(bản sao mất ô này)"
        rows.append((printed, title, task.outputs, task.deadline, task.lead, task.coordinators))
    return rows


@pytest.mark.parametrize("plan", shipped_plans(), ids=lambda plan: plan.key)
@pytest.mark.parametrize(
    ("write", "read"),
    [(appendix_docx, rows_of_docx), (appendix_xlsx, rows_of_xlsx)],
    ids=["docx", "xlsx"],
)
def test_the_table_has_the_documents_words_in_its_own_columns_and_sections(
    plan: Plan, write: Callable[[Appendix], bytes], read: Callable[[bytes], Rows]
) -> None:
    """A chairman compares it with the paper in his hand: letter for letter, line breaks too; duties are no part of it."""
    assert read(write(appendix_of(plan))) == expected(plan)


@pytest.mark.parametrize("write", [appendix_docx, appendix_xlsx])
def test_the_same_plan_gives_the_same_bytes(write: Callable[[Appendix], bytes]) -> None:
    """Nothing in the file says when it was written: a file in a shared folder changes only when the plan does."""
    content = write(APPENDIX)

    assert write(APPENDIX) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2021-12-23T00:00:00Z" in archive.read("docProps/core.xml")
        assert b"python" not in archive.read("docProps/core.xml") + archive.read("docProps/app.xml")


def test_a_word_file_lies_across_with_the_margins_of_the_decree() -> None:
    """Decree 30/2020/NĐ-CP: A4, 20-25 mm above and below, 30-35 left, 15-20 right; the page's number in the top margin."""
    document = Document(io.BytesIO(appendix_docx(APPENDIX)))

    sheet = document.sections[0]
    assert sheet.orientation == WD_ORIENT.LANDSCAPE
    assert (round(sheet.page_width.mm), round(sheet.page_height.mm)) == (297, 210)
    margins = (sheet.top_margin, sheet.bottom_margin, sheet.left_margin, sheet.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert sheet.different_first_page_header_footer
    assert 'w:instr="PAGE"' in sheet.header._element.xml
    assert "PAGE" not in sheet.first_page_header._element.xml


def test_the_head_names_the_paper_as_the_decree_has_it() -> None:
    """Title in capitals, the paper below it; zeros before days under 10 and the months 1 and 2 only."""
    plan = replace(PLAN_2022, number="5/KH-UBND", signed=date(2022, 2, 7), issuer="Ủy ban nhân dân tỉnh")

    document = Document(io.BytesIO(appendix_docx(appendix_of(plan))))

    assert [paragraph.text for paragraph in document.paragraphs[:2]] == [
        "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2022 CỦA TỈNH CÀ MAU",
        "(Kèm theo Kế hoạch số 5/KH-UBND ngày 07 tháng 02 năm 2022 của Ủy ban nhân dân tỉnh)",
    ]
    assert appendix_of(PLAN_2022).document.startswith("Kèm theo Quyết định số 2942/QĐ-UBND ngày 23 tháng 12 năm 2021")


def test_a_word_table_fills_the_sheet_and_repeats_its_heading() -> None:
    """On the third page nobody remembers which column was whose."""
    (table,) = Document(io.BytesIO(appendix_docx(APPENDIX))).tables

    repeated = [row._tr for row in table.rows if row._tr.find(f".//{qn('w:tblHeader')}") is not None]
    assert repeated == [table.rows[0]._tr]
    for row in table.rows:
        assert round(sum(tc.width.mm for tc in row._tr.tc_lst)) == 297 - 30 - 15


def test_an_excel_sheet_prints_across_and_repeats_its_heading() -> None:
    """One page wide, as many pages long as it takes."""
    sheet = load_workbook(io.BytesIO(appendix_xlsx(APPENDIX))).worksheets[0]

    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "A4"
    assert round(sheet.page_margins.left * 25.4) == 30
    assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value} == {"Times New Roman"}


def test_section_rows_are_merged_over_all_columns() -> None:
    """As the signed appendix has them; an importer knows a section by that."""
    sheet = load_workbook(io.BytesIO(appendix_xlsx(APPENDIX))).worksheets[0]

    merged_rows = {str(area): sheet[area.coord.split(":")[0]].value for area in sheet.merged_cells.ranges}
    assert merged_rows["A4:F4"] == "II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH"
    assert len(merged_rows) == 2 + len(APPENDIX.sections)


@pytest.mark.parametrize("words", FORMULAS)
def test_a_cell_is_text_whatever_it_begins_with(words: str) -> None:
    """A title from outside must not run in a secretary's spreadsheet, nor a number or a day change its look."""
    task = Task("I.1", "", words, words, words, words, words)

    content = appendix_xlsx(appendix_of(replace(PLAN_2022, sections=(), tasks=(task,), lost=())))

    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    cells = [cell for row in sheet.iter_rows(min_row=4, min_col=2) for cell in row]
    assert [(cell.value, cell.data_type, cell.number_format) for cell in cells] == [(words, "s", "@")] * 5
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_what_is_lost_is_said_where_it_stood_and_below() -> None:
    """Never invented and never hidden; the words that are there stay as they are."""
    document = Document(io.BytesIO(appendix_docx(APPENDIX)))

    row = next(row for row in document.tables[0].rows if row.cells[0].text == "5")
    assert row.cells[1].text == "(bản sao mất ô này)"
    assert all(run.italic for run in row.cells[1].paragraphs[0].runs)
    below = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Phụ lục, mục I: Tiêu đề và toàn bộ các dòng của mục I không còn trong bản sao" in below
    assert "Mục II, tiêu đề: Số và tiêu đề mục II không còn trong bản sao" in below
    assert "III.2: Ô chủ trì ghi đúng như bản sao" in below


def test_an_excel_file_says_it_in_notes_and_on_a_sheet_of_its_own() -> None:
    """A note does not print; the second sheet does."""
    book = load_workbook(io.BytesIO(appendix_xlsx(APPENDIX)))

    appendix, remarks = book.worksheets
    number = next(cell for (cell,) in appendix.iter_rows(min_row=4, max_col=1) if cell.value == "5")
    assert "Ô nhiệm vụ của dòng này không còn trong bản sao" in number.comment.text
    assert ("VI.6", "“nhắc sở”, “hồ công việc”: chép đúng như bản sao.") in list(remarks.values)


def test_both_sheets_of_a_sample_say_so_in_their_first_row() -> None:
    """A foot is seen in print only."""
    book = load_workbook(io.BytesIO(appendix_xlsx(replace(APPENDIX, sample="DỮ LIỆU MẪU"))))

    assert [sheet["A1"].value for sheet in book] == ["DỮ LIỆU MẪU"] * 2
    assert [sheet.oddFooter.center.text for sheet in book] == ["DỮ LIỆU MẪU"] * 2


@pytest.mark.parametrize(
    ("write", "read"), [(appendix_docx, rows_of_docx), (appendix_xlsx, rows_of_xlsx)], ids=["docx", "xlsx"]
)
def test_control_characters_of_a_tampered_database_do_not_reach_the_file(
    write: Callable[[Appendix], bytes], read: Callable[[bytes], Rows]
) -> None:
    """Another program may have written into the database; an office file with such a character cannot be opened."""
    task = Task("I.1", "", "Sở\x1b[2J\x00", "a\x0bb", "\ufffe", "\u202e", "")

    content = write(appendix_of(replace(PLAN_2022, sections=(), tasks=(task,))))

    assert read(content)[1] == ("I.1", "Sở\ufffd[2J\ufffd", "a\ufffdb", "\ufffd", "\ufffd", "")


def test_a_plan_without_rows_is_a_table_of_headings() -> None:
    """A plan whose tasks were all lost can still be shown."""
    empty = appendix_of(replace(PLAN_2022, tasks=()))

    assert rows_of_docx(appendix_docx(empty)) == rows_of_xlsx(appendix_xlsx(empty)) == [HEADINGS]


def words_of(tasks: Iterable[Task]) -> list[tuple[str, ...]]:
    """The cells of each task."""
    return [(task.title, task.outputs, task.deadline, task.lead, task.coordinators) for task in tasks]


@pytest.mark.parametrize("plan", shipped_plans(), ids=lambda plan: plan.key)
@pytest.mark.parametrize("write", [appendix_docx, appendix_xlsx])
def test_our_own_reader_of_signed_files_reads_the_same_words(plan: Plan, write: Callable[[Appendix], bytes]) -> None:
    """An office that edits the Word or Excel file can bring it back to the board."""
    draft = read_appendix(write(appendix_of(plan)), name=f"x.{write.__name__[-4:]}")

    tasks = [task for task in plan.tasks if task.kind == "task"]
    assert words_of(draft.tasks) == words_of(tasks)
    assert [task.lost for task in draft.tasks] == [task.lost for task in tasks]
    assert (draft.facts.number, draft.facts.signed, draft.facts.issuer) == (plan.number, plan.signed, plan.issuer)
    assert not draft.problems


@pytest.mark.parametrize("write", [appendix_docx, appendix_xlsx])
def test_rows_come_back_under_their_own_numbers_and_sections(write: Callable[[Appendix], bytes]) -> None:
    """Then the import finds the tasks that people have worked on."""
    draft = read_appendix(write(APPENDIX), name=f"x.{write.__name__[-4:]}")

    tasks = [task for task in PLAN_2022.tasks if task.kind == "task"]
    assert [(task.number, task.section) for task in draft.tasks] == [(task.number, task.section) for task in tasks]
    assert [(section.number, section.title) for section in draft.sections] == [
        (section.number, section.title) for section in PLAN_2022.sections if section.number != "TH"
    ]
    assert draft.plan(draft.facts).key == "2022"
