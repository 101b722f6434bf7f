"""The timeline: one row per task, time across; window, due day, what is late and what is done, told without colour."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, cast

from textual.binding import BindingType
from textual.message import Message

from board.screens.bindings import bindings
from board.screens.drawing import Line, fit
from board.screens.widgets.row_view import Entry, RowView
from board.screens.widgets.task_entries import NO_ENTRIES, TaskEntries
from board.timeline.bars import Bars
from board.timeline.heads import legend, tick_heads, today_line, unit_heads, zoom_words
from board.timeline.rows import Label, label_for, label_heads, label_pieces, number_of
from board.timeline.scale import TimeScale, Zoom, scale_for, unit_of
from board.urgency import urgency
from store.views import BoardView, TaskView


class TimelineView(RowView):
    """Tasks as bars. `zoom` and the first day shown are the view's own; they outlive a change of the tasks."""

    place: ClassVar[str] = "timeline"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("timeline")]

    @dataclass
    class ExportAsked(Message):
        """Posted when a person asks for a file of the timeline, from the first to the last day that is seen."""

        zoom: Zoom
        first_day: date
        last_day: date

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.zoom = Zoom.QUARTER
        self.first_day: date | None = None
        self._number_cells = 1
        self._laid: tuple[tuple[object, ...], Label, Bars] | None = None
        self._made = NO_ENTRIES

    def entries(self) -> Sequence[Entry]:
        """Late first, worst first; then the nearest due; then the rest; done ones last."""
        board = self.board
        self._number_cells = max((len(number_of(task, board)) for task in self.rows), default=1) if board else 1
        ordered = sorted(self.rows, key=urgency)
        self._made = TaskEntries(ordered, lambda place: Entry(ordered[place].key, ordered[place]))
        return self._made

    def put_away(self) -> None:
        """The tasks are let go of as well."""
        super().put_away()
        self._made = NO_ENTRIES

    def find(self, key: str) -> int | None:
        """By the task itself."""
        return self._made.place_of(self.task_of(key))

    def draw(self, entry: Entry, cells: int, *, chosen: bool, marked: bool) -> Sequence[Line]:
        """One line: number, title, lead, bar."""
        task = cast("TaskView", entry.item)
        if self.board is None:
            return [()]
        label, bars = self._layout(self.board, cells)
        bar = ("▌" if chosen else "*" if marked else " ", "bar" if chosen else "marked")
        return [(bar, *label_pieces(task, self.board, label, chosen=chosen, marked=marked), *bars.of(task))]

    def fresh_cell(self, entry: Entry) -> int | None:
        """Behind the number."""
        return 1 + self._layout(self.board, self.size.width)[0].number if self.board is not None else None

    def height(self, entry: Entry, cells: int) -> int:
        """Always one line."""
        return 1

    def head(self, cells: int) -> Sequence[Line]:
        """Quarters and months, or what else the zoom counts."""
        if self.board is None:
            return ()
        label, bars = self._layout(self.board, cells)
        return [
            ((fit(" " + zoom_words(bars.scale), label.cells), "dim"), *unit_heads(bars.scale)),
            ((" " + label_heads(label), "dim"), *tick_heads(bars.scale, bars.today)),
        ]

    def foot(self, cells: int) -> Sequence[Line]:
        """Where today is, and what the marks mean; on a very low screen only the first."""
        if self.board is None:
            return ()
        label, bars = self._layout(self.board, cells)
        today = ((" " * label.cells, ""), *today_line(bars.scale, bars.today))
        return [today, legend(cells, zoom=self.zoom)] if self.size.height >= 10 else [today]

    def action_zoom(self, steps: int) -> None:
        """Closer (1) or further away (-1); today, where it is seen, or else the middle stays in view."""
        zoom = Zoom(max(Zoom.YEAR, min(Zoom.WEEK, self.zoom + steps)))
        if zoom is self.zoom or self.board is None:
            return
        scale = self._scale(self.board)
        middle = scale.first_day + (scale.last_day - scale.first_day) // 2
        kept = self.board.today if scale.shows(self.board.today) else middle
        self.zoom, self.first_day = zoom, None
        self._look(self._scale(self.board).around(kept))

    def action_pan(self, units: int) -> None:
        """Later (1) or earlier (-1), by one year, quarter, month or week."""
        if self.board is not None:
            self._look(self._scale(self.board).panned(units))

    def action_today(self) -> None:
        """Back to today."""
        if self.board is None:
            return
        scale = self._scale(self.board)
        if not scale.shows(self.board.today):
            self._look(scale.around(self.board.today))

    def action_export(self) -> None:
        """Ask for a file of what is seen: these tasks, this zoom, these days."""
        if self.board is not None:
            scale = self._scale(self.board)
            self.post_message(self.ExportAsked(scale.zoom, scale.first_day, scale.last_day))

    def _look(self, scale: TimeScale) -> None:
        self.first_day = scale.first_day
        self.forget()
        self.repaint()

    def _scale(self, board: BoardView) -> TimeScale:
        return self._layout(board, self.size.width)[1].scale

    def _layout(self, board: BoardView, cells: int) -> tuple[Label, Bars]:
        """Label and bars for this width; kept until width, zoom, place or day change."""
        years = tuple(sorted({year for plan in board.plans for year in plan.years}))
        asked = (cells, self.zoom, self.first_day, years, board.today, self._number_cells)
        if self._laid is None or self._laid[0] != asked:
            label = label_for(cells, number=self._number_cells)
            scale = scale_for(self.zoom, columns=cells - label.cells, years=years, today=board.today)
            if self.first_day is not None:
                scale = replace(scale, first=unit_of(self.zoom, self.first_day)).panned(0)
            label = replace(label, title=max(1, label.title + cells - label.cells - scale.columns))
            self._laid = (asked, label, Bars(scale, board.today))
        return self._laid[1:]
