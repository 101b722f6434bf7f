"""The small plan as its next decision may have it."""

from dataclasses import replace
from datetime import date

from plans.plan import Plan
from store.open_board import OpenBoard
from store.plan_import.views import DifferenceView
from store.task_views import TaskDetailView
from store.wishes import Paper
from tests.conftest import MID_MAY

DECISION = Paper("1500/QĐ-UBND", date(2022, 5, 10), issuer="Chủ tịch UBND tỉnh")
PAPER = Paper("12/BC-SNV", date(2022, 3, 25))


def having(plan: Plan, number: str, **cells: str) -> Plan:
    """The plan with other words in one row."""
    return replace(plan, tasks=tuple(replace(t, **cells) if t.number == number else t for t in plan.tasks))


def without(plan: Plan, *numbers: str) -> Plan:
    """The plan without some rows."""
    return replace(plan, tasks=tuple(task for task in plan.tasks if task.number not in numbers))


def renumbered(plan: Plan, **numbers: str) -> Plan:
    """The plan with other numbers for some rows: `I_1="I.2"`."""
    new = {old.replace("_", "."): number for old, number in numbers.items()}
    return replace(plan, tasks=tuple(replace(task, number=new.get(task.number, task.number)) for task in plan.tasks))


def detail(board: OpenBoard, number: str) -> TaskDetailView:
    """Everything about a task."""
    return board.task(f"mau/{number}", today=MID_MAY)


def whole(board: OpenBoard, plan: Plan) -> list[object]:
    """Everything that anybody can see of the plan, without history and versions."""
    views = board.board(["mau"], today=MID_MAY)
    seen = [board.task(task.key, today=MID_MAY) for task in (*views.tasks, *views.duties)]
    return [
        *(replace(one, history=(), amendments=(), task=one.task._replace(version=0)) for one in seen),
        [(one.task, one.field, one.before, one.after, one.document) for one in board.amendments("mau")],
        views.plans,
        board.clauses("mau"),
        board.plan("mau"),
        [(entry.uid, entry.due, entry.document, entry.plan.title) for entry in board.calendar(["mau"], today=MID_MAY)],
    ]


def kinds(difference: DifferenceView) -> dict[str, tuple[str, ...]]:
    """What happens to which row."""
    return {row.number: row.kinds for row in difference.rows}
