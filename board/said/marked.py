"""Which tasks are marked for the next action → words, as short as a rule across the screen bears."""

from collections.abc import Sequence

from board.keys import BY_ID
from board.language import _, ngettext
from plans.vietnamese import clean
from store.views import TaskView

_NAMED = 6
"""Tasks that a sentence names one by one."""


def marked_said(tasks: Sequence[TaskView], *, hidden: int) -> str:
    """How many and which: the numbers alone where all are of one plan. `hidden` are those that the filter leaves out."""
    count = len(tasks)
    said = ngettext("đã đánh dấu {n}", "đã đánh dấu {n}", count).format(n=count)
    if tasks:
        said += ": " + ", ".join(_numbers(tasks))
    if hidden:
        said += " · " + ngettext("{n} ngoài bộ lọc", "{n} ngoài bộ lọc", hidden).format(n=hidden)
    return said


def all_hidden_said(tasks: Sequence[TaskView]) -> str:
    """Why nothing is done while the filter leaves out all that is marked: which tasks these are, and the two ways on."""
    sentence = ngettext(
        "Nhiệm vụ đã đánh dấu ({keys}) ở ngoài bộ lọc nên chưa ghi gì: {filter} rồi xóa bộ lọc để làm với nhiệm vụ ấy, hoặc"
        " {back} hai lần để bỏ đánh dấu.",
        "{n} nhiệm vụ đã đánh dấu ({keys}) ở ngoài bộ lọc nên chưa ghi gì: {filter} rồi xóa bộ lọc để làm với các nhiệm vụ"
        " ấy, hoặc {back} hai lần để bỏ đánh dấu.",
        len(tasks),
    )
    return sentence.format(
        n=len(tasks), keys=named(_numbers(tasks)), filter=BY_ID["filter"].named, back=BY_ID["back"].named
    )


def left_out_said(count: int) -> str:
    """How many marked tasks a form is not for."""
    return ngettext(
        "không gồm {n} nhiệm vụ đã đánh dấu ở ngoài bộ lọc", "không gồm {n} nhiệm vụ đã đánh dấu ở ngoài bộ lọc", count
    ).format(n=count)


def of_the_draft_said(marked: Sequence[str]) -> str:
    """What was left behind is for the tasks named above; `marked` are the keys of those that are marked by now."""
    if not marked:
        return _("mở lại nội dung nhập dở cho các nhiệm vụ trên; nay không có nhiệm vụ nào được đánh dấu")
    return _("mở lại nội dung nhập dở cho các nhiệm vụ trên, không theo đánh dấu hiện nay ({keys})").format(
        keys=named([clean(key) for key in marked])
    )


def one_by_one_said(tasks: Sequence[TaskView]) -> str:
    """Why these of the marked tasks cannot be given another deadline together, and the two ways on."""
    each = [
        ngettext("{key} còn {n} sản phẩm chưa nộp", "{key} còn {n} sản phẩm chưa nộp", task.owed - task.closed).format(
            key=clean(task.key), n=task.owed - task.closed
        )
        for task in tasks
    ]
    sentence = _(
        "Không gia hạn chung được: {tasks}, mỗi sản phẩm có hạn riêng. Xin bỏ đánh dấu ({mark}) các nhiệm vụ này rồi gia hạn"
        " từng nhiệm vụ, ở đó chọn được sản phẩm."
    )
    return sentence.format(tasks=named(each), mark=BY_ID["mark"].named)


def named(keys: Sequence[str]) -> str:
    """The first of many by name, and how many more there are."""
    more = len(keys) - _NAMED
    if more < 2:
        return ", ".join(keys)
    others = ngettext("và {n} nhiệm vụ nữa", "và {n} nhiệm vụ nữa", more).format(n=more)
    return f"{', '.join(keys[:_NAMED])} {others}"


def _numbers(tasks: Sequence[TaskView]) -> list[str]:
    same = len({task.plan for task in tasks}) == 1
    return [clean(task.number if same else task.key) for task in tasks]
