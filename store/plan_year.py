"""A plan against its year: where deadlines pile up, why tasks are late, how much came in time, and plan beside plan. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from operator import attrgetter

from plans.days_off import day_off
from plans.vietnamese import fold
from store.counts import count
from store.views import AgencyView, BoardView, Counts, SectionView, TaskView
from store.words import BOARD_COLUMNS, Cause, Timeliness

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
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
    co-leads share one.
    """

    weeks: tuple[WeekView, ...]
    load: tuple[int, ...]
    still_open: tuple[int, ...]
    agencies: tuple[LoadView, ...]

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


@dataclass(frozen=True, slots=True)
class SectionBeside:
    """A section of two plans; None where a plan has none of this title. Titles of tasks: in both, only here, only there.

    The rates are against extended deadlines. `same` holds pairs of keys (here, there), `new` keys of this plan, `gone` of
    the other.
    """

    section: SectionView | None
    other: SectionView | None
    counts: Counts
    other_counts: Counts
    rate: Rate
    other_rate: Rate
    same: tuple[tuple[str, str], ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BesideView:
    """A plan beside another one, mostly of the year before: by its sections, then those that only the other has."""

    plan: str
    other: str
    on_time: OnTimeView
    other_on_time: OnTimeView
    sections: tuple[SectionBeside, ...]


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
    due_in: dict[str, list[int]] = {}
    open_in: dict[str, list[int]] = {}
    for task, mark, due in dated:
        place = (due - first).days // 7
        load[place] += 1
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


def beside(board: BoardView, plan: str, other: str) -> BesideView:
    """Two plans (keys) of a board beside each other.

    Sections and tasks are the same where their titles are, whatever the case, accents and the years that are named in them.
    """
    here = [task for task in board.tasks if task.plan == plan]
    there = [task for task in board.tasks if task.plan == other]
    sections = {one.key: {_bare(section.title): section for section in one.sections} for one in board.plans}
    mine, others = sections[plan], sections[other]
    titles = [title for title in mine if _of(here, mine[title])]
    titles += [title for title in others if title not in titles and _of(there, others[title])]
    return BesideView(
        plan=plan,
        other=other,
        on_time=on_time(here, today=board.today),
        other_on_time=on_time(there, today=board.today),
        sections=tuple(_beside(mine.get(title), others.get(title), here, there, today=board.today) for title in titles),
    )


def _beside(
    section: SectionView | None,
    other: SectionView | None,
    here: Sequence[TaskView],
    there: Sequence[TaskView],
    *,
    today: date,
) -> SectionBeside:
    mine, others = _of(here, section), _of(there, other)
    known, all_known = {_bare(task.title): task.key for task in there}, {_bare(task.title) for task in here}
    same = [(task.key, known[_bare(task.title)]) for task in mine if task.title and _bare(task.title) in known]
    matched = {key for key, _other in same}
    return SectionBeside(
        section=section,
        other=other,
        counts=count(mine),
        other_counts=count(others),
        rate=on_time(mine, today=today).extended,
        other_rate=on_time(others, today=today).extended,
        same=tuple(same),
        new=tuple(task.key for task in mine if task.key not in matched),
        gone=tuple(task.key for task in others if not task.title or _bare(task.title) not in all_known),
    )


def _of(tasks: Sequence[TaskView], section: SectionView | None) -> list[TaskView]:
    return [task for task in tasks if section is not None and task.section == section.number]


def _bare(title: str) -> str:
    return " ".join(_YEAR.sub(" ", fold(title)).split())


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


def _week(monday: date) -> WeekView:
    year, week, _weekday = monday.isocalendar()
    return WeekView(year, week, monday, working_days(monday, monday + timedelta(days=6)))
