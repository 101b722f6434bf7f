"""An action of the history → words: what was done, and what each field was before and after."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from board.dates import moment
from board.language import _, ngettext
from board.said.field_words import field_word
from board.said.meeting_words import cause_word, settled_word
from board.said.roles import with_role_word
from board.wording import column_word, period_words
from plans.vietnamese import clean, fold
from store.task_views import ActionView, FieldChangeView
from store.words import TAKING_BACK, Column

_NAMED_BY_THE_WISH = {
    "move": "column",
    "close": "evidence",
    "evidence": "evidence",
    "withdraw": "evidence",
    "extend": "extension",
    "note": "note",
    "measure": "measurement",
    "feed": "feed",
    "save_view": "saved_view",
    "remove_view": "saved_view",
    "add_user": "user",
    "set_role": "user_role",
    "remove_user": "user_removed",
    "cause": "cause",
    "decide": "decision",
    "park": "parked",
    "unpark": "parked",
    "close_meeting": "meeting_closed",
}
"""Wish → the field that its own name says already: "gia hạn: gia hạn: …" would say it twice."""

_OCCURRENCE = re.compile(r"(?<= )\d{4}-(?:Q[1-4]|H[12]|9M|W\d{2}|\d{2})(?:-\d{1,2})?$")
"""At the end of what was recorded of one occurrence of what recurs: which one, as the store names it."""

_TAKING_AWAY = ("remove_view", "withdraw")
"""Wishes that say already that what follows is there no more."""

_NAMED_TASKS = 3
_TOLD_CHANGES = 20
"""So many tasks and changes of an action are told in a list of actions; of more, that there are more."""


def action_word(wish: str) -> str:
    """What was wished, as a noun; a wish that is not known here stays as it is."""
    return wish_words().get(wish, wish)


def wishes_named(typed: str) -> tuple[str, ...]:
    """The stable names of what somebody calls by its word, with or without accents, or by such a name; () for nothing.

    >>> wishes_named("gia hạn"), wishes_named("Chuyen cot"), wishes_named("undo"), wishes_named("màu")
    (('extend',), ('move',), ('undo',), ())
    """
    sought = fold(typed)
    return tuple(wish for wish, word in wish_words().items() if sought in (fold(word), wish))


def wish_words() -> dict[str, str]:
    """Stable name → what was wished, as a noun."""
    return {
        "move": _("chuyển cột"),
        "close": _("ghi minh chứng hoàn thành"),
        "evidence": _("thêm minh chứng"),
        "withdraw": _("rút minh chứng"),
        "extend": _("gia hạn"),
        "note": _("ghi chú"),
        "edit": _("sửa nhiệm vụ"),
        "agency": _("sửa danh mục cơ quan"),
        "members": _("sửa thành viên nhóm"),
        "feed": _("thêm lịch đăng ký"),
        "revoke_feed": _("thu hồi lịch đăng ký"),
        "renew_feed": _("đổi địa chỉ lịch đăng ký"),
        "directory": _("nhập danh mục cơ quan"),
        "import": _("nhập kế hoạch"),
        "measure": _("ghi số đo chỉ tiêu"),
        "save_view": _("lưu cách xem"),
        "remove_view": _("bỏ cách xem"),
        "place_view": _("xếp lại cách xem"),
        "add_user": _("thêm người dùng"),
        "set_role": _("đổi vai trò"),
        "remove_user": _("cho thôi sử dụng"),
        "undo": _("hoàn tác"),
        "redo": _("làm lại"),
        "several": _("nhiều thao tác"),
        "cause": _("ghi nguyên nhân chậm"),
        "meeting": _("mở phiên họp"),
        "edit_meeting": _("sửa thông tin phiên họp"),
        "close_meeting": _("kết thúc phiên họp"),
        "decide": _("ghi kết luận"),
        "edit_decision": _("sửa kết luận"),
        "settle": _("ghi kết quả thực hiện kết luận"),
        "park": _("để lại cuối phiên"),
        "unpark": _("bỏ để lại cuối phiên"),
        "undo_meeting": _("hoàn tác cả phiên họp"),
        "letters": _("lập công văn đôn đốc"),
        "number_letter": _("ghi số công văn đôn đốc"),
        "reply": _("ghi trả lời công văn đôn đốc"),
    }


def reason_said(why: str) -> str:
    """Why it was done, on one line: the words of whoever did it, or that our copy was put right."""
    wrong_copy = _("sửa bản chép cho đúng văn bản")
    return "; ".join(wrong_copy if reason == "transcription" else reason for reason in clean(why).split("; "))


def change_line(change: FieldChangeView) -> str:
    """One field before and after: "cột: Chưa thực hiện → Đang thực hiện"."""
    if _is_back(change):
        return change_words(change)
    return _("{field}: {after}").format(field=field_word(change.field), after=change_words(change))


def change_words(change: FieldChangeView) -> str:
    """What a field was and is, without its name: "Chưa thực hiện → Đang thực hiện"."""
    before, after = value_said(change.field, change.before), value_said(change.field, change.after)
    if not before:
        return after or "—"
    if _is_back(change):
        return _("{user} dùng lại bảng").format(user=before)
    if not after:
        return _("bỏ {before}").format(before=before)
    return _("{before} → {after}").format(before=before, after=after)


def changes_said(action: ActionView, changes: Sequence[FieldChangeView]) -> str:
    """These changes of the action, each line once; the field that the wish names anyway is not named again.

    Of several tasks what is the same for all comes first, then the rest behind the tasks that it is of.
    """
    named = {_NAMED_BY_THE_WISH.get(action.wish)} | ({"name"} if action.wish == "save_view" else set())
    moves = [change for change in changes if change.field == "column"]
    together = _moves(moves) if len({change.task for change in moves}) > 1 else ""
    lines: dict[str, dict[str | None, None]] = {}
    for change in changes:
        words = together if together and change.field == "column" else change_words(change)
        if action.wish in _TAKING_AWAY and change.field in named and not change.after:
            words = value_said(change.field, change.before)
        field = field_word(change.field)
        line = (
            words
            if change.field in named or _is_back(change)
            else _("{field}: {after}").format(field=field, after=words)
        )
        lines.setdefault(line, {})[change.task] = None
    tasks = {change.task for change in changes if change.task is not None}
    return "; ".join(lines if len(tasks) < 2 else _by_tasks(lines, tasks, together=together))


def wish_said(action: ActionView) -> str:
    """What was done, without what it changed: a saved view that only got another name was renamed."""
    renamed = action.wish == "save_view" and [(one.field, one.before is None) for one in action.changes] == [
        ("name", False)
    ]
    return _("đổi tên cách xem") if renamed else action_word(action.wish)


def action_said(action: ActionView, changes: Sequence[FieldChangeView]) -> str:
    """What was done and what these changes of it are: "gia hạn: 30/09/2022 (7/CV-UBND 15/05/2022); hạn: …"."""
    wish, said = wish_said(action), changes_said(action, changes)
    if not said:
        return wish
    if action.wish in _NAMED_BY_THE_WISH:
        return _("{wish}: {changes}").format(wish=wish, changes=said)
    return f"{wish} · {said}"


def action_searched(action: ActionView) -> str:
    """All that an action says, in the words in which it is shown: where free words of a filter are looked for."""
    return " ".join(
        (
            action.who,
            wish_said(action),
            reason_said(action.why),
            *action.tasks,
            *(change_line(change) for change in action.changes),
        )
    )


def in_order(action: ActionView) -> ActionView:
    """The action with tasks and changes in the order in which they were made: an undo has them back to front."""
    if action.wish != "undo":
        return action
    return replace(action, tasks=action.tasks[::-1], changes=action.changes[::-1])


def action_lines(action: ActionView) -> list[str]:
    """The action on one line for each task it changed, then each field: who and when stand on the first."""
    action = in_order(action)
    head = f"{action.number}  {moment(action.at)}  {action.who}  {wish_said(action)}"
    if action.tasks:
        head += "  " + _first_tasks(action)
    if fate := fate_said(action):
        head += f"  ({fate})"
    if action.reverses is not None:
        head += "  " + _("(của thao tác số {number})").format(number=action.reverses)
    lines = [head]
    if action.why:
        lines.append("    " + reason_said(action.why))
    several = len(action.tasks) > 1
    for change in action.changes[:_TOLD_CHANGES]:
        task = f"{change.task}  " if several and change.task else ""
        lines.append(f"    {task}{change_line(change)}")
    if len(action.changes) > _TOLD_CHANGES:
        lines.append("    …")
    return lines


def fate_said(action: ActionView) -> str:
    """What became of an action since: taken back; taken back and done again by which one; of an undo, that it was undone."""
    if action.redone is not None:
        return _("đã hoàn tác rồi làm lại ở số {number}").format(number=action.redone)
    if not action.undone:
        return ""
    return _("đã làm lại") if action.wish in TAKING_BACK else _("đã hoàn tác")


def done_line(action: ActionView) -> str:
    """What an action did, in a line, for the one who did it: which task, or of several how many, then what."""
    if action.wish == "undo_meeting":
        return _counted(action)
    action = in_order(action)
    tasks = _first_tasks(action)
    count = len(action.tasks)
    if count > 1:
        tasks = ngettext("{n} nhiệm vụ ({tasks})", "{n} nhiệm vụ ({tasks})", count).format(n=count, tasks=tasks)
    said = action_said(action, action.changes if count > 1 else action.changes[:6])
    return f"{tasks} · {said}" if tasks else said


def value_said(field: str, value: str | None) -> str:
    """What is recorded of a field, in the reader's words; "" of nothing."""
    if value and field == "column" and value in set(Column):
        return column_word(Column(value))
    if field == "cause":
        return cause_word(value or "")
    if field == "decision_outcome" and value:
        number, blank, outcome = value.rpartition(" ")
        return number + blank + settled_word(outcome)
    if value and field in ("user", "user_role"):
        return with_role_word(value)
    if value and field in ("evidence", "extension"):
        return _OCCURRENCE.sub(lambda found: period_words(found[0]), value)
    if value and field == "period":
        return period_words(value)
    if value and field == "letter_item":
        asked, _hash, round_ = value.rpartition(" #")
        return _("{agency} lần {n}").format(agency=asked, n=round_)
    return value or ""


def _is_back(change: FieldChangeView) -> bool:
    """Whether somebody who was let go is admitted again: "thôi sử dụng: bỏ lan" would say the contrary."""
    return change.field == "user_removed" and not change.after


def _by_tasks(lines: Mapping[str, Collection[str | None]], tasks: Collection[str], *, together: str) -> list[str]:
    """Lines with the tasks that each is of: what is so of all of `tasks` first, then the rest behind the tasks it is of.

    `together` is the line of all that moved, which names tasks itself where it has to.
    """
    of_some: dict[tuple[str, ...], list[str]] = {}
    for line, of in lines.items():
        if not set(of).issuperset(tasks) and None not in of and line != together:
            of_some.setdefault(tuple(key or "" for key in of), []).append(line)
    apart = {line for some in of_some.values() for line in some}
    told = [line for line in lines if line not in apart]
    for keys, some in of_some.items():
        told.append(_("{tasks}: {changes}").format(tasks=", ".join(_numbers(keys, tasks)), changes=", ".join(some)))
    return told


def _numbers(keys: Sequence[str], of: Collection[str]) -> list[str]:
    """The keys without their plan, where it is the same for all `of` these."""
    same = len({key.partition("/")[0] for key in of}) == 1
    return [key.partition("/")[2] if same else key for key in keys]


def _first_tasks(action: ActionView) -> str:
    return ", ".join(action.tasks[:_NAMED_TASKS]) + (" …" if len(action.tasks) > _NAMED_TASKS else "")


def _counted(action: ActionView) -> str:
    """Of what was taken back together so many of each kind: "hoàn tác cả phiên họp: kết luận 2, nguyên nhân chậm 1"."""
    in_order = reversed(action.changes)  # the last one was taken back first
    kinds = Counter(field_word(change.field) for change in in_order)
    said = ", ".join(f"{kind} {count}" for kind, count in kinds.items())
    return (
        _("{wish}: {changes}").format(wish=action_word(action.wish), changes=said) if said else action_word(action.wish)
    )


def _moves(changes: Sequence[FieldChangeView]) -> str:
    """Where several tasks went: the column once, however many; with the tasks' keys where they went to several."""
    gone: dict[str, list[str]] = {}
    for change in changes:
        gone.setdefault(value_said("column", change.after), []).append(change.task or "")
    if len(gone) == 1:
        return next(iter(gone))
    return ", ".join(f"{column} ({', '.join(tasks)})" for column, tasks in gone.items())
