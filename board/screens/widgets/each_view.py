"""The views of the main screen by their names, each loaded when it is first opened: the first paint pays for one."""

from importlib import import_module

from board.screens.widgets.line_view import LineView

VIEWS = {
    "board": ("board.screens.widgets.columns_view", "ColumnsView"),
    "timeline": ("board.screens.widgets.timeline", "TimelineView"),
    "matrix": ("board.screens.widgets.matrix", "MatrixView"),
    "agencies": ("board.screens.widgets.agency_list", "AgencyList"),
    "targets": ("board.screens.widgets.target_list", "TargetList"),
    "history": ("board.screens.widgets.history_list", "HistoryList"),
    "year": ("board.screens.widgets.year_view", "YearView"),
}
"""Module and class; as text, as whatever is imported here is loaded at once."""


def make_view(view: str) -> LineView:
    """A new view of this name, one of `VIEWS`."""
    module, name = VIEWS[view]
    made: LineView = getattr(import_module(module), name)(id=f"view-{view}")
    return made
