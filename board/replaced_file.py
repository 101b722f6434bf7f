"""A file that is replaced whole."""

import os
import tempfile
from pathlib import Path


def untaken(named: Path) -> Path:
    """The path, or where there is such a file already, the first of "name-2", "name-3", … that there is none of."""
    path, count = named, 1
    while path.exists():
        count += 1
        path = named.with_stem(f"{named.stem}-{count}")
    return path


def replace_file(path: Path, content: bytes) -> None:
    """Write the file whole or not at all: whoever reads it meanwhile sees the old one.

    Raises:
        OSError: it cannot be written; nothing is left behind.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".board-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
