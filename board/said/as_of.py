"""The board as it was known on an earlier day → words: for heads, and for what is refused there."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from board.language import _
from board.said.fact import Fact
from board.wording import day
from plans.vietnamese import clean
from store.errors import NotKnownYet, OnlyAsItWas
from store.views import BoardView, TaskView


def known_on_said(known_on: date | None) -> str:
    """Of which day this is all that was known; "" of the present."""
    return _("như đã biết ngày {day}").format(day=day(known_on)) if known_on else ""


def last_paper_after(view: BoardView, tasks: Iterable[TaskView]) -> date | None:
    """The day of the latest paper that is counted though it is later than the day of judging; None where there is none.

    On the board as it was known on an earlier day there is none to speak of.
    """
    if view.known_on is not None:
        return None
    days = {mark.done_on for task in tasks for mark in task.marks if mark.done_on is not None}
    last = max(days, default=view.today)
    return last if last > view.today else None


def later_papers_said(last: date | None, today: date) -> str:
    """That looking back with today's papers gives other numbers than were known then, and how to see those."""
    if last is None:
        return ""
    return _(
        "Tính cả văn bản ghi sau ngày {today} (muộn nhất {last}); như đã biết khi đó: --as-of {today}, theo kỳ: board report."
    ).format(today=day(today), last=day(last))


def looking_back() -> dict[type[Exception], Callable[[Any], tuple[Fact, ...]]]:
    """Error → its facts, for whoever looks at the board of an earlier day."""
    return {NotKnownYet: _not_known_yet, OnlyAsItWas: _only_as_it_was}


def _not_known_yet(error: NotKnownYet) -> tuple[Fact, ...]:
    asked, first = day(error.day), day(error.first)
    if error.plan:
        message = _("Đến hết ngày {day} kế hoạch {plan} chưa có trên bảng; kế hoạch này có từ ngày {first}.").format(
            day=asked, plan=clean(error.plan), first=first
        )
    elif error.first is None:
        message = _("Bảng chưa ghi nhận gì nên không có số liệu ngày {day}.").format(day=asked)
    else:
        message = _("Đến hết ngày {day} bảng chưa ghi nhận gì; số liệu có từ ngày {first}.").format(
            day=asked, first=first
        )
    return (Fact(asked, "", first if error.first else "", message),)


def _only_as_it_was(error: OnlyAsItWas) -> tuple[Fact, ...]:
    message = (
        _("Đang xem bảng như đã biết ngày {day}: chỉ xem, không thay đổi được.").format(day=day(error.day))
        if error.day
        else _("Đang xem bảng như trước đây: chỉ xem, không thay đổi được.")
    )
    return (Fact("", "", "", message),)
