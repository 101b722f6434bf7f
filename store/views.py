"""Frozen values: the only thing that leaves the store. No database library is imported here, nor by `board` for them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from store.words import Column, Timeliness


class DeliverableMark(NamedTuple):
    """A deliverable as lists and the timeline need it. `due` is the last extension's day, `original_due` the first.

    `agency` is the owing member's key where a group leads, else None. `kind` is the DeadlineKind of its words.
    """

    number: int
    start: date | None
    due: date | None
    original_due: date | None
    done_on: date | None
    approximate: bool
    kind: str
    agency: str | None
    timeliness: Timeliness
    days_late: int


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task as the board, the timeline, the matrix and lists show it.

    * `title` … `coordinators` are the document's words, verbatim; a lost title is "" and "title" is in `lost_cells`.
    * `lead_short` is the lead's abbreviation ("SNV"), a group's ("nhóm"), joined by "," for co-leads, "?" appended when
      the cell is not understood.
    * `leads`/`partners` are the keys of the agencies and groups named, `owing` those of the agencies that owe something
      (a leading group's members included).
    * `due` is the earliest unmet due day, or of a closed task the last; `days` whole days from today to it, negative when
      past, None without a due day. `days_late` is 0 unless something is or was late.
    * `done_on` is the closing day of the last closed deliverable once all are closed.
    * `closed` of `owed` deliverables are closed. `no_evidence` marks a task moved to done without evidence.
    """

    id: int
    plan: str
    number: str
    section: str
    section_title: str
    position: int
    duty: bool
    title: str
    outputs: str
    deadline: str
    lead: str
    coordinators: str
    lead_short: str
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    owing: tuple[str, ...]
    lost_cells: tuple[str, ...]
    doubtful: bool
    column: Column
    timeliness: Timeliness
    due: date | None
    days: int | None
    days_late: int
    done_on: date | None
    closed: int
    owed: int
    no_evidence: bool
    officer: str
    progress: str
    marks: tuple[DeliverableMark, ...]
    version: int

    @property
    def key(self) -> str:
        """The key for life: plan and number as printed ("2022/VI.6")."""
        return f"{self.plan}/{self.number}"


@dataclass(frozen=True, slots=True)
class Counts:
    """The four-number line. `total` = on_time + late + in_time + overdue + ongoing + waiting + undated; it always adds up.

    `due_soon` is counted inside `in_time`; `dropped` and `suspended` stand outside `total`.
    """

    total: int = 0
    done_on_time: int = 0
    done_late: int = 0
    in_time: int = 0
    overdue: int = 0
    due_soon: int = 0
    ongoing: int = 0
    waiting: int = 0
    undated: int = 0
    dropped: int = 0
    suspended: int = 0


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan's own facts. `last_due` is the last day any of its tasks is due, None when none is dated."""

    key: str
    number: str
    signed: date
    title: str
    short_title: str
    issuer: str
    years: tuple[int, ...]
    secretariat: str
    last_due: date | None
    sections: tuple["SectionView", ...]
    lost: tuple[tuple[str, str], ...]
    tasks: int


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section's heading; `inferred` says in words why it is ours, None when it is the document's."""

    number: str
    title: str
    inferred: str | None


@dataclass(frozen=True, slots=True)
class AgencyView:
    """An agency or a group (`members` is then not None) as lists show it; `source` None = named by the documents."""

    key: str
    name: str
    abbreviation: str
    aliases: tuple[str, ...]
    first_year: int | None
    last_year: int | None
    successor: str | None
    source: str | None
    members: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class BoardView:
    """All tasks of the chosen plans as they stand, judged on `today`.

    `tasks` are in the document's order; duties stand in `duties`, outside the numbers. `change` is the number of the last
    change it knows: a view with a lower number is never shown over one with a higher.
    """

    plans: tuple[PlanView, ...]
    tasks: tuple[TaskView, ...]
    duties: tuple[TaskView, ...]
    agencies: dict[str, AgencyView]
    today: date
    change: int


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """Deadline words and their reading, as `plans.deadline.Deadline` gives it."""

    words: str
    kind: str
    start: date | None
    due: date | None
    windows: tuple[tuple[date | None, date | None], ...]
    repeats: str | None
    waits_for: str | None
    approximate: bool
    rule: str


@dataclass(frozen=True, slots=True)
class PartyView:
    """A lead or coordinators cell: its words, the canonical names it means, the parts nobody knows."""

    words: str
    agencies: tuple[str, ...]
    groups: tuple[str, ...]
    unknown: tuple[str, ...]
    related: bool


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A paper that proves a deliverable; the one that `closes` decides its date. `document` "" = a result that is no paper."""

    id: int
    document: str
    date: date
    issuer: str
    link: str
    note: str
    closes: bool


@dataclass(frozen=True, slots=True)
class ExtensionView:
    """A new due day and the paper that allows it; `before` is the due day it replaced."""

    id: int
    deliverable: int
    before: date | None
    to: date
    document: str
    date: date
    issuer: str


@dataclass(frozen=True, slots=True)
class DeliverableView:
    """One thing owed by somebody by some day, with its deadline, its evidence and how it is judged today."""

    number: int
    output: str
    agency: AgencyView | None
    period: str | None
    deadline: DeadlineView
    due: date | None
    original_due: date | None
    timeliness: Timeliness
    days_late: int
    done_on: date | None
    evidence: tuple[EvidenceView, ...]

    @property
    def closing(self) -> EvidenceView | None:
        """The paper that closed it."""
        return next((paper for paper in self.evidence if paper.closes), None)


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note that somebody left on a task."""

    id: int
    text: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TaskDetailView:
    """Everything about one task. `task` is its list view; readings and what people recorded stand beside the words."""

    task: TaskView
    plan: PlanView
    place: str
    copy_note: str
    deadline: DeadlineView
    lead: PartyView
    coordinators: PartyView
    deliverables: tuple[DeliverableView, ...]
    extensions: tuple[ExtensionView, ...]
    notes: tuple[NoteView, ...]
    history: tuple["ActionView", ...]
    amendments: tuple["AmendmentView", ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChangeView:
    """One field before and after, as text for a reader; `field` is the stable name ("column", "evidence", "officer")."""

    task: str | None
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action of one user: what was wished and every field it changed.

    `number` is the change number, rising for ever. `wish` is the stable name of the wish ("move", "close", "undo" …).
    `undone` says that a later action took it back; `reverses` is the number of the action that this one took back.
    """

    number: int
    who: str
    at: datetime
    wish: str
    why: str
    tasks: tuple[str, ...]
    changes: tuple[FieldChangeView, ...]
    undone: bool
    reverses: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change did: its number, its action, and what its author must be told.

    `told` holds stable names of consequences: "waits_for_evidence" (moved to done without evidence: it stands in review),
    "task_done" (the last deliverable was closed), "started" (first evidence moved it to in progress).
    """

    change: int
    action: ActionView
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A target, responsibility or duty as the body states it; `task` is the key of the task that tracks it."""

    kind: str
    plan: str
    number: str
    words: str
    place: str
    task: str | None


@dataclass(frozen=True, slots=True)
class CalendarEntryView:
    """One all-day event's facts: what `board.calendar` needs to write it, and the stamps recorded with the last change.

    `uid` is for life. `agency` is the owing member where the event is one member's, None for the task's leads.
    `closed`/`owed` count the deliverables that the event stands for (a group's event stands for all its members).
    `stamped` (UTC) and `sequence` change only when the entry's recorded content does. `own` are the members' own events for
    which a group's event stands, each for that member's calendar.
    """

    uid: str
    task: TaskView
    plan: PlanView
    number: int
    output: str
    agency: AgencyView | None
    period: str | None
    start: date | None
    due: date
    original_due: date | None
    deadline_words: str
    approximate: bool
    done_on: date | None
    document: str
    closed: int
    owed: int
    stamped: datetime
    sequence: int
    own: tuple["CalendarEntryView", ...] = ()


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding of the doctor: a stable name, whether all is well, and the detail."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class CellDifferenceView:
    """One cell, fact or heading on the board and in a plan file; None where there is none.

    `field` is a stable name: section, title, outputs, deadline, lead, coordinators, place, copy_note, lost_cells, duty of
    a row; number, signed, title, short_title, issuer, years, secretariat, lost of a plan; a section's number; a clause's
    kind and number ("target 3").
    """

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class RowDifferenceView:
    """What an import changes in one row, under the key that it has afterwards.

    * `kinds` are stable names, in this order: "added", "back" (taken up again), "gone" (dropped, never deleted),
      "renumbered", "moved" (to another section), "reworded" (title or outputs), "deadline", "parties" (lead or
      coordinators), "copy" (what is known of our copy).
    * `was` is its number so far, where that changes. `guess`: "renumbered" when likeness alone says that it is the same row,
      "other_words" when its number alone does; `likeness` in percent. A guess wants a person's eyes.
    * `due_before` and `due` are the last due days that the deadline's words mean, so far and from now on.
    * `kept` are cells in which the words that a person put right or a paper amended stay: the file brings nothing new there.
    """

    key: str
    title: str
    kinds: tuple[str, ...]
    cells: tuple[CellDifferenceView, ...] = ()
    was: str | None = None
    guess: str = ""
    likeness: int = 100
    due_before: date | None = None
    due: date | None = None
    kept: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """Its number as printed in the file."""
        return self.key.partition("/")[2]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """What an import of a plan file would change on the board. `is_new`: the board has no plan of this key.

    `rows` are those that change, in the order of the document; `kept` those that only keep a person's words. `body` are
    clauses. `reordered`: rows, sections or clauses stand in another order.
    """

    plan: str
    is_new: bool
    facts: tuple[CellDifferenceView, ...]
    sections: tuple[CellDifferenceView, ...]
    body: tuple[CellDifferenceView, ...]
    rows: tuple[RowDifferenceView, ...]
    kept: tuple[RowDifferenceView, ...]
    reordered: bool

    @property
    def is_empty(self) -> bool:
        """Whether an import would change nothing."""
        return not (self.is_new or self.facts or self.sections or self.body or self.rows or self.reordered)

    def of_kind(self, kind: str) -> tuple[RowDifferenceView, ...]:
        """The rows to which this happens."""
        return tuple(row for row in self.rows if kind in row.kinds)


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """One change of what a row says: by the paper that amended it, or because our copy was wrong.

    `field` is a cell (title, outputs, deadline, lead, coordinators, section), "number", or "new_row", "left_plan" (the plan
    no longer has it), "back_in_plan". `kind` is "paper" or "transcription"; a transcription has no paper (`document` "").
    `action` is the number of the action that recorded it.
    """

    task: str
    field: str
    before: str | None
    after: str | None
    kind: str
    document: str
    date: date | None
    issuer: str
    who: str
    at: datetime
    action: int
