"""A screen that shows what a filter lets through, and the box in which the filter is typed."""

from datetime import date

from textual import events

from board.errors_said import error_sentence
from board.expected_words import expected_words
from board.language import _
from board.screens.board_screen import BoardScreen
from board.screens.typed_filter import TypedFilter
from board.screens.widgets.filter_bar import FilterBar
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.line_view import LineView
from board.screens.widgets.text_field import TextField
from store.filters import Filter, FilterError, read_filter
from store.views import BoardView, TaskView


class FilteredScreen(BoardScreen):
    """`rows` are the tasks of `board` that the filter in force, `filter_text`, lets through; `by_key` are all of them.

    A subclass has the FilterBar among its widgets, shows what there is in `show_all`, and names its view.
    """

    def __init__(self, board: BoardView | None, *, today: date, user: str, filter_text: str) -> None:
        super().__init__()
        self.board = board
        self.today = today
        self.user = user
        self.filter_text = filter_text
        self.rows: tuple[TaskView, ...] = ()
        self.by_key: dict[str, TaskView] = {}
        self._filter = Filter("")
        self._typed = TypedFilter("")

    def shown_view(self) -> LineView:
        """The view that is on the screen."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Everything, as it stands."""
        raise NotImplementedError

    def action_filter(self) -> None:
        """Open the filter box."""
        self.put_answer_away()
        self._typed = TypedFilter(self.filter_text)
        self.query_one(KeyLine).display = False
        self.query_one(FilterBar).open(self.filter_text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """While a filter is typed, the two keys that leave the field act, and nothing else."""
        return (action in ("keep", "drop")) == isinstance(self.focused, TextField)

    async def action_keep(self) -> None:
        """Enter: use the filter; one that is wrong stays open, with the whole sentence and the cursor behind the word."""
        bar = self.query_one(FilterBar)
        text = await bar.text()
        self._type(text)
        if self._typed.wrong is not None:
            bar.go_to(self._typed.wrong.end)
            self.tell(error_sentence(self._typed.wrong), refused=True)
            return
        self._leave_filter()
        self.apply_filter(text)

    def action_drop(self) -> None:
        """Esc: the filter that was in force before."""
        self._leave_filter()
        self.put_answer_away()
        self.apply_filter(self._typed.before)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click beside the filter box leaves it."""
        if isinstance(event.widget, LineView) and self.query_one(FilterBar).display:
            self._leave_filter()
            self.put_answer_away()

    def on_filter_bar_typed(self, event: FilterBar.Typed) -> None:
        """Every letter acts; what comes late is no longer what stands in the field."""
        bar = self.query_one(FilterBar)
        if bar.display and event.text == bar.value != self._typed.text:
            self.put_answer_away()
            self._type(event.text)

    def apply_filter(self, text: str) -> None:
        """Put a filter in force, and show it."""
        self.read_filter(text)
        self.show_all()

    def read_filter(self, text: str) -> None:
        """Put a filter in force; one that means nothing on this board is told, and none is."""
        self.filter_text = text.strip()
        if self.board is None:
            return
        try:
            self._filter = self._understood(text)
        except FilterError as error:
            self.tell(error_sentence(error), refused=True)
            self._filter, self.filter_text = Filter(""), ""
        tasks = self.board.tasks
        self.rows = self._filter.choose(tasks)
        self.by_key = {task.key: task for task in tasks}

    def _type(self, text: str) -> None:
        """What is typed in the box: as much of it as can be understood is in force, what cannot is pointed at."""
        if self.board is None:
            return
        in_force = self._typed.in_force(text, self._understood, self.board.tasks)
        if in_force != self.filter_text:
            self.apply_filter(in_force)
        wrong, bar = self._typed.wrong, self.query_one(FilterBar)
        if wrong is None:
            bar.tell("")
        else:
            bar.tell(_not_understood(wrong), wrong.start, wrong.end)

    def _understood(self, text: str) -> Filter:
        if self.board is None:
            return Filter(text)
        return read_filter(text, self.board, today=self.today, user=self.user)

    def _leave_filter(self) -> None:
        self.query_one(FilterBar).close()
        self.query_one(KeyLine).display = True
        self.set_focus(self.shown_view())


def _not_understood(error: FilterError) -> str:
    """Short enough for the line below the field, while the word is still being typed."""
    if not error.expected:
        return _("chưa hiểu “{found}”").format(found=error.found)
    expected = expected_words(error.expected)
    return _("chưa hiểu “{found}”; có thể dùng: {expected}").format(found=error.found, expected=expected)
