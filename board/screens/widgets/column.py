"""One column of the board: its cards in their order, under headings where they are grouped, seen through a window."""

from collections.abc import Callable, Sequence

from textual.strip import Strip

from board.screens.drawing import Line
from board.screens.widgets.card_order import CardOrder, Rank, ranking
from board.screens.widgets.cards import Detail, card, card_height, number_width
from board.screens.widgets.fresh_mark import with_fresh_mark
from board.screens.widgets.grouping import Group, Heading, grouped
from board.screens.widgets.reel import Reel
from store.views import TaskView
from store.words import Column, Timeliness

Draw = Callable[[Line, int], Strip]

Find = Callable[[str], TaskView | None]

_LEAST_NUMBER = 6
_DRAWN = 500
"""Cards that are kept drawn: several windows of them."""


class CardColumn:
    """The cards of one column. It is drawn by the view that it stands in; it has no widget of its own.

    `find` gives the task of a key.
    """

    def __init__(self, column: Column, find: Find) -> None:
        self.column = column
        self.late = 0
        self.entries: Sequence[TaskView | Heading] = ()
        self.reel = Reel(self._height_of)
        self.cells = 20
        self.detail = Detail.TWO_LINES
        self._order = CardOrder((), ranking(()))
        self._places: dict[str, int] = {}
        self._find = find
        self._numbers = 6
        self._heights: dict[int, int] = {}
        self._drawn: dict[tuple[str | Heading, bool, bool], tuple[TaskView | Heading, list[Strip]]] = {}

    @property
    def tasks(self) -> Sequence[TaskView]:
        """The cards, most urgent first."""
        return self._order.tasks

    def show(
        self, tasks: Sequence[TaskView], group: Callable[[TaskView], Group] | None, *, rank: Callable[[TaskView], Rank]
    ) -> None:
        """Take these cards; they and their groups are put in the order of urgency.

        `rank` is that order for all of the board's tasks.
        """
        self._order = CardOrder(tasks, rank)
        self.entries = self.tasks if group is None else _grouped(self.tasks, group)
        # Without headings a card is found by its rank, which needs no table of ten thousand places.
        self._places = {} if group is None else {one.key: at for at, one in enumerate(self.entries) if one.key}
        self.late = sum(map(_is_late, self.tasks))
        self._count(number_width(self.tasks))

    def exchange(self, old: TaskView | None, new: TaskView | None) -> None:
        """Another view of a card, one that has gone (`new` None) or come (`old` None). Only where there are no headings."""
        numbers = self._numbers
        if old is not None:
            self._order.take(old)
            if number_width((old,)) == numbers:
                numbers = number_width(self.tasks)
        if new is not None:
            self._order.put(new)
            numbers = max(numbers, number_width((new,)))
        self.late += _is_late(new) - _is_late(old)
        self._count(numbers)

    def forget(self) -> None:
        """Draw everything anew."""
        self._heights.clear()
        self._drawn.clear()

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
            is_chosen = bool(entry.key) and entry.key == chosen
            strip = self._strips(entry, is_chosen, entry.key in marked, draw)[within]
            is_marked = within == 0 and entry.key in fresh
            lines.append(with_fresh_mark(strip, self._number_cells, draw) if is_marked else strip)
        return lines

    def place_of(self, key: str) -> int | None:
        """Where the card stands among the entries; None when it is not in this column."""
        if self._places or not key:
            return self._places.get(key)
        task = self._find(key)
        return None if task is None else self._order.place_of(task)

    def reveal(self, key: str) -> None:
        """Scroll so that the card is seen, the first one with the heading above it."""
        place = self.place_of(key)
        if place is None:
            return
        self.reel.reveal(place)
        if place < 2 and not any(entry.key for entry in self.entries[:place]):  # no two headings follow each other
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
        place = self.place_of(key)
        return next((line for line, (at, _within) in enumerate(self.reel.lines()) if at == place), 0)

    def beyond(self, key: str, steps: int) -> str:
        """The card that many steps further down (negative: up), stopping at the ends."""
        start, direction = self.place_of(key), 1 if steps > 0 else -1
        place, found = -1 if start is None else start, key
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
        order = self.entries if direction < 0 else reversed(self.entries)
        return next((entry.key for entry in order if entry.key), "")

    def page(self, key: str, direction: int) -> str:
        """The card a window further."""
        place = self.place_of(key)
        if place is None:
            return self.end(-1)
        place = self.reel.page(place, direction)
        return self.entries[place].key or self.beyond(self.entries[place - 1].key if place else key, direction) or key

    @property
    def _number_cells(self) -> int:
        """What the numbers get: in a narrow column no more than a third of it."""
        return min(self._numbers, max(_LEAST_NUMBER, self.cells // 3))

    def _count(self, numbers: int) -> None:
        """After cards have come or gone; `numbers` are the cells that the numbers of all of them need."""
        self._heights.clear()
        if numbers != self._numbers:
            self._numbers = numbers
            self.forget()

    def _height_of(self, place: int) -> int:
        if place not in self._heights:
            entry = self.entries[place]
            self._heights[place] = (
                card_height(entry, self.cells, numbers=self._number_cells, detail=self.detail)
                if isinstance(entry, TaskView)
                else 1
            )
        return self._heights[place]

    def _strips(self, entry: TaskView | Heading, chosen: bool, marked: bool, draw: Draw) -> list[Strip]:
        """The entry, drawn: once as long as it is the same view of it."""
        asked = (entry, False, False) if isinstance(entry, Heading) else (entry.key, chosen, marked)
        drawn = self._drawn.get(asked)
        if drawn is None or drawn[0] is not entry:
            if len(self._drawn) >= _DRAWN:
                self._drawn.clear()
            strips = [draw(line, self.cells) for line in self._lines(entry, chosen, marked)]
            drawn = self._drawn[asked] = (entry, strips)
        return drawn[1]

    def _lines(self, entry: TaskView | Heading, chosen: bool, marked: bool) -> list[Line]:
        if isinstance(entry, TaskView):
            return card(entry, self.cells, numbers=self._number_cells, detail=self.detail, chosen=chosen, marked=marked)
        return [entry.line(self.cells)]


def _grouped(tasks: Sequence[TaskView], group: Callable[[TaskView], Group]) -> list[TaskView | Heading]:
    entries: list[TaskView | Heading] = []
    for heading, members in grouped(tasks, group):
        entries += [heading, *members]
    return entries


def _is_late(task: TaskView | None) -> bool:
    return task is not None and task.timeliness is Timeliness.OVERDUE
