"""Where tasks stood on the board before an import found their rows gone: there they stand again when the rows are back."""

from collections.abc import Collection

from sqlalchemy import select
from sqlmodel import Session, col

from store.tables import ActionRow, ChangeRow, TaskRow
from store.words import Column
from store.workflow import Place


def places_before_leaving(session: Session, tasks: Collection[int]) -> dict[int, Place]:
    """The places of these tasks (ids), as far as an import dropped them."""
    changes = session.execute(
        select(ChangeRow)
        .join(ActionRow, col(ActionRow.id) == col(ChangeRow.action_id))
        .where(
            col(ChangeRow.task_id).in_(tasks),
            col(ChangeRow.table_name) == str(TaskRow.__tablename__),
            col(ChangeRow.field).in_(("stage", "awaits_evidence")),
            col(ActionRow.plan_key).is_not(None),
        )
        .order_by(col(ChangeRow.id))
    ).scalars()
    places: dict[int, tuple[int, Place]] = {}
    for change in changes:
        task = change.task_id or 0
        if change.field == "stage" and change.after == Column.DROPPED:
            places[task] = (change.action_id, Place(Column(change.before)))
        elif change.field == "awaits_evidence" and change.action_id == places.get(task, (0,))[0]:
            places[task] = (change.action_id, places[task][1]._replace(awaits_evidence=bool(change.before)))
    return {task: place for task, (_action, place) in places.items()}
