"""The notice of a meeting's conclusions as a Word file: imported only where one is asked for."""

from collections.abc import Sequence
from datetime import date

from board.reports.conclusions import conclusions_paper
from board.reports.paper_docx import paper_docx
from store.meetings.views import GrantedView, MeetingView
from store.views import Counts, PlanView, TaskView


def conclusions_bytes(
    meeting: MeetingView,
    plans: Sequence[PlanView],
    counts: Counts,
    *,
    parked: Sequence[TaskView] = (),
    granted: Sequence[GrantedView] = (),
    judged: date | None = None,
) -> bytes:
    """The file."""
    return paper_docx(conclusions_paper(meeting, plans, counts, parked=parked, granted=granted, judged=judged))
