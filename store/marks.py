"""Rows of deliverables → the marks of their tasks, judged. What is equal is made once: thousands of rows share a few hundred.

Pure, as `store.summary`. Cells are texts, or their bytes as SQLite keeps them: an equal cell then need not be decoded again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from store.views import DeliverableMark
from store.words import Timeliness
from store.workflow import TaskJudgement, judge, judge_task

Facts = tuple[Any, ...]
"""A deliverable's row without its task: number, start, due, original_due, done_on, approximate, kind, agency_id, papers."""


class Owed(NamedTuple):
    """What a task owes, and how it stands by it."""

    marks: tuple[DeliverableMark, ...]
    judgement: TaskJudgement


class Once(dict[Any, Any]):
    """What a function makes of a cell, made once for each different cell."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, cell: Any) -> Any:  # noqa: ANN401 - whatever is made of the cell
        self[cell] = made = self._make(cell)
        return made


def owed_by_tasks(
    deliverables: Iterable[Sequence[Any]], *, agencies: Mapping[int, str], today: date
) -> tuple[dict[int, Owed], Owed]:
    """What each task (by id) owes, and what one owes that has no deliverable.

    The rows stand in the order of task and number. `agencies` are keys by ids.
    """
    owed = Once(_Judge(agencies, today))
    facts_of = itemgetter(slice(1, None))
    found = {task: owed[tuple(map(facts_of, rows))] for task, rows in groupby(deliverables, key=itemgetter(0))}
    return found, owed[()]


def text(cell: str | bytes) -> str:
    """A cell as text."""
    return cell.decode() if isinstance(cell, bytes) else cell


def day(cell: str | bytes | None) -> date | None:
    """A cell that holds a day."""
    return date.fromisoformat(text(cell)) if cell else None


class _Judge:
    """Makes what a task owes of the facts of its deliverables."""

    def __init__(self, agencies: Mapping[int, str], today: date) -> None:
        self._agencies = agencies
        self._today = today
        self._days, self._words = Once(day), Once(text)
        self._marks = Once(self._mark)

    def __call__(self, facts: tuple[Facts, ...]) -> Owed:
        marks = tuple(map(self._marks.__getitem__, facts))
        return Owed(marks, judge_task(marks, today=self._today))

    def _mark(self, facts: Facts) -> DeliverableMark:
        number, start, due, original_due, done_on, approximate, kind, agency_id, papers = facts
        days, kind = self._days, self._words[kind]
        timeliness, days_late = self._judge(days[due], days[done_on], kind)
        return DeliverableMark(
            number,
            days[start],
            days[due],
            days[original_due],
            days[done_on],
            bool(approximate),
            kind,
            self._agencies.get(agency_id),
            timeliness,
            days_late,
            bool(papers and not done_on),
        )

    def _judge(self, due: date | None, done_on: date | None, kind: str) -> tuple[Timeliness, int]:
        return judge(due, done_on, kind, today=self._today)
