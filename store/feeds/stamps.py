"""The calendar's stamps: written in the same transaction as the change that moved an event, read by every export.

A stamp comes from what is recorded of an event, never from the clock at export nor from the row's own time of change: so
unchanged data give identical files, and a change that no calendar shows moves nothing.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam
from sqlmodel import Session

from store.feeds.entries import DatedDeliverable, Entry, Gathered, entries
from store.queries import AGENCY_NAMES, CALENDAR_TASKS, DATED_DELIVERABLES, IDENTITY, STAMPS
from store.tables import Row

_STAMP = Row.metadata.tables["stamp"]
_AT_ONCE = 5_000


_UNSEEN = frozenset(
    (
        *(("note", ""), ("task", "officer"), ("task", "progress"), ("task", "cause")),
        *(("decision", ""), ("parked", ""), ("letter_item", "")),
    )
)
"""Tables and fields that no event shows: a change of these alone moves no stamp."""


class Stamp(NamedTuple):
    """When an event's recorded content last changed (UTC, whole seconds), and how often it has."""

    stamped: datetime
    sequence: int


class StampedEntry(NamedTuple):
    """An event as it is now, with its UID and its stamp; `own` are the members' own events for which it stands."""

    uid: str
    entry: Entry
    stamp: Stamp
    own: tuple["StampedEntry", ...] = ()


def restamp(session: Session, task_ids: Collection[int], at: datetime) -> None:
    """Write the stamps that a change of these tasks moved; call it inside the change's transaction, after the change.

    An event that is gone keeps its stamp, so that it can come back with a higher sequence. `at` has a zone.
    """
    session.flush()
    connection = session.connection()
    for ids in _chunks(sorted(task_ids)):
        _restamp(connection, ids, at.replace(microsecond=0))


def tasks_seen(fields: Iterable[tuple[int, str, str]]) -> set[int]:
    """Of the tasks that were changed, each with a table and a field, those of which an event could show it."""
    return {task for task, table, field in fields if (table, field) not in _UNSEEN}


def read_entries(connection: Connection, task_ids: Sequence[int]) -> Iterator[StampedEntry]:
    """The events of these tasks as they stand. Writes nothing."""
    for ids in _chunks(task_ids):
        stamps = {
            row.uid: Stamp(row.stamped_at, row.sequence)
            for row in connection.execute(STAMPS, {"tasks": ids})
            if row.present
        }
        uids = _Uids(connection)
        for entry, own in _entries(connection, ids):
            uid = uids.of(entry)
            if uid in stamps:
                members = tuple(StampedEntry(uids.of(one), one, stamps[uids.of(one)]) for one in own)
                yield StampedEntry(uid, entry, stamps[uid], members)


def _restamp(connection: Connection, ids: Sequence[int], at: datetime) -> None:
    known = {row.uid: row for row in connection.execute(STAMPS, {"tasks": ids})}
    digests = _digests(connection, ids)
    gone = [{"of": uid} for uid, row in known.items() if row.present and uid not in digests]
    new: list[dict[str, Any]] = []
    moved: list[dict[str, Any]] = []
    for uid, (task_id, digest) in digests.items():
        row = known.get(uid)
        if row is None:
            new.append(
                {"uid": uid, "task_id": task_id, "digest": digest, "stamped_at": at, "sequence": 0, "present": True}
            )
        elif row.digest != digest or not row.present:
            later = max(at, row.stamped_at + timedelta(seconds=1))
            moved.append(
                {"of": uid, "digest": digest, "stamped_at": later, "sequence": row.sequence + 1, "present": True}
            )
    this_one = _STAMP.update().where(_STAMP.c.uid == bindparam("of"))
    if new:
        connection.execute(_STAMP.insert(), new)
    if moved:
        connection.execute(this_one, moved)
    if gone:
        connection.execute(this_one.values(present=False), gone)


def _digests(connection: Connection, ids: Sequence[int]) -> dict[str, tuple[int, str]]:
    """UID → task and digest, over everything recorded that an event can show; a task that left the board has no events."""
    tasks = {row.id: row for row in connection.execute(CALENDAR_TASKS, {"tasks": ids})}
    offices = connection.execute(AGENCY_NAMES).all()
    agencies = {row.id: [row.name, row.abbreviation] for row in offices}
    by_key = {row.key: agencies[row.id] for row in offices}
    digests: dict[str, tuple[int, str]] = {}
    uids = _Uids(connection)
    for whole, own in _entries(connection, ids):
        task = tasks.get(whole.facts.task_id)
        if task is None:
            continue
        leads = [by_key.get(key) for key in json.loads(task.leads)]
        for entry in (whole, *own):
            shown = [list(task), leads, agencies.get(entry.facts.agency_id or 0), entry]
            digests[uids.of(entry)] = (task.id, sha256(json.dumps(shown).encode()).hexdigest())
    return digests


def _entries(connection: Connection, ids: Sequence[int]) -> Iterator[Gathered]:
    dated = (DatedDeliverable(*row) for row in connection.execute(DATED_DELIVERABLES, {"tasks": ids}))
    for _task, deliverables in groupby(dated, key=lambda one: one.task_id):
        yield from entries(deliverables)


class _Uids:
    """UIDs of this board: ids, and the board's own name for life."""

    def __init__(self, connection: Connection) -> None:
        self._identity = connection.execute(IDENTITY).scalar_one()

    def of(self, entry: Entry) -> str:
        return f"t{entry.facts.task_id}-{entry.part}@{self._identity}.steering-board.invalid"


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """SQLite takes a limited number of values at once."""
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
