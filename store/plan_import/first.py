"""Plan → rows, all of them in the caller's transaction, with one action in history: a plan that the board does not have yet.

What a file changes in a plan that is there is the affair of `store.plan_import.again`.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from plans.agency import Directory
from plans.owed import Reading
from plans.plan import Plan
from store.directory_rows import agency_ids
from store.feeds.stamps import restamp
from store.plan_import.again import Reimport
from store.plan_import.columns import (
    clause_columns,
    deliverable_columns,
    fingerprint_of,
    plan_columns,
    read_rows,
    section_columns,
    task_columns,
)
from store.plan_import.difference import StoredPlan, compare
from store.plan_import.difference_views import difference_view
from store.plan_import.stored import stored_plan
from store.plan_import.views import DifferenceView
from store.recorder import Action, encode
from store.tables import Row
from store.wishes import Paper

_TABLES = Row.metadata.tables


def import_plan(
    session: Session,
    plan: Plan,
    directory: Directory,
    *,
    source: str,
    who: str,
    at: datetime,
    zone: str,
    undoable: bool = True,
    decision: Paper | None = None,
    guessing: bool = True,
    sample_day: date | None = None,
) -> int | None:
    """Put a signed plan on the board, or bring the one that is there up to date with it: all of it or nothing.

    The number of the action; None where the board has it all already. What a file changes in a plan that is there, the
    paper `decision` changed; None means that our copy was wrong. `guessing` False goes by the numbers of rows alone.
    A new plan with `sample_day` is one on which progress will be invented up to that day.

    Raises:
        PlanFileError: deadlines of its rows name days that do not exist; all of them at once.
    """
    action = Action(who=who, at=at, zone=zone, wish="import", why="", plan_key=plan.key, undoable=undoable)
    connection, plans = session.connection(), _TABLES["plan"].c
    there = connection.execute(select(plans.fingerprint).where(plans.key == plan.key)).scalar()
    if there == fingerprint_of(plan):
        return None
    stored = stored_plan(connection, plan.key)
    if stored is None:
        return _import_new(session, plan, directory, action, source=source, sample_day=sample_day)
    difference = compare(stored, plan, guessing=guessing)
    if difference.is_empty:
        return None
    return Reimport(session, stored, difference, directory, decision).carry_out(action, source=source)


def difference_from(
    session: Session, plan: Plan, directory: Directory, *, source: str, guessing: bool = True
) -> DifferenceView:
    """What an import of the plan would change. Writes nothing, and refuses what the import would refuse.

    Raises:
        PlanFileError: deadlines of its rows name days that do not exist; all of them at once.
    """
    stored = stored_plan(session.connection(), plan.key)
    if stored is None:
        nothing = StoredPlan(0, plan.key, plan_columns(plan, source=source), plan.sections, plan.clauses, ())
        difference = compare(nothing, plan)
    else:
        difference = compare(stored, plan, guessing=guessing)
    changed = (row.new for row in difference.rows if row.new is not None and row.says_something)
    read_rows(changed, plan, directory, source=source)
    years = stored.facts["years"] if stored is not None else ()
    return difference_view(difference, is_new=stored is None, years_before=years)


def _import_new(
    session: Session, plan: Plan, directory: Directory, action: Action, *, source: str, sample_day: date | None
) -> int:
    readings = read_rows(plan.tasks, plan, directory, source=source)
    plan_id = _insert_one(session, "plan", {**plan_columns(plan, source=source), "sample_day": sample_day})
    _insert(
        session, "section", [section_columns(one, plan_id=plan_id, position=at) for at, one in enumerate(plan.sections)]
    )
    _insert(
        session, "clause", [clause_columns(one, plan_id=plan_id, position=at) for at, one in enumerate(plan.clauses)]
    )
    _insert(session, "task", _task_rows(session, plan, plan_id, readings, directory))
    tasks = _ids(session, "task", plan_id)
    agencies = agency_ids(session.connection())
    of_tasks = zip(plan.tasks, readings, strict=True)
    _insert(
        session,
        "deliverable",
        [row for task, reading in of_tasks for row in deliverable_columns(tasks[task.number], reading, agencies)],
    )
    restamp(session, tasks.values(), action.at)
    return _record(session, plan_id, action)


def _task_rows(
    session: Session, plan: Plan, plan_id: int, readings: Sequence[Reading], directory: Directory
) -> list[dict[str, Any]]:
    sections = _ids(session, "section", plan_id)
    return [
        task_columns(
            task, reading, directory, plan_id=plan_id, section_id=sections.get(task.section), position=position
        )
        for position, (task, reading) in enumerate(zip(plan.tasks, readings, strict=True))
    ]


def _record(session: Session, plan_id: int, action: Action) -> int:
    """One action, with the plan itself as what changed: its thousands of rows are known by it."""
    number = _insert_one(session, "action", action.columns())
    plans = _TABLES["plan"]
    row = session.connection().execute(select(plans).where(plans.c.id == plan_id)).one()
    image = {name: encode(value) for name, value in row._asdict().items()}
    change = {
        "action_id": number,
        "table_name": "plan",
        "row_id": plan_id,
        "operation": "insert",
        "field": "",
        "before": None,
        "after": image,
        "shown": True,
    }
    _insert(session, "change", [change])
    return number


def _insert(session: Session, table: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(_TABLES[table].insert(), rows)


def _insert_one(session: Session, table: str, row: dict[str, Any]) -> int:
    (number,) = session.connection().execute(_TABLES[table].insert().values(row)).inserted_primary_key or (0,)
    return int(number)


def _ids(session: Session, table: str, plan_id: int) -> dict[str, int]:
    columns = _TABLES[table].c
    chosen = select(columns.number, columns.id).where(columns.plan_id == plan_id).order_by(columns.id)
    return {row.number: row.id for row in session.connection().execute(chosen)}
