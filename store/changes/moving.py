"""Moving a task across the board, and off it."""

from store.changes.overwriting import refuse_overwriting, refuse_stepping
from store.changes.papers import keep_paper
from store.changes.settling import place_of, put
from store.changes.texts import allowing_paper, checked_paper
from store.changes.work import Found, Work, find_task
from store.errors import AllClosed, AlreadyThere
from store.wishes import MoveTask, StepTask
from store.words import BOARD_COLUMNS, Column
from store.workflow import moved, stepped


def move_task(work: Work, wish: MoveTask) -> None:
    """Move to a column. Raises AlreadyThere, AllClosed, PaperNeeded (dropped and suspended), Conflicting."""
    found = find_task(work, wish.key, if_version=wish.if_version, seen=wish.seen)
    refuse_overwriting(work, found, wish.seen, {"column": wish.column.value})
    _move(work, found, wish.column)
    if wish.column not in BOARD_COLUMNS:
        paper = allowing_paper(found.key, wish.column, wish.paper, today=work.today)
        keep_paper(work, found, allows=wish.column.value, paper=paper)
    elif wish.paper is not None:
        keep_paper(work, found, allows=wish.column.value, paper=checked_paper(wish.paper, today=work.today))


def step_task(work: Work, wish: StepTask) -> None:
    """Move to the right or left from wherever the task stands by now, unless somebody else has moved it since it was seen.

    Raises:
        AlreadyThere, AllClosed. ChangedMeanwhile: it was moved elsewhere.
    """
    found = find_task(work, wish.key, if_version=wish.if_version, seen=wish.seen)
    refuse_stepping(work, found, wish)
    _move(work, found, stepped(Column(found.task.stage), wish.steps))


def _move(work: Work, found: Found, wanted: Column) -> None:
    place = moved(wanted, all_closed=found.all_closed)
    if found.all_closed and wanted is not Column.DONE:
        raise AllClosed(found.key)
    here = place_of(found.task)
    if wanted is here.column or place == here:
        raise AlreadyThere(found.key, here.column.value)
    put(work, found.task, place)
    if place.awaits_evidence:
        work.tell("waits_for_evidence")
