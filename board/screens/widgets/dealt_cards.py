"""The cards dealt out to the columns of the board. Where few have changed since, only those are moved."""

from collections.abc import Callable, Sequence

from board.screens.widgets.card_order import ranking
from board.screens.widgets.column import CardColumn, Find
from board.screens.widgets.grouping import Group
from store.views import TaskView
from store.words import BOARD_COLUMNS, Column

_FEW = 50

Pairs = Sequence[tuple[TaskView, TaskView]]
"""Cards as they were dealt and as they are now."""


class DealtCards:
    """The columns, and the shelf for what has left them. `find` gives the task of a key, as it is dealt."""

    def __init__(self, find: Find) -> None:
        self.columns = tuple(CardColumn(column, find) for column in BOARD_COLUMNS)
        self.shelf = CardColumn(Column.DROPPED, find)
        self._dealt: tuple[TaskView, ...] = ()
        self._grouped = False

    def deal(
        self, tasks: tuple[TaskView, ...], group: Callable[[TaskView], Group] | None, *, plans: Sequence[str]
    ) -> None:
        """Every card into its column. `tasks` come in the document's order, `plans` (keys) in the order they are shown."""
        changed = None if group is not None or self._grouped else _changed(self._dealt, tasks)
        self._dealt, self._grouped = tasks, group is not None
        if changed is None:
            self._deal_all(tasks, group, plans)
            return
        for old, new in changed:
            here, there = self._of(old.column), self._of(new.column)
            here.exchange(old, new if here is there else None)
            if here is not there:
                there.exchange(None, new)

    def column_of(self, key: str) -> CardColumn | None:
        """The column, or the shelf, on which the card with this key stands."""
        return next((column for column in (*self.columns, self.shelf) if column.place_of(key) is not None), None)

    def _deal_all(
        self, tasks: Sequence[TaskView], group: Callable[[TaskView], Group] | None, plans: Sequence[str]
    ) -> None:
        dealt: dict[object, list[TaskView]] = {column: [] for column in BOARD_COLUMNS}
        left: list[TaskView] = []
        for task in tasks:
            dealt.get(task.column, left).append(task)
        rank = ranking(plans)
        for column in self.columns:
            column.show(dealt[column.column], group, rank=rank)
        self.shelf.show(left, None, rank=rank)

    def _of(self, column: Column) -> CardColumn:
        return next((one for one in self.columns if one.column is column), self.shelf)


def _changed(before: Sequence[TaskView], now: Sequence[TaskView]) -> Pairs | None:
    """The cards that are others than before; None where they are not few, or not the same tasks in the same order."""
    if not before or len(before) != len(now):
        return None
    changed = [(old, new) for old, new in zip(before, now, strict=True) if old is not new]
    same = all((old.key, old.position) == (new.key, new.position) for old, new in changed)
    return changed if same and len(changed) <= _FEW else None
