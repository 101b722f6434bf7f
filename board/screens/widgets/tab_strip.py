"""The tab strip of a narrow board: the columns by name and count, all of them in view however narrow it is."""

from board.language import _
from board.screens.drawing import width
from board.screens.widgets.column import CardColumn
from board.wording import column_word
from store.words import Column


def tab_texts(columns: tuple[CardColumn, ...], cells: int) -> tuple[list[str], int]:
    """What stands on each tab, one cell free at either side, and the cells for an arrow at each end (1, or 0 for none).

    The names in full where all of them fit, else ever shorter: the late ones of a column are the last to be left out.
    """
    names = (column_word, _short, _shorter, _initials)
    tries = [[f"{name(column.column)} {counted(column, '')}" for column in columns] for name in names]
    tries += [[f"{_short(column.column)} {len(column.tasks)}" for column in columns]]
    for texts in tries:
        for arrow in (1, 0):
            if sum(map(width, texts)) + 2 * len(texts) + 2 * arrow <= cells:
                return texts, arrow
    return tries[-1], 0


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


def _shorter(column: Column) -> str:
    return _("Ký") if column is Column.IN_REVIEW else _short(column)


def _initials(column: Column) -> str:
    return {
        Column.NOT_STARTED: _("CTH"),
        Column.IN_PROGRESS: _("ĐTH"),
        Column.IN_REVIEW: _("TK"),
        Column.DONE: _("HT"),
    }[column]
