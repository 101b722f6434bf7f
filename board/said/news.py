"""What others did meanwhile → sentences: beside one's own work, for whoever looks at the task or has just changed it."""

from collections.abc import Sequence
from datetime import datetime

from board.dates import local, moment
from board.language import _, ngettext
from board.said.field_words import field_word
from board.said.history import action_said, action_word, value_said
from plans.vietnamese import clean
from store.meanwhile_errors import FieldConflict, plain_field
from store.task_views import ActionView, Outcome


def news_line(action: ActionView, task: str) -> str:
    """What somebody else has just done to a task: "lan vừa chuyển 2022/IV.1 sang Trình ký"."""
    who = clean(action.who)
    changes = [change for change in action.changes if change.task == task]
    columns = [change for change in changes if change.field == "column"]
    if columns and len(changes) == 1:
        column = value_said("column", columns[0].after)
        return _("{who} vừa chuyển {task} sang {column}").format(who=who, task=task, column=column)
    said = action_said(action, changes) if changes else action_word(action.wish)
    return _("{who} vừa cập nhật {task}: {said}").format(who=who, task=task, said=said)


def meanwhile_lines(outcome: Outcome) -> list[str]:
    """What others did to the same tasks since they were seen, which stays beside one's own: "lan đã đổi kết quả lúc 09:14".

    What somebody has set several times is told once, with the last time.
    """
    several = len(outcome.action.tasks) > 1
    lines: dict[tuple[str, ...], str] = {}
    for action in outcome.meanwhile:
        fields = ", ".join(dict.fromkeys(field_word(change.field) for change in action.changes))
        what = fields or action_word(action.wish)
        line = _("{who} đã đổi {what} lúc {at}").format(
            who=clean(action.who), what=what, at=moment_said(action.at, seen_at=outcome.action.at)
        )
        lines[action.who, what, *action.tasks] = f"{', '.join(action.tasks)}: {line}" if several else line
    return list(lines.values())


def conflicts_line(conflicts: Sequence[FieldConflict]) -> str:
    """Which fields of which tasks somebody else has changed, for where there is room for a sentence only."""
    first = conflicts[0]
    who = clean(first.who) or _("người khác")
    line = _("{task}: {who} đã đổi {field} thành “{theirs}”").format(
        task=thing_said(first.task),
        who=who,
        field=field_word(plain_field(first.field)),
        theirs=field_text(first, first.theirs),
    )
    if first.at is not None:
        line += _(" lúc {at}").format(at=moment(first.at))
    if len(conflicts) > 1:
        n = len(conflicts) - 1
        line += ngettext("; còn {n} chỗ trùng khác", "; còn {n} chỗ trùng khác", n).format(n=n)
        line += f" ({', '.join(dict.fromkeys(thing_said(one.task) for one in conflicts[1:4]))}{' …' if n > 3 else ''})"
    return line


def thing_said(name: str) -> str:
    """What a conflict is about: a task's or a target's key as it is, a decision, a letter, a meeting in words."""
    kind, _slash, number = name.partition("/")
    words = {
        "decision": _("kết luận mã {n}"),
        "letter": _("công văn đôn đốc số {n}"),
        "meeting": _("phiên họp số {n}"),
    }
    return words[kind].format(n=number) if kind in words else name


def field_text(conflict: FieldConflict, text: str) -> str:
    """One of a conflict's texts in the reader's words."""
    return value_said(plain_field(conflict.field), text) if text else "—"


def moment_said(at: datetime, *, seen_at: datetime) -> str:
    """A moment seen from another: the hour where it is the same day, else day and hour.

    >>> from datetime import UTC
    >>> moment_said(datetime(2022, 5, 16, 2, 14, tzinfo=UTC), seen_at=datetime(2022, 5, 16, 9, 0, tzinfo=UTC))
    '09:14'
    """
    return f"{local(at):%H:%M}" if local(at).date() == local(seen_at).date() else moment(at)
