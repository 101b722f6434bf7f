"""Why an agency's row says what it says: which tasks are counted in it, and by what each of them is judged."""

from collections.abc import Iterable
from datetime import date

from board.language import _, ngettext
from board.said.explained import Reason
from board.wording import capital, day, four_numbers, timeliness_word
from plans.vietnamese import clean
from store.counts import own_timeliness
from store.views import Counts, TaskView
from store.words import BOARD_COLUMNS, URGENCY, Timeliness

_LISTED = (Timeliness.OVERDUE, Timeliness.DUE_SOON, Timeliness.WAITING, Timeliness.UNDATED, Timeliness.LATE)


def explain_agency(
    agency: str, name: str, counts: Counts, tasks: Iterable[TaskView], *, today: date
) -> tuple[Reason, ...]:
    """The numbers of the agency with this key among `tasks`, how they come about, and which tasks stand behind the bad ones."""
    own = [task for task in tasks if agency in task.owing and task.column in BOARD_COLUMNS]
    rule = _(
        "Mỗi nhiệm vụ mà cơ quan phải nộp sản phẩm được tính một lần, xét theo sản phẩm của chính cơ quan ấy và sản phẩm"
        " chung của các cơ quan chủ trì; của nhiều sản phẩm thì lấy sản phẩm xấu nhất."
    )
    reasons = [
        Reason(_("Tình trạng"), f"{clean(name)}: {four_numbers(counts, today=today)}"),
        Reason(_("Quy tắc"), rule),
    ]
    for kind in sorted(_LISTED, key=URGENCY.__getitem__):
        listed = [_task(task, agency, today) for task in own if own_timeliness(task, agency) is kind]
        if listed:
            reasons.append(Reason(capital(timeliness_word(kind)), "; ".join(listed) + "."))
    return tuple(reasons)


def _task(task: TaskView, agency: str, today: date) -> str:
    """A task by its number, and the agency's own days in it."""
    mine = [mark for mark in task.marks if mark.agency in (None, agency)]
    number = clean(task.number)
    due = min((mark.due for mark in mine if mark.done_on is None and mark.due is not None), default=None)
    if due is not None:
        days = (today - due).days
        if days > 0:
            return ngettext("{number} chậm {n} ngày (hạn {day})", "{number} chậm {n} ngày (hạn {day})", days).format(
                number=number, n=days, day=day(due)
            )
        return _("{number} (hạn {day})").format(number=number, day=day(due))
    late = max((mark.days_late for mark in mine), default=0)
    if late:
        return ngettext("{number} chậm {n} ngày", "{number} chậm {n} ngày", late).format(number=number, n=late)
    return number
