"""The page that decree 30/2020/NĐ-CP, annex I, asks for, in the file as Word, a browser and a spreadsheet read it."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl import load_workbook

from board.reports.office_paper import Grid, GridColumn, Heading, OfficePaper, Words
from board.reports.paper_docx import paper_docx
from board.reports.paper_html import paper_html
from board.reports.paper_md import paper_md
from board.reports.paper_xlsx import paper_xlsx
from tests.board.paper_read import docx_grids, read_docx, read_md
from tests.board.test_report_writers import COLUMNS, grid, paper


def word(*blocks: Any, **known: Any) -> WordDocument:
    """The notice as Word opens it."""
    return Document(io.BytesIO(paper_docx(paper(*(blocks or (Words("Một lời."),)), **known))))


def test_the_sheet_is_a4_upright_with_the_margins_of_the_decree() -> None:
    """Top and bottom 20 mm, left 30, right 15: a binder's holes are on the left."""
    sheet = word().sections[0]

    assert sheet.orientation == WD_ORIENT.PORTRAIT
    assert [round(side.mm) for side in (sheet.page_width, sheet.page_height) if side] == [210, 297]
    margins = (sheet.top_margin, sheet.bottom_margin, sheet.left_margin, sheet.right_margin)
    assert [round(side.mm) for side in margins if side] == [20, 20, 30, 15]


def test_a_paper_of_wide_tables_may_lie_across() -> None:
    """The decree lets it, where the tables are no annex of their own."""
    sheet = word(across=True).sections[0]

    assert sheet.orientation == WD_ORIENT.LANDSCAPE
    assert [round(side.mm) for side in (sheet.page_width, sheet.page_height) if side] == [297, 210]


def test_everything_is_times_new_roman() -> None:
    """Styles name it for every script; no run and no theme names another."""
    document = word(Heading("I. X"), grid("a"), Words("hết"))

    named = {
        value
        for fonts in (*document.styles.element.iter(qn("w:rFonts")), *document.element.iter(qn("w:rFonts")))
        for value in fonts.attrib.values()
    }
    assert named == {"Times New Roman"}


def test_the_issuer_stands_beside_the_national_title() -> None:
    """Left the superior body and in bold the issuer, right title and motto; names of two lines break where they are spoken."""
    issuer, nation = word().tables[0].rows[0].cells

    assert [line.text for line in issuer.paragraphs if line.text] == [
        "ỦY BAN NHÂN DÂN TỈNH CÀ MAU",
        "VĂN PHÒNG",
        "ỦY BAN NHÂN DÂN TỈNH",
        "Số:       /TB-……",
    ]
    assert [bool(line.runs[0].bold) for line in issuer.paragraphs if line.text] == [False, True, True, False]
    assert [line.text for line in nation.paragraphs if line.text] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Cà Mau, ngày … tháng … năm …",
    ]
    sizes = [line.runs[0].font.size.pt for line in nation.paragraphs if line.text and line.runs[0].font.size]
    assert sizes == [12, 13, 13]


def test_number_and_day_are_left_for_the_registry_until_it_has_given_them() -> None:
    """Nothing is made up for what no data says."""
    blank, given = (
        read_docx(paper_docx(paper())),
        read_docx(paper_docx(paper(number="345/VPUB-NC", written=date(2022, 2, 5)))),
    )

    assert "Số: /TB-……" in blank.text
    assert "Cà Mau, ngày … tháng … năm …" in blank.text
    assert "Số: 345/VPUB-NC" in given.text
    assert "Cà Mau, ngày 05 tháng 02 năm 2022" in given.text


def test_kind_and_subject_stand_in_the_middle_in_bold_over_a_rule() -> None:
    """An official letter has no kind: its subject stands small under the number."""
    lines = word().paragraphs
    kind, about, rule = lines[0], lines[1], lines[2]

    assert (kind.text, about.text) == ("THÔNG BÁO", "Kết luận phiên họp")
    assert {line.alignment for line in (kind, about)} == {WD_ALIGN_PARAGRAPH.CENTER}
    assert all(line.runs[0].bold and line.runs[0].font.size == Pt(14) for line in (kind, about))
    assert rule._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None

    letter = word(kind="", about="V/v đôn đốc", to=("Sở Nội vụ",))
    assert [line.text for line in letter.tables[0].rows[0].cells[0].paragraphs][-1] == "V/v đôn đốc"
    assert letter.paragraphs[0].text == "Kính gửi: Sở Nội vụ"


def test_several_who_are_written_to_stand_one_below_the_other() -> None:
    """Each with ";" behind it, the last with "."."""
    lines = [line.text for line in word(to=("Sở Nội vụ", "Sở Tài chính")).paragraphs]

    assert lines[3:6] == ["Kính gửi:", "- Sở Nội vụ;", "- Sở Tài chính."]


def test_pages_are_numbered_in_the_top_margin_from_the_second_on() -> None:
    """In the middle, size 13; the first page shows none."""
    sheet = word().sections[0]
    number = sheet.header.paragraphs[0]

    assert sheet.different_first_page_header_footer
    assert number.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert [field.get(qn("w:instr")) for field in number._p.iter(qn("w:fldSimple"))] == ["PAGE"]
    assert not sheet.first_page_header.paragraphs[0]._p.findall(qn("w:fldSimple"))
    assert sheet.header_distance is not None
    assert sheet.header_distance.mm == pytest.approx(10, abs=0.1)


def test_the_heads_of_a_table_stand_on_every_page_and_no_row_on_two() -> None:
    """Half a row on the next page is read as a row of its own."""
    rows = docx_grids(word(grid(*"abc")))[0].rows

    assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * 3
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_a_table_is_as_wide_as_the_type_area() -> None:
    """165 mm; its columns have the shares that they were given."""
    widths = [column.width.mm for column in docx_grids(word(grid("a")))[0].columns if column.width]

    assert sum(widths) == pytest.approx(165, abs=0.2)
    assert [round(100 * wide / 165) for wide in widths] == [column.share for column in COLUMNS]


def test_no_heading_stands_alone_at_the_end_of_a_page() -> None:
    """It stays with what follows; what stands before a table stays with its heads, and those with the first row."""
    document = word(Heading("I. X"), Words("Lời dẫn"), grid("a"), Words("hết"))
    kept = {line.text for line in document.paragraphs if line.paragraph_format.keep_with_next}

    assert {"I. X", "Lời dẫn"} <= kept
    heads = docx_grids(document)[0].rows[0].cells[0].paragraphs[0].style
    assert heads is not None
    assert heads.paragraph_format.keep_with_next  # type: ignore[attr-defined]


@pytest.mark.parametrize("blocks", [(Words("Một lời."),), (Heading("I. X"), Grid(COLUMNS, (("1", "x", "2"),)))])
def test_the_body_ends_with_the_sign_of_its_end(blocks: tuple[Any, ...]) -> None:
    """By "./." a reader knows that nothing is missing; after a table it stands alone."""
    made = paper(*blocks)

    for text in (read_docx(paper_docx(made)).text, read_md(paper_md(made)).text):
        assert text.count("./.") == 1
        assert text.index("./.") < text.index("Nơi nhận:")


def test_recipients_stand_beside_the_signer_and_stay_with_the_last_words() -> None:
    """A page with nothing but a signature may be put under another text."""
    document = word(signed_by="Nguyễn Văn A", signer=("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"))
    foot = document.tables[-1].rows[0]
    copies, signer = foot.cells

    assert [line.text for line in copies.paragraphs] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    assert [line.text for line in signer.paragraphs if line.text] == [
        "KT. CHÁNH VĂN PHÒNG",
        "PHÓ CHÁNH VĂN PHÒNG",
        "Nguyễn Văn A",
    ]
    assert foot._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    assert all(line.paragraph_format.keep_with_next for line in document.paragraphs[-2:])


def test_invented_data_are_marked_on_every_page() -> None:
    """Nobody may take a page out of a demonstration for a report."""
    made = paper(Words("x"), grid("a"), sample="DỮ LIỆU MẪU")
    document = Document(io.BytesIO(paper_docx(made)))
    sheet = document.sections[0]

    assert {foot.paragraphs[0].text for foot in (sheet.footer, sheet.first_page_footer)} == {"DỮ LIỆU MẪU"}
    assert document.paragraphs[0].text == "DỮ LIỆU MẪU"
    assert paper_md(made).startswith("**DỮ LIỆU MẪU**")
    page = paper_html(made)
    assert '<p class="c sample">DỮ LIỆU MẪU</p>' in page
    assert '<div class="behind" aria-hidden="true">DỮ LIỆU MẪU</div>' in page
    assert "@media print { .behind { display: block; position: fixed;" in page
    assert 'class="behind"' not in paper_html(replace(made, sample=""))
    book = load_workbook(io.BytesIO(paper_xlsx(made)))
    assert {one.oddFooter.center.text for one in book} == {"DỮ LIỆU MẪU"}


def test_a_browser_prints_the_page_of_the_decree() -> None:
    """A4, the four margins, the typeface, heads of tables on every page."""
    page = paper_html(paper(grid("a")))

    assert "@page { size: A4; margin: 20mm 15mm 20mm 30mm; }" in page
    assert '"Times New Roman"' in page
    assert ".grid thead { display: table-header-group; }" in page
    assert 'lang="vi-VN"' in page


def test_a_workbook_prints_on_a4_with_heads_on_every_page() -> None:
    """Tables lie across and are as wide as the page; every row is as high as its longest cell."""
    long = "Rà soát, sắp xếp lại cơ cấu số lượng lãnh đạo " * 9
    words, table = load_workbook(io.BytesIO(paper_xlsx(paper(grid("a", long))))).worksheets

    assert (words.page_setup.orientation, table.page_setup.orientation) == ("portrait", "landscape")
    for sheet in (words, table):
        assert (str(sheet.page_setup.paperSize), sheet.page_setup.fitToWidth) == ("9", 1)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value} == {"Times New Roman"}
    assert (words.page_setup.fitToHeight, table.page_setup.fitToHeight) == (0, 0)
    assert (table.print_title_rows, table.freeze_panes) == ("$1:$1", "A2")
    assert (table.row_dimensions[3].height or 0) > 4 * (table.row_dimensions[2].height or 99)


def test_a_sheet_of_a_sample_says_so_in_its_first_row() -> None:
    """Feet of pages are seen in print only; the heads follow, and both are printed on every page."""
    made = paper(Words("x"), grid("a"), sample="DỮ LIỆU MẪU")

    sheet = load_workbook(io.BytesIO(paper_xlsx(made))).worksheets[1]

    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == ["DỮ LIỆU MẪU", "STT", "1"]
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$2", "A3")


@pytest.mark.parametrize(
    ("column", "words", "lines"),
    [
        (15, "Sở Lao động - Thương binh và Xã hội", 3),
        (
            28,
            "Tập huấn quy trình giải quyết TTHC được quy định tại Nghị định 107/2021/NĐ-CP ngày 06/12/2021 của Chính phủ",
            4,
        ),
        (10, "Ủy ban nhân dân ĐƯỢC GIAO", 3),
    ],
)
def test_a_row_is_high_enough_for_wide_letters_and_whole_words(column: int, words: str, lines: int) -> None:
    """Lines as LibreOffice sets them in Times New Roman; a line is about 13.8 points high."""
    columns = (GridColumn("a", column), GridColumn("b", 100 - column))
    made = paper(Grid(columns, ((words, ""),)))

    sheet = load_workbook(io.BytesIO(paper_xlsx(made))).worksheets[1]

    assert (sheet.row_dimensions[2].height or 0) >= 13.8 * lines


def test_an_empty_paper_is_a_paper_still() -> None:
    """No superior, no signer, no recipients, nothing in the body: no format refuses it."""
    empty = OfficePaper("", "", "", "", "", None, "", ())

    assert read_docx(paper_docx(empty)).text.endswith("./.")
    assert "./." in paper_html(empty)
    assert "./." in paper_md(empty)
    assert load_workbook(io.BytesIO(paper_xlsx(empty))).sheetnames == ["Văn bản"]
