"""The sentences and cells of papers about a plan: numbers spelled out, deadlines with their words, papers with their days."""

from datetime import date

from board.wording import day
from plans.vietnamese import clean
from store.views import Counts, DeliverableMark, TaskView

LOST = "(bản sao mất chữ)"


def counts_sentence(counts: Counts) -> str:
    """The four numbers as a paper says them, in the order of the line on screens; it adds up, like that.

    >>> counts_sentence(Counts(total=31, done_on_time=5, in_time=18, due_soon=2, overdue=8))
    'tổng số 31 nhiệm vụ, trong đó hoàn thành đúng hạn 5, hoàn thành quá hạn 0, trong hạn 18 (sắp đến hạn 2), quá hạn 8'
    >>> counts_sentence(Counts(total=1, waiting=1, dropped=2)).partition("quá hạn 0, chờ")[2]
    ' sự kiện 1; ngoài tổng số: không thực hiện 2'
    """
    soon = f" (sắp đến hạn {counts.due_soon})" if counts.due_soon else ""
    parts = [
        f"hoàn thành đúng hạn {counts.done_on_time}",
        f"hoàn thành quá hạn {counts.done_late}",
        f"trong hạn {counts.in_time}{soon}",
        f"quá hạn {counts.overdue}",
    ]
    beside = (("thường xuyên", counts.ongoing), ("chờ sự kiện", counts.waiting), ("chưa rõ hạn", counts.undated))
    parts += [f"{name} {number}" for name, number in beside if number]
    outside = (("không thực hiện", counts.dropped), ("tạm dừng", counts.suspended))
    left = ", ".join(f"{name} {number}" for name, number in outside if number)
    return f"tổng số {counts.total} nhiệm vụ, trong đó {', '.join(parts)}" + (
        f"; ngoài tổng số: {left}" if left else ""
    )


def due_said(task: TaskView) -> str:
    """The document's words, and the day that counts; a day by extension says so."""
    words, due = f"“{task.deadline}”" if task.deadline else "(không ghi thời hạn)", task.due
    if due is None:
        return words
    moved = False
    for mark in task.marks:
        if mark.done_on is None and mark.due == due:
            moved = mark.original_due is not None and mark.original_due != due
            if not moved:
                break
    return f"{words}\ngia hạn đến {day(due)}" if moved else f"{words}\n{day(due)}"


def extended_said(mark: DeliverableMark) -> str:
    """By which extended deadline a deliverable was judged; "" where its first one counts."""
    return f"(gia hạn đến {day(mark.due)})" if mark.original_due and mark.due != mark.original_due else ""


def lead_said(task: TaskView) -> str:
    """The words of the lead cell on one line, as an agency's name has them; or that they are lost."""
    return clean(task.lead) or LOST


def paper_said(document: str, dated: date, issuer: str) -> str:
    """A paper with its day, and below who issued it."""
    return "\n".join(filter(None, (f"{document} ngày {day(dated)}", issuer)))


def capital(words: str) -> str:
    """The first letter as a capital, the others as they are."""
    return words[:1].upper() + words[1:]
