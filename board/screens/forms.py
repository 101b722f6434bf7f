"""The forms: evidence, extension, note, officer and progress, and the paper that lets a task leave the board."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from textual.screen import Screen

from board.language import _, ngettext
from board.said.due_days import due_facts, not_later_said
from board.said.marked import left_out_said, of_the_draft_said, one_by_one_said
from board.screens import task_forms
from board.screens.asks import FormAsked
from board.screens.choice_screen import ChoiceScreen
from board.screens.form_opening import Opening, several_tasks, what_was_seen
from board.screens.form_paper import day_typed, paper_fields, paper_typed
from board.screens.form_screen import Field, Form, FormError, FormScreen, YesNo
from board.screens.widgets.choices import Choice
from board.wording import column_word, day, judged, period_words, title_of
from plans.vietnamese import clean, clean_cell, fold_case
from store.filters.fields import MYSELF
from store.task_views import DeliverableView, TaskDetailView
from store.views import BoardView
from store.wishes import (
    AddEvidence,
    AddNote,
    CloseDeliverable,
    EditTask,
    ExtendDeadline,
    MoveTask,
    Wish,
)
from store.words import Column, Timeliness

_NAMED = 6
"""Tasks that a form for several names one by one."""

Answer = tuple[Screen[None] | None, str]
"""The screen to open, or None and the reason."""


def form_for(asked: FormAsked, detail: TaskDetailView, board: BoardView | None, *, today: date, user: str) -> Answer:
    """The screen to open for these tasks, or None and the reason.

    `detail` is the first task's, `board` what is on the screen of all of them, `user` who asks.
    """
    opening = Opening(asked, detail, what_was_seen(asked, detail, board), today, user, several_tasks(asked, board))
    if asked.deliverable is not None:
        meant = tuple(owed for owed in detail.deliverables if owed.number == asked.deliverable)
        opening = replace(opening, detail=replace(detail, deliverables=meant))
    makers: dict[str, Callable[[Opening], Answer]] = {
        "evidence": _evidence,
        "extend": _extend,
        "note": _note,
        "people": _people,
        "column": _column,
        **task_forms.MAKERS,
        Column.DROPPED: lambda opening: (_leave_form(opening, Column.DROPPED), ""),
        Column.SUSPENDED: lambda opening: (_leave_form(opening, Column.SUSPENDED), ""),
    }
    return makers[asked.form](opening)


def judged_words(owed: DeliverableView) -> str:
    """The due day and how the deliverable stands."""
    return f"{day(owed.due)}  {judged(owed.timeliness, days_late=owed.days_late, days=None)}"


def _evidence(opening: Opening) -> Answer:
    detail = opening.detail
    if len(opening.keys) > 1:
        return None, _("Minh chứng được ghi cho từng nhiệm vụ: xin bỏ đánh dấu (Esc) rồi chọn một nhiệm vụ.")
    owed = _open(detail) or detail.deliverables
    if not owed:
        return None, _("Nhiệm vụ {key} không có sản phẩm nào phải nộp.").format(key=detail.task.key)

    def form(number: int) -> FormScreen:
        return _evidence_form(opening, _numbered(detail, number))

    return _for_one(_("Minh chứng cho sản phẩm nào?"), opening, owed, form), ""


def _evidence_form(opening: Opening, owed: DeliverableView) -> FormScreen:
    detail, today = opening.detail, opening.today
    closes = owed.done_on is None and owed.timeliness is not Timeliness.ONGOING

    def wishes(typed: dict[str, str], _detail: TaskDetailView) -> Sequence[Wish]:
        paper = paper_typed(typed, today, may_be_none=True)
        wish = CloseDeliverable if typed["closes"] else AddEvidence
        return (wish(detail.task.key, paper, number=owed.number),)

    fields: tuple[Field | YesNo, ...] = (
        *paper_fields(),
        Field("link", _("Liên kết"), example=_("không bắt buộc")),
        Field("note", _("Ghi chú"), example=_("bắt buộc khi không có số văn bản"), lines=1),
        YesNo("closes", _("Đã hoàn thành?"), yes=closes),
    )
    form = Form(_title(_("Minh chứng"), opening), _facts(detail, owed), fields, wishes)
    return opening.screen(form, deliverable=owed.number)


def _extend(opening: Opening) -> Answer:
    detail = opening.detail
    several = [task for task in opening.tasks if task.owed - task.closed > 1]
    if several:
        return None, one_by_one_said(several)
    owed = _open(detail)
    if not owed:
        return None, _("Nhiệm vụ {key} không còn sản phẩm nào chưa hoàn thành để gia hạn.").format(key=detail.task.key)
    if len(opening.keys) > 1:
        return _extend_form(opening, None), ""

    def form(number: int) -> FormScreen:
        return _extend_form(opening, _numbered(detail, number))

    return _for_one(_("Gia hạn sản phẩm nào?"), opening, owed, form), ""


def _extend_form(opening: Opening, owed: DeliverableView | None) -> FormScreen:
    keys, detail, today = opening.keys, opening.detail, opening.today

    def wishes(typed: dict[str, str], _detail: TaskDetailView) -> Sequence[Wish]:
        to = day_typed(typed["to"], "to", today)
        early = [task for task in opening.tasks if task.due and to <= task.due and task.closed < task.owed]
        if early:
            raise FormError("to", not_later_said(day(to), early))
        paper = paper_typed(typed, today)
        return [ExtendDeadline(key, to, paper, number=owed.number if owed else None) for key in keys]

    fields = (Field("to", _("Gia hạn đến ngày"), example=_("ngày/tháng/năm")), *paper_fields())
    facts = _facts(detail, owed) if owed else (*_about(opening), *due_facts(opening.tasks))
    form = Form(_title(_("Gia hạn"), opening), facts, fields, wishes)
    return opening.screen(form, deliverable=owed.number if owed else None)


def _note(opening: Opening) -> Answer:
    keys = opening.keys

    def wishes(typed: dict[str, str], _detail: TaskDetailView) -> Sequence[Wish]:
        if not typed["text"]:
            raise FormError("text", _("Ghi chú còn trống: xin nhập nội dung, hoặc Esc để bỏ."))
        return [AddNote(key, typed["text"]) for key in keys]

    form = Form(_title(_("Ghi chú"), opening), _about(opening), (Field("text", _("Nội dung"), lines=3),), wishes)
    return opening.screen(form), ""


def _people(opening: Opening) -> Answer:
    keys, detail, user = opening.keys, opening.detail, opening.user
    first = {"officer": detail.task.officer, "progress": detail.task.progress}
    before = {name: opening.shared(name, text) for name, text in first.items()}
    same = {name: before[name] == first[name] for name in first}

    def wishes(typed: dict[str, str], _detail: TaskDetailView) -> Sequence[Wish]:
        if fold_case(typed["officer"]) in MYSELF:
            typed = {**typed, "officer": user}
        changed = tuple((name, typed[name]) for name in before if typed[name] != clean_cell(before[name]))
        return [EditTask(key, changed) for key in keys] if changed else []

    differ = _("để trống: mỗi nhiệm vụ giữ nội dung của mình")
    example = _("ví dụ: {user}, hoặc “tôi”").format(user=user)
    fields = (
        Field("officer", _("Chuyên viên theo dõi"), before["officer"], example if same["officer"] else differ),
        Field("progress", _("Kết quả thực hiện"), before["progress"], "" if same["progress"] else differ, lines=2),
    )
    form = Form(_title(_("Theo dõi và kết quả"), opening), _about(opening), fields, wishes)
    return opening.screen(form), ""


def _column(opening: Opening) -> Answer:
    keys, detail, seen = opening.keys, opening.detail, opening.seen
    present = opening.shared("column", detail.task.column.value)
    choices = [
        Choice(column.value, column_word(column), _("hiện nay") if column.value == present else "") for column in Column
    ]

    def follows(picked: str) -> Sequence[Wish] | FormScreen:
        column = Column(picked)
        if column in (Column.DROPPED, Column.SUSPENDED):
            return _leave_form(opening, column)
        return [MoveTask(key, column, seen=seen.get(key)) for key in keys]

    title = _title(_("Chuyển sang cột"), opening)
    return ChoiceScreen(title, choices, follows, present=present), ""


def _leave_form(opening: Opening, column: Column) -> FormScreen:
    """Dropped and suspended leave the board, each with its paper."""
    keys, today = opening.keys, opening.today

    def wishes(typed: dict[str, str], _detail: TaskDetailView) -> Sequence[Wish]:
        paper = paper_typed(typed, today)
        return [MoveTask(key, column, paper) for key in keys]

    title = _title(column_word(column), opening)
    return opening.screen(Form(title, _about(opening), paper_fields(), wishes), column.value)


def _for_one(
    title: str, opening: Opening, owed: Sequence[DeliverableView], form: Callable[[int], FormScreen]
) -> Screen[None]:
    """The form itself where there is one deliverable, else the question which one."""
    if len(owed) == 1:
        return form(owed[0].number)
    choices = [Choice(str(one.number), _called(one), judged_words(one)) for one in owed]
    return ChoiceScreen(_title(title, opening), choices, lambda number: form(int(number)))


def _called(owed: DeliverableView) -> str:
    parts = [str(owed.number), owed.agency.name if owed.agency else "", period_words(owed.period or ""), owed.output]
    return " · ".join(part for part in parts if part)


def _open(detail: TaskDetailView) -> tuple[DeliverableView, ...]:
    return tuple(owed for owed in detail.deliverables if owed.done_on is None)


def _numbered(detail: TaskDetailView, number: int) -> DeliverableView:
    return next(owed for owed in detail.deliverables if owed.number == number)


def _title(what: str, opening: Opening) -> str:
    """What is asked, for which tasks, and how many marked ones it is not for."""
    keys, left_out = opening.keys, len(opening.left_out)
    beside = f" ({left_out_said(left_out)})" if left_out else ""
    if len(keys) < 2:
        return f"{what} · {keys[0]}{beside}"
    count = ngettext("{n} nhiệm vụ", "{n} nhiệm vụ", len(keys)).format(n=len(keys))
    return f"{what} · {count}{beside}: {', '.join(keys)}"


def _facts(detail: TaskDetailView, owed: DeliverableView | None = None) -> tuple[tuple[str, str], ...]:
    """What tells the task from others, each on one line: the cells as they were signed stand on the task's own screen."""
    task = detail.task
    facts = [(_("Nhiệm vụ"), clean(task.title or task.outputs)), (_("Chủ trì"), clean(task.lead))]
    if owed is not None:
        deadline = f"“{clean(owed.deadline.words)}” = {day(owed.original_due)}"
        if owed.due != owed.original_due:
            deadline += " · " + _("gia hạn đến {day}").format(day=day(owed.due))
        facts += [(_("Sản phẩm"), clean(_called(owed))), (_("Thời hạn"), deadline)]
    return tuple(facts)


def _about(opening: Opening) -> tuple[tuple[str, str], ...]:
    """What the form is for: the task; of several each by its number and name, of many the first ones and how many more."""
    if len(opening.keys) < 2:
        return _facts(opening.detail)
    known = {task.key: f"{task.number} · {title_of(task)}" for task in opening.tasks}
    rows = [known.get(key, key) for key in sorted(opening.keys, key=lambda key: key not in known)]
    more = len(rows) - _NAMED
    if more > 0:
        rows[_NAMED:] = [ngettext("và {n} nhiệm vụ nữa", "và {n} nhiệm vụ nữa", more).format(n=more)]
    facts = tuple((_("Nhiệm vụ") if place == 0 else "", name) for place, name in enumerate(rows))
    return (*facts, (_("Lưu ý"), of_the_draft_said(opening.asked.marked))) if opening.marked_otherwise else facts
