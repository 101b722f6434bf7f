"""What changed between two moments of the board → groups of lines in the reader's language, only those that hold anything."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from board.language import _
from board.said.amendment import amendment_words
from board.said.field_words import field_word
from board.said.history import value_said
from board.wording import column_word, day, lead_word, task_mark
from plans.vietnamese import clean, clean_cell
from store.history.since import (
    DecisionSince,
    EditedSince,
    EvidenceSince,
    MovedSince,
    NoteSince,
    RedatedSince,
    SinceView,
)
from store.task_views import EvidenceView, ExtensionView
from store.views import TaskView
from store.words import Column

_LONGEST = 70
"""Letters of a title, or of words that were changed: the whole of them is in `board show` and in `--json`."""

Line = tuple[str, ...]
"""Key, lead, how it is now, what changed and the task's title: as cells to be set under each other."""


def groups_said(
    found: SinceView, *, names: Mapping[str, str], with_plan: bool = False
) -> Iterator[tuple[str, list[Line]]]:
    """(heading, lines) of every group in which something stands; `with_plan` says tasks by their whole keys.

    `names` are the agencies' short names by their keys: a paper for a shared task is one agency's.
    """
    told: dict[str, Callable[[Any, Mapping[str, str]], str]] = {
        "done": _moved,
        "late": _standing,
        "extended": _redated,
        "redated": _redated,
        "reopened": _moved,
        "relieved": _standing,
        "reworded": _edited,
        "moved": _moved,
        "left": _moved,
        "returned": _moved,
        "new": _standing,
        "gone": _standing,
        "evidence": _evidence,
        "withdrawn": _evidence,
        "edited": _edited,
        "notes": _note,
        "decisions": _decision,
        "settled": _decision,
    }
    for group, heading in _headings().items():
        entries = getattr(found, group)
        if entries:
            yield heading, [_line(entry, told[group](entry, names), with_plan=with_plan) for entry in entries]


def _headings() -> dict[str, str]:
    return {
        "done": _("Hoàn thành thêm"),
        "late": _("Mới quá hạn"),
        "extended": _("Được gia hạn"),
        "redated": _("Hạn thay đổi không do gia hạn"),
        "relieved": _("Không còn quá hạn"),
        "reopened": _("Không còn là hoàn thành"),
        "left": _("Không thực hiện, tạm dừng"),
        "returned": _("Thực hiện trở lại"),
        "moved": _("Chuyển cột"),
        "new": _("Nhiệm vụ mới"),
        "gone": _("Nhiệm vụ không còn trên bảng"),
        "reworded": _("Sửa nội dung văn bản"),
        "decisions": _("Kết luận mới"),
        "settled": _("Kết luận đã giải quyết"),
        "evidence": _("Minh chứng mới"),
        "withdrawn": _("Minh chứng đã rút"),
        "edited": _("Sửa thông tin theo dõi"),
        "notes": _("Ghi chú mới"),
    }


def _line(entry: Any, told: str, *, with_plan: bool) -> Line:  # noqa: ANN401 - an entry of any group
    task: TaskView | None = entry if isinstance(entry, TaskView) else entry.task
    if task is None:
        return ("—", "", "", told, "")
    key = task.key if with_plan else task.number
    return (
        key,
        lead_word(task.lead_short),
        task_mark(task),
        told,
        _short(clean(task.title)) or _("(mất tên nhiệm vụ)"),
    )


def _standing(_task: TaskView, _names: Mapping[str, str]) -> str:
    return ""


def _moved(one: MovedSince, _names: Mapping[str, str]) -> str:
    if one.after is Column.DONE or one.before is one.after:
        return ""
    return _("{before} → {after}").format(before=column_word(one.before), after=column_word(one.after))


def _redated(one: RedatedSince, names: Mapping[str, str]) -> str:
    days = _("{before} → {after}").format(before=day(one.before), after=day(one.after))
    papers = ", ".join(_paper(paper) for paper in one.papers)
    return _of(one.agency, f"{days} ({papers})" if papers else days, names)


def _edited(one: EditedSince, _names: Mapping[str, str]) -> str:
    by = "; ".join(amendment_words(amendment)[1] for amendment in one.amendments)
    field = _("số thứ tự") if one.field == "number" else field_word(one.field)
    told = _("{field}: {before} → {after}").format(
        field=field, before=_value(one, one.before), after=_value(one, one.after)
    )
    return f"{told} ({by})" if by else told


def _value(one: EditedSince, value: str) -> str:
    """The document's and people's own words in quotes, ours without."""
    said = value_said(one.field, value)
    return _quoted(value) if said == value else said


def _evidence(one: EvidenceSince, names: Mapping[str, str]) -> str:
    return _of(one.agency, ("✓ " if one.paper.closes else "") + _paper(one.paper), names)


def _note(one: NoteSince, _names: Mapping[str, str]) -> str:
    return _("{who}: {text}").format(who=clean(one.note.who), text=_quoted(one.note.text))


def _decision(one: DecisionSince, names: Mapping[str, str]) -> str:
    due = _(", hạn {day}").format(day=day(one.due)) if one.due else ""
    return (
        f"{clean(one.meeting)} {day(one.held_on)}: {_quoted(one.text)} ({clean(names.get(one.owner, one.owner))}{due})"
    )


def _paper(paper: EvidenceView | ExtensionView) -> str:
    note = paper.note if isinstance(paper, EvidenceView) else ""
    return f"{clean(paper.document or note)} {day(paper.date)}"


def _quoted(words: str) -> str:
    return f"“{_short(' '.join(clean_cell(words).split()))}”" if words else "—"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _of(agency: str | None, told: str, names: Mapping[str, str]) -> str:
    """Behind the agency that it is of, where a group leads."""
    if agency is None:
        return told
    return _("{agency}: {what}").format(agency=clean(names.get(agency, agency)), what=told)
