"""The forms of a meeting: opening and closing it, a decision, what became of one. Each is right as it stands when it opens."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType

from board.language import _, ngettext
from board.over_ssh import is_over_ssh
from board.screens.draft import CLOSE, DECIDE, EDIT, OPEN, SETTLE, Draft
from board.screens.form_paper import day_typed, path_typed
from board.screens.form_screen import Field, Form, FormError, FormScreen, Opened, YesNo
from board.screens.meeting_notice import notice_name
from board.wording import day, title_of
from plans.vietnamese import clean, fold_case
from store.meetings.pages import MeetingPages
from store.meetings.views import DecisionView, MeetingView
from store.meetings.wishes import CloseMeeting, Decide, EditDecision, OpenMeeting, SettleDecision
from store.seen import Seen
from store.task_views import TaskDetailView
from store.things_seen import decision_seen, meeting_seen
from store.views import PlanView
from store.wishes import Wish
from store.words import Settled
from store.workflow import DUE_SOON_DAYS

NOTHING: Mapping[str, str] = MappingProxyType({})
UNSEEN: Mapping[str, Seen] = MappingProxyType({})

_DAYS_UNTIL = 15
"""Where nobody knows when the next meeting is, a decision is to be carried out within so many days."""


def opening_form(
    plans: Sequence[PlanView], last: MeetingView | None, *, today: date, typed: Mapping[str, str] = NOTHING
) -> FormScreen:
    """Name, chair and day of a meeting about these plans, and the day of the next one: nothing else is asked before it.

    The `last` one about them says who takes the chair. Whatever day was agreed on there, it is held on the day that its
    pages are about: the numbers of a day to come would be another's, and one that has passed was not kept.
    """

    def wishes(typed: dict[str, str], _none: None) -> Sequence[Wish]:
        held_on = day_typed(typed["date"], "date", today)
        if held_on > today:
            sentence = _("Ngày họp {day} sau ngày đang xem; cần một ngày không sau ngày đang xem.")
            raise FormError("date", sentence.format(day=day(held_on)))
        next_on = day_typed(typed["next"], "next", held_on) if typed["next"] else None
        return (OpenMeeting(keys, held_on, name=typed["name"], chair=typed["chair"], next_on=next_on),)

    keys = tuple(plan.key for plan in plans)
    ahead = DUE_SOON_DAYS - 1  # today is the first of them
    without = ngettext("để trống: trang 4 xét {n} ngày tới", "để trống: trang 4 xét {n} ngày tới", ahead)

    fields = (
        Field("name", _("Tên phiên họp"), _("Phiên họp Ban Chỉ đạo CCHC")),
        Field("chair", _("Người chủ trì"), clean(last.chair) if last else "", _("không bắt buộc")),
        Field("date", _("Ngày họp"), day(today)),
        Field("next", _("Ngày họp phiên sau"), "", without.format(n=ahead)),
    )
    about = ", ".join(clean(plan.short_title) for plan in plans)
    form = Form(_("Mở phiên họp"), ((_("Về kế hoạch"), about),), fields, wishes)
    return FormScreen(form, None, Opened(OPEN, keys, typed=typed))


def decision_form(
    pages: MeetingPages, detail: TaskDetailView | None, *, today: date, typed: Mapping[str, str] = NOTHING
) -> FormScreen:
    """What is decided: text, who, by when, on which task. Who leads the task and the next meeting's day stand there already."""
    meeting = pages.meeting

    def wishes(typed: dict[str, str], _detail: TaskDetailView | None) -> Sequence[Wish]:
        words = _decided(typed)
        due = day_typed(typed["due"], "due", today) if typed["due"] else None
        return (Decide(meeting.number, words, typed["owner"], due=due, task=_task_typed(typed["task"], pages)),)

    known = (detail.lead.agencies + detail.lead.groups) if detail is not None else ()
    owner = clean(known[0] if len(known) == 1 else detail.task.lead) if detail is not None else ""
    fields = (
        Field("text", _("Kết luận *")),
        *_who_and_when(owner, meeting.next_on or max(today, meeting.held_on) + timedelta(days=_DAYS_UNTIL)),
        Field(
            "task",
            _("Về nhiệm vụ"),
            _number(detail.task.key, pages) if detail else "",
            _("để trống: không nhiệm vụ nào"),
        ),
    )
    facts = ((_("Nhiệm vụ"), title_of(detail.task)), _required()) if detail is not None else (_required(),)
    keys = (detail.task.key,) if detail is not None else ()
    return FormScreen(
        Form(_("Kết luận của phiên họp"), facts, fields, wishes),
        None,
        Opened(DECIDE, keys, meeting.number, typed=typed),
    )


def edit_form(
    decision: DecisionView, *, today: date, typed: Mapping[str, str] = NOTHING, seen: Mapping[str, Seen] = UNSEEN
) -> FormScreen:
    """A decision that was read back and is to be put right."""

    def wishes(typed: dict[str, str], _none: None) -> Sequence[Wish]:
        words = _decided(typed)
        due = day_typed(typed["due"], "due", today) if typed["due"] else None
        text = words if words != clean(decision.text) else None
        owner = typed["owner"] if typed["owner"] != clean(decision.owner_words) else None
        undated = due is None and decision.due is not None
        wish = EditDecision(decision.id, text, owner, due if due != decision.due else None, undated=undated)
        return () if wish == EditDecision(decision.id) else (wish,)

    fields = (
        Field("text", _("Kết luận *"), clean(decision.text)),
        *_who_and_when(clean(decision.owner_words), decision.due),
    )
    title = _("Sửa kết luận {n}").format(n=decision.number)
    return FormScreen(Form(title, (_required(),), fields, wishes), None, _opened(EDIT, decision, typed, seen))


def settling_form(
    decision: DecisionView, *, today: date, typed: Mapping[str, str] = NOTHING, seen: Mapping[str, Seen] = UNSEEN
) -> FormScreen:
    """What became of a decision, said by hand: the document or the note that shows it."""

    def wishes(typed: dict[str, str], _none: None) -> Sequence[Wish]:
        given_up = bool(typed["withdrawn"])
        if not typed["note"] and (given_up or not typed["document"]):
            sentence = (
                _("Xin nhập ghi chú: vì sao thôi thực hiện.")
                if given_up
                else _("Xin nhập số văn bản; kết quả không có văn bản thì xin nhập ghi chú.")
            )
            raise FormError("note" if given_up else "document", sentence)
        return (
            SettleDecision(
                decision.id,
                Settled.WITHDRAWN if given_up else Settled.KEPT,
                on=day_typed(typed["date"], "date", today),
                document=typed["document"],
                note=typed["note"],
            ),
        )

    fields = (
        Field("document", _("Số văn bản"), clean(decision.document), _("văn bản thực hiện kết luận")),
        Field("date", _("Ngày"), day(decision.settled_on or today)),
        Field("note", _("Ghi chú"), clean(decision.note), _("bắt buộc khi không có số văn bản")),
        YesNo("withdrawn", _("Thôi thực hiện?"), yes=decision.outcome is Settled.WITHDRAWN),
    )
    facts = ((_("Kết luận"), clean(decision.text)), (_("Cơ quan thực hiện"), clean(decision.owner_words)))
    form = Form(_("Kết quả thực hiện kết luận"), facts, fields, wishes)
    return FormScreen(form, None, _opened(SETTLE, decision, typed, seen))


def form_again(
    draft: Draft, pages: MeetingPages, details: Mapping[str, TaskDetailView], *, today: date
) -> FormScreen | None:
    """The form in which this was being typed, with all of it; None where what it was about is not there any more.

    A decision on a task whose card was never read is opened without the facts about it; its number stands in its field.
    """
    if draft.form == DECIDE:
        of_this = draft.deliverable == pages.meeting.number
        detail = details.get(draft.keys[0]) if draft.keys else None
        typed = draft.typed
        if detail is None and draft.keys and "task" not in typed:
            typed = {**typed, "task": _number(draft.keys[0], pages)}
        return decision_form(pages, detail, today=today, typed=typed) if of_this else None
    if draft.form not in (EDIT, SETTLE):
        return None
    known = (*pages.meeting.decisions, *(one.decision for one in pages.follow_ups))
    decision = next((one for one in known if (str(one.id),) == draft.keys), None)
    if decision is None:
        return None
    made = edit_form if draft.form == EDIT else settling_form
    return made(decision, today=today, typed=draft.typed, seen=draft.seen)


def closing_form(
    meeting: MeetingView,
    keep: Callable[[Path | None], None],
    *,
    typed: Mapping[str, str] = NOTHING,
    seen: Mapping[str, Seen] = UNSEEN,
) -> FormScreen:
    """The next meeting's day, where it is known, and the file for the notice of conclusions; `keep` is told which.

    Over SSH no file of the server is written.
    """
    over_ssh = is_over_ssh()

    def wishes(typed: dict[str, str], _none: None) -> Sequence[Wish]:
        next_on = day_typed(typed["next"], "next", meeting.held_on) if typed["next"] else None
        keep(path_typed(typed["file"], "file") if typed.get("file") else None)
        return (CloseMeeting(meeting.number, next_on if next_on != meeting.next_on else None),)

    fields = [
        Field("next", _("Ngày họp phiên sau"), day(meeting.next_on) if meeting.next_on else "", _("không bắt buộc"))
    ]
    if not over_ssh:
        fields.append(Field("file", _("Thông báo kết luận"), notice_name(meeting), _("để trống: không ghi tệp")))
    facts = (
        (_("Phiên họp"), clean(meeting.name) or day(meeting.held_on)),
        (_("Số kết luận"), str(len(meeting.decisions))),
    )
    form = Form(_("Kết thúc phiên họp"), facts, tuple(fields), wishes)
    seen = seen or {f"meeting/{meeting.number}": meeting_seen(meeting)}
    return FormScreen(form, None, Opened(CLOSE, (), meeting.number, seen=seen, typed=typed))


def _opened(form: str, decision: DecisionView, typed: Mapping[str, str], seen: Mapping[str, Seen]) -> Opened:
    """What was typed once was typed on what was seen then."""
    keys = (str(decision.id),)
    return Opened(form, keys, seen=seen or {f"decision/{decision.id}": decision_seen(decision)}, typed=typed)


def _who_and_when(owner: str, due: date | None) -> tuple[Field, Field]:
    return (
        Field(
            "owner",
            _("Cơ quan thực hiện *"),
            owner,
            _("tên hoặc tên viết tắt, ví dụ: SNV; việc chung: cả Ban Chỉ đạo"),
            anew=True,
        ),
        Field("due", _("Thời hạn"), day(due) if due else "", _("ngày/tháng/năm; để trống: không định hạn")),
    )


def _required() -> tuple[str, str]:
    """A decision without the one who carries it out could not be followed up: what must be filled in is marked."""
    return "*", _("ô phải nhập")


def _decided(typed: dict[str, str]) -> str:
    if not typed["text"]:
        raise FormError("text", _("Kết luận còn trống: xin nhập nội dung, hoặc Esc để bỏ."))
    if not typed["owner"]:
        raise FormError(
            "owner",
            _("Chưa rõ ai thực hiện: xin nhập cơ quan hoặc người thực hiện; việc chung thì ghi cả Ban Chỉ đạo."),
        )
    return typed["text"]


def _task_typed(typed: str, pages: MeetingPages) -> str | None:
    """The key of the task that is meant, by its number or its key; None where nothing was typed. Raises FormError."""
    if not typed:
        return None
    tasks = (*pages.board.tasks, *pages.board.duties)
    found = [task.key for task in tasks if fold_case(typed) in (fold_case(task.key), fold_case(task.number))]
    if len(found) != 1:
        sentence = _("Không có nhiệm vụ “{typed}” trong kế hoạch: xin nhập số như IV.1, hoặc để trống.")
        if found:
            sentence = _("“{typed}” có trong nhiều kế hoạch: xin nhập cả khóa của kế hoạch, như 2022/IV.1.")
        raise FormError("task", sentence.format(typed=typed))
    return found[0]


def _number(key: str, pages: MeetingPages) -> str:
    return clean(key if len(pages.board.plans) > 1 else key.rpartition("/")[2])
