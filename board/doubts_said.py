"""What wants a person's eyes in a plan → a sentence."""

from datetime import date

from board.language import _
from board.wording import day
from plans.lint import Doubt


def doubt_sentence(doubt: Doubt) -> str:
    """The doubt in one sentence, its place first."""
    reasons = {
        "lost": _("ô này mất trong bản sao"),
        "deadline_unreadable": _("chưa đọc được thời hạn “{found}”"),
        "deadline_approximate": _("thời hạn “{found}” không nêu ngày chính xác"),
        "deadline_missing": _("không ghi thời hạn"),
        "due_before_signing": _("hạn {day} trước ngày ký kế hoạch"),
        "lead_missing": _("không ghi cơ quan chủ trì"),
        "lead_unclear": _("chưa rõ cơ quan chủ trì “{found}”"),
        "agency_unknown": _("không có cơ quan “{found}” trong danh bạ"),
        "lead_coordinates": _("“{found}” vừa chủ trì vừa phối hợp"),
    }
    due = day(date.fromisoformat(doubt.found)) if doubt.kind == "due_before_signing" else ""
    return f"{doubt.where}: {reasons[doubt.kind].format(found=doubt.found, day=due)}."
