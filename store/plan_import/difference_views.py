"""A difference between a plan file and the board → views for whoever decides on the import. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from plans.deadline import read_deadline
from plans.errors import DeadlineError
from plans.plan import Clause, Plan, Section
from store.history.field_words import day_text
from store.plan_import.difference import CELLS, COPY_FACTS, Change, PlanDifference, RowDifference
from store.plan_import.views import CellDifferenceView, DifferenceView, RowDifferenceView

_KINDS = {
    "moved": ("section",),
    "reworded": ("title", "outputs"),
    "deadline": ("deadline",),
    "parties": ("lead", "coordinators"),
    "copy": COPY_FACTS,
}


def difference_view(difference: PlanDifference, *, is_new: bool, years_before: Sequence[int] = ()) -> DifferenceView:
    """The difference for readers. `years_before` are the plan's years so far, where the file gives it others."""
    plan = difference.plan
    years = tuple(years_before) or plan.years
    return DifferenceView(
        plan=plan.key,
        is_new=is_new,
        facts=tuple(_cell(name, change) for name, change in difference.facts.items()),
        sections=tuple(_part(change) for change in difference.sections),
        body=tuple(_part(change) for change in difference.clauses),
        rows=tuple(_row(row, plan, years) for row in difference.rows if row.says_something),
        kept=tuple(_row(row, plan, years) for row in difference.rows if row.kept and not row.says_something),
        reordered=difference.is_reordered and not is_new,
    )


def _row(row: RowDifference, plan: Plan, years_before: Sequence[int]) -> RowDifferenceView:
    title = row.new.title or row.new.outputs if row.new is not None else ""
    if not title and row.old is not None:
        title = row.old.values["title"] or row.old.values["outputs"]
    view = RowDifferenceView(
        key=f"{plan.key}/{row.number}",
        title=title,
        kinds=_kinds(row),
        cells=tuple(_cell(name, row.changes[name]) for name in (*CELLS, *COPY_FACTS) if name in row.changes),
        was=row.old.number if row.old is not None and row.is_renumbered else None,
        guess=row.guess.value,
        likeness=round(100 * row.likeness),
        kept=tuple(name for name in row.kept if name in CELLS),
    )
    deadline = row.changes.get("deadline")
    if deadline is None:
        return view
    return replace(
        view,
        due_before=_due(deadline.before, years_before, plan),
        due=_due(deadline.after, plan.years, plan),
    )


def _kinds(row: RowDifference) -> tuple[str, ...]:
    happened: Mapping[str, bool] = {
        "added": row.is_added,
        "back": row.is_back,
        "gone": row.is_gone,
        "renumbered": row.is_renumbered,
        **{kind: any(cell in row.changes for cell in cells) for kind, cells in _KINDS.items()},
    }
    return tuple(kind for kind, did in happened.items() if did)


def _due(words: str, years: Sequence[int], plan: Plan) -> date | None:
    try:
        return read_deadline(words, years=years, issued=plan.signed).due
    except DeadlineError:
        return None


def _cell(name: str, change: Change) -> CellDifferenceView:
    return CellDifferenceView(name, _text(change.before), _text(change.after))


def _part(change: Change) -> CellDifferenceView:
    """A section by its number, a clause by its kind and number."""
    part = change.after or change.before
    name = f"{part.kind.value} {part.number}" if isinstance(part, Clause) else part.number
    return CellDifferenceView(name, _part_words(change.before), _part_words(change.after))


def _part_words(part: Section | Clause | None) -> str | None:
    if part is None:
        return None
    return part.words if isinstance(part, Clause) else part.title


def _text(value: Any) -> str:  # noqa: ANN401 - a column's value
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, list):
        return "; ".join(" ".join(map(str, one)) if isinstance(one, list) else str(one) for one in value)
    return str(value)
