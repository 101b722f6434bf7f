"""Signed files, valid and invalid: read as expected, or refused with every problem and its place, and nothing else ever."""

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from plans.appendix.blocks import MOST_ROWS
from plans.appendix.office_package import MOST_PARTS, MOST_UNPACKED_BYTES
from plans.appendix.reading import Draft, read_appendix, read_appendix_file
from plans.errors import PlanFileError, Problem
from plans.plan import Task
from plans.plan_file import CELLS
from tests.plans.appendix.offices_files import (
    DOCUMENTS,
    appendix_2022,
    excel_file,
    headings,
    part_of,
    repacked,
    saved,
    word_file,
)

FILES = Path(__file__).parent / "files"
VALID = sorted(path for path in (FILES / "valid").iterdir() if path.suffix != ".rows")
INVALID = sorted(path for path in (FILES / "invalid").iterdir() if path.suffix != ".problems")
COLUMNS = ("number", *CELLS)
TABLE = appendix_2022(COLUMNS, merged_sections=True).with_headings([headings(COLUMNS)])
WORD, EXCEL = word_file(TABLE), excel_file(TABLE)
TEXT = (DOCUMENTS / "ke-hoach-2022.txt").read_bytes()
MAIN = {"x.docx": "word/document.xml", "x.xlsx": "xl/worksheets/sheet1.xml"}
BOTH = [pytest.param("x.docx", WORD, id="Word"), pytest.param("x.xlsx", EXCEL, id="Excel")]


def name_of(path: Path) -> str:
    """A case is called by its file."""
    return path.name


def said(draft: Draft) -> list[str]:
    """A draft as the .rows files list it."""
    rows = [" | ".join((task.number, *cells(task), ",".join(task.lost))).rstrip() for task in draft.tasks]
    return rows + [f"? {doubt.where} | {doubt.kind} | {doubt.found}".rstrip() for doubt in draft.doubts]


def cells(task: Task) -> list[str]:
    """The cells of a row, each in one line."""
    return [getattr(task, cell).replace("\n", "⏎") for cell in CELLS]


def problems(read: Callable[[], object]) -> list[str]:
    """Every problem, one a line, as the .problems files list them."""
    with pytest.raises(PlanFileError) as refused:
        read()
    return [f"{p.where} | {p.kind} | {p.found} | {p.expected}".rstrip() for p in refused.value.problems]


def kinds(content: bytes, name: str) -> list[str]:
    """The kinds of the problems of a file."""
    with pytest.raises(PlanFileError) as refused:
        read_whole(content, name)
    assert all(problem.where.startswith(name) for problem in refused.value.problems)
    return [problem.kind for problem in refused.value.problems]


def read_whole(content: bytes, name: str) -> object:
    """The plan of a file, all the way."""
    draft = read_appendix(content, name=name)
    return draft.plan(draft.facts)


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_a_signed_file_is_read_as_expected(path: Path) -> None:
    """A folder of files says what is understood."""
    expected = path.with_suffix(".rows").read_text(encoding="utf-8").splitlines()

    assert said(read_appendix_file(path)) == expected


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_a_file_that_is_no_appendix_is_refused_with_every_problem(path: Path) -> None:
    """The one who sent it must know what to send instead."""
    expected = path.with_suffix(".problems").read_text(encoding="utf-8").splitlines()

    assert problems(lambda: read_whole(path.read_bytes(), path.name)) == expected


# Hostile packages.


@pytest.mark.parametrize(("name", "content"), BOTH)
def test_a_document_type_is_refused_wherever_it_hides(name: str, content: bytes) -> None:
    """It is how entities that read files or explode get in; office files never have one."""
    bomb = b'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'

    assert kinds(repacked(content, {MAIN[name]: bomb}), name) == ["doctype"]
    assert kinds(repacked(content, {"docProps/custom.xml": bomb}), name) == ["doctype"]
    assert kinds(repacked(content, {"customXml/item1.bin": b"\xef\xbb\xbf" + bomb}), name) == ["doctype"]


@pytest.mark.parametrize(("name", "content"), BOTH)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"])
def test_a_part_in_an_encoding_that_could_hide_something_is_refused(name: str, content: bytes, encoding: str) -> None:
    """The search for a document type would not see one there."""
    part = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x><x/>'
    written = part.encode() if encoding == "utf-7" else part.encode(encoding)

    assert kinds(repacked(content, {MAIN[name]: written}), name) == ["xml_encoding"]


@pytest.mark.parametrize(("name", "content"), BOTH)
def test_a_bomb_is_refused_before_it_is_unpacked(name: str, content: bytes) -> None:
    """By what comes out, not by what the header says."""
    many = {f"{place}.bin": b"0" * 1_000_000 for place in range(MOST_UNPACKED_BYTES // 1_000_000 + 1)}

    assert kinds(repacked(content, {"x.xml": b"0" * 2_000_000}), name) == ["zip_ratio"]
    assert kinds(repacked(content, many), name) == ["zip_unpacked"]
    assert kinds(repacked(content, {f"{place}.bin": b"" for place in range(MOST_PARTS)}), name) == ["zip_parts"]


@pytest.mark.parametrize(("name", "content"), BOTH)
def test_a_part_that_is_there_twice_is_refused(name: str, content: bytes) -> None:
    """Two readers could each take another one."""
    out = BytesIO(content)
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(out, "a") as archive:
        archive.writestr(MAIN[name], b"<x/>")

    assert kinds(out.getvalue(), name) == ["zip_twice"]


@pytest.mark.parametrize(("name", "content"), BOTH)
def test_a_protected_file_is_refused(name: str, content: bytes) -> None:
    """A password of the zip archive itself; one of Word or Excel makes another kind of file."""
    place = content.index(b"PK\x01\x02")
    locked = bytearray(content)
    locked[place + 8] |= 1

    assert kinds(bytes(locked), name) == ["zip_password"]


@pytest.mark.parametrize(("name", "content"), BOTH)
def test_a_package_of_another_kind_is_refused(name: str, content: bytes) -> None:
    """A suffix says nothing; so does a zip archive of photographs."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("photo.jpg", b"\xff\xd8")

    other = "x.docx" if name == "x.xlsx" else "x.xlsx"
    assert kinds(content, other) == ["wrong_content"]
    assert kinds(out.getvalue(), name) == ["wrong_content"]


@pytest.mark.parametrize(("name", "content"), BOTH)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.99])
def test_a_file_cut_off_is_refused(name: str, content: bytes, share: float) -> None:
    """A copy that broke off on its way."""
    assert kinds(content[: int(len(content) * share)], name) == ["zip_broken"]


def test_a_picture_of_a_table_is_refused_with_what_to_do(tmp_path: Path) -> None:
    """A scan put into Word has nothing to read; an empty file has, either."""
    picture = tmp_path / "scan.png"
    picture.write_bytes(_png())
    document = Document()
    document.add_picture(str(picture))

    assert kinds(saved(document), "x.docx") == ["picture_table"]
    assert kinds(saved(Document()), "x.docx") == ["no_table"]
    assert kinds(saved(Workbook()), "x.xlsx") == ["no_table"]


def test_what_lies_outside_of_the_file_is_never_opened_and_told() -> None:
    """A linked picture or template is named; plain addresses in the text are everybody's."""
    relations = part_of(WORD, "word/_rels/document.xml.rels")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    more = "".join(
        f'<Relationship Id="r{what}" Type="{kind}{what}" Target="http://127.0.0.1:9/{what}" TargetMode="External"/>'
        for what in ("attachedTemplate", "hyperlink")
    )
    changed = relations.replace("</Relationships>", f"{more}</Relationships>").encode()

    draft = read_appendix(repacked(WORD, {"word/_rels/document.xml.rels": changed}), name="x.docx")

    links = [doubt.found for doubt in draft.doubts if doubt.kind == "link_unread"]
    assert links == ["http://127.0.0.1:9/attachedTemplate"]
    assert len(draft.tasks) == 31


# Sizes.


def test_a_table_has_at_most_ten_thousand_rows() -> None:
    """More is no plan; it is said where the table must end."""
    lines = ["TT\tNhiệm vụ\tThời hạn\tChủ trì", *(f"{place}\tViệc\tNăm 2026\tSở" for place in range(MOST_ROWS))]

    assert problems(lambda: read_appendix("\n".join(lines).encode(), name="x.txt")) == [
        f"x.txt:{MOST_ROWS + 1} | too_many_rows | >{MOST_ROWS} | {MOST_ROWS}"
    ]


def test_a_sheet_that_claims_billions_of_cells_is_read_by_what_it_has() -> None:
    """A cell in the last corner costs nothing; words there are refused, not ignored."""
    main = part_of(EXCEL, MAIN["x.xlsx"])
    claims = main.replace("<dimension ref=", '<dimension ref="A1:XFD1048576" x=', 1).replace(' x="', ' xml:x="', 1)
    far = '<row r="9999"><c r="XFD9999" t="inlineStr"><is><t>xa</t></is></c></row></sheetData>'

    assert len(read_appendix(repacked(EXCEL, {MAIN["x.xlsx"]: claims.encode()}), name="x.xlsx").tasks) == 31
    wide = main.replace("</sheetData>", far)
    assert kinds(repacked(EXCEL, {MAIN["x.xlsx"]: wide.encode()}), "x.xlsx") == ["too_many_columns"]
    deep = main.replace("</sheetData>", far.replace("XFD9999", "A999999").replace("9999", "999999", 1))
    assert kinds(repacked(EXCEL, {MAIN["x.xlsx"]: deep.encode()}), "x.xlsx") == ["too_many_rows"]


def test_a_cell_that_claims_to_cover_a_billion_columns_is_refused() -> None:
    """The number is somebody's word; nothing is made of that size."""
    main = part_of(WORD, MAIN["x.docx"]).replace('<w:gridSpan w:val="6"/>', '<w:gridSpan w:val="999999999"/>', 1)

    assert kinds(repacked(WORD, {MAIN["x.docx"]: main.encode()}), "x.docx") == ["too_many_columns"]


def test_nesting_without_end_is_refused() -> None:
    """Tables in tables in tables, deeper than anybody draws."""
    main = part_of(WORD, MAIN["x.docx"])
    deep = "<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000
    content = repacked(WORD, {MAIN["x.docx"]: main.replace("<w:body>", f"<w:body>{deep}", 1).encode()})

    assert kinds(content, "x.docx") == ["office_damaged"]


# Damage of every kind.


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    """Bytes cut out, overwritten or put in anywhere: an answer, or a refusal that names the file."""
    name, content = data.draw(st.sampled_from([("x.docx", WORD), ("x.xlsx", EXCEL), ("x.txt", TEXT)]))
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 300)))
    patch = data.draw(st.binary(max_size=40) | st.just(content[start:end][::-1]))

    read_or_refused(content[:start] + patch + content[end:], name)


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_a_package_with_damaged_xml_is_read_or_refused(data: st.DataObject) -> None:
    """The archive is sound, what is in it is not: the libraries behind must not be heard."""
    name, content = data.draw(st.sampled_from([("x.docx", WORD), ("x.xlsx", EXCEL)]))
    with ZipFile(BytesIO(content)) as archive:
        part = data.draw(st.sampled_from(archive.namelist()))
        xml = archive.read(part)
    start = data.draw(st.integers(0, len(xml)))
    end = data.draw(st.integers(start, min(len(xml), start + 200)))
    patch = data.draw(st.sampled_from([b"", b"<", b"x", b'"', b"</w:tbl>", b"-1", b"99999999999", b"\xff", b"r:id"]))

    read_or_refused(repacked(content, {part: xml[:start] + patch + xml[end:]}), name)


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=300), beginning=st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"%PDF"]))
@pytest.mark.parametrize("name", ["x.docx", "x.xlsx", "x.txt"])
def test_any_bytes_are_read_or_refused(content: bytes, beginning: bytes, name: str) -> None:
    """A picture given in place of a plan is refused like any other mistake."""
    read_or_refused(beginning + content, name)


WORDS = st.sampled_from(
    ["", "1", "2.", "a)", "I", "II. MỤC", "Việc", "Quý I/2026", "31/4/2026", "Sở Nội vụ", "(1)", "-", "1. Việc", "=1+1"]
)


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(st.lists(WORDS, min_size=1, max_size=7), max_size=8), with_headings=st.booleans())
def test_any_rows_are_read_or_refused(rows: list[list[str]], with_headings: bool) -> None:
    """Every kind of cell meets every other; numbers stay unique."""
    table = [headings(COLUMNS)] * with_headings + rows
    content = "\n".join(["KẾ HOẠCH NĂM 2026", *("\t".join(row) for row in table)])

    draft = read_or_refused(content.encode(), "x.txt")

    if draft:
        numbers = [task.number for task in draft.tasks]
        assert len(set(numbers)) == len(numbers)
        assert {task.section for task in draft.tasks} <= {section.number for section in draft.sections}


def read_or_refused(content: bytes, name: str) -> Draft | None:
    """Either a draft or a refusal that says where and why; any other exception fails the test."""
    problems: tuple[Problem, ...] | None = None
    draft = None
    try:
        draft = read_appendix(content, name=name)
    except PlanFileError as refused:
        problems = refused.problems
    assert draft or problems
    assert all(problem.where.startswith(name) and problem.kind for problem in problems or ())
    return draft


def _png() -> bytes:
    """The smallest picture."""
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
