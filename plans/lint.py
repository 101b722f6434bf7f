"""What a secretary should look at before trusting a plan: nothing here is wrong, all of it wants a person's eyes."""

from collections.abc import Iterator

from plans.agency import Directory
from plans.errors import DeadlineError, Problem
from plans.lint_cells import cell_doubts
from plans.lint_days import day_doubts, pile_up_doubts
from plans.lint_doubt import Doubt, Place
from plans.lint_numbers import numbering_doubts, same_text_doubts
from plans.owed import Reading, read_task
from plans.plan import Plan, Task
from plans.typing_errors import typing_errors

__all__ = ["Doubt", "plan_doubts"]

_CELLS = ("title", "outputs", "deadline", "lead", "coordinators")


def plan_doubts(plan: Plan, directory: Directory, *, name: str = "") -> tuple[tuple[Problem, ...], tuple[Doubt, ...]]:
    """(mistakes, doubts) of a plan: what its copy has lost, then its rows in order, then what only shows in the whole.

    `name` is what its file is called. Mistakes are deadlines that name days which do not exist: such a plan cannot be
    imported.
    """
    mistakes: list[Problem] = []
    rows: list[Doubt] = []
    readings: list[tuple[Task, Reading]] = []
    numbering = numbering_doubts(plan, name)
    for task in plan.tasks:
        place = Place(plan, task, name)
        rows.extend(numbering.get(task.number, ()))
        rows.extend(Doubt(place.of(cell), "lost", cell) for cell in task.lost)
        try:
            reading = read_task(task, plan, directory)
        except DeadlineError as error:
            mistakes.append(Problem(place.of("deadline"), error.kind, error.found, ""))
            continue
        readings.append((task, reading))
        rows.extend(cell_doubts(reading, plan, place, directory))
        rows.extend(day_doubts(reading, place))
    lost = [Doubt(f"{name or plan.key}: {loss.place}", "lost_part", loss.words) for loss in plan.lost]
    whole = [
        *same_text_doubts(plan, name),
        *pile_up_doubts(plan, readings, directory, name),
        *_typing_doubts(plan, name),
    ]
    return tuple(mistakes), (*lost, *rows, *whole)


def _typing_doubts(plan: Plan, name: str) -> Iterator[Doubt]:
    """Words of cells and clauses that look mistyped; of a clause that repeats a row the row is named."""
    texts: dict[str, str] = {}
    for task in plan.tasks:
        for cell in _CELLS:
            texts.setdefault(getattr(task, cell), Place(plan, task, name).of(cell))
    for clause in plan.clauses:
        texts.setdefault(clause.words, f"{name or plan.key}: {clause.place or clause.number}")
    words = list(texts)
    for error in typing_errors(words):
        yield Doubt(texts[words[error.text]], "typing", error.found, error.likely)
