"""The pages of a status review, made from the data. Pure: a board, its meetings, what changed since the last one.

Follow-ups come before anything new, then the worst, then what is due next. What is green is counted and not discussed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from store.counts import count, count_by_agency, count_by_section
from store.due_next import DueNext, due_next
from store.history.since import SinceView
from store.meetings.views import DecisionView, Followed, MeetingView
from store.target_views import TargetView
from store.views import AgencyView, BoardView, Counts, DeliverableMark, TaskView
from store.words import BOARD_COLUMNS, Settled, Timeliness
from store.workflow import DUE_SOON_DAYS


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A decision of an earlier meeting and what became of it; `task` as it is now, None of a decision about none.

    `kept_on` is the day on which it was carried out, None while nothing shows that it was.
    """

    decision: DecisionView
    followed: Followed
    kept_on: date | None
    task: TaskView | None


@dataclass(frozen=True, slots=True)
class MeetingPages:
    """What the pages show, in their order. Judged on `board.today`.

    1. `counts`, and `counts_before` at the last meeting's closing (None: there was none); `since` has what changed between
       (None: it was not asked for); `sections` by number and title; `green` tasks are late nowhere and not due before
       `until`, done ones among them: they are not discussed.
    2. `follow_ups`: the last meeting's decisions, and older ones that were not settled when it was held; then `left_over`.
    3. `late`: overdue tasks, worst first; those that were parked stand at the end.
    4. `due`: what is open and due up to `until`, the day of the next meeting (else the last day that counts as soon), of
       late tasks, too; nearest first.
    5. `agencies` with something late or soon due, worst first; `agencies_green` have nothing of the kind.
    6. `targets` not reached, those measured before those that were not; `targets_reached` are.
    7. `meeting.decisions`, read back.
    """

    board: BoardView
    meeting: MeetingView
    previous: MeetingView | None
    counts: Counts
    counts_before: Counts | None
    since: SinceView | None
    sections: tuple[tuple[str, str, Counts], ...]
    green: int
    follow_ups: tuple[FollowUp, ...]
    late: tuple[TaskView, ...]
    until: date
    due: tuple[DueNext, ...]
    agencies: tuple[tuple[AgencyView, Counts], ...]
    agencies_green: int
    targets: tuple[TargetView, ...]
    targets_reached: int

    def is_older(self, one: FollowUp) -> bool:
        """Whether it was not the last meeting that decided it, but one before."""
        return self.previous is not None and one.decision.meeting != self.previous.number

    @property
    def parked(self) -> tuple[TaskView, ...]:
        """The tasks put off to the end, in the order in which they were."""
        return self._tasks(self.meeting.parked)

    @property
    def left_over(self) -> tuple[TaskView, ...]:
        """The tasks that the last meeting put off: no decisions, but not done with either."""
        return self._tasks(self.previous.parked) if self.previous is not None else ()

    def _tasks(self, keys: Sequence[str]) -> tuple[TaskView, ...]:
        by_key = {task.key: task for task in (*self.board.tasks, *self.board.duties)}
        return tuple(by_key[key] for key in keys if key in by_key)


def meeting_pages(
    board: BoardView,
    meeting: MeetingView,
    *,
    earlier: Sequence[MeetingView] = (),
    since: SinceView | None = None,
    targets: Iterable[TargetView] = (),
) -> MeetingPages:
    """The pages of a meeting. `earlier` are the meetings before it about one of its plans, newest first."""
    previous = next((one for one in earlier if not one.goes_on), None)
    tasks = {task.key: task for task in (*board.tasks, *board.duties)}
    until = meeting.next_on or board.today + timedelta(days=DUE_SOON_DAYS - 1)
    late = late_tasks(board.tasks, parked=meeting.parked)
    due = due_next(board.tasks, first=board.today, last=until)
    pressed = {task.key for task in late} | {one.task.key for one in due}
    rows = [
        (board.agencies[key], counts)
        for key, counts in count_by_agency(board.tasks, order=board.agencies)
        if key in board.agencies
    ]
    pressing = tuple((agency, counts) for agency, counts in rows if counts.overdue or counts.due_soon)
    asked = [one for one in targets if one.target is not None]
    missed = [one for one in asked if not one.reached]
    on_board = [task for task in board.tasks if task.column in BOARD_COLUMNS]
    return MeetingPages(
        board=board,
        meeting=meeting,
        previous=previous,
        counts=count(board.tasks),
        counts_before=previous.counts if previous else None,
        since=since,
        sections=count_by_section(board.tasks),
        green=len(on_board) - len(pressed),
        follow_ups=tuple(follow_ups(earlier, tasks, today=board.today)),
        late=late,
        until=until,
        due=due,
        agencies=pressing,
        agencies_green=len(rows) - len(pressing),
        targets=tuple(sorted(missed, key=lambda one: one.last is None)),
        targets_reached=len(asked) - len(missed),
    )


def late_tasks(tasks: Iterable[TaskView], *, parked: Sequence[str] = ()) -> tuple[TaskView, ...]:
    """Overdue tasks on the board, those late for most days first; the parked ones (keys) behind all others."""
    late = [task for task in tasks if task.column in BOARD_COLUMNS and task.timeliness is Timeliness.OVERDUE]
    late.sort(key=attrgetter("days_late"), reverse=True)
    if parked:
        late.sort(key=lambda task: task.key in parked)
    return tuple(late)


def follow_ups(earlier: Sequence[MeetingView], tasks: dict[str, TaskView], *, today: date) -> list[FollowUp]:
    """The last meeting's decisions judged on `today`, then those of meetings before it that it left open.

    `earlier` is newest first; a meeting that still goes on is passed over.
    """
    found: list[FollowUp] = []
    last: MeetingView | None = None
    for meeting in earlier:
        if meeting.goes_on:
            continue
        last = last or meeting
        for decision in meeting.decisions:
            task = tasks.get(decision.task) if decision.task else None
            followed, kept_on = judge_decision(decision, task, today=today)
            if meeting is last or _left_open(followed, decision, kept_on, by=last.held_on):
                found.append(FollowUp(decision, followed, kept_on, task))
    return found


def judge_decision(decision: DecisionView, task: TaskView | None, *, today: date) -> tuple[Followed, date | None]:
    """What became of a decision, and the day on which it was carried out (None while nothing shows that it was).

    It was carried out when a person settled it as kept, on the day they named; or, of a decision about a task, when all the
    deliverables it asks for are closed, on the day of the last closing paper. By its day, or where it has none: KEPT. After
    its day: LATE. Where nothing shows it, it is OPEN up to its day, and NO_EVIDENCE once that has passed. A person may have
    WITHDRAWN it.
    """
    if decision.outcome is Settled.WITHDRAWN:
        return Followed.WITHDRAWN, None
    kept_on = decision.settled_on if decision.outcome is Settled.KEPT else _closed_on(decision, task)
    if kept_on is not None:
        late = decision.due is not None and kept_on > decision.due
        return (Followed.LATE if late else Followed.KEPT), kept_on
    past = decision.due is not None and today > decision.due
    return (Followed.NO_EVIDENCE if past else Followed.OPEN), None


def _closed_on(decision: DecisionView, task: TaskView | None) -> date | None:
    """The day on which the last of what it asks for was closed; None while one is open, or where it asks for nothing."""
    asked: list[DeliverableMark] = [mark for mark in task.marks if mark.number in decision.asks] if task else []
    days = [mark.done_on for mark in asked if mark.done_on is not None]
    return max(days) if days and len(days) == len(asked) else None


def _left_open(followed: Followed, decision: DecisionView, kept_on: date | None, *, by: date) -> bool:
    """Whether a decision of an older meeting still stood open at the last one, held on the day `by`."""
    if followed is Followed.WITHDRAWN:
        return decision.settled_on is not None and decision.settled_on > by
    return kept_on is None or kept_on > by
