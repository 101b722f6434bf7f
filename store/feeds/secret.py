"""The secret of which the addresses of calendar feeds are made: in a file that its owner alone can read, never in the database.

Whoever has the database alone (a backup, a report of a fault) cannot tell an address. Whoever loses the file has to give
every subscriber a new address; so it belongs into the backup, apart from the database.
"""

import os
import secrets
import stat
from pathlib import Path

from store.errors import CannotOpen

_BYTES = 32


def secret_path(database: Path) -> Path:
    """Where the secret of a database in a file is: beside it."""
    return database.with_name(database.name + ".secret")


def read_secret(path: Path) -> bytes:
    """The secret in this file; made now where there is none yet, by exactly one of those who try at once.

    Raises:
        CannotOpen: others can read it ("exposed"), this account cannot ("unreadable"), it is not as this program writes it, or
            it cannot be read or made ("other").
    """
    try:
        if not path.exists():
            _make(path)
        with path.open("rb") as file:
            if stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
                raise CannotOpen(str(path), "exposed", "0600")
            found = file.read(2 * _BYTES + 2).strip()
    except OSError as error:
        kept_from_us = isinstance(error, PermissionError) and os.path.exists(path)  # noqa: PTH110 - it raises nothing
        raise CannotOpen(str(path), "unreadable" if kept_from_us else "other", error.strerror or "") from error
    if len(found) != 2 * _BYTES:
        raise CannotOpen(str(path), "other", f"{len(found)} / {2 * _BYTES}")
    return found


def put_secret(path: Path, secret: bytes) -> None:
    """Keep a board's secret at another place, where there is none. Raises CannotOpen."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put(path, secret)
    except OSError as error:
        raise CannotOpen(str(path), "other", error.strerror or "") from error


def _make(path: Path) -> None:
    _put(path, secrets.token_hex(_BYTES).encode())


def _put(path: Path, secret: bytes) -> None:
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    made = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(made, "wb") as file:  # on a full disk it writes all of it or raises
            file.write(secret + b"\n")
            file.flush()
            os.fsync(made)
        os.link(draft, path)  # unlike a rename, this leaves the secret of whoever was faster
    except FileExistsError:
        pass
    finally:
        draft.unlink()
