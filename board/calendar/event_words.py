"""What a calendar event says: a summary that a phone can show, and the document's own words below it."""

import re
from collections.abc import Iterator
from datetime import date

from board.language import _
from board.said.days_off import off_words
from board.said.sample import sample_mark, with_mark
from board.wording import day, lead_word, period_words
from plans.days_off import day_off
from plans.owed import split_outputs
from plans.vietnamese import clean, clean_cell
from store.views import CalendarEntryView

_SUMMARY_LETTERS = 160
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def summary(entry: CalendarEntryView) -> str:
    """Who, which number, what: "STC V.2 · Báo cáo đánh giá …", "nhóm 11/27 III.1 · …", "✓" first when it is done.

    The words that tell it from others come first, because a phone shows some forty letters. An occurrence says its
    period; a task with several outputs says the output's words; a title that our copy has lost says so. Invented data are
    marked before anything else: the summary is all that every client shows, and all that a feed of titles only has.
    """
    done = "✓" if entry.done_on else ""
    head = " ".join(filter(None, (done, _who(entry), entry.task.number, _period(entry))))
    return _shortened(with_mark(sample_mark((entry.plan,)), clean(f"{head} · {_what(entry)}")))


def description(entry: CalendarEntryView) -> str:
    """The document's words for task, output, deadline, lead and coordinators, one a line, and what has become of it."""
    return "\n".join(clean_cell(line) for line in _lines(entry))


def categories(entry: CalendarEntryView) -> tuple[str, ...]:
    """The plan and whoever owes it, to filter by in a calendar."""
    owing = (entry.task.lead,) if entry.owed > 1 else tuple(_lead_short(entry).split(","))
    names = (entry.plan.short_title, *((entry.agency.name,) if entry.agency else owing))
    return tuple(filter(None, map(clean, names)))


def _who(entry: CalendarEntryView) -> str:
    if entry.agency:
        return entry.agency.abbreviation or entry.agency.name
    if entry.owed > 1:
        return _("nhóm {closed}/{owed}").format(closed=entry.closed, owed=entry.owed)
    return _lead_short(entry)


def _lead_short(entry: CalendarEntryView) -> str:
    """The lead's abbreviation without the mark of doubt, which is for those who can mend the reading."""
    return lead_word(entry.task.lead_short).rstrip("? ")


def _what(entry: CalendarEntryView) -> str:
    task = entry.task
    several = len(split_outputs(task.outputs)) > 1
    if task.title and not (several and entry.output):
        return task.title
    words = entry.output or task.outputs
    if task.title or "title" not in task.lost_cells:
        return words or task.number
    return " ".join(filter(None, (_("(bản sao mất tên nhiệm vụ)"), words)))


def _shortened(text: str) -> str:
    if len(text) <= _SUMMARY_LETTERS:
        return text
    cut = text[:_SUMMARY_LETTERS]
    return (cut.rpartition(" ")[0] or cut) + "…"


def _lines(entry: CalendarEntryView) -> Iterator[str]:
    task = entry.task
    lost = _("(bản sao mất tên nhiệm vụ)") if "title" in task.lost_cells else ""
    yield _("Nhiệm vụ: {words}").format(words=task.title or lost or "—")
    if entry.output:
        yield _("Sản phẩm: {words}").format(words=entry.output)
    yield _deadline(entry)
    if entry.due != entry.original_due:
        yield _extension(entry)
    if entry.agency:
        yield _("Cơ quan thực hiện: {name}").format(name=entry.agency.name)
    if task.lead:
        yield _("Chủ trì: {words}").format(words=clean(task.lead))
    if task.coordinators:
        yield _("Phối hợp: {words}").format(words=clean(task.coordinators))
    if entry.owed > 1:
        yield _("Đã hoàn thành: {closed}/{owed} cơ quan").format(closed=entry.closed, owed=entry.owed)
    if entry.done_on:
        yield _done(entry.done_on, entry.document)
    note = _day_off(entry.due)
    if note:
        yield note
    yield _("Nguồn: {plan}, {number} ({key})").format(
        plan=entry.plan.short_title, number=entry.plan.number, key=task.key
    )


def _deadline(entry: CalendarEntryView) -> str:
    window = " – ".join(day(one) for one in (entry.start, entry.original_due) if one)
    said = {"words": entry.deadline_words, "window": window, "period": _period(entry)}
    if not window:
        return _("Thời hạn: “{words}”").format(**said)
    if entry.approximate:
        return _("Thời hạn: “{words}” = {window} (ước lượng)").format(**said)
    if said["period"]:
        return _("Thời hạn: “{words}” = {window} ({period})").format(**said)
    return _("Thời hạn: “{words}” = {window}").format(**said)


def _extension(entry: CalendarEntryView) -> str:
    if entry.original_due is None:
        return _("Gia hạn đến {due}").format(due=day(entry.due))
    return _("Gia hạn đến {due}; hạn cũ {before}").format(due=day(entry.due), before=day(entry.original_due))


def _done(done_on: date, document: str) -> str:
    if document:
        return _("Hoàn thành ngày {day}, văn bản {document}").format(day=day(done_on), document=document)
    return _("Hoàn thành ngày {day}").format(day=day(done_on))


def _day_off(due: date) -> str:
    off = day_off(due)
    return _("Ngày đến hạn là {weekday}").format(weekday=off_words(off)) if off else ""


def _period(entry: CalendarEntryView) -> str:
    """The occurrence in words; "" where it is named by its first due day, for the event stands on a day anyway."""
    period = entry.period or ""
    return "" if _DAY.fullmatch(period) else period_words(period)
