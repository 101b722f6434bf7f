"""Targets: a plan's clauses read into numbers, and what was measured of them over time."""

from collections import defaultdict
from decimal import Decimal

from sqlalchemy import Connection, select

from plans.plan import ClauseKind
from plans.target import Quantity, read_targets
from store.tables import Row
from store.target_views import MeasurementView, TargetView
from store.views import PlanView

_TABLES = Row.metadata.tables
_clause = _TABLES["clause"].c
_measurement = _TABLES["measurement"].c


def target_views(connection: Connection, plan_id: int, plan: PlanView) -> tuple[TargetView, ...]:
    """The targets of a plan in the document's order, two statements however many there are."""
    clauses = connection.execute(
        select(_clause.id, _clause.number, _clause.words, _clause.place, _clause.task_number)
        .where(_clause.plan_id == plan_id, _clause.kind == ClauseKind.TARGET.value)
        .order_by(_clause.position, _clause.id)
    ).all()
    measured = _measured(connection, plan_id)
    views = []
    for clause in clauses:
        targets = read_targets(clause.words, years=plan.years)
        for number, target in enumerate(targets, start=1) if targets else [(0, None)]:
            views.append(
                TargetView(
                    plan=plan.key,
                    clause=clause.number,
                    number=number,
                    of=len(targets),
                    words=clause.words,
                    place=clause.place,
                    task=f"{plan.key}/{clause.task_number}" if clause.task_number else None,
                    target=target,
                    measurements=tuple(measured[clause.id, number]),
                )
            )
    return tuple(views)


def _measured(connection: Connection, plan_id: int) -> defaultdict[tuple[int, int], list[MeasurementView]]:
    found: defaultdict[tuple[int, int], list[MeasurementView]] = defaultdict(list)
    rows = connection.execute(
        select(_TABLES["measurement"])
        .join(_TABLES["clause"], _clause.id == _measurement.clause_id)
        .where(_clause.plan_id == plan_id)
        .order_by(_measurement.measured_on, _measurement.id)
    )
    for row in rows:
        quantity = Quantity(Decimal(row.value), row.unit)
        found[row.clause_id, row.number].append(
            MeasurementView(row.id, row.measured_on, quantity, row.source, row.note)
        )
    return found
