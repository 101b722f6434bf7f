"""Rows as offices really make them: merged, continued, numbered in their own ways; nothing is lost, all doubt is told."""

from datetime import date, datetime
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook

from plans.appendix.reading import Draft, read_appendix
from tests.plans.appendix.offices_files import Merge, Sheet, excel_file, headings, saved, word_file

COLUMNS = ("number", "title", "outputs", "deadline", "lead", "coordinators")
FULL = ["Báo cáo", "Quý I/2026", "Sở Nội vụ", "Sở Tài chính"]


def sheet(*rows: list[object], merges: tuple[Merge, ...] = ()) -> Sheet:
    """These rows below the usual headings."""
    return Sheet(list(rows), list(merges)).with_headings([headings(COLUMNS)])


def both(*rows: list[object], merges: tuple[Merge, ...] = ()) -> Draft:
    """The draft of these rows, which must be the same from Word and from Excel, apart from where rows stand."""
    table = sheet(*rows, merges=merges)
    word = read_appendix(word_file(table, paragraphs=()), name="x.docx")
    excel = read_appendix(excel_file(table, paragraphs=()), name="x.xlsx")
    assert [(task.number, task) for task in word.tasks] == [(task.number, task) for task in excel.tasks]
    assert word.sections == excel.sections
    assert [doubt.kind for doubt in word.doubts] == [doubt.kind for doubt in excel.doubts]
    return word


def numbers(draft: Draft) -> list[str]:
    """The numbers of the tasks."""
    return [task.number for task in draft.tasks]


def doubts(draft: Draft) -> list[tuple[str, str, str]]:
    """Everything doubtful."""
    return [(doubt.where, doubt.kind, doubt.found) for doubt in draft.doubts]


def test_a_row_without_number_and_task_goes_on_with_the_one_above() -> None:
    """A second output with its own deadline, below the first: lines of the same cells, so that they pair."""
    draft = both(["I. MỘT"] * 6, ["1", "Việc", *FULL], ["", "", "Kế hoạch", "Quý II/2026", "", ""])

    (task,) = draft.tasks
    assert (task.outputs, task.deadline, task.lead) == ("Báo cáo\nKế hoạch", "Quý I/2026\nQuý II/2026", "Sở Nội vụ")
    assert doubts(draft) == [("x.docx:4", "row_joined", "Kế hoạch; Quý II/2026")]


def test_a_cell_merged_downwards_holds_for_each_row() -> None:
    """One lead for three tasks; a task merged over its two outputs stays one task."""
    draft = both(
        ["I. MỘT"] * 6,
        ["1", "Việc một", *FULL],
        ["2", "Việc hai", "Kế hoạch", "Quý II/2026", None, "UBND cấp huyện"],
        [None, None, "Quyết định", "Quý III/2026", None, None],
        merges=((1, 4, 3, 4), (2, 0, 3, 0), (2, 1, 3, 1), (2, 5, 3, 5)),
    )

    first, second = draft.tasks
    assert (first.lead, second.lead) == ("Sở Nội vụ", "Sở Nội vụ")
    assert second.outputs == "Kế hoạch\nQuyết định"
    assert second.deadline == "Quý II/2026\nQuý III/2026"
    assert second.coordinators == "UBND cấp huyện"


def test_words_merged_over_two_columns_stand_in_the_first() -> None:
    """Nobody leads and coordinates at once because a cell was drawn wide."""
    draft = both(["I. MỘT"] * 6, ["1", "Việc", "Báo cáo", "Năm 2026", "Các sở", None], merges=((1, 4, 1, 5),))

    assert (draft.tasks[0].lead, draft.tasks[0].coordinators) == ("Các sở", "")
    assert doubts(draft) == [("x.docx:3", "cells_merged", "Các sở")]


def test_sections_lie_within_sections() -> None:
    """Letters over Roman numbers over Arabic ones; keys tell all of it, so none is taken twice."""
    draft = both(
        ["A. NHIỆM VỤ CHUNG"] * 6,
        ["I", "Thể chế", "", "", "", ""],
        ["1", "Xây dựng văn bản", "", "", "", ""],
        ["1.1", "Việc một", *FULL],
        ["1.2", "Việc hai", *FULL],
        ["II. BỘ MÁY"] * 6,
        ["1", "Việc ba", *FULL],
        ["B. NHIỆM VỤ RIÊNG"] * 6,
        ["I. THỂ CHẾ"] * 6,
        ["1", "Việc bốn", *FULL],
        ["a)", "Việc nhỏ", *FULL],
    )

    assert [section.number for section in draft.sections] == ["A", "A.I", "A.I.1", "A.II", "B", "B.I"]
    assert numbers(draft) == ["A.I.1.1", "A.I.1.2", "A.II.1", "B.I.1", "B.I.1.a"]


def test_a_table_without_sections_is_one_section_of_ours() -> None:
    """A plan file wants a section for each task; that this one is not the document's is said."""
    draft = both(["1", "Việc một", *FULL], ["2", "Việc hai", *FULL])

    assert numbers(draft) == ["1", "2"]
    assert [(section.number, bool(section.inferred)) for section in draft.sections] == [("PL", True)]


def test_a_heading_in_capitals_without_number_is_counted() -> None:
    """Its number is ours, and said to be."""
    draft = both(["I. MỘT"] * 6, ["1", "Việc", *FULL], ["CHỈ ĐẠO"] * 6, ["1", "Việc khác", *FULL])

    assert numbers(draft) == ["I.1", "II.1"]
    assert ("x.docx:4", "section_number_inferred", "II") in doubts(draft)


def test_numbers_that_are_missing_twice_or_out_of_order_are_told() -> None:
    """Keys stay unique and nothing is renumbered."""
    draft = both(
        ["I. MỘT"] * 6,
        ["1", "Một", *FULL],
        ["", "Hai", *FULL],
        ["3", "Ba", *FULL],
        ["3", "Lại ba", *FULL],
        ["7", "Bảy", *FULL],
        ["*", "Sao", *FULL],
    )

    assert numbers(draft) == ["I.1", "I.2", "I.3", "I.3-2", "I.7", "I.8"]
    assert doubts(draft) == [
        ("x.docx:4", "number_inferred", "2"),
        ("x.docx:6", "number_twice", "I.3-2"),
        ("x.docx:7", "number_gap", "7"),
        ("x.docx:8", "number_inferred", "8"),
    ]
    assert draft.tasks[3].note


def test_a_table_that_prints_no_numbers_says_so_once() -> None:
    """Not a doubt for each of a thousand rows."""
    draft = both(*[["", f"Việc {place}", *FULL] for place in range(1, 6)])

    assert numbers(draft) == ["1", "2", "3", "4", "5"]
    assert doubts(draft) == [("x.docx:2", "numbers_counted", "PL")]


def test_words_of_columns_of_another_kind_go_into_the_note() -> None:
    """Ghi chú, kinh phí: not ours to throw away."""
    rows = [
        ["TT", "Nhiệm vụ", "Thời hạn", "Chủ trì", "Kinh phí", "Ghi chú"],
        ["1", "Việc", "Năm 2026", "Sở Nội vụ", "5 triệu", "a"],
    ]

    draft = read_appendix(word_file(Sheet(rows), paragraphs=()), name="x.docx")

    assert draft.tasks[0].note == "Kinh phí: 5 triệu; Ghi chú: a"


def test_a_text_over_all_columns_that_is_no_heading_is_left_out_and_told() -> None:
    """A remark below the table is no task."""
    draft = both(["I. MỘT"] * 6, ["1", "Việc", *FULL], ["Ghi chú: các sở báo cáo hằng tháng"] * 6)

    assert numbers(draft) == ["I.1"]
    assert doubts(draft) == [("x.docx:4", "row_left_out", "Ghi chú: các sở báo cáo hằng tháng")]


def test_a_row_with_an_empty_task_keeps_its_number_and_says_so() -> None:
    """The cell is empty in the file: shown as lost, not filled."""
    draft = both(["I. MỘT"] * 6, ["1", "", *FULL])

    assert (draft.tasks[0].number, draft.tasks[0].lost) == ("I.1", ("title",))
    assert doubts(draft) == [("x.docx:3", "title_empty", "")]


def test_numbers_that_word_counts_by_itself_are_printed() -> None:
    """In most files of offices the numbers are an automatic list: they are not in the text, but on the paper."""
    table = sheet(["", "Việc một", *FULL], ["", "Việc hai", "", "Năm 2026", "Sở Nội vụ", ""])

    word = read_appendix(_with_lists(word_file(table, paragraphs=())), name="x.docx")

    assert numbers(word) == ["1", "2"]
    assert doubts(word) == []


def _with_lists(content: bytes) -> bytes:
    """The first cell of each row below the headings as an automatic list "1." of the template's own numbering."""
    document = Document(BytesIO(content))
    for row in document.tables[0].rows[1:]:
        row.cells[0].paragraphs[0].style = "List Number"
    return saved(document)


def test_deleted_words_of_tracked_changes_are_not_read() -> None:
    """What somebody struck out is not what was signed; what was put in is."""
    document = Document()
    table = document.add_table(2, 3)
    for cell, words in zip(table.rows[0].cells, ("Nhiệm vụ", "Thời hạn", "Chủ trì"), strict=True):
        cell.text = words
    for cell, words in zip(table.rows[1].cells, ("Việc", "Năm 2026", "Sở Nội vụ"), strict=True):
        cell.text = words
    paragraph = table.rows[1].cells[0].paragraphs[0]
    for tag, text, words in (("w:del", "w:delText", " cũ"), ("w:ins", "w:t", " mới")):
        change, run, inner = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text)
        inner.text = words
        inner.set(qn("xml:space"), "preserve")
        run.append(inner)
        change.append(run)
        paragraph._p.append(change)

    draft = read_appendix(saved(document), name="x.docx")

    assert draft.tasks[0].title == "Việc mới"


def test_cells_of_a_sheet_are_read_as_they_show() -> None:
    """Whole numbers, dates with and without day, percent; a formula is text and never computed."""
    book = Workbook()
    page = book.active
    page.append(["TT", "Nhiệm vụ", "Sản phẩm", "Thời hạn", "Chủ trì", "Tỷ lệ"])
    page.append([1.0, "Việc một", '=HYPERLINK("http://x")', datetime(2026, 6, 30), "Sở Nội vụ", 0.5])  # noqa: DTZ001
    page.append([2, "Việc hai", 2026, datetime(2026, 7, 1), "Sở Nội vụ", True])  # noqa: DTZ001
    page["D3"].number_format = "mm/yyyy"
    page["F2"].number_format = "0%"
    hidden = book.create_sheet("Ẩn")
    hidden.append(["TT", "Nhiệm vụ", "Thời hạn"])
    hidden.append([1, "Không được đọc", "Năm 2026"])
    hidden.sheet_state = "hidden"

    draft = read_appendix(saved(book), name="x.xlsx")

    first, second = draft.tasks
    assert (first.number, first.deadline, first.outputs) == ("1", "30/06/2026", '=HYPERLINK("http://x")')
    assert (second.deadline, second.outputs) == ("07/2026", "2026")
    assert first.note == "Tỷ lệ: 50%"
    assert ("x.xlsx:2", "formula", '=HYPERLINK("http://x")') in doubts(draft)


@pytest.mark.parametrize(
    ("paragraph", "number", "day", "issuer"),
    [
        (
            "(Kèm theo Kế hoạch số 15/KH-UBND ngày 20 tháng 01 năm 2025 của UBND tỉnh Bạc Liêu)",
            "15/KH-UBND", "2025-01-20", "UBND tỉnh Bạc Liêu",
        ),
        ("(Ban hành kèm theo Quyết định số 1298/QĐ-UBND-HC ngày 5/7/2024)", "1298/QĐ-UBND-HC", "2024-07-05", None),
        ("(Kèm theo Nghị quyết số: 17-NQ/TW, ngày 01-8-2007 của Trung ương)", "17-NQ/TW", "2007-08-01", "Trung ương"),
        ("(Ban hành kèm theo Quyết định số: …/QĐ-UBND ngày … tháng … năm 2025 của UBND tỉnh)", None, None, None),
        ("(Ban hành kèm theo Quyết định số: 5/QĐ-UBND ngày 31/4/2025 của UBND tỉnh)", None, None, None),
    ],
)  # fmt: skip
def test_the_facts_of_the_paper_stand_beside_its_table(
    paragraph: str, number: str | None, day: str | None, issuer: str | None
) -> None:
    """In the words "kèm theo"; what is left open there stays open."""
    file = word_file(sheet(["1", "Việc", *FULL]), paragraphs=("KẾ HOẠCH", "THỬ NĂM 2026", paragraph))

    facts = read_appendix(file, name="x.docx").facts

    assert (facts.number, facts.signed and facts.signed.isoformat(), facts.issuer) == (number, day, issuer)
    assert facts.title == "KẾ HOẠCH THỬ NĂM 2026"
    assert facts.concluded().years == (2026,)


def test_a_section_heading_may_stand_in_the_first_cell_alone() -> None:
    """In sheets nobody merges the cells: the words run over the empty ones beside them."""
    draft = both(
        ["II. CẢI CÁCH THỂ CHẾ", *[""] * 5], ["1", "Việc", *FULL], ["III", "BỘ MÁY", *[""] * 4], ["1", "Việc", *FULL]
    )

    assert [(section.number, section.title) for section in draft.sections] == [
        ("II", "CẢI CÁCH THỂ CHẾ"),
        ("III", "BỘ MÁY"),
    ]
    assert numbers(draft) == ["II.1", "III.1"]


def test_the_facts_of_a_plan_without_a_decision_stand_in_its_head() -> None:
    """Number and day as every letter has them; the title below its kind; who follows it in the body."""
    document = Document()
    head = document.add_table(2, 2)
    head.rows[1].cells[0].text = "Số: 1234/KH-UBND"
    head.rows[1].cells[1].text = "Đà Lạt, ngày 15 tháng 02 năm 2025"
    for words in (
        "KẾ HOẠCH",
        "Cải cách hành chính năm 2025 - 2026",
        "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ, Ủy ban nhân dân tỉnh ban hành như sau:",
        "1. Sở Nội vụ là cơ quan thường trực, tham mưu việc thực hiện.",
    ):
        document.add_paragraph(words)
    table = document.add_table(2, 3)
    for row, words_of_row in zip(
        table.rows, (["Nhiệm vụ", "Thời hạn", "Chủ trì"], ["Việc", "Quý I", "Sở"]), strict=True
    ):
        for cell, words in zip(row.cells, words_of_row, strict=True):
            cell.text = words

    facts = read_appendix(saved(document), name="x.docx").facts.concluded()

    assert (facts.number, facts.signed) == ("1234/KH-UBND", date(2025, 2, 15))
    assert (facts.title, facts.years, facts.key) == (
        "Kế hoạch cải cách hành chính năm 2025 - 2026",
        (2025, 2026),
        "2025-2026",
    )
    assert facts.secretariat == "Sở Nội vụ"


@pytest.mark.parametrize("words", ["(bản sao mất ô này)", "(bản chép mất ô này)", "(Bản sao  mất ô này)"])
def test_a_cell_that_says_it_is_lost_has_no_words(words: str) -> None:
    """An exported appendix says so where our copy has lost a cell; tables with the words of before are out there."""
    draft = both(["I. MỘT"] * 6, ["1", words, *FULL])

    (task,) = draft.tasks
    assert (task.title, task.lost) == ("", ("title",))
