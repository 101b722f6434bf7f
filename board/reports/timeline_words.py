"""What a timeline on paper says of a task beside its bar: in words, as nobody there can ask what a short mark stands for."""

from collections.abc import Iterable

from board.language import _
from board.timeline.rows import lead_of
from board.wording import lead_word, short_day, task_judged
from store.views import TaskView
from store.words import BOARD_COLUMNS, Timeliness


def lead_in_words(task: TaskView) -> str:
    """Who leads; that a cell is not understood is said, where a screen has a question mark."""
    lead = lead_word(task.lead_short)
    if not lead.endswith("?"):
        return lead
    known = lead.rstrip("? ")
    return _("{lead} (chưa rõ)").format(lead=known) if known else _("chưa rõ")


def state_in_words(task: TaskView) -> tuple[str, ...]:
    """How near or how late, and before it of several deliverables how many have been sent: a line each."""
    if task.column not in BOARD_COLUMNS:
        return (task_judged(task),)
    if task.timeliness in (Timeliness.ON_TIME, Timeliness.LATE) and task.closed == task.owed:
        done = short_day(task.done_on) if task.done_on else ""
        late = task.timeliness is Timeliness.LATE
        return (_("hoàn thành quá hạn"), done) if late else (_("hoàn thành {day}").format(day=done).strip(),)
    sent = _("đã nộp {closed}/{owed},").format(closed=task.closed, owed=task.owed)
    return (sent, task_judged(task)) if task.owed > 1 else (task_judged(task),)


def notes_of(tasks: Iterable[TaskView]) -> list[str]:
    """What the short leads of these tasks stand for, where there are such: below a timeline that has no room for words."""
    notes: dict[str, str] = {}
    for task in tasks:
        lead = lead_of(task)
        if lead.endswith("?"):
            notes.setdefault("?", _("?: chưa rõ cơ quan chủ trì"))
        elif lead != lead_word(task.lead_short):
            words = _("{lead}: việc của một nhóm, {closed} trong {owed} cơ quan đã nộp")
            notes.setdefault("group", words.format(lead=lead, closed=task.closed, owed=task.owed))
    return list(notes.values())
