"""What tasks owe, brought up to date with a new reading of their cells: nothing that was recorded on it is lost."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, SQLModel, col

from store.changes.work import stored
from store.recorder import Recorder
from store.tables import ChangeRow, DeliverableRow, EvidenceRow, ExtensionRow, LetterItemRow, PaperRow
from store.wishes import Paper
from store.words import PaperFor

Wanted = dict[str, Any]
"""The columns of a deliverable as the new reading has it; its number counts only where it is new."""
NewRow = tuple[int, SQLModel]
"""A row to be inserted, behind the task (id) that it belongs to."""

_FIRST_DEADLINE = ("deadline_words", "kind", "rule", "repeats", "waits_for", "approximate", "start", "original_due")
_UNDATED = ("deadline_words", "kind", "rule", "repeats", "waits_for", "approximate")


@dataclass(frozen=True)
class Recorded:
    """What is known of the deliverables of some tasks, read at once."""

    deliverables: dict[int, list[DeliverableRow]]
    last_extensions: dict[int, ExtensionRow]
    with_evidence: set[int]
    asked_for: set[int]
    highest_numbers: dict[int, int]
    deadline_papers: dict[int, PaperRow]


def read_recorded(session: Session, tasks: Collection[int] | Select[int]) -> Recorded:
    """What is known of the deliverables of these tasks. A few statements, however many there are.

    The highest number counts deliverables that went, too: they are known from history. `deadline_papers` are the papers
    that last set a task's deadline.
    """
    deliverables: defaultdict[int, list[DeliverableRow]] = defaultdict(list)
    highest: defaultdict[int, int] = defaultdict(int)
    chosen = select(DeliverableRow).where(col(DeliverableRow.task_id).in_(tasks)).order_by(col(DeliverableRow.number))
    for row in session.execute(chosen).scalars():
        deliverables[row.task_id].append(row)
        highest[row.task_id] = max(highest[row.task_id], row.number)
    theirs = select(col(DeliverableRow.id)).where(col(DeliverableRow.task_id).in_(tasks))
    extensions = select(ExtensionRow).where(col(ExtensionRow.deliverable_id).in_(theirs)).order_by(col(ExtensionRow.id))
    gone = select(col(ChangeRow.task_id), col(ChangeRow.before)).where(
        col(ChangeRow.task_id).in_(tasks),
        col(ChangeRow.table_name) == str(DeliverableRow.__tablename__),
        col(ChangeRow.operation) == "delete",
    )
    for task, before in session.execute(gone):
        highest[task] = max(highest[task], before["number"])
    papers = select(PaperRow).where(col(PaperRow.task_id).in_(tasks), col(PaperRow.allows) == PaperFor.DEADLINE.value)
    return Recorded(
        deliverables=deliverables,
        last_extensions={one.deliverable_id: one for one in session.execute(extensions).scalars()},
        with_evidence=set(
            session.execute(
                select(col(EvidenceRow.deliverable_id)).where(col(EvidenceRow.deliverable_id).in_(theirs))
            ).scalars()
        ),
        asked_for=set(
            session.execute(
                select(col(LetterItemRow.deliverable_id)).where(col(LetterItemRow.deliverable_id).in_(theirs))
            ).scalars()
        ),
        highest_numbers=highest,
        deadline_papers={one.task_id: one for one in session.execute(papers.order_by(col(PaperRow.id))).scalars()},
    )


def bring_up_to_date(
    record: Recorder, task: int, wanted: Sequence[Wanted], recorded: Recorded, *, decision: Paper | None
) -> list[NewRow]:
    """Let the task (id) owe what is wanted; the rows that are new are returned, to be inserted.

    A deliverable that is still owed keeps its number and its papers; one that is owed no longer goes, unless something
    was recorded on it; a new one gets a number that was never used. By a `decision` an open deliverable's new day is an
    extension; without one (our copy, or our reading of it, was wrong) the first deadline itself is put right.
    """
    there = recorded.deliverables.get(task, [])
    pairs, new = _pair(there, wanted)
    coming: list[NewRow] = []
    for row, columns in pairs:
        extension = _put_right(record, row, columns, recorded, decision=decision)
        coming += [(task, extension)] if extension is not None else []
    stays = {stored(row) for row, _columns in pairs}
    for row in there:
        if stored(row) not in stays and not _has_records(row, recorded):
            record.delete(row, task=task, shown=False)
    first = recorded.highest_numbers.get(task, 0) + 1
    for number, columns in enumerate(new, start=first):
        coming.append((task, DeliverableRow(**{**columns, "task_id": task, "number": number})))
    return coming


def _put_right(
    record: Recorder, row: DeliverableRow, columns: Wanted, recorded: Recorded, *, decision: Paper | None
) -> ExtensionRow | None:
    """Give a deliverable the columns of the new reading. By a decision its new day comes as the extension returned."""
    last = recorded.last_extensions.get(stored(row))
    extension = None
    if decision is None:
        days = _corrected(record, row, columns, last, recorded.deadline_papers.get(row.task_id))
    else:
        days = _decided(row, columns, last)
        if days["due"] is not None and days["due"] != row.due and days["original_due"] == row.original_due:
            extension = _extension(row, days["due"], decision)
    record.change(row, task=row.task_id, shown=False, **{**columns, **days, "number": row.number})
    return extension


def _decided(row: DeliverableRow, columns: Wanted, last: ExtensionRow | None) -> Wanted:
    """The deadline of a deliverable by a decision: the first one stays beside the new day.

    What is closed was closed under the deadline it had. What is now owed in another period has a first deadline there.
    """
    first = _first_deadline(row)
    if row.done_on is not None:
        return {**first, "due": row.due}
    if last is None and (row.period != columns["period"] or row.original_due == columns["original_due"]):
        return {name: columns[name] for name in (*_FIRST_DEADLINE, "due")}
    if columns["due"] is None:
        return {**first, **{name: columns[name] for name in _UNDATED}, "due": None}
    return {**first, "due": columns["due"]}


def _corrected(
    record: Recorder, row: DeliverableRow, columns: Wanted, last: ExtensionRow | None, paper: PaperRow | None
) -> Wanted:
    """The deadline of a deliverable as it is read anew: the first one, unless a paper has set the words since.

    Then the words are those of the last extension, which that paper gave, and it is the extension that was misread.
    """
    if (
        paper is None
        or row.period != columns["period"]
        or (last is None and row.done_on is None and row.due is not None)
    ):
        return {name: columns[name] for name in _FIRST_DEADLINE} | {"due": last.due if last else columns["due"]}
    due = row.due
    if last is not None and columns["due"] and (last.document, last.dated) == (paper.document, paper.dated):
        due = columns["due"]
        record.change(last, task=row.task_id, shown=False, due=due)
    return {**_first_deadline(row), "due": due}


def _first_deadline(row: DeliverableRow) -> Wanted:
    return {name: getattr(row, name) for name in _FIRST_DEADLINE}


def _extension(row: DeliverableRow, due: date, decision: Paper) -> ExtensionRow:
    return ExtensionRow(
        deliverable_id=stored(row),
        before=row.due,
        due=due,
        document=decision.number,
        dated=decision.date,
        issuer=decision.issuer,
    )


def _has_records(row: DeliverableRow, recorded: Recorded) -> bool:
    key = stored(row)
    papers = (recorded.with_evidence, recorded.last_extensions, recorded.asked_for)
    return row.done_on is not None or any(key in of_them for of_them in papers)


def _pair(
    there: Sequence[DeliverableRow], wanted: Sequence[Wanted]
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
