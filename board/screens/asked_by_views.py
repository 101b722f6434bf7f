"""What the views of the main screen ask for: moves, drops, files, and why something stands as it does."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from board.keys import BY_ID, Key
from board.language import _
from board.screens.asks import ChangeAsked
from board.screens.news_shown import NewsShown
from board.screens.widgets.line_view import LineView
from board.screens.widgets.selected_strip import SelectedStrip
from store.words import BOARD_COLUMNS

if TYPE_CHECKING:
    from board.screens.widgets.drag_view import DragView
    from board.screens.widgets.timeline import TimelineView
    from store.seen import Seen

OF_NO_TASKS = ("agencies", "targets", "history", "year")
"""Views whose selection is no task, so that none is chosen there."""


_OF_TASKS = frozenset(("mark", "evidence", "extend", "note", "people", "column", "cause", "next-hit", "previous-hit"))
"""Keys that need a task, and do nothing in those views."""


class AskedByViews(NewsShown):
    """Turns what the views post into wishes and screens. `view` names the one that is shown."""

    view = ""
    tells_dead_keys: ClassVar[bool] = True

    def acts(self, key: Key) -> bool:
        """A view without tasks has no use for the keys of one."""
        if self.view in OF_NO_TASKS and (key.id in _OF_TASKS or (key.id == "explain" and self.view != "agencies")):
            return False
        return self.words_now().get(key.id) != "" and super().acts(key)

    def words_now(self) -> Mapping[str, str]:
        """What the view says of its own keys."""
        return self.shown_view().words_now()

    def back_here(self) -> str:
        """The view has a name."""
        return _("về {view}").format(view=BY_ID["view-" + self.view].short.lower())

    def nothing_chosen(self) -> str:
        """Where a task can be chosen."""
        if self.view not in OF_NO_TASKS:
            return super().nothing_chosen()
        views = ", ".join(
            f"{BY_ID[id_].named} {BY_ID[id_].short}" for id_ in ("view-board", "view-timeline", "view-matrix")
        )
        return _("Ở đây không chọn nhiệm vụ: xin sang {views} rồi chọn nhiệm vụ ở đó.").format(views=views)

    def on_line_view_no_task(self, event: LineView.NoTask) -> None:
        """A key for a task where there is none."""
        self.tell(event.why or self.nothing_chosen(), refused=True)

    def on_line_view_keys_changed(self) -> None:
        """The view has turned over."""
        self.show_keys()

    def action_ask(self, form: str) -> None:
        """A form for what is chosen; a view without tasks may have its own."""
        if not self.shown_view().asked(form):
            super().action_ask(form)

    async def action_explain(self) -> None:
        """i: why the selection stands as it does."""
        explaining = import_module("board.screens.explaining")
        told = self.shown_view().reasons()
        if told is not None:
            await explaining.show_reasons(self, *told)
        elif self.chosen in self.by_key and self.view not in OF_NO_TASKS:
            explaining.explain_task(self, self.chosen, today=self.today)
        else:
            self.tell(self.nothing_chosen(), refused=True)

    def on_line_view_move_asked(self, event: LineView.MoveAsked) -> None:
        """One column to the side from where each task was seen. What was answered before stays until this is: one picture."""
        if all(self.by_key[key].column not in BOARD_COLUMNS for key in event.keys if key in self.by_key):
            keys = ", ".join(event.keys)
            self.tell(
                _("{keys} ở ngoài bảng: nhấn {key} để chọn cột.").format(keys=keys, key=BY_ID["column"].named),
                refused=True,
            )
            return
        wishes = import_module("store.wishes")
        self.post_message(
            ChangeAsked(tuple(wishes.StepTask(key, event.steps, seen=self._seen(key)) for key in event.keys))
        )

    def on_drag_view_drop_asked(self, event: "DragView.DropAsked") -> None:
        """Dragged to a column from where each task was seen."""
        self.put_answer_away()
        wishes = import_module("store.wishes")
        self.post_message(
            ChangeAsked(tuple(wishes.MoveTask(key, event.column, seen=self._seen(key)) for key in event.keys))
        )

    def on_drag_view_dragged(self) -> None:
        """Cards are held, or are no longer: the strip tells where they would go, the footer what Esc does."""
        self.query_one(SelectedStrip).repaint()
        self.show_keys()

    def on_year_view_week_chosen(self) -> None:
        """The strip tells of the week, too."""
        self.query_one(SelectedStrip).repaint()

    def on_target_list_measured(self) -> None:
        """The strip tells of the selected target, too."""
        self.query_one(SelectedStrip).repaint()

    async def on_timeline_view_export_asked(self, event: "TimelineView.ExportAsked") -> None:
        """A file of what the timeline shows."""
        if self.board is not None:
            page = import_module("board.reports.timeline_page").page_of(
                self.board,
                self.rows,
                filter_text=self.filter_text,
                zoom=event.zoom,
                span=(event.first_day, event.last_day),
            )
            await import_module("board.screens.exporting").offer_export(self, page)

    def _seen(self, key: str) -> "Seen | None":
        return import_module("store.seen").seen_in(self.by_key[key]) if key in self.by_key else None
