"""The one door of the store: open a board, see it, change it, take a change back."""

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from store.board_changes import BoardChanges
from store.board_reads import BoardReads
from store.database import open_database
from store.errors import CannotOpen
from store.history.as_of import known_after, known_on
from store.meetings.door import Letters, Meetings
from store.standing_board import Standing
from store.views import FindingView
from store.words import Role


def now() -> datetime:
    """History's clock: the present moment. Never the day of judging."""
    return datetime.now(UTC)


class OpenBoard(BoardReads, BoardChanges):
    """A board that is open for one user. Reads give frozen views; a change is one wish, one transaction, one undo.

    Safe to use from several threads: each read and each change takes a connection of its own.
    """

    def __init__(
        self,
        database: str,
        *,
        user: str,
        create: bool = True,
        why: str = "",
        zone: str = "+07:00",
        clock: Callable[[], datetime] = now,
    ) -> None:
        """Open the database (a path, or a URL), bring its schema up to date, and act for `user`.

        `why` is kept beside everything that is done through this door. `zone` is the offset in which the board's people live
        (Asia/Ho_Chi_Minh), `clock` tells history the moment.

        Raises:
            CannotOpen: it is missing (with `create` False), not a board, damaged, newer than this program, not writable.
        """
        opened = open_database(database, user=user, create=create, at=clock())
        self._standing = Standing(opened, user, why, zone, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._standing.database.close()

    @property
    def place(self) -> str:
        """Where the board is, for people: a path, or an address without its password."""
        return self._standing.database.place

    def as_of(self, *, day: date | None = None, change: int | None = None) -> Self:
        """The board as it was known at the end of `day` here, or right after `change`: to look at, and to be closed.

        Reads answer as they would have answered then, on whatever day they judge; changes are refused (OnlyAsItWas). It
        stands on a copy, so this one may be closed before. Calendar entries carry the stamps that they have now.

        Raises:
            NotKnownYet: nothing had been recorded by that day.
        """
        if (day is None) == (change is None):
            raise ValueError("as of one day, or of one change")
        if day is not None:
            known = known_on(self._standing.database, day, zone=self._standing.zone)
        else:
            known = known_after(self._standing.database, change or 0, zone=self._standing.zone)
        past = copy(self)
        past._standing = replace(self._standing, database=known, known_on=known.day)  # noqa: SLF001 - a copy of our own
        return past

    @property
    def meetings(self) -> Meetings:
        """Status reviews, and what they decided."""
        changing = partial(self._changing, Role.EDITOR)
        standing = self._standing
        return Meetings(
            self, reading=standing.database.reading, changing=changing, zone=standing.zone, user=standing.user
        )

    @property
    def letters(self) -> Letters:
        """Chasing letters, and who is to be chased for what."""
        return Letters(reading=self._standing.database.reading)

    def watch(
        self, changed: Callable[[int], object], lost: Callable[[CannotOpen], object] | None = None
    ) -> Callable[[], None]:
        """Call `changed` with the number of the last change: once soon, then each time that anybody, we too, has written.

        On SQLite within half a second (the file is asked twice a second, for some microseconds), on PostgreSQL at once (its
        server tells). The number may be one that was told before: not everything that is written is an action, and after a
        connection was lost and found again there is one call, as something may have been missed. When it is lost, `lost` is
        called, once until it is back. Both are called in a thread of the watch's own, one after the other; they must be
        quick and raise nothing. What is given stops the watch and waits until it has ended: call it before `close`.
        """
        return self._standing.database.watch(changed, lost)

    def doctor(self) -> tuple[FindingView, ...]:
        """Look the database over: its kind and schema, whether it is whole, history, clock and place, and who is writing."""
        return self._standing.database.findings(now=self._standing.clock())

    def renew_feed_secret(self) -> None:
        """Go on with the secret of feeds that is on this host, made now where there is none: all addresses become others.

        For when the one with which they were given out is lost. Raises NotAllowed, CannotOpen.
        """
        self.refuse_unless(Role.ADMIN)
        self._standing.database.renew_feed_secret()

    def backup(self, target: Path, *, replace: bool = False) -> None:
        """Copy the board, as one moment has it, to a file that only its owner can read: whole or not at all.

        The account that keeps the database may do it too, as it could copy it in any case: so a timer needs no role.

        Raises:
            NotAllowed: the user is no admin.
            CannotOpen: the file is there ("exists") and not to be replaced, is the board's own ("itself"), cannot be written.
        """
        kept_by_us = self._standing.user == self._standing.database.keeper()
        if not kept_by_us or self.registered_role() is not None:
            self.refuse_unless(Role.ADMIN)
        self._standing.database.backup(target, replace=replace)
