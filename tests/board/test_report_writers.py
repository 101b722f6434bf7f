"""Whatever words a paper has, every format shows them as they are, and gives the same bytes for the same content."""

import io
import zipfile
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from board.reports.office_paper import Grid, GridColumn, Heading, Items, OfficePaper, Side, Words, inert
from tests.board.paper_read import WRITERS, read_back, read_docx, tags_of

SHAPES = tuple(WRITERS)
FORMULAS = ("=1+1", '=HYPERLINK("http://x.example","y")', "+84290", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "{=1}")
HOSTILE = (
    *FORMULAS,
    "<script>alert(1)</script>",
    "&lt;b&gt; &amp; &#x41;",
    "</w:t></w:r> ]]> -->",
    "| một | hai |",
    "*đậm* _nghiêng_ `mã` ~~gạch~~ **x**",
    "[chữ](http://x.example) ![ảnh](y.png) <http://x.example>",
    "# đề mục",
    "1. một",
    "2) hai",
    "- gạch đầu dòng",
    "> trích",
    "---",
    "===",
    "a\\b\\|c",
    "dòng một\ndòng hai\n\ndòng bốn",
    "007",
    "1e5",
    "10/5/2022",
    "'phẩy",
    "Ngân sách: 5 % & 1 < 2 > 0",
    "𠄩 · ắ · ế · ợ",
)
CONTROLS = (
    "\x1b[2J\x1b]0;x\x07",
    "\x00",
    "a\x1fb\x1ec\x1cd",
    "\u202eđảo\u202c\u2066",
    "\ud800",
    "\ufffe",
    "a\rb\x85c\u2028d",
)
COLUMNS = (GridColumn("STT", 10, Side.CENTRE), GridColumn("Nhiệm vụ", 60), GridColumn("Số", 30, Side.RIGHT))


def paper(*blocks: Any, **known: Any) -> OfficePaper:
    """A notice with these blocks."""
    made = OfficePaper(
        superior="Ủy ban nhân dân tỉnh Cà Mau",
        issuer="Văn phòng Ủy ban nhân dân tỉnh",
        kind="THÔNG BÁO",
        symbol="/TB-……",
        place="Cà Mau",
        written=None,
        about="Kết luận phiên họp",
        blocks=blocks,
        signer=("……",),
        copies=("Như trên;", "Lưu: VT."),
    )
    return replace(made, **known)


def grid(*cells: str) -> Grid:
    """A table with a row for each cell."""
    return Grid(COLUMNS, tuple((str(place), cell, "1") for place, cell in enumerate(cells, start=1)), name="Bảng thử")


def plain(words: str) -> str:
    """Words as a reader compares them who takes no notice of how blanks are set."""
    return " ".join(inert(words).split())


@pytest.mark.parametrize("shape", SHAPES)
def test_a_cell_shows_the_very_words(shape: str) -> None:
    """A title is the document's own: markup, formulas and controls in it are letters and nothing else."""
    (rows,) = read_back(paper(grid(*HOSTILE, *CONTROLS)), shape).tables

    assert [plain(row[1]) for row in rows] == ["Nhiệm vụ", *map(plain, HOSTILE), *map(plain, CONTROLS)]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_paragraph_a_heading_and_a_list_show_the_very_words(shape: str) -> None:
    """The name of a meeting and the words of a filter are typed by people."""
    every = HOSTILE + CONTROLS
    blocks = [block for words in every for block in (Heading(words), Words(words), Items((words,)), Words("hết"))]

    found = plain("\n".join(read_back(paper(*blocks), shape).words)).split("hết")
    assert len(found) == len(every) + 1
    for words, said in zip(every, found, strict=False):
        assert said.count(plain(words)) == 3, (words, said)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("words", ["<b>x</b>", "=1+1", "*x*", "\x1b[2J", "|"])
def test_the_head_and_the_foot_show_the_very_words(shape: str, words: str) -> None:
    """Issuer, subject, place, whom it is for and who signs come from the plan and from people."""
    made = paper(
        superior=words,
        issuer=f"{words} tỉnh",
        kind=words,
        symbol=words,
        place=words,
        about=words,
        to=(words,),
        signer=(words,),
        copies=(words,),
        sample=words,
    )

    shown = plain("\n".join(read_back(made, shape).words))
    assert shown.count(plain(words)) + shown.count(plain(words.upper())) >= 9


@given(cells=st.lists(st.text(max_size=40), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
@example(["\x1f", "a"])
@example(["", "\n", " "])
def test_any_words_at_all_come_back_from_every_format(cells: list[str]) -> None:
    """What nobody thought of, too."""
    made = paper(grid(*cells))

    for shape in SHAPES:
        (rows,) = read_back(made, shape).tables
        assert [plain(row[1]) for row in rows[1:]] == [plain(cell) for cell in cells], shape


def test_html_has_no_script_no_link_and_fetches_nothing() -> None:
    """It is opened from a mail, on a machine that may know the network."""
    page = WRITERS["html"][0](paper(grid(*HOSTILE), *map(Words, HOSTILE)))
    assert isinstance(page, str)

    assert not {"script", "a", "img", "link", "iframe", "object", "form"} & tags_of(page)
    assert "url(" not in page
    assert "@import" not in page


def test_markdown_has_no_html_of_its_own_but_line_breaks() -> None:
    """A cell that says <script> must not become one where the text is shown on a page."""
    text = WRITERS["md"][0](paper(grid(*HOSTILE), *map(Words, HOSTILE)))
    assert isinstance(text, str)

    assert "<" not in text.replace("\\<", "").replace("<br>", "")


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula(words: str) -> None:
    """A title that begins with "=" would run on the machine of whoever opens the file."""
    book = load_workbook(io.BytesIO(_bytes("xlsx", paper(grid(words), Words(words)))))

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert words in [cell.value for cell in cells if cell.data_type == "s" and cell.number_format == "@"]


def test_numbers_are_numbers_in_a_workbook_and_numerals_of_documents_are_not() -> None:
    """Sums are made over the first; "007" of a document's number keeps its zeros."""
    rows = (("1", "007", "12"), ("2", "15", "—"))
    sheet = load_workbook(io.BytesIO(_bytes("xlsx", paper(Grid(COLUMNS, rows))))).worksheets[1]

    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [["1", "007", 12], ["2", "15", "—"]]


def test_a_very_long_text_is_kept_whole_where_the_format_can() -> None:
    """A sheet's cell holds 32,767 letters; what is longer ends with "…" instead of being lost without a word."""
    words = "Ngô Thị Đào " * 5000

    for shape in SHAPES:
        (rows,) = read_back(paper(grid(words)), shape).tables
        if shape == "xlsx":
            assert len(rows[1][1]) == 32_767
            assert rows[1][1].endswith("…")
        else:
            assert plain(rows[1][1]) == plain(words), shape


@pytest.mark.parametrize("shape", SHAPES)
def test_a_heading_across_stands_once_and_the_sum_at_the_end(shape: str) -> None:
    """Several plans in one report stand one below the other, each under its name."""
    rows = (("Kế hoạch <2022>",), ("1", "x", "2"), ("Kế hoạch 2023",), ("2", "y", "3"), ("Tổng số", "", "5"))
    (read,) = read_back(paper(Grid(COLUMNS, rows, summed=True)), shape).tables

    assert [[cell for cell in row if cell] for row in read[1:]] == [[cell for cell in row if cell] for row in rows]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_without_rows_has_its_heads(shape: str) -> None:
    """A filter may let nothing through."""
    (rows,) = read_back(paper(Grid(COLUMNS, ())), shape).tables

    assert rows == [["STT", "Nhiệm vụ", "Số"]]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_paper_gives_the_same_bytes(shape: str) -> None:
    """A file under version control, or compared by a program, changes only when its content does."""
    made = paper(Heading("I. X"), grid("a", "b"), Words("hết"), sample="DỮ LIỆU MẪU")

    assert _bytes(shape, made) == _bytes(shape, made)
    assert _bytes(shape, made) != _bytes(shape, replace(made, about="khác"))


@pytest.mark.parametrize("shape", ["docx", "xlsx"])
def test_an_office_file_does_not_tell_when_and_by_whom_it_was_written(shape: str) -> None:
    """The moment of writing would make each file different; a library's own name is nobody's author."""
    with zipfile.ZipFile(io.BytesIO(_bytes(shape, paper(grid("a"))))) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()

    assert "2000-01-01T00:00:00Z" in core
    assert "python-docx" not in core
    assert "openpyxl" not in core


def test_sheets_are_called_by_their_tables_within_what_excel_allows() -> None:
    """At most 31 letters, none of []:*?/\\, none twice."""
    names = ("Không thực hiện, tạm dừng: xem [bảng] một/hai*ba?", "", "'", "Quá hạn", "Quá hạn")
    made = paper(*(Grid(COLUMNS, (("1", "x", "2"),), name=name) for name in names))

    titles = load_workbook(io.BytesIO(_bytes("xlsx", made))).sheetnames
    assert len(titles) == len(set(titles)) == 6
    assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in titles)
    assert titles[4:] == ["4 Quá hạn", "5 Quá hạn"]


def test_a_sheet_is_printed_with_its_title_and_the_words_to_their_last_line() -> None:
    """A table taken from the printer must say what it is of; the recipients are the last line of every paper."""
    made = paper(Heading("III. Việc & người"), grid("a"))
    book = load_workbook(io.BytesIO(_bytes("xlsx", made)))
    words, table = book.worksheets

    assert (table.oddHeader.left.text, table.print_title_rows) == ("III. Việc && người", "$1:$1")
    assert words.print_area == f"'{words.title}'!$A$1:$B${words.max_row}"
    assert words.page_setup.fitToHeight == 0
    assert words.cell(words.max_row, 1).value == f"- {made.copies[-1]}"


def test_the_writer_stands_beside_the_national_title_in_a_workbook_too() -> None:
    """As in the .docx: two columns at the head, one below."""
    words = load_workbook(io.BytesIO(_bytes("xlsx", paper()))).worksheets[0]

    assert words["B1"].value == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert words["A1"].value == words["A1"].value.upper()
    assert words["B1"].value not in {row[0].value for row in words.iter_rows()}


def test_two_tables_in_a_row_stay_two() -> None:
    """Word makes one of them where nothing stands between."""
    content = _bytes("docx", paper(grid("a"), grid("b")))

    assert [rows[1][1] for rows in read_docx(content).tables] == ["a", "b"]
    body = [one.tag.rpartition("}")[2] for one in Document(io.BytesIO(content)).element.body]
    assert ("tbl", "tbl") not in pairwise(body)


def _bytes(shape: str, made: OfficePaper) -> bytes:
    content = WRITERS[shape][0](made)
    return content.encode() if isinstance(content, str) else content
