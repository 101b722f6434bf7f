"""Why a day is off → words to stand beside a deadline."""

from datetime import date

from board.language import _
from board.wording import day
from plans.days_off import DayOff, OffKind, day_off, weekend
from plans.vietnamese import clean


def off_words(off: DayOff) -> str:
    """Why a day is off: "thứ Bảy", "Chủ nhật", "ngày nghỉ Tết Nguyên đán"."""
    if off.kind is OffKind.HOLIDAY:
        return _("ngày nghỉ lễ: {name}").format(name=clean(off.name))
    return _("thứ Bảy") if off.kind is OffKind.SATURDAY else _("Chủ nhật")


def off_note(due: date | None) -> str:
    """That a due day is off, and why: "31/12/2022 là thứ Bảy"; "" for a working day. Asks the table of holidays."""
    off = day_off(due) if due else None
    return _("{day} là {weekday}").format(day=day(due), weekday=off_words(off)) if off else ""


def weekend_words(due: date | None) -> str:
    """Which day of a weekend it is, "" for none: what can be told before the table of holidays is read."""
    off = weekend(due) if due else None
    return off_words(off) if off else ""
