"""Written papers read back, each by a reader of its format that is not ours: paragraphs as text, tables as rows of text."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from board.reports.office_paper import OfficePaper
from board.reports.paper_docx import paper_docx
from board.reports.paper_html import paper_html
from board.reports.paper_md import paper_md
from board.reports.paper_xlsx import paper_xlsx

Rows = list[list[str]]


class Read(NamedTuple):
    """What a reader sees: the words of paragraphs and of cells without borders, and the tables with their heads."""

    words: list[str]
    tables: list[Rows]

    @property
    def text(self) -> str:
        """All words that stand in no table, on one line each."""
        return "\n".join(" ".join(one.split()) for one in self.words)


def read_docx(content: bytes) -> Read:
    """By python-docx; the two tables that only set words side by side count as words."""
    document = Document(io.BytesIO(content))
    grids = docx_grids(document)
    words: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            words.append(block.text)
        elif not _is_grid(block):
            words += [line.text for cell in block.rows[0].cells for line in cell.paragraphs]
    return Read(words, [_docx_rows(table) for table in grids])


def docx_grids(document: WordDocument) -> list[Table]:
    """The tables with borders."""
    return [table for table in document.tables if _is_grid(table)]


def read_xlsx(content: bytes) -> Read:
    """By openpyxl: the first sheet are the words."""
    first, *sheets = load_workbook(io.BytesIO(content)).worksheets
    return Read(
        [str(cell.value) for row in first.iter_rows() for cell in row if cell.value is not None],
        [
            [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()]
            for sheet in sheets
        ],
    )


def read_html(content: str) -> Read:
    """By the standard library's parser; style sheets are no words."""
    return _Page().read(content)


def read_md(content: str) -> Read:
    """Made into HTML by markdown-it with tables, as code hosts and editors do; raw HTML in it would stay HTML."""
    return _Page().read(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(content))


WRITERS: dict[str, tuple[Callable[[OfficePaper], bytes | str], Callable[..., Read]]] = {
    "md": (paper_md, read_md),
    "html": (paper_html, read_html),
    "docx": (paper_docx, read_docx),
    "xlsx": (paper_xlsx, read_xlsx),
}


def read_back(paper: OfficePaper, shape: str) -> Read:
    """Write the paper in a format, and read it."""
    write, read = WRITERS[shape]
    return read(write(paper))


@dataclass
class _Page(HTMLParser):
    words: list[str] = field(default_factory=list)
    tables: list[Rows] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._bordered: list[bool] = []
        self._cell: list[str] | None = None
        self._line: list[str] = []

    def read(self, content: str) -> Read:
        self.feed(content)
        self.close()
        self._flush()
        return Read([line for line in self.words if line.strip()], self.tables)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        classes = dict(attrs).get("class") or ""
        if tag == "table":
            self._bordered.append(not {"head", "foot"} & set(classes.split()))
            if self._bordered[-1]:
                self._flush()
                self.tables.append([])
        elif tag == "tr" and self._in_grid():
            self.tables[-1].append([])
        elif tag in ("td", "th") and self._in_grid():
            self._cell = []
        elif tag == "br":
            self.handle_data("\n")
        elif tag in ("p", "h1", "h2", "h3", "h4", "li", "td", "title"):
            self._flush()

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cell is not None:
            self.tables[-1][-1].append("".join(self._cell))
            self._cell = None
        elif tag == "table":
            self._bordered.pop()
        elif tag in ("p", "h1", "h2", "h3", "h4", "li", "td", "title", "style"):
            self._flush(keep=tag != "style")

    def handle_data(self, data: str) -> None:
        (self._line if self._cell is None else self._cell).append(data)

    def _in_grid(self) -> bool:
        return bool(self._bordered) and self._bordered[-1]

    def _flush(self, *, keep: bool = True) -> None:
        if keep:
            self.words += "".join(self._line).split("\n")
        self._line = []


def tags_of(page: str) -> set[str]:
    """The tags that a page has."""
    reader = _Page()
    reader.read(page)
    return set(reader.tags)


def _is_grid(table: Table) -> bool:
    style = table.style
    return style is not None and style.name == "Table Grid"


def _docx_rows(table: Table) -> Rows:
    """The library gives a cell that goes across once for each column."""
    return [["".join(_texts(cell)) for cell in row._tr.findall(qn("w:tc"))] for row in table.rows]


def _texts(cell: object) -> list[str]:
    pieces = cell.iter(qn("w:t"), qn("w:br"))  # type: ignore[attr-defined]
    return ["\n" if one.tag == qn("w:br") else one.text or "" for one in pieces]
