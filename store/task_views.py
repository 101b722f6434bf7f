"""One task and what was done to it, as frozen values: what the task's screen and the history show."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from plans.deadline_value import Deadline
from store.letters.views import TaskLetterView
from store.meetings.views import DecisionView
from store.views import AgencyView, PlanView, TaskView
from store.words import Timeliness


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

    @classmethod
    def of(cls, deadline: Deadline) -> Self:
        """The view of a deadline as `plans` read it."""
        return cls(
            words=deadline.words,
            kind=deadline.kind.value,
            start=deadline.start,
            due=deadline.due,
            windows=tuple((window.start, window.due) for window in deadline.windows),
            repeats=deadline.repeats,
            waits_for=deadline.waits_for,
            approximate=deadline.approximate,
            rule=deadline.rule,
        )


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
    """Everything about one task. `task` is its list view; readings and what people recorded stand beside the words.

    `letters` chased it, `decisions` of meetings are about it: oldest first. `known_on` is the day on which this was all that
    was known, None for the present.
    """

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
    letters: tuple[TaskLetterView, ...] = ()
    decisions: tuple[DecisionView, ...] = ()
    known_on: date | None = None


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
    `undone` says that it stands no more: a later action took it back. `redone` is the number of the action by which it stands
    again after that. `reverses` is the number of the action that this one took back.
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
    redone: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change did: its number, its action, and what its author must be told.

    `told` holds stable names of consequences: "waits_for_evidence" (moved to done without evidence: it stands in review),
    "task_done" (the last deliverable was closed), "started" (first evidence moved it to in progress).
    `meanwhile` are the actions of others on these tasks since they were seen, which stay: each as far as it concerns one.
    `beside`, where a whole meeting was taken back: the numbers of what its author recorded during it, but not in it; it stays.
    """

    change: int
    action: ActionView
    told: tuple[str, ...] = ()
    meanwhile: tuple[ActionView, ...] = ()
    beside: tuple[int, ...] = ()


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
