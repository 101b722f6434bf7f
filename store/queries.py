"""Reads for lists: one statement for each kind of row, however many there are. Core columns only, no objects.

Days and JSON come as the text they are stored as: `store.summary` turns each different text into a value once. The same
statements stand as SQL text in `store.first_view`; a test keeps both equal.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    and_,
    bindparam,
    func,
    select,
    type_coerce,
)
from sqlalchemy.sql.expression import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from store.stored_text import StoredText
from store.summary import BoardRows, HeadRows
from store.tables import Row as TableRow
from store.words import Column

_TABLES = TableRow.metadata.tables
_agency = _TABLES["agency"].c
_member = _TABLES["member"].c
_plan = _TABLES["plan"].c
_section = _TABLES["section"].c
_task = _TABLES["task"].c
_deliverable = _TABLES["deliverable"].c
_action = _TABLES["action"].c
_board = _TABLES["board"].c
_evidence = _TABLES["evidence"].c
_stamp = _TABLES["stamp"].c


def _text(column: ColumnElement[Any]) -> ColumnElement[str]:
    return type_coerce(column, StoredText)


CHANGE = select(func.max(_action.id))

PLANS = select(
    _plan.id,
    _plan.key,
    _plan.number,
    _text(_plan.signed),
    _plan.title,
    _plan.short_title,
    _plan.issuer,
    _text(_plan.years),
    _plan.secretariat,
    _text(_plan.lost),
    _text(
        select(func.max(_deliverable.due))
        .join(_TABLES["task"], _task.id == _deliverable.task_id)
        .where(_task.plan_id == _plan.id, _task.duty.is_(False))
        .scalar_subquery()
    ),
    select(func.count()).where(_task.plan_id == _plan.id, _task.duty.is_(False)).scalar_subquery(),
    _text(_plan.sample_day),
).order_by(_plan.signed.desc(), _plan.id.desc())

SAMPLES = select(func.count()).where(_plan.sample_day.is_not(None))

SECTIONS = select(_section.id, _section.plan_id, _section.number, _section.title, _section.inferred).order_by(
    _section.plan_id, _section.position
)

AGENCIES = select(
    _agency.id,
    _agency.key,
    _agency.is_group,
    _agency.name,
    _agency.abbreviation,
    _text(_agency.aliases),
    _agency.first_year,
    _agency.last_year,
    _agency.successor,
    _agency.source,
).order_by(_agency.is_group, _agency.position, _agency.id)

MEMBERS = (
    select(_member.group_id, _member.agency_id)
    .join(_TABLES["agency"], _agency.id == _member.agency_id)
    .order_by(_member.group_id, _agency.position, _agency.id)
)

_EACH_TASK = select(
    _task.id,
    _task.plan_id,
    _task.section_id,
    _task.number,
    _task.position,
    _task.duty,
    _task.title,
    _task.outputs,
    _task.deadline,
    _task.lead,
    _task.coordinators,
    _task.lead_short,
    _text(_task.leads),
    _text(_task.partners),
    _text(_task.owing),
    _text(_task.lost_cells),
    _task.doubtful,
    _task.stage,
    _task.officer,
    _task.progress,
    _task.awaits_evidence,
    _task.version,
    _task.cause,
).order_by(_task.id)

_EACH_DELIVERABLE = select(
    _deliverable.task_id,
    _deliverable.number,
    _text(_deliverable.start),
    _text(_deliverable.due),
    _text(_deliverable.original_due),
    _text(_deliverable.done_on),
    _deliverable.approximate,
    _deliverable.kind,
    _deliverable.agency_id,
    _deliverable.id.in_(select(_evidence.deliverable_id).where(_evidence.closes.is_(False))),
).order_by(_deliverable.task_id, _deliverable.number)

_IN_THESE_PLANS = _task.plan_id.in_(bindparam("plans", expanding=True))

# "+" keeps SQLite from its index: the table, gone through as it lies, has the rows in their order, and quicker.
TASKS = _EACH_TASK.where(
    UnaryExpression(_task.plan_id, operator=custom_op("+"), type_=_task.plan_id.type).in_(
        bindparam("plans", expanding=True)
    )
)

DELIVERABLES = _EACH_DELIVERABLE.where(_deliverable.task_id.in_(select(_task.id).where(_IN_THESE_PLANS)))

_THESE_TASKS: BindParameter[int] = bindparam("tasks", expanding=True)

IDENTITY = select(_board.identity)

AGENCY_NAMES = select(_agency.id, _agency.key, _agency.name, _agency.abbreviation)

CALENDAR_TASKS = (
    select(
        _task.id,
        _plan.key,
        _plan.number.label("plan_number"),
        _plan.title.label("plan_title"),
        _plan.short_title,
        _section.number.label("section_number"),
        _section.title.label("section_title"),
        _task.number,
        _task.duty,
        _task.title,
        _task.outputs,
        _task.deadline,
        _task.lead,
        _task.coordinators,
        _task.lead_short,
        _text(_task.leads).label("leads"),
    )
    .join(_TABLES["plan"], _plan.id == _task.plan_id)
    .join(_TABLES["section"], _section.id == _task.section_id, isouter=True)
    .where(_task.id.in_(_THESE_TASKS), _task.stage.not_in((Column.DROPPED.value, Column.SUSPENDED.value)))
)

DATED_DELIVERABLES = (
    select(
        _deliverable.task_id,
        _deliverable.number,
        _deliverable.output,
        _deliverable.agency_id,
        _deliverable.period,
        _text(_deliverable.start),
        _text(_deliverable.due),
        _text(_deliverable.original_due),
        _deliverable.deadline_words,
        _deliverable.approximate,
        _text(_deliverable.done_on),
        func.coalesce(_evidence.document, ""),
    )
    .join(_TABLES["evidence"], and_(_evidence.deliverable_id == _deliverable.id, _evidence.closes), isouter=True)
    .where(_deliverable.task_id.in_(_THESE_TASKS), _deliverable.due.is_not(None))
    .order_by(_deliverable.task_id, _deliverable.number)
)

STAMPS = select(_stamp.uid, _stamp.digest, _stamp.stamped_at, _stamp.sequence, _stamp.present).where(
    _stamp.task_id.in_(_THESE_TASKS)
)


def read_head(connection: Connection) -> HeadRows:
    """The plans, their sections and all agencies, and the number of the last change that they know."""
    return HeadRows(
        connection.execute(CHANGE).scalar() or 0,
        connection.execute(PLANS).all(),
        connection.execute(SECTIONS).all(),
        connection.execute(AGENCIES).all(),
        connection.execute(MEMBERS).all(),
    )


def read_tasks(connection: Connection, plans: Sequence[int]) -> BoardRows:
    """The tasks of these plans and their deliverables."""
    chosen = {"plans": list(plans)}
    return BoardRows(connection.execute(TASKS, chosen), connection.execute(DELIVERABLES, chosen))


def read_these_tasks(connection: Connection, tasks: Sequence[int]) -> BoardRows:
    """These tasks (by ids) and their deliverables."""
    return BoardRows(
        connection.execute(_EACH_TASK.where(_task.id.in_(tasks))).all(),
        connection.execute(_EACH_DELIVERABLE.where(_deliverable.task_id.in_(tasks))).all(),
    )
