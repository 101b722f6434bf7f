"""A report of 10,000 tasks in each format, beside the same cells written with nothing but the library."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from html import escape
from pathlib import Path

from docx import Document
from openpyxl import Workbook

from board.reports.office_paper import OfficePaper
from board.reports.paper_docx import paper_docx
from board.reports.paper_html import paper_html
from board.reports.paper_md import paper_md
from board.reports.paper_xlsx import paper_xlsx
from board.reports.report import report_paper
from board.reports.reported import Reported
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, Paper
from tests.bench.feeds import cpu_of
from tests.bench.watch import say

TODAY = date(2022, 10, 16)
CLOSED = 2_000
ROUNDS = 3

Write = Callable[[OfficePaper], object]


def measure_papers(large: Path) -> None:
    """The whole report from the views, and the file alone, both against the library's own cells; in turn, the best of each."""
    found = _reported(large)
    paper = report_paper(found)
    cells = sum(len(row) for grid in paper.grids() for row in grid.rows)
    making = min(cpu_of(lambda: report_paper(found)) for _round in range(ROUNDS))
    say(f"report of {len(found.tasks):,} tasks, {cells:,} cells: made from the views in {making:.2f} s CPU")
    for shape, (ours, alone) in _WRITERS.items():
        taken: dict[Write, list[float]] = {ours: [], alone: []}
        for _round in range(ROUNDS):
            for write, seconds in taken.items():
                seconds.append(cpu_of(lambda: write(paper)))  # noqa: B023 - called at once
        floor, best = min(taken[alone]), min(taken[ours])
        say(
            f"  .{shape:<5} {best:.2f} s = {best / floor:.2f} × the library alone (at most 3); "
            f"with making the report {(best + making) / floor:.2f} ×"
        )


def _reported(large: Path) -> Reported:
    """Most of it late, some of it done."""
    with OpenBoard(str(large), user="bench", create=False) as board:
        view = board.board(None, today=TODAY)
        open_tasks = [task for task in view.tasks if task.owed == 1 and task.closed == 0][:CLOSED]
        closing = [
            CloseDeliverable(task.key, Paper(f"{place}/QĐ-UBND", date(2022, 3, 31)), number=1)
            for place, task in enumerate(open_tasks, start=1)
        ]
        board.apply_all(closing, today=TODAY)
        view = board.board(None, today=TODAY)
        return Reported(
            board=view,
            tasks=view.tasks,
            ledger=board.ledger(None, today=TODAY),
            targets=(),
            coming_until=TODAY + timedelta(days=365),
        )


def _docx_alone(paper: OfficePaper) -> bytes:
    """The quickest way that python-docx offers: all cells of a table at once, each with its words."""
    document = Document()
    for grid in paper.grids():
        rows = [[column.name for column in grid.columns], *grid.rows]
        table = document.add_table(rows=len(rows), cols=len(grid.columns))
        cells = table._cells  # `table.cell` walks the whole table for each cell
        for cell, words in zip(cells, (words for row in rows for words in row), strict=True):
            cell.text = words
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _xlsx_alone(paper: OfficePaper) -> bytes:
    book = Workbook()
    for grid in paper.grids():
        sheet = book.create_sheet()
        sheet.append([column.name for column in grid.columns])
        for row in grid.rows:
            sheet.append([int(words) if words.isdigit() else words for words in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _html_alone(paper: OfficePaper) -> str:
    """Each cell through `html.escape`, as any page needs it."""
    return "\n".join(
        "<tr>" + "".join(f"<td>{escape(words)}</td>" for words in row) + "</tr>"
        for grid in paper.grids()
        for row in grid.rows
    )


def _md_alone(paper: OfficePaper) -> str:
    """Strings joined, with the least that keeps a table a table: no bar and no line break inside a cell."""
    return "\n".join(
        "| " + " | ".join(words.replace("|", "\\|").replace("\n", "<br>") for words in row) + " |"
        for grid in paper.grids()
        for row in grid.rows
    )


_WRITERS: dict[str, tuple[Write, Write]] = {
    "md": (paper_md, _md_alone),
    "html": (paper_html, _html_alone),
    "docx": (paper_docx, _docx_alone),
    "xlsx": (paper_xlsx, _xlsx_alone),
}
