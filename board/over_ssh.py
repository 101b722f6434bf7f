"""Whether somebody sits at the other end of an SSH line that may do nothing on this machine but use the board.

`board ssh-entry` makes the environment anew, so that nobody at the other end can set or unset the mark.
"""

import os

MARK = "BOARD_OVER_SSH"


def is_over_ssh() -> bool:
    """Whether this process was started by `board ssh-entry`."""
    return bool(os.environ.get(MARK))
