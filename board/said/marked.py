"""Which tasks are marked for the next action → words, as short as a rule across the screen bears."""

from collections.abc import Sequence

from board.language import ngettext
from plans.vietnamese import clean
from store.views import TaskView


def marked_said(tasks: Sequence[TaskView], *, hidden: int) -> str:
    """How many and which: the numbers alone where all are of one plan. `hidden` are those that the filter leaves out."""
    count = len(tasks)
    said = ngettext("đã đánh dấu {n}", "đã đánh dấu {n}", count).format(n=count)
    if tasks:
        same = len({task.plan for task in tasks}) == 1
        said += ": " + ", ".join(clean(task.number if same else task.key) for task in tasks)
    if hidden:
        said += " · " + ngettext("{n} ngoài bộ lọc", "{n} ngoài bộ lọc", hidden).format(n=hidden)
    return said
