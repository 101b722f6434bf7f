"""The mark of invented data on whatever stands over the board: forms, choices, help."""

from textual.app import App

from board.said.sample import sample_mark
from store.views import BoardView


def mark_of(app: App[object]) -> str:
    """The mark, where a plan that the program shows is a sample; else ""."""
    board = getattr(app, "board", None)
    return sample_mark(board.plans) if isinstance(board, BoardView) else ""
