"""What a restore did."""

from dataclasses import dataclass
from pathlib import Path

from store.feeds.kept_given_up import FeedsAfter

NOTHING = FeedsAfter()


@dataclass(frozen=True, slots=True)
class Restored:
    """The schema of the backup, and where the board that was there is kept (None: there was none).

    `feeds` None: the board that was there could not be read, so that nobody knows which addresses were given up on it.
    """

    schema: str
    kept: Path | None
    feeds: FeedsAfter | None = NOTHING
