"""An error → readable sentences in the reader's language: what was found, where, and what would be accepted.

Screens show `error_sentence`, the command line also `error_facts`. Both cover everything that `plans` and `store` refuse.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from board.dates import moment
from board.expected_words import expected_words
from board.field_words import field_word
from board.files_said import cannot_open_said, file_error_said, gate_held_said
from board.language import _
from board.problem_words import no_such, problem_expected, problem_sentence
from plans.errors import DeadlineError, PlanFileError
from plans.vietnamese import clean
from store.errors import (
    AllClosed,
    AlreadyThere,
    CannotOpen,
    CannotUndo,
    ChangedMeanwhile,
    DeliverableUnclear,
    GateHeld,
    ImportNotUndoable,
    NothingOpen,
    NothingToUndo,
    PaperNeeded,
    TargetUnclear,
    UnknownAgency,
    UnknownFeed,
    UnknownPlan,
    UnknownTarget,
    UnknownTask,
    WrongValue,
)
from store.filters import FilterError


class Fact(NamedTuple):
    """One mistake: where it stands, what was found there, what would be accepted, and the sentence that says all of it."""

    where: str
    found: str
    expected: str
    message: str


def error_sentence(error: Exception) -> str:
    """What went wrong, one sentence a line."""
    return "\n".join(fact.message for fact in error_facts(error))


def error_facts(error: Exception) -> tuple[Fact, ...]:
    """What went wrong, as facts with a sentence each: all mistakes of content at once, of anything else one."""
    for kind, facts in _FACTS.items():
        if isinstance(error, kind):
            return facts(error)
    found = clean(str(error)) or type(error).__name__
    return (Fact("", found, "", _("Chương trình gặp lỗi ngoài dự kiến: {found}.").format(found=found)),)


def _plan_file(error: PlanFileError) -> tuple[Fact, ...]:
    return tuple(
        Fact(clean(problem.where), clean(problem.found), problem_expected(problem), problem_sentence(problem))
        for problem in error.problems
    )


def error_details(error: Exception) -> list[str]:
    """Lines that help a person at a prompt below the sentence: where a filter is wrong, which deliverables are open."""
    if isinstance(error, FilterError):
        return _pointer(error)
    if isinstance(error, DeliverableUnclear):
        return [f"  {choice}" for choice in _choices(error)]
    if isinstance(error, TargetUnclear):
        return [f"  {choice}" for choice in _target_choices(error)]
    return []


def _pointer(error: FilterError) -> list[str]:
    """The filter, and below it marks under the word that is wrong."""
    text = clean(error.text)
    start = min(error.start, len(text))
    return [f"  {text}", f"  {' ' * start}{'^' * max(1, min(error.end, len(text)) - start)}"]


def _deadline(error: DeadlineError) -> tuple[Fact, ...]:
    found, words = clean(error.found), clean(error.words)
    expected = no_such(error.kind)
    message = _("Thời hạn “{words}”: không có “{found}” ({expected}).").format(
        words=words, found=found, expected=expected
    )
    return (Fact(field_word("deadline"), found, expected, message),)


def _filter(error: FilterError) -> tuple[Fact, ...]:
    reasons = {
        "field": _("không phải tên trường nào"),
        "column": _("không phải tên cột nào"),
        "timeliness": _("không phải tình trạng nào"),
        "agency": _("không phải tên cơ quan nào"),
        "due": _("không đọc được thành thời hạn hoặc ngày"),
        "plan": _("không phải kế hoạch nào"),
        "section": _("không phải mục nào"),
        "quote": _("còn thiếu dấu ngoặc kép đóng"),
    }
    found, expected = clean(error.found), expected_words(error.expected)
    where = _("bộ lọc, ký tự {start}–{end}").format(start=error.start + 1, end=max(error.end, error.start + 1))
    message = _("Bộ lọc “{text}”, ký tự {start}: “{found}” {reason}").format(
        text=clean(error.text), start=error.start + 1, found=found, reason=reasons.get(error.kind, error.kind)
    )
    message += _("; có thể dùng: {expected}.").format(expected=expected) if expected else "."
    return (Fact(where, found, expected, message),)


def _unknown_task(error: UnknownTask) -> tuple[Fact, ...]:
    found, near = clean(error.key), ", ".join(error.near)
    message = _("Không có nhiệm vụ “{key}”").format(key=found)
    message += _("; có phải {near}?").format(near=near) if near else _("; khóa viết như 2022/VI.6.")
    return (Fact(_("khóa nhiệm vụ"), found, near or "2022/VI.6", message),)


def _unknown_target(error: UnknownTarget) -> tuple[Fact, ...]:
    found, near = clean(error.key), ", ".join(error.near)
    message = _("Không có chỉ tiêu “{key}”").format(key=found)
    message += _("; có phải {near}?").format(near=near) if near else _("; khóa viết như 2022/I.2.e#1.")
    return (Fact(_("chỉ tiêu"), found, near or "2022/I.2.e#1", message),)


def _unknown_feed(error: UnknownFeed) -> tuple[Fact, ...]:
    found = clean(error.feed)
    known = ", ".join(
        f"{number} ({clean(' · '.join(filter(None, (name, owner))))})" for number, name, owner in error.near
    )
    message = _("Không xác định được lịch đăng ký “{found}”").format(found=found)
    message += (
        _("; cần số hoặc tên của một lịch: {known}.").format(known=known) if known else _("; chưa có lịch đăng ký nào.")
    )
    return (Fact(_("lịch đăng ký"), found, known, message),)


def _target_unclear(error: TargetUnclear) -> tuple[Fact, ...]:
    message = _("Chỉ tiêu {key} nêu {n} số; cần ghi rõ một số, ví dụ {key}#1.").format(
        key=error.key, n=len(error.choices)
    )
    return (Fact(error.key, "", "; ".join(_target_choices(error)), message),)


def _unknown_plan(error: UnknownPlan) -> tuple[Fact, ...]:
    found, known = clean(error.key), ", ".join(error.known)
    message = _("Không có kế hoạch “{key}”").format(key=found)
    message += _("; hiện có: {known}.").format(known=known) if known else _("; chưa có kế hoạch nào.")
    return (Fact(_("kế hoạch"), found, known, message),)


def _unknown_agency(error: UnknownAgency) -> tuple[Fact, ...]:
    found, near = clean(error.name), error.near or ""
    message = _("Không có cơ quan “{name}”").format(name=found)
    message += _("; có phải “{near}”?").format(near=near) if near else _("; xem tên đúng bằng “board agency list”.")
    return (Fact(_("cơ quan"), found, near, message),)


def _wrong_value(error: WrongValue) -> tuple[Fact, ...]:
    where, found, expected = field_word(error.field), clean(error.found), expected_words(error.expected)
    message = (
        _("Giá trị “{found}” của {where} không hợp lệ; cần {expected}.")
        if found
        else _("Chưa có giá trị của {where}; cần {expected}.")
    ).format(found=found, where=where, expected=expected)
    return (Fact(where, found, expected, message),)


def _unclear(error: DeliverableUnclear) -> tuple[Fact, ...]:
    message = _(
        "Nhiệm vụ {key} còn {n} sản phẩm chưa nộp; cần nêu rõ một sản phẩm bằng số thứ tự hoặc cơ quan."
    ).format(key=error.key, n=len(error.choices))
    return (Fact(error.key, "", "; ".join(_choices(error)), message),)


def _choices(error: DeliverableUnclear) -> list[str]:
    return [
        " · ".join(part for part in (str(number), agency, clean(output), due) if part)
        for number, agency, output, due in error.choices
    ]


def _target_choices(error: TargetUnclear) -> list[str]:
    return [
        " · ".join(filter(None, (f"#{number}", clean(name), ", ".join(scopes))))
        for number, name, scopes in error.choices
    ]


def _nothing_open(error: NothingOpen) -> tuple[Fact, ...]:
    message = _("Nhiệm vụ {key} không có sản phẩm nào chưa nộp như đã nêu.").format(key=error.key)
    return (Fact(error.key, "", "", message),)


def _paper_needed(error: PaperNeeded) -> tuple[Fact, ...]:
    changes = {
        "dropped": _("không thực hiện"),
        "suspended": _("tạm dừng"),
        "extension": _("gia hạn"),
        "extend": _("gia hạn"),
        "words": _("sửa nguyên văn"),
    }
    change, expected = changes.get(error.change, error.change), _("số và ngày của văn bản cho phép")
    if error.change == "words":
        expected = _("số và ngày của văn bản sửa đổi, hoặc xác nhận là bản chép sai (--transcription)")
    message = _("{key}: {change} cần {expected}.").format(key=error.key, change=change, expected=expected)
    return (Fact(error.key, change, expected, message),)


def _already_there(error: AlreadyThere) -> tuple[Fact, ...]:
    found = expected_words(error.found)
    message = _("{key} đã như vậy rồi ({found}); không có gì thay đổi.").format(key=error.key, found=found)
    return (Fact(error.key, found, "", message),)


def _all_closed(error: AllClosed) -> tuple[Fact, ...]:
    expected = _("hoàn tác hoặc rút minh chứng")
    message = _("{key}: mọi sản phẩm đã hoàn thành, chỉ ra khỏi cột Hoàn thành khi {expected}.").format(
        key=error.key, expected=expected
    )
    return (Fact(error.key, "", expected, message),)


def _nothing_to_undo(error: NothingToUndo) -> tuple[Fact, ...]:
    message = (
        _("Không còn thao tác nào của bạn để làm lại.")
        if error.direction == "redo"
        else _("Không còn thao tác nào của bạn để hoàn tác.")
    )
    return (Fact("", "", "", message),)


def _import_stays(error: ImportNotUndoable) -> tuple[Fact, ...]:
    plan, tasks = clean(error.plan), ", ".join(error.tasks)
    message = (
        _("Không thể hoàn tác việc nhập kế hoạch {plan}: đã có ghi nhận sau đó ở {tasks}.").format(
            plan=plan, tasks=tasks
        )
        if tasks
        else _("Không thể hoàn tác việc nhập kế hoạch {plan} khi khởi tạo.").format(plan=plan)
    )
    return (Fact(plan, tasks, "", message),)


def _changed_meanwhile(error: ChangedMeanwhile) -> tuple[Fact, ...]:
    who, field = clean(error.who), field_word(error.field)
    message = _("{key} vừa được {who} thay đổi").format(key=error.key, who=who or _("người khác"))
    if error.at is not None:
        message += _(" lúc {at}").format(at=moment(error.at))
    if field:
        message += _(" ({field})").format(field=field)
    message += _("; thao tác này chưa được ghi, xin xem lại rồi thực hiện lại.")
    return (Fact(error.key, who, "", message),)


def _cannot_undo(error: CannotUndo) -> tuple[Fact, ...]:
    who, field = clean(error.who) or _("người khác"), field_word(error.field) or _("nội dung")
    message = _("Không hoàn tác được thao tác số {number} ở {key}: {who} đã thay đổi {field} sau đó").format(
        number=error.number, key=error.key, who=who, field=field
    )
    if error.at is not None:
        message += _(" lúc {at}").format(at=moment(error.at))
    message += _(". Thao tác khác: xem số ở “board history”, rồi “board undo SỐ”.")
    return (Fact(error.key, who, "", message),)


def _place(where: str, found: str, message: str) -> tuple[Fact, ...]:
    return (Fact(where, found, "", message),)


_FACTS: dict[type[Exception], Callable[[Any], tuple[Fact, ...]]] = {
    PlanFileError: _plan_file,
    DeadlineError: _deadline,
    FilterError: _filter,
    UnknownTask: _unknown_task,
    UnknownPlan: _unknown_plan,
    UnknownAgency: _unknown_agency,
    UnknownTarget: _unknown_target,
    UnknownFeed: _unknown_feed,
    TargetUnclear: _target_unclear,
    WrongValue: _wrong_value,
    DeliverableUnclear: _unclear,
    NothingOpen: _nothing_open,
    PaperNeeded: _paper_needed,
    AlreadyThere: _already_there,
    AllClosed: _all_closed,
    NothingToUndo: _nothing_to_undo,
    ImportNotUndoable: _import_stays,
    CannotUndo: _cannot_undo,
    ChangedMeanwhile: _changed_meanwhile,
    GateHeld: lambda error: _place(*gate_held_said(error)),
    CannotOpen: lambda error: _place(*cannot_open_said(error)),
    OSError: lambda error: _place(*file_error_said(error)),
}
