"""Why something stands as it does, in paragraphs to scroll through; it follows the task while it is open."""

from collections.abc import Callable, Sequence
from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType

from board.language import _
from board.said.explained import Reason
from board.screens.bindings import bindings
from board.screens.board_screen import BoardScreen
from board.screens.choice_screen import Caption
from board.screens.drawing import Line
from board.screens.widgets.flowing import beside
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.message_line import MessageLine
from board.screens.widgets.row_view import Entry, RowView
from plans.vietnamese import clean, clean_cell
from store.task_views import TaskDetailView

_INDENT = 14


class ExplainScreen(BoardScreen):
    """`title` says what is explained. Where that is a task, `task_key` is its key and `anew` explains a newer view of it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("opened")]
    place: ClassVar[str] = "opened"

    def __init__(
        self,
        title: str,
        reasons: Sequence[Reason],
        *,
        task_key: str = "",
        anew: Callable[[TaskDetailView], Sequence[Reason]] | None = None,
    ) -> None:
        super().__init__()
        self.task_key = task_key
        self._caption = title
        self._reasons = tuple(reasons)
        self._anew = anew

    def compose(self) -> ComposeResult:
        """What is explained, why, the keys."""
        yield Caption(_("Vì sao: {what}").format(what=clean(self._caption)))
        yield Paragraphs(self._reasons)
        yield MessageLine()
        yield KeyLine("explanation")

    def places(self) -> tuple[str, ...]:
        """It scrolls; a task that is explained can be acted upon at once."""
        return (self.place, "scroll", *(("task",) if self.task_key else ()), "any")

    def on_mount(self) -> None:
        """The arrows scroll at once."""
        paragraphs = self.query_one(Paragraphs)
        paragraphs.put_in_order()
        paragraphs.focus()
        self.show_keys()

    def show_task(self, detail: TaskDetailView) -> None:
        """The task has changed: so may have the reasons."""
        if self._anew is not None and detail.task.key == self.task_key:
            self.query_one(Paragraphs).show_reasons(self._anew(detail))

    async def action_explain(self) -> None:
        """The same key again: back."""
        self.dismiss()

    def action_close(self) -> None:
        """Back: first the answer is put away, then the screen."""
        if self.query_one(MessageLine).text:
            self.put_answer_away()
        else:
            self.dismiss()


class Paragraphs(RowView):
    """Labelled paragraphs, wrapped; nothing in them is selected."""

    place: ClassVar[str] = "explanation"

    def __init__(self, reasons: Sequence[Reason]) -> None:
        super().__init__()
        self._reasons = tuple(reasons)

    def show_reasons(self, reasons: Sequence[Reason]) -> None:
        """Other paragraphs in place of these."""
        self._reasons = tuple(reasons)
        self.put_in_order()
        self.repaint()

    def entries(self) -> Sequence[Entry]:
        """A paragraph each."""
        return [Entry("", reason) for reason in self._reasons]

    def draw(self, entry: Entry, cells: int, *, chosen: bool, marked: bool) -> Sequence[Line]:
        """The label at the left where there is room for it, else above; a blank line below."""
        label, words = cast("Reason", entry.item)
        role = "title" if label == _("Tình trạng") else ""
        return [*beside(label, [(clean_cell(words), role)], cells, indent=_INDENT), ()]

    def foot(self, cells: int) -> Sequence[Line]:
        """That it goes on below the window."""
        return [((" " + ("" if self.at_the_end else _("▼ còn tiếp")), "dim"),)]

    def action_move(self, steps: int) -> None:
        """A line up or down."""
        self._scroll(steps)

    def action_page(self, direction: int) -> None:
        """A window further."""
        self._scroll(direction * max(1, self._reel.height - 1))

    def action_edge(self, direction: int) -> None:
        """The first or the last line."""
        self._scroll(direction * sum(self._height_of(place) for place in range(self._reel.count)))

    def _scroll(self, lines: int) -> None:
        self._reel.roll(lines)
        self.repaint()
