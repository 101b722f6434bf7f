"""An action of the history → words: what was done, and what each field was before and after."""

from board.dates import moment
from board.field_words import field_word
from board.language import _
from board.wording import column_word
from store.views import ActionView, FieldChangeView
from store.words import Column


def action_word(wish: str) -> str:
    """What was wished, as a noun; a wish that is not known here stays as it is."""
    words = {
        "move": _("chuyển cột"),
        "step": _("chuyển cột"),
        "close": _("ghi minh chứng hoàn thành"),
        "evidence": _("thêm minh chứng"),
        "withdraw": _("rút minh chứng"),
        "extend": _("gia hạn"),
        "note": _("ghi chú"),
        "edit": _("sửa nhiệm vụ"),
        "agency": _("sửa danh bạ cơ quan"),
        "members": _("sửa thành viên nhóm"),
        "directory": _("nhập danh bạ cơ quan"),
        "import": _("nhập kế hoạch"),
        "undo": _("hoàn tác"),
        "redo": _("làm lại"),
        "several": _("nhiều thao tác"),
    }
    return words.get(wish, wish)


def change_line(change: FieldChangeView) -> str:
    """One field before and after: "cột: Chưa thực hiện → Đang thực hiện"."""
    field = field_word(change.field)
    before, after = _value(change.field, change.before), _value(change.field, change.after)
    if not before:
        return _("{field}: {after}").format(field=field, after=after or "—")
    if not after:
        return _("{field}: bỏ {before}").format(field=field, before=before)
    return _("{field}: {before} → {after}").format(field=field, before=before, after=after)


def action_lines(action: ActionView) -> list[str]:
    """The action on one line for each task it changed, then each field: who and when stand on the first."""
    head = f"{action.number}  {moment(action.at)}  {action.who}  {action_word(action.wish)}"
    if action.tasks:
        head += "  " + ", ".join(action.tasks[:3]) + (" …" if len(action.tasks) > 3 else "")
    if action.undone:
        head += "  " + _("(đã hoàn tác)")
    if action.reverses is not None:
        head += "  " + _("(thao tác số {number})").format(number=action.reverses)
    lines = [head]
    if action.why:
        lines.append("    " + action.why)
    several = len(action.tasks) > 1
    for change in action.changes[:20]:
        task = f"{change.task}  " if several and change.task else ""
        lines.append(f"    {task}{change_line(change)}")
    if len(action.changes) > 20:
        lines.append("    …")
    return lines


def done_line(action: ActionView) -> str:
    """What an action did, in a line, for the one who did it."""
    tasks = ", ".join(action.tasks[:3]) + (" …" if len(action.tasks) > 3 else "")
    changes = "; ".join(change_line(change) for change in action.changes[:6])
    what = action_word(action.wish)
    return " · ".join(part for part in (tasks, what, changes) if part)


def _value(field: str, value: str | None) -> str:
    if value and field == "column" and value in set(Column):
        return column_word(Column(value))
    return value or ""
