"""The history in pages, newest first: a page costs what is looked through for it, however long the history is."""

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, exists, not_, or_, select, true
from sqlmodel import Session

from store.filters.days import Days
from store.filters.language import Filter, FilterError, read_filter, word_test
from store.history.actions import told, touching
from store.history.filter_words import HistoryFilter, is_called, read_history_filter
from store.history.views import HistoryAsked, HistoryPage, Said
from store.queries import read_head, read_these_tasks
from store.summary import BoardRows, Head, board_view, read_head_rows, task_views
from store.tables import Row
from store.task_views import ActionView
from store.views import BoardView

_TABLES = Row.metadata.tables
_action = _TABLES["action"].c
_change = _TABLES["change"].c
_plan = _TABLES["plan"].c
_task = _TABLES["task"].c

_AT_ONCE = 250
_TASKS_AT_ONCE = 5_000
_LOOKED_THROUGH = 1_000
"""How many actions are looked through for one page at most before what was found so far is given."""

Read = Callable[[int | None], tuple[ActionView, ...]]
"""Reads the newest actions before the one of this number; None: the newest of all."""
Keep = Callable[[tuple[ActionView, ...]], list[ActionView]]
"""What of some actions is asked for."""


def history_page(
    session: Session,
    asked: HistoryAsked,
    *,
    today: date,
    on: date,
    zone: str,
    said: Said,
    before: int | None = None,
    limit: int = 100,
) -> HistoryPage:
    """The newest actions that are asked for, at most `limit`, of those before the one numbered `before`.

    A page may hold fewer, or none, and still be followed by an older one: where a filter finds little, no page looks through
    more than some actions. `today` judges tasks for the filter, `on` is the day it really is, `zone` where days begin and end.

    Raises:
        FilterError.
    """
    head = read_head_rows(read_head(session.connection()))
    everything = board_view(head, tuple(head.plans), BoardRows((), ()), today=today)
    years = sorted({year for plan in everything.plans for year in plan.years})
    own = read_history_filter(asked.filter_text, years=years, today=on, user=asked.user)
    keep = _kept(session, head, _task_filter(own.rest, everything, asked, today=today), today=today, said=said)
    conditions = [*_conditions(asked, zone), *_own_conditions(session, own, zone)]
    at_once = _AT_ONCE if own.rest.strip() else limit
    newest = select(_action.id).where(*conditions).order_by(_action.id.desc()).limit(at_once)

    def read(before: int | None) -> tuple[ActionView, ...]:
        chosen = newest if before is None else newest.where(_action.id < before)
        return told(session, chosen, asked.key or None)

    return _page(read, keep, before=before, limit=limit, at_once=at_once)


def _page(read: Read, keep: Keep, *, before: int | None, limit: int, at_once: int) -> HistoryPage:
    """Read on, so many actions at once, until the page is full, there is nothing older, or enough was looked through."""
    found: list[ActionView] = []
    looked_through = 0
    while looked_through < _LOOKED_THROUGH:
        actions = read(before)
        kept = keep(actions)
        room = limit - len(found)
        found += kept[:room]
        at_the_end = len(actions) < at_once
        if len(kept) > room or (len(kept) == room and not at_the_end):
            return HistoryPage(tuple(found), found[-1].number)
        if at_the_end:
            return HistoryPage(tuple(found), None)
        before = actions[-1].number
        looked_through += len(actions)
    return HistoryPage(tuple(found), before)


def _conditions(asked: HistoryAsked, zone: str) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if asked.key:
        conditions.append(touching(asked.key))
    if asked.who:
        conditions.append(_action.who == asked.who)
    if asked.wishes:
        conditions.append(_action.wish.in_(asked.wishes))
    if asked.since is not None:
        conditions.append(_action.at >= _midnight(asked.since, zone))
    if asked.until is not None and asked.until < date.max:
        conditions.append(_action.at < _midnight(asked.until + timedelta(days=1), zone))
    if asked.plans:
        conditions.append(_about(asked.plans))
    return conditions


def _own_conditions(session: Session, own: HistoryFilter, zone: str) -> list[ColumnElement[bool]]:
    """Who did it, and when, as the filter has it."""
    conditions: list[ColumnElement[bool]] = []
    known = session.execute(select(_action.who).distinct()).scalars().all() if own.who else ()
    for sought, unwanted in own.who:
        names = [name for name in known if any(is_called(name, one) for one in sought)]
        conditions.append(_action.who.not_in(names) if unwanted else _action.who.in_(names))
    for spans, unwanted in own.days:
        within = or_(*(and_(true(), *_within(span, zone)) for span in spans))
        conditions.append(not_(within) if unwanted else within)
    return conditions


def _within(span: Days, zone: str) -> list[ColumnElement[bool]]:
    first, last = span
    after = [_action.at >= _midnight(first, zone)] if first > date.min else []
    return [*after, *([_action.at < _midnight(last + timedelta(days=1), zone)] if last < date.max else [])]


def _about(plans: Collection[str]) -> ColumnElement[bool]:
    """On a task of these plans, an import of them, or about no plan at all."""
    mine = select(_change.id).where(_change.action_id == _action.id)
    of_plans = select(_task.id).join(_TABLES["plan"], _plan.id == _task.plan_id).where(_plan.key.in_(plans))
    return or_(
        _action.plan_key.in_(plans),
        exists(mine.where(_change.task_id.in_(of_plans))),
        _action.plan_key.is_(None) & ~exists(mine.where(_change.task_id.is_not(None))),
    )


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time.min, tzinfo=datetime.strptime(zone, "%z").tzinfo)


def _task_filter(text: str, everything: BoardView, asked: HistoryAsked, *, today: date) -> Filter:
    """What the filter asks of tasks. Raises FilterError, which shows the filter as it was typed."""
    try:
        return read_filter(text, everything, today=today, user=asked.user)
    except FilterError as error:
        error.text = asked.filter_text
        raise


def _kept(session: Session, head: Head, chosen: Filter, *, today: date, said: Said) -> Keep:
    """What of some actions the filter lets through."""
    words = [(word_test(word), unwanted) for word, unwanted in chosen.words]

    def keep(actions: tuple[ActionView, ...]) -> list[ActionView]:
        if words:
            texts = ((action, said(action)) for action in actions)
            actions = tuple(one for one, text in texts if all(test(text) != unwanted for test, unwanted in words))
        if chosen.fields and actions:
            touched = _on_such_tasks(session, head, [action.number for action in actions], chosen, today=today)
            actions = tuple(action for action in actions if action.number in touched)
        return list(actions)

    return keep


def _on_such_tasks(session: Session, head: Head, numbers: list[int], chosen: Filter, *, today: date) -> set[int]:
    """Those of the actions that changed a task for which the fields of the filter hold, as it is now."""
    by_task: defaultdict[int, set[int]] = defaultdict(set)
    rows = session.execute(
        select(_change.task_id, _change.action_id)
        .where(_change.action_id.in_(numbers), _change.task_id.is_not(None))
        .distinct()
    )
    for task, action in rows:
        by_task[task].add(action)
    such: set[int] = set()
    ids = sorted(by_task)
    for start in range(0, len(ids), _TASKS_AT_ONCE):
        rows_of_tasks = read_these_tasks(session.connection(), ids[start : start + _TASKS_AT_ONCE])
        for task in task_views(head, rows_of_tasks, today=today):
            if all(test(task) for test in chosen.fields):
                such |= by_task[task.id]
    return such
