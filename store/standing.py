"""A board as it stood on a day by the papers' own days: what a later paper closed was still open then. Pure.

For periodic reports: what was finished on 20/12 belongs to the next year's report, whoever recorded it when. It is not the
board as it was known on that day (`OpenBoard.as_of`): a paper of that day that was recorded later counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from store.history.ledger_views import ExtendedView, LedgerView
from store.target_views import TargetView
from store.views import BoardView, DeliverableMark, TaskView
from store.words import Column
from store.workflow import judge, judge_task

Moved = Mapping[tuple[str, int], list[ExtendedView]]
"""Extensions, oldest first, by the task's key and the deliverable's number."""


def board_on(board: BoardView, day: date, ledger: LedgerView) -> BoardView:
    """The same tasks judged on `day`, without what papers dated after it did: closing, extending, taking off the board.

    `ledger` has the papers of the same plans. Columns change only where such a paper had set them.
    """
    moved: dict[tuple[str, int], list[ExtendedView]] = {}
    for one in ledger.extended:
        moved.setdefault((one.task, one.deliverable), []).append(one)
    still_there = {one.task for one in ledger.left if one.dated > day}
    later = {one.task for one in ledger.extended if one.dated > day} | still_there
    as_they_are: dict[int, bool] = {}  # equal marks are one tuple for all tasks that have them

    def on_that_day(task: TaskView) -> TaskView:
        if board.today == day:
            known = as_they_are.get(id(task.marks))
            if known is None:
                known = as_they_are[id(task.marks)] = _closed_by(task.marks, day)
            whole = task.column is not Column.DONE or task.closed == task.owed
            if known and whole and task.key not in later:
                return task
        marks = tuple(_mark_on(mark, day, moved.get((task.key, mark.number), [])) for mark in task.marks)
        judgement = judge_task(marks, today=day)
        column = _column_on(task, marks, left_later=task.key in still_there)
        return task._replace(marks=marks, column=column, **judgement._asdict())

    return replace(
        board,
        tasks=tuple(map(on_that_day, board.tasks)),
        duties=tuple(map(on_that_day, board.duties)),
        today=day,
    )


def targets_on(targets: Iterable[TargetView], day: date) -> tuple[TargetView, ...]:
    """The targets with what was measured of them up to `day`."""
    return tuple(
        replace(one, measurements=tuple(each for each in one.measurements if each.measured_on <= day))
        for one in targets
    )


def _closed_by(marks: Iterable[DeliverableMark], day: date) -> bool:
    """Whether no closing paper is dated after the day."""
    return all(mark.done_on is None or mark.done_on <= day for mark in marks)


def _mark_on(mark: DeliverableMark, day: date, moved: list[ExtendedView]) -> DeliverableMark:
    due = _due_on(mark, day, moved)
    done_on = mark.done_on if mark.done_on is not None and mark.done_on <= day else None
    timeliness, days_late = judge(due, done_on, mark.kind, today=day)
    return mark._replace(due=due, done_on=done_on, timeliness=timeliness, days_late=days_late)


def _due_on(mark: DeliverableMark, day: date, moved: list[ExtendedView]) -> date | None:
    if all(one.dated <= day for one in moved):
        return mark.due
    kept = [one for one in moved if one.dated <= day]
    return kept[-1].to if kept else moved[0].before


def _column_on(task: TaskView, marks: tuple[DeliverableMark, ...], *, left_later: bool) -> Column:
    closed = [mark.done_on is not None for mark in marks]
    if left_later:
        return Column.DONE if marks and all(closed) else Column.IN_PROGRESS if any(closed) else Column.NOT_STARTED
    if task.column is Column.DONE and not all(closed):
        return Column.IN_PROGRESS
    return task.column
