"""A plan of the board as it is compared with a plan file: its rows with their ids, and what people changed in them since."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from plans.plan import Clause, ClauseKind, Section
from store.plan_import.difference import CELLS, COPY_FACTS, PLAN_FACTS, StoredPlan, StoredTask
from store.tables import Row as TableRow
from store.words import PaperFor

_TABLES = TableRow.metadata.tables
_action = _TABLES["action"].c
_change = _TABLES["change"].c
_paper = _TABLES["paper"].c
_plan = _TABLES["plan"].c
_task = _TABLES["task"].c

_WORDS = ("title", "outputs", "deadline", "lead", "coordinators", "lost_cells")


def stored_plan(connection: Connection, key: str) -> StoredPlan | None:
    """The plan with this key; None where the board has none. A few statements, however many rows."""
    plan = connection.execute(select(_TABLES["plan"]).where(_plan.key == key)).first()
    if plan is None:
        return None
    sections = _of_plan(connection, "section", plan.id)
    numbers = {row.id: row.number for row in sections}
    left = rows_that_left(connection, plan.id)
    imported = _imported(connection, plan.id, numbers)
    return StoredPlan(
        id=plan.id,
        key=plan.key,
        facts={name: getattr(plan, name) for name in PLAN_FACTS},
        sections=tuple(Section(row.number, row.title, row.inferred) for row in sections),
        clauses=tuple(
            Clause(ClauseKind(row.kind), row.number, row.words, row.place, row.task_number)
            for row in _of_plan(connection, "clause", plan.id)
        ),
        tasks=tuple(
            StoredTask(
                row.id, row.number, row.position, _values(row, numbers), imported.get(row.id, {}), row.id in left
            )
            for row in _of_plan(connection, "task", plan.id)
        ),
    )


def rows_that_left(connection: Connection, plan_id: int) -> set[int]:
    """The tasks (ids) that the plan no longer has: an import found them gone, and none has brought them back."""
    rows = connection.execute(
        select(_paper.task_id, _paper.allows)
        .join(_TABLES["task"], _task.id == _paper.task_id)
        .where(_task.plan_id == plan_id, _paper.allows.in_((PaperFor.LEFT_PLAN, PaperFor.BACK_IN_PLAN)))
        .order_by(_paper.id)
    ).all()
    last = {row.task_id: row.allows for row in rows}
    return {task for task, says in last.items() if says == PaperFor.LEFT_PLAN}


def _imported(connection: Connection, plan_id: int, sections: Mapping[int, str]) -> dict[int, dict[str, Any]]:
    """Of cells that people changed: what the file last said there, by task.

    That is what an import last wrote there, or where none did, what stood there before the first change.
    """
    rows = connection.execute(
        select(
            _change.row_id,
            _change.field,
            _change.before,
            _change.after,
            _action.plan_key,
            _action.wish,
            _action.undone_by,
        )
        .join(_TABLES["action"], _action.id == _change.action_id)
        .join(_TABLES["task"], _task.id == _change.row_id)
        .where(
            _task.plan_id == plan_id,
            _change.table_name == "task",
            _change.operation == "update",
            _change.field.in_((*_WORDS, "section_id")),
        )
        .order_by(_change.id)
    )
    said: dict[int, dict[str, Any]] = {}
    for row in rows:
        name, task = ("section" if row.field == "section_id" else row.field), said.setdefault(row.row_id, {})
        task.setdefault(name, _said(name, row.before, sections))
        if row.plan_key is not None and row.undone_by is None and row.wish != "undo":
            task[name] = _said(name, row.after, sections)
    return said


def _said(name: str, value: Any, sections: Mapping[int, str]) -> Any:  # noqa: ANN401 - JSON is any of its types
    return sections.get(value, "") if name == "section" else value


def _values(row: Row[Any], sections: Mapping[int, str]) -> dict[str, Any]:
    facts = {name: getattr(row, name) for name in (*CELLS, *COPY_FACTS) if name != "section"}
    return {**facts, "section": sections.get(row.section_id, "")}


def _of_plan(connection: Connection, table: str, plan_id: int) -> list[Row[Any]]:
    columns = _TABLES[table].c
    chosen = select(_TABLES[table]).where(columns.plan_id == plan_id).order_by(columns.position, columns.id)
    return list(connection.execute(chosen))
