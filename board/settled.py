"""What a person has settled for themselves, as values: the file that says it is read only where there is one."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """What is said; "" and 0 stand for "not said". `warnings` are ids of keys with letters that input methods rewrite."""

    theme: str = ""
    meeting: str = ""
    language: str = ""
    view: str = ""
    grouping: str = ""
    lines: int = 0
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    warnings: tuple[tuple[str, str], ...] = ()
    """Places in the file, each with a letter that an input method rewrites."""
