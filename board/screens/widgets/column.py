"""One column of the board: its cards in their order, under headings where they are grouped, seen through a window."""

from collections.abc import Callable, Sequence

from textual.strip import Strip

from board.screens.drawing import Line
from board.screens.widgets.cards import Detail, card, card_height, number_width
from board.screens.widgets.fresh_mark import with_fresh_mark
from board.screens.widgets.grouping import Group, Heading, grouped
from board.screens.widgets.reel import Reel
from board.screens.widgets.row_view import Entry
from board.urgency import urgency
from store.views import TaskView
from store.words import Column, Timeliness

Draw = Callable[[Line, int], Strip]


class CardColumn:
    """The cards of one column. It is drawn by the view that it stands in; it has no widget of its own."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self.tasks: tuple[TaskView, ...] = ()
        self.late = 0
        self.entries: tuple[Entry, ...] = ()
        self.places: dict[str, int] = {}
        self.reel = Reel(self._height_of)
        self.cells = 20
        self.detail = Detail.TWO_LINES
        self._numbers = 6
        self._heights: dict[int, int] = {}
        self._strips: dict[tuple[int, bool, bool], list[Strip]] = {}

    def show(self, tasks: Sequence[TaskView], group: Callable[[TaskView], Group] | None) -> None:
        """Take these cards; they and their groups are put in the order of urgency."""
        self.tasks = tuple(sorted(tasks, key=urgency))
        self.late = sum(task.timeliness is Timeliness.OVERDUE for task in self.tasks)
        self._numbers = number_width(self.tasks)
        self.entries = tuple(_entries(self.tasks, group))
        self.places = {entry.key: place for place, entry in enumerate(self.entries) if entry.key}
        self.forget()

    def forget(self) -> None:
        """Draw everything anew."""
        self._heights.clear()
        self._strips.clear()

    def resize(self, cells: int, height: int, detail: Detail) -> None:
        """Another width, window or amount of detail; the same card stays on top."""
        if (cells, detail) != (self.cells, self.detail):
            self.cells, self.detail = cells, detail
            self.forget()
        self.reel.resize(count=len(self.entries), height=height)

    def window(self, chosen: str, marked: frozenset[str], draw: Draw, fresh: frozenset[str]) -> list[Strip]:
        """The lines that are seen now; fewer than the window is high where the cards end."""
        lines: list[Strip] = []
        for place, within in self.reel.lines():
            entry = self.entries[place]
            asked = (place, bool(entry.key) and entry.key == chosen, entry.key in marked)
            if asked not in self._strips:
                self._strips[asked] = [draw(line, self.cells) for line in self._draw(entry, *asked[1:])]
            strip = self._strips[asked][within]
            is_marked = within == 0 and entry.key in fresh
            lines.append(with_fresh_mark(strip, self._numbers, draw) if is_marked else strip)
        return lines

    def reveal(self, key: str) -> None:
        """Scroll so that the card is seen, the first one with the heading above it."""
        place = self.places.get(key)
        if place is None:
            return
        self.reel.reveal(place)
        if not any(entry.key for entry in self.entries[:place]):
            self.reel.top = self.reel.skip = 0

    def key_near(self, line: int) -> str:
        """The card at this line of the window, else the nearest one above; "" when the column is empty."""
        lines = self.reel.lines()
        for place, _within in reversed(lines[: max(0, line) + 1]):
            if self.entries[place].key:
                return self.entries[place].key
        return next((entry.key for entry in self.entries if entry.key), "")

    def key_at(self, line: int) -> str:
        """The card at exactly this line, "" where there is none."""
        lines = self.reel.lines()
        return self.entries[lines[line][0]].key if 0 <= line < len(lines) else ""

    def line_of(self, key: str) -> int:
        """The line of the window on which the card begins; 0 when it is not seen."""
        place = self.places.get(key)
        return next((line for line, (at, _within) in enumerate(self.reel.lines()) if at == place), 0)

    def beyond(self, key: str, steps: int) -> str:
        """The card that many steps further down (negative: up), stopping at the ends."""
        place, direction = self.places.get(key, -1), 1 if steps > 0 else -1
        found = key
        for _step in range(abs(steps)):
            place += direction
            while 0 <= place < len(self.entries) and not self.entries[place].key:
                place += direction
            if not 0 <= place < len(self.entries):
                break
            found = self.entries[place].key
        return found

    def end(self, direction: int) -> str:
        """The first (-1) or the last (1) card."""
        order = self.entries if direction < 0 else self.entries[::-1]
        return next((entry.key for entry in order if entry.key), "")

    def page(self, key: str, direction: int) -> str:
        """The card a window further."""
        if key not in self.places:
            return self.end(-1)
        place = self.reel.page(self.places[key], direction)
        return self.entries[place].key or self.beyond(self.entries[place - 1].key if place else key, direction) or key

    def _height_of(self, place: int) -> int:
        if place not in self._heights:
            item = self.entries[place].item
            self._heights[place] = (
                card_height(item, self.cells, numbers=self._numbers, detail=self.detail)
                if isinstance(item, TaskView)
                else 1
            )
        return self._heights[place]

    def _draw(self, entry: Entry, chosen: bool, marked: bool) -> list[Line]:
        if isinstance(entry.item, TaskView):
            return card(entry.item, self.cells, numbers=self._numbers, detail=self.detail, chosen=chosen, marked=marked)
        return [entry.item.line(self.cells)] if isinstance(entry.item, Heading) else []


def _entries(tasks: Sequence[TaskView], group: Callable[[TaskView], Group] | None) -> list[Entry]:
    if group is None:
        return [Entry(task.key, task) for task in tasks]
    entries: list[Entry] = []
    for heading, members in grouped(tasks, group):
        entries.append(Entry("", heading))
        entries += [Entry(task.key, task) for task in members]
    return entries
