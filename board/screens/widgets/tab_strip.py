"""The tab strip of a narrow board: the columns by name and count, all of them in view however narrow it is."""

from board.language import _
from board.screens.drawing import width
from board.screens.widgets.column import CardColumn
from board.wording import column_word
from store.words import Column


def tab_texts(columns: tuple[CardColumn, ...], cells: int) -> list[str]:
    """What stands on each tab, one cell free at either side: the names in full where all of them fit, else shorter."""
    names = (
        [f"{column_word(column.column)} {counted(column, '')}" for column in columns],
        [f"{_short(column.column)} {counted(column, '')}" for column in columns],
        [f"{_short(column.column)} {len(column.tasks)}" for column in columns],
    )
    return next((texts for texts in names if sum(map(width, texts)) + 2 * len(texts) + 2 <= cells), names[-1])


def counted(column: CardColumn, blank: str) -> str:
    """How many cards, and how many of them are late: "13·4!"."""
    late = f"{blank}·{blank}{column.late}!" if column.late else ""
    return f"{len(column.tasks)}{late}"


def _short(column: Column) -> str:
    return {
        Column.NOT_STARTED: _("Chưa"),
        Column.IN_PROGRESS: _("Đang"),
        Column.IN_REVIEW: _("Trình"),
        Column.DONE: _("Xong"),
    }[column]
