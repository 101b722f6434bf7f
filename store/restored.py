"""What a restore did."""

from dataclasses import dataclass
from pathlib import Path

from store.feeds.kept_given_up import FeedsAfter

NOTHING = FeedsAfter()


@dataclass(frozen=True, slots=True)
class Restored:
    """The schema of the backup, and where the board that was there is kept (None: there was none).

    `feeds` None: feeds came back, and no earlier state of this board was there to be read (none at all, a damaged one,
    another board's), so that nobody knows which of their addresses were given up since the backup.
    """

    schema: str
    kept: Path | None
    feeds: FeedsAfter | None = NOTHING
