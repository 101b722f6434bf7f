"""What rows of plans say otherwise than when they first came to the board: by which paper, or as our copy was wrong."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select
from sqlmodel import Session

from plans.vietnamese import clean
from store.errors import UnknownPlan
from store.history.actions import local
from store.tables import Row as TableRow
from store.task_views import AmendmentView
from store.words import PaperFor

_TABLES = TableRow.metadata.tables
_action = _TABLES["action"].c
_change = _TABLES["change"].c
_plan = _TABLES["plan"].c
_section = _TABLES["section"].c
_task = _TABLES["task"].c

_WORDS = ("title", "outputs", "deadline", "lead", "coordinators")
_BY_PAPER_ONLY = ("section_id", "number")
_FIELDS = {"section_id": "section"}
_OF_THE_ROW = (PaperFor.NEW_ROW, PaperFor.LEFT_PLAN, PaperFor.BACK_IN_PLAN)
_OF_WORDS = (PaperFor.WORDS, PaperFor.DEADLINE)

Rows = list[Row[Any]]


def amendments(session: Session, tasks: Collection[int] | Select[int]) -> dict[int, list[AmendmentView]]:
    """The amendments of these tasks (ids) that stand, oldest first. A few statements, however many tasks."""
    rows = session.execute(_CHANGES.where(_change.task_id.in_(tasks), _is_about_words())).all()
    by_task: defaultdict[tuple[int, int], Rows] = defaultdict(list)
    for row in rows:
        by_task[row.action_id, row.task_id].append(row)
    sections = _sections(session) if any(row.field == "section_id" for row in rows) else {}
    said: defaultdict[int, list[AmendmentView]] = defaultdict(list)
    for (_number, task), changes in by_task.items():
        said[task] += _said(changes, sections)
    return said


def plan_amendments(session: Session, key: str) -> tuple[AmendmentView, ...]:
    """The amendments of a plan's rows, in the order of the document, of each row oldest first.

    Raises:
        UnknownPlan: no plan has this key; with the keys that there are.
    """
    plan = session.execute(select(_plan.id).where(_plan.key == key)).scalar()
    if plan is None:
        raise UnknownPlan(clean(key), tuple(session.execute(select(_plan.key).order_by(_plan.id.desc())).scalars()))
    of_plan = select(_task.id).where(_task.plan_id == plan)
    said = amendments(session, of_plan)
    in_order = session.execute(of_plan.order_by(_task.position, _task.id)).scalars()
    return tuple(one for task in in_order for one in said.get(task, ()))


def _is_about_words() -> ColumnElement[bool]:
    """Changes of words and papers in actions that stand; what an undo wrote is no amendment of its own."""
    cells = and_(
        _change.table_name == "task", _change.operation == "update", _change.field.in_((*_WORDS, *_BY_PAPER_ONLY))
    )
    papers = and_(_change.table_name == "paper", _change.operation == "insert")
    return and_(or_(cells, papers), _action.undone_by.is_(None), _action.wish != "undo")


def _said(changes: Rows, sections: dict[int, str]) -> Iterator[AmendmentView]:
    """What one action amended in one task."""
    papers = {row.after["allows"]: row.after for row in changes if row.table_name == "paper"}
    for allows in _OF_THE_ROW:
        if allows in papers:
            title = changes[0].title
            gone = allows is PaperFor.LEFT_PLAN
            yield _view(changes[0], allows, title if gone else None, None if gone else title, papers[allows])
    paper = next((papers[allows] for allows in _OF_WORDS if allows in papers), None)
    for row in changes:
        if row.table_name != "task" or not row.shown or (row.field in _BY_PAPER_ONLY and paper is None):
            continue
        before, after = (_text(row.field, value, sections) for value in (row.before, row.after))
        yield _view(row, _FIELDS.get(row.field, row.field), before, after, paper)


def _view(
    row: Row[Any], field: str, before: str | None, after: str | None, paper: dict[str, Any] | None
) -> AmendmentView:
    return AmendmentView(
        task=f"{row.plan}/{row.number}",
        field=str(field),
        before=before,
        after=after,
        kind="transcription" if paper is None else "paper",
        document=paper["document"] if paper else "",
        date=date.fromisoformat(paper["dated"]) if paper else None,
        issuer=paper["issuer"] if paper else "",
        who=row.who,
        at=local(row.at, row.zone),
        action=row.action_id,
    )


def _text(field: str, value: Any, sections: dict[int, str]) -> str | None:  # noqa: ANN401 - JSON is any of its types
    if value is None:
        return None
    return sections.get(value, "") if field == "section_id" else str(value)


def _sections(session: Session) -> dict[int, str]:
    rows = session.execute(select(_section.id, _section.number))
    return {row.id: row.number for row in rows}


_CHANGES = (
    select(
        _change.action_id,
        _change.task_id,
        _change.table_name,
        _change.field,
        _change.before,
        _change.after,
        _change.shown,
        _action.who,
        _action.at,
        _action.zone,
        _plan.key.label("plan"),
        _task.number,
        _task.title,
    )
    .join(_TABLES["action"], _action.id == _change.action_id)
    .join(_TABLES["task"], _task.id == _change.task_id)
    .join(_TABLES["plan"], _plan.id == _task.plan_id)
    .order_by(_change.id)
)
