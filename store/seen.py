"""What a person saw of a task before changing it. A change carries it, so that nothing is overwritten that nobody has seen.

What was seen of what is no task: `store.things_seen`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from store.history.field_words import day_text
from store.task_views import TaskDetailView
from store.views import TaskView


@dataclass(frozen=True, slots=True)
class Seen:
    """A task as it was shown: its version, and its fields as text by their names.

    Names are those of `EditTask`, "column", "cause", "due:N" and "done_on:N" of deliverable N (days as 30/09/2022, ""
    without one), and "reading_deadline", "reading_lead", "reading_coordinators": the words that the cell is read by. A field
    that is not among them was not seen, and is not compared.
    """

    version: int
    values: Mapping[str, str] = field(default_factory=dict)

    def after(self, name: str, value: str) -> "Seen":
        """The same once the person has also seen that the field is this by now."""
        return replace(self, values={**self.values, name: value})


def seen_in(task: TaskView) -> Seen:
    """What a list shows of a task."""
    values = {
        "column": task.column.value,
        "cause": task.cause,
        "officer": task.officer,
        "progress": task.progress,
        "section": task.section,
        "title": task.title,
        "outputs": task.outputs,
        "deadline": task.deadline,
        "lead": task.lead,
        "coordinators": task.coordinators,
    }
    for mark in task.marks:
        values[f"due:{mark.number}"] = day_text(mark.due) if mark.due else ""
        values[f"done_on:{mark.number}"] = day_text(mark.done_on) if mark.done_on else ""
    return Seen(task.version, values)


def seen_in_full(detail: TaskDetailView) -> Seen:
    """What a task's own screen shows of it: how its cells are read as well."""
    readings = {
        "reading_deadline": detail.deadline.words,
        "reading_lead": detail.lead.words,
        "reading_coordinators": detail.coordinators.words,
    }
    seen = seen_in(detail.task)
    return replace(seen, values={**seen.values, **readings})
