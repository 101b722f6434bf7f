"""The papers of whole plans, as frozen values. No database library is imported here."""

from dataclasses import dataclass
from datetime import date


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
class LedgerView:
    """All closing papers and all extensions of some plans, in the order of the plan; of one deliverable oldest first."""

    closings: tuple[ClosingView, ...]
    extended: tuple[ExtendedView, ...]
