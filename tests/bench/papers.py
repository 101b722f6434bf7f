"""A report of 10,000 tasks in each format, beside the same cells written with nothing but the library."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import escape
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from docx import Document
from openpyxl import Workbook

from board.reports.office_paper import OfficePaper
from board.reports.paper_docx import paper_docx
from board.reports.paper_html import paper_html
from board.reports.paper_md import paper_md
from board.reports.paper_xlsx import paper_xlsx
from board.reports.report import report_paper
from board.reports.reported import Reported
from plans.reporting_period import find_period
from store.open_board import OpenBoard
from store.standing import board_on
from store.wishes import CloseDeliverable, Paper
from tests.bench.feeds import cpu_of
from tests.bench.watch import say

TODAY = date(2022, 10, 16)
CLOSED = 2_000
ROUNDS = 5

Write = Callable[[OfficePaper], object]


def measure_papers(large: Path) -> None:
    """The file alone, with the report made from the views, and with the board read as well; in turn, the best of each."""
    with OpenBoard(str(large), user="bench", create=False) as board:
        _close_some(board)
        found = _reported(board)
        paper = report_paper(found)
        cells = sum(len(row) for grid in paper.grids() for row in grid.rows)
        reading = min(cpu_of(lambda: _reported(board)) for _round in range(ROUNDS))
        making = min(cpu_of(lambda: report_paper(replace(found))) for _round in range(ROUNDS))
    say(
        f"year's report of {len(found.tasks):,} tasks, {cells:,} cells: board and papers read in {reading:.3f} s CPU, "
        f"counted and said in {making:.3f} s; × the library alone (at most 3):"
    )
    for shape, (ours, *others) in _WRITERS.items():
        taken: dict[Write, list[float]] = {write: [] for write in (ours, *others)}
        for _round in range(ROUNDS):
            for write, seconds in taken.items():
                seconds.append(cpu_of(lambda: write(paper)))  # noqa: B023 - called at once
        best = min(taken[ours])
        for alone in others:
            floor = min(taken[alone])
            say(
                f"  .{shape:<5} {best:.3f} s; {alone.__name__.removeprefix('_'):<16} {floor:.3f} s: file {best / floor:.2f} ×, "
                f"with counting {(best + making) / floor:.2f} ×, with reading {(best + making + reading) / floor:.2f} ×"
            )


def _close_some(board: OpenBoard) -> None:
    """Most of it late, some of it done."""
    view = board.board(None, today=TODAY)
    open_tasks = [task for task in view.tasks if task.owed == 1 and task.closed == 0][:CLOSED]
    closing = [
        CloseDeliverable(task.key, Paper(f"{place}/QĐ-UBND", date(2022, 3, 31)), number=1)
        for place, task in enumerate(open_tasks, start=1)
    ]
    board.apply_all(closing, today=TODAY)


def _reported(board: OpenBoard) -> Reported:
    """As `board report year` reads it."""
    view = board.board(None, today=TODAY)
    ledger = board.ledger([plan.key for plan in view.plans], today=TODAY)
    view = board_on(view, TODAY, ledger)
    return Reported(
        board=view,
        tasks=view.tasks,
        ledger=ledger,
        targets=(),
        coming_until=TODAY + timedelta(days=365),
        period=find_period("2022"),
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


def _html_strings(paper: OfficePaper) -> str:
    """The least that is right: each cell through `html.escape`, strings joined."""
    return "\n".join(
        "<tr>" + "".join(f"<td>{escape(words)}</td>" for words in row) + "</tr>"
        for grid in paper.grids()
        for row in grid.rows
    )


def _html_tree(paper: OfficePaper) -> str:
    """By the standard library's writer of such files."""
    body = Element("body")
    for grid in paper.grids():
        table = SubElement(body, "table")
        for row in grid.rows:
            line = SubElement(table, "tr")
            for words in row:
                SubElement(line, "td").text = words
    return tostring(body, encoding="unicode", method="html")


def _md_unescaped(paper: OfficePaper) -> str:
    """Strings joined, with the least that keeps a table a table; other marks in a cell come out as something else."""
    return "\n".join(
        "| " + " | ".join(words.replace("|", "\\|").replace("\n", "<br>") for words in row) + " |"
        for grid in paper.grids()
        for row in grid.rows
    )


def _md_strings(paper: OfficePaper) -> str:
    """The same letters as ours: each cell with its marks escaped, in the quickest of the usual ways."""
    return "\n".join("| " + " | ".join(map(_md_escaped, row)) + " |" for grid in paper.grids() for row in grid.rows)


def _md_escaped(words: str) -> str:
    for mark in _MD_MARKS:
        if mark in words:
            words = words.replace(mark, f"\\{mark}")
    return words.replace("\n", "<br>")


_MD_MARKS = "\\`*_[]<>|#~&"
_WRITERS: dict[str, tuple[Write, ...]] = {
    "md": (paper_md, _md_unescaped, _md_strings),
    "html": (paper_html, _html_strings, _html_tree),
    "docx": (paper_docx, _docx_alone),
    "xlsx": (paper_xlsx, _xlsx_alone),
}
