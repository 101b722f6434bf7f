"""The base of the views whose entries stand one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from textual import events
from textual.strip import Strip

from board.screens.drawing import Line
from board.screens.widgets.fresh_mark import with_fresh_mark
from board.screens.widgets.line_view import LineView
from board.screens.widgets.reel import Reel

_DRAWN = 500
"""Entries that are kept drawn: several windows of them, not all that somebody has paged through."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: `key` selects it ("" = a heading, never selected); `item` is what `draw` gets to draw it."""

    key: str
    item: object


class RowView(LineView):
    """A view whose entries stand one below the other: timeline, matrix, agencies, the board on a narrow screen.

    A subclass says what the entries are and how one is drawn; head and foot lines stand still while the entries scroll.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()
        self._near = 0
        self._strips: dict[tuple[int, bool, bool], list[Strip]] = {}
        self._heights: dict[int, int] = {}
        self._reel = Reel(self._height_of)

    def entries(self) -> Sequence[Entry]:
        """What to show, in its order, made from `self.rows` and `self.board`."""
        raise NotImplementedError

    def draw(self, entry: Entry, cells: int, *, chosen: bool, marked: bool) -> Sequence[Line]:
        """The entry's lines, at least one, each `cells` wide; the selection bar at the left is the view's to draw."""
        raise NotImplementedError

    def continued(self, entry: Entry, cells: int, within: int, *, chosen: bool) -> Line | None:
        """The line `within` of an entry whose first lines are scrolled away, at the top of the window; None: as drawn."""
        return None

    def height(self, entry: Entry, cells: int) -> int:
        """How many lines `draw` gives; override where that is known without drawing."""
        return max(1, len(self.draw(entry, cells, chosen=False, marked=False)))

    def fresh_cell(self, entry: Entry) -> int | None:
        """In which cell of its first line an entry is marked when somebody else has changed it; None: it is not marked."""
        return None

    def head(self, cells: int) -> Sequence[Line]:
        """Lines that stand still above the entries."""
        return ()

    def foot(self, cells: int) -> Sequence[Line]:
        """Lines that stand still below the entries."""
        return ()

    def settle(self) -> None:
        """Move the window a little before it is drawn, where it would begin with a line that says nothing."""

    def look_anew(self) -> None:
        """Entries are kept drawn."""
        self.forget()
        super().look_anew()

    def forget(self) -> None:
        """Draw everything anew at the next repaint: zoom, fold or width have changed."""
        self._strips.clear()
        self._heights.clear()

    def put_in_order(self) -> None:
        """Put the entries in their order and keep the window where it stood."""
        self.forget()
        self._entries = self.entries()
        self._reel.resize(count=len(self._entries), height=self._reel.height)  # before the head asks what is seen
        if self.held and self.place_of(self.held) is not None:
            self.chosen = self.held
        elif self.place_of(self.chosen) is None:
            self.chosen = next((entry.key for entry in self._entries if entry.key), "")
        self._fit()
        self.reveal(self.chosen)

    def window(self) -> object:
        """The entry on top, and its first line that is seen."""
        return self._reel.top, self._reel.skip

    def put_window(self, window: object) -> None:
        """The list is as long as it was, unless somebody has changed the board meanwhile."""
        self._reel.top, self._reel.skip = cast("tuple[int, int]", window)
        self._fit()

    def put_away(self) -> None:
        """Entries by the thousand, of which nothing is seen."""
        self.forget()
        self._entries = ()

    def place_of(self, key: str) -> int | None:
        """Where the entry with this key stands; None where there is none. Found at once near the last one that was found."""
        for place in (self._near, self._near + 1, self._near - 1):
            if key and 0 <= place < len(self._entries) and self._entries[place].key == key:
                self._near = place
                return place
        found = self.find(key) if key else None
        self._near = found or 0
        return found

    def find(self, key: str) -> int | None:
        """The same, from the first entry on; override where there are thousands and a quicker way."""
        return next((place for place, entry in enumerate(self._entries) if entry.key == key), None)

    @property
    def at_the_end(self) -> bool:
        """Whether the last line stands in the window."""
        lines = self._reel.lines()
        return not lines or lines[-1] == (self._reel.count - 1, self._height_of(self._reel.count - 1) - 1)

    def on_resize(self, event: events.Resize) -> None:
        """Another width breaks lines elsewhere."""
        self.forget()
        self._fit()
        self.reveal(self.chosen)
        super().on_resize(event)

    def step(self, key: str, steps: int) -> str:
        """The next selectable entry in that direction, headings passed over."""
        start, direction = self.place_of(key), 1 if steps > 0 else -1
        place, found = -1 if start is None else start, key
        for _step in range(abs(steps)):
            place += direction
            while 0 <= place < len(self._entries) and not self._entries[place].key:
                place += direction
            if not 0 <= place < len(self._entries):
                break
            found, self._near = self._entries[place].key, place
        return found

    def edge(self, key: str, direction: int) -> str:
        """The first or the last entry of all."""
        order = self._entries if direction < 0 else reversed(self._entries)
        return next((entry.key for entry in order if entry.key), "")

    def page(self, key: str, direction: int) -> str:
        """A window further; on a heading, the entry beyond it."""
        place = self.place_of(key)
        if place is None:
            return self.edge(key, -1)
        place = self._reel.page(place, direction)
        beyond = range(place, len(self._entries)) if direction > 0 else range(place, -1, -1)
        self._near = next((at for at in beyond if self._entries[at].key), place)
        return self._entries[self._near].key or self.edge(key, direction)

    def reveal(self, key: str) -> None:
        """Scroll half a view when the entry is outside the window; the first entry brings its headings along."""
        place = self.place_of(key)
        if place is None or not self.size:
            return
        self._reel.reveal(place)
        if not any(self._entries[at].key for at in range(place)):
            self._reel.top = self._reel.skip = 0
            self._reel.reveal(place)  # on a low screen the headings may leave no line for it

    def key_at(self, x: int, y: int) -> str:
        """The entry under the mouse."""
        line = y - len(self.head(self.size.width))
        lines = self._reel.lines()
        return self._entries[lines[line][0]].key if 0 <= line < len(lines) else ""

    def roll(self, lines: int, x: int) -> None:
        """Scroll the list."""
        self._reel.roll(lines)

    def action_move(self, steps: int) -> None:
        """Up and down; through an entry that is taller than the window its own lines scroll first."""
        place = self.place_of(self.chosen)
        if place is not None and self._height_of(place) > self._reel.height:
            last = (place, self._height_of(place) - 1) if steps > 0 else (place, 0)
            if last not in self._reel.lines():
                self._reel.roll(steps * max(1, self._reel.height // 2))
                self.repaint()
                return
        super().action_move(steps)

    def picture(self) -> list[Strip]:
        """Head, the window on the entries, foot."""
        cells = self.size.width
        self._fit()
        self.settle()
        lines = [self.drawn(line) for line in self.head(cells)]
        still = len(lines)
        for place, within in self._reel.lines():
            strips = self._strips_of(place)
            lines.append(strips[within] if within < len(strips) else self.drawn(()))
        place, within = next(iter(self._reel.lines()), (0, 0))
        if within:
            entry = self._entries[place]
            top = self.continued(entry, cells, within, chosen=bool(entry.key) and entry.key == self.chosen)
            lines[still] = self.drawn(top) if top is not None else lines[still]
        foot = [self.drawn(line) for line in self.foot(cells)]
        blank = self.size.height - len(lines) - len(foot)
        return [*lines, *[self.drawn(())] * blank, *foot]

    def _fit(self) -> None:
        cells = self.size.width
        still = len(self.head(cells)) + len(self.foot(cells))
        self._reel.resize(count=len(self._entries), height=self.size.height - still)

    def _height_of(self, place: int) -> int:
        if place not in self._heights:
            self._heights[place] = self.height(self._entries[place], self.size.width)
        return self._heights[place]

    def _strips_of(self, place: int) -> list[Strip]:
        entry = self._entries[place]
        chosen = bool(entry.key) and entry.key == self.chosen
        marked = entry.key in self.marked
        if (place, chosen, marked) not in self._strips:
            if len(self._strips) >= _DRAWN:
                self._strips.clear()
            self._strips[place, chosen, marked] = [
                self.drawn(line) for line in self.draw(entry, self.size.width, chosen=chosen, marked=marked)
            ]
        strips = self._strips[place, chosen, marked]
        cell = self.fresh_cell(entry) if entry.key in self.fresh else None
        return strips if cell is None else [with_fresh_mark(strips[0], cell, self.drawn), *strips[1:]]
