"""The calendar as values: every dated deliverable as one event, with the stamps of its last change. Only reads."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection

from store.feeds.stamps import StampedEntry, read_entries
from store.queries import read_tasks
from store.summary import Head, task_views
from store.views import CalendarEntryView, TaskView


def calendar_entries(
    connection: Connection, head: Head, plans: Sequence[int], *, today: date
) -> tuple[CalendarEntryView, ...]:
    """The events of these plans' tasks and duties, by due day and UID."""
    return entries_of(connection, head, task_views(head, read_tasks(connection, plans), today=today))


def entries_of(connection: Connection, head: Head, views: Iterable[TaskView]) -> tuple[CalendarEntryView, ...]:
    """The events of these tasks and duties, by due day and UID."""
    tasks = {task.id: task for task in views}
    found = (_view(head, tasks[one.entry.facts.task_id], one) for one in read_entries(connection, sorted(tasks)))
    return tuple(sorted(found, key=lambda entry: (entry.due, entry.uid)))


def _view(head: Head, task: TaskView, stamped: StampedEntry) -> CalendarEntryView:
    facts = stamped.entry.facts
    return CalendarEntryView(
        uid=stamped.uid,
        task=task,
        plan=next(plan for plan in head.plans.values() if plan.key == task.plan),
        number=facts.number,
        output=facts.output,
        agency=head.agencies[facts.agency_id] if facts.agency_id is not None else None,
        period=facts.period,
        start=_day(facts.start),
        due=date.fromisoformat(facts.due),
        original_due=_day(facts.original_due),
        deadline_words=facts.deadline_words,
        approximate=bool(facts.approximate),
        done_on=_day(facts.done_on),
        document=facts.document,
        closed=stamped.entry.closed,
        owed=stamped.entry.owed,
        stamped=stamped.stamp.stamped,
        sequence=stamped.stamp.sequence,
        own=tuple(_view(head, task, one) for one in stamped.own),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
