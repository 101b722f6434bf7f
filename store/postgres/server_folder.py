"""What this account keeps on this host for a board that is on a server: the feeds' secret, and what a restore replaced.

On a file, all that stands beside the database; a server has no such place, and the secret must not be in the database.
"""

import os
from pathlib import Path

from platformdirs import user_data_path

FEEDS_VARIABLE = "BOARD_SECRET"
"""Names the secret's file where several hosts or accounts make and serve feeds of one board: all must have the same one."""


def server_folder() -> Path:
    """The folder, private, made if need be. Raises OSError."""
    folder = user_data_path("steering-board", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def server_secret(identity: str) -> Path:
    """The secret's file of the board with this identity."""
    named = os.environ.get(FEEDS_VARIABLE, "")
    return Path(named).expanduser() if named else server_folder() / f"{identity}.secret"
