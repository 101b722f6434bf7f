"""One task: its signed words, our reading, what is owed, what was recorded, and the keys to record more."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from board.language import _
from board.screens.bindings import bindings
from board.screens.board_screen import BoardScreen
from board.screens.choice_screen import ChoiceScreen
from board.screens.explaining import explain_task
from board.screens.task_choices import EXPLAIN, offer
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.line_view import LineView
from board.screens.widgets.message_line import MessageLine
from board.screens.widgets.task_sheet import TaskSheet
from store.task_views import TaskDetailView

_OF_ONE_DELIVERABLE = ("evidence", "extend")


class TaskScreen(BoardScreen):
    """Shows `detail` until Esc; newer views of the same task come by `show_task`."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("opened")]
    place: ClassVar[str] = "opened"
    tells_dead_keys: ClassVar[bool] = True

    def __init__(self, detail: TaskDetailView, *, today: date) -> None:
        super().__init__()
        self.task_key = detail.task.key
        self._detail = detail
        self._today = today

    def compose(self) -> ComposeResult:
        """The sheet, the answers, the keys."""
        yield TaskSheet(self._detail, today=self._today)
        yield MessageLine()
        yield KeyLine("task")

    def places(self) -> tuple[str, ...]:
        """The sheet scrolls, and its rows are edited."""
        return (self.place, "scroll", "sheet", "task", "any")

    def back_here(self) -> str:
        """From what explains it."""
        return _("về nhiệm vụ")

    def on_mount(self) -> None:
        """The sheet takes the keys."""
        self.query_one(TaskSheet).focus()

    def show_task(self, detail: TaskDetailView) -> None:
        """A newer view of the task."""
        if detail.task.key == self.task_key and detail.task.version >= self._detail.task.version:
            self._detail = detail
            self.query_one(TaskSheet).show_detail(detail)

    def action_ask(self, form: str) -> None:
        """m, h: for the selected deliverable; g, p, c: for the task."""
        deliverable = self.query_one(TaskSheet).deliverable if form in _OF_ONE_DELIVERABLE else None
        self.ask_form(form, (self.task_key,), deliverable)

    async def action_explain(self) -> None:
        """i: why the selected deliverable, or the task, stands as it does."""
        explain_task(self, self.task_key, today=self._today, number=self.query_one(TaskSheet).deliverable)

    def action_close(self) -> None:
        """Back: first the answer is put away, then the screen."""
        if self.esc_does():
            self.put_answer_away()
        else:
            self.dismiss()

    async def on_line_view_open_asked(self, event: LineView.OpenAsked) -> None:
        """Enter on a row: the form that edits it, or the choice between several."""
        event.stop()
        self.put_answer_away()
        offered = offer(self._detail, event.key)
        if len(offered.forms) == 1:
            self.ask_form(offered.forms[0].key, (self.task_key,), offered.deliverable)
        elif offered.forms:
            await self.app.push_screen(
                ChoiceScreen(offered.title, offered.forms, lambda form: self._follow(form, offered.deliverable))
            )

    def _follow(self, form: str, deliverable: int | None) -> None:
        """What was picked for a row: its form stands on this screen, once the choice has gone."""
        if form == EXPLAIN:
            self.call_later(self.run_action, "explain")
        else:
            self.call_later(self.ask_form, form, (self.task_key,), deliverable)

    def on_line_view_selected(self, event: LineView.Selected) -> None:
        """A deliverable was selected: that is this screen's own affair."""
        event.stop()
