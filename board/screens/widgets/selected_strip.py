"""The strip below the views: the selected task in full, the document's words in quotes and our reading beside them."""

from collections.abc import Callable, Sequence
from datetime import date

from textual.strip import Strip

from board.language import _, ngettext
from board.said.days_off import weekend_words
from board.screens.drawing import Line, Piece, fit, width
from board.screens.widgets.painted import Painted
from board.urgency import look
from board.wording import day, task_judged, title_of
from plans.vietnamese import clean
from store.views import TaskView
from store.words import BOARD_COLUMNS, Timeliness


class SelectedStrip(Painted):
    """Three lines, two on a narrow screen (where the card itself shows the title)."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._selected: TaskView | None = None
        self._instead = ""
        self._lines: Callable[[int], Sequence[Line]] = _nothing

    def show(
        self, task: TaskView | None, *, instead: str = "", lines: Callable[[int], Sequence[Line]] | None = None
    ) -> None:
        """Tell about this task; where there is none, say `instead`. What a view tells of its own `lines` comes first."""
        self._selected, self._instead, self._lines = task, instead, lines or _nothing
        self.repaint()

    def picture(self) -> list[Strip]:
        """Title; output, deadline and how it stands; who."""
        task = self._selected
        lines = list(self._lines(self.size.height))
        if lines:
            return [self.drawn(_cut(line, self.size.width)) for line in lines]
        if task is None:
            return [self.drawn(((" " + self._instead, "dim"),))]
        cells = self.size.width
        number = (f" {clean(task.number)} ", "number")
        indent = (" " * (width(clean(task.number)) + 2), "")
        if self.size.height > 2:
            first: Line = (number, (title_of(task), "title"))
            lines = [first, (indent, *self._stand(task)), (indent, *self._who(task))]
        else:
            lines = [(number, *self._stand(task, outputs=False)), (indent, *self._who(task))]
        return [self.drawn(_cut(line, cells)) for line in lines]

    def _stand(self, task: TaskView, *, outputs: bool = True) -> list[Piece]:
        pieces: list[Piece] = []
        if outputs and task.outputs and task.title:
            pieces += [(_("Sản phẩm:") + " ", "dim"), (clean(task.outputs) + " · ", "")]
        words = clean(task.deadline)
        pieces += [(_("Hạn:") + " ", "dim")]
        if words:
            pieces.append((f"“{words}”", "quote"))
        if task.due:
            extended = next(
                (mark.original_due for mark in task.marks if mark.due == task.due != mark.original_due), None
            )
            pieces.append(((" = " if words else "") + day(extended or task.due), ""))
            if off := weekend_words(extended or task.due):
                pieces.append((f" ({off})", "soon"))
            if extended:
                pieces.append((" · " + _("gia hạn đến {day}").format(day=day(task.due)), "soon"))
        pieces += [(" · " if words or task.due else "", ""), (task_judged(task), look(task))]
        if (coming := _next_occurrence(task)) is not None:
            pieces.append((" · " + _("kỳ tới {day}").format(day=day(coming)), ""))
        return [*pieces, (" · " + _evidence(task), "")]

    def _who(self, task: TaskView) -> list[Piece]:
        pieces: list[Piece] = [(_("Chủ trì:") + " ", "dim"), (clean(task.lead) or "—", "")]
        if task.coordinators:
            pieces += [(" · " + _("Phối hợp:") + " ", "dim"), (clean(task.coordinators), "")]
        if task.officer:
            pieces += [(" · " + _("Theo dõi:") + " ", "dim"), (clean(task.officer), "")]
        if task.progress:
            pieces += [(" · " + _("Kết quả:") + " ", "dim"), (clean(task.progress), "")]
        return pieces


def _nothing(lines: int) -> tuple[Line, ...]:
    """Where the selection is a task, or nothing."""
    return ()


def _next_occurrence(task: TaskView) -> date | None:
    """Of a recurring task that is late: the due day of the next open occurrence that is not."""
    open_marks = [mark for mark in task.marks if mark.kind == "recurring" and mark.done_on is None and mark.due]
    coming = (mark.due for mark in open_marks if mark.timeliness is not Timeliness.OVERDUE)
    found = min((due for due in coming if due), default=None)
    return found if found != task.due and task.column in BOARD_COLUMNS else None


def _evidence(task: TaskView) -> str:
    if task.no_evidence:
        return _("chờ minh chứng")
    papers = sum(mark.papers for mark in task.marks)
    if task.owed > 1:
        said = ngettext("đã nộp {n}/{owed}", "đã nộp {n}/{owed}", task.closed).format(n=task.closed, owed=task.owed)
        some = ngettext("{n} có văn bản, chưa hoàn thành", "{n} có văn bản, chưa hoàn thành", papers).format(n=papers)
        return f"{said} · {some}" if papers else said
    if task.closed:
        return _("có minh chứng {day}").format(day=day(task.done_on))
    return _("đã có văn bản, chưa hoàn thành") if papers else _("chưa có minh chứng")


def _cut(line: Line, cells: int) -> Line:
    kept: list[Piece] = []
    room = cells
    for text, role in line:
        if width(text) > room:
            kept.append((fit(text, room), role))
            break
        kept.append((text, role))
        room -= width(text)
    return tuple(kept)
