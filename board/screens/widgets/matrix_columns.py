"""The columns of the matrix: those of the appendix as signed and one for the status, as many as the width bears."""

from collections.abc import Sequence
from dataclasses import dataclass

from board.language import _
from board.screens.drawing import Line, Piece, fit, wrap
from board.screens.urgency import look
from board.wording import column_word, task_mark
from plans.vietnamese import clean, clean_cell
from store.views import TaskView
from store.words import BOARD_COLUMNS

_STATUS_CELLS = 10


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One column: which cell of the row it shows ("title", "outputs", …, "status") and how wide its text may be."""

    cell: str
    cells: int


def columns_for(cells: int, *, number: int) -> tuple[MatrixColumn, ...]:
    """The columns for a window of `cells`: all of the appendix's from 100 on, fewer below; the strip tells the rest."""
    if cells >= 100:
        shares = {"title": 32, "outputs": 14, "deadline": 14, "lead": 15, "coordinators": 25}
    elif cells >= 60:
        shares = {"title": 52, "deadline": 24, "lead": 24}
    else:
        shares = {"title": 100}
    status = _STATUS_CELLS if cells < 140 else _STATUS_CELLS + 4
    room = max(len(shares), cells - 1 - number - 2 * (len(shares) + 1) - status)
    widths = {cell: max(1, room * share // 100) for cell, share in shares.items()}
    widths["title"] += max(0, room - sum(widths.values()))
    chosen = [MatrixColumn(cell, width) for cell, width in widths.items()]
    return (MatrixColumn("number", number), *chosen, MatrixColumn("status", status))


def head_lines(columns: Sequence[MatrixColumn]) -> list[Line]:
    """The columns' names, wrapped, and a rule below."""
    names = {
        "number": _("Số"),
        "title": _("Nhiệm vụ"),
        "outputs": _("Sản phẩm"),
        "deadline": _("Thời hạn"),
        "lead": _("Chủ trì"),
        "coordinators": _("Phối hợp"),
        "status": _("Tình trạng"),
    }
    cells = [[(line, "head") for line in wrap(names[column.cell], column.cells)] for column in columns]
    return [*_side_by_side(columns, cells, bar=(" ", "")), rule(columns, "┼")]


def task_lines(task: TaskView, columns: Sequence[MatrixColumn], *, chosen: bool, marked: bool) -> list[Line]:
    """The task's row: each cell's words wrapped in its column, as many lines as the longest cell needs."""
    cells = [_cell(task, column, chosen=chosen) for column in columns]
    bar: Piece = ("▌", "bar") if chosen else (" ", "")
    lines = _side_by_side(columns, cells, bar=bar)
    if marked and not chosen:
        lines[0] = (("*", "marked"), *lines[0][1:])
    return lines


def rule(columns: Sequence[MatrixColumn], crossing: str) -> Line:
    """The line between two rows, `crossing` where a border stands."""
    stretches = ["─" * (column.cells + (1 if place else 0)) for place, column in enumerate(columns)]
    return ((" " + crossing.join(stretches), "rule"),)


def _cell(task: TaskView, column: MatrixColumn, *, chosen: bool) -> list[Piece]:
    if column.cell == "status":
        return _status(task, column.cells)
    if column.cell == "number":
        return [(clean(task.number), "number")]
    if column.cell in task.lost_cells:
        return [(line, "dim") for line in wrap(_("(bản sao mất)"), column.cells)]
    words: str = getattr(task, column.cell)
    role = "chosen" if chosen and column.cell == "title" else ""
    return [(line, role) for line in wrap(clean_cell(words), column.cells)]


def _status(task: TaskView, cells: int) -> list[Piece]:
    """How near or how late, and the column; what a person should look at."""
    said = [(column_word(task.column), "dim")]
    if task.column in BOARD_COLUMNS:
        said.insert(0, (task_mark(task), look(task)))
    if task.no_evidence:
        said.append((_("chờ minh chứng"), "soon"))
    if task.doubtful:
        said.append((_("? cần xem lại"), "waiting"))
    return [(line, role) for text, role in said for line in wrap(text, cells)]


def _side_by_side(columns: Sequence[MatrixColumn], cells: Sequence[Sequence[Piece]], *, bar: Piece) -> list[Line]:
    lines: list[Line] = []
    for at in range(max(len(cell) for cell in cells)):
        pieces: list[Piece] = [bar]
        for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            text, role = cell[at] if at < len(cell) else ("", "")
            if place:
                pieces.append(("│", "rule"))
            pieces.append(((" " if place else "") + fit(text, column.cells), role))
        lines.append(tuple(pieces))
    return lines
