"""A database of whichever kind: how it is opened, read, written, watched and looked over. Each kind has a room of its own."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol

from sqlmodel import Session

from store.database_address import database_path, is_postgres, shown_address
from store.errors import CannotOpen
from store.sqlite.database import open_sqlite
from store.views import FindingView


class Database(Protocol):
    """An open database. Every `reading` and `writing` takes a connection of its own, from any thread."""

    @property
    def place(self) -> str:
        """Where it is, for people: a path, or an address without its password."""

    def reading(self) -> AbstractContextManager[Session]:
        """A transaction that sees one moment of the board and changes nothing."""

    def writing(self) -> AbstractContextManager[Session]:
        """A transaction of the only writer: committed at the end, all taken back when anything is raised inside.

        Whoever writes next sees it and gets higher numbers; so nobody ever sees an action before one with a lower number.
        """

    def watch(
        self, changed: Callable[[int], object], lost: Callable[[CannotOpen], object] | None = None
    ) -> Callable[[], None]:
        """See `OpenBoard.watch`."""

    def findings(self, *, now: datetime) -> tuple[FindingView, ...]:
        """What the doctor finds: stable names, facts as details."""

    def backup(self, target: Path, *, replace: bool) -> None:
        """See `OpenBoard.backup`."""

    def keeper(self) -> str:
        """The account of this machine that can copy the database whatever roles say; "" where it has no name."""

    def feed_secret(self) -> bytes:
        """See `OpenBoard.feed_secret`."""

    def renew_feed_secret(self) -> None:
        """See `OpenBoard.renew_feed_secret`."""

    def secret_path(self) -> Path:
        """The file of the feeds' secret, which is never in the database."""

    def close(self) -> None:
        """Let go of the database."""


def open_database(database: str, *, user: str, create: bool, at: datetime) -> Database:
    """Open a board's database (a path or a URL), making it where there is none, and bring its schema up to date.

    Raises:
        CannotOpen: it is missing and not to be made, no board, damaged, newer than this program, not writable, or cannot be
            reached; also for the URL of a kind of database that this program does not know.
    """
    if is_postgres(database):
        opened: Database = postgres_room("database", database).open_postgres(database, user=user, create=create, at=at)
        return opened
    return open_sqlite(database_path(database), user=user, create=create, at=at)


def postgres_room(name: str, database: str) -> ModuleType:
    """One of the modules of `store.postgres`, imported now: the driver is an extra of the installation.

    Raises:
        CannotOpen: ("driver") it is not installed.
    """
    try:
        return import_module(f"store.postgres.{name}")
    except ImportError as error:
        raise CannotOpen(shown_address(database), "driver", str(error)) from error
