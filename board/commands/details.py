"""Everything about several tasks, as JSON shapes."""

from collections.abc import Iterable

from board.commands.opening import open_the_board
from board.commands.options import Options
from board.commands.shapes import Shape, task_shape
from board.commands.whereabouts import judging_day
from store.views import TaskView


def task_shapes(tasks: Iterable[TaskView], options: Options) -> list[Shape]:
    """The tasks in their order, each with its deliverables, papers and notes."""
    with open_the_board(options) as board:
        details = board.tasks([task.key for task in tasks], today=judging_day(options))
    return [task_shape(detail) for detail in details]
