"""Why a task is late, from a short list: so that causes can be counted."""

from store.changes.overwriting import refuse_overwriting
from store.changes.work import Work, find_task
from store.errors import AlreadyThere
from store.meetings.wishes import SetCause


def set_cause(work: Work, wish: SetCause) -> None:
    """Give the task a cause, or take it away. Raises AlreadyThere, Conflicting."""
    found = find_task(work, wish.key, if_version=wish.if_version, seen=wish.seen)
    cause = wish.cause.value if wish.cause else ""
    refuse_overwriting(work, found, wish.seen, {"cause": cause})
    if not work.record.change(found.task, task=found.task_id, cause=cause):
        raise AlreadyThere(found.key, cause or "no_cause")
