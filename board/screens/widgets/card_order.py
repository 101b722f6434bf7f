"""Cards in the order of urgency: one is found, taken out or put in without looking at all the others."""

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from datetime import date

from board.urgency import urgency
from store.views import TaskView

Rank = tuple[tuple[int, int, date], int, int]


def ranking(plans: Sequence[str]) -> Callable[[TaskView], Rank]:
    """The order of urgency, and where that is equal the document's: plans (keys) as they are shown, rows as they stand."""
    places = {plan: place for place, plan in enumerate(plans)}
    return lambda task: (urgency(task), places[task.plan], task.position)


class CardOrder:
    """The cards of one column. `tasks` come in the document's order."""

    def __init__(self, tasks: Sequence[TaskView], rank: Callable[[TaskView], Rank]) -> None:
        self.tasks = sorted(tasks, key=urgency)  # a stable sort: equal ones stay as they came
        self._rank = rank

    def place_of(self, task: TaskView) -> int | None:
        """Where this very view of a task stands; None where it does not."""
        rank = self._rank(task)
        for place in range(bisect_left(self.tasks, rank, key=self._rank), len(self.tasks)):
            if self.tasks[place] is task:
                return place
            if self._rank(self.tasks[place]) != rank:
                break
        return None

    def take(self, task: TaskView) -> None:
        """Take out this very view of a task; where it is not there, nothing."""
        place = self.place_of(task)
        if place is not None:
            del self.tasks[place]

    def put(self, task: TaskView) -> None:
        """Put a task in its place."""
        insort(self.tasks, task, key=self._rank)
