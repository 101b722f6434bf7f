"""The way back from a backup, on every kind of database."""

from datetime import datetime
from pathlib import Path

from store.database import postgres_room
from store.database_address import database_path, is_postgres
from store.restored import Restored
from store.sqlite.restore import restore_file


def restore(
    database: str, source: Path, *, user: str, at: datetime, why: str = "", with_its_users: bool = False
) -> Restored:
    """Put a backup in the place of the board, which is kept in a file with `at` in its name. All of it or nothing.

    An older backup is brought up to this program's schema; the file itself is not changed. The secret of the feeds'
    addresses stays as it is, and addresses that were given up since the backup stay given up; `why` says so in the history.
    Roles become those of the backup; where it has other admins, or nobody registered, only if that is meant
    (`with_its_users`).

    Raises:
        AdminsReplaced: there are others than now, and that was not said to be meant.
        CannotOpen: the file is missing, no sound board ("backup") or newer than this program; somebody writes ("busy") or
            has the board open ("in_use", with the processes); the place cannot be written, reached, or is on the network.
    """
    if is_postgres(database):
        done: Restored = postgres_room("keeping", database).restore_database(
            database, source, user=user, at=at, why=why, with_its_users=with_its_users
        )
        return done
    return restore_file(database_path(database), source, user=user, at=at, why=why, with_its_users=with_its_users)
