"""Which entries an address shows: of its plans, agency and filter, and within a horizon. It loads no calendar library."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from board.calendar.agency_entries import agency_entries
from store.feeds.views import CalendarsView, FeedView
from store.filters.language import read_filter
from store.views import CalendarEntryView

MONTHS_BACK = 3
DONE_DAYS = 30


def feed_entries(feed: FeedView, calendars: CalendarsView, *, today: date) -> list[CalendarEntryView]:
    """The entries that the feed shows on `today`: from three months back to the end of next year, done ones for a month.

    Raises:
        FilterError: its filter names what is no longer on the board.
    """
    first, last = horizon(today)
    chosen: Iterable[CalendarEntryView] = _of_scope(feed, calendars, today=today)
    if feed.agency is not None:
        chosen = agency_entries(chosen, feed.agency.key, calendars.board, coordinating=feed.role == "any")
    still = today - timedelta(days=DONE_DAYS)
    return [one for one in chosen if first <= one.due <= last and (one.done_on is None or one.done_on >= still)]


def horizon(today: date) -> tuple[date, date]:
    """The first and the last due day that a subscribed calendar shows.

    >>> horizon(date(2022, 5, 31))
    (datetime.date(2022, 2, 28), datetime.date(2023, 12, 31))
    """
    months = today.year * 12 + today.month - 1 - MONTHS_BACK
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1])), date(today.year + 1, 12, 31)


def _of_scope(feed: FeedView, calendars: CalendarsView, *, today: date) -> list[CalendarEntryView]:
    plans = set(feed.plans or (plan.key for plan in calendars.board.plans))
    chosen = [
        entry
        for entry in calendars.entries
        if entry.task.plan in plans
        and (not feed.section or entry.task.section == feed.section)
        and (not feed.reports or entry.task.duty or entry.task.key in calendars.reporting)
    ]
    if feed.filter_text:
        chosen_by = read_filter(feed.filter_text, calendars.board, today=today, user=feed.owner)
        matching = {entry.task.key for entry in chosen if chosen_by.matches(entry.task)}
        chosen = [entry for entry in chosen if entry.task.key in matching]
    return chosen
