"""An administrative document as a Word file, laid out as decree 30/2020/NĐ-CP, annex I, has it."""

from collections.abc import Sequence
from datetime import date
from html import escape

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from board.reports import page
from board.reports.office_paper import (
    COPIES,
    MOTTO,
    NATIONAL_TITLE,
    TO,
    Block,
    Grid,
    Heading,
    Items,
    OfficePaper,
    Side,
    day_line,
    ended,
    number_line,
)
from board.reports.word_file import document_bytes, mark_every_page, new_document

_UNDATED = date(2000, 1, 1)
_LEFT_SHARE = 0.4
_BEFORE_PT = 6
_INDENT_MM = 10
_TWIPS_A_MM = 1440 / 25.4
_PADDING = 70
_SIDES = {Side.LEFT: "", Side.CENTRE: '<w:jc w:val="center"/>', Side.RIGHT: '<w:jc w:val="right"/>'}


def paper_docx(paper: OfficePaper) -> bytes:
    """The file. The same paper gives the same bytes; where it has no day, its properties have a fixed one."""
    title = " ".join(filter(None, (paper.kind, paper.about)))
    document = new_document(title, paper.about, paper.written or _UNDATED, across=paper.across, body_pt=page.TITLE_PT)
    if paper.sample:
        mark_every_page(document, paper.sample)
        _say(document.add_paragraph(), paper.sample, side=WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    _write_head(document, paper)
    _write_subject(document, paper)
    for block in ended(paper.blocks):
        _write_block(document, block, _wide(paper))
    _write_foot(document, paper)
    return document_bytes(document)


def _wide(paper: OfficePaper) -> int:
    """The type area's width in millimetres."""
    return (page.LONG_MM if paper.across else page.SHORT_MM) - page.LEFT_MM - page.RIGHT_MM


def _write_head(document: WordDocument, paper: OfficePaper) -> None:
    issuer, nation = _halves(document, _wide(paper))
    if paper.superior:
        _say(_line(issuer), paper.superior.upper(), side=WD_ALIGN_PARAGRAPH.CENTER, points=page.BODY_PT)
    _say(_line(issuer), paper.issuer.upper(), side=WD_ALIGN_PARAGRAPH.CENTER, bold=True, points=page.BODY_PT)
    _rule(issuer, 0.4)
    _say(_line(issuer), number_line(paper.symbol), side=WD_ALIGN_PARAGRAPH.CENTER, points=page.BODY_PT)
    if not paper.kind and paper.about:
        _say(_line(issuer), paper.about, side=WD_ALIGN_PARAGRAPH.CENTER, points=page.CELL_PT)
    _say(_line(nation), NATIONAL_TITLE, side=WD_ALIGN_PARAGRAPH.CENTER, bold=True, points=page.CELL_PT)
    _say(_line(nation), MOTTO, side=WD_ALIGN_PARAGRAPH.CENTER, bold=True, points=page.BODY_PT)
    _rule(nation, 0.55)
    place = day_line(paper.place, paper.written)
    _say(_line(nation), place, side=WD_ALIGN_PARAGRAPH.CENTER, slanted=True, points=page.BODY_PT)


def _write_subject(document: WordDocument, paper: OfficePaper) -> None:
    if paper.kind:
        kind = document.add_paragraph()
        kind.paragraph_format.space_before = Pt(2 * _BEFORE_PT)
        _say(kind, paper.kind, side=WD_ALIGN_PARAGRAPH.CENTER, bold=True)
        about = document.add_paragraph()
        _say(about, paper.about, side=WD_ALIGN_PARAGRAPH.CENTER, bold=True)
        about.paragraph_format.space_after = Pt(_BEFORE_PT)
    if paper.to:
        line = document.add_paragraph()
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2 * _BEFORE_PT)
        several = ["", *(f"- {name};" for name in paper.to[:-1]), f"- {paper.to[-1]}."] if len(paper.to) > 1 else []
        _say(line, f"{TO} {paper.to[0]}" if not several else TO, side=WD_ALIGN_PARAGRAPH.CENTER)
        for name in several[1:]:
            _say(document.add_paragraph(), name, side=WD_ALIGN_PARAGRAPH.CENTER)


def _write_block(document: WordDocument, block: Block, wide: int) -> None:
    if isinstance(block, Grid):
        _write_grid(document, block, wide)
    elif isinstance(block, Items):
        for line in block.lines:
            _body(document, f"- {line}")
    elif isinstance(block, Heading):
        _body(document, block.words, bold=True).paragraph_format.keep_with_next = True
    else:
        points = page.CELL_PT if block.remark else page.TITLE_PT
        _body(document, block.words, slanted=block.remark, points=points)


def _body(
    document: WordDocument, words: str, *, bold: bool = False, slanted: bool = False, points: int = page.TITLE_PT
) -> Paragraph:
    paragraph = document.add_paragraph()
    _say(paragraph, words, side=WD_ALIGN_PARAGRAPH.JUSTIFY, bold=bold, slanted=slanted, points=points)
    paragraph.paragraph_format.first_line_indent = Mm(_INDENT_MM)
    paragraph.paragraph_format.space_before = Pt(_BEFORE_PT)
    return paragraph


def _write_grid(document: WordDocument, grid: Grid, wide: int) -> None:
    """The table's own XML in one piece: cell by cell the library needs minutes for ten thousand rows."""
    if grid.title:
        _body(document, grid.title, bold=True).paragraph_format.keep_with_next = True
    share = sum(column.share for column in grid.columns)
    widths = [int(wide * _TWIPS_A_MM * column.share / share) for column in grid.columns]
    names = _row([column.name for column in grid.columns], widths, [Side.CENTRE] * len(widths), head=True)
    sides = [column.side for column in grid.columns]
    rows = "".join(_row(row, widths, sides) for row in grid.rows)
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    document.add_paragraph().paragraph_format.line_spacing = Pt(_BEFORE_PT)
    table = parse_xml(
        f"<w:tbl {nsdecls('w')}>"
        '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_padding('left')}{_padding('right')}</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{names}{rows}</w:tbl>"
    )
    document.paragraphs[-1]._p.addnext(table)  # noqa: SLF001 - python-docx has no word for a ready table


def _padding(side: str) -> str:
    return f'<w:{side} w:w="{_PADDING}" w:type="dxa"/>'


def _row(cells: Sequence[str], widths: Sequence[int], sides: Sequence[Side], *, head: bool = False) -> str:
    mark = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else "<w:trPr><w:cantSplit/></w:trPr>"
    if len(cells) == 1 and len(widths) > 1:
        across = f'<w:gridSpan w:val="{len(widths)}"/>'
        return f"<w:tr>{mark}{_cell(cells[0], sum(widths), '', bold=True, across=across)}</w:tr>"
    drawn = (
        _cell(words, wide, _SIDES[side], bold=head) for words, wide, side in zip(cells, widths, sides, strict=True)
    )
    return f"<w:tr>{mark}{''.join(drawn)}</w:tr>"


def _cell(words: str, wide: int, side: str, *, bold: bool, across: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{across}</w:tcPr>{_paragraphs(words, side, bold=bold)}</w:tc>'
    )


def _paragraphs(words: str, side: str, *, bold: bool) -> str:
    points = page.CELL_PT - 1 if bold else page.CELL_PT  # a heading's words are short and must not break
    size = f'{"<w:b/>" if bold else ""}<w:sz w:val="{2 * points}"/>'
    lines = (
        f'<w:r><w:rPr>{size}</w:rPr><w:t xml:space="preserve">{escape(line, quote=False)}</w:t></w:r>' if line else ""
        for line in words.split("\n")
    )
    return "".join(f"<w:p><w:pPr>{side}</w:pPr>{line}</w:p>" for line in lines)


def _write_foot(document: WordDocument, paper: OfficePaper) -> None:
    if not (paper.copies or paper.signer):
        return
    document.add_paragraph()
    copies, signer = _halves(document, _wide(paper))
    if paper.copies:
        _say(_line(copies), COPIES, bold=True, slanted=True, points=page.CELL_PT)
        for one in paper.copies:
            _say(_line(copies), f"- {one}", points=page.CELL_PT - 1)
    for line in (*paper.signer, "", "", ""):
        _say(_line(signer), line, side=WD_ALIGN_PARAGRAPH.CENTER, bold=True)


def _halves(document: WordDocument, wide: int) -> tuple[_Cell, _Cell]:
    """Two columns without borders, side by side."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    widths = Mm(int(wide * _LEFT_SHARE)), Mm(int(wide * (1 - _LEFT_SHARE)))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    left, right = table.rows[0].cells
    left.width, right.width = widths
    return left, right


def _line(cell: _Cell) -> Paragraph:
    """The cell's next line; its first paragraph is there from the start."""
    first: Paragraph = cell.paragraphs[0]
    if len(cell.paragraphs) == 1 and not first.runs:
        return first
    added: Paragraph = cell.add_paragraph()
    return added


def _rule(cell: _Cell, share: float) -> None:
    """The rule under the issuer's name and under the motto: a paragraph of next to no height with a border, indented."""
    paragraph = _line(cell)
    paragraph.paragraph_format.line_spacing = Pt(2)
    side = Mm(cell.width.mm * (1 - share) / 2) if cell.width else Mm(0)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    border = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(border))  # noqa: SLF001 - python-docx has no word for a border
    paragraph.add_run("")


def _say(
    paragraph: Paragraph,
    words: str,
    *,
    side: WD_ALIGN_PARAGRAPH | None = None,
    bold: bool = False,
    slanted: bool = False,
    points: int = page.TITLE_PT,
) -> None:
    if side is not None:
        paragraph.alignment = side
    run = paragraph.add_run(words)
    run.bold, run.italic, run.font.size = bold or None, slanted or None, Pt(points)
