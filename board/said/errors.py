"""An error → readable sentences in the reader's language: what was found, where, and what would be accepted.

Screens show `error_sentence`, the command line also `error_facts`. Both cover everything that `plans` and `store` refuse.
"""

from collections.abc import Callable
from typing import Any

from board.dates import moment
from board.keys import BY_ID
from board.language import _, ngettext
from board.said.as_of import looking_back
from board.said.expected import expected_words
from board.said.fact import Fact
from board.said.field_words import field_word
from board.said.files import cannot_open_said, file_error_said, gate_held_said
from board.said.keeping import refused_in_keeping
from board.said.meeting_errors import about_meetings, blocked_lines, decision_choices
from board.said.not_found import not_found, target_choices
from board.said.problem_words import no_such, problem_expected, problem_sentence
from board.said.roles import refused_by_role
from board.said.undo import in_the_way
from board.said.wrong_values import not_later, wrong_value
from board.wording import day
from plans.errors import DeadlineError, PlanFileError
from plans.vietnamese import clean
from store.errors import (
    AllClosed,
    AlreadyThere,
    CannotOpen,
    DeliverableUnclear,
    GateHeld,
    NothingOpen,
    NotLater,
    PaperNeeded,
    TargetUnclear,
    WrongValue,
)
from store.filters.language import FilterError
from store.history.filter_words import is_history_field
from store.meetings.errors import MeetingStays, UnknownDecision
from store.words import Column


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
    """Lines that help a person at a prompt below the sentence: where a filter is wrong, which deliverables are open.

    Only they speak of commands and their options: the sentence itself is read on screens, too.
    """
    if isinstance(error, FilterError):
        return _pointer(error)
    if isinstance(error, DeliverableUnclear):
        named_by = _("Nêu sản phẩm bằng --deliverable SỐ, hoặc --agency TÊN:")
        return [named_by, *(f"  {choice}" for choice in _choices(error))]
    if isinstance(error, PaperNeeded) and error.change == "words":
        return [_("Bản chép sai thì thêm --transcription; văn bản sửa đổi thì thêm --document SỐ --date NGÀY.")]
    if isinstance(error, WrongValue):
        return list(filter(None, (_told_at_a_prompt().get(error.expected),)))
    if isinstance(error, TargetUnclear):
        return [f"  {choice}" for choice in target_choices(error)]
    if isinstance(error, CannotOpen) and error.reason == "lost" and error.detail:
        return [_("Máy chủ báo: {words}").format(words=clean(error.detail))]
    if isinstance(error, MeetingStays):
        return [f"  {line}" for line in blocked_lines(error)]
    if isinstance(error, UnknownDecision):
        return [f"  {choice}" for choice in decision_choices(error)]
    return []


def _told_at_a_prompt() -> dict[str, str]:
    """What a command can do about a value that was refused; the sentence above says what would be accepted."""
    return {
        "not_after_today": _("Xem theo một ngày khác: --today NGÀY."),
        "after_due": _("Rút ngắn thời hạn là sửa đổi: board edit … hạn=… --document SỐ --date NGÀY."),
    }


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
        "cause": _("không phải nguyên nhân nào"),
        "quote": _("còn thiếu dấu ngoặc kép đóng"),
        "day": _("không đọc được thành ngày"),
    }
    of_history = error.kind == "field" and is_history_field(error.found)
    if of_history:
        reasons["field"] = _("chỉ dùng được trong nhật ký (phím {key}, hoặc board history)").format(
            key=BY_ID["view-history"].named
        )
    found, expected = clean(error.found), "" if of_history else expected_words(error.expected)
    where = _("bộ lọc, ký tự {start}–{end}").format(start=error.start + 1, end=max(error.end, error.start + 1))
    message = _("Bộ lọc “{text}”, ký tự {start}: “{found}” {reason}").format(
        text=clean(error.text), start=error.start + 1, found=found, reason=reasons.get(error.kind, error.kind)
    )
    message += _("; có thể dùng: {expected}.").format(expected=expected) if expected else "."
    return (Fact(where, found, expected, message),)


def _unclear(error: DeliverableUnclear) -> tuple[Fact, ...]:
    message = _("Nhiệm vụ {key} còn {n} sản phẩm chưa nộp; cần nêu rõ một sản phẩm.").format(
        key=error.key, n=len(error.choices)
    )
    return (Fact(error.key, "", "; ".join(_choices(error)), message),)


def _choices(error: DeliverableUnclear) -> list[str]:
    return [
        " · ".join(part for part in (str(number), agency, clean(output), due) if part)
        for number, agency, output, due in error.choices
    ]


def _nothing_open(error: NothingOpen) -> tuple[Fact, ...]:
    if not error.papers:
        message = _("Nhiệm vụ {key} không có sản phẩm nào chưa nộp như đã nêu.").format(key=error.key)
        return (Fact(error.key, "", "", message),)
    document, dated = error.papers[0]
    paper = _("{document} ngày {day}").format(document=clean(document) or _("kết quả"), day=day(dated))
    more = len(error.papers) - 1
    paper += " " + ngettext("và {n} văn bản khác", "và {n} văn bản khác", more).format(n=more) if more else ""
    message = _("Nhiệm vụ {key}: phần được nêu đã hoàn thành bằng {paper}; đã ghi nhầm thì rút minh chứng.").format(
        key=error.key, paper=paper
    )
    return (Fact(error.key, paper, "", message),)


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
        expected = _("số và ngày của văn bản sửa đổi, hoặc xác nhận là bản chép sai")
    message = _("{key}: {change} cần {expected}.").format(key=error.key, change=change, expected=expected)
    return (Fact(error.key, change, expected, message),)


def _already_there(error: AlreadyThere) -> tuple[Fact, ...]:
    found = expected_words(error.found)
    same = _("{key}: nội dung đã có ({found}); không có gì thay đổi.")
    if error.found in set(Column):
        same = _("{key} đang ở cột {found}; không có gì thay đổi.")
    message = same.format(key=error.key, found=found)
    if error.who and error.at is not None:
        message = _("{key} đã được {who} chuyển trước, lúc {at} ({found}); không có gì thay đổi.").format(
            key=error.key, who=clean(error.who), at=moment(error.at), found=found
        )
    return (Fact(error.key, found, "", message),)


def _all_closed(error: AllClosed) -> tuple[Fact, ...]:
    expected = _("hoàn tác hoặc rút minh chứng")
    message = _("{key}: mọi sản phẩm đã hoàn thành, chỉ ra khỏi cột Hoàn thành khi {expected}.").format(
        key=error.key, expected=expected
    )
    return (Fact(error.key, "", expected, message),)


def _place(where: str, found: str, message: str) -> tuple[Fact, ...]:
    return (Fact(where, found, "", message),)


_FACTS: dict[type[Exception], Callable[[Any], tuple[Fact, ...]]] = {
    PlanFileError: _plan_file,
    DeadlineError: _deadline,
    FilterError: _filter,
    **not_found(),
    **refused_by_role(),
    NotLater: not_later,
    WrongValue: wrong_value,
    DeliverableUnclear: _unclear,
    NothingOpen: _nothing_open,
    PaperNeeded: _paper_needed,
    AlreadyThere: _already_there,
    AllClosed: _all_closed,
    **about_meetings(),
    **in_the_way(),
    **refused_in_keeping(),
    **looking_back(),
    GateHeld: lambda error: _place(*gate_held_said(error)),
    CannotOpen: lambda error: _place(*cannot_open_said(error)),
    OSError: lambda error: _place(*file_error_said(error)),
}
