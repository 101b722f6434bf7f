"""What has happened since an action: whether taking it back would take away what somebody did after it.

An action and the one that took it back cancel each other; what is left counts. Whoever is asked about is named.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Row as SqlRow
from sqlalchemy import UniqueConstraint, and_, or_, select
from sqlmodel import Session

from store.errors import ChangedMeanwhile
from store.history.actions import touch
from store.history.field_words import field_name
from store.recorder import decode
from store.tables import ChangeRow, Row

_TABLES = Row.metadata.tables
_action = _TABLES["action"].c
_change = _TABLES["change"].c

_PLACE = ("stage", "awaits_evidence")
"""Two fields of a task that say one thing, where it stands: whoever set one of them has had a say in the other."""


def refuse_if_changed_since(session: Session, number: int, changes: Sequence[ChangeRow]) -> None:
    """Let the action `number` be reversed only where its `changes` are still the last word.

    Raises:
        ChangedMeanwhile: another action has since changed the same field or row, or needs what would go.
    """
    for blocked in blocks_since(session, number, changes):
        raise blocked


def blocks_since(
    session: Session, number: int, changes: Sequence[ChangeRow], *, together_with: Sequence[ChangeRow] = ()
) -> Iterator[ChangedMeanwhile]:
    """All that stands in the way of reversing the action `number` with its `changes`, the newest first.

    `together_with` are the changes of all actions that are reversed at once: none of these stands in another's way.
    """
    all_changes = together_with or changes
    reversed_too = {change.action_id for change in all_changes}
    for later in _later(session, number):
        if later.action_id not in reversed_too:
            yield _changed(session, later.action_id, later.task_id, field_name(later.table_name, later.field))
    own = {
        operation: {(one.table_name, one.row_id) for one in all_changes if one.operation == operation}
        for operation in ("insert", "delete", "update")
    }
    moves = own["insert"] | own["update"]
    for change in changes:
        try:
            if change.operation == "insert":
                refuse_if_needed(session, change, own["insert"])
            elif change.operation == "delete":
                _refuse_if_homeless(session, change, went=own["delete"], moves=moves)
        except ChangedMeanwhile as blocked:
            yield blocked


def still_standing(session: Session, numbers: Iterable[int], *, since: int) -> list[int]:
    """Those of the later actions `numbers` that have an effect, seen from the action `since`: pairs that cancel are out.

    Of a chain (done, undone, redone, …) behind `since` the newest is named, when an odd number of links is behind it.
    """
    asked = set(numbers)
    if not asked:
        return []
    links = {
        row.id: (row.reverses, row.undone_by)
        for row in session.execute(select(_action.id, _action.reverses, _action.undone_by).where(_action.id > since))
    }
    standing = set()
    for number in asked:
        first = last = number
        behind = 1
        while (following := links[last][1]) is not None:
            last, behind = following, behind + 1
        while (earlier := links[first][0]) in links:
            first, behind = earlier, behind + 1
        if behind % 2:
            standing.add(last)
    return sorted(standing)


def refuse_if_needed(session: Session, change: ChangeRow, own: Collection[tuple[str, int]]) -> None:
    """A row that came with the action would go: is there anything under it but the action's `own` rows (table, id)?

    Raises:
        ChangedMeanwhile: somebody built on it since.
    """
    for table in _TABLES.values():
        for key in table.foreign_keys:
            if key.column.table.name != change.table_name:
                continue
            rows = session.execute(select(table.c.id).where(key.parent == change.row_id)).scalars()
            for row in rows:
                if (table.name, row) not in own:
                    raise _changed_row(session, table.name, row, change.task_id)
    if change.table_name == "agency":
        _refuse_if_named(session, change.after["key"])


def task_key(session: Session, task: int | None) -> str:
    """The key of a task as printed; "" of none."""
    plan, tasks = _TABLES["plan"], _TABLES["task"]
    found = session.execute(
        select(plan.c.key, tasks.c.number).join(tasks, tasks.c.plan_id == plan.c.id).where(tasks.c.id == task)
    ).first()
    return f"{found.key}/{found.number}" if found else ""


def _later(session: Session, number: int) -> list[SqlRow[Any]]:
    """Later changes of the same fields or rows that still stand, the newest first."""
    mine = _TABLES["change"].alias("mine")
    rows = session.execute(
        select(_change.action_id, _change.task_id, _change.table_name, _change.field)
        .join(
            mine,
            and_(
                mine.c.action_id == number,
                _change.table_name == mine.c.table_name,
                _change.row_id == mine.c.row_id,
                or_(
                    _change.field == mine.c.field,
                    and_(_change.field.in_(_PLACE), mine.c.field.in_(_PLACE)),
                    _change.operation != "update",
                    mine.c.operation != "update",
                ),
            ),
        )
        .where(_change.action_id > number)
        .order_by(_change.action_id.desc(), mine.c.id)
    ).all()
    standing = still_standing(session, (row.action_id for row in rows), since=number)
    return [row for row in rows if row.action_id in standing]


def _refuse_if_named(session: Session, agency: str) -> None:
    """Tasks name agencies by key, and so does a predecessor."""
    tasks, agencies = _TABLES["task"].c, _TABLES["agency"].c
    for row in session.execute(select(tasks.id, tasks.leads, tasks.partners, tasks.owing).order_by(tasks.id)):
        if agency in (*row.leads, *row.partners, *row.owing):
            raise _changed_row(session, "task", row.id, row.id)
    predecessor = session.execute(select(agencies.id).where(agencies.successor == agency)).scalar()
    if predecessor is not None:
        raise _changed_row(session, "agency", predecessor, None)


def _refuse_if_homeless(
    session: Session, change: ChangeRow, *, went: Collection[tuple[str, int]], moves: Collection[tuple[str, int]]
) -> None:
    """A row that went with the action would come back: is what it belongs to still there, and its place still free?

    `went` are the rows (table, id) that come back with it, `moves` those that go or change again and make room.
    """
    table = _TABLES[change.table_name]
    homes = [(key.column.table, change.before[key.parent.name]) for key in table.foreign_keys]
    if any((home.name, row) in went for home, row in homes):
        return
    for home, row in homes:
        if row is None:
            continue
        if session.execute(select(home.c.id).where(home.c.id == row)).first() is None:
            raise _changed_row(session, home.name, row, change.task_id)
    for unique in table.constraints:
        if isinstance(unique, UniqueConstraint):
            same = [column == decode(table, column.name, change.before[column.name]) for column in unique.columns]
            taken = session.execute(select(table.c.id).where(*same)).scalar()
            if taken is not None and (table.name, taken) not in moves:
                raise _changed_row(session, table.name, taken, change.task_id)


def _changed_row(session: Session, table: str, row: int, task: int | None) -> ChangedMeanwhile:
    if table == "action":
        # What was done in a meeting hangs on the meeting; an action is written down by no other one.
        return _changed(session, row, task, table)
    last = session.execute(
        select(_change.action_id)
        .where(_change.table_name == table, _change.row_id == row)
        .order_by(_change.action_id.desc())
        .limit(1)
    ).scalar()
    return _changed(session, last, task, table)


def _changed(session: Session, number: int | None, task: int | None, field: str) -> ChangedMeanwhile:
    who, at = touch(session, number) if number is not None else ("", None)
    return ChangedMeanwhile(task_key(session, task), who, at, field)
