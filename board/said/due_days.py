"""The due days of several tasks at once → words for the form that gives them all a later one."""

from collections.abc import Sequence
from datetime import date

from board.language import _
from board.said.marked import named
from board.wording import day
from plans.vietnamese import clean
from store.views import TaskView

_EACH = 3
"""Of so many tasks each due day is told, of more only the latest."""


def due_facts(tasks: Sequence[TaskView]) -> tuple[tuple[str, str], ...]:
    """The days in force, which the new one has to come after."""
    dated = [task for task in tasks if task.due is not None and task.closed < task.owed]
    if not dated:
        return ()
    if len(dated) <= _EACH:
        return ((_("Hạn hiện nay"), " · ".join(map(_dated, dated))),)
    latest = max(dated, key=lambda task: task.due or date.min)
    return ((_("Hạn hiện nay"), _("muộn nhất {day} ({key})").format(day=day(latest.due), key=clean(latest.key))),)


def not_later_said(to: str, tasks: Sequence[TaskView]) -> str:
    """Which of the tasks are due on that day or later already, and when; whoever wants that does something else."""
    return _(
        "Hạn mới {to} không sau hạn hiện nay của {tasks}; rút ngắn thời hạn thì sửa dòng Thời hạn theo văn bản."
    ).format(to=to, tasks=named([_("{key} ({day})").format(key=clean(one.key), day=day(one.due)) for one in tasks]))


def _dated(task: TaskView) -> str:
    return f"{clean(task.key)} {day(task.due)}"
