"""Reading a task's cells again: its deliverables follow the new reading, and nothing that was recorded on them is lost."""

from plans.errors import DeadlineError
from plans.owed import read_task
from plans.plan import Task
from store.changes.owed_anew import bring_up_to_date, read_recorded
from store.changes.work import Found, Work
from store.directory_rows import agency_ids
from store.errors import WrongValue
from store.plan_import.read_back import without_rows
from store.readings import deliverable_reading, task_reading
from store.tables import ExtensionRow
from store.wishes import Paper


def reread(work: Work, found: Found, *, decision: Paper | None = None) -> None:
    """Read the cells as they now stand (a person's reading before the words) and bring what is owed up to date.

    `decision` is the paper that set the deadline: then new days are extensions; see `bring_up_to_date`.

    Raises:
        WrongValue: the words of the deadline name a day that there is not.
    """
    work.session.flush()
    try:
        reading = read_task(_task(found), without_rows(found.plan), work.directory)
    except DeadlineError as error:
        raise WrongValue("deadline", error.found, "deadline_words") from error
    work.record.change(found.task, task=found.task_id, shown=False, **task_reading(reading, work.directory))
    ids = agency_ids(work.session.connection())
    wanted = [deliverable_reading(owed, ids) for owed in reading.owed]
    recorded = read_recorded(work.session, (found.task_id,))
    for task, row in bring_up_to_date(work.record, found.task_id, wanted, recorded, decision=decision):
        work.record.insert(row, task=task, shown=isinstance(row, ExtensionRow))


def _task(found: Found) -> Task:
    row = found.task
    return Task(
        number=row.number,
        section="",
        title=row.title,
        outputs=row.outputs,
        deadline=row.deadline if row.reading_deadline is None else row.reading_deadline,
        lead=row.lead if row.reading_lead is None else row.reading_lead,
        coordinators=row.coordinators if row.reading_coordinators is None else row.reading_coordinators,
    )
