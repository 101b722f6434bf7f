"""The middle of a task's screen: what must be handed in, by whom, by when, with which papers, and how each stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from board.language import _
from board.said.days_off import off_note
from board.screens.drawing import Line, Piece, fit, width, wrap
from board.screens.widgets.flowing import flow
from board.screens.widgets.task_cells import timeliness_mark
from board.wording import column_word, day, judged, lead_word, period_words
from plans.vietnamese import clean, clean_cell, fold_case
from store.task_views import DeliverableView, EvidenceView, TaskDetailView
from store.words import BOARD_COLUMNS, Timeliness

_ROOMY = 100
_LOOKS = {
    Timeliness.OVERDUE: "late",
    Timeliness.DUE_SOON: "soon",
    Timeliness.LATE: "soon",
    Timeliness.ON_TIME: "done",
    Timeliness.ONGOING: "ongoing",
    Timeliness.WAITING: "waiting",
    Timeliness.UNDATED: "waiting",
}


@dataclass(frozen=True, slots=True)
class OwedColumns:
    """Cells of each column; 0 leaves it out, and what it would say stands below."""

    number: int
    output: int
    agency: int
    due: int
    evidence: int
    state: int


def owed_columns(detail: TaskDetailView, cells: int) -> OwedColumns:
    """The columns for a window of `cells`."""
    number = len(str(max((owed.number for owed in detail.deliverables), default=1))) + 1
    if cells < 60:
        return OwedColumns(number, max(8, cells - number - 23), 0, 0, 0, 20)
    agency = max(8, min(12, _agency_cells(detail)))
    if cells < _ROOMY:
        return OwedColumns(number, cells - number - agency - 37, agency, 10, 0, 22)
    room = cells - number - agency - 45
    output = max(18, min(room * 55 // 100, room - 26))
    return OwedColumns(number, output, agency, 10, room - output, 29)


def owed_head(detail: TaskDetailView, cells: int) -> Line:
    """The columns' names."""
    columns = owed_columns(detail, cells)
    task = detail.task
    title = _("Phải nộp")
    if task.owed > 1:
        title += " · " + _("đã nộp {closed}/{owed}").format(closed=task.closed, owed=task.owed)
    names = (
        (columns.number + 1 + columns.output, title),
        (columns.agency, _("Cơ quan")),
        (columns.due, _("Hạn")),
        (columns.evidence, _("Minh chứng")),
        (columns.state, _("Tình trạng")),
    )
    return ((" " + " ".join(fit(name, wide) for wide, name in names if wide), "head"),)


def owed_lines(detail: TaskDetailView, owed: DeliverableView, cells: int, *, today: date, chosen: bool) -> list[Line]:
    """One deliverable: its row, and below it what the row has no room for."""
    columns = owed_columns(detail, cells)
    agency = owed.agency.abbreviation if owed.agency else lead_word(detail.task.lead_short)
    cells_of: list[tuple[int, list[str], str]] = [
        (columns.number, [str(owed.number)], "number"),
        (columns.output, wrap(_output(detail, owed), columns.output), "chosen" if chosen else ""),
        (columns.agency, [_short(clean(agency), columns.agency)], ""),
        (columns.due, [day(owed.due)], ""),
        (columns.evidence, wrap(_closing(owed), columns.evidence), "" if owed.evidence else "dim"),
        (columns.state, wrap(_state(detail, owed, today), columns.state), _look(detail, owed)),
    ]
    shown = [(wide, texts, role) for wide, texts, role in cells_of if wide]
    lines: list[Line] = []
    for at in range(max(len(texts) for _wide, texts, _role in shown)):
        pieces: list[Piece] = [("▌" if chosen else " ", "bar")]
        for place, (wide, texts, role) in enumerate(shown):
            text = texts[at] if at < len(texts) else ""
            pieces += [(" " if place else "", ""), (fit(text, wide), role)]
        lines.append(tuple(pieces))
    indent = columns.number + 2
    bar: Piece = (("▌" if chosen else " ") + " " * (indent - 1), "bar")
    return lines + [(bar, *line) for more in _below(detail, owed, columns) for line in flow(more, cells - indent - 1)]


def _output(detail: TaskDetailView, owed: DeliverableView) -> str:
    """Who owes it and for which period, where that tells deliverables apart; the output where there are several, or else."""
    parts = [clean(owed.agency.name)] if owed.agency else []
    if owed.period:
        parts.append(period_words(owed.period))
    if not parts or len({one.output for one in detail.deliverables}) > 1:
        parts.append(clean(owed.output))
    return " · ".join(filter(None, parts)) or "—"


def _closing(owed: DeliverableView) -> str:
    paper = owed.closing
    if paper is not None:
        return f"✓ {clean(paper.document) or _('không có văn bản')} · {day(paper.date)}"
    if owed.evidence:
        return ", ".join(clean(paper.document) or day(paper.date) for paper in owed.evidence)
    return "—"


def _counts(detail: TaskDetailView, owed: DeliverableView) -> bool:
    """Whether its days count: those of what is open on a task that has left the board do not."""
    return owed.done_on is not None or detail.task.column in BOARD_COLUMNS


def _look(detail: TaskDetailView, owed: DeliverableView) -> str:
    return _LOOKS.get(owed.timeliness, "") if _counts(detail, owed) else "dim"


def _state(detail: TaskDetailView, owed: DeliverableView, today: date) -> str:
    if not _counts(detail, owed):
        return column_word(detail.task.column).lower()
    days = (owed.due - today).days if owed.due else None
    return timeliness_mark(owed.timeliness) + judged(owed.timeliness, days_late=owed.days_late, days=days)


def _below(detail: TaskDetailView, owed: DeliverableView, columns: OwedColumns) -> list[list[Piece]]:
    """What has no column: the deliverable's own deadline words, a day that was moved, its papers in full."""
    more: list[list[Piece]] = []
    if not columns.due:
        more.append([(_("Hạn {day}").format(day=day(owed.due)), "dim")])
    words = owed.deadline.words
    if words and not owed.period and fold_case(words) != fold_case(detail.task.deadline):
        more.append([(f"“{clean(words)}”", "quote")])
    if owed.original_due != owed.due:
        moved = _("gia hạn: {before} → {to}").format(before=day(owed.original_due), to=day(owed.due))
        more.append([(moved, "soon")])
    if owed.due != detail.task.due and owed.done_on is None and (note := off_note(owed.due)):
        more.append([(note, "soon")])
    return more


def papers_below(detail: TaskDetailView, owed: DeliverableView, cells: int) -> tuple[EvidenceView, ...]:
    """The papers that need a row of their own: all but a single one of which the deliverable's row says everything."""
    told = bool(owed_columns(detail, cells).evidence) and len(owed.evidence) == 1
    return tuple(paper for paper in owed.evidence if not told or paper.issuer or paper.link or paper.note)


def paper_lines(detail: TaskDetailView, paper: EvidenceView, cells: int, *, chosen: bool) -> list[Line]:
    """One paper, below the row of its deliverable."""
    indent = owed_columns(detail, cells).number + 2
    bar: Piece = (("▌" if chosen else " ") + " " * (indent - 1), "bar")
    return [(bar, *line) for line in flow(_paper(paper), cells - indent - 1)]


def _paper(paper: EvidenceView) -> list[Piece]:
    named = clean(paper.document) or _("không có văn bản")
    facts = [f"{named} · {day(paper.date)}", clean(paper.issuer), clean(paper.link), clean_cell(paper.note)]
    return [("✓ " if paper.closes else "+ ", "done"), (" · ".join(filter(None, facts)), "")]


def _short(text: str, cells: int) -> str:
    return fit(text, cells) if cells else ""


def _agency_cells(detail: TaskDetailView) -> int:
    names: Sequence[str] = [owed.agency.abbreviation for owed in detail.deliverables if owed.agency]
    return max((width(name) for name in (*names, lead_word(detail.task.lead_short))), default=8)
