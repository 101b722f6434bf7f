"""The lists of a meeting: what is late and what is due, agencies, targets."""

from collections.abc import Mapping, Sequence

from board.language import _, ngettext
from board.said.meeting import days_left_said, late_note, page_word, until_said
from board.said.targets import asked_said, gap_said, measured_said, named_said
from board.screens.drawing import Line, Piece, first_lines, fit, fit_right, width, wrap
from board.screens.widgets.meeting_sheets import Content, Row
from board.wording import capital, day, lead_word, short_day, title_of
from plans.vietnamese import clean
from store.due_next import DueNext
from store.meetings.pages import MeetingPages
from store.target_views import TargetView
from store.task_views import TaskDetailView
from store.views import AgencyView, Counts, TaskView

_NARROW = 60
_MOST_LEAD, _MOST_NOTE = 12, 20

AGENCY, TARGET = "agency ", "target "
"""What the key of a row begins with that stands for an agency, for a target; its own key follows."""

Details = Mapping[str, TaskDetailView]


def late_list(pages: MeetingPages, details: Details, cells: int) -> Content:
    """Late tasks, worst first, a line each; those that were put off stand at the end."""
    parked = frozenset(pages.meeting.parked)
    widest = len(str(max((task.days_late for task in pages.late), default=0)))
    rows = [
        (
            task,
            ("! " + ngettext("{n} ngày", "{n} ngày", task.days_late).format(n=f"{task.days_late:>{widest}}"), "late"),
            late_note(task, details.get(task.key), parked=task.key in parked),
        )
        for task in pages.late
    ]
    count = len(pages.late)
    beside = ngettext("{n} nhiệm vụ, chậm nhất trước", "{n} nhiệm vụ, chậm nhất trước", count).format(n=count)
    return Content(
        page_word(3),
        beside if count else "",
        rows=_task_rows(rows, cells, named=_names(pages)),
        nothing=_nothing_late(),
    )


def due_list(pages: MeetingPages, cells: int) -> Content:
    """What is due before the next meeting and still open: a task once, with all its days."""
    by_task: dict[str, list[DueNext]] = {}
    for one in pages.due:
        by_task.setdefault(one.task.key, []).append(one)
    rows = [
        (
            first.task,
            (days_left_said((first.due - pages.board.today).days), "soon"),
            ", ".join(map(short_day, (first.due, *(one.due for one in later)))),
        )
        for first, *later in by_task.values()
    ]
    nothing = _("Không có nhiệm vụ nào đến hạn từ nay đến ngày {day}.").format(day=day(pages.until))
    return Content(page_word(4), until_said(pages), rows=_task_rows(rows, cells, named=_names(pages)), nothing=nothing)


def agency_list(pages: MeetingPages, cells: int) -> Content:
    """Agencies with something late or soon due, the worst first, each with its four numbers."""
    narrow = cells < _NARROW
    names = (_("ĐH"), _("QH"), _("TH"), _("Chậm")) if narrow else (_("HT ĐH"), _("HT QH"), _("Trong hạn"), _("Quá hạn"))
    wide = max(map(width, names)) + (1 if narrow else 3)
    room = cells - 4 * wide
    head: Line = (
        (" " * room, ""),
        *((fit_right(name, wide), "head" if place < 3 else "late") for place, name in enumerate(names)),
    )
    green = ngettext(
        "{n} cơ quan khác không có việc quá hạn hay sắp đến hạn",
        "{n} cơ quan khác không có việc quá hạn hay sắp đến hạn",
        pages.agencies_green,
    ).format(n=pages.agencies_green)
    rows = [
        Row(AGENCY + agency.key, (_agency(agency, counts, room, wide, short=narrow),))
        for agency, counts in pages.agencies
    ]
    return Content(
        page_word(5),
        _("nhiều việc quá hạn nhất trước"),
        head=(head, ()) if rows else (),
        rows=tuple(rows),
        foot=(((green, "dim"),),) if pages.agencies_green else (),
        nothing=_("Không có cơ quan nào có việc quá hạn hay sắp đến hạn."),
    )


def target_list(pages: MeetingPages, cells: int) -> Content:
    """Targets that were measured and missed, then those that nobody has measured yet; how many are reached is said.

    Of what was not measured there is nothing to say: all of it stands on one sheet.
    """
    unmeasured = sum(one.last is None for one in pages.targets)
    parts = [_("{n} chỉ tiêu đạt").format(n=pages.targets_reached)] if pages.targets_reached else []
    parts += [_("{n} chỉ tiêu chưa có số đo").format(n=unmeasured)] if unmeasured else []
    foot = " · ".join(parts)
    return Content(
        page_word(6),
        rows=tuple(
            Row(
                TARGET + one.key, tuple(_target(one, cells) if one.last else _unmeasured(one, cells)), name=_clause(one)
            )
            for one in pages.targets
        ),
        foot=(((foot, "dim"),),) if foot else (),
        nothing=_("Không có chỉ tiêu nào chưa đạt hoặc chưa có số đo."),
        rest=len(pages.targets) - unmeasured if unmeasured else None,
    )


def task_line(task: TaskView, cells: int, *, named: Mapping[str, str]) -> Line:
    """A task where it only has to be told from others: number, who leads, title."""
    number = named.get(task.key, task.number) + "  "
    lead = lead_word(task.lead_short) + "  "
    return (
        (number, "number"),
        (lead, "head"),
        (fit(title_of(task), max(1, cells - width(number) - width(lead))), ""),
    )


def _nothing_late() -> str:
    return _("Không có nhiệm vụ nào quá hạn.")


def _names(pages: MeetingPages) -> dict[str, str]:
    """What each task is called: its number, and its plan's key where there are several plans."""
    several = len(pages.board.plans) > 1
    tasks = (*pages.late, *(one.task for one in pages.due))
    return {task.key: clean(task.key if several else task.number) for task in tasks}


def _task_rows(rows: Sequence[tuple[TaskView, Piece, str]], cells: int, *, named: Mapping[str, str]) -> tuple[Row, ...]:
    """How late or how near, number, who leads, title, a note at the end; on a narrow screen the title has its own line."""
    if not rows:
        return ()
    days = max(width(piece[0]) for _task, piece, _note in rows) + 2
    numbers = max(width(named[task.key]) for task, _piece, _note in rows) + 2
    leads = min(_MOST_LEAD, max(width(lead_word(task.lead_short)) for task, _piece, _note in rows)) + 2
    found = []
    for task, (text, role), note in rows:
        start: list[Piece] = [(fit(text, days), role), (fit(named[task.key], numbers), "number")]
        lead: Piece = (fit(lead_word(task.lead_short), leads - 2) + "  ", "head")
        if cells < _NARROW:
            lines: tuple[Line, ...] = ((*start, lead), ((fit(title_of(task), cells), ""),))
        else:
            said = fit(note, min(width(note), _MOST_NOTE))
            room = cells - days - numbers - leads - (width(said) + 2 if said else 0)
            lines = ((*start, lead, (fit(title_of(task), room), ""), ("  " + said if said else "", "dim")),)
        found.append(Row(task.key, lines, task.key))
    return tuple(found)


def _agency(agency: AgencyView, counts: Counts, room: int, wide: int, *, short: bool) -> Line:
    name = clean(agency.abbreviation if short and agency.abbreviation else agency.name)
    late = f"! {counts.overdue}" if counts.overdue else "0"
    figures = (counts.done_on_time, counts.done_late, counts.in_time)
    return (
        (fit(name, room), "title"),
        *((fit_right(f"{figure}", wide), "" if figure else "faint") for figure in figures),
        (fit_right(late, wide), "late" if counts.overdue else "faint"),
    )


def _unmeasured(one: TargetView, cells: int) -> list[Line]:
    """On one line, as there may be many; on a narrow screen on two."""
    if one.target is None:
        return [()]
    name, number = _named(one)
    start: list[Piece] = [("? ", "soon"), (number, "number")]
    words = _("chưa có số đo, phải đạt {asked}").format(asked=asked_said(one.target))
    room = cells - 2 - width(number)
    if cells < _NARROW:
        return [(*start, (fit(name, room), "")), (("  " + fit(words, cells - 2), "dim"),)]
    return [(*start, (fit(name, room - width(words) - 2), ""), ("  " + words, "dim"))]


def _named(one: TargetView) -> tuple[str, str]:
    """What is measured, and the number of its clause with the blanks behind it."""
    return capital(named_said(one)), _clause(one) + "  "


def _clause(one: TargetView) -> str:
    return clean(one.clause) + (f"#{one.number}" if one.of > 1 else "")


def _target(one: TargetView, cells: int) -> list[Line]:
    if one.target is None:
        return [()]
    name, number = _named(one)
    indent = width(number)
    room = cells - indent
    lines: list[Line] = [
        ((number if place == 0 else " " * indent, "number"), (line.rstrip(), "title"))
        for place, line in enumerate(first_lines(name, room, min(2, len(wrap(name, room)))))
    ]
    said = _("phải đạt {asked} · đo được {measured}").format(
        asked=asked_said(one.target), measured=measured_said(one.last)
    )
    gap = f"! {gap_said(one)}"
    if width(said) + width(gap) + 3 <= room:
        return [*lines, ((" " * indent, ""), (said + " · ", ""), (gap, "late"))]
    return [*lines, ((" " * indent, ""), (fit(said, room), "")), ((" " * indent, ""), (fit(gap, room), "late"))]
