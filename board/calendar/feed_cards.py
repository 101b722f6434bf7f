"""What a screen shows of the feeds: each with its address, and with how many events there are in it now."""

from dataclasses import dataclass
from datetime import date

from board.calendar.address_base import address_base
from board.calendar.addresses import Addresses, web_address, webcal_address
from board.calendar.feed_entries import feed_entries
from store.feeds.views import FeedView
from store.filters.language import FilterError
from store.open_board import OpenBoard
from store.words import Role


@dataclass(frozen=True, slots=True)
class FeedCard:
    """A feed that stands. `events` None: its filter is no longer understood."""

    feed: FeedView
    events: int | None
    https: str
    webcal: str


def feed_cards(board: OpenBoard, *, today: date) -> tuple[FeedCard, ...]:
    """The feeds that stand, in the order in which they came.

    Raises:
        WrongValue: BOARD_CALENDAR_ADDRESS is no address. CannotOpen: the secret cannot be read.
    """
    base = address_base(None)
    if all(feed.revoked_on is not None for feed in board.feeds()):
        return ()  # what calendars show is a second copy of the whole board
    calendars = board.calendars(today=today)
    addresses = Addresses(board.feed_secret(), calendars.identity)
    cards = []
    for feed in calendars.feeds:
        if feed.revoked_on is None:
            name = addresses.file_name(feed.number, feed.address)
            try:
                events = len(feed_entries(feed, calendars, today=today))
            except FilterError:
                events = None
            cards.append(FeedCard(feed, events, web_address(base, name), webcal_address(base, name)))
    return tuple(cards)


def refuse_without_secret(board: OpenBoard) -> None:
    """An address that nobody can be told is not to be made: all are to be renewed first.

    Raises:
        NotAllowed: this person gives no addresses out. CannotOpen: the secret cannot be read.
    """
    board.refuse_unless(Role.ADMIN)
    board.feed_secret()
