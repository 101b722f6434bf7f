"""The papers of whole plans, as frozen values. No database library is imported here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from store.words import Column


@dataclass(frozen=True, slots=True)
class ClosingView:
    """The paper that closed a deliverable; `document` "" is a result that is no paper, told by its `note`.

    `task` is the task's key, `deliverable` the number within it; `agency` is the key of the owing member where a group
    leads, else None; `period` names the occurrence of what recurs.
    """

    task: str
    deliverable: int
    agency: str | None
    period: str | None
    output: str
    document: str
    dated: date
    issuer: str
    note: str


@dataclass(frozen=True, slots=True)
class ExtendedView:
    """A day that was moved: from `before` to `to`, by a paper. `first` is the deliverable's first deadline, never lost."""

    task: str
    deliverable: int
    agency: str | None
    period: str | None
    first: date | None
    before: date | None
    to: date
    document: str
    dated: date
    issuer: str


@dataclass(frozen=True, slots=True)
class LeftView:
    """The paper by which a task that has left the board left it: dropped or suspended (`column`)."""

    task: str
    column: Column
    document: str
    dated: date
    issuer: str


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The closing papers and extensions of some plans, in the order of the plan; of one deliverable oldest first.

    `left` has the last such paper of every task that is off the board; `periods` the occurrence that each deliverable of
    what recurs is for, by the task's key and the deliverable's number.
    """

    closings: tuple[ClosingView, ...]
    extended: tuple[ExtendedView, ...]
    left: tuple[LeftView, ...] = ()
    periods: Mapping[tuple[str, int], str] = field(default_factory=dict)
