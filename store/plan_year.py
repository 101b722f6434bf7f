"""A plan against its year: where deadlines pile up, why tasks are late, and how much came in time. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from operator import attrgetter

from plans.days_off import day_off
from store.views import AgencyView, TaskView
from store.words import BOARD_COLUMNS, Cause, Timeliness

_first_deadline = attrgetter("original_due", "done_on")
_key = attrgetter("key")
_last_deadline = attrgetter("due", "done_on")


@dataclass(frozen=True, slots=True)
class WeekView:
    """An ISO week; `working_days` are those of it that nobody has off (Tết leaves none)."""

    year: int
    week: int
    monday: date
    working_days: int

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)


@dataclass(frozen=True, slots=True)
class LoadView:
    """What one agency has to deliver: for each week of the pile-up how many deliverables are due, and how many are open."""

    agency: AgencyView
    due: tuple[int, ...]
    still_open: tuple[int, ...]

    @property
    def total(self) -> int:
        """All that is due in these weeks."""
        return sum(self.due)


@dataclass(frozen=True, slots=True)
class PileUpView:
    """Deadlines by agency and week, without gaps between the first and the last week in which anything is due.

    `load` counts each deliverable once, `still_open` those of them that are not delivered; the rows may add up to more, as
    co-leads share one. `months` are the months to which the weeks belong, each by its first day: a week goes where most of
    its deadlines are, as people look for what is due at the end of January under January; one without any by its Thursday.
    """

    weeks: tuple[WeekView, ...]
    load: tuple[int, ...]
    still_open: tuple[int, ...]
    agencies: tuple[LoadView, ...]
    months: tuple[date, ...] = ()

    @property
    def heaviest(self) -> WeekView | None:
        """The week in which most is due for each working day; a week without one counts as if it had one day."""
        if not self.weeks:
            return None
        densities = [due / max(1, week.working_days) for due, week in zip(self.load, self.weeks, strict=True)]
        return self.weeks[densities.index(max(densities))]


@dataclass(frozen=True, slots=True)
class CauseCount:
    """How many tasks have a cause of delay, None for those that are overdue without one; `overdue` of them are late now."""

    cause: Cause | None
    tasks: tuple[str, ...]
    overdue: int


@dataclass(frozen=True, slots=True)
class Rate:
    """`met` of `of`."""

    met: int
    of: int


@dataclass(frozen=True, slots=True)
class OnTimeView:
    """Deliverables delivered in time: against the `first` deadlines and against the `extended` ones.

    Each rate is of the deliverables that were delivered, or whose deadline (the first, the last extension's) has passed.
    `extensions` counts the deliverables whose deadline was moved.
    """

    first: Rate
    extended: Rate
    extensions: int


def rounded(rate: Rate) -> Decimal | None:
    """The rate as a percentage with one decimal, a half rounded up as offices do; None of nothing.

    >>> rounded(Rate(2, 3)), rounded(Rate(1, 16)), rounded(Rate(0, 0))
    (Decimal('66.7'), Decimal('6.3'), None)
    """
    if not rate.of:
        return None
    return (Decimal(100 * rate.met) / rate.of).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def pile_up(tasks: Iterable[TaskView], agencies: Mapping[str, AgencyView]) -> PileUpView:
    """Where deadlines pile up, over all deliverables with a due day of the tasks on the board, delivered ones too.

    A member of a leading group owes its own; leads that share a deliverable each have it. `agencies` by key, in the order
    in which they are wanted.
    """
    on_board = [task for task in tasks if task.column in BOARD_COLUMNS]
    dated = [(task, mark, mark.due) for task in on_board for mark in task.marks if mark.due is not None]
    if not dated:
        return PileUpView((), (), (), ())
    first = _monday(min(due for _task, _mark, due in dated))
    last = _monday(max(due for _task, _mark, due in dated))
    weeks = tuple(_week(first + timedelta(weeks=place)) for place in range((last - first).days // 7 + 1))
    load, left = [0] * len(weeks), [0] * len(weeks)
    months: list[Counter[date]] = [Counter() for _week in weeks]
    due_in: dict[str, list[int]] = {}
    open_in: dict[str, list[int]] = {}
    for task, mark, due in dated:
        place = (due - first).days // 7
        load[place] += 1
        months[place][due.replace(day=1)] += 1
        left[place] += mark.done_on is None
        for agency in (mark.agency,) if mark.agency else task.owing:
            due_in.setdefault(agency, [0] * len(weeks))[place] += 1
            open_in.setdefault(agency, [0] * len(weeks))[place] += mark.done_on is None
    return PileUpView(
        weeks=weeks,
        load=tuple(load),
        still_open=tuple(left),
        agencies=tuple(
            LoadView(agency, tuple(due_in[key]), tuple(open_in[key]))
            for key, agency in agencies.items()
            if key in due_in
        ),
        months=tuple(_month(week, found) for week, found in zip(weeks, months, strict=True)),
    )


def working_days(first: date, last: date) -> int:
    """The days from `first` to `last`, both included, that are neither weekends nor holidays.

    >>> working_days(date(2022, 1, 31), date(2022, 2, 6)), working_days(date(2022, 5, 16), date(2022, 5, 22))
    (0, 5)
    """
    days = (first + timedelta(days=place) for place in range((last - first).days + 1))
    return sum(day_off(day) is None for day in days)


def count_causes(tasks: Iterable[TaskView]) -> tuple[CauseCount, ...]:
    """The causes that were recorded, the most frequent first; equal ones in the order of `Cause`.

    Behind them stand the overdue tasks of which nobody has said why.
    """
    by_cause: dict[Cause | None, list[TaskView]] = {}
    for task in tasks:
        if task.column not in BOARD_COLUMNS:
            continue
        if task.cause:
            by_cause.setdefault(Cause(task.cause), []).append(task)
        elif task.timeliness is Timeliness.OVERDUE:
            by_cause.setdefault(None, []).append(task)
    order = list(Cause)
    ranked = sorted(
        by_cause.items(),
        key=lambda item: (item[0] is None, -len(item[1]), order.index(item[0]) if item[0] else 0),
    )
    return tuple(
        CauseCount(
            cause,
            tuple(map(_key, found)),
            len([one for one in found if one.timeliness is Timeliness.OVERDUE]),
        )
        for cause, found in ranked
    )


def on_time(tasks: Iterable[TaskView], *, today: date) -> OnTimeView:
    """The two rates, over the deliverables with a due day of the tasks that are on the board."""
    marks = [mark for task in tasks if task.column in BOARD_COLUMNS for mark in task.marks]
    return OnTimeView(
        first=_rate(map(_first_deadline, marks), today=today),
        extended=_rate(map(_last_deadline, marks), today=today),
        extensions=sum(mark.original_due is not None and mark.due != mark.original_due for mark in marks),
    )


def _rate(deadlines: Iterable[tuple[date | None, date | None]], *, today: date) -> Rate:
    """Of pairs: the day that a deliverable was due, and the one on which it was delivered."""
    met = [
        done_on is not None and done_on <= due
        for due, done_on in deadlines
        if due is not None and (done_on is not None or due < today)
    ]
    return Rate(met.count(True), len(met))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(week: WeekView, found: Counter[date]) -> date:
    """Of two months with as many deadlines that of the Thursday, as ISO 8601 has it."""
    thursday = (week.monday + timedelta(days=3)).replace(day=1)
    return max(found, key=lambda month: (found[month], month == thursday), default=thursday)


def _week(monday: date) -> WeekView:
    year, week, _weekday = monday.isocalendar()
    return WeekView(year, week, monday, working_days(monday, monday + timedelta(days=6)))
