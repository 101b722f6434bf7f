"""Rows → views for lists. Pure: no database library, so that the first paint need not wait for one.

Rows are tuples in the order of the columns in `store.queries`; days and JSON are still text in them, and each different
text is read once, as thousands of rows share a few hundred.
"""

import gc
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import filterfalse
from operator import attrgetter
from typing import Any, NamedTuple

from store.errors import UnknownPlan
from store.marks import Once, owed_by_tasks, text
from store.views import AgencyView, BoardView, PlanView, SectionView, TaskView
from store.words import Column

Rows = Sequence[Sequence[Any]]


class HeadRows(NamedTuple):
    """What every view needs: the number of the last change, plans (newest first), sections, agencies, members of groups."""

    change: int
    plans: Rows
    sections: Rows
    agencies: Rows
    members: Rows


class BoardRows(NamedTuple):
    """The tasks of the chosen plans, and their deliverables in the order of task and number; each is gone through once.

    Texts in them may be the bytes that SQLite keeps.
    """

    tasks: Iterable[Sequence[Any]]
    deliverables: Iterable[Sequence[Any]]


class Head(NamedTuple):
    """`HeadRows` as views, by their ids."""

    change: int
    plans: Mapping[int, PlanView]
    sections: Mapping[int | None, SectionView]
    agencies: Mapping[int, AgencyView]


_NO_SECTION = ("", "")


def read_head_rows(rows: HeadRows) -> Head:
    """Plans newest first, agencies in protocol order and groups after them."""
    sections: dict[int | None, SectionView] = {}
    of_plan: defaultdict[int, list[SectionView]] = defaultdict(list)
    for section_id, plan_id, number, title, inferred in rows.sections:
        sections[section_id] = SectionView(number, title, inferred)
        of_plan[plan_id].append(sections[section_id])
    plans = {
        plan_id: PlanView(
            key=key,
            number=number,
            signed=date.fromisoformat(signed),
            title=title,
            short_title=short_title,
            issuer=issuer,
            years=_tuple(years),
            secretariat=secretariat,
            last_due=date.fromisoformat(last_due) if last_due else None,
            sections=tuple(of_plan[plan_id]),
            lost=tuple((place, words) for place, words in json.loads(lost)),
            tasks=tasks,
            sample_day=date.fromisoformat(sample_day) if sample_day else None,
        )
        for (
            plan_id,
            key,
            number,
            signed,
            title,
            short_title,
            issuer,
            years,
            secretariat,
            lost,
            last_due,
            tasks,
            sample_day,
        ) in rows.plans
    }
    return Head(rows.change, plans, sections, _agency_views(rows))


def default_plan(plans: Iterable[PlanView], today: date) -> PlanView | None:
    """Of plans newest first, the one shown when none is named: signed by `today` and not past its last due day.

    Where no plan is, the newest. A plan in which nothing is dated is never past.
    """
    newest: PlanView | None = None
    for plan in plans:
        newest = newest or plan
        if plan.signed <= today and (plan.last_due is None or today <= plan.last_due):
            return plan
    return newest


def choose_plans(head: Head, asked: Sequence[str] | None, *, today: date) -> tuple[int, ...]:
    """The ids of the plans to show, in the order they were asked for; of the default one when `asked` is None.

    Raises:
        UnknownPlan: one of them is not on the board.
    """
    ids = {plan.key: plan_id for plan_id, plan in head.plans.items()}
    if asked is None:
        default = default_plan(head.plans.values(), today)
        return (ids[default.key],) if default else ()
    for key in asked:
        if key not in ids:
            raise UnknownPlan(key, tuple(ids))
    return tuple(ids[key] for key in dict.fromkeys(asked))


def board_view(head: Head, chosen: Sequence[int], rows: BoardRows, *, today: date) -> BoardView:
    """The whole board of the chosen plans, judged on `today`."""
    order = {head.plans[plan_id].key: place for place, plan_id in enumerate(chosen)}
    views = task_views(head, rows, today=today)
    views.sort(key=attrgetter("position"))
    if len(chosen) > 1:
        views.sort(key=lambda task: order[task.plan])
    is_duty = attrgetter("duty")
    return BoardView(
        plans=tuple(head.plans[plan_id] for plan_id in chosen),
        tasks=tuple(filterfalse(is_duty, views)),
        duties=tuple(filter(is_duty, views)),
        agencies={agency.key: agency for agency in head.agencies.values()},
        today=today,
        change=head.change,
    )


def task_views(head: Head, rows: BoardRows, *, today: date) -> list[TaskView]:
    """One view for each task row, in the order of the rows."""
    agencies = {agency_id: agency.key for agency_id, agency in head.agencies.items()}
    owed_by, nothing = owed_by_tasks(rows.deliverables, agencies=agencies, today=today)
    words, keys, columns = Once(text), Once(_tuple), Once(_column)
    plans = {plan_id: plan.key for plan_id, plan in head.plans.items()}
    sections = {section_id: (section.number, section.title) for section_id, section in head.sections.items()}
    views = []
    # The names are the view's own: it takes them in the order of its fields, which is a third of the work of naming them.
    for (
        task_id,
        plan_id,
        section_id,
        number,
        position,
        duty,
        title,
        outputs,
        deadline,
        lead,
        coordinators,
        lead_short,
        leads,
        partners,
        owing,
        lost_cells,
        doubtful,
        stage,
        officer,
        progress,
        awaits_evidence,
        version,
        cause,
    ) in rows.tasks:
        section, section_title = sections.get(section_id, _NO_SECTION)
        marks, (timeliness, due, days, days_late, done_on, closed, owed) = owed_by.get(task_id, nothing)
        views.append(
            TaskView(
                task_id,
                plans[plan_id],
                text(number),
                section,
                section_title,
                position,
                bool(duty),
                text(title),
                words[outputs],
                words[deadline],
                words[lead],
                words[coordinators],
                words[lead_short],
                keys[leads],
                keys[partners],
                keys[owing],
                keys[lost_cells],
                bool(doubtful),
                columns[stage],
                timeliness,
                due,
                days,
                days_late,
                done_on,
                closed,
                owed,
                bool(awaits_evidence),
                words[officer],
                words[progress],
                marks,
                version,
                words[cause],
            )
        )
    return views


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep the collector of cycles from walking thousands of new values again and again: they hold none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _agency_views(rows: HeadRows) -> dict[int, AgencyView]:
    keys = {agency_id: key for agency_id, key, *_rest in rows.agencies}
    members: defaultdict[int, list[str]] = defaultdict(list)
    for group_id, agency_id in rows.members:
        members[group_id].append(keys[agency_id])
    return {
        agency_id: AgencyView(
            key=key,
            name=name,
            abbreviation=abbreviation,
            aliases=_tuple(aliases),
            first_year=first_year,
            last_year=last_year,
            successor=successor,
            source=source,
            members=tuple(members[agency_id]) if is_group else None,
        )
        for (
            agency_id,
            key,
            is_group,
            name,
            abbreviation,
            aliases,
            first_year,
            last_year,
            successor,
            source,
        ) in rows.agencies
    }


def _tuple(cell: str | bytes) -> tuple[Any, ...]:
    return tuple(json.loads(cell))


def _column(cell: str | bytes) -> Column:
    return Column(text(cell))
