"""What a task's row on a timeline shows, before it is drawn: windows, due days, what was moved and what is done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from board.language import _
from board.wording import timeliness_word
from plans.vietnamese import clean
from store.views import DeliverableMark, TaskView
from store.words import Timeliness


@dataclass(frozen=True, slots=True)
class Stretch:
    """Deliverables with the same days, drawn as one: done when all of them are."""

    start: date | None
    due: date
    moved_from: date | None
    approximate: bool
    recurring: bool
    soon: bool
    done_on: date | None

    @property
    def rank(self) -> tuple[bool, date]:
        """Drawn in this order: what is done lies below what is open, later days below earlier ones."""
        return (self.done_on is None, date.max - (self.due - date.min))


def stretches_of(marks: Iterable[DeliverableMark]) -> Iterator[Stretch]:
    """The dated deliverables; those that nobody dated but somebody closed stand on the day they were closed."""
    together: dict[tuple[object, ...], list[DeliverableMark]] = {}
    for mark in marks:
        if (mark.due or mark.done_on) is not None:
            together.setdefault((mark.start, mark.due, mark.original_due, mark.kind, mark.approximate), []).append(mark)
    for alike in together.values():
        mark = alike[0]
        closed = [other.done_on for other in alike if other.done_on is not None]
        done_on = max(closed) if len(closed) == len(alike) else None
        due = mark.due or done_on
        if due is None:
            continue
        yield Stretch(
            start=mark.start if mark.due else None,
            due=due,
            moved_from=mark.original_due if mark.original_due != mark.due else None,
            approximate=mark.approximate,
            recurring=mark.kind == "recurring",
            soon=any(other.timeliness is Timeliness.DUE_SOON for other in alike),
            done_on=done_on,
        )


def undated_words(task: TaskView) -> str:
    """What an open task without a day waits for, in the document's words."""
    words = clean(task.deadline)
    if task.timeliness is Timeliness.WAITING:
        return _("chờ: “{words}”").format(words=words)
    if words:
        return _("chưa rõ hạn: “{words}”").format(words=words)
    return timeliness_word(task.timeliness)
