"""The timeline as plain text of fixed-width characters: for a mail, a log, a reader for the blind, a pipe."""

from board.cell_text import Line, fit, width
from board.reports.timeline_page import TimelinePage, page_facts, page_scale, page_title
from board.reports.timeline_words import notes_of
from board.timeline.bars import Bars
from board.timeline.heads import legend, tick_heads, today_line, unit_heads, zoom_words
from board.timeline.rows import label_for, label_heads, label_pieces, number_of

COLUMNS = 160
"""As wide as a page in landscape bears in a small fixed-width type."""


def timeline_text(page: TimelinePage, *, columns: int = COLUMNS) -> str:
    """The page in about `columns`, every task a line, marks and legend as on the screen. Ends with a line break."""
    board = page.board
    numbers = max((width(number_of(task, board)) for task in page.tasks), default=1)
    label = label_for(columns, number=numbers)
    scale = page_scale(page, columns=columns - label.cells)
    bars = Bars(scale, board.today)
    pictured: list[Line] = [
        ((fit(" " + zoom_words(scale), label.cells), ""), *unit_heads(scale)),
        ((" " + label_heads(label), ""), *tick_heads(scale, board.today)),
        *(((" ", ""), *label_pieces(task, board, label), *bars.of(task)) for task in page.tasks),
        ((" " * label.cells, ""), *today_line(scale, board.today)),
        (),
        legend(max(columns, 150), zoom=page.zoom),
    ]
    said = [page_title(page), *page_facts(page), ""]
    notes = [" " + note for note in notes_of(page.tasks)]
    return "\n".join(line.rstrip() for line in (*said, *map(_plain, pictured), *notes)) + "\n"


def _plain(line: Line) -> str:
    return "".join(text for text, _role in line)
