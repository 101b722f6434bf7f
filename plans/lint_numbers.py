"""Doubts about how a plan is numbered, and about what stands in it twice."""

import re
from collections.abc import Iterator, Sequence

from plans.lint_doubt import Doubt, Place
from plans.plan import Plan, Task, TaskKind
from plans.vietnamese import fold_case, roman_value

_ROW = re.compile(r"(?P<section>.+)\.(?P<count>\d{1,4})")
_ROMAN = ("X", "IX", "V", "IV", "I")
_VALUES = {"X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}


def numbering_doubts(plan: Plan, name: str) -> dict[str, list[Doubt]]:
    """Gaps in the numbers of the rows and of the sections, by the number of the row before which they gape.

    Rows may be counted section by section or through the whole table.
    Only sections whose rows are all numbered one after the other are looked at ("II.5"): in a plan in prose, rows are named
    by place, and what is no task has a number too.
    """
    doubts: dict[str, list[Doubt]] = {}
    last = 0
    for section, tasks in _matrix_sections(plan).items():
        goes_on = last > 0 and tasks[0][1] == last + 1
        expected = last + 1 if goes_on else 1
        last = max(count for _task, count in tasks)
        for task, count in tasks:
            if count > expected:
                place = Place(plan, task, name)
                missing = _span(section, expected, count - 1)
                doubts.setdefault(task.number, []).append(Doubt(place.of("number"), "numbers_missing", missing))
            expected = max(expected, count + 1)
    for section, missing in _missing_sections(plan):
        first = next((task for task in plan.tasks if task.section == section), None)
        if first is not None:
            place = Place(plan, first, name)
            doubts.setdefault(first.number, []).insert(0, Doubt(place.of("section"), "sections_missing", missing))
    return doubts


def same_text_doubts(plan: Plan, name: str) -> Iterator[Doubt]:
    """Rows with the same words for their task as a row before them."""
    first: dict[str, str] = {}
    for task in plan.tasks:
        words = fold_case(task.title).rstrip(".; ")
        if words and first.setdefault(words, task.number) != task.number:
            yield Doubt(Place(plan, task, name).of("title"), "same_text", first[words])


def _matrix_sections(plan: Plan) -> dict[str, list[tuple[Task, int]]]:
    """The rows of each section that is a matrix, with their counts."""
    rows = [task for task in plan.tasks if task.kind is TaskKind.TASK]
    found: dict[str, list[tuple[Task, int]]] = {}
    prose = set()
    for task in rows:
        matched = _ROW.fullmatch(task.number)
        if matched is None or matched["section"] != task.section or roman_value(task.section) is None:
            prose.add(task.section)
        else:
            found.setdefault(task.section, []).append((task, int(matched["count"])))
    return {section: tasks for section, tasks in found.items() if section not in prose}


def _missing_sections(plan: Plan) -> Iterator[tuple[str, str]]:
    """(section, what is missing before it) of a plan whose sections are all matrices."""
    matrices = _matrix_sections(plan)
    numbered = [(section.number, roman_value(section.number)) for section in plan.sections]
    rows = {task.section for task in plan.tasks if task.kind is TaskKind.TASK}
    if rows - matrices.keys():
        return
    expected = 1
    for section, value in numbered:
        if value is None or section not in matrices:
            continue
        if value > expected:
            yield section, _romans(range(expected, value))
        expected = max(expected, value + 1)


def _span(section: str, first: int, last: int) -> str:
    return f"{section}.{first}" if first == last else f"{section}.{first}–{section}.{last}"


def _romans(values: Sequence[int]) -> str:
    names = [_roman(value) for value in values]
    return names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"


def _roman(value: int) -> str:
    written = ""
    for numeral in _ROMAN:
        while value >= _VALUES[numeral]:
            written += numeral
            value -= _VALUES[numeral]
    return written
