"""How a cell that our copy has lost is written in a table, so that it is lost again when the table is read."""

from dataclasses import replace
from typing import Any

from plans.plan import Task
from plans.vietnamese import fold

LOST_CELL = "(bản sao mất ô này)"
"""Stands in an exported appendix where words are missing. It is no text of the plan, whatever language its reader has."""

_WRITTEN_BEFORE = ("(bản chép mất ô này)",)
"""How it was written in tables that are out there."""

_CELLS = ("title", "outputs", "deadline", "lead", "coordinators")
_LOST = frozenset(map(fold, (LOST_CELL, *_WRITTEN_BEFORE)))


def with_lost_cells(task: Task) -> Task:
    """The task, its cells that say they are lost without words and named in `lost`.

    >>> found = with_lost_cells(Task("II.5", "II", LOST_CELL, "Kế hoạch"))
    >>> found.title, found.lost, found.outputs
    ('', ('title',), 'Kế hoạch')
    """
    lost = tuple(cell for cell in _CELLS if fold(getattr(task, cell)) in _LOST)
    emptied: dict[str, Any] = dict.fromkeys(lost, "")
    return replace(task, **emptied, lost=(*task.lost, *lost)) if lost else task
