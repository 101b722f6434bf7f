"""The one door of the store: open a board, see it, change it, take a change back."""

from collections.abc import Iterable, Sequence
from datetime import date
from types import TracebackType
from typing import Self

from plans.agency import Directory
from plans.plan import Plan
from store.views import (
    ActionView,
    AgencyView,
    BoardView,
    CalendarEntryView,
    ClauseView,
    FindingView,
    Outcome,
    PlanView,
    TaskDetailView,
)
from store.wishes import Wish


class OpenBoard:
    """A board that is open for one user. Reads give frozen views; a change is one wish, one transaction, one undo.

    Safe to use from several threads: each read and each change takes a connection of its own.
    """

    def __init__(self, database: str, *, user: str, create: bool = True) -> None:
        """Open the database (a path, or a URL), bring its schema up to date, and act for `user`.

        Raises:
            CannotOpen: it is missing (with `create` False), not a board, damaged, newer than this program, not writable.
        """
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Whether no plan is on the board yet."""
        raise NotImplementedError

    def import_directory(self, directory: Directory) -> None:
        """Put agencies and groups on an empty board (first start)."""
        raise NotImplementedError

    def directory(self) -> Directory:
        """All agencies and groups, as `plans` reads names with them."""
        raise NotImplementedError

    def import_plan(self, plan: Plan, *, source: str, first_start: bool = False) -> Outcome | None:
        """Put a signed plan on the board: all of it or nothing. None when the same plan is already there, unchanged.

        Raises:
            PlanAlreadyThere: a plan of this key with other content is on the board.
        """
        raise NotImplementedError

    def plans(self) -> tuple[PlanView, ...]:
        """The plans on the board, newest first."""
        raise NotImplementedError

    def default_plan(self, today: date) -> str | None:
        """The plan shown when none is named: signed on or before `today` and not past its last due day; else the newest."""
        raise NotImplementedError

    def board(self, plans: Sequence[str] | None, *, today: date) -> BoardView:
        """The chosen plans' tasks (None: the default plan's), judged on `today`.

        Raises:
            UnknownPlan: one of them is not on the board.
        """
        raise NotImplementedError

    def task(self, key: str, *, today: date) -> TaskDetailView:
        """Everything about one task or duty. Raises UnknownTask."""
        raise NotImplementedError

    def clauses(self, plan: str) -> tuple[ClauseView, ...]:
        """Targets, responsibilities and duties of a plan's body, in the document's order."""
        raise NotImplementedError

    def agencies(self) -> tuple[AgencyView, ...]:
        """Agencies in protocol order, then groups."""
        raise NotImplementedError

    def calendar(self, plans: Sequence[str] | None, *, today: date) -> tuple[CalendarEntryView, ...]:
        """The dated deliverables as calendar entries, groups' once for the group; by due day and uid. Writes nothing."""
        raise NotImplementedError

    def apply(self, wish: Wish, *, today: date) -> Outcome:
        """Carry out one wish in one transaction. `today` bounds the dates of papers; history takes its own clock.

        Raises:
            Refused: the rules say no. ChangedMeanwhile: `if_version` is no longer the task's.
        """
        raise NotImplementedError

    def apply_all(self, wishes: Iterable[Wish], *, today: date) -> Outcome:
        """Carry out several wishes as one action: one transaction, one undo."""
        raise NotImplementedError

    def undo(self) -> Outcome:
        """Take back this user's last action that is not undone. Raises NothingToUndo, ChangedMeanwhile, ImportNotUndoable."""
        raise NotImplementedError

    def redo(self) -> Outcome:
        """Carry out again what this user's last undo took back. Raises NothingToUndo, ChangedMeanwhile."""
        raise NotImplementedError

    def history(self, key: str | None = None, *, limit: int | None = None) -> tuple[ActionView, ...]:
        """Actions, newest first; of one task when `key` is given."""
        raise NotImplementedError

    def last_change(self) -> int:
        """The number of the last change by anybody; cheap enough to poll."""
        raise NotImplementedError

    def doctor(self) -> tuple[FindingView, ...]:
        """Look the database over: program and SQLite version, schema, integrity, foreign keys."""
        raise NotImplementedError
