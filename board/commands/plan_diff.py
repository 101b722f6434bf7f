"""A plan file beside the plan on the board: the difference said, and the import carried out."""

from datetime import date
from typing import Any, NamedTuple

from board.commands.output import say, say_json, tell
from board.language import _
from board.said.difference import difference_lines, difference_summary
from board.wording import day
from plans.plan import Plan
from store.open_board import OpenBoard
from store.plan_import.views import CellDifferenceView, DifferenceView, RowDifferenceView
from store.wishes import Paper

_WORDS = {"moved", "reworded", "deadline", "parties"}


class HowToImport(NamedTuple):
    """What the line says of an import.

    `decision` is the paper that amended the plan, where it is not the plan itself; `transcription`: our copy was wrong;
    `guessing` False: rows are the same by their numbers alone. `today` bounds the decision's day.
    """

    decision: Paper | None = None
    transcription: bool = False
    guessing: bool = True
    dry_run: bool = False
    as_json: bool = False
    today: date | None = None


def bring_plan(
    plan: Plan, board: OpenBoard, how: HowToImport, *, source: str, more: dict[str, Any] | None = None
) -> None:
    """Show the difference and, unless it is a dry run, put the plan on the board. `more` goes into the JSON shape.

    Raises whatever `OpenBoard.import_plan` refuses.
    """
    facts = next((each for each in board.plans() if each.key == plan.key), None)
    difference = board.difference(plan, source=source, guessing=how.guessing)
    if not how.as_json:
        say(f"{plan.key} · {plan.number} · {day(plan.signed)} · {plan.short_title}")
        for line in difference_lines(difference):
            say(line)
    outcome = None
    if not how.dry_run:
        outcome = board.import_plan(
            plan,
            source=source,
            decision=how.decision,
            transcription=how.transcription,
            guessing=how.guessing,
            today=how.today,
        )
    elif how.decision is not None:
        board.check_decision(plan, how.decision, today=how.today)
    if how.as_json:
        shape = difference_shape(plan, difference, imported=outcome is not None, dry_run=how.dry_run)
        say_json({**shape, **(more or {})})
    if how.dry_run:
        tell(_("Chạy thử: không có gì được ghi."))
    elif outcome is None:
        tell(_("Kế hoạch {key} đã có, không khác gì; không có gì được ghi.").format(key=plan.key))
    else:
        tell(_("Đã nhập kế hoạch {key}. {summary}").format(key=plan.key, summary=difference_summary(difference)))
        if facts and (facts.number, facts.signed) == (plan.number, plan.signed):
            _tell_by_what(plan, how, difference)


def difference_shape(plan: Plan, difference: DifferenceView, *, imported: bool, dry_run: bool) -> dict[str, Any]:
    """The difference for another program: keys by what happens to them, and every row that changes with its cells."""
    return {
        "plan": plan.key,
        "tasks": len(plan.tasks),
        "dry_run": dry_run,
        "imported": imported,
        "added": _keys(difference, "added"),
        "removed": _keys(difference, "gone"),
        "changed": [
            {"key": row.key, "cells": [cell.field for cell in row.cells]} for row in difference.rows if row.cells
        ],
        **{
            kind: _keys(difference, kind) for kind in ("back", "renumbered", "moved", "reworded", "deadline", "parties")
        },
        "facts": [_cell(cell) for cell in difference.facts],
        "sections": [_cell(cell) for cell in difference.sections],
        "clauses": [_cell(cell) for cell in difference.body],
        "rows": [_row(row) for row in (*difference.rows, *difference.kept)],
    }


def _tell_by_what(plan: Plan, how: HowToImport, difference: DifferenceView) -> None:
    """With the plan's own number unchanged, say what was taken for the decision: it may have been a slip of our copy."""
    if how.decision or how.transcription or not any(_WORDS.intersection(row.kinds) for row in difference.rows):
        return
    tell(
        _(
            "Các thay đổi được ghi theo {document} ngày {day}. Nếu do văn bản khác: board undo rồi nhập lại với"
            " --document và --date; nếu chỉ là bản chép sai: với --transcription."
        ).format(document=plan.number, day=day(plan.signed))
    )


def _keys(difference: DifferenceView, kind: str) -> list[str]:
    return [row.key for row in difference.of_kind(kind)]


def _row(row: RowDifferenceView) -> dict[str, Any]:
    return {
        "key": row.key,
        "title": row.title,
        "kinds": list(row.kinds),
        "was": row.was,
        "guess": row.guess or None,
        "likeness": row.likeness,
        "due_before": row.due_before.isoformat() if row.due_before else None,
        "due": row.due.isoformat() if row.due else None,
        "cells": [_cell(cell) for cell in row.cells],
        "kept": list(row.kept),
    }


def _cell(cell: CellDifferenceView) -> dict[str, str | None]:
    return {"field": cell.field, "before": cell.before, "after": cell.after}
