"""A table of an administrative document in a Word file: its heads repeat on every page, and no row goes over two."""

from collections.abc import Iterator
from typing import cast

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from board.reports import page
from board.reports.grid_text import ACROSS, CELL, ROW, grid_text
from board.reports.office_paper import Grid, Side, inert

_TWIPS_A_MM = 1440 / 25.4
_PADDING = 70
_AFTER_PT = 4
_HEAD = "GridHead"
_STYLES = {Side.LEFT: "GridLeft", Side.CENTRE: "GridCentre", Side.RIGHT: "GridRight"}
_ALIGNED = {
    Side.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Side.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Side.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_BOLD = "<w:rPr><w:b/></w:rPr>"
_CLOSE = "</w:t></w:r></w:p></w:tc>"
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


def add_grid_styles(document: WordDocument) -> None:
    """The paragraph styles that cells have, so that no cell says its own; once for each document."""
    for side, name in _STYLES.items():
        style = _style(document, name, page.CELL_PT)
        style.paragraph_format.alignment = _ALIGNED[side]
    head = _style(document, _HEAD, page.CELL_PT - 1)  # a head's words are short and must not break
    head.font.bold = True
    head.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.paragraph_format.keep_with_next = True


def add_grid(document: WordDocument, grid: Grid, wide_mm: int) -> None:
    """The table at the end of the document, with what stands before it on the same page.

    Its own XML in one piece: cell by cell the library needs minutes for ten thousand rows.
    """
    above = document.element.body[-2] if len(document.element.body) > 1 else None
    if above is None or above.tag.endswith("}tbl"):
        document.add_paragraph()
    before = document.paragraphs[-1]
    before.paragraph_format.space_after = Pt(_AFTER_PT)
    before.paragraph_format.keep_with_next = True
    share = sum(column.share for column in grid.columns)
    widths = [int(wide_mm * _TWIPS_A_MM * column.share / share) for column in grid.columns]
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    table = parse_xml(
        f"<w:tbl {nsdecls('w')}>"
        '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_padding('left')}{_padding('right')}</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{_head(grid, widths)}{''.join(_rows(grid, widths))}</w:tbl>"
    )
    before._p.addnext(table)  # noqa: SLF001 - python-docx has no word for a ready table


def _style(document: WordDocument, name: str, points: int) -> ParagraphStyle:
    style = cast("ParagraphStyle", document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    style.base_style, style.font.name, style.font.size = document.styles["Normal"], page.FONT, Pt(points)
    return style


def _padding(side: str) -> str:
    return f'<w:{side} w:w="{_PADDING}" w:type="dxa"/>'


def _head(grid: Grid, widths: list[int]) -> str:
    cells = "".join(
        _open(wide, _HEAD, more='<w:vAlign w:val="center"/>') + _escaped(inert(column.name)) + _CLOSE
        for wide, column in zip(widths, grid.columns, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _rows(grid: Grid, widths: list[int]) -> Iterator[str]:
    """Escaped all at once; a heading across and the sum in bold."""
    if not grid.rows:
        return
    opens = [_open(wide, _STYLES[column.side]) for wide, column in zip(widths, grid.columns, strict=True)]
    heavy = [one.replace("<w:r>", f"<w:r>{_BOLD}") for one in opens]
    span = f'<w:gridSpan w:val="{len(widths)}"/>'
    across = _open(sum(widths), _STYLES[Side.LEFT], more=span).replace("<w:r>", f"<w:r>{_BOLD}")
    last = len(grid.rows) - 1 if grid.summed else -1
    for place, row in enumerate(_escaped(grid_text(grid)).split(ROW)):
        if row.startswith(ACROSS):
            cells = across + row[1:] + _CLOSE
        else:
            drawn = zip(heavy if place == last else opens, row.split(CELL), strict=True)
            cells = "".join([before + words + _CLOSE for before, words in drawn])
        yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _open(wide: int, style: str, *, more: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{more}</w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">'
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", _BREAK)
