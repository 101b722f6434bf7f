"""Who is to be chased for what, and the letters that were written: a few statements, however many there are."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, select, true

from store.letters.addressees import in_office, is_secretariat
from store.letters.following import Before, answered_later, asked_before, asked_of, earlier_letters, rest_after
from store.letters.views import (
    ChasedAgency,
    ChaseView,
    LetterItemView,
    LetterView,
    OwnWork,
    Resting,
    TaskLetterView,
)
from store.summary import Head
from store.tables import Row as TableRow
from store.views import AgencyView
from store.words import BOARD_COLUMNS
from store.workflow import DUE_SOON_DAYS

_TABLES = TableRow.metadata.tables
_task = _TABLES["task"].c
_deliverable = _TABLES["deliverable"].c
_letter = _TABLES["letter"].c
_item = _TABLES["letter_item"].c

_EVERY_LETTER: ColumnElement[bool] = true()


class OwedItem(NamedTuple):
    """A deliverable that is to be asked for, by ids, and as the letter shows it."""

    task: int
    deliverable: int
    view: LetterItemView


class Chased(NamedTuple):
    """What is to be chased: items by plan and agency (ids), how many wait for an answer there, and what nobody owes.

    `resting` is how many were answered lately, by the day of the answer. `own` is what the plan's secretariat owes itself:
    nobody writes to themselves.
    """

    items: Mapping[tuple[int, int], list[OwedItem]]
    waiting: Mapping[tuple[int, int], int]
    resting: Mapping[tuple[int, int], Mapping[date, int]]
    unaddressed: Sequence[LetterItemView]
    own: Mapping[tuple[int, int], list[LetterItemView]]


def chase(
    connection: Connection,
    head: Head,
    plans: Sequence[int],
    *,
    today: date,
    soon_days: int = DUE_SOON_DAYS,
    duties: bool = False,
    tasks: Collection[int] | None = None,
) -> Chased:
    """What is open and late, or due within `soon_days` of `today` (today included), by plan and owing agency.

    A group's member owes its own, leads that share a deliverable are each asked for it; for an agency that is no more its
    successor is, with the rounds that the agency had; the plan's own secretariat is not asked (`store.letters.addressees`).
    What an agency was asked for by a letter that may still be answered is left out and counted as waiting; once the day
    asked for has passed without an answer, or some working days after an answer (`rest_after`), what is still open is asked
    for again, one round higher. Tasks that left the board are not chased. `duties`: also what the plans' bodies order;
    `tasks` (ids): only these.
    """
    last_day = today + timedelta(days=soon_days - 1)
    rows = connection.execute(_open(plans, last_day, duties=duties)).all()
    if tasks is not None:
        rows = [row for row in rows if row.task_id in tasks]
    offices = in_office(head.agencies, today=today)
    asked = asked_before(connection, plans, today, offices)
    by_key = {agency.key: agency_id for agency_id, agency in head.agencies.items() if agency.members is None}
    items: defaultdict[tuple[int, int], list[OwedItem]] = defaultdict(list)
    waiting: defaultdict[tuple[int, int], int] = defaultdict(int)
    resting: defaultdict[tuple[int, int], Counter[date]] = defaultdict(Counter)
    own: defaultdict[tuple[int, int], list[LetterItemView]] = defaultdict(list)
    unaddressed = []
    for row in rows:
        owing = [row.agency_id] if row.agency_id is not None else [by_key[key] for key in row.owing if key in by_key]
        for agency in dict.fromkeys(offices[one] for one in owing):
            if is_secretariat(head.agencies[agency], head.plans[row.plan_id]):
                own[row.plan_id, agency].append(_item_view(row, head, rounds=1))
                continue
            before = asked.get((agency, row.deliverable_id), Before())
            if before.waits:
                waiting[row.plan_id, agency] += 1
            elif (replied_on := before.rests_since(today)) is not None:
                resting[row.plan_id, agency][replied_on] += 1
            else:
                view = _item_view(row, head, rounds=before.rounds + 1)
                items[row.plan_id, agency].append(OwedItem(row.task_id, row.deliverable_id, view))
        if not owing:
            unaddressed.append(_item_view(row, head, rounds=1))
    return Chased(items, waiting, resting, unaddressed, own)


def chase_view(head: Head, plans: Sequence[int], chased: Chased, *, today: date, soon_days: int) -> ChaseView:
    """The same as a frozen value: plans in their order, agencies as protocol has them."""
    return ChaseView(
        today=today,
        soon_days=soon_days,
        agencies=tuple(
            ChasedAgency(
                agency=agency,
                plan=head.plans[plan],
                items=tuple(item.view for item in chased.items.get((plan, agency_id), ())),
                waiting=chased.waiting.get((plan, agency_id), 0),
                resting=tuple(
                    Resting(replied_on, rest_after(replied_on), count)
                    for replied_on, count in sorted(chased.resting.get((plan, agency_id), {}).items())
                ),
            )
            for plan in plans
            for agency_id, agency in head.agencies.items()
            if any((plan, agency_id) in found for found in (chased.items, chased.waiting, chased.resting))
        ),
        unaddressed=tuple(chased.unaddressed),
        own=tuple(
            OwnWork(head.agencies[agency_id], head.plans[plan], tuple(items))
            for (plan, agency_id), items in chased.own.items()
        ),
    )


def task_ids(connection: Connection, head: Head, keys: Collection[str]) -> set[int]:
    """The ids of the tasks and duties of these keys, written as views have them; one that is not there is passed over."""
    plans = [plan_id for plan_id, plan in head.plans.items() if any(key.startswith(f"{plan.key}/") for key in keys)]
    rows = connection.execute(select(_task.id, _task.plan_id, _task.number).where(_task.plan_id.in_(plans)))
    return {row.id for row in rows if f"{head.plans[row.plan_id].key}/{row.number}" in keys}


def letter_views(
    connection: Connection, head: Head, *, plans: Collection[int] | None = None, numbers: Collection[int] | None = None
) -> tuple[LetterView, ...]:
    """The letters about these plans (ids), or of these numbers, or all: oldest first."""
    chosen = _EVERY_LETTER
    if plans is not None:
        chosen = _letter.plan_id.in_(plans)
    if numbers is not None:
        chosen = chosen & _letter.id.in_(numbers)
    letters = connection.execute(select(_TABLES["letter"]).where(chosen).order_by(_letter.id)).all()
    if not letters:
        return ()
    offices = in_office(head.agencies, today=date.max)
    asked = asked_of(connection, {offices[row.agency_id] for row in letters}, offices)
    items, named = defaultdict(list), defaultdict[int, dict[int, tuple[str, int]]](dict)
    for row in connection.execute(_items(_item.letter_id.in_([row.id for row in letters]))):
        items[row.letter_id].append(_item_view(row, head, rounds=row.round))
        named[row.letter_id][row.deliverable_id] = row.number, row.owed
    return tuple(
        LetterView(
            number=row.id,
            agency=_as_written(row, head),
            plan=head.plans[row.plan_id],
            round=row.round,
            document=row.document,
            dated=row.dated,
            reply_by=row.reply_by,
            items=tuple(items[row.id]),
            earlier=earlier_letters(row, named[row.id], asked, offices),
            replied_on=row.replied_on,
            reply_document=row.reply_document,
            reply_note=row.reply_note,
            answered_later=answered_later(row, asked, offices),
        )
        for row in letters
    )


def task_letters(connection: Connection, head: Head, tasks: Collection[int]) -> dict[int, list[TaskLetterView]]:
    """The letters that asked after these tasks (ids), by task, oldest first."""
    found: defaultdict[int, list[TaskLetterView]] = defaultdict(list)
    rows = connection.execute(
        select(_TABLES["letter"], _item.task_id, _item.round.label("item_round"), _deliverable.number.label("owed"))
        .join(_TABLES["letter_item"], _item.letter_id == _letter.id)
        .join(_TABLES["deliverable"], _deliverable.id == _item.deliverable_id)
        .where(_item.task_id.in_(tasks))
        .order_by(_letter.id, _deliverable.number)
    )
    for row in rows:
        found[row.task_id].append(
            TaskLetterView(
                letter=row.id,
                agency=_as_written(row, head),
                owed=row.owed,
                round=row.item_round,
                document=row.document,
                dated=row.dated,
                reply_by=row.reply_by,
                replied_on=row.replied_on,
                reply_document=row.reply_document,
                reply_note=row.reply_note,
            )
        )
    return found


_EACH_ITEM = (
    _deliverable.id.label("deliverable_id"),
    _deliverable.number.label("owed"),
    _deliverable.output,
    _deliverable.agency_id,
    _deliverable.period,
    _deliverable.deadline_words,
    _deliverable.original_due,
    _deliverable.done_on,
    _task.id.label("task_id"),
    _task.plan_id,
    _task.section_id,
    _task.number,
    _task.title,
    _task.owing,
)


def _open(plans: Sequence[int], last_day: date, *, duties: bool) -> Select[Any]:
    chosen = (
        select(*_EACH_ITEM, _deliverable.due)
        .join(_TABLES["task"], _task.id == _deliverable.task_id)
        .where(
            _task.plan_id.in_(plans),
            _task.stage.in_([column.value for column in BOARD_COLUMNS]),
            _deliverable.done_on.is_(None),
            _deliverable.due <= last_day,
        )
        .order_by(_deliverable.due, _task.duty, _task.position, _deliverable.number)
    )
    return chosen if duties else chosen.where(_task.duty.is_(False))


def _items(chosen: ColumnElement[bool]) -> Select[Any]:
    return (
        select(*_EACH_ITEM, _item.letter_id, _item.round, _item.due)
        .join(_TABLES["deliverable"], _deliverable.id == _item.deliverable_id)
        .join(_TABLES["task"], _task.id == _item.task_id)
        .where(chosen)
        .order_by(_item.id)
    )


def _item_view(row: Row[Any], head: Head, *, rounds: int) -> LetterItemView:
    section = head.sections.get(row.section_id)
    return LetterItemView(
        task=f"{head.plans[row.plan_id].key}/{row.number}",
        number=row.number,
        section=section.number if section else "",
        section_title=section.title if section else "",
        title=row.title,
        output=row.output,
        owed=row.owed,
        period=row.period or "",
        deadline_words=row.deadline_words,
        original_due=row.original_due,
        due=row.due,
        round=rounds,
        done_on=row.done_on,
    )


def _as_written(row: Row[Any], head: Head) -> AgencyView:
    """The agency under the name that the letter was sent to."""
    return replace(head.agencies[row.agency_id], name=row.addressed)
