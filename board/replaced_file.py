"""A file that is replaced whole."""

import os
import tempfile
from pathlib import Path


def folder_to_write_in() -> Path:
    """Where a person looks for a file that a key writes: the folder they are in, or at home where that one is no place for it.

    It is none where nothing can be written, nor where the program itself stands.
    """
    here = Path.cwd()
    of_the_program = Path(__file__).parents[1]
    return here if os.access(here, os.W_OK) and not here.is_relative_to(of_the_program) else Path.home()


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
        OSError: it cannot be written; names `path`, and nothing is left behind.
    """
    try:
        _replace(path, content)
    except OSError as error:  # it names the file that was to take the place of this one
        raise OSError(error.errno, error.strerror, str(path)) from error


def _replace(path: Path, content: bytes) -> None:
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
