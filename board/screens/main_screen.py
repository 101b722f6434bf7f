"""The main screen: one board, one filter, one selection, seen as board, timeline, matrix, agencies or targets."""

from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from board.first_look import FirstLook
from board.keys import BY_ID
from board.language import _
from board.screens.asked_by_views import OF_NO_TASKS
from board.screens.asks import ListAsked, TaskAsked, UndoAsked
from board.screens.bindings import bindings
from board.screens.history_filtered import HISTORY
from board.screens.main_opening import MainOpening
from board.screens.widgets.each_view import make_view
from board.screens.widgets.filter_bar import FilterBar
from board.screens.widgets.head import Head, Shown
from board.screens.widgets.key_line import LOW, LOW_FOR_MATRIX, NARROW, KeyLine
from board.screens.widgets.line_view import LineView
from board.screens.widgets.message_line import MessageLine
from board.screens.widgets.selected_strip import SelectedStrip
from store.saved_views import SavedView
from store.views import BoardView
from store.words import Role

if TYPE_CHECKING:
    from board.screens.widgets.target_list import TargetList


class MainScreen(MainOpening):
    """Shares one BoardView, one filter and one selection between the views. `board` None: still being opened."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("main", "filter")]

    def __init__(
        self,
        board: BoardView | None,
        *,
        today: date,
        user: str,
        view: str,
        filter_text: str,
        look: FirstLook = FirstLook(),  # noqa: B008 - it is frozen
    ) -> None:
        super().__init__(board, today=today, user=user, filter_text=filter_text)
        self.view = view
        self._look = look
        self.chosen = ""
        self._only_looks = self._meets = False
        self._came_from: tuple[str, str, str] | None = None

    def compose(self) -> ComposeResult:
        """Head, view, answers, the selected task, filter, keys."""
        yield Head()
        with Vertical(id="views"):
            yield make_view(self.view)
        yield MessageLine()
        yield SelectedStrip()
        yield FilterBar()
        yield KeyLine(self.view)

    def on_mount(self) -> None:
        """Show what there is."""
        self._follow()
        self.read_filter(self.filter_text)
        self.show_all()
        if self._look.told:
            self.tell(self._look.told, refused=True)
        if self.board is not None:
            self.call_after_refresh(self._tell_of_later_papers, self.board)

    def on_resize(self, event: events.Resize) -> None:
        """A narrow screen has fewer lines around its one column."""
        self._fit(event.size.width)

    def places(self) -> tuple[str, ...]:
        """The shown view's keys first."""
        for_tasks = () if self.view in ("history", "targets") else ("task",)
        return (self.view, "scroll", "list", "main", *for_tasks, "any")

    def show_board(self, board: BoardView) -> None:
        """A newer board: the selection stays on its task, the filter is applied anew."""
        is_first, self.board = self.board is None, board
        self.read_filter(self.filter_text)
        self.show_all()
        if is_first:
            self._tell_of_later_papers(board)

    def _tell_of_later_papers(self, board: BoardView) -> None:
        """Whoever looks back from the papers of today is told that those of that day gave other numbers; once."""
        as_of = import_module("board.said.as_of")
        said = as_of.later_papers_said(as_of.last_paper_after(board, board.tasks), board.today)
        if said:
            self.tell_in_turn(lambda: self.tell(said, refused=True))

    def show_role(self, role: Role | None) -> None:
        """Tell in the head when this person may only look."""
        only_looks = role in (None, Role.VIEWER)
        if only_looks != self._only_looks:
            self._only_looks = only_looks
            self.show_all()

    def only_looks(self) -> bool:
        """Also on the board of an earlier day."""
        return self._only_looks or (self.board is not None and self.board.known_on is not None)

    def show_meets(self, meets: bool) -> None:
        """Tell in the head that a meeting about these plans goes on."""
        if meets != self._meets:
            self._meets = meets
            self.show_all()

    def shown_view(self) -> LineView:
        """The view that is on the screen."""
        return self.query_one(f"#view-{self.view}", LineView)

    async def action_view(self, view: str) -> None:
        """1 2 3 4 5: another view of the same tasks."""
        if view == self.view:
            return
        self._came_from = None
        self.put_answer_away()
        self.shown_view().display = False
        self.shown_view().put_away()
        before, self.view = self.view, view
        if not self.query(f"#view-{view}"):
            await self.query_one("#views").mount(make_view(view))
            self._follow()
        self.shown_view().display = True
        self.set_focus(self.shown_view())
        self.query_one(KeyLine).show(view)
        self._fit(self.size.width)
        if HISTORY in (before, view) and self.filter_text:
            self.leave_history()
            self.read_filter(self.filter_text)
        self.show_all()
        self.tell_next()

    async def action_clear(self) -> None:
        """Esc: the mouse lets go; the answer was read; then the marks go; then the filter, back to where it was asked for."""
        came_from = self._asked_elsewhere()
        if self.shown_view().let_go():
            return
        if self.query_one(MessageLine).text:
            self.put_answer_away()
            self.tell_next()
        elif self.marked:
            self.marked = frozenset()
            self.show_all()
        elif came_from is not None:
            view, before, _filter = came_from
            await self.action_view(view)
            self.apply_filter(before)
        elif self.filter_text:
            self.apply_filter("")

    async def action_saved_views(self) -> None:
        """v: the views that this person keeps."""
        if self.board is not None:
            self.put_answer_away()
            grouping = self._grouping()
            present = SavedView("", self.filter_text, self.view, grouping)
            views = import_module("board.screens.views_screen").ViewsScreen(
                self.board, present, today=self.today, user=self.user, then=self._see
            )
            await self.app.push_screen(views)

    def action_hit(self, steps: int) -> None:
        """n, N: the next task that the filter lets through, in the document's order, around the end."""
        keys = [task.key for task in self.rows]
        if self.view in OF_NO_TASKS or not keys:
            self.tell(self.nothing_chosen(), refused=True)
        else:
            place = keys.index(self.chosen) if self.chosen in keys else -steps
            self.shown_view().choose(keys[(place + steps) % len(keys)])

    def action_undo(self) -> None:
        """u: take the last action back; in the history the selected one."""
        self.put_answer_away()
        self.post_message(UndoAsked(self.shown_view().action_number()))

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()

    def on_line_view_open_asked(self, event: LineView.OpenAsked) -> None:
        """Enter opens the task."""
        if event.key in self.by_key:
            self.put_answer_away()
            self.post_message(TaskAsked(event.key))

    def on_target_list_measure_asked(self, event: "TargetList.MeasureAsked") -> None:
        """m: a target's measurement."""
        import_module("board.screens.target_forms").ask_measurement(self, event.key, today=self.today)

    async def on_list_asked(self, event: ListAsked) -> None:
        """From another view: list on the board what this filter lets through; Esc goes back there."""
        event.stop()
        came_from = (self.view, self.filter_text, event.filter_text)
        await self.action_view("board")
        self._came_from = came_from
        self.apply_filter(event.filter_text)

    async def on_head_view_asked(self, event: Head.ViewAsked) -> None:
        """A click on a view's name."""
        await self.action_view(event.view)

    def on_head_filter_asked(self) -> None:
        """A click on the filter."""
        self.action_filter()

    def esc_does(self) -> str:
        """The answer was read; then the marks go; then the filter."""
        came_from = self._asked_elsewhere()
        if self.shown_view().dragging:
            return _("bỏ kéo")
        if self.offers_draft:
            return _("để sau")
        if self.query_one(MessageLine).text:
            return _("bỏ thông báo")
        if self.marked:
            return _("bỏ đánh dấu")
        if came_from is not None:
            return _("về {view}").format(view=BY_ID["view-" + came_from[0]].short)
        return _("bỏ lọc") if self.filter_text else ""

    def _see(self, saved: SavedView) -> None:
        """Show what a saved view shows."""
        self.call_later(self._show_saved, saved)

    async def _show_saved(self, saved: SavedView) -> None:
        self._look = replace(self._look, grouping=saved.grouping)
        await self.action_view(saved.view)
        if saved.grouping != self._grouping():
            self.query_one("#view-board", LineView).dress(grouping=saved.grouping)
        self.apply_filter(saved.filter_text)

    def _grouping(self) -> str:
        """How the board's cards are grouped, or will be when it is first seen."""
        return next((view.grouping for view in self.query("#view-board").results(LineView)), self._look.grouping)

    def _asked_elsewhere(self) -> tuple[str, str, str] | None:
        """The view that asked for the present list, the filter there, and the list's; None once another filter is in force."""
        return self._came_from if self._came_from is not None and self._came_from[2] == self.filter_text else None

    def _follow(self) -> None:
        """The views share one selection; the strip follows it within the same frame."""
        view = self.shown_view()
        view.dress(grouping=self._look.grouping, lines=self._look.lines)
        self.watch(view, "chosen", self._select, init=False)
        self.set_focus(view)

    def _select(self, key: str) -> None:
        if key in self.by_key:
            self.chosen = key
        self.query_one(SelectedStrip).show(self.by_key.get(key), lines=self.shown_view().told)

    def show_all(self) -> None:
        """Everything, as it stands: every part draws only what differs."""
        if self.board is not None:
            view = self.shown_view()
            view.fresh, view.by_key = self.fresh, self.by_key
            self.marked &= self.by_key.keys()
            if not self._is_shown(view):
                view.filter_text, view.user = self.filter_text, self.user
                view.show(self.board, self.rows, self.chosen, self.marked)
            if view.chosen in self.by_key or not view.chosen:
                self.chosen = view.chosen
        self.query_one(Head).show(
            Shown(self.board, self.rows, self.filter_text, self.view, self._only_looks, self._meets)
        )
        nothing = _("Không có nhiệm vụ nào khớp bộ lọc.") if self.filter_text and not self.rows else ""
        nothing = "" if self.view == "history" else nothing
        shown = None if nothing else self.by_key.get(self.chosen)
        lines = None if nothing else self.shown_view().told
        self.query_one(SelectedStrip).show(shown, instead=nothing, lines=lines)
        self.show_keys()

    def _is_shown(self, view: LineView) -> bool:
        """Whether the view has just this already: of two letters of a filter the second often changes nothing."""
        return (
            view.board is self.board
            and view.rows is self.rows
            and (self.view != HISTORY or view.filter_text == self.filter_text)
            and (view.chosen, view.marked) == (self.chosen, self.marked)
        )

    def _fit(self, cells: int) -> None:
        whole = self.view == "matrix" and self.size.height < LOW_FOR_MATRIX
        self.set_class(whole or self.size.height < LOW, "-low")
        narrow = cells < NARROW
        self.query_one(Head).set_class(narrow and self.view == "board", "-short")
        self.query_one(SelectedStrip).set_class(narrow, "-short")
