"""Saved views as frozen values: a filter that one user keeps under a name. No database library is imported here."""

from dataclasses import dataclass

VIEWS = ("board", "timeline", "matrix", "agencies", "targets", "history", "year")
GROUPINGS = ("", "section", "lead", "officer")
"""What the board's cards may be grouped by; "" for not at all."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """What is seen under a name: which tasks (`filter_text`), in which of VIEWS, grouped by which of GROUPINGS."""

    name: str
    filter_text: str = ""
    view: str = "board"
    grouping: str = ""
