"""What was typed and not sent when the line dropped, or a form was left: kept in a file of one's own, to be opened again.

A session writes one small file, beside it a lock that the kernel lets go when the session ends, however it ends: a file whose
lock can be taken was left behind. So several sessions of one person never offer each other what is still being typed; what
was left behind all of them offer, and the first that opens it has it.
"""

import fcntl
import json
import os
import secrets
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from board.screens.draft import Draft, LeftBehind
from store.seen import Seen

KEPT_DAYS = 30
"""For so many days what was left unsent is kept."""


class Drafts:
    """The drafts of one person on one board. A folder that cannot be written keeps none: typing goes on all the same."""

    def __init__(self, folder: Path, *, board: str, user: str) -> None:
        """`board` is the board's identity: it stays when the database moves. The names of both are not told by the path."""
        self._folder = folder / sha256(f"{board}\0{user}".encode()).hexdigest()[:32]
        self._path = self._folder / f"{secrets.token_hex(8)}.json"
        self._kept: Draft | None = None
        self._locks: dict[Path, int] = {}

    def keep(self, draft: Draft | None) -> None:
        """Keep this instead of what was kept before; None: nothing is being typed any more. No write where nothing is new."""
        if draft == self._kept:
            return
        self._kept = draft
        with suppress(OSError):
            if draft is None:
                self._remove(self._path)
            else:
                self._write(draft, self._path)

    def put_aside(self, draft: Draft, *, now: datetime) -> LeftBehind:
        """Keep this beside what is typed next, until it is discarded: for this session, and for the next ones."""
        path = self._folder / f"{secrets.token_hex(8)}.json"
        with suppress(OSError):
            self._write(draft, path)
            return LeftBehind(draft, now, path)
        return LeftBehind(draft, now, None)

    def left_behind(self, *, now: datetime) -> tuple[LeftBehind, ...]:
        """What sessions that have ended left, the newest first. It is nobody's until it is claimed.

        What is older than KEPT_DAYS is removed: nobody has wanted it.
        """
        found: list[LeftBehind] = []
        with suppress(OSError):
            for path in self._others():
                if self._lock(path):
                    draft, at = _read(path), datetime.fromtimestamp(path.stat().st_mtime, UTC)
                    if draft is None or now - at > timedelta(days=KEPT_DAYS):
                        self._remove(path)
                    else:
                        found.append(LeftBehind(draft, at, path))
                        self._let_go(path)
        return tuple(sorted(found, key=lambda left: left.at, reverse=True))

    def is_held_elsewhere(self) -> bool:
        """Whether another session of this person that has not ended, or not yet, has something unsent."""
        with suppress(OSError):
            for path in self._others():
                if not self._lock(path):
                    return True
                self._let_go(path)
        return False

    def claim(self, left: LeftBehind) -> bool:
        """Make it this session's own; False where another session was faster, or has sent or discarded it."""
        if left.path is None:
            return True
        with suppress(OSError):
            if left.path.exists() and self._lock(left.path):
                if left.path.exists():
                    return True
                self._remove(left.path)
        return False

    def discard(self, left: LeftBehind) -> None:
        """It was sent, or is not wanted."""
        if left.path is not None:
            with suppress(OSError):
                self._remove(left.path)

    def close(self) -> None:
        """Leave what is there to the next session."""
        for lock in self._locks.values():
            os.close(lock)
        self._locks.clear()

    def _write(self, draft: Draft, path: Path) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock(path)
        new = path.with_suffix(".new")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(asdict(draft), file, ensure_ascii=False)
        new.replace(path)

    def _remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        path.with_suffix(".lock").unlink(missing_ok=True)
        lock = self._locks.pop(path, None)
        if lock is not None:
            os.close(lock)

    def _others(self) -> list[Path]:
        """The files that this session does not hold."""
        return [path for path in self._folder.glob("*.json") if path != self._path and path not in self._locks]

    def _let_go(self, path: Path) -> None:
        os.close(self._locks.pop(path))

    def _lock(self, path: Path) -> bool:
        """Take the lock of a draft; False when a session that is alive has it."""
        if path in self._locks:
            return True
        lock = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(lock)
            return False
        self._locks[path] = lock
        return True


def _read(path: Path) -> Draft | None:
    """The draft in a file; None where it holds none that this program wrote."""
    try:
        return _draft(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _draft(kept: dict[str, Any]) -> Draft:
    return Draft(
        title=str(kept["title"]),
        form=str(kept["form"]),
        keys=tuple(str(key) for key in kept["keys"]),
        deliverable=None if kept["deliverable"] is None else int(kept["deliverable"]),
        typed={str(name): str(text) for name, text in kept["typed"].items()},
        seen={
            str(key): Seen(int(one["version"]), {str(name): str(text) for name, text in one["values"].items()})
            for key, one in kept["seen"].items()
        },
    )
