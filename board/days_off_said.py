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
    return _note(due, day_off(due) if due else None)


def weekend_note(due: date | None) -> str:
    """The same of weekends alone, which can be told before the table of holidays is read."""
    return _note(due, weekend(due) if due else None)


def _note(due: date | None, off: DayOff | None) -> str:
    return _("{day} là {weekday}").format(day=day(due), weekday=off_words(off)) if off else ""
