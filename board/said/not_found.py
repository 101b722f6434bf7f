"""A name that the board does not know, or that means several things → facts with a sentence: what is near, what there is."""

from collections.abc import Callable
from typing import Any

from board.dates import moment
from board.language import _
from board.said.fact import Fact
from plans.vietnamese import clean
from store.errors import (
    TargetUnclear,
    UnknownAgency,
    UnknownFeed,
    UnknownPlan,
    UnknownTarget,
    UnknownTask,
    UnknownView,
)
from store.meanwhile_errors import TaskGone


def not_found() -> dict[type[Exception], Callable[[Any], tuple[Fact, ...]]]:
    """Error → its facts, for every name that cannot be found."""
    return {
        TaskGone: _task_gone,
        UnknownTask: _unknown_task,
        UnknownPlan: _unknown_plan,
        UnknownAgency: _unknown_agency,
        UnknownTarget: _unknown_target,
        UnknownFeed: _unknown_feed,
        UnknownView: _unknown_view,
        TargetUnclear: _target_unclear,
    }


def target_choices(error: TargetUnclear) -> list[str]:
    """The figures of the target, each with its number, to choose from."""
    return [
        " · ".join(filter(None, (f"#{number}", clean(name), ", ".join(scopes))))
        for number, name, scopes in error.choices
    ]


def _unknown_task(error: UnknownTask) -> tuple[Fact, ...]:
    found, near = clean(error.key), ", ".join(error.near)
    message = _("Không có nhiệm vụ “{key}”").format(key=found)
    message += _("; có phải {near}?").format(near=near) if near else _("; khóa viết như 2022/VI.6.")
    return (Fact(_("khóa nhiệm vụ"), found, near or "2022/VI.6", message),)


def _task_gone(error: TaskGone) -> tuple[Fact, ...]:
    key, who = clean(error.key), clean(error.who)
    message = _("Nhiệm vụ {key} không còn trên bảng: {who} đã hoàn tác việc nhập kế hoạch lúc {at}.").format(
        key=key, who=who, at=moment(error.at)
    )
    return (Fact(_("khóa nhiệm vụ"), key, "", message),)


def _unknown_plan(error: UnknownPlan) -> tuple[Fact, ...]:
    found, known = clean(error.key), ", ".join(error.known)
    if not found and not known:
        return (Fact(_("kế hoạch"), "", "", _("Chưa có kế hoạch nào; nhập bằng “board plan import TỆP”.")),)
    message = _("Không có kế hoạch “{key}”").format(key=found)
    message += _("; hiện có: {known}.").format(known=known) if known else _("; chưa có kế hoạch nào.")
    return (Fact(_("kế hoạch"), found, known, message),)


def _unknown_agency(error: UnknownAgency) -> tuple[Fact, ...]:
    found, near = clean(error.name), error.near or ""
    message = _("Không có cơ quan “{name}”").format(name=found)
    message += _("; có phải “{near}”?").format(near=near) if near else _("; xem tên đúng bằng “board agency list”.")
    return (Fact(_("cơ quan"), found, near, message),)


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


def _unknown_view(error: UnknownView) -> tuple[Fact, ...]:
    found, known = clean(error.name), ", ".join(map(clean, error.known))
    message = _("Không có cách xem “{found}”").format(found=found)
    message += _("; hiện có: {known}.").format(known=known) if known else "."
    return (Fact(_("cách xem đã lưu"), found, known, message),)


def _target_unclear(error: TargetUnclear) -> tuple[Fact, ...]:
    message = _("Chỉ tiêu {key} nêu {n} số; cần ghi rõ một số, ví dụ {key}#1.").format(
        key=error.key, n=len(error.choices)
    )
    return (Fact(error.key, "", "; ".join(target_choices(error)), message),)
