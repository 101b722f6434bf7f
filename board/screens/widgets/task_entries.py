"""The entries of a view of thousands of tasks, each made when it is looked at: a window of them is kept, not all."""

from collections.abc import Callable, Sequence
from typing import overload

from board.screens.widgets.row_view import Entry
from store.views import TaskView


class TaskEntries(Sequence[Entry]):
    """`rows` are tasks, and what else stands between them; `make` makes the entry of the row at a place."""

    def __init__(self, rows: Sequence[object], make: Callable[[int], Entry]) -> None:
        self._rows = rows
        self._make = make

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry]: ...
    def __getitem__(self, place: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(place, slice):
            return [self._make(at) for at in range(*place.indices(len(self._rows)))]
        return self._make(range(len(self._rows))[place])

    def place_of(self, task: TaskView | None) -> int | None:
        """Where a task stands, which must be the view of it that is shown; quicker than making every entry."""
        return next((place for place, row in enumerate(self._rows) if row is task), None) if task is not None else None


def _no_entry(place: int) -> Entry:
    raise IndexError(place)


NO_ENTRIES = TaskEntries((), _no_entry)
"""Before anything is shown, and once it is put away."""
