"""Calendar feeds, and all that is needed to make their files, as frozen values. No database library is imported here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from store.views import AgencyView, BoardView, CalendarEntryView


@dataclass(frozen=True, slots=True)
class FeedView:
    """A calendar that somebody subscribes to. See `store.wishes.AddFeed` for what it shows.

    * `number` names it for life; with `generation` it makes the address. `retired` are the generations before, each with
      the day on which it was given up. `revoked_on` is the day on which the feed itself was given up.
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
    retired: tuple[tuple[int, date], ...]
    revoked_on: date | None
    fetched_on: date | None
    fetched_by: str

    def addresses(self) -> Iterator[tuple[int, date | None]]:
        """Every generation there ever was, and the day on which it was given up: None for the one in force."""
        yield from self.retired
        yield self.generation, self.revoked_on


@dataclass(frozen=True, slots=True)
class CalendarsView:
    """All feeds and what they choose from, as one moment of the board has it.

    `board` has all plans. `entries` are its events. `identity` is the random name of the board, for life. `reporting` are the
    keys of tasks that a plan's body names as duties to report or to review.
    """

    identity: str
    board: BoardView
    entries: tuple[CalendarEntryView, ...]
    feeds: tuple[FeedView, ...]
    reporting: frozenset[str] = frozenset()
