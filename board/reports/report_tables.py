"""The tables of a report: each from frozen values, each in Vietnamese as an office writes it, none of it counted anew."""

from collections.abc import Iterable, Mapping

from board.reports.office_paper import Grid, GridColumn, Side
from board.targets_said import about_said, asked_said, gap_said, measured_said
from board.wording import day, judged, lead_word, period_words
from plans.vietnamese import clean
from store.ledger_views import ClosingView, ExtendedView
from store.target_views import TargetView
from store.views import AgencyView, Counts, TaskView
from store.words import Timeliness

LOST = "(bản sao mất chữ)"

_NUMBERS = tuple(
    GridColumn(name, 10, Side.RIGHT)
    for name in ("Tổng", "HT đúng hạn", "HT quá hạn", "Trong hạn", "Quá hạn", "Thường xuyên", "Khác")
)


def counts_grid(name: str, rows: Iterable[tuple[str, Counts]]) -> Grid:
    """The four numbers of each row, named by `name`; what waits or has no clear day stands under "Khác"."""
    return Grid((GridColumn(name, 30), *_NUMBERS), tuple((clean(title), *_cells(counts)) for title, counts in rows))


def late_grid(tasks: Iterable[TaskView], causes: Mapping[str, str]) -> Grid:
    """What is overdue, with the cause of delay where somebody has said it; `causes` are its words."""
    columns = (
        GridColumn("Số", 8, Side.CENTRE),
        GridColumn("Nhiệm vụ", 36),
        GridColumn("Chủ trì", 14),
        GridColumn("Thời hạn", 16),
        GridColumn("Trễ (ngày)", 10, Side.RIGHT),
        GridColumn("Nguyên nhân", 16),
    )
    rows = (
        (
            task.number,
            task.title or LOST,
            lead_word(task.lead_short),
            _deadline(task),
            str(task.days_late),
            causes.get(task.cause, ""),
        )
        for task in tasks
    )
    return Grid(columns, tuple(rows))


def done_grid(closings: Iterable[ClosingView], tasks: Mapping[str, TaskView]) -> Grid:
    """What was finished, with the paper that proves it."""
    columns = (
        GridColumn("Số", 8, Side.CENTRE),
        GridColumn("Nhiệm vụ", 32),
        GridColumn("Sản phẩm", 18),
        GridColumn("Chủ trì", 12),
        GridColumn("Văn bản", 18),
        GridColumn("Kết quả", 12),
    )
    rows = []
    for one in closings:
        task = tasks[one.task]
        mark = next(mark for mark in task.marks if mark.number == one.deliverable)
        period = period_words(one.period) if one.period else ""
        output = "\n".join(filter(None, (one.output, period)))
        paper = "\n".join(filter(None, (one.document or f"({one.note})", f"ngày {day(one.dated)}", one.issuer)))
        late = judged(mark.timeliness, days_late=mark.days_late, days=None)
        rows.append((task.number, task.title or LOST, output, lead_word(task.lead_short), paper, late))
    return Grid(columns, tuple(rows))


def coming_grid(tasks: Iterable[TaskView]) -> Grid:
    """What is due next."""
    columns = (
        GridColumn("Số", 8, Side.CENTRE),
        GridColumn("Nhiệm vụ", 42),
        GridColumn("Chủ trì", 14),
        GridColumn("Thời hạn", 20),
        GridColumn("Còn (ngày)", 16, Side.RIGHT),
    )
    rows = (
        (task.number, task.title or LOST, lead_word(task.lead_short), _deadline(task), str(task.days)) for task in tasks
    )
    return Grid(columns, tuple(rows))


def extended_grid(extended: Iterable[ExtendedView], tasks: Mapping[str, TaskView]) -> Grid:
    """Every day that was moved, with the paper that allows it; the first deadline is never lost."""
    columns = (
        GridColumn("Số", 8, Side.CENTRE),
        GridColumn("Nhiệm vụ", 34),
        GridColumn("Hạn đầu", 15, Side.CENTRE),
        GridColumn("Gia hạn đến", 15, Side.CENTRE),
        GridColumn("Văn bản cho phép", 28),
    )
    rows = (
        (
            tasks[one.task].number,
            tasks[one.task].title or LOST,
            day(one.first),
            day(one.to),
            "\n".join(filter(None, (one.document, f"ngày {day(one.dated)}", one.issuer))),
        )
        for one in extended
    )
    return Grid(columns, tuple(rows))


def targets_grid(targets: Iterable[TargetView]) -> Grid:
    """What the plan asks for in numbers, beside the last measurement."""
    columns = (
        GridColumn("Chỉ tiêu", 44),
        GridColumn("Yêu cầu", 18),
        GridColumn("Số đo gần nhất", 20),
        GridColumn("Còn thiếu", 18),
    )
    rows = (
        (
            "\n".join(filter(None, (clean(view.words) if view.number <= 1 else "", about_said(view.target)))),
            asked_said(view.target),
            measured_said(view.last),
            gap_said(view),
        )
        for view in targets
        if view.target is not None
    )
    return Grid(columns, tuple(rows))


def is_late(task: TaskView) -> bool:
    """Whether the task counts as overdue."""
    return task.timeliness is Timeliness.OVERDUE


def agency_called(agencies: Mapping[str, AgencyView], key: str) -> str:
    """The agency's name, or its key where nobody knows it."""
    return agencies[key].name if key in agencies else key


def _cells(counts: Counts) -> tuple[str, ...]:
    numbers = (
        counts.total,
        counts.done_on_time,
        counts.done_late,
        counts.in_time,
        counts.overdue,
        counts.ongoing,
        counts.waiting + counts.undated,
    )
    return tuple(str(number) for number in numbers)


def _deadline(task: TaskView) -> str:
    words = f"“{task.deadline}”" if task.deadline else "chưa rõ hạn"
    return f"{words}\n{day(task.due)}" if task.due else words
