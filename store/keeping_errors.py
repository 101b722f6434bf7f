"""What is refused while a board is moved back or put back: what nobody should do without having been told."""

from collections.abc import Collection

from store.errors import Refused


class NotClosedThere(Refused):
    """The board at `left`, to which this one had been moved, could not be closed: both would take writes.

    `reason` is one of CannotOpen, "moved" where it has gone on to yet another place (`left`), "another" where there is
    another board.
    """

    def __init__(self, left: str, reason: str) -> None:
        super().__init__(f"{left} was not closed: {reason}")
        self.left = left
        self.reason = reason


class AdminsReplaced(Refused):
    """Some who are admins now would be none on the board of the backup. `saved` () lets everybody do everything."""

    def __init__(self, now: Collection[str], saved: Collection[str]) -> None:
        super().__init__(f"admins {sorted(now)} would be {sorted(saved)}")
        self.now = tuple(sorted(now))
        self.saved = tuple(sorted(saved))
