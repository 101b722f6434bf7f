"""Calendar feeds as values, and the day on which each was last fetched. The day is no action: nobody changed anything."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from plans.plan import ClauseKind
from store.feeds.calendar import entries_of
from store.feeds.views import CalendarsView, FeedAddress, FeedView
from store.queries import IDENTITY, read_tasks, read_these_tasks
from store.summary import BoardRows, Head, board_view
from store.tables import Row

_FEED = Row.metadata.tables["feed"]
_PLAN = Row.metadata.tables["plan"]
_CLAUSE = Row.metadata.tables["clause"]
_CHANGED = Row.metadata.tables["change"]
_ACTION = Row.metadata.tables["action"]
_FEW = 500


class Fetch(NamedTuple):
    """That a feed was fetched on a day, and the family of the program that came."""

    feed: int
    day: date
    client: str


def feed_views(connection: Connection, head: Head) -> tuple[FeedView, ...]:
    """All feeds, those that were given up too, in the order in which they came."""
    rows = connection.execute(select(_FEED).order_by(_FEED.c.id))
    return tuple(
        FeedView(
            number=row.id,
            name=row.name,
            owner=row.owner,
            plans=tuple(row.plans),
            agency=head.agencies[row.agency_id] if row.agency_id is not None else None,
            role=row.role,
            section=row.section,
            filter_text=row.filter_text,
            reports=row.reports,
            reminders=tuple(row.reminders),
            titles_only=row.titles_only,
            language=row.language,
            generation=row.generation,
            nonce=row.nonce,
            retired=tuple(map(_retired, row.retired)),
            revoked_on=row.revoked_on,
            fetched_on=row.fetched_on,
            fetched_by=row.fetched_by,
        )
        for row in rows
    )


def calendars_view(connection: Connection, head: Head, *, today: date) -> CalendarsView:
    """All feeds, with all plans' tasks and events, judged on `today`."""
    return _calendars(connection, head, read_tasks(connection, tuple(head.plans)), today=today)


def calendars_since(
    connection: Connection, head: Head, change: int, history: str, *, today: date
) -> CalendarsView | None:
    """The same with those tasks alone that were changed after the action `change`, which has the print `history`.

    None where that is not all that was changed: agencies, feeds, plans; or so many tasks that all may be read as well; or
    where the board has another history, as an older backup was restored.
    """
    if print_of(connection, change) != history:
        return None
    rows = (
        connection.execute(select(_CHANGED.c.task_id).where(_CHANGED.c.action_id > change).distinct()).scalars().all()
    )
    tasks = [task for task in rows if task is not None]
    if len(tasks) < len(rows) or len(tasks) > _FEW:
        return None
    return _calendars(connection, head, read_these_tasks(connection, tasks), today=today)


def print_of(connection: Connection, change: int) -> str:
    """What tells a change from one that got the same number in another history of this board; "" where there is none.

    A board that was restored gives numbers a second time, never with the same author at the same moment.
    """
    row = connection.execute(select(_ACTION.c.at, _ACTION.c.who).where(_ACTION.c.id == change)).first()
    return "" if row is None else sha256(f"{change} {row.at.isoformat()} {row.who}".encode()).hexdigest()


def note_fetches(connection: Connection, fetches: Iterable[Fetch]) -> None:
    """Keep the last day and client of each feed; a feed that is gone meanwhile is passed over."""
    for fetch in fetches:
        connection.execute(
            _FEED.update().where(_FEED.c.id == fetch.feed).values(fetched_on=fetch.day, fetched_by=fetch.client)
        )


def _retired(stored: Sequence[Any]) -> FeedAddress:
    """Those of an earlier program have no nonce."""
    generation, given_up, *nonce = stored
    return FeedAddress(generation, nonce[0] if nonce else "", date.fromisoformat(given_up))


def _calendars(connection: Connection, head: Head, rows: BoardRows, *, today: date) -> CalendarsView:
    board = board_view(head, tuple(head.plans), rows, today=today)
    return CalendarsView(
        identity=connection.execute(IDENTITY).scalar_one(),
        history=print_of(connection, head.change),
        board=board,
        entries=entries_of(connection, head, (*board.tasks, *board.duties)),
        feeds=feed_views(connection, head),
        reporting=_reporting(connection),
    )


def _reporting(connection: Connection) -> frozenset[str]:
    """Keys of the tasks that a duty of a plan's body points to: periodic reports, reviews."""
    duties = (
        select(_PLAN.c.key, _CLAUSE.c.task_number)
        .join(_CLAUSE, _CLAUSE.c.plan_id == _PLAN.c.id)
        .where(_CLAUSE.c.kind == ClauseKind.DUTY.value, _CLAUSE.c.task_number.is_not(None))
    )
    return frozenset(f"{plan}/{number}" for plan, number in connection.execute(duties))
