"""What stands left of the bars: number, title and who leads, and how they share the width."""

from dataclasses import dataclass

from board.cell_text import Line, elided, fit
from board.language import _
from board.wording import lead_word, title_of
from plans.vietnamese import clean
from store.views import BoardView, TaskView


@dataclass(frozen=True, slots=True)
class Label:
    """How the columns left of the bars are shared out: number, title and lead, in cells."""

    number: int
    title: int
    lead: int

    @property
    def cells(self) -> int:
        """All of it, with the selection bar and the blanks between."""
        return 1 + self.number + 1 + self.title + (1 + self.lead if self.lead else 0)


def label_for(cells: int, *, number: int) -> Label:
    """The least that the label should have in a window of `cells`, with numbers `number` cells long."""
    number = min(number, 12 if cells >= 60 else 6)
    lead = 10 if cells >= 100 else 8 if cells >= 60 else 0
    title = 16 if cells < 100 else 27 + (cells - 120) * 3 // 10
    return Label(number, max(8 if cells < 60 else 12, title - max(0, number - 5) // 2), lead)


def label_heads(label: Label) -> str:
    """The names of those columns, as wide as the label without the selection bar."""
    names = fit(_("Số"), label.number) + " " + fit(_("Nhiệm vụ"), label.title)
    return names + (" " + fit(_("Chủ trì"), label.lead) if label.lead else "")


def label_pieces(task: TaskView, board: BoardView, label: Label, *, chosen: bool = False, marked: bool = False) -> Line:
    """The task's number, title and lead."""
    pieces = (
        (fit(elided(number_of(task, board), label.number), label.number) + " ", "marked" if marked else "number"),
        (fit(title_of(task), label.title), "chosen" if chosen else ""),
    )
    return (*pieces, (" " + fit(lead_of(task), label.lead), "dim")) if label.lead else pieces


def number_of(task: TaskView, board: BoardView) -> str:
    """The task's number; its whole key where several plans are shown."""
    return clean(task.key if len(board.plans) > 1 else task.number)


def lead_of(task: TaskView) -> str:
    """Who leads; of a group also how many of its members have sent theirs."""
    lead = lead_word(task.lead_short)
    fans_out = any(mark.agency for mark in task.marks)
    return f"{lead} {task.closed}/{task.owed}" if fans_out and task.closed < task.owed else lead
