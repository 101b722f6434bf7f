"""An older board comes back: its events go on from the stamps that calendars have already seen.

A calendar program keeps the event with the higher SEQUENCE (RFC 5545, 3.8.7.4; RFC 5546, 2.1.5): with the backup's own, lower
ones it would go on showing days that the board no longer has, and ignore the next changes until their count had caught up.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select

from store.tables import Row

SELECT_STAMPS = "SELECT uid, task_id, digest, stamped_at, sequence, present FROM stamp"
"""What `stamps_of` needs of a board, on every kind of database."""

_STAMP = Row.metadata.tables["stamp"]


class StampWas(NamedTuple):
    """The stamp of an event on the board that is replaced; see `StampRow`."""

    uid: str
    task_id: int
    digest: str
    stamped_at: datetime
    sequence: int
    present: bool


def stamps_of(rows: Iterable[Sequence[Any]]) -> tuple[StampWas, ...]:
    """What SELECT_STAMPS gave, whichever database gave it."""
    return tuple(
        StampWas(uid, task, digest, _moment(stamped), sequence, bool(present))
        for uid, task, digest, stamped, sequence, present in rows
    )


def go_on_from(connection: Connection, replaced: Iterable[StampWas], *, at: datetime) -> None:
    """Lift, on the older board that comes back, the stamp of every event that calendars know in another state.

    Events that the older board does not have leave their stamp behind, for the day they come again. What is the same on both
    keeps its stamp. `at` has a zone.
    """
    back = {row.uid: row for row in connection.execute(select(_STAMP))}
    unknown, moved = [], []
    for was in replaced:
        now = back.get(was.uid)
        if now is None:
            unknown.append(was._replace(present=False)._asdict())
        elif (now.digest, now.sequence, now.present) != (was.digest, was.sequence, was.present):
            later = max(at.replace(microsecond=0), was.stamped_at + timedelta(seconds=1), now.stamped_at)
            moved.append({"of": was.uid, "stamped_at": later, "sequence": max(was.sequence, now.sequence) + 1})
    if unknown:
        connection.execute(_STAMP.insert(), unknown)
    if moved:
        connection.execute(_STAMP.update().where(_STAMP.c.uid == bindparam("of")), moved)


def _moment(stored: str | datetime) -> datetime:
    """SQLite keeps moments as text, in UTC and without a zone."""
    moment = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
