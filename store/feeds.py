"""Calendar feeds as values, and the day on which each was last fetched. The day is no action: nobody changed anything."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select

from store.calendar_views import calendar_entries
from store.feed_views import CalendarsView, FeedView
from store.queries import IDENTITY, read_tasks
from store.summary import Head, board_view
from store.tables import Row

_FEED = Row.metadata.tables["feed"]


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
            retired=tuple((generation, date.fromisoformat(day)) for generation, day in row.retired),
            revoked_on=row.revoked_on,
            fetched_on=row.fetched_on,
            fetched_by=row.fetched_by,
        )
        for row in rows
    )


def calendars_view(connection: Connection, head: Head, *, today: date) -> CalendarsView:
    """All feeds, with all plans' tasks and events, judged on `today`."""
    plans = tuple(head.plans)
    return CalendarsView(
        identity=connection.execute(IDENTITY).scalar_one(),
        board=board_view(head, plans, read_tasks(connection, plans), today=today),
        entries=calendar_entries(connection, head, plans, today=today),
        feeds=feed_views(connection, head),
    )


def note_fetches(connection: Connection, fetches: Iterable[Fetch]) -> None:
    """Keep the last day and client of each feed; a feed that is gone meanwhile is passed over."""
    for fetch in fetches:
        connection.execute(
            _FEED.update().where(_FEED.c.id == fetch.feed).values(fetched_on=fetch.day, fetched_by=fetch.client)
        )
