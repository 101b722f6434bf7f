"""A plan and its reading as the columns that keep them: shared by the first import of a plan and by every later one."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from hashlib import sha256
from typing import Any

from plans.agency import Directory
from plans.errors import DeadlineError, PlanFileError, Problem
from plans.owed import Reading, read_task
from plans.plan import Clause, Loss, Plan, Section, Task, TaskKind
from store.readings import deliverable_reading, task_reading
from store.words import Column

Columns = dict[str, Any]


def fingerprint_of(plan: Plan) -> str:
    """A digest of everything the plan says, wherever it says it: lines of the file do not count."""
    return sha256(json.dumps(_content(plan), ensure_ascii=False, default=str).encode()).hexdigest()


def read_rows(tasks: Iterable[Task], plan: Plan, directory: Directory, *, source: str) -> list[Reading]:
    """The readings of these rows of the plan, in their order.

    Raises:
        PlanFileError: deadlines name days that do not exist; all of them at once, by their place in the file `source`.
    """
    readings: list[Reading] = []
    problems: list[Problem] = []
    for task in tasks:
        read = _read_or_refuse(task, plan, directory, source)
        if isinstance(read, Problem):
            problems.append(read)
        else:
            readings.append(read)
    if problems:
        raise PlanFileError(tuple(problems))
    return readings


def plan_columns(plan: Plan, *, source: str) -> Columns:
    """The plan's own facts."""
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
        "fingerprint": fingerprint_of(plan),
    }


def section_columns(section: Section, *, plan_id: int, position: int) -> Columns:
    """A section."""
    return {
        "plan_id": plan_id,
        "number": section.number,
        "title": section.title,
        "inferred": section.inferred,
        "position": position,
    }


def clause_columns(clause: Clause, *, plan_id: int, position: int) -> Columns:
    """A target, responsibility or duty of the body."""
    return {
        "plan_id": plan_id,
        "kind": clause.kind.value,
        "number": clause.number,
        "words": clause.words,
        "place": clause.place,
        "task_number": clause.task,
        "position": position,
    }


def task_columns(
    task: Task, reading: Reading, directory: Directory, *, plan_id: int, section_id: int | None, position: int
) -> Columns:
    """A row of the plan with nothing recorded on it."""
    return {
        "plan_id": plan_id,
        "section_id": section_id,
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


def deliverable_columns(task_id: int, reading: Reading, agencies: Mapping[str, int]) -> list[Columns]:
    """What a row owes, with nothing recorded on it; `agencies` are the ids by key."""
    return [{"task_id": task_id, "done_on": None, **deliverable_reading(owed, agencies)} for owed in reading.owed]


def _content(plan: Plan) -> list[Any]:
    return [
        [_facts(part) for part in value] if name in {"sections", "tasks", "clauses", "lost"} else value
        for name, value in ((field.name, getattr(plan, field.name)) for field in fields(plan))
    ]


def _facts(part: Section | Task | Clause | Loss) -> list[Any]:
    return [getattr(part, field.name) for field in fields(part) if field.name != "line"]


def _read_or_refuse(task: Task, plan: Plan, directory: Directory, source: str) -> Reading | Problem:
    try:
        return read_task(task, plan, directory)
    except DeadlineError as error:
        where = f"{source}:{task.line}: {task.number}.deadline" if task.line else f"{plan.key}/{task.number}: deadline"
        return Problem(where, kind=error.kind, found=error.found, expected="")
