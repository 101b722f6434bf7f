"""An administrative document as a Word file, laid out as decree 30/2020/NĐ-CP, annex I, has it."""

from datetime import date

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from board.reports import page
from board.reports.grid_docx import add_grid, add_grid_styles
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
    day_line,
    ended,
    inert,
    name_lines,
    number_line,
)
from board.reports.word_file import document_bytes, mark_every_page, new_document

_UNDATED = date(2000, 1, 1)
_ISSUER_SHARE, _COPIES_SHARE = 0.455, 0.5
_BEFORE_PT = 6
_INDENT_MM = 10
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def paper_docx(paper: OfficePaper) -> bytes:
    """The file. The same paper gives the same bytes; where it has no day, its properties have a fixed one."""
    about = inert(" ".join(paper.about.split()))
    title = f"{inert(paper.kind)} {about}".strip()
    document = new_document(title, about, paper.written or _UNDATED, across=paper.across, body_pt=page.TITLE_PT)
    add_grid_styles(document)
    if paper.sample:
        mark_every_page(document, inert(paper.sample))
        _say(document.add_paragraph(), paper.sample, side=_CENTRE, bold=True)
    wide = (page.LONG_MM if paper.across else page.SHORT_MM) - page.LEFT_MM - page.RIGHT_MM
    _write_head(document, paper, wide)
    _write_subject(document, paper)
    for block in ended(paper.blocks):
        _write_block(document, block, wide)
    _write_foot(document, paper, wide)
    return document_bytes(document)


def _write_head(document: WordDocument, paper: OfficePaper, wide: int) -> None:
    issuer, nation = _halves(document, wide, _ISSUER_SHARE)
    for line in name_lines(paper.superior) if paper.superior else ():
        _say(_line(issuer), line, side=_CENTRE, points=page.CELL_PT)
    for line in name_lines(paper.issuer):
        _say(_line(issuer), line, side=_CENTRE, bold=True, points=page.CELL_PT)
    _rule(_line(issuer), wide * _ISSUER_SHARE, 0.35)
    _say(_line(issuer), number_line(paper), side=_CENTRE, points=page.BODY_PT)
    if not paper.kind and paper.about:
        _say(_line(issuer), paper.about, side=_CENTRE, points=page.CELL_PT)
    _say(_line(nation), NATIONAL_TITLE, side=_CENTRE, bold=True, points=page.CELL_PT)
    _say(_line(nation), MOTTO, side=_CENTRE, bold=True, points=page.BODY_PT)
    _rule(_line(nation), wide * (1 - _ISSUER_SHARE), 0.63)
    for _missing in range(len(issuer.paragraphs) - len(nation.paragraphs) - (2 if not paper.kind else 1)):
        _say(_line(nation), "", points=page.CELL_PT)
    _say(_line(nation), day_line(paper.place, paper.written), side=_CENTRE, slanted=True, points=page.BODY_PT)


def _write_subject(document: WordDocument, paper: OfficePaper) -> None:
    if paper.kind:
        kind = document.add_paragraph()
        kind.paragraph_format.space_before = Pt(2 * _BEFORE_PT)
        _say(kind, paper.kind, side=_CENTRE, bold=True)
        _say(document.add_paragraph(), paper.about, side=_CENTRE, bold=True)
        _rule(document.add_paragraph(), page.SHORT_MM - page.LEFT_MM - page.RIGHT_MM, 0.3)
    if not paper.to:
        return
    line = document.add_paragraph()
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2 * _BEFORE_PT)
    if len(paper.to) == 1:
        _say(line, f"{TO} {paper.to[0]}", side=_CENTRE)
        return
    _say(line, TO, side=_CENTRE)
    for name in (*(f"{one};" for one in paper.to[:-1]), f"{paper.to[-1]}."):
        _say(document.add_paragraph(), f"- {name}", side=_CENTRE)


def _write_block(document: WordDocument, block: Block, wide: int) -> None:
    if isinstance(block, Grid):
        add_grid(document, block, wide)
    elif isinstance(block, Items):
        for line in block.lines:
            _body(document, f"- {line}")
    elif isinstance(block, Heading):
        heading = _body(document, block.words, bold=True, slanted=block.level > 1)
        heading.alignment, heading.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.LEFT, True
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


def _write_foot(document: WordDocument, paper: OfficePaper, wide: int) -> None:
    """Recipients and signer stay together, and with the last words: no page of theirs alone."""
    if not (paper.copies or paper.signer):
        return
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    room = document.add_paragraph()
    room.paragraph_format.keep_with_next = True
    room.paragraph_format.line_spacing = Pt(2 * _BEFORE_PT)
    copies, signer = _halves(document, wide, _COPIES_SHARE)
    if paper.copies:
        _say(_line(copies), COPIES, bold=True, slanted=True, points=page.CELL_PT)
        for one in paper.copies:
            _say(_line(copies), f"- {one}", points=page.CELL_PT - 1)
    for line in (*paper.signer, "", "", "", *filter(None, (paper.signed_by,))):
        _say(_line(signer), line, side=_CENTRE, bold=True)


def _halves(document: WordDocument, wide: int, share: float) -> tuple[_Cell, _Cell]:
    """Two columns without borders, side by side on one page; their words stand on the margins."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    table._tbl.tblPr.append(  # noqa: SLF001 - python-docx has no word for the cells' own margins
        parse_xml(
            f'<w:tblCellMar {nsdecls("w")}><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        )
    )
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))  # noqa: SLF001 - likewise
    widths = Mm(wide * share), Mm(wide * (1 - share))
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


def _rule(paragraph: Paragraph, wide_mm: float, share: float) -> None:
    """A rule under what stands above, in the middle: a paragraph of next to no height with a border, indented."""
    paragraph.paragraph_format.line_spacing = Pt(2)
    paragraph.paragraph_format.space_after = Pt(_BEFORE_PT / 2)
    side = Mm(wide_mm * (1 - share) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    border = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - python-docx has no word for a border
        parse_xml(border), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
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
    run = paragraph.add_run(inert(words))
    run.bold, run.italic, run.font.size = bold or None, slanted or None, Pt(points)
