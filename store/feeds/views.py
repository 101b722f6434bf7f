"""Calendar feeds, and all that is needed to make their files, as frozen values. No database library is imported here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from store.views import AgencyView, BoardView, CalendarEntryView


class FeedAddress(NamedTuple):
    """One of the addresses that a feed has had: with the feed's number it makes the token.

    `nonce` is "" for an address that was given out before there was one. `given_up` None: it is the one in force.
    """

    generation: int
    nonce: str
    given_up: date | None


@dataclass(frozen=True, slots=True)
class FeedView:
    """A calendar that somebody subscribes to. See `store.wishes.AddFeed` for what it shows.

    * `number` names it for life; `address` is where it is now, unless `revoked_on` is the day on which the feed itself was
      given up. `retired` are the addresses before.
    * `fetched_on` is the last day on which it was fetched from `board calendar serve`, `fetched_by` the family of the
      program that came ("google", "outlook", "apple", "thunderbird", "other"); None and "" where that is not known.
    """

    number: int
    name: str
    owner: str
    plans: tuple[str, ...]
    agency: AgencyView | None
    role: str
    section: str
    filter_text: str
    reports: bool
    reminders: tuple[int, ...]
    titles_only: bool
    language: str
    generation: int
    nonce: str
    retired: tuple[FeedAddress, ...]
    revoked_on: date | None
    fetched_on: date | None
    fetched_by: str

    @property
    def address(self) -> FeedAddress:
        """The newest address."""
        return FeedAddress(self.generation, self.nonce, self.revoked_on)

    def addresses(self) -> Iterator[FeedAddress]:
        """Every address there ever was, the newest at the end."""
        yield from self.retired
        yield self.address


@dataclass(frozen=True, slots=True)
class CalendarsView:
    """All feeds and what they choose from, as one moment of the board has it.

    `board` has all plans. `entries` are its events. `identity` is the random name of the board, for life; `history` is the
    print of its last change (`store.feeds.rows.print_of`). `reporting` are the keys of tasks that a plan's body names as
    duties to report or to review.
    """

    identity: str
    history: str
    board: BoardView
    entries: tuple[CalendarEntryView, ...]
    feeds: tuple[FeedView, ...]
    reporting: frozenset[str] = frozenset()
