"""`board plan check`: the mistakes that forbid an import, and what wants a person's eyes."""

from dataclasses import dataclass
from pathlib import Path

from board.commands.opening import open_the_board, plan_key
from board.commands.options import chosen
from board.commands.output import say, say_json
from board.commands.plan_file_named import read_named
from board.commands.standard_input import STDIN
from board.language import _
from board.said.doubts import doubt_sentence
from board.said.errors import error_facts
from board.said.fact import Fact
from plans.errors import PlanFileError
from plans.lint import Doubt, plan_doubts
from plans.plan import Plan, TaskKind
from plans.plan_file import read_plan
from store.open_board import OpenBoard


@dataclass(frozen=True, slots=True)
class _Found:
    plan: str | None
    tasks: int
    errors: tuple[Fact, ...]
    warnings: tuple[Doubt, ...] = ()


def print_check(file: str, kind: str | None, *, json: bool) -> int:
    """Check a file, or the plan of the board with this key. Returns the exit code: 1 when it cannot be imported."""
    with open_the_board(chosen()) as board:
        found = _check(file, kind, board)
    if json:
        say_json(
            {
                "plan": found.plan,
                "tasks": found.tasks,
                "errors": [fact._asdict() for fact in found.errors],
                "warnings": [_warning(doubt) for doubt in found.warnings],
            }
        )
    else:
        _say_found(found)
    return 1 if found.errors else 0


def _warning(doubt: Doubt) -> dict[str, str | None]:
    return {
        "where": doubt.where,
        "kind": doubt.kind,
        "message": doubt_sentence(doubt),
        "found": doubt.found,
        "detail": doubt.detail or None,
    }


def _say_found(found: _Found) -> None:
    for fact in found.errors:
        say(_("Lỗi · {message}").format(message=fact.message))
    for doubt in found.warnings:
        say(_("Cần xem · {message}").format(message=doubt_sentence(doubt)))
    say(
        _("{plan}: {tasks} nhiệm vụ · {errors} lỗi · {warnings} điều cần xem").format(
            plan=found.plan or "—", tasks=found.tasks, errors=len(found.errors), warnings=len(found.warnings)
        )
    )


def _check(file: str, kind: str | None, board: OpenBoard) -> _Found:
    path = Path(file)
    if file == STDIN or kind or path.suffix.lower() == ".toml" or path.exists():
        named = read_named(file, kind)
        try:
            return _checked(read_plan(named.content, name=named.name), board, name=named.name)
        except PlanFileError as error:
            return _Found(None, 0, error_facts(error))
    return _checked(board.plan(plan_key(file, board)), board, name="")


def _checked(plan: Plan, board: OpenBoard, *, name: str) -> _Found:
    mistakes, doubts = plan_doubts(plan, board.directory(), name=name)
    errors = error_facts(PlanFileError(mistakes)) if mistakes else ()
    tasks = sum(task.kind is TaskKind.TASK for task in plan.tasks)
    return _Found(plan.key, tasks, errors, doubts)
