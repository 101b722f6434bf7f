"""The opposite of what was once done: an action taken back, done again, or all that was done in a meeting at once."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from store.changes.settling import settle
from store.changes.work import Work
from store.history.conflicts import refuse_if_changed_since
from store.recorder import Recorder
from store.tables import ChangeRow, EvidenceRow, TaskRow


def changes_of(session: Session, actions: Collection[int]) -> Sequence[ChangeRow]:
    """What these actions (numbers) wrote down; their tasks are ours until the transaction ends."""
    changes: Sequence[ChangeRow] = (
        session.execute(select(ChangeRow).where(col(ChangeRow.action_id).in_(actions))).scalars().all()
    )
    ids = {change.task_id for change in changes}
    session.execute(select(col(TaskRow.id)).where(col(TaskRow.id).in_(ids)).with_for_update()).all()
    return changes


def reverse_changes(record: Recorder, *, since: int) -> None:
    """Do the opposite of the action `since`. Raises ChangedMeanwhile: another has since changed the same."""
    changes = changes_of(record.session, (since,))
    refuse_if_changed_since(record.session, since, changes)
    record.reverse(changes)
    if record.action.plan_key is None:
        settle_touched(record, changes, since=since)


def settle_touched(record: Recorder, changes: Sequence[ChangeRow], *, since: int) -> None:
    """Let the papers of others, which stay, put the touched tasks where they belong, after `changes` were reversed.

    What came after the action `since` counts as having come after what was reversed.
    """
    moved = {change.task_id for change in changes if change.field == "stage"}
    work = Work(record, record.action.who, record.action.at.date())
    tasks = record.session.execute(select(TaskRow).where(col(TaskRow.id).in_(record.touched))).scalars().all()
    for task in tasks:
        settle(work, task, evidence_came=task.id in moved and _others_brought_evidence(record, task, since))


def _others_brought_evidence(record: Recorder, task: TaskRow, since: int) -> bool:
    """Whether a paper that came after the action is still there."""
    came = (
        select(col(ChangeRow.id))
        .join(EvidenceRow, col(EvidenceRow.id) == col(ChangeRow.row_id))
        .where(
            col(ChangeRow.table_name) == str(EvidenceRow.__tablename__),
            col(ChangeRow.operation) == "insert",
            col(ChangeRow.task_id) == task.id,
            col(ChangeRow.action_id) > since,
            col(ChangeRow.action_id) < record.number,
        )
    )
    return record.session.execute(came.limit(1)).first() is not None
