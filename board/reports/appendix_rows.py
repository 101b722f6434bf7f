"""An appendix as plain rows, for CSV: the section in a column of its own, so that a spreadsheet can sort and filter."""

from collections.abc import Iterator

from board.language import _
from board.reports.appendix import HEADINGS, Appendix, AppendixRow


def appendix_rows(appendix: Appendix) -> Iterator[tuple[str, ...]]:
    """A row of headings, then one a task: section, its number in the plan, the five cells, what is to remark.

    Invented data are marked in every row, as rows are copied from one sheet into another.
    """
    _number, *cells = HEADINGS
    marked = (appendix.sample,) if appendix.sample else ()
    yield (_("Mục"), _("Số"), *cells, _("Ghi chú"), *((_("Loại dữ liệu"),) if marked else ()))
    for section in appendix.sections:
        heading = f"{section.number}. {section.heading.words}" if section.heading.words else section.number
        for row in section.rows:
            yield (heading, row.number, *(cell.words for cell in row.cells), _remarks(row), *marked)


def _remarks(row: AppendixRow) -> str:
    named = (f"{name}: {cell.remark}" for name, cell in zip(HEADINGS[1:], row.cells, strict=True) if cell.remark)
    return "\n".join(filter(None, (row.printed.remark, *named)))
