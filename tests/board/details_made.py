"""Everything about one task, as a value: the store's answer without a store."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from store.task_views import (
    ActionView,
    DeadlineView,
    DeliverableView,
    EvidenceView,
    FieldChangeView,
    PartyView,
    TaskDetailView,
)
from store.views import AgencyView, TaskView
from tests.board.tasks_made import TODAY, mark, plan, task

QUARTER = (date(2022, 1, 1), date(2022, 3, 31))
CELLS = "Các sở, ban, ngành tỉnh, UBND cấp huyện, cấp xã"


def deadline(words: str = "Qúy I/2022", *, kind: str = "quarter", due: date | None = QUARTER[1]) -> DeadlineView:
    """Deadline words and their reading."""
    start = QUARTER[0] if due else None
    return DeadlineView(words, kind, start, due, ((start, due),) if due else (), None, None, False, kind)


def owed(number: int = 1, **known: Any) -> DeliverableView:
    """One deliverable of the first quarter, judged on TODAY."""
    due = known.get("due", QUARTER[1])
    judged = mark(number, QUARTER[0], due, done_on=known.get("done_on"))
    made = DeliverableView(
        number=number,
        output="Quyết định",
        agency=None,
        period=None,
        deadline=deadline(due=due),
        due=due,
        original_due=due,
        timeliness=judged.timeliness,
        days_late=judged.days_late,
        done_on=None,
        evidence=(),
    )
    return replace(made, **known)


def paper(document: str = "12/QĐ-UBND", on: date = TODAY, **known: Any) -> EvidenceView:
    """A paper that closes."""
    return replace(EvidenceView(1, document, on, "", "", "", closes=True), **known)


def member(name: str, abbreviation: str) -> AgencyView:
    """An agency that owes."""
    return AgencyView(abbreviation.lower(), name, abbreviation, (), None, None, None, None)


def action(number: int, wish: str, *changes: tuple[str, str | None, str | None], who: str = "minh") -> ActionView:
    """Something that was recorded."""
    made = tuple(FieldChangeView("2022/IV.1", *change) for change in changes)
    return ActionView(
        number, who, datetime(2022, 4, 4, 8, number, tzinfo=UTC), wish, "", ("2022/IV.1",), made, False, None
    )


def detail(*deliverables: DeliverableView, of: TaskView | None = None, **known: Any) -> TaskDetailView:
    """Task IV.1 of the 2022 plan, forty-six days late."""
    made = TaskDetailView(
        task=of or task("IV.1", mark(1, *QUARTER), deadline="Qúy I/2022"),
        plan=plan(),
        place="",
        copy_note="",
        deadline=deadline(),
        lead=PartyView("Sở Nội vụ", ("Sở Nội vụ",), (), (), related=False),
        coordinators=PartyView(
            CELLS, (), ("Các sở, ban, ngành tỉnh", "UBND cấp huyện", "UBND cấp xã"), (), related=False
        ),
        deliverables=deliverables or (owed(),),
        extensions=(),
        notes=(),
        history=(action(1, "move", ("column", "not_started", "in_progress")),),
    )
    return replace(made, **known)
