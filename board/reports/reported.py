"""What a report is made from: a board, judged on the report's day, and what was recorded beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter

from plans.reporting_period import ReportingPeriod
from plans.vietnamese import clean
from store.counts import count
from store.history.ledger_views import LedgerView
from store.history.since import SinceView
from store.meetings.views import MeetingView
from store.target_views import TargetView
from store.views import BoardView, Counts, TaskView


@dataclass(frozen=True)
class Reported:  # without slots: what is counted is kept
    """All that a report is made from.

    `board` is judged on the day of the report and `tasks` are those of it that the filter lets through. `coming_until` bounds
    what is due next. `known_on` is the day at whose end the board was known so, None for now; `since` what has changed from
    `since_day` on, where that is None from the end of `since_meeting` on. `period` is what a periodic report covers: then
    `board` is as `store.standing.board_on` gives it, and only what was finished or extended in the period is listed.
    """

    board: BoardView
    tasks: tuple[TaskView, ...]
    ledger: LedgerView
    targets: tuple[TargetView, ...]
    coming_until: date
    filter_text: str = ""
    known_on: date | None = None
    since: SinceView | None = None
    since_day: date | None = None
    since_meeting: MeetingView | None = None
    period: ReportingPeriod | None = None

    @cached_property
    def counts(self) -> Counts:
        """The four numbers."""
        return count(self.tasks)

    @property
    def plans_called(self) -> str:
        """The plans by their full titles, as a paper names them."""
        return "; ".join(clean(plan.title) for plan in self.board.plans)

    @property
    def coming_from(self) -> date:
        """The first day of what is due next: today, or the day after a period that is over."""
        today, period = self.board.today, self.period
        return today + timedelta(days=1) if period is not None and today == period.last else today

    @cached_property
    def called(self) -> Callable[[TaskView], str]:
        """A task by its number as printed, which where there are several plans could mean one of each: then by its key."""
        return attrgetter("key" if len(self.board.plans) > 1 else "number")

    @cached_property
    def tasks_by_key(self) -> dict[str, TaskView]:
        """The tasks that are reported on."""
        return {task.key: task for task in self.tasks}

    def covers(self, task: str, dated: date) -> bool:
        """Whether a paper of a task (key) is listed: of a periodic report what falls in its period, else every one.

        What is older than the plan itself was in no report before: the first period of the plan takes it.
        """
        if self.period is None:
            return True
        if dated > self.board.today:
            return False
        signed = next(plan.signed for plan in self.board.plans if task.startswith(f"{plan.key}/"))
        return dated >= self.period.first or signed >= self.period.first
