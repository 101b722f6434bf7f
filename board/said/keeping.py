"""What is refused while a board is moved back or put back → facts with a sentence, and the option that does it all the same."""

from collections.abc import Callable, Collection
from typing import Any

from board.language import _
from board.said.fact import Fact
from plans.vietnamese import clean
from store.keeping_errors import AdminsReplaced, NotClosedThere


def refused_in_keeping() -> dict[type[Exception], Callable[[Any], tuple[Fact, ...]]]:
    """Error → its facts."""
    return {NotClosedThere: _not_closed, AdminsReplaced: _admins}


def _not_closed(error: NotClosedThere) -> tuple[Fact, ...]:
    left = clean(error.left)
    reasons = {
        "missing": _("không có tệp này"),
        "another": _("ở đó là một bảng khác"),
        "moved": _("bảng đã chuyển tiếp tới đó"),
    }
    message = _(
        "Chưa mở lại, vì chưa đóng được bảng ở “{left}” ({reason}): nếu bảng ấy còn thì hai bảng cùng nhận việc ghi và sẽ "
        "khác nhau. Xin chạy lại khi mở được bảng ấy; bảng ấy không còn thì thêm --leave-open."
    ).format(left=left, reason=reasons.get(error.reason, _("không mở hoặc ghi được")))
    return (Fact(left, error.reason, "--leave-open", message),)


def _admins(error: AdminsReplaced) -> tuple[Fact, ...]:
    now, saved = _names(error.now), _names(error.saved)
    if error.saved:
        message = _(
            "Chưa khôi phục, vì vai trò sẽ theo bản sao lưu: người quản trị hiện nay là {now}, trong bản sao lưu là {saved}. "
            "Vẫn khôi phục thì thêm --with-its-users."
        ).format(now=now, saved=saved)
    else:
        message = _(
            "Chưa khôi phục, vì bản sao lưu chưa có người dùng nào: người quản trị hiện nay là {now}, khôi phục xong thì ai mở "
            "được bảng cũng làm được mọi việc. Vẫn khôi phục thì thêm --with-its-users."
        ).format(now=now)
    return (Fact(_("vai trò"), saved, now, message),)


def _names(names: Collection[str]) -> str:
    return ", ".join(map(clean, names))
