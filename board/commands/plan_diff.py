"""A plan file beside the plan on the board: which tasks are new, gone, or worded otherwise."""

from dataclasses import dataclass

from plans.plan import Plan, Section, Task, TaskKind
from store.views import BoardView, TaskView

CELLS = ("section", "title", "outputs", "deadline", "lead", "coordinators")


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """What an import would change. `changed` pairs a task's number with the cells that differ."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[tuple[str, tuple[str, ...]], ...] = ()


def compare(plan: Plan, view: BoardView | None) -> PlanDifference:
    """How `plan` differs from the same plan on the board; `view` None where it is not there yet."""
    there = {task.number: task for task in (*view.tasks, *view.duties)} if view else {}
    coming = {task.number: task for task in plan.tasks}
    changed = (
        (number, tuple(cell for cell in CELLS if getattr(task, cell) != getattr(there[number], cell)))
        for number, task in coming.items()
        if number in there
    )
    return PlanDifference(
        added=tuple(number for number in coming if number not in there),
        removed=tuple(number for number in there if number not in coming),
        changed=tuple((number, cells) for number, cells in changed if cells),
    )


def plan_on_board(view: BoardView) -> Plan:
    """The one plan of a view as it was signed, to be checked like a file. Clauses are left out: they are not checked."""
    facts = view.plans[0]
    return Plan(
        key=facts.key,
        number=facts.number,
        signed=facts.signed,
        title=facts.title,
        short_title=facts.short_title,
        issuer=facts.issuer,
        years=facts.years,
        secretariat=facts.secretariat,
        sections=tuple(Section(section.number, section.title, section.inferred) for section in facts.sections),
        tasks=tuple(_task(task) for task in (*view.tasks, *view.duties)),
    )


def _task(task: TaskView) -> Task:
    return Task(
        number=task.number,
        section=task.section,
        title=task.title,
        outputs=task.outputs,
        deadline=task.deadline,
        lead=task.lead,
        coordinators=task.coordinators,
        lost=task.lost_cells,
        kind=TaskKind.DUTY if task.duty else TaskKind.TASK,
    )
