"""What all our Word files share: the typeface and page of an administrative document, and equal bytes for equal content."""

import io
from datetime import UTC, date, datetime, time
from typing import cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from board.reports import page
from board.reports.fixed_zip import fixed_zip


def new_document(title: str, subject: str, dated: date, *, across: bool, body_pt: int) -> WordDocument:
    """An empty document on A4; `dated` stands in its properties, so that they do not tell of the moment of writing."""
    document = Document()
    _describe(document, title, subject, dated)
    _set_type(document, body_pt)
    _set_page(document, across=across)
    return document


def document_bytes(document: WordDocument) -> bytes:
    """The file; the same document gives the same bytes."""
    content = io.BytesIO()
    document.save(content)
    return fixed_zip(content.getvalue())


def mark_every_page(document: WordDocument, words: str) -> None:
    """Words at the foot of every page, the first one too."""
    sheet = document.sections[0]
    for footer in (sheet.footer, sheet.first_page_footer):
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(words).bold = True


def _describe(document: WordDocument, title: str, subject: str, dated: date) -> None:
    core = document.core_properties
    core.title, core.subject, core.language = title[:255], subject[:255], page.LANGUAGE
    core.author = core.last_modified_by = core.comments = core.keywords = ""
    core.created = core.modified = datetime.combine(dated, time(), UTC)
    package = document.part.package
    pictures = [key for key, one in package.rels.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]
    for key in pictures:
        package.rels.pop(key)


def _set_type(document: WordDocument, body_pt: int) -> None:
    """One typeface for everything: the template's theme fonts would win over it wherever they are still named."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for attribute in list(fonts.attrib):
            fonts.attrib.pop(attribute)
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), page.FONT)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), page.LANGUAGE)
    normal = cast("ParagraphStyle", document.styles["Normal"])
    normal.font.name, normal.font.size = page.FONT, Pt(body_pt)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0


def _set_page(document: WordDocument, *, across: bool) -> None:
    sheet = document.sections[0]
    sheet.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    wide, high = (page.LONG_MM, page.SHORT_MM) if across else (page.SHORT_MM, page.LONG_MM)
    sheet.page_width, sheet.page_height = Mm(wide), Mm(high)
    sheet.top_margin, sheet.bottom_margin = Mm(page.TOP_MM), Mm(page.BOTTOM_MM)
    sheet.left_margin, sheet.right_margin = Mm(page.LEFT_MM), Mm(page.RIGHT_MM)
    sheet.header_distance = Mm(page.HEADER_MM)
    sheet.different_first_page_header_footer = True
    number = sheet.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    cast("ParagraphStyle", document.styles["Header"]).font.size = Pt(page.BODY_PT)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)  # noqa: SLF001 - python-docx has no word for a field
