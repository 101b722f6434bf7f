"""What each address shows: a feed's calendar, an empty one after it was given up, and nothing at all two weeks later."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from board.calendar.addresses import Addresses
from board.calendar.feed_entries import feed_entries
from board.calendar.ics_lines import WrittenEvent, calendar_of
from board.calendar.kept_events import KeptEvents, events_in
from board.language import _, speaking
from board.wording import day
from plans.vietnamese import clean
from store.feeds.views import CalendarsView, FeedView
from store.filters.language import FilterError

EMPTY_DAYS = 14
"""How long an address that was given up shows an empty calendar: programs keep their last copy of one that is gone."""

Wording = tuple[tuple[int, ...], bool, str]


@dataclass(frozen=True, slots=True)
class AddressFile:
    """What one address shows. `content` None: it is gone for good. `error`: its filter is not understood any more."""

    feed: int
    file_name: str
    wording: Wording
    content: bytes | None
    error: FilterError | None = None


class FeedFiles:
    """Writes the files of all addresses, and keeps the events for the next time."""

    def __init__(self, addresses: Addresses) -> None:
        self._addresses = addresses
        self._kept: dict[Wording, KeptEvents] = {}

    def file_names(self, calendars: CalendarsView) -> dict[str, Wording]:
        """Every address there ever was, as its file name, and how its events are worded."""
        return {
            self._addresses.file_name(feed.number, address): _wording(feed)
            for feed in calendars.feeds
            for address in feed.addresses()
        }

    def standing(self, calendars: CalendarsView) -> set[str]:
        """The addresses that are in force, as their file names."""
        return {
            self._addresses.file_name(feed.number, feed.address) for feed in calendars.feeds if feed.revoked_on is None
        }

    def keep(self, calendar: bytes, wording: Wording) -> None:
        """Take over the events of a file that this very program wrote before."""
        self._kept_of(wording).read(calendar)

    def write(self, calendars: CalendarsView, *, today: date) -> Iterator[AddressFile]:
        """What every address shows on `today`."""
        return self._each(calendars, today, lambda feed, _name: self.calendar(feed, calendars, today=today))

    def write_again(self, since: CalendarsView, before: Mapping[str, bytes], *, today: date) -> Iterator[AddressFile]:
        """What every address shows after a few tasks were changed: `since` has those alone, `before` the files so far.

        The files were written by this very program for the same day, and no feed was added or changed since.
        """
        return self._each(since, today, lambda feed, name: self._changed(feed, since, before[name], today=today))

    def calendar(self, feed: FeedView, calendars: CalendarsView, *, today: date) -> bytes:
        """The feed's calendar. Raises FilterError: its filter names what is no longer on the board."""
        with speaking(feed.language):
            return _whole(feed, self._events(feed, calendars, today=today))

    def _changed(self, feed: FeedView, since: CalendarsView, before: bytes, *, today: date) -> bytes:
        tasks = [f"t{task.id}-" for task in (*since.board.tasks, *since.board.duties)]
        with speaking(feed.language):
            new = list(self._events(feed, since, today=today))
            if not new and not any(b"\r\nUID:" + task.encode() in before for task in tasks):
                return before
            kept = (event for event in events_in(before) if not event.uid.startswith(tuple(tasks)))
            return _whole(feed, (*kept, *new))

    def _events(self, feed: FeedView, calendars: CalendarsView, *, today: date) -> Iterator[WrittenEvent]:
        kept = self._kept_of(_wording(feed))
        for entry in feed_entries(feed, calendars, today=today):
            yield from kept.events(entry)

    def _each(
        self, calendars: CalendarsView, today: date, write: Callable[[FeedView, str], bytes]
    ) -> Iterator[AddressFile]:
        for feed in calendars.feeds:
            for address in feed.addresses():
                name, wording = self._addresses.file_name(feed.number, address), _wording(feed)
                if address.given_up is not None:
                    empty = today < address.given_up + timedelta(days=EMPTY_DAYS)
                    yield AddressFile(feed.number, name, wording, _given_up(feed, address.given_up) if empty else None)
                    continue
                try:
                    yield AddressFile(feed.number, name, wording, write(feed, name))
                except FilterError as error:
                    yield AddressFile(feed.number, name, wording, None, error)

    def forget_what_is_gone(self, calendars: CalendarsView) -> None:
        """Let go of events that are no longer on the board."""
        stamps = {(one.uid, one.stamped, one.sequence) for entry in calendars.entries for one in (entry, *entry.own)}
        for kept in self._kept.values():
            kept.forget_all_but(stamps)

    def _kept_of(self, wording: Wording) -> KeptEvents:
        if wording not in self._kept:
            self._kept[wording] = KeptEvents(wording[:2])
        return self._kept[wording]


def _whole(feed: FeedView, events: Iterable[WrittenEvent]) -> bytes:
    about = _(
        "Các thời hạn từ 3 tháng trước đến hết năm sau; việc đã hoàn thành còn hiện thêm 30 ngày, có dấu ✓. "
        "Ngày trên lịch là ngày đến hạn ghi trong kế hoạch hoặc văn bản gia hạn."
    )
    return calendar_of(events, name=clean(feed.name), about=clean(about))


def _given_up(feed: FeedView, on: date) -> bytes:
    with speaking(feed.language):
        said = (
            _("Địa chỉ này đã được thu hồi ngày {day}; lịch không còn cập nhật.")
            if feed.revoked_on is not None
            else _("Địa chỉ này đã được thay bằng địa chỉ khác ngày {day}; lịch không còn cập nhật.")
        )
        return calendar_of((), name=clean(feed.name), about=clean(said.format(day=day(on))))


def _wording(feed: FeedView) -> Wording:
    return feed.reminders, feed.titles_only, feed.language
