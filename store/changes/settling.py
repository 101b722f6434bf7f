"""Where a task goes when its papers or what it owes have changed."""

from store.changes.work import Work, deliverables_of, stored
from store.tables import TaskRow
from store.words import Column
from store.workflow import Place, settled


def settle(work: Work, task: TaskRow, *, evidence_came: bool = False) -> None:
    """Move the task to where its papers put it, as part of the same action, and note what its author must be told."""
    deliverables = deliverables_of(work, stored(task))
    before = place_of(task)
    after = settled(
        before,
        all_closed=bool(deliverables) and all(one.done_on is not None for one in deliverables),
        evidence_came=evidence_came,
    )
    if put(work, task, after):
        work.tell(_CONSEQUENCES.get((before.column is Column.DONE, after.column), "reopened"))


def place_of(task: TaskRow) -> Place:
    """Where the task stands."""
    return Place(Column(task.stage), task.awaits_evidence)


def put(work: Work, task: TaskRow, place: Place) -> bool:
    """Put the task there; says whether it stood elsewhere."""
    task_id = stored(task)
    moved = work.record.change(task, task=task_id, stage=place.column.value)
    marked = work.record.change(task, task=task_id, shown=False, awaits_evidence=place.awaits_evidence)
    return moved or marked


_CONSEQUENCES = {(False, Column.DONE): "task_done", (False, Column.IN_PROGRESS): "started"}
