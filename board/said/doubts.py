"""What wants a person's eyes in a plan → a sentence."""

from datetime import date

from board.language import _
from board.said.days_off import off_words
from board.said.field_words import field_word
from board.wording import day
from plans.days_off import DayOff, OffKind
from plans.lint import Doubt


def doubt_sentence(doubt: Doubt) -> str:
    """The doubt in one sentence, its place first."""
    said = _reason(doubt).format(found=doubt.found, detail=doubt.detail, days=_days(doubt))
    return f"{_where(doubt.where)}: {said}" + ("" if said.endswith((".", "?", "…")) else ".")


def _where(where: str) -> str:
    """The place with its cell in the reader's words: "2022/III.2: lead" → "2022/III.2, chủ trì"."""
    for mark in (": ", "."):
        row, found, cell = where.rpartition(mark)
        if found and cell in _CELLS:
            return f"{row}, {_('số thứ tự') if cell == 'number' else field_word(cell)}"
    return where


def _reason(doubt: Doubt) -> str:
    reasons = {
        "lost": _("ô này mất trong bản sao"),
        "lost_part": _("bản sao mất phần này: {found}"),
        "numbers_missing": _("thiếu {found} ngay trước dòng này"),
        "sections_missing": _("thiếu mục {found} ngay trước mục này"),
        "same_text": _("trùng nguyên văn với {found}"),
        "deadline_unreadable": _("chưa đọc được thời hạn “{found}”"),
        "deadline_approximate": _("thời hạn “{found}” không nêu ngày chính xác"),
        "deadline_missing": _("không ghi thời hạn"),
        "due_before_signing": _("hạn {days} trước ngày ký kế hoạch"),
        "due_day_off": _("hạn {days}"),
        "occurrences_day_off": _("các kỳ có hạn vào ngày nghỉ: {days}"),
        "year_end_pile_up": _("dồn việc cuối kỳ, cùng đến hạn trong tháng 12: {detail}"),
        "lead_missing": _("không ghi cơ quan chủ trì"),
        "lead_unclear": _("chưa rõ cơ quan chủ trì “{found}”"),
        "agency_unknown": _("không có cơ quan “{found}” trong danh mục"),
        "agency_not_then": _("“{found}” không có vào năm của kế hoạch"),
        "lead_coordinates": _("“{found}” vừa chủ trì vừa phối hợp"),
        "typing": _("“{found}”: có lẽ gõ nhầm"),
    }
    reason = reasons[doubt.kind]
    if doubt.detail and doubt.kind in ("agency_unknown", "typing"):
        return reason + _("; có phải “{detail}”?")
    if doubt.detail and doubt.kind == "agency_not_then":
        return reason + _("; cơ quan kế thừa: {detail}")
    return reason


def _days(doubt: Doubt) -> str:
    """The days that the doubt is about, each with why it is off where that is what it is about."""
    if doubt.kind == "due_before_signing":
        return day(date.fromisoformat(doubt.found))
    if doubt.kind not in ("due_day_off", "occurrences_day_off"):
        return ""
    pairs = zip(doubt.found.split(", "), doubt.detail.split(", "), strict=True)
    return "; ".join(
        _("{day} là {weekday}").format(day=day(date.fromisoformat(found)), weekday=off_words(_off(name)))
        for found, name in pairs
    )


_CELLS = frozenset({"title", "outputs", "deadline", "lead", "coordinators", "number", "section"})


def _off(name: str) -> DayOff:
    return DayOff(OffKind(name)) if name in set(OffKind) else DayOff(OffKind.HOLIDAY, name)
