"""A task as a meeting discusses it: the signed words on top, how late in large figures, who, why, what was done about it."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from board.language import _, ngettext
from board.said.meeting import decision_said, extensions_said, letters_said, papers_said
from board.said.meeting_words import cause_word
from board.screens.drawing import Line, Piece, fit, fit_right, width, wrap
from board.screens.widgets.flowing import flow
from board.screens.widgets.meeting_digits import digits
from board.screens.widgets.task_cells import timeliness_mark
from board.urgency import look
from board.wording import column_word, day, task_judged
from plans.vietnamese import clean, clean_cell
from store.task_views import TaskDetailView
from store.views import TaskView
from store.words import BOARD_COLUMNS, Timeliness

_LARGE_CELLS, _LARGE_LINES = 70, 15
_MOST_DECISIONS = 3

Fact = tuple[str, list[Piece], bool]
"""Its name, its words, and whether it says anything."""


def card_lines(
    task: TaskView, detail: TaskDetailView | None, cells: int, room: int, *, today: date, several_plans: bool
) -> list[Line]:
    """The card in so many cells; it may be longer than `room` lines, but says and spaces no more then than it must."""
    large = cells >= _LARGE_CELLS and room >= _LARGE_LINES
    top = (
        _large_top(task, cells, several_plans=several_plans)
        if large
        else _top(task, cells, several_plans=several_plans)
    )
    groups = _groups(task, detail, today=today)
    indent = max(width(name) for group in groups for name, _words, _said in group) + 3
    for air, only_said in ((True, False), (False, False), (False, True)):
        lines = [*top, (), *_facts(groups, cells, indent, air=air, only_said=only_said)]
        if len(lines) <= room:
            break
    return lines


def _top(task: TaskView, cells: int, *, several_plans: bool) -> list[Line]:
    """Number and how it stands in a line, the title below."""
    number, state = _number(task, several_plans=several_plans), _state(task)
    between = max(1, cells - width(number) - width(state[0]))
    return [
        ((number, "number"), (" " * between, ""), state),
        *(((line, "title"),) for line in wrap(_title(task), cells)),
    ]


def _large_top(task: TaskView, cells: int, *, several_plans: bool) -> list[Line]:
    """The title at the left, the days in large figures at the right."""
    figure, words, role = _figure(task)
    wide = max([width(line) for line in [*figure, words]])
    room = cells - wide - 3
    section = clean(f"{task.section}. {task.section_title}" if task.section_title else task.section)
    number = _number(task, several_plans=several_plans) + "  "
    left: list[Line] = [((number, "number"), (fit(section, room - width(number)), "dim")), ()]
    left += [((line, "title"),) for line in wrap(_title(task), room)]
    right = [*figure, words] if figure else [words]
    lines: list[Line] = []
    for one, other in zip_longest(left, right, fillvalue=()):
        pieces: Line = one or ()
        filled = room - sum(width(text) for text, _look in pieces) + 3
        lines.append((*pieces, (" " * filled, ""), (fit_right(other, wide) if isinstance(other, str) else "", role)))
    return lines


def _figure(task: TaskView) -> tuple[list[str], str, str]:
    """Days late or left in large figures, what they are, their role; no figures where none are counted."""
    if task.column in BOARD_COLUMNS and task.timeliness is Timeliness.OVERDUE:
        words = ngettext("! ngày quá hạn", "! ngày quá hạn", task.days_late)
        return digits(task.days_late, 2), words, "late"
    if task.column in BOARD_COLUMNS and task.timeliness in (Timeliness.DUE_SOON, Timeliness.IN_TIME) and task.days:
        return digits(task.days, 2), ngettext("ngày còn lại", "ngày còn lại", task.days), "number"
    return [], *_state(task)


def _state(task: TaskView) -> Piece:
    mark = timeliness_mark(task.timeliness) if task.column in BOARD_COLUMNS else ""
    return mark + task_judged(task), look(task) or "title"


def _number(task: TaskView, *, several_plans: bool) -> str:
    return clean(task.key if several_plans else task.number)


def _title(task: TaskView) -> str:
    return clean_cell(task.title) if task.title else _("(bản sao mất tên nhiệm vụ)")


def _groups(task: TaskView, detail: TaskDetailView | None, *, today: date) -> list[list[Fact]]:
    """What must be known, in the order in which it is asked."""
    plain: list[Fact] = [
        (_("Sản phẩm"), [(clean_cell(task.outputs) or "—", "")], bool(task.outputs)),
        (_("Thời hạn"), _deadline(task), True),
    ]
    who: list[Fact] = [
        (_("Chủ trì"), [(_one_line(task.lead), "title")], True),
        (_("Phối hợp"), [(_one_line(task.coordinators), "")], bool(task.coordinators)),
    ]
    late: list[Fact] = [(_("Thực hiện"), _done(task), True)]
    if task.cause or task.timeliness in (Timeliness.OVERDUE, Timeliness.LATE):
        cause = [(cause_word(task.cause), "soon")] if task.cause else [(_("chưa ghi"), "dim")]
        late.append((_("Nguyên nhân chậm"), cause, True))
    if detail is None:
        return [plain, who, late]
    if papers := papers_said(detail):
        late.append((_("Minh chứng"), [(papers, "")], True))
    extended, chased = extensions_said(detail.extensions), letters_said(detail.letters, today=today)
    late += [
        (_("Gia hạn"), [(extended or _("chưa"), "" if extended else "dim")], bool(extended)),
        (_("Đôn đốc"), [(chased or _("chưa"), "" if chased else "dim")], bool(chased)),
    ]
    decided: list[Fact] = [
        (_("Kết luận") if place == 0 else "", [(decision_said(one, task, today=today), "quote")], True)
        for place, one in enumerate(reversed(detail.decisions[-_MOST_DECISIONS:]))
    ]
    return [plain, who, late, decided]


def _one_line(words: str) -> str:
    """A cell whose line breaks are those of a narrow column."""
    return " ".join(clean_cell(words).split()) or "—"


def _deadline(task: TaskView) -> list[Piece]:
    """The signed words, the day that they mean; an extension's day beside it."""
    words: list[Piece] = [(f"“{clean_cell(task.deadline)}”", "quote")] if task.deadline else [("—", "dim")]
    if task.due is None:
        return words
    first = next((mark.original_due for mark in task.marks if mark.due == task.due), None)
    pieces: list[Piece] = [*words, (" = ", "dim"), (day(first or task.due), "title")]
    if first is not None and first != task.due:
        pieces += [(" → ", "dim"), (day(task.due), "title")]
    return pieces


def _done(task: TaskView) -> list[Piece]:
    """How far it is: the column, how many of those who owe have sent, what people say of it."""
    pieces: list[Piece] = [(column_word(task.column), "")]
    if task.owed > 1:
        pieces.append((" · " + _("đã nộp {closed}/{owed}").format(closed=task.closed, owed=task.owed), "number"))
    if task.no_evidence:
        pieces.append((" · " + _("chờ minh chứng"), "soon"))
    return [*pieces, (" · " + clean_cell(task.progress), "")] if task.progress else pieces


def _facts(groups: Sequence[Sequence[Fact]], cells: int, indent: int, *, air: bool, only_said: bool) -> Iterator[Line]:
    shown = [[fact for fact in group if fact[2] or not only_said] for group in groups]
    for place, group in enumerate(group for group in shown if group):
        if place and air:
            yield ()
        for name, words, _said in group:
            for line, pieces in enumerate(flow(words, max(8, cells - indent))):
                yield ((fit(name if line == 0 else "", indent), "dim"), *pieces)
