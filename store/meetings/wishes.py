"""Wishes of a status review: opening and closing it, what it decides, what it puts off, why a task is late.

What is changed while a meeting is going on is changed with `OpenBoard.apply(…, meeting=…)`, so that all of it can be taken
back together.
"""

from dataclasses import dataclass
from datetime import date

from store.seen import Seen
from store.words import Cause, Settled


@dataclass(frozen=True, slots=True)
class SetCause:
    """Say why a task is late; None takes it away."""

    key: str
    cause: Cause | None
    if_version: int | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """Begin a meeting about these plans (keys); at any time only one about a plan goes on (see `Meetings.hold`)."""

    plans: tuple[str, ...]
    held_on: date
    name: str = ""
    chair: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class EditMeeting:
    """Put right what was said of a meeting; None leaves it as it is."""

    meeting: int
    name: str | None = None
    chair: str | None = None
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class CloseMeeting:
    """End a meeting: the numbers of its day are frozen with it. `next_on` is the day of the next one, where it is known."""

    meeting: int
    next_on: date | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class Decide:
    """Write down what the meeting decides: what, who, by when; on a task (key) or on none.

    `owner` is an agency's key or any of its names; other words are kept as they are.
    """

    meeting: int
    text: str
    owner: str
    due: date | None = None
    task: str | None = None


@dataclass(frozen=True, slots=True)
class EditDecision:
    """Put a decision's words right, also after the meeting; None leaves a field as it is, `undated` takes its day away."""

    decision: int
    text: str | None = None
    owner: str | None = None
    due: date | None = None
    undated: bool = False
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class SettleDecision:
    """Say by hand that a decision was kept (a document or a note shows it) or withdrawn (the note says why).

    None opens it again. `on` is the paper's day; None: today.
    """

    decision: int
    outcome: Settled | None
    on: date | None = None
    document: str = ""
    note: str = ""
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class ParkTask:
    """Put a task off to the end of the meeting."""

    meeting: int
    key: str


@dataclass(frozen=True, slots=True)
class UnparkTask:
    """Take a task up again that was put off."""

    meeting: int
    key: str


@dataclass(frozen=True, slots=True)
class UndoMeeting:
    """Take back everything that was done in a meeting and still stands, whoever did it: as one action.

    The meeting itself stays, as it was held; what was done outside it stays, too.
    """

    meeting: int


MeetingWish = (
    SetCause
    | OpenMeeting
    | EditMeeting
    | CloseMeeting
    | Decide
    | EditDecision
    | SettleDecision
    | ParkTask
    | UnparkTask
    | UndoMeeting
)
