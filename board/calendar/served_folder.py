"""Files that a web server reads while they are replaced: whoever asks gets the old one or the new one, whole."""

import os
import secrets
from pathlib import Path


def put(path: Path, content: bytes, *, mode: int) -> None:
    """Replace the file whole. Its time of change rises by a second at least: servers tell clients by it what is new.

    The folder is for the caller to sync. Raises OSError; nothing is left behind then.
    """
    draft = path.with_name(f".{secrets.token_hex(8)}.new")
    opened = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(opened, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), mode)
            _make_newer(file.fileno(), path)
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def remove(path: Path) -> None:
    """Take a file away, if it is there."""
    path.unlink(missing_ok=True)


def _make_newer(opened: int, path: Path) -> None:
    if path.exists():
        before, now = int(path.stat().st_mtime), int(os.fstat(opened).st_mtime)
        if now <= before:
            os.utime(opened, (before + 1, before + 1))
