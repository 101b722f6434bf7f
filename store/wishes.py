"""Wishes: what a person asks to be changed. Each is one value, one transaction, one history entry, one undo.

A wish says what was wanted ("one column to the right"); `store.changes` works out what that means now. `if_version` is the
task's version that the person saw: the change is refused with `ChangedMeanwhile` when it is another by now. `seen` is what
the person saw of the task, or of what else is changed (`store.things_seen`): what others have done to other fields since then
stays, of a task it is told (`Outcome.meanwhile`); what they have made of the same field is never overwritten, but refused with
`Conflicting`. A wish without `seen` overwrites in so many words, as somebody at a prompt does; history shows what was there.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from store.letters.wishes import LetterWish
from store.meetings.wishes import MeetingWish
from store.seen import Seen
from store.words import Column, Role


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that proves or allows something. `number` "" stands for a result that is no paper (then a note is due)."""

    number: str
    date: date
    issuer: str = ""
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MoveTask:
    """Move to a column. Dropped and suspended need the paper."""

    key: str
    column: Column
    paper: Paper | None = None
    if_version: int | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class StepTask:
    """Move `steps` columns to the right (negative: left) from wherever the task stands by now; stops at the ends.

    With `seen` it is from where the person saw it: when somebody else has moved it since, nothing is done. Steps of their
    own that came in between count, so two quick presses are two columns.
    """

    key: str
    steps: int
    if_version: int | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class CloseDeliverable:
    """Record the paper that closes a deliverable. Named by `number` or by the owing `agency`; None when only one is open."""

    key: str
    paper: Paper
    number: int | None = None
    agency: str | None = None
    if_version: int | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class AddEvidence:
    """Record a paper that does not close."""

    key: str
    paper: Paper
    number: int | None = None
    agency: str | None = None
    if_version: int | None = None


@dataclass(frozen=True, slots=True)
class WithdrawEvidence:
    """Take a paper back, by its id or by its document number; a closing paper opens the deliverable again."""

    key: str
    evidence: int | None = None
    document: str | None = None
    if_version: int | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class ExtendDeadline:
    """A new due day with the paper that allows it; the first deadline is never lost."""

    key: str
    to: date
    paper: Paper
    number: int | None = None
    agency: str | None = None
    if_version: int | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class AddNote:
    """Leave a note on the task."""

    key: str
    text: str
    if_version: int | None = None


@dataclass(frozen=True, slots=True)
class EditTask:
    """Set what people add or how cells are read.

    `fields` maps names to new words: officer, progress (what people add); section, lead, coordinators, deadline (our
    reading: the document's words stay). With `paper` or `transcription` the verbatim cells themselves change (title,
    outputs, deadline, lead, coordinators): because a paper changed the row, or because our copy was wrong. The old
    words are kept in history.
    """

    key: str
    fields: tuple[tuple[str, str], ...]
    paper: Paper | None = None
    transcription: bool = False
    if_version: int | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class EditAgency:
    """Add an agency or change what is known of it; `key` None adds one."""

    key: str | None
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EditMembers:
    """Change who belongs to a group, by keys of agencies. Tasks read before keep their deliverables."""

    group: str
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureTarget:
    """Record what a target's number was on a day; one of the same day is corrected.

    `key` names the target as `TargetView.key` does ("2022/I.2.e#2"). `unit` "" is the one in which the number is asked.
    """

    key: str
    value: Decimal
    measured_on: date
    unit: str = ""
    document: str = ""
    note: str = ""
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class AddFeed:
    """A calendar to subscribe to, for one `owner`. What is not said does not narrow it; no `plans`: whichever are there.

    `agency` is a key or name, `role` "lead" (leads or owes) or "any" (coordinates, too). `reports`: only what the plan's body
    orders to be reported. `titles_only` keeps the document's words out, for those who subscribe with a cloud account.
    """

    name: str
    owner: str = ""
    plans: tuple[str, ...] = ()
    agency: str = ""
    role: str = "lead"
    section: str = ""
    filter_text: str = ""
    reports: bool = False
    reminders: tuple[int, ...] = ()
    titles_only: bool = False
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class RevokeFeed:
    """Give a feed up for good; `feed` is its number or its name."""

    feed: str


@dataclass(frozen=True, slots=True)
class RenewFeed:
    """Give a feed another address; whoever knows the one before sees nothing any more."""

    feed: str
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class SaveView:
    """Keep a filter, with the view and the grouping it was seen in, for this user under a name.

    One of that name, or the one named `instead_of`, is changed where it stands.
    """

    name: str
    filter_text: str = ""
    view: str = "board"
    grouping: str = ""
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class RemoveView:
    """Give up one of this user's saved views."""

    name: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Put one of this user's saved views `steps` further down their list (negative: up)."""

    name: str
    steps: int


@dataclass(frozen=True, slots=True)
class AddUser:
    """Admit somebody under the name that the board knows them by; the first one must be an admin."""

    name: str
    role: Role
    full_name: str = ""


@dataclass(frozen=True, slots=True)
class SetRole:
    """Give a user another role; there is always an admin left."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class RemoveUser:
    """Let a user go; from the next change on they may only look."""

    name: str


Wish = (
    MoveTask
    | StepTask
    | CloseDeliverable
    | AddEvidence
    | WithdrawEvidence
    | ExtendDeadline
    | AddNote
    | EditTask
    | EditAgency
    | EditMembers
    | MeasureTarget
    | AddFeed
    | RevokeFeed
    | RenewFeed
    | SaveView
    | RemoveView
    | PlaceView
    | AddUser
    | SetRole
    | RemoveUser
    | MeetingWish
    | LetterWish
)
