"""The calendars in memory, ready to hand out: made anew when the board or the day has changed, never for a request."""

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from board.calendar.addresses import Addresses
from board.calendar.feed_files import AddressFile, FeedFiles
from store.feeds.views import CalendarsView
from store.open_board import OpenBoard


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar as it is handed out. `changed` (whole seconds, UTC) rises with every change of its bytes."""

    feed: int
    content: bytes
    squeezed: bytes
    tag: str
    changed: datetime


class Shelf:
    """What every address shows, by file name; None: it is gone for good. Safe to read while it is being refreshed."""

    def __init__(self, board: OpenBoard) -> None:
        self.calendars: Mapping[str, Calendar | None] = {}
        self.misread: tuple[AddressFile, ...] = ()
        self._board = board
        self._secret = board.feed_secret()
        self._files: FeedFiles | None = None
        self._seen: tuple[str, date] | None = None
        self._change = 0

    def refresh(self, *, today: date, at: datetime) -> bool:
        """Bring the calendars up to date; says whether there was anything to do. `at` is the present moment, with a zone.

        Raises:
            CannotOpen: the board cannot be read; what was on the shelf stays there.
        """
        if self._seen == (self._board.last_print(), today):
            return False
        made = self._made(today)
        standing, misread = dict[str, Calendar | None](), list[AddressFile]()
        for file in made:
            before = self.calendars.get(file.file_name)
            if file.error is not None:
                misread.append(file)
                standing[file.file_name] = before
            else:
                standing[file.file_name] = _ready(file, before, at)
        known_misread = {file.file_name for file in misread}
        self.calendars = {name: one for name, one in standing.items() if one is not None or name not in known_misread}
        self.misread = tuple(misread)
        return True

    def _made(self, today: date) -> Iterable[AddressFile]:
        """Every address's file: by its changed tasks alone where only such were changed since the last look."""
        standing = {name: one.content for name, one in self.calendars.items() if one is not None}
        if self._files is not None and self._seen is not None and self._seen[1] == today and not self.misread:
            since = self._board.calendars_since(self._change, self._seen[0], today=today)
            if since is not None:
                self._look_at(since, today)
                return list(self._files.write_again(since, standing, today=today))
        calendars = self._board.calendars(today=today)
        if self._files is None:
            self._files = FeedFiles(Addresses(self._secret, calendars.identity))
        made = list(self._files.write(calendars, today=today))
        self._files.forget_what_is_gone(calendars)
        self._look_at(calendars, today)
        return made

    def _look_at(self, calendars: CalendarsView, today: date) -> None:
        self._seen, self._change = (calendars.history, today), calendars.board.change


def _ready(file: AddressFile, before: Calendar | None, at: datetime) -> Calendar | None:
    if file.content is None or (before is not None and before.content == file.content):
        return before if file.content is not None else None
    changed = at.replace(microsecond=0)
    if before is not None:
        changed = max(changed, before.changed + timedelta(seconds=1))
    return Calendar(
        feed=file.feed,
        content=file.content,
        squeezed=gzip.compress(file.content, 6, mtime=0),
        tag=sha256(file.content).hexdigest(),
        changed=changed,
    )
