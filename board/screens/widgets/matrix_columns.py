"""The columns of the matrix: those of the appendix as signed and one for the status, as many as the width bears."""

from collections.abc import Sequence
from dataclasses import dataclass

from board.language import _
from board.screens.drawing import Line, Piece, fit, wrap
from board.screens.widgets.flowing import flow
from board.screens.widgets.sorting import Sorting
from board.urgency import look
from board.wording import column_word, task_mark, title_of
from plans.vietnamese import clean, clean_cell
from store.views import TaskView
from store.words import BOARD_COLUMNS

_STATUS_CELLS = 10
_ROOM_FOR_SEVERAL = 50
"""From so many cells on, cells without a column follow each other on one line."""

_SHARES = (
    (100, {"title": 32, "outputs": 14, "deadline": 14, "lead": 15, "coordinators": 25}),
    (60, {"title": 52, "deadline": 24, "lead": 24}),
    (0, {"title": 100}),
)
"""From which width on, which of the appendix's columns, and how they share the room."""


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One column: which cell of the row it shows ("title", "outputs", …, "status") and how wide its text may be."""

    cell: str
    cells: int


def columns_for(cells: int, *, number: int) -> tuple[MatrixColumn, ...]:
    """The columns for a window of `cells`: all of the appendix's from 100 on; below, the rest stands under each row."""
    shares = next(shares for least, shares in _SHARES if cells >= least)
    status = _STATUS_CELLS if cells < 140 else _STATUS_CELLS + 4
    room = max(len(shares), cells - 1 - number - 2 * (len(shares) + 1) - status)
    widths = {cell: max(1, room * share // 100) for cell, share in shares.items()}
    widths["title"] += max(0, room - sum(widths.values()))
    chosen = [MatrixColumn(cell, width) for cell, width in widths.items()]
    return (MatrixColumn("number", number), *chosen, MatrixColumn("status", status))


def hidden_cells(cells: int) -> tuple[str, ...]:
    """The appendix's columns that a window of `cells` has no room for."""
    shown = next(shares for least, shares in _SHARES if cells >= least)
    return tuple(cell for cell in _SHARES[0][1] if cell not in shown)


def column_at(columns: Sequence[MatrixColumn], x: int) -> str:
    """The cell whose column stands at `x`; "" beside all of them."""
    at = 1
    for place, column in enumerate(columns):
        at += column.cells + (2 if place else 0)
        if x < at:
            return column.cell
    return ""


def head_lines(columns: Sequence[MatrixColumn], sorting: Sorting, *, hidden: Sequence[str] = ()) -> list[Line]:
    """The columns' names, wrapped, and a rule below; the one that is sorted by is marked.

    Which cells are `hidden` is said beside the title.
    """
    names = _names()
    cells = [
        [(line, "head") for line in wrap(names[column.cell] + sorting.mark(column.cell), column.cells)]
        for column in columns
    ]
    if hidden:
        title = next(place for place, column in enumerate(columns) if column.cell == "title")
        told = _("ở dưới: {cells}").format(cells=", ".join(names[cell].lower() for cell in hidden))
        cells[title] += [(line, "dim") for line in wrap(told, columns[title].cells)]
    return [*_side_by_side(columns, cells, bar=(" ", "")), rule(columns, "┼")]


def hidden_lines(task: TaskView, columns: Sequence[MatrixColumn], hidden: Sequence[str]) -> list[Line]:
    """The words of cells that have no column, below the row and as wide as all its columns but the number's.

    On a narrow screen each begins a line.
    """
    if not hidden:
        return []
    names = _names()
    room = sum(column.cells + 2 for column in columns[1:]) - 2
    between = " · " if room >= _ROOM_FOR_SEVERAL else "\n"
    pieces: list[Piece] = []
    for place, cell in enumerate(hidden):
        lost = cell in task.lost_cells
        words = _("(bản sao mất)") if lost else " ".join(clean_cell(getattr(task, cell)).split()) or "—"
        pieces += [(between if place else "", "dim"), (f"{names[cell]}: ", "dim"), (words, "dim" if lost else "")]
    before: Line = ((" ", ""), (" " * columns[0].cells, ""), ("│", "rule"), (" ", ""))
    return [(*before, *line) for line in flow(pieces, room)]


def _names() -> dict[str, str]:
    return {
        "number": _("Số"),
        "title": _("Nhiệm vụ"),
        "outputs": _("Sản phẩm"),
        "deadline": _("Thời hạn"),
        "lead": _("Chủ trì"),
        "coordinators": _("Phối hợp"),
        "status": _("Tình trạng"),
    }


def task_lines(
    task: TaskView, columns: Sequence[MatrixColumn], *, chosen: bool, marked: bool, hidden: Sequence[str] = ()
) -> list[Line]:
    """The task's row: each cell's words wrapped in its column, as many lines as the longest cell needs.

    Cells that are `hidden`, as there is no room for their columns, stand below the others.
    """
    cells = [_cell(task, column, chosen=chosen) for column in columns]
    bar: Piece = ("▌", "bar") if chosen else (" ", "")
    lines = [*_side_by_side(columns, cells, bar=bar)]
    lines += [(bar, *line[1:]) for line in hidden_lines(task, columns, hidden)]
    if marked and not chosen:
        lines[0] = (("*", "marked"), *lines[0][1:])
    return lines


def continued_line(
    task: TaskView,
    columns: Sequence[MatrixColumn],
    within: int,
    *,
    chosen: bool,
    marked: bool,
    hidden: Sequence[str] = (),
) -> Line | None:
    """One of `task_lines` as it stands where those before it are not seen; None for one below them."""
    lines = task_lines(task, columns, chosen=chosen, marked=marked, hidden=hidden)
    if within >= len(lines):
        return None
    pieces = list(lines[within])
    pieces[1] = (fit(clean(task.number), columns[0].cells), "number")
    if within < len(lines) - len(hidden_lines(task, columns, hidden)) and not pieces[3][0].strip():
        pieces[3] = (" " + fit(clean(title_of(task)), columns[1].cells), "dim")
    return tuple(pieces)


def rule(columns: Sequence[MatrixColumn], crossing: str, *, others: str = "") -> Line:
    """The line between two rows: `crossing` where a border stands, `others` where only the first goes on above it."""
    first, *stretches = ["─" * (column.cells + (1 if place else 0)) for place, column in enumerate(columns)]
    return ((f" {first}{crossing}{(others or crossing).join(stretches)}", "rule"),)


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
