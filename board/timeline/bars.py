"""A task's bar on the timeline: its window, its due days, what is late and what is done, as pieces of one line."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from board.cell_text import Line, fit, over_day_off, width
from board.timeline.scale import TimeScale
from board.timeline.shading import HOLIDAY, shaded
from board.timeline.stretches import Stretch, stretches_of, undated_words
from board.wording import column_word, day, timeliness_word
from store.views import TaskView
from store.words import URGENCY, Column, Timeliness

WINDOW, FADING, DUE, OVERDUE, LATE, DONE, TOWARDS_DONE = "━", "┄", "◆", "!", "╌", "✓", "─"
COMING, MOVED, ONGOING, BEFORE, AFTER, TODAY, BORDER = "◇", "○", "·", "◀", "▶", "┊", "│"


@dataclass(slots=True)
class Canvas:
    """One line's columns: for each a character and its role. Columns outside the outer borders are left alone.

    What is put into one of the columns `off`, on which nobody works, stands on their ground.
    """

    characters: list[str]
    roles: list[str]
    off: Collection[int] = ()
    drawn: bool = field(default=False)

    def put(self, column: int, character: str, role: str) -> None:
        """One character between the outer borders."""
        if 0 < column < len(self.characters) - 1:
            self.characters[column], self.drawn = character, True
            self.roles[column] = over_day_off(role) if column in self.off else role

    def fill(self, left: int, right: int, character: str, role: str) -> None:
        """The columns from `left` up to, not including, `right`, inner borders too: a bar runs through them."""
        for column in range(left, right):
            self.put(column, character, role)

    def pieces(self) -> Line:
        """The columns as pieces, neighbours of one role together."""
        drawn = zip(self.roles, self.characters, strict=True)
        return tuple(
            ("".join(character for _role, character in run), role) for role, run in groupby(drawn, lambda at: at[0])
        )


class Bars:
    """Draws the bars of tasks on one scale. What is the same on every line (borders, today, days off) is laid once."""

    def __init__(self, scale: TimeScale, today: date) -> None:
        self.scale = scale
        self.today = today
        ground = Canvas([" "] * scale.columns, [""] * scale.columns)
        self._off = shaded(scale)
        for column, mark in self._off.items():
            ground.put(column, mark, "shade" if mark == HOLIDAY else "faint")
        for column in scale.borders():
            ground.characters[column], ground.roles[column] = BORDER, "rule"
        ground.off = self._off
        ground.put(scale.column(today), TODAY, "today")
        self._ground = ground

    def of(self, task: TaskView) -> Line:
        """The task's bar, exactly as wide as the scale. Costs the same however many tasks there are."""
        if task.column in (Column.DROPPED, Column.SUSPENDED):
            return self._words(column_word(task.column).lower(), "dim")
        canvas = Canvas(list(self._ground.characters), list(self._ground.roles), self._off)
        stretches = sorted(stretches_of(task.marks), key=lambda stretch: stretch.rank)
        for stretch in stretches:
            self._draw_bar(canvas, stretch)
        for stretch in stretches:
            self._draw_marks(canvas, stretch)
        self._point_outside(canvas, stretches)
        if stretches:
            self._add_undated(canvas, task)
            return canvas.pieces()
        if task.timeliness is Timeliness.ONGOING:
            self._draw_ongoing(canvas, task)
            return canvas.pieces()
        return self._words(undated_words(task), "waiting" if task.timeliness is Timeliness.WAITING else "dim")

    def _draw_bar(self, canvas: Canvas, stretch: Stretch) -> None:
        """The window and the days late; what lies outside the days shown is cut off at the border."""
        at = self.scale.column
        if stretch.start is not None and not stretch.recurring:
            end = min(stretch.due, stretch.done_on) if stretch.done_on else stretch.due
            self._draw_window(canvas, stretch, at(stretch.start), at(end))
        until = stretch.done_on or self.today
        if stretch.due < until:
            canvas.fill(at(stretch.due) + 1, at(until), LATE, "late")

    def _draw_marks(self, canvas: Canvas, stretch: Stretch) -> None:
        """Due, late or done, on their days."""
        if stretch.moved_from is not None:
            self._mark(canvas, stretch.moved_from, MOVED, "dim")
        if stretch.due < (stretch.done_on or self.today):
            self._mark(canvas, stretch.due, OVERDUE, "late")
        elif stretch.done_on is None:
            self._mark(canvas, stretch.due, COMING if stretch.recurring else DUE, "soon" if stretch.soon else "number")
        if stretch.done_on is not None:
            self._mark(canvas, stretch.done_on, DONE, "done")

    def _draw_window(self, canvas: Canvas, stretch: Stretch, left: int, right: int) -> None:
        if stretch.done_on is not None:
            canvas.fill(left, right, TOWARDS_DONE, "done")
            return
        canvas.fill(left, right, WINDOW, "")
        if stretch.approximate and self.scale.shows(stretch.due):
            canvas.fill(max(left, right - max(2, (right - left) // 3)), right, FADING, "")

    def _mark(self, canvas: Canvas, on: date, character: str, role: str) -> None:
        if self.scale.shows(on):
            canvas.put(self.scale.column(on), character, role)

    def _point_outside(self, canvas: Canvas, stretches: Iterable[Stretch]) -> None:
        """Say that an open due day lies before or after the days shown; or a done one, where nothing else is drawn.

        What is done carries its day: a bare tick at the edge would say that it was done on the first day shown.
        """
        for stretch in stretches:
            if stretch.done_on is not None:
                if not canvas.drawn and not self.scale.shows(stretch.done_on):
                    self._point_to_done(canvas, stretch.done_on)
            elif stretch.due < self.scale.first_day:
                canvas.put(1, BEFORE, "late" if stretch.due < self.today else "number")
            elif stretch.due > self.scale.last_day:
                canvas.put(self.scale.columns - 2, AFTER, "late" if stretch.due < self.today else "number")

    def _point_to_done(self, canvas: Canvas, done_on: date) -> None:
        before = done_on < self.scale.first_day
        words = f"{DONE}{day(done_on)}"
        words = f"{BEFORE} {words}" if before else f"{words} {AFTER}"
        if len(words) > self.scale.columns - 2:
            words = BEFORE if before else AFTER
        left = 1 if before else self.scale.columns - 1 - len(words)
        for step, character in enumerate(words):
            canvas.put(left + step, character, "done")

    def _draw_ongoing(self, canvas: Canvas, task: TaskView) -> None:
        starts = [mark.start for mark in task.marks if mark.start is not None]
        left = self.scale.column(min(starts)) if starts else 0
        canvas.fill(max(1, left), self.scale.columns - 1, ONGOING, "ongoing")

    def _add_undated(self, canvas: Canvas, task: TaskView) -> None:
        """Beside the bar of what is dated: that the task also owes something without a day. Only where there is room."""
        undated = [mark.timeliness for mark in task.marks if mark.due is None and mark.done_on is None]
        if not undated:
            return
        words = f"{timeliness_word(min(undated, key=URGENCY.__getitem__))} "
        left = self.scale.columns - 1 - width(words)
        if left > 0 and canvas.characters[left:] == self._ground.characters[left:]:
            for step, character in enumerate(words):
                canvas.put(left + step, character, "waiting")

    def _words(self, words: str, role: str) -> Line:
        """Words in place of a bar; the borders stand at both sides."""
        return ((BORDER, "rule"), (fit(" " + words, self.scale.columns - 2), role), (BORDER, "rule"))
