"""A change that met another one, or that cannot be taken back → facts with a sentence: who changed what, and what to do."""

from collections.abc import Callable
from typing import Any

from board.dates import moment
from board.keys import BY_ID
from board.language import _
from board.said.fact import Fact
from board.said.field_words import field_word
from board.said.news import conflicts_line
from plans.vietnamese import clean
from store.errors import CannotTakeBack, CannotUndo, ChangedMeanwhile, ImportNotUndoable, NothingToUndo
from store.meanwhile_errors import Conflicting


def in_the_way() -> dict[type[Exception], Callable[[Any], tuple[Fact, ...]]]:
    """Error → its facts, for every change that another one stands in the way of. The narrower class comes first."""
    return {
        CannotTakeBack: _cannot_take_back,
        NothingToUndo: _nothing_to_undo,
        ImportNotUndoable: _import_stays,
        CannotUndo: _cannot_undo,
        Conflicting: _conflicting,
        ChangedMeanwhile: _changed_meanwhile,
    }


def _nothing_to_undo(error: NothingToUndo) -> tuple[Fact, ...]:
    messages = {
        "redo": _("Không còn thao tác nào để làm lại."),
        "undo_meeting": _("Phiên họp này chưa ghi việc nào, không có gì để hoàn tác."),
    }
    message = messages.get(error.direction, _("Không còn thao tác nào để hoàn tác."))
    return (Fact("", "", "", message),)


def _cannot_take_back(error: CannotTakeBack) -> tuple[Fact, ...]:
    reasons = {
        "unknown": _("không có thao tác nào mang số này"),
        "theirs": _("đây là thao tác của {who}, chỉ người đã thực hiện mới hoàn tác được").format(who=clean(error.who)),
        "undone": _("thao tác này đã được hoàn tác ở số {by}").format(by=error.by)
        if error.by
        else _("thao tác này đã được hoàn tác"),
        "done_again": _("lần hoàn tác này đã được làm lại ở số {by}: để hoàn tác, xin nêu số {by}").format(by=error.by),
        "redone": _("thao tác này đã được hoàn tác rồi làm lại cùng cả phiên họp, ở số {by}").format(by=error.by),
        "restored": _("lần khôi phục đã giữ địa chỉ lịch này là đã thu hồi; cần địa chỉ mới thì thêm lịch mới"),
        "undo": _("đây là một lần hoàn tác; để thực hiện lại, dùng lệnh làm lại"),
    }
    message = _("Không hoàn tác được thao tác số {number}: {reason}.").format(
        number=error.number, reason=reasons[error.why]
    )
    return (Fact(str(error.number), clean(error.who), "", message),)


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


def _conflicting(error: Conflicting) -> tuple[Fact, ...]:
    message = _("{conflicts}; thao tác này chưa ghi gì, xin chọn giữ nội dung nào.").format(
        conflicts=conflicts_line(error.conflicts)
    )
    return (Fact(error.key, clean(error.who), "", message),)


def _cannot_undo(error: CannotUndo) -> tuple[Fact, ...]:
    who, field = clean(error.who) or _("người khác"), field_word(error.field) or _("nội dung")
    message = _("Không hoàn tác được thao tác số {number} ở {key}: {who} đã thay đổi {field} sau đó").format(
        number=error.number, key=error.key, who=who, field=field
    )
    if error.at is not None:
        message += _(" lúc {at}").format(at=moment(error.at))
    message += _(
        ". Để hoàn tác thao tác khác: phím {history}, chọn, rồi {undo}; ở dấu nhắc: board history, board undo SỐ."
    ).format(history=BY_ID["view-history"].named, undo=BY_ID["undo-action"].named)
    return (Fact(error.key, who, "", message),)
