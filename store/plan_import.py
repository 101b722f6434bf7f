"""Plan → rows, all of them in the caller's transaction, with one action in history."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from plans.agency import Directory
from plans.errors import DeadlineError, PlanFileError, Problem
from plans.owed import Reading, read_task
from plans.plan import Clause, Loss, Plan, Section, Task, TaskKind
from store.directory_rows import agency_ids
from store.errors import PlanAlreadyThere
from store.readings import deliverable_reading, task_reading
from store.recorder import encode
from store.stamps import restamp
from store.tables import Row
from store.words import Column

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
) -> int | None:
    """Put a signed plan on the board; the number of the action, or None where it is already there with the same content.

    Raises:
        PlanAlreadyThere: a plan of this key with other content is on the board.
        PlanFileError: deadlines of its rows name days that do not exist; all of them at once.
    """
    fingerprint = fingerprint_of(plan)
    plans = _TABLES["plan"]
    connection = session.connection()
    there = connection.execute(select(plans.c.fingerprint).where(plans.c.key == plan.key)).scalar()
    if there == fingerprint:
        return None
    if there is not None:
        raise PlanAlreadyThere(plan.key)
    readings = _read_all(plan, directory, source)

    plan_id = _insert_one(session, "plan", _plan_row(plan, source, fingerprint))
    _insert(session, "section", _section_rows(plan, plan_id))
    _insert(session, "clause", _clause_rows(plan, plan_id))
    sections = _ids(session, "section", plan_id)
    _insert(session, "task", _task_rows(plan, plan_id, sections, readings, directory))
    tasks = _ids(session, "task", plan_id)
    _insert(session, "deliverable", _deliverable_rows(plan, tasks, readings, agency_ids(connection)))
    restamp(session, tasks.values(), at)
    return _record(session, plan, plan_id, who=who, at=at, zone=zone, undoable=undoable)


def fingerprint_of(plan: Plan) -> str:
    """A digest of everything the plan says, wherever it says it: lines of the file do not count."""
    return sha256(json.dumps(_content(plan), ensure_ascii=False, default=str).encode()).hexdigest()


def _content(plan: Plan) -> list[Any]:
    return [
        [_facts(part) for part in value] if name in {"sections", "tasks", "clauses", "lost"} else value
        for name, value in ((field.name, getattr(plan, field.name)) for field in fields(plan))
    ]


def _facts(part: Section | Task | Clause | Loss) -> list[Any]:
    return [getattr(part, field.name) for field in fields(part) if field.name != "line"]


def _read_all(plan: Plan, directory: Directory, source: str) -> list[Reading]:
    readings: list[Reading] = []
    problems: list[Problem] = []
    for task in plan.tasks:
        read = _read_or_refuse(task, plan, directory, source)
        if isinstance(read, Problem):
            problems.append(read)
        else:
            readings.append(read)
    if problems:
        raise PlanFileError(tuple(problems))
    return readings


def _read_or_refuse(task: Task, plan: Plan, directory: Directory, source: str) -> Reading | Problem:
    try:
        return read_task(task, plan, directory)
    except DeadlineError as error:
        where = f"{source}:{task.line}: {task.number}.deadline" if task.line else f"{plan.key}/{task.number}: deadline"
        return Problem(where, kind=error.kind, found=error.found, expected="")


def _plan_row(plan: Plan, source: str, fingerprint: str) -> dict[str, Any]:
    return {
        "key": plan.key,
        "number": plan.number,
        "signed": plan.signed,
        "title": plan.title,
        "short_title": plan.short_title,
        "issuer": plan.issuer,
        "years": list(plan.years),
        "secretariat": plan.secretariat,
        "lost": [[loss.place, loss.words] for loss in plan.lost],
        "source": source,
        "fingerprint": fingerprint,
    }


def _section_rows(plan: Plan, plan_id: int) -> list[dict[str, Any]]:
    return [
        {
            "plan_id": plan_id,
            "number": section.number,
            "title": section.title,
            "inferred": section.inferred,
            "position": position,
        }
        for position, section in enumerate(plan.sections)
    ]


def _clause_rows(plan: Plan, plan_id: int) -> list[dict[str, Any]]:
    return [
        {
            "plan_id": plan_id,
            "kind": clause.kind.value,
            "number": clause.number,
            "words": clause.words,
            "place": clause.place,
            "task_number": clause.task,
            "position": position,
        }
        for position, clause in enumerate(plan.clauses)
    ]


def _task_rows(
    plan: Plan, plan_id: int, sections: Mapping[str, int], readings: Sequence[Reading], directory: Directory
) -> list[dict[str, Any]]:
    return [
        {
            "plan_id": plan_id,
            "section_id": sections.get(task.section),
            "number": task.number,
            "position": position,
            "duty": task.kind is TaskKind.DUTY,
            "place": task.place,
            "copy_note": task.note,
            "lost_cells": list(task.lost),
            "title": task.title,
            "outputs": task.outputs,
            "deadline": task.deadline,
            "lead": task.lead,
            "coordinators": task.coordinators,
            "stage": Column.NOT_STARTED.value,
            "officer": "",
            "progress": "",
            "awaits_evidence": False,
            "version": 1,
            **task_reading(reading, directory),
        }
        for position, (task, reading) in enumerate(zip(plan.tasks, readings, strict=True))
    ]


def _deliverable_rows(
    plan: Plan, tasks: Mapping[str, int], readings: Sequence[Reading], agencies: Mapping[str, int]
) -> list[dict[str, Any]]:
    return [
        {"task_id": tasks[task.number], "done_on": None, **deliverable_reading(owed, agencies)}
        for task, reading in zip(plan.tasks, readings, strict=True)
        for owed in reading.owed
    ]


def _record(session: Session, plan: Plan, plan_id: int, *, who: str, at: datetime, zone: str, undoable: bool) -> int:
    """One action, with the plan itself as what changed: its thousands of rows are known by it."""
    action = _insert_one(
        session,
        "action",
        {"who": who, "at": at, "zone": zone, "wish": "import", "why": "", "plan_key": plan.key, "undoable": undoable},
    )
    plans = _TABLES["plan"]
    row = session.connection().execute(select(plans).where(plans.c.id == plan_id)).one()
    image = {name: encode(value) for name, value in row._asdict().items()}
    change = {
        "action_id": action,
        "table_name": "plan",
        "row_id": plan_id,
        "operation": "insert",
        "field": "",
        "before": None,
        "after": image,
        "shown": True,
    }
    _insert(session, "change", [change])
    return action


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
