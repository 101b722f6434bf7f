"""The order of urgency: late first, worst first; then the nearest due; then the rest; done ones last."""

from datetime import date

from store.views import TaskView
from store.words import BOARD_COLUMNS, URGENCY

_OPEN_ENDED = date.max


def urgency(task: TaskView) -> tuple[int, int, date]:
    """The sort key. Tasks that are equally urgent keep the order in which they were (the document's)."""
    late = -task.days_late if task.done_on is None else 0
    return URGENCY[task.timeliness], late, task.due or _OPEN_ENDED


def look(task: TaskView) -> str:
    """The role in which a task's mark is drawn."""
    if task.column not in BOARD_COLUMNS:
        return "dim"
    return {
        "overdue": "late",
        "late": "soon",
        "due_soon": "soon",
        "on_time": "done",
        "ongoing": "ongoing",
        "waiting": "waiting",
        "undated": "waiting",
    }.get(task.timeliness.value, "")
