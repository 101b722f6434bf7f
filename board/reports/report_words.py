"""The sentences and cells of papers about a plan: numbers spelled out, deadlines with their words, papers with their days."""

from datetime import date
from functools import lru_cache

from board.wording import day
from plans.vietnamese import clean
from store.views import Counts, DeliverableMark, TaskView

LOST = "(bản sao mất chữ)"


def counts_sentence(counts: Counts) -> str:
    """The four numbers as a paper says them, in the order of the line on screens; it adds up, like that.

    >>> counts_sentence(Counts(total=31, done_on_time=5, in_time=18, due_soon=2, overdue=8))
    'tổng số 31 nhiệm vụ, trong đó: 05 nhiệm vụ hoàn thành đúng hạn; 0 nhiệm vụ hoàn thành quá hạn; \
18 nhiệm vụ trong hạn (02 nhiệm vụ sắp đến hạn); 08 nhiệm vụ quá hạn'
    >>> counts_sentence(Counts(total=1, waiting=1, dropped=2)).partition("quá hạn; 01")[2]
    ' nhiệm vụ chờ sự kiện; ngoài tổng số có 02 nhiệm vụ không thực hiện'
    """
    soon = f" ({_tasks(counts.due_soon)} sắp đến hạn)" if counts.due_soon else ""
    parts = [
        f"{_tasks(counts.done_on_time)} hoàn thành đúng hạn",
        f"{_tasks(counts.done_late)} hoàn thành quá hạn",
        f"{_tasks(counts.in_time)} trong hạn{soon}",
        f"{_tasks(counts.overdue)} quá hạn",
    ]
    beside = (("thường xuyên", counts.ongoing), ("chờ sự kiện", counts.waiting), ("chưa rõ hạn", counts.undated))
    parts += [f"{_tasks(number)} {name}" for name, number in beside if number]
    outside = (("không thực hiện", counts.dropped), ("tạm dừng", counts.suspended))
    left = ", ".join(f"{_tasks(number)} {name}" for name, number in outside if number)
    return f"tổng số {_tasks(counts.total)}, trong đó: {'; '.join(parts)}" + (
        f"; ngoài tổng số có {left}" if left else ""
    )


def number_written(number: int) -> str:
    """A count in the running words of a paper: offices put a nought before those under ten.

    >>> number_written(6), number_written(0), number_written(31)
    ('06', '0', '31')
    """
    return f"{number:02}" if number else "0"


def title_said(task: TaskView) -> str:
    """What a task is called in a paper; where our copy has lost the words, its output tells which one it is."""
    return task.title or " ".join(filter(None, (LOST, clean(task.outputs))))


def _tasks(number: int) -> str:
    return f"{number_written(number)} nhiệm vụ"


def due_said(task: TaskView, due: date | None) -> str:
    """The document's words, and which of the task's unmet due days counts; a day by extension says so."""
    words = f"“{task.deadline}”" if task.deadline else "(không ghi thời hạn)"
    if due is None:
        return words
    moved = False
    for mark in task.marks:
        if mark.done_on is None and mark.due == due:
            moved = mark.original_due is not None and mark.original_due != due
            if not moved:
                break
    return f"{words}\ngia hạn đến {day(due)}" if moved else f"{words}\n{day(due)}"


_lead_cleaned = lru_cache(maxsize=1024)(clean)
"""Thousands of tasks share a few leads."""


def extended_said(mark: DeliverableMark) -> str:
    """By which extended deadline a deliverable was judged; "" where its first one counts."""
    return f"(gia hạn đến {day(mark.due)})" if mark.original_due and mark.due != mark.original_due else ""


def lead_said(task: TaskView) -> str:
    """The words of the lead cell on one line, as an agency's name has them; or that they are lost."""
    return _lead_cleaned(task.lead) or LOST


def paper_said(document: str, dated: date, issuer: str) -> str:
    """A paper with its day, and below who issued it."""
    return "\n".join(filter(None, (f"{document} ngày {day(dated)}", issuer)))
