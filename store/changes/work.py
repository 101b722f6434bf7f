"""What every change works with: the transaction's session, the recorder, who asks, today; and how a task is found."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Protocol

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from plans.agency import Directory
from plans.vietnamese import clean
from store.directory_rows import read_directory
from store.errors import ChangedMeanwhile, UnknownTask
from store.history.actions import last_touch, local
from store.meanwhile_errors import TaskGone
from store.recorder import Recorder
from store.seen import Seen
from store.tables import ActionRow, DeliverableRow, PlanRow, TaskRow

# Made once: a statement takes longer to put together than to carry out, and meanwhile every other writer waits.
_WITH_KEY = (
    select(PlanRow, TaskRow)
    .join(TaskRow, col(TaskRow.plan_id) == col(PlanRow.id))
    .where(col(PlanRow.key) == bindparam("plan"), col(TaskRow.number) == bindparam("number"))
    .with_for_update(of=TaskRow)
)
_OWED = (
    select(DeliverableRow).where(col(DeliverableRow.task_id) == bindparam("task")).order_by(col(DeliverableRow.number))
)

_LAST_OF_PLAN = (
    select(ActionRow).where(col(ActionRow.plan_key) == bindparam("plan")).order_by(col(ActionRow.id).desc()).limit(1)
)


@dataclass
class Work:
    """One action while it is carried out.

    `told` collects what its author must be told (`Outcome.told`), `behind` of how many actions on a task they did not know,
    `beside` what of their own it leaves as it is (`Outcome.beside`).
    """

    record: Recorder
    who: str
    today: date
    told: list[str] = field(default_factory=list)
    behind: dict[str, int] = field(default_factory=dict)
    beside: tuple[int, ...] = ()
    keys: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Plan and number of the tasks that were looked for, by id."""

    @property
    def session(self) -> Session:
        """The session of the write transaction."""
        return self.record.session

    @cached_property
    def directory(self) -> Directory:
        """All agencies and groups, read once an action."""
        return read_directory(self.session.connection())

    def forget_directory(self) -> None:
        """Read the agencies again when they are next asked for: this action has changed them."""
        self.__dict__.pop("directory", None)

    def tell(self, consequence: str) -> None:
        """Note a consequence once."""
        if consequence not in self.told:
            self.told.append(consequence)

    def because(self, reason: str) -> None:
        """Note why, once; it stands in the history beside the action."""
        reasons = [reason for reason in (self.record.action.why, reason) if reason]
        self.record.action.why = "; ".join(dict.fromkeys(reasons))


@dataclass(frozen=True)
class Found:
    """A task that was found, with its plan and its deliverables in order, which are read when they are asked for."""

    plan: PlanRow
    task: TaskRow
    work: Work

    @cached_property
    def deliverables(self) -> Sequence[DeliverableRow]:
        """The deliverables of the task, by number."""
        return deliverables_of(self.work, self.task_id)

    @property
    def key(self) -> str:
        """The task's key as printed."""
        return f"{self.plan.key}/{self.task.number}"

    @property
    def task_id(self) -> int:
        """The task's id; a stored task has one."""
        return stored(self.task)

    @property
    def all_closed(self) -> bool:
        """Whether nothing is open; a task that owes nothing has nothing closed either."""
        return bool(self.deliverables) and all(one.done_on is not None for one in self.deliverables)


class Numbered(Protocol):
    """A row of any table that numbers its rows."""

    @property
    def id(self) -> int | None:
        """None before it is stored."""


def stored(row: Numbered) -> int:
    """The id of a row that is stored."""
    if row.id is None:
        raise ValueError(f"{row!r} is not stored")
    return row.id


def find_task(work: Work, key: str, *, if_version: int | None, seen: Seen | None = None) -> Found:
    """The task of a key ("2022/VI.6", capitals or not), locked until the transaction ends.

    Raises:
        UnknownTask: there is none; with keys that look like it. TaskGone: there is none any more.
        ChangedMeanwhile: its version is no longer `if_version`.
    """
    key = clean(key)
    found = _exactly(work, key) or _exactly(work, _as_printed(work, key))
    if found is None:
        raise UnknownTask(key)
    plan, task = found
    work.keys[stored(task)] = (plan.key, task.number)
    if if_version is not None and task.version != if_version:
        who, at = last_touch(work.session, stored(task))
        raise ChangedMeanwhile(f"{plan.key}/{task.number}", who, at)
    if seen is not None and task.version > seen.version:
        work.behind[f"{plan.key}/{task.number}"] = task.version - seen.version
    return Found(plan, task, work)


def deliverables_of(work: Work, task: int) -> Sequence[DeliverableRow]:
    """The deliverables of a task, by number."""
    return work.session.execute(_OWED, {"task": task}).scalars().all()


def _exactly(work: Work, key: str) -> tuple[PlanRow, TaskRow] | None:
    plan, _, number = key.partition("/")
    row = work.session.execute(_WITH_KEY, {"plan": plan, "number": number}).one_or_none()
    return (row[0], row[1]) if row else None


def _as_printed(work: Work, key: str) -> str:
    """The only key that differs from this one in capitals alone. Raises UnknownTask with those that look like it."""
    keys = [
        f"{plan}/{number}"
        for plan, number in work.session.execute(
            select(col(PlanRow.key), col(TaskRow.number)).join(TaskRow, col(TaskRow.plan_id) == col(PlanRow.id))
        )
    ]
    same = [known for known in keys if known.casefold() == key.casefold()]
    if not same:
        _refuse_gone(work, key)
    if len(same) != 1:
        raise UnknownTask(key, tuple(get_close_matches(key, keys, n=3, cutoff=0.8)))
    return same[0]


def _refuse_gone(work: Work, key: str) -> None:
    """Raise TaskGone when the plan of this key was on the board, and its import was taken back."""
    last = work.session.execute(_LAST_OF_PLAN, {"plan": key.partition("/")[0]}).scalar()
    if last is not None and last.reverses is not None and not _is_there(work, last.plan_key):
        raise TaskGone(key, last.who, local(last.at, last.zone))


def _is_there(work: Work, plan: str | None) -> bool:
    return work.session.execute(select(col(PlanRow.id)).where(col(PlanRow.key) == plan)).first() is not None
