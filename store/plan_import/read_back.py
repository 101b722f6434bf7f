"""A plan of the board as a Plan again: the document's facts and words as they stand now, in the document's order."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select

from plans.plan import Clause, ClauseKind, Loss, Plan, Section, Task, TaskKind
from plans.vietnamese import clean
from store.errors import UnknownPlan
from store.plan_import.stored import rows_that_left
from store.tables import PlanRow
from store.tables import Row as TableRow

_TABLES = TableRow.metadata.tables
_PLAN = _TABLES["plan"]


def read_plan(connection: Connection, key: str) -> Plan:
    """The plan with this key: equal to what was imported while nobody changed its words.

    Words that a person corrected, or that a paper amended, come as they are now, and rows that a decision took off the
    plan no longer; our readings of cells and what people recorded are no part of a plan. A task moved to another section
    stands in that section. Lines are 0: no file is read.

    Raises:
        UnknownPlan: no plan has this key; with the keys that there are, newest plan first.
    """
    plan = connection.execute(select(_PLAN).where(_PLAN.c.key == key)).first()
    if plan is None:
        keys = connection.execute(select(_PLAN.c.key).order_by(_PLAN.c.signed.desc(), _PLAN.c.id.desc())).scalars()
        raise UnknownPlan(clean(key), tuple(keys))
    sections = _of_plan(connection, "section", plan.id)
    numbers = {row.id: row.number for row in sections}
    left = rows_that_left(connection, plan.id)
    tasks = [row for row in _of_plan(connection, "task", plan.id) if row.id not in left]
    return replace(
        without_rows(plan),
        sections=tuple(Section(row.number, row.title, row.inferred) for row in sections),
        tasks=tuple(_task(row, numbers.get(row.section_id, "")) for row in tasks),
        clauses=tuple(
            Clause(ClauseKind(row.kind), row.number, row.words, row.place, row.task_number)
            for row in _of_plan(connection, "clause", plan.id)
        ),
        lost=tuple(Loss(place, words) for place, words in plan.lost),
    )


def without_rows(row: Row[Any] | PlanRow) -> Plan:
    """A stored plan's facts alone: who signed what when, for which years; no section, task, clause or loss."""
    return Plan(
        key=row.key,
        number=row.number,
        signed=row.signed,
        title=row.title,
        short_title=row.short_title,
        issuer=row.issuer,
        years=tuple(row.years),
        secretariat=row.secretariat,
        sections=(),
        tasks=(),
    )


def _task(row: Row[Any], section: str) -> Task:
    return Task(
        number=row.number,
        section=section,
        title=row.title,
        outputs=row.outputs,
        deadline=row.deadline,
        lead=row.lead,
        coordinators=row.coordinators,
        place=row.place,
        lost=tuple(row.lost_cells),
        note=row.copy_note,
        kind=TaskKind.DUTY if row.duty else TaskKind.TASK,
    )


def _of_plan(connection: Connection, table: str, plan_id: int) -> list[Row[Any]]:
    """The plan's rows of a table in the document's order."""
    columns = _TABLES[table].c
    chosen = select(_TABLES[table]).where(columns.plan_id == plan_id).order_by(columns.position, columns.id)
    return list(connection.execute(chosen))
