"""The words of the signed documents, and of the plans that are shipped, side by side."""

from pathlib import Path

from plans.plan import Clause, ClauseKind, Plan, Task
from plans.shipped import shipped_plans

DOCUMENTS = Path(__file__).parent / "documents"
SCHEME, PLAN_2022 = shipped_plans()
SCHEME_TEXT = (DOCUMENTS / "de-an-2016-2017.txt").read_text(encoding="utf-8").replace("\u00a0", " ")


PLAN_2022_TEXT = (DOCUMENTS / "ke-hoach-2022.txt").read_text(encoding="utf-8").replace("\u00a0", " ")


def folded(words: str) -> str:
    """Words with white space folded: how a cell is wrapped on paper says nothing."""
    return " ".join(words.split())


def task_of(plan: Plan, number: str) -> Task:
    """The task with this number."""
    return next(task for task in plan.tasks if task.number == number)


def clauses_of(plan: Plan, kind: ClauseKind) -> dict[str, Clause]:
    """The plan's clauses of one kind by their number."""
    return {clause.number: clause for clause in plan.clauses if clause.kind is kind}
