"""What a restore did."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Restored:
    """The schema of the backup, and where the board that was there is kept (None: there was none)."""

    schema: str
    kept: Path | None
