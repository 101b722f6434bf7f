"""The extensions that were granted in a meeting: part of what it concluded."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from store.meetings.views import GrantedView
from store.tables import Row as TableRow
from store.words import TAKING_BACK

_TABLES = TableRow.metadata.tables
_action = _TABLES["action"].c
_agency = _TABLES["agency"].c
_change = _TABLES["change"].c
_deliverable = _TABLES["deliverable"].c
_extension = _TABLES["extension"].c
_plan = _TABLES["plan"].c
_task = _TABLES["task"].c


def granted_in(connection: Connection, number: int) -> tuple[GrantedView, ...]:
    """Those that still stand, in the order in which they were granted."""
    rows: Iterable[Any] = connection.execute(
        select(
            (_plan.key + "/" + _task.number),
            _task.title,
            _task.outputs,
            _task.lead,
            _agency.name,
            _deliverable.period,
            _extension.before,
            _extension.due,
            _extension.document,
            _extension.dated,
            _extension.issuer,
        )
        .select_from(_TABLES["action"])
        .join(_TABLES["change"], _change.action_id == _action.id)
        .join(_TABLES["extension"], _extension.id == _change.row_id)
        .join(_TABLES["deliverable"], _deliverable.id == _extension.deliverable_id)
        .join(_TABLES["task"], _task.id == _deliverable.task_id)
        .join(_TABLES["plan"], _plan.id == _task.plan_id)
        .join(_TABLES["agency"], _agency.id == _deliverable.agency_id, isouter=True)
        .where(
            _action.meeting_id == number,
            _action.undone_by.is_(None),
            _action.wish.not_in(TAKING_BACK),
            _change.table_name == "extension",
            _change.operation == "insert",
        )
        .order_by(_action.id, _extension.id)
    )
    return tuple(GrantedView(*row) for row in rows)
