"""The main screen: one board, one filter, one selection, seen as board, timeline, matrix, agencies or targets."""

from datetime import date
from importlib import import_module
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from board.errors_said import error_sentence
from board.language import _
from board.screens.asks import ChangeAsked, ListAsked, TaskAsked
from board.screens.bindings import bindings
from board.screens.board_screen import BoardScreen
from board.screens.widgets.filter_bar import FilterBar
from board.screens.widgets.head import Head, Shown
from board.screens.widgets.key_line import NARROW, KeyLine
from board.screens.widgets.line_view import LineView
from board.screens.widgets.message_line import MessageLine
from board.screens.widgets.selected_strip import SelectedStrip
from board.screens.widgets.text_field import TextField
from store.filters import Filter, FilterError, read_filter
from store.views import BoardView, TaskView
from store.wishes import StepTask

_VIEWS = {
    "board": ("board.screens.widgets.columns_view", "ColumnsView"),
    "timeline": ("board.screens.widgets.timeline", "TimelineView"),
    "matrix": ("board.screens.widgets.matrix", "MatrixView"),
    "agencies": ("board.screens.widgets.agency_list", "AgencyList"),
    "targets": ("board.screens.widgets.target_list", "TargetList"),
}
"""Modules are named as text: a view is loaded when it is first opened, so the first paint pays for one."""


class MainScreen(BoardScreen):
    """Shares one BoardView, one filter and one selection between the views. `board` None: still being opened."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("main", "filter")]

    def __init__(self, board: BoardView | None, *, today: date, user: str, view: str, filter_text: str) -> None:
        super().__init__()
        self.board = board
        self.today = today
        self.user = user
        self.view = view
        self.filter_text = filter_text
        self.rows: tuple[TaskView, ...] = ()
        self.chosen = ""
        self.marked: frozenset[str] = frozenset()
        self._filter = Filter("")
        self._by_key: dict[str, TaskView] = {}

    def compose(self) -> ComposeResult:
        """Head, view, answers, the selected task, filter, keys."""
        yield Head()
        with Vertical(id="views"):
            yield _make(self.view)
        yield MessageLine()
        yield SelectedStrip()
        yield FilterBar()
        yield KeyLine(self.view)

    def on_mount(self) -> None:
        """Show what there is."""
        self._follow()
        self._read_filter(self.filter_text)
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """A narrow screen has fewer lines around its one column."""
        self._fit(event.size.width)

    def places(self) -> tuple[str, ...]:
        """The shown view's keys first."""
        return (self.view, "scroll", "list", "main", "task", "any")

    def show_board(self, board: BoardView) -> None:
        """A newer board: the selection stays on its task, the filter is applied anew."""
        self.board = board
        self._read_filter(self.filter_text)
        self._show()

    def shown_view(self) -> LineView:
        """The view that is on the screen."""
        return self.query_one(f"#view-{self.view}", LineView)

    def chosen_keys(self) -> tuple[str, ...]:
        """The marked tasks in the document's order, else the selected one; none where no tasks are chosen among."""
        if self.view in ("agencies", "targets"):
            return ()
        marked = tuple(task.key for task in self.rows if task.key in self.marked)
        return marked or ((self.chosen,) if self.chosen in self._by_key else ())

    async def action_view(self, view: str) -> None:
        """1 2 3 4 5: another view of the same tasks."""
        if view == self.view:
            return
        self.shown_view().display = False
        self.view = view
        if not self.query(f"#view-{view}"):
            await self.query_one("#views").mount(_make(view))
            self._follow()
        self.shown_view().display = True
        self.set_focus(self.shown_view())
        self.query_one(KeyLine).show(view)
        self._fit(self.size.width)
        self._show()

    def action_filter(self) -> None:
        """Open the filter box."""
        self.query_one(KeyLine).display = False
        self.query_one(FilterBar).open(self.filter_text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """While a filter is typed, the two keys that leave the field act, and nothing else."""
        return (action in ("keep", "drop")) == isinstance(self.focused, TextField)

    async def action_keep(self) -> None:
        """Enter: keep the filter; what is wrong with it is now told in full."""
        text = await self.query_one(FilterBar).text()
        self._leave_filter()
        self._apply(text)

    def action_drop(self) -> None:
        """Esc: no filter."""
        self._leave_filter()
        self.query_one(MessageLine).clear()
        self._apply("")

    def action_clear(self) -> None:
        """Esc: the answer was read; then the marks go; then the filter."""
        if self.query_one(MessageLine).text:
            self.query_one(MessageLine).clear()
        elif self.marked:
            self.marked = frozenset()
            self._show()
        elif self.filter_text:
            self._apply("")

    def action_hit(self, steps: int) -> None:
        """n, N: the next task that the filter lets through, in the document's order, around the end."""
        keys = [task.key for task in self.rows]
        if keys:
            place = keys.index(self.chosen) if self.chosen in keys else -steps
            self.shown_view().choose(keys[(place + steps) % len(keys)])

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()

    def on_line_view_marked(self, event: LineView.Marked) -> None:
        """The views share the marks."""
        self.marked = event.keys

    def on_line_view_open_asked(self, event: LineView.OpenAsked) -> None:
        """Enter opens the task."""
        if event.key in self._by_key:
            self.post_message(TaskAsked(event.key))

    def on_line_view_move_asked(self, event: LineView.MoveAsked) -> None:
        """One column to the side, from wherever each task stands by then."""
        self.post_message(ChangeAsked(tuple(StepTask(key, event.steps) for key in event.keys)))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click beside the filter box leaves it."""
        if isinstance(event.widget, LineView) and self.query_one(FilterBar).display:
            self._leave_filter()

    async def on_list_asked(self, event: ListAsked) -> None:
        """From another view: list on the board what this filter lets through."""
        event.stop()
        await self.action_view("board")
        self._apply(event.filter_text)

    async def on_head_view_asked(self, event: Head.ViewAsked) -> None:
        """A click on a view's name."""
        await self.action_view(event.view)

    def on_head_filter_asked(self) -> None:
        """A click on the filter."""
        self.action_filter()

    def on_filter_bar_typed(self, event: FilterBar.Typed) -> None:
        """Every letter acts; what cannot be understood leaves the last good filter in force."""
        if self.query_one(FilterBar).display:
            self._apply(event.text)

    def _follow(self) -> None:
        """The views share one selection; the strip follows it within the same frame."""
        view = self.shown_view()
        self.watch(view, "chosen", self._select, init=False)
        self.set_focus(view)

    def _select(self, key: str) -> None:
        if key in self._by_key:
            self.chosen = key
        self.query_one(SelectedStrip).show(self._by_key.get(key), lines=self.shown_view().told)

    def _leave_filter(self) -> None:
        self.query_one(FilterBar).close()
        self.query_one(KeyLine).display = True
        self.set_focus(self.shown_view())

    def _apply(self, text: str) -> None:
        self.filter_text = text.strip()
        self._read_filter(text)
        self._show()

    def _read_filter(self, text: str) -> None:
        if self.board is None:
            return
        bar = self.query_one(FilterBar)
        try:
            self._filter = read_filter(text, self.board, today=self.today, user=self.user)
        except FilterError as error:
            if bar.display:
                bar.tell(_not_understood(error), error.start, error.end)
            else:
                self.tell(error_sentence(error), refused=True)
        else:
            bar.tell("")
        tasks = self.board.tasks
        self.rows = self._filter.choose(tasks)
        self._by_key = {task.key: task for task in tasks}

    def _show(self) -> None:
        """Everything, as it stands: every part draws only what differs."""
        if self.board is not None:
            view = self.shown_view()
            self.marked &= self._by_key.keys()
            view.show(self.board, self.rows, self.chosen, self.marked)
            if view.chosen in self._by_key or not view.chosen:
                self.chosen = view.chosen
        self.query_one(Head).show(Shown(self.board, self.rows, self._filter.text, self.view))
        nothing = _("Không có nhiệm vụ nào khớp bộ lọc. Esc: bỏ lọc.") if self._filter.text and not self.rows else ""
        shown = None if nothing else self._by_key.get(self.chosen)
        lines = None if nothing else self.shown_view().told
        self.query_one(SelectedStrip).show(shown, instead=nothing, lines=lines)

    def _fit(self, cells: int) -> None:
        narrow = cells < NARROW
        self.query_one(Head).set_class(narrow and self.view == "board", "-short")
        self.query_one(SelectedStrip).set_class(narrow, "-short")


def _make(view: str) -> LineView:
    module, name = _VIEWS[view]
    made: LineView = getattr(import_module(module), name)(id=f"view-{view}")
    return made


def _not_understood(error: FilterError) -> str:
    """Short enough for the line below the field, while the word is still being typed."""
    if not error.expected:
        return _("chưa hiểu “{found}”").format(found=error.found)
    return _("chưa hiểu “{found}”; có thể dùng: {expected}").format(found=error.found, expected=error.expected)
