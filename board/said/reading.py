"""How a deadline or a cell of agencies was read → words, to stand beside the document's own."""

from datetime import date

from board.language import _, ngettext
from board.wording import day
from store.task_views import DeadlineView, PartyView


def deadline_reading(deadline: DeadlineView) -> str:
    """The reading of deadline words: "01/04/2022 – 30/06/2022", "thường xuyên", "chờ: …", "không đọc được"."""
    if deadline.waits_for and not deadline.windows:
        return _("chờ: {event}").format(event=deadline.waits_for)
    if not deadline.windows:
        return {
            "ongoing": _("thường xuyên"),
            "unreadable": _("không đọc được, cần người xem lại"),
            "none": _("chưa rõ hạn"),
            "conditional": _("chờ sự kiện"),
            "recurring": _("định kỳ"),
        }.get(deadline.kind, deadline.kind)
    shown = "; ".join(_window(start, due) for start, due in deadline.windows[:4])
    if len(deadline.windows) > 4:
        count = len(deadline.windows)
        shown += " … " + ngettext("({n} kỳ)", "({n} kỳ)", count).format(n=count)
    if deadline.waits_for:
        shown += "; " + _("chờ: {event}").format(event=deadline.waits_for)
    return _("{windows} (ước lượng)").format(windows=shown) if deadline.approximate else shown


def party_reading(party: PartyView) -> str:
    """Who is meant: canonical names, groups, and what nobody knows."""
    known = ", ".join((*party.agencies, *party.groups))
    unknown = ", ".join(party.unknown)
    if unknown:
        unclear = _("chưa rõ: {words}").format(words=unknown)
        return f"{known}; {unclear}" if known else unclear
    return known or "—"


def _window(start: date | None, due: date | None) -> str:
    """One window: both ends, or the end that is known."""
    if start is None or start == due:
        return _("hạn {day}").format(day=day(due))
    if due is None:
        return _("từ {day}").format(day=day(start))
    return f"{day(start)} – {day(due)}"
