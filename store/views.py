"""Frozen values: the only thing that leaves the store. No database library is imported here, nor by `board` for them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from store.words import Column, Timeliness


class DeliverableMark(NamedTuple):
    """A deliverable as lists and the timeline need it. `due` is the last extension's day, `original_due` the first.

    `agency` is the owing member's key where a group leads, else None. `kind` is the DeadlineKind of its words. `papers`: it
    is open, and papers were recorded that do not close it.
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
    papers: bool = False


class TaskView(NamedTuple):
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
    * `cause` is why it is late (`store.words.Cause`), "" while nobody has said.
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
    cause: str = ""

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
    """A plan's own facts. `last_due` is the last day any of its tasks is due, None when none is dated.

    `sample_day`: what is recorded on it is invented up to that day; every view and every file has to say so (`sample`).
    """

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
    sample_day: date | None = None

    @property
    def sample(self) -> bool:
        """Whether what is recorded on it is invented."""
        return self.sample_day is not None


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
    change it knows: a view with a lower number is never shown over one with a higher. `known_on`: see `OpenBoard.as_of`.
    """

    plans: tuple[PlanView, ...]
    tasks: tuple[TaskView, ...]
    duties: tuple[TaskView, ...]
    agencies: dict[str, AgencyView]
    today: date
    change: int
    known_on: date | None = None


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
