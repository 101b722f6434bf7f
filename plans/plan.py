"""A signed plan as it was signed: verbatim words in frozen values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TaskKind(StrEnum):
    """A `task` is a row of the matrix or a commitment in prose; a `duty` is what the plan's body orders beside it."""

    TASK = "task"
    DUTY = "duty"


class ClauseKind(StrEnum):
    """What a clause of the plan's body states."""

    TARGET = "target"
    RESPONSIBILITY = "responsibility"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the plan. `inferred` says in words why number or title are ours, None when they are the document's."""

    number: str
    title: str
    inferred: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the matrix, or one sentence of a plan in prose, word for word (NFC; line breaks kept, "" = no words).

    `number` is unique in the plan and is the second half of its key ("VI.6", "III.1.3.5.1", "TH.1"). `place` says where
    in the document it stands. Cells named in `lost` are missing from our copy ("title", …); `note` says what a reader
    must know about our copy. `line` is its line in the plan file, 0 when it came from elsewhere.
    """

    number: str
    section: str
    title: str
    outputs: str = ""
    deadline: str = ""
    lead: str = ""
    coordinators: str = ""
    place: str = ""
    lost: tuple[str, ...] = ()
    note: str = ""
    kind: TaskKind = TaskKind.TASK
    line: int = 0


@dataclass(frozen=True, slots=True)
class Clause:
    """A target, a responsibility or a duty as the body states it; `task` is the number of the task that tracks it."""

    kind: ClauseKind
    number: str
    words: str
    place: str = ""
    task: str | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """Something our copy has lost: where it stood and how we know."""

    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A signed document: its facts, its sections in order, its tasks in the document's order.

    `key` names the plan in task keys ("2022"). `secretariat` are the words for the office that follows the plan.
    """

    key: str
    number: str
    signed: date
    title: str
    short_title: str
    issuer: str
    years: tuple[int, ...]
    secretariat: str
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    clauses: tuple[Clause, ...] = ()
    lost: tuple[Loss, ...] = ()
