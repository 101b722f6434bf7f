"""A board as it stood on a day by the papers' own days: what was closed by a later paper was still open then. Pure.

For periodic reports: what was finished on 20/12 belongs to the next year's report, whoever recorded it when.
"""

from dataclasses import replace
from datetime import date

from store.views import BoardView, DeliverableMark, TaskView
from store.workflow import judge, judge_task


def board_on(board: BoardView, day: date) -> BoardView:
    """The same tasks judged on `day`, without the papers that are dated after it. Columns stay as they are."""
    return replace(
        board,
        tasks=tuple(_task_on(task, day) for task in board.tasks),
        duties=tuple(_task_on(task, day) for task in board.duties),
        today=day,
    )


def _task_on(task: TaskView, day: date) -> TaskView:
    marks = tuple(_mark_on(mark, day) for mark in task.marks)
    judgement = judge_task(marks, today=day)
    return task._replace(marks=marks, **judgement._asdict())


def _mark_on(mark: DeliverableMark, day: date) -> DeliverableMark:
    done_on = mark.done_on if mark.done_on is not None and mark.done_on <= day else None
    timeliness, days_late = judge(mark.due, done_on, mark.kind, today=day)
    return mark._replace(done_on=done_on, timeliness=timeliness, days_late=days_late)
