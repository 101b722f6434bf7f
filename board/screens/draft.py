"""What was being typed, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.seen import Seen

FILTER = "filter"
"""The form of a draft that is a filter; its text is typed in the field of the same name."""


MEASURE = "measure"
"""The form of a measurement; its key is the target's."""

DECIDE, EDIT, SETTLE, CLOSE = OF_A_MEETING = ("decide", "edit-decision", "settle-decision", "close-meeting")
"""The forms of a meeting: they are opened again there alone. The key is a task's or a decision's."""

OPEN = "open-meeting"
"""The form that opens a meeting; its keys are the plans'."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed in a form, and what the person saw of each task when it was opened.

    `form`, `keys` and `deliverable` are those of `FormAsked`; `title` is what stood above the form. Of a meeting's decision,
    and of its closing, `deliverable` is the number of the meeting.
    """

    title: str
    form: str
    keys: tuple[str, ...]
    deliverable: int | None
    typed: Mapping[str, str]
    seen: "Mapping[str, Seen]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundDrafts:
    """What was found left behind. `held`: something else is unsent in another session, which may have lost its line."""

    left: "tuple[LeftBehind, ...]" = ()
    held: bool = False


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A draft that was left unsent, and when it was kept (UTC). Whoever claims it first may reopen or discard it.

    `path` is None of one that could not be written: it lasts as long as this session.
    """

    draft: Draft
    at: datetime
    path: Path | None
