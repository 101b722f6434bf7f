"""The tables of a report: each from frozen values, each in Vietnamese as an office writes it, none of it counted anew.

Columns follow the tracking table of the Government Office's notice 624/TB-VPCP: task, who leads, deadline, result, progress.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from board.reports.office_paper import Grid, GridColumn, Side
from board.reports.report_words import due_said, extended_said, lead_said, paper_said, title_said
from board.said.meeting_words import cause_word
from board.said.targets import about_said, asked_said, gap_said, measured_said
from board.wording import capital, column_word, day, judged, period_words
from plans.vietnamese import clean
from store.due_next import DueNext
from store.history.ledger_views import ClosingView, ExtendedView, LeftView
from store.plan_year import CauseCount
from store.target_views import TargetView
from store.views import AgencyView, Counts, DeliverableMark, TaskView
from store.words import Cause, Timeliness

Called = Callable[[TaskView], str]
"""How a task is called in the report: by its printed number, or by its key where there are several plans."""

Rows = tuple[tuple[str, ...], ...]

SAME = "-nt-"
"""What an office writes in a cell that says what stands above it ("như trên")."""

_FOUR = (
    ("Tổng số", "total"),
    ("Hoàn thành đúng hạn", "done_on_time"),
    ("Hoàn thành quá hạn", "done_late"),
    ("Trong hạn", "in_time"),
    ("Quá hạn", "overdue"),
    ("Thường xuyên", "ongoing"),
)
_BESIDE = (("Chờ sự kiện", "waiting"), ("Chưa rõ hạn", "undated"))
"""Heads of columns, and the field of the counts that stands below each."""

_STT = GridColumn("STT", 9, Side.CENTRE)
_LEAD = GridColumn("Cơ quan chủ trì", 18)


def counts_grid(
    head: str, rows: Iterable[tuple[str, Counts] | tuple[str]], *, name: str, total: Counts | None = None
) -> Grid:
    """The four numbers of each row; a row of a name alone is a heading, `total` the row below all.

    What waits for an event, and what has no clear deadline, has a column where there is any.
    """
    found = tuple(rows)
    every = [row[1] for row in found if len(row) > 1]
    beside = [column for column in _BESIDE if any(getattr(counts, column[1]) for counts in every)]
    columns = (*_FOUR, *beside)
    last = (("Tổng số", total),) if total is not None else ()
    return Grid(
        (GridColumn(head, 100 - 11 * len(columns)), *(GridColumn(one, 11, Side.RIGHT) for one, _field in columns)),
        tuple(
            (clean(row[0]), *(str(getattr(row[1], field)) for _one, field in columns))
            if len(row) > 1
            else (clean(row[0]),)
            for row in (*found, *last)
        ),
        name=name,
        summed=bool(last),
    )


def late_grid(tasks: Iterable[TaskView], called: Called) -> Grid:
    """What is overdue, with the cause of delay and the line of progress as far as somebody has recorded them."""
    columns = (
        _STT,
        GridColumn("Nhiệm vụ", 32),
        _LEAD,
        GridColumn("Thời hạn", 19),
        GridColumn("Số ngày quá hạn", 11, Side.RIGHT),
        GridColumn("Nguyên nhân, tiến độ", 20),
    )
    causes = {cause.value: capital(cause_word(cause.value)) for cause in Cause}
    rows = (
        (
            called(task),
            title_said(task),
            lead_said(task),
            due_said(task, task.due),
            str(task.days_late),
            "\n".join(filter(None, (causes.get(task.cause), task.progress))) or "(chưa ghi nguyên nhân)",
        )
        for task in tasks
    )
    return Grid(columns, tuple(rows), name="Quá hạn")


def causes_grid(causes: Iterable[CauseCount]) -> Grid:
    """How many tasks each cause of delay has, and how many of them are overdue now."""
    columns = (
        GridColumn("Nguyên nhân chậm", 60),
        GridColumn("Số nhiệm vụ", 20, Side.RIGHT),
        GridColumn("Trong đó đang quá hạn", 20, Side.RIGHT),
    )
    rows = (
        (
            capital(cause_word(one.cause.value)) if one.cause else "Chưa ghi nguyên nhân",
            str(len(one.tasks)),
            str(one.overdue),
        )
        for one in causes
    )
    return Grid(columns, tuple(rows), name="Nguyên nhân chậm")


def done_grid(
    closings: Iterable[ClosingView],
    tasks: Mapping[str, TaskView],
    called: Called,
    agencies: Mapping[str, AgencyView],
) -> Grid:
    """What was finished, with the paper that proves it. A task's second and later results do not repeat its words."""
    columns = (
        _STT,
        GridColumn("Nhiệm vụ", 28),
        GridColumn("Cơ quan thực hiện", 15),
        GridColumn("Kết quả thực hiện", 35),
        GridColumn("Tiến độ", 13),
    )
    return Grid(columns, tuple(_done_rows(closings, tasks, called, agencies)), name="Hoàn thành")


def coming_grid(
    coming: Iterable[DueNext], called: Called, *, today: date, periods: Mapping[tuple[str, int], str]
) -> Grid:
    """What is due next, a row for each day of a task; of what recurs with the `periods` (task, deliverable) that it is for."""
    columns = (
        _STT,
        GridColumn("Nhiệm vụ", 45),
        _LEAD,
        GridColumn("Thời hạn", 21),
        GridColumn("Số ngày còn lại", 12, Side.RIGHT),
    )
    rows = []
    for one in coming:
        task = one.task
        named = dict.fromkeys(periods.get((task.key, mark.number), "") for mark in one.marks) if periods else ()
        title = "\n".join((title_said(task), *map(period_words, filter(None, named))))
        rows.append((called(task), title, lead_said(task), due_said(task, one.due), str((one.due - today).days)))
    return Grid(columns, tuple(rows), name="Sắp tới")


def extended_grid(
    extended: Iterable[ExtendedView],
    tasks: Mapping[str, TaskView],
    called: Called,
    agencies: Mapping[str, AgencyView],
) -> Grid:
    """Every day that was moved, with the paper that allows it; the first deadline is never lost."""
    columns = (
        _STT,
        GridColumn("Nhiệm vụ", 28),
        GridColumn("Thời hạn ban đầu", 14, Side.CENTRE),
        GridColumn("Gia hạn đến", 14, Side.CENTRE),
        GridColumn("Văn bản cho phép", 35),
    )
    rows = []
    before = ""
    for one in extended:
        task = tasks[one.task]
        whose = agency_called(agencies, one.agency) if one.agency else ""
        title = SAME if one.task == before else title_said(task)
        words = "\n".join(filter(None, (title, whose, period_words(one.period or ""))))
        paper = paper_said(one.document, one.dated, one.issuer)
        rows.append((called(task), words, day(one.first), day(one.to), paper))
        before = one.task
    return Grid(columns, tuple(rows), name="Gia hạn")


def left_grid(left: Iterable[LeftView], tasks: Mapping[str, TaskView], called: Called) -> Grid:
    """What was taken off the board, with the paper that says so."""
    columns = (
        _STT,
        GridColumn("Nhiệm vụ", 24),
        _LEAD,
        GridColumn("Tình trạng", 13),
        GridColumn("Văn bản", 35),
    )
    rows = (
        (
            called(tasks[one.task]),
            title_said(tasks[one.task]),
            lead_said(tasks[one.task]),
            column_word(one.column),
            paper_said(one.document, one.dated, one.issuer),
        )
        for one in left
    )
    return Grid(columns, tuple(rows), name="Không thực hiện, tạm dừng")


def targets_grid(targets: Iterable[TargetView]) -> Grid:
    """What the plan asks for in numbers, beside the last measurement; a clause of several numbers says its words once.

    Each of them says what it is the number of, as their clause's words are the same.
    """
    columns = (
        GridColumn("Mục", 10, Side.CENTRE),
        GridColumn("Chỉ tiêu", 42),
        GridColumn("Yêu cầu", 16),
        GridColumn("Kết quả (ngày)", 17),
        GridColumn("Đánh giá", 15),
    )
    rows = []
    for one in targets:
        words = clean(one.words) if one.number <= 1 else SAME
        asked = asked_said(one.target) if one.target else "không nêu số cụ thể"
        about = about_said(one.target) if one.target else ""
        place = clean(one.clause) + (f" ({one.number})" if one.of > 1 else "")
        name = capital(clean(one.target.name)) if one.target and one.of > 1 else ""
        said = "\n".join(filter(None, (words, name, f"({about})" if about else "")))
        rows.append((place, said, asked, measured_said(one.last) if one.last else "chưa có số liệu", gap_said(one)))
    return Grid(columns, tuple(rows), name="Chỉ tiêu")


def agency_called(agencies: Mapping[str, AgencyView], key: str) -> str:
    """The agency's name, or its key where nobody knows it."""
    return agencies[key].name if key in agencies else key


def _done_rows(
    closings: Iterable[ClosingView],
    tasks: Mapping[str, TaskView],
    called: Called,
    agencies: Mapping[str, AgencyView],
) -> Iterator[tuple[str, ...]]:
    before = ""
    for one in closings:
        task = tasks[one.task]
        mark = next(mark for mark in task.marks if mark.number == one.deliverable)
        period = period_words(one.period) if one.period else ""
        paper = paper_said(one.document or f"({one.note})", one.dated, one.issuer)
        yield (
            called(task),
            SAME if one.task == before else title_said(task),
            agency_called(agencies, one.agency) if one.agency else lead_said(task),
            "\n".join(filter(None, (one.output, period, paper, extended_said(mark)))),
            _in_time_said(mark),
        )
        before = one.task


def _in_time_said(mark: DeliverableMark) -> str:
    """Of what is finished anyway: "Đúng hạn", "Quá hạn 3 ngày"."""
    if mark.timeliness is Timeliness.ON_TIME:
        return "Đúng hạn"
    words = judged(mark.timeliness, days_late=mark.days_late, days=None)
    return capital(words.removeprefix("hoàn thành "))
