"""A status, a number of days, a date → words in the reader's language. The same words on screens, in lists and on paper."""

import re
from datetime import date
from functools import lru_cache

from board.language import _, ngettext
from plans.vietnamese import clean
from store.views import Counts, PlanView, TaskView
from store.words import BOARD_COLUMNS, GROUP_MARK, Column, Timeliness


@lru_cache(maxsize=4096)
def day(value: date | None) -> str:
    """A date as an office writes it, 05/07/2022; "—" for none.

    >>> day(date(1, 1, 1))
    '01/01/0001'
    """
    return f"{value.day:02}/{value.month:02}/{value.year:04}" if value else "—"


def short_day(value: date) -> str:
    """A date where the year is plain from the context, 05/07."""
    return value.strftime("%d/%m")


def lead_word(lead_short: str) -> str:
    """Who leads, as short as a card needs it, on one line: "SNV", "nhóm", "SNV,STC ?"."""
    shown = clean(lead_short)
    return _GROUP.sub(_("nhóm"), shown) if GROUP_MARK in shown else shown


_GROUP = re.compile(rf"(?<![^,]){GROUP_MARK}(?![^, ])")
_PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<part>Q[1-4]|H[12]|9M|W\d{2}|\d{2}))?(?:-(?P<time>\d{1,2}))?")
_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")


def period_words(period: str) -> str:
    """The name of an occurrence in words; one of an unknown kind stays as it is, "" is "".

    >>> period_words("2022-03"), period_words("2022-Q2"), period_words("2022-H1"), period_words("2022")
    ('tháng 3/2022', 'quý II/2022', '6 tháng đầu năm 2022', 'năm 2022')
    >>> period_words("2022-03-15"), period_words("2022-03-2"), period_words("2022-2")
    ('15/03/2022', 'tháng 3/2022 lần 2', 'năm 2022 lần 2')
    """
    named = _ISO_DAY.fullmatch(period)
    if named is not None:
        return "{day}/{month}/{year}".format(**named.groupdict())
    found = _PERIOD.fullmatch(period)
    if found is None:
        return clean(period)
    words = _stretch(found["year"], found["part"] or "")
    return _("{period} lần {n}").format(period=words, n=int(found["time"])) if found["time"] else words


def _stretch(year: str, part: str) -> str:
    known = {
        "": _("năm {year}"),
        "Q1": _("quý I/{year}"),
        "Q2": _("quý II/{year}"),
        "Q3": _("quý III/{year}"),
        "Q4": _("quý IV/{year}"),
        "H1": _("6 tháng đầu năm {year}"),
        "H2": _("6 tháng cuối năm {year}"),
        "9M": _("9 tháng năm {year}"),
    }
    if part in known:
        return known[part].format(year=year)
    if part[0] == "W":
        return _("tuần {week}/{year}").format(week=int(part[1:]), year=year)
    return _("tháng {month}/{year}").format(month=int(part), year=year)


def column_word(column: Column) -> str:
    """The column's name."""
    return {
        Column.NOT_STARTED: _("Chưa thực hiện"),
        Column.IN_PROGRESS: _("Đang thực hiện"),
        Column.IN_REVIEW: _("Trình ký"),
        Column.DONE: _("Hoàn thành"),
        Column.DROPPED: _("Không thực hiện"),
        Column.SUSPENDED: _("Tạm dừng"),
    }[column]


def timeliness_word(timeliness: Timeliness) -> str:
    """Timeliness in words, without days."""
    return {
        Timeliness.ON_TIME: _("hoàn thành đúng hạn"),
        Timeliness.LATE: _("hoàn thành quá hạn"),
        Timeliness.IN_TIME: _("trong hạn"),
        Timeliness.DUE_SOON: _("sắp đến hạn"),
        Timeliness.OVERDUE: _("quá hạn"),
        Timeliness.ONGOING: _("thường xuyên"),
        Timeliness.WAITING: _("chờ sự kiện"),
        Timeliness.UNDATED: _("chưa rõ hạn"),
    }[timeliness]


def judged(timeliness: Timeliness, *, days_late: int, days: int | None) -> str:
    """Timeliness with its days: "quá hạn 46 ngày", "còn 45 ngày", "hoàn thành quá hạn 3 ngày"."""
    if timeliness is Timeliness.OVERDUE:
        return ngettext("quá hạn {n} ngày", "quá hạn {n} ngày", days_late).format(n=days_late)
    if timeliness is Timeliness.LATE:
        return ngettext("hoàn thành quá hạn {n} ngày", "hoàn thành quá hạn {n} ngày", days_late).format(n=days_late)
    if timeliness in (Timeliness.IN_TIME, Timeliness.DUE_SOON) and days is not None:
        if days == 0:
            return _("đến hạn hôm nay")
        return ngettext("còn {n} ngày", "còn {n} ngày", days).format(n=days)
    return timeliness_word(timeliness)


def grouping_word(grouping: str) -> str:
    """How cards are grouped; `grouping` as `store.saved_views.GROUPINGS` has it."""
    return {
        "section": _("theo mục"),
        "lead": _("theo cơ quan chủ trì"),
        "officer": _("theo chuyên viên"),
    }.get(grouping, _("không gom nhóm"))


def capital(words: str) -> str:
    """The first letter as a capital, the others as they are.

    >>> capital("đồng chí Lan"), capital("")
    ('Đồng chí Lan', '')
    """
    return words[:1].upper() + words[1:]


def title_of(task: TaskView) -> str:
    """The title, or what stands in for one that our copy has lost."""
    if task.title:
        return clean(task.title)
    outputs = clean(task.outputs)
    lost = _("(bản sao mất tên nhiệm vụ)")
    return f"{lost} {outputs}" if outputs else lost


def task_judged(task: TaskView) -> str:
    """How near or how late a task is, in words; of one that has left the board that it has: its days count no more."""
    if task.column not in BOARD_COLUMNS:
        return column_word(task.column).lower()
    return judged(task.timeliness, days_late=task.days_late, days=task.days)


def task_mark(task: TaskView) -> str:
    """How near or how late, as short as a card needs it: "!46ng", "45ng", "✓31/01", "∞", "?"; a group's "11/28" first.

    "—" stands for one that has left the board, as its days count no more;
    "!" stands for late, also of what was closed late ("✓!31/01"): a mark as well as a colour.
    """
    if task.column not in BOARD_COLUMNS:
        return "—"
    sent = f"{task.closed}/{task.owed} " if task.owed > 1 and task.column is not Column.DONE else ""
    if task.timeliness is Timeliness.OVERDUE:
        return sent + _("!{n}ng").format(n=task.days_late)
    if task.timeliness in (Timeliness.ON_TIME, Timeliness.LATE):
        late = "!" if task.timeliness is Timeliness.LATE else ""
        return f"{sent}✓{late}{short_day(task.done_on) if task.done_on else ''}"
    if task.timeliness is Timeliness.ONGOING:
        return sent + "∞"
    if task.timeliness in (Timeliness.WAITING, Timeliness.UNDATED) or task.days is None:
        return sent + "?"
    return sent + _("{n}ng").format(n=task.days)


def four_numbers(counts: Counts, *, today: date | None = None, short: bool = False) -> str:
    """The four-number line: total, done in time, done late, in time, overdue, and what else there is; it adds up.

    With `today` the day of judging is said at the end. `short` is for narrow screens.
    """
    parts = [_("Tổng {n}").format(n=counts.total)]
    on_time, late = (_("HT ĐH {n}"), _("HT QH {n}")) if short else (_("HT đúng hạn {n}"), _("HT quá hạn {n}"))
    parts += [on_time.format(n=counts.done_on_time), late.format(n=counts.done_late)]
    in_time = _("Trong hạn {n}").format(n=counts.in_time)
    if counts.due_soon:
        soon = _("(sắp {n})") if short else _("(sắp đến hạn {n})")
        in_time += " " + soon.format(n=counts.due_soon)
    parts += [in_time, _("Quá hạn {n}").format(n=counts.overdue)]
    if counts.ongoing:
        parts.append((_("TX {n}") if short else _("Thường xuyên {n}")).format(n=counts.ongoing))
    if counts.waiting:
        parts.append((_("Chờ {n}") if short else _("Chờ sự kiện {n}")).format(n=counts.waiting))
    if counts.undated:
        parts.append((_("CRH {n}") if short else _("Chưa rõ hạn {n}")).format(n=counts.undated))
    line = " · ".join(parts)
    outside = []
    if counts.dropped:
        outside.append(_("Không thực hiện {n}").format(n=counts.dropped))
    if counts.suspended:
        outside.append(_("Tạm dừng {n}").format(n=counts.suspended))
    if outside:
        line += " · " + _("ngoài tổng: {what}").format(what=", ".join(outside))
    if today:
        line += f"   ({as_of(today)})"
    return line


def past_line(plan: PlanView, today: date) -> str:
    """That a plan is wholly in the past, and how to see it as of another day; "" while it is not past."""
    if plan.last_due is None or today <= plan.last_due:
        return ""
    return _("Kế hoạch đã hết thời hạn {day} (xem theo ngày: --today)").format(day=day(plan.last_due))


def as_of(today: date) -> str:
    """On which day the numbers were judged."""
    return _("số liệu đến {day}").format(day=day(today))
