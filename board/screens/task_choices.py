"""What Enter offers on each row of a task's screen: which form edits it."""

from typing import NamedTuple

from board.language import _
from board.screens.widgets.choices import Choice
from board.screens.widgets.task_sheet import EXTENSION, NOTE, PAPER, deliverable_of
from board.wording import day
from plans.vietnamese import clean
from store.task_views import DeliverableView, TaskDetailView

EXPLAIN = "explain"
"""Among what is offered this one is no form."""

_DIRECT = {
    "title": "words-title",
    "outputs": "words-outputs",
    "section": "reading-section",
    "column": "column",
    "cause": "cause",
    "officer": "people",
    "progress": "people",
    "people": "people",
}
_READ = ("deadline", "lead", "coordinators")


class Offer(NamedTuple):
    """What a row offers: the forms to choose from (one alone opens at once), and the deliverable that they are for."""

    title: str
    forms: tuple[Choice, ...]
    deliverable: int | None = None


def offer(detail: TaskDetailView, row: str) -> Offer:
    """What Enter on the row of this key offers (the keys are `TaskSheet`'s); nothing where the row is gone."""
    if row in _DIRECT:
        return Offer("", (Choice(_DIRECT[row], ""),))
    if row in _READ:
        return Offer(_("Sửa nội dung nào?"), _of_a_cell(row))
    if row.startswith(NOTE):
        return Offer("", (Choice("note", ""),))
    number = deliverable_of(detail, row)
    owed = next((one for one in detail.deliverables if one.number == number), None)
    if owed is None:
        return Offer("", ())
    if row.startswith(EXTENSION):
        return Offer("", (Choice("extend", ""),), number)
    if row.startswith(PAPER):
        return Offer("", (Choice("withdraw", ""),), number)
    return Offer(_("Với sản phẩm {n}").format(n=number), _of_a_deliverable(owed), number)


def _of_a_cell(cell: str) -> tuple[Choice, ...]:
    return (
        Choice(f"reading-{cell}", _("Sửa cách đọc"), _("nguyên văn giữ nguyên")),
        Choice(f"words-{cell}", _("Sửa nguyên văn"), _("bản sao chép sai, hoặc có văn bản sửa đổi")),
    )


def _of_a_deliverable(owed: DeliverableView) -> tuple[Choice, ...]:
    choices = [Choice("evidence", _("Ghi minh chứng"), "m")]
    if owed.done_on is None:
        choices.append(Choice("extend", _("Gia hạn"), "h"))
    if owed.evidence:
        papers = ", ".join(clean(paper.document) or day(paper.date) for paper in owed.evidence)
        choices.append(Choice("withdraw", _("Rút minh chứng"), papers))
    return (*choices, Choice(EXPLAIN, _("Vì sao ở tình trạng này"), "i"))
