"""A plan beside another one, mostly of the years before: what both have, what is new, how much came in time. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from plans.vietnamese import fold
from store.counts import count
from store.plan_year import OnTimeView, Rate, on_time
from store.views import BoardView, Counts, PlanView, SectionView, TaskView
from store.words import Column

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NO_MATTER = re.compile(r"^(?:cai cach|ve) ")


@dataclass(frozen=True, slots=True)
class SectionBeside:
    """The sections of one title that have tasks, in two plans: each may have several, or none.

    The rates are against extended deadlines, of nothing where nobody has recorded anything of that plan. Of tasks by
    their titles, `same` holds pairs of keys (here, there), `new` keys of this plan, `gone` of the other.
    """

    sections: tuple[SectionView, ...]
    others: tuple[SectionView, ...]
    counts: Counts
    other_counts: Counts
    rate: Rate
    other_rate: Rate
    same: tuple[tuple[str, str], ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def named(self) -> SectionView:
        """The one whose title stands for all."""
        return (*self.sections, *self.others)[0]


@dataclass(frozen=True, slots=True)
class BesideView:
    """A plan beside another one, mostly of the year before: by its sections, then those that only the other has."""

    plan: str
    other: str
    on_time: OnTimeView
    other_on_time: OnTimeView
    sections: tuple[SectionBeside, ...]

    @property
    def compared(self) -> int:
        """How many sections both plans have, by the same title and with tasks in each: only these are compared."""
        return sum(bool(one.counts.total and one.other_counts.total) for one in self.sections)


def beside(board: BoardView, plan: str, other: str) -> BesideView:
    """Two plans (keys) of a board beside each other.

    Sections and tasks are the same where their titles are, whatever the case, accents and the years that are named in them;
    of a section's title "Cải cách" or "Về" at its beginning does not count.
    """
    here, there = _of_plan(board, plan), _of_plan(board, other)
    known = {one: _is_followed(tasks) for one, tasks in ((plan, here), (other, there))}
    views = {one.key: one for one in board.plans}
    mine, others = _by_title(views[plan], here), _by_title(views[other], there)
    titles = dict.fromkeys((*mine, *others))
    return BesideView(
        plan=plan,
        other=other,
        on_time=on_time(here if known[plan] else (), today=board.today),
        other_on_time=on_time(there if known[other] else (), today=board.today),
        sections=tuple(
            _beside(
                mine.get(title, ()),
                others.get(title, ()),
                here,
                there,
                known=(known[plan], known[other]),
                today=board.today,
            )
            for title in titles
        ),
    )


def rates_by_plan(board: BoardView, tasks: Iterable[TaskView]) -> tuple[tuple[PlanView, OnTimeView], ...]:
    """Each plan of the board with the rates over those of its tasks that are among these.

    Of several plans, one of which nobody has recorded anything has rates of nothing, as beside another plan.
    """
    chosen = tuple(tasks)
    if len(board.plans) == 1:
        return ((board.plans[0], on_time(chosen, today=board.today)),)
    return tuple((plan, on_time(_followed(board, chosen, plan.key), today=board.today)) for plan in board.plans)


def _followed(board: BoardView, tasks: Iterable[TaskView], plan: str) -> Iterable[TaskView]:
    return [one for one in tasks if one.plan == plan] if _is_followed(_of_plan(board, plan)) else ()


def _of_plan(board: BoardView, plan: str) -> list[TaskView]:
    return [task for task in board.tasks if task.plan == plan]


def _beside(
    sections: tuple[SectionView, ...],
    other_sections: tuple[SectionView, ...],
    here: Sequence[TaskView],
    there: Sequence[TaskView],
    *,
    known: tuple[bool, bool],
    today: date,
) -> SectionBeside:
    mine, others = _of(here, sections), _of(there, other_sections)
    by_title, all_here = {_bare(task.title): task.key for task in there}, {_bare(task.title) for task in here}
    same = [(task.key, by_title[_bare(task.title)]) for task in mine if task.title and _bare(task.title) in by_title]
    matched = {key for key, _other in same}
    return SectionBeside(
        sections=sections,
        others=other_sections,
        counts=count(mine),
        other_counts=count(others),
        rate=on_time(mine if known[0] else (), today=today).extended,
        other_rate=on_time(others if known[1] else (), today=today).extended,
        same=tuple(same),
        new=tuple(task.key for task in mine if task.key not in matched),
        gone=tuple(task.key for task in others if not task.title or _bare(task.title) not in all_here),
    )


def _by_title(plan: PlanView, tasks: Sequence[TaskView]) -> dict[str, tuple[SectionView, ...]]:
    """The sections that have tasks, by what their titles come down to: a plan may say the same in several places."""
    numbers, found = {task.section for task in tasks}, dict[str, tuple[SectionView, ...]]()
    for section in plan.sections:
        if section.number in numbers:
            title = _NO_MATTER.sub("", _bare(section.title))
            found[title] = (*found.get(title, ()), section)
    return found


def _of(tasks: Sequence[TaskView], sections: Iterable[SectionView]) -> list[TaskView]:
    numbers = {section.number for section in sections}
    return [task for task in tasks if task.section in numbers]


def _bare(title: str) -> str:
    return " ".join(_YEAR.sub(" ", fold(title)).split())


def _is_followed(tasks: Iterable[TaskView]) -> bool:
    """Whether anybody has ever recorded anything of these: of an old plan that was only imported no rate is a rate."""
    return any(
        task.column is not Column.NOT_STARTED
        or task.progress
        or task.cause
        or any(mark.done_on is not None or mark.due != mark.original_due for mark in task.marks)
        for task in tasks
    )
