"""Reading a task's cells again: its deliverables follow the new reading, and nothing that was recorded on them is lost."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from plans.errors import DeadlineError
from plans.owed import read_task
from plans.plan import Plan, Task
from store.changes.work import Found, Work, deliverables_of, stored
from store.directory_rows import agency_ids
from store.errors import WrongValue
from store.readings import deliverable_reading, task_reading
from store.tables import ChangeRow, DeliverableRow, EvidenceRow, ExtensionRow

Wanted = dict[str, Any]
"""The columns of a deliverable as the new reading has it; its number counts only where it is new."""


def reread(work: Work, found: Found) -> None:
    """Read the cells as they now stand (a person's reading before the words) and bring what is owed up to date.

    A deliverable that is still owed keeps its number and its papers and takes the new days; one that is owed no longer
    goes, unless something was recorded on it; a new one gets a number that was never used.
    """
    work.session.flush()
    try:
        reading = read_task(_task(found), _plan(found), work.directory)
    except DeadlineError as error:
        raise WrongValue("deadline", error.found, "deadline_words") from error
    work.record.change(found.task, task=found.task_id, shown=False, **task_reading(reading, work.directory))
    ids = agency_ids(work.session.connection())
    _bring_up_to_date(work, found, [deliverable_reading(owed, ids) for owed in reading.owed])


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


def _plan(found: Found) -> Plan:
    row = found.plan
    return Plan(
        key=row.key,
        number=row.number,
        signed=row.signed,
        title=row.title,
        short_title=row.short_title,
        issuer=row.issuer,
        years=tuple(row.years),
        secretariat=row.secretariat,
        sections=(),
        tasks=(),
    )


def _bring_up_to_date(work: Work, found: Found, wanted: list[Wanted]) -> None:
    there = found.deliverables
    extended = _last_extensions(work, there)
    recorded = _with_papers(work, there) | extended.keys() | {stored(one) for one in there if one.done_on is not None}
    pairs, new = _pair(there, wanted)
    for row, columns in pairs:
        days = {"number": row.number, "due": extended.get(stored(row), columns["due"])}
        work.record.change(row, task=found.task_id, shown=False, **{**columns, **days})
    for row in there:
        if stored(row) not in recorded and all(row is not paired for paired, _columns in pairs):
            work.record.delete(row, task=found.task_id, shown=False)
    for number, columns in enumerate(new, start=_first_unused_number(work, found)):
        row = DeliverableRow(**{**columns, "task_id": found.task_id, "number": number})
        work.record.insert(row, task=found.task_id, shown=False)


def _pair(
    there: Sequence[DeliverableRow], wanted: list[Wanted]
) -> tuple[list[tuple[DeliverableRow, Wanted]], list[Wanted]]:
    """Which of those there are the wanted ones, and what is wanted beside them: the likest find each other first."""
    left = list(wanted)
    pairs: dict[int, tuple[DeliverableRow, Wanted]] = {}
    for alike in (_the_same, _worded_anew, _at_other_times):
        for row in there:
            match = next((columns for columns in left if alike(row, columns)), None)
            if match is not None and stored(row) not in pairs:
                pairs[stored(row)] = (row, match)
                left.remove(match)
    return list(pairs.values()), left


def _the_same(row: DeliverableRow, columns: Wanted) -> bool:
    return _worded_anew(row, columns) and row.output == columns["output"]


def _worded_anew(row: DeliverableRow, columns: Wanted) -> bool:
    return bool(row.agency_id == columns["agency_id"] and row.period == columns["period"])


def _at_other_times(row: DeliverableRow, columns: Wanted) -> bool:
    """An open one goes on at its agency's next time; what is closed was closed for its own period and stays that."""
    return bool(row.agency_id == columns["agency_id"] and row.done_on is None)


def _last_extensions(work: Work, there: Sequence[DeliverableRow]) -> dict[int, date]:
    """The day that the last extension of each gave."""
    rows = work.session.execute(
        select(col(ExtensionRow.deliverable_id), col(ExtensionRow.due))
        .where(col(ExtensionRow.deliverable_id).in_([stored(one) for one in there]))
        .order_by(col(ExtensionRow.id))
    )
    return dict(rows.all())


def _with_papers(work: Work, there: Sequence[DeliverableRow]) -> set[int]:
    ids = [stored(one) for one in there]
    return set(
        work.session.execute(
            select(col(EvidenceRow.deliverable_id)).where(col(EvidenceRow.deliverable_id).in_(ids))
        ).scalars()
    )


def _first_unused_number(work: Work, found: Found) -> int:
    """One above every number that the task's deliverables have or had; those that went are known from history."""
    gone = work.session.execute(
        select(col(ChangeRow.before)).where(
            col(ChangeRow.task_id) == found.task_id,
            col(ChangeRow.table_name) == str(DeliverableRow.__tablename__),
            col(ChangeRow.operation) == "delete",
        )
    ).scalars()
    numbers = [one.number for one in deliverables_of(work, found.task_id)] + [row["number"] for row in gone]
    return max(numbers, default=0) + 1
