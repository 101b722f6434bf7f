"""The papers of whole plans, for lists and reports: what closed, what moved a day, what left the board. Four statements."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Join, Table, select

from store.history.ledger_views import ClosingView, ExtendedView, LedgerView, LeftView
from store.tables import Row
from store.words import Column

_TABLES = Row.metadata.tables
_agency = _TABLES["agency"].c
_deliverable = _TABLES["deliverable"].c
_evidence = _TABLES["evidence"].c
_extension = _TABLES["extension"].c
_paper = _TABLES["paper"].c
_plan = _TABLES["plan"].c
_task = _TABLES["task"].c

_OFF_THE_BOARD = (Column.DROPPED.value, Column.SUSPENDED.value)
_WHOSE: tuple[ColumnElement[Any], ...] = (
    (_plan.key + "/" + _task.number).label("task"),
    _deliverable.number.label("deliverable"),
    _agency.key.label("agency"),
    _deliverable.period.label("period"),
)


def read_ledger(connection: Connection, plans: Sequence[int]) -> LedgerView:
    """The papers of these plans' tasks and duties, in the order of the plan."""
    return LedgerView(
        closings=_closings(connection, plans),
        extended=_extended(connection, plans),
        left=_left(connection, plans),
        periods=_periods(connection, plans),
    )


def _closings(connection: Connection, plans: Sequence[int]) -> tuple[ClosingView, ...]:
    paper = (_evidence.document, _evidence.dated, _evidence.issuer, _evidence.note)
    rows: Iterable[Any] = connection.execute(
        select(*_WHOSE, _deliverable.output, *paper)
        .select_from(_joined(_TABLES["evidence"]))
        .where(_task.plan_id.in_(plans), _evidence.closes.is_(True))
        .order_by(_task.plan_id, _task.position, _deliverable.number)
    )
    return tuple(ClosingView(*row) for row in rows)


def _extended(connection: Connection, plans: Sequence[int]) -> tuple[ExtendedView, ...]:
    paper = (_extension.document, _extension.dated, _extension.issuer)
    rows: Iterable[Any] = connection.execute(
        select(*_WHOSE, _deliverable.original_due, _extension.before, _extension.due, *paper)
        .select_from(_joined(_TABLES["extension"]))
        .where(_task.plan_id.in_(plans))
        .order_by(_task.plan_id, _task.position, _deliverable.number, _extension.id)
    )
    return tuple(ExtendedView(*row) for row in rows)


def _left(connection: Connection, plans: Sequence[int]) -> tuple[LeftView, ...]:
    """The newest paper wins: a task that came back has older ones, too."""
    rows: Iterable[Any] = connection.execute(
        select((_plan.key + "/" + _task.number), _paper.allows, _paper.document, _paper.dated, _paper.issuer)
        .select_from(_TABLES["paper"])
        .join(_TABLES["task"], _task.id == _paper.task_id)
        .join(_TABLES["plan"], _plan.id == _task.plan_id)
        .where(_task.plan_id.in_(plans), _task.stage.in_(_OFF_THE_BOARD), _paper.allows == _task.stage)
        .order_by(_task.plan_id, _task.position, _paper.id)
    )
    newest = {key: LeftView(key, Column(allows), *paper) for key, allows, *paper in rows}
    return tuple(newest.values())


def _periods(connection: Connection, plans: Sequence[int]) -> dict[tuple[str, int], str]:
    rows: Iterable[Any] = connection.execute(
        select((_plan.key + "/" + _task.number), _deliverable.number, _deliverable.period)
        .select_from(_TABLES["deliverable"])
        .join(_TABLES["task"], _task.id == _deliverable.task_id)
        .join(_TABLES["plan"], _plan.id == _task.plan_id)
        .where(_task.plan_id.in_(plans), _deliverable.period.is_not(None))
    )
    return {(task, number): period for task, number, period in rows}


def _joined(table: Table) -> Join:
    return (
        table.join(_TABLES["deliverable"], _deliverable.id == table.c.deliverable_id)
        .join(_TABLES["task"], _task.id == _deliverable.task_id)
        .join(_TABLES["plan"], _plan.id == _task.plan_id)
        .join(_TABLES["agency"], _agency.id == _deliverable.agency_id, isouter=True)
    )
