"""Meetings and letters as `OpenBoard` gives them: reads of frozen values, and the place where the presenter stands.

What changes them are wishes like any other (`store.meetings.wishes`, `store.letters.wishes`).
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from datetime import date
from types import TracebackType
from typing import Protocol, Self

from sqlmodel import Session

from store.history.since import RecordedView, SinceView, changes_between
from store.letters.rows import chase, chase_view, letter_views, task_ids
from store.letters.views import ChaseView, LetterView
from store.meetings.beside import recorded_beside
from store.meetings.errors import MeetingGoesOn, UnknownLetter
from store.meetings.granted import granted_in
from store.meetings.pages import MeetingPages, meeting_pages
from store.meetings.rows import count_standing, meeting_view, meeting_views, show_place, shown_place
from store.meetings.views import DecisionView, GrantedView, MeetingView, ShownPlace
from store.meetings.wishes import OpenMeeting
from store.queries import read_head
from store.summary import Head, choose_plans, read_head_rows
from store.target_views import TargetView
from store.task_views import Outcome
from store.views import BoardView, PlanView
from store.wishes import Wish
from store.workflow import DUE_SOON_DAYS

Transaction = Callable[[], AbstractContextManager[Session]]


class Board(Protocol):
    """What of `OpenBoard` meetings are made of."""

    def __enter__(self) -> Self:
        """Use it, and close it."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Close it."""

    @property
    def meetings(self) -> "Meetings":
        """Its meetings."""

    def as_of(self, *, day: date | None = None, change: int | None = None) -> Self:
        """The same board as it was."""

    def plans(self) -> tuple[PlanView, ...]:
        """Its plans."""

    def board(self, plans: Sequence[str] | None, *, today: date) -> BoardView:
        """Its tasks."""

    def recorded(self, plans: Sequence[str] | None, *, today: date) -> RecordedView:
        """What is recorded beside them."""

    def targets(self, plan: str) -> tuple[TargetView, ...]:
        """Its targets."""

    def apply(self, wish: Wish, *, today: date) -> Outcome:
        """Change it."""


class Meetings:
    """The meetings of an open board: `board.meetings`."""

    def __init__(self, board: Board, *, reading: Transaction, changing: Transaction, zone: str, user: str) -> None:
        """`changing` lets editors through; `zone` is where the board's people live, `user` for whom it is open."""
        self._board = board
        self._reading = reading
        self._changing = changing
        self._zone = zone
        self._user = user

    def all(self, plans: Collection[str] | None = None) -> tuple[MeetingView, ...]:
        """All meetings, or those about one of these plans (keys), newest first."""
        with self._reading() as session:
            return meeting_views(session.connection(), _head(session), zone=self._zone, plans=plans)

    def one(self, number: int) -> MeetingView:
        """The meeting of this number. Raises UnknownMeeting."""
        with self._reading() as session:
            return meeting_view(session.connection(), _head(session), number, zone=self._zone)

    def going_on(self, plans: Collection[str] | None = None) -> MeetingView | None:
        """The meeting about one of these plans (None: about any) that is not over; None where there is none."""
        return next((one for one in self.all(plans) if one.goes_on), None)

    def hold(self, wish: OpenMeeting, *, today: date) -> MeetingView:
        """Resume the meeting about just these plans that goes on, or open it.

        Raises:
            MeetingGoesOn: one about other plans goes on that has one of these, too. UnknownPlan, WrongValue, NotAllowed.
        """
        there = self.going_on(wish.plans)
        if there is None:
            try:
                self._board.apply(wish, today=today)
            except MeetingGoesOn as other:
                there = self.one(other.meeting)
            else:
                return next(one for one in self.all(wish.plans) if one.goes_on)
        if set(there.plans) != set(wish.plans):
            raise MeetingGoesOn(there.number, there.name)
        return there

    def pages(self, number: int, *, today: date, with_changes: bool = True) -> MeetingPages:
        """The pages of a meeting, judged on `today`. A closed one is read as it was when it was closed.

        `with_changes` False leaves out what changed since the last meeting, which needs a copy of the board as it was then.

        Raises:
            UnknownMeeting.
        """
        meeting = self.one(number)
        if meeting.closed_change is None:
            return self._pages(meeting, self._board, today=today, with_changes=with_changes)
        with self._board.as_of(change=meeting.closed_change) as then:
            return self._pages(meeting, then, today=today, with_changes=with_changes)

    def standing_in(self, number: int) -> int:
        """How many actions that were done in the meeting still stand: what `UndoMeeting` would take back."""
        with self._reading() as session:
            return count_standing(session.connection(), number)

    def beside(self, number: int) -> tuple[int, ...]:
        """What this user recorded during the meeting, but not in it (`store.meetings.beside`). Raises UnknownMeeting."""
        with self._reading() as session:
            return recorded_beside(session.connection(), number, who=self._user)

    def granted(self, number: int) -> tuple[GrantedView, ...]:
        """The extensions granted in it that still stand, in their order."""
        with self._reading() as session:
            return granted_in(session.connection(), number)

    def decisions(self, plans: Collection[str] | None = None) -> tuple[DecisionView, ...]:
        """What the meetings about these plans (None: about any) decided, newest meeting first."""
        return tuple(decision for meeting in self.all(plans) for decision in meeting.decisions)

    def show_place(self, number: int, place: ShownPlace) -> None:
        """Keep where the presenter stands, for those who follow: no action, and no part of history. Raises UnknownMeeting."""
        with self._changing() as session:
            show_place(session.connection(), number, place)

    def shown_place(self, number: int) -> ShownPlace:
        """Where the presenter stands; one statement, cheap enough to poll. Raises UnknownMeeting."""
        with self._reading() as session:
            return shown_place(session.connection(), number)

    def _pages(self, meeting: MeetingView, seen: Board, *, today: date, with_changes: bool) -> MeetingPages:
        """The pages over the board that the meeting sees."""
        known = {plan.key for plan in seen.plans()}
        plans = [plan for plan in meeting.plans if plan in known]
        earlier = [one for one in seen.meetings.all(plans) if one.opened_change < meeting.opened_change]
        board = seen.board(plans, today=today)
        since = None
        last = next((one for one in earlier if not one.goes_on), None)
        if with_changes and last is not None:
            since = self._changed_since(last, board, seen.recorded(plans, today=today))
        targets = [target for plan in plans for target in seen.targets(plan)]
        return meeting_pages(board, meeting, earlier=earlier, since=since, targets=targets)

    def _changed_since(self, last: MeetingView, board: BoardView, recorded: RecordedView) -> SinceView:
        with self._board.as_of(change=last.closed_change) as then:
            known = {plan.key for plan in then.plans()}
            plans = [plan.key for plan in board.plans if plan.key in known]
            before = then.board(plans, today=last.judged_on)
            recorded_before = then.recorded(plans, today=last.judged_on)
        return changes_between(before, board, recorded_before=recorded_before, recorded=recorded)


class Letters:
    """The chasing letters of an open board: `board.letters`."""

    def __init__(self, *, reading: Transaction) -> None:
        """Over the board that is read so."""
        self._reading = reading

    def all(self, plans: Sequence[str] | None = None) -> tuple[LetterView, ...]:
        """All letters, or those about these plans (keys), oldest first. Raises UnknownPlan."""
        with self._reading() as session:
            head = _head(session)
            chosen = None if plans is None else choose_plans(head, plans, today=date.min)
            return letter_views(session.connection(), head, plans=chosen)

    def one(self, number: int) -> LetterView:
        """The letter of this number. Raises UnknownLetter."""
        with self._reading() as session:
            found = letter_views(session.connection(), _head(session), numbers=(number,))
        if not found:
            raise UnknownLetter(number)
        return found[0]

    def plan(
        self,
        plans: Sequence[str] | None,
        *,
        today: date,
        soon_days: int = DUE_SOON_DAYS,
        duties: bool = False,
        tasks: Collection[str] | None = None,
    ) -> ChaseView:
        """Who would be chased for what; writes nothing (`store.letters.rows.chase`). `tasks` are keys. Raises UnknownPlan."""
        with self._reading() as session:
            connection = session.connection()
            head = _head(session)
            chosen = choose_plans(head, plans, today=today)
            only = None if tasks is None else task_ids(connection, head, tasks)
            chased = chase(connection, head, chosen, today=today, soon_days=soon_days, duties=duties, tasks=only)
            return chase_view(head, chosen, chased, today=today, soon_days=soon_days)


def _head(session: Session) -> Head:
    return read_head_rows(read_head(session.connection()))
