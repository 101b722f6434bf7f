"""What one agency's own part of listed tasks is, where its numbers are others than those of the whole tasks → a line."""

from collections.abc import Iterable, Mapping, Sequence

from board.language import _
from board.wording import timeliness_word
from plans.vietnamese import clean, fold
from store.counts import count, count_by_agency, own_timeliness
from store.filters.fields import FIELDS, agencies_named
from store.filters.language import WORD, alternatives
from store.views import AgencyView, Counts, TaskView
from store.words import BOARD_COLUMNS, Timeliness

_CLOSED = (Timeliness.ON_TIME, Timeliness.LATE)
_LEAD = "chủ-trì"


def own_part_said(filter_text: str, tasks: Sequence[TaskView], agencies: Mapping[str, AgencyView]) -> str:
    """Of a list of one lead's tasks: by which numbers its own row differs from the line above the list, and by which tasks.

    "" where the filter is of no single agency, or where there is no difference. An agency's row counts what it owes itself;
    a list counts whole tasks, and a group's task goes on until the last of them has sent.
    """
    agency = _one_lead(filter_text, agencies)
    if agency is None:
        return ""
    own = dict(count_by_agency(tasks)).get(agency.key, Counts())
    numbers = _numbers(own, count(tasks))
    told = _differing(agency, tasks)
    if not numbers or not told:
        return ""
    return _("Phần của {agency}: {numbers}; {tasks}").format(
        agency=clean(agency.abbreviation), numbers=", ".join(numbers), tasks="; ".join(told)
    )


def _one_lead(filter_text: str, agencies: Mapping[str, AgencyView]) -> AgencyView | None:
    """The agency whose tasks are asked for; None where none is, or several are, or a group."""
    meant: set[str] = set()
    for found in WORD.finditer(filter_text):
        if found["field"] is None or FIELDS.get(fold(found["field"]).replace("_", "-")) != _LEAD:
            continue
        if found["not"]:
            return None
        for value in alternatives(found["value"]):
            meant |= agencies_named(value, dict(agencies))
    agency = agencies[meant.pop()] if len(meant) == 1 else None
    return agency if agency is not None and agency.members is None else None


def _numbers(own: Counts, whole: Counts) -> list[str]:
    said = (
        (_("HT đúng hạn {n}"), own.done_on_time, whole.done_on_time),
        (_("HT quá hạn {n}"), own.done_late, whole.done_late),
        (_("trong hạn {n}"), own.in_time, whole.in_time),
        (_("quá hạn {n}"), own.overdue, whole.overdue),
        (_("thường xuyên {n}"), own.ongoing, whole.ongoing),
        (_("chờ sự kiện {n}"), own.waiting, whole.waiting),
        (_("chưa rõ hạn {n}"), own.undated, whole.undated),
    )
    return [words.format(n=mine) for words, mine, theirs in said if mine != theirs]


def _differing(agency: AgencyView, tasks: Iterable[TaskView]) -> list[str]:
    """The tasks that stand otherwise for the agency than as a whole, those that stand alike together."""
    alike: dict[tuple[Timeliness, Timeliness], list[str]] = {}
    for task in tasks:
        if agency.key in task.owing and task.column in BOARD_COLUMNS:
            own = own_timeliness(task, agency.key)
            if own is not task.timeliness:
                alike.setdefault((own, task.timeliness), []).append(clean(task.number))
    return [
        _("{tasks}: đã nộp, nhóm chưa đủ").format(tasks=", ".join(numbers))
        if own in _CLOSED and whole not in _CLOSED
        else _("{tasks}: {own}, cả nhóm {whole}").format(
            tasks=", ".join(numbers), own=timeliness_word(own), whole=timeliness_word(whole)
        )
        for (own, whole), numbers in alike.items()
    ]
