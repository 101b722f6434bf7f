"""The history in pages, newest first: a page costs what is looked through for it, however long the history is."""

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, exists, or_, select
from sqlmodel import Session

from store.filters import Filter, read_filter, word_test
from store.history import told, touching
from store.history_views import HistoryAsked, HistoryPage, Said
from store.queries import read_head, read_these_tasks
from store.summary import BoardRows, Head, board_view, read_head_rows, task_views
from store.tables import Row
from store.task_views import ActionView

_TABLES = Row.metadata.tables
_action = _TABLES["action"].c
_change = _TABLES["change"].c
_plan = _TABLES["plan"].c
_task = _TABLES["task"].c

_AT_ONCE = 250
_TASKS_AT_ONCE = 5_000
_LOOKED_THROUGH = 1_000
"""How many actions are looked through for one page at most before what was found so far is given."""


def history_page(
    session: Session,
    asked: HistoryAsked,
    *,
    today: date,
    zone: str,
    said: Said,
    before: int | None = None,
    limit: int = 100,
) -> HistoryPage:
    """The newest actions that are asked for, at most `limit`, of those before the one numbered `before`.

    A page may hold fewer, or none, and still be followed by an older one: where a filter finds little, no page looks through
    more than some actions. `today` judges tasks for the filter, `zone` is where days begin and end.

    Raises:
        FilterError.
    """
    head = read_head_rows(read_head(session.connection()))
    keep = _kept(session, head, asked, today=today, said=said)
    conditions = _conditions(asked, zone)
    at_once = _AT_ONCE if asked.filter_text.strip() else limit
    found: list[ActionView] = []
    looked_through = 0
    while looked_through < _LOOKED_THROUGH:
        chosen = select(_action.id).where(*conditions).order_by(_action.id.desc()).limit(at_once)
        if before is not None:
            chosen = chosen.where(_action.id < before)
        actions = told(session, chosen, asked.key or None)
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


Keep = Callable[[tuple[ActionView, ...]], list[ActionView]]


def _kept(session: Session, head: Head, asked: HistoryAsked, *, today: date, said: Said) -> Keep:
    """What of some actions the filter lets through."""
    everything = board_view(head, tuple(head.plans), BoardRows((), ()), today=today)
    chosen = read_filter(asked.filter_text, everything, today=today, user=asked.user)
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
