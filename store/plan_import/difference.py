"""A plan on the board beside a plan file: what an import would change, as values. Pure.

Three things are compared, not two: what the file says now, what it said when it was last imported, and what the board says.
Where a person changed a cell since (our copy was wrong, a paper amended it) and the file goes on saying what it always
said, the file brings nothing new, and the person's words stay.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple

from plans.plan import Clause, Plan, Section, Task, TaskKind
from store.plan_import.row_matching import Guess, Match, RowWords, match_rows

CELLS = ("section", "title", "outputs", "deadline", "lead", "coordinators")
"""The words of a row, and the section it stands in."""
COPY_FACTS = ("place", "copy_note", "lost_cells", "duty")
"""What is known of a row beside its words."""
PLAN_FACTS = ("number", "signed", "title", "short_title", "issuer", "years", "secretariat", "lost")

_LEFT_BEHIND = "-cu"


@dataclass(frozen=True, slots=True)
class StoredTask:
    """A row of the board. `values` are its CELLS and COPY_FACTS; `section` is the number of its section.

    `imported` are those of them that a person changed since, as the file gave them. `has_left`: an earlier import found
    the row gone.
    """

    id: int
    number: str
    position: int
    values: Mapping[str, Any]
    imported: Mapping[str, Any] = field(default_factory=dict)
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan of the board. `facts` are its PLAN_FACTS; tasks come in the order of the document."""

    id: int
    key: str
    facts: Mapping[str, Any]
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    tasks: tuple[StoredTask, ...]


class Change(NamedTuple):
    """A value before and after."""

    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class RowDifference:
    """What an import does to one row: `old` None is a new row, `new` None one that the file does not have.

    * `number` and `position` are its own afterwards; a gone row gives its number to the row that needs it.
    * `changes` are the CELLS and COPY_FACTS that get other values; `kept` are those in which a person's words stay.
    """

    number: str
    position: int
    old: StoredTask | None
    new: Task | None
    changes: Mapping[str, Change] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    guess: Guess = Guess.NONE
    likeness: float = 1.0

    @property
    def is_added(self) -> bool:
        """Whether the board does not have it yet."""
        return self.old is None

    @property
    def is_gone(self) -> bool:
        """Whether this import is the one that finds it gone."""
        return self.new is None and self.old is not None and not self.old.has_left

    @property
    def is_back(self) -> bool:
        """Whether it was gone and is there again."""
        return self.new is not None and self.old is not None and self.old.has_left

    @property
    def is_renumbered(self) -> bool:
        """Whether its number changes."""
        return self.old is not None and self.old.number != self.number

    @property
    def says_something(self) -> bool:
        """Whether anything changes but its place among the others."""
        return bool(self.changes) or self.is_added or self.is_gone or self.is_back or self.is_renumbered


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """Everything that an import changes. `rows` are all rows in the order of the document, changed or not.

    `sections` and `clauses` are those that came, went (`after` None) or say something else; `is_reordered`: they, or the
    rows, stand in another order.
    """

    plan: Plan
    facts: Mapping[str, Change]
    sections: tuple[Change, ...]
    clauses: tuple[Change, ...]
    rows: tuple[RowDifference, ...]
    is_reordered: bool

    @property
    def is_empty(self) -> bool:
        """Whether the import would change nothing."""
        changes = self.facts or self.sections or self.clauses or self.is_reordered
        return not changes and not any(row.says_something for row in self.rows)


def compare(stored: StoredPlan, plan: Plan, *, guessing: bool = True) -> PlanDifference:
    """How `plan` differs from what is on the board. `guessing` False goes by the numbers of rows alone."""
    matched = match_rows(
        [_words(task.number, task.values, has_left=task.has_left) for task in stored.tasks],
        [_words(task.number, columns_of(task), has_left=False) for task in plan.tasks],
        guessing=guessing,
    )
    by_new = {match.new: match for match in matched}
    numbers = _numbers_left_behind(stored.tasks, plan, matched)
    rows = tuple(
        _row(stored, plan.tasks[new], by_new.get(new), position)
        if new is not None
        else RowDifference(numbers[old], position, stored.tasks[old], None)
        for position, (old, new) in enumerate(_order(len(stored.tasks), len(plan.tasks), matched))
    )
    return PlanDifference(
        plan=plan,
        facts=_facts(stored.facts, plan),
        sections=_changes(stored.sections, plan.sections),
        clauses=_changes(stored.clauses, plan.clauses),
        rows=rows,
        is_reordered=_names(stored.sections) != _names(plan.sections)
        or _names(stored.clauses) != _names(plan.clauses)
        or any(row.old is not None and row.old.position != row.position for row in rows),
    )


def columns_of(task: Task) -> dict[str, Any]:
    """A file's row by the names of the board's columns; the section by its number."""
    return {
        **{cell: getattr(task, cell) for cell in CELLS},
        "place": task.place,
        "copy_note": task.note,
        "lost_cells": list(task.lost),
        "duty": task.kind is TaskKind.DUTY,
    }


def _row(stored: StoredPlan, task: Task, match: Match | None, position: int) -> RowDifference:
    if match is None:
        return RowDifference(task.number, position, None, task)
    old = stored.tasks[match.old]
    other = {name: value for name, value in columns_of(task).items() if old.values[name] != value}
    kept = tuple(name for name, value in other.items() if name in old.imported and old.imported[name] == value)
    changes = {name: Change(old.values[name], value) for name, value in other.items() if name not in kept}
    return RowDifference(task.number, position, old, task, changes, kept, match.guess, match.likeness)


def _order(old: int, new: int, matched: Sequence[Match]) -> list[tuple[int, int | None]]:
    """(old, new) places: the rows of the file in its order, behind each those that stood behind it and are gone."""
    came_from = {match.new: match.old for match in matched}
    stays = set(came_from.values())
    behind: dict[int, list[tuple[int, int | None]]] = {-1: []}
    before = -1
    for place in range(old):
        if place in stays:
            before = place
            behind[place] = []
        else:
            behind[before].append((place, None))
    order = behind[-1]
    for place in range(new):
        order += [(came_from.get(place, -1), place), *behind.get(came_from.get(place, -2), ())]
    return order


def _numbers_left_behind(old: Sequence[StoredTask], plan: Plan, matched: Sequence[Match]) -> dict[int, str]:
    """The numbers of rows that are gone: their own, unless a row of the file has it now ("V.2" becomes "V.2-cu")."""
    in_file = {task.number for task in plan.tasks}
    taken = in_file | {task.number for task in old}
    stays = {match.old for match in matched}
    numbers: dict[int, str] = {}
    for place, task in enumerate(old):
        if place in stays:
            continue
        numbers[place] = task.number
        if task.number in in_file:
            others = (f"{task.number}{_LEFT_BEHIND}{more if more > 1 else ''}" for more in count(1))
            numbers[place] = next(number for number in others if number not in taken)
            taken.add(numbers[place])
    return numbers


def _facts(facts: Mapping[str, Any], plan: Plan) -> dict[str, Change]:
    coming = {name: getattr(plan, name) for name in PLAN_FACTS}
    coming |= {"years": list(plan.years), "lost": [[loss.place, loss.words] for loss in plan.lost]}
    return {name: Change(facts[name], value) for name, value in coming.items() if facts[name] != value}


def _changes(old: Sequence[Section | Clause], new: Sequence[Section | Clause]) -> tuple[Change, ...]:
    before, after = ({_name(part): part for part in parts} for parts in (old, new))
    names = dict.fromkeys((*after, *before))
    return tuple(Change(before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name))


def _names(parts: Sequence[Section | Clause]) -> list[tuple[str, str]]:
    return [_name(part) for part in parts]


def _name(part: Section | Clause) -> tuple[str, str]:
    """By what a section or a clause is known from one import to the next."""
    return (part.kind.value if isinstance(part, Clause) else "section", part.number)


def _words(number: str, values: Mapping[str, Any], *, has_left: bool) -> RowWords:
    """A row as it is compared; one whose title is lost is known by what else it says."""
    text = values["title"] or " ".join(values[cell] for cell in ("outputs", "lead", "deadline"))
    cells = tuple(values[cell] for cell in ("outputs", "lead", "deadline", "section"))
    return RowWords(number, text, cells, has_left)
