"""The board: four columns of cards side by side, or one column under a tab strip where the screen is narrow.

What has left the board stands on a shelf below: one line says how much, and its cards are shown when the selection goes there.
"""

from typing import ClassVar, cast

from textual import events
from textual.binding import BindingType
from textual.strip import Strip

from board.language import _
from board.screens.bindings import bindings
from board.screens.drawing import Line, Piece, fit, width
from board.screens.widgets.cards import Detail
from board.screens.widgets.column import CardColumn
from board.screens.widgets.dealt_cards import DealtCards
from board.screens.widgets.drag_view import DragView
from board.screens.widgets.grouping import Grouping, group_of
from board.screens.widgets.key_line import NARROW
from board.screens.widgets.side_by_side import SideBySide
from board.screens.widgets.tab_strip import counted, tab_texts
from board.wording import column_word, grouping_word
from store.words import Column

_HEAD = 2


class ColumnsView(DragView):
    """Every card in its column. One widget draws them all, so that the cost of a key does not grow with their number."""

    place: ClassVar[str] = "board"
    grouping: Grouping
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("board")]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.detail = Detail.TWO_LINES
        self.grouping = Grouping.NONE
        self._cards = DealtCards(self.task_of)
        self.columns, self.shelf = self._cards.columns, self._cards.shelf
        self._current = 0
        self._beside = SideBySide(self.drawn)

    @property
    def narrow(self) -> bool:
        """Whether one column is shown at a time."""
        return self.size.width < NARROW

    def put_in_order(self) -> None:
        """Every card into its column, what has left them onto the shelf; where few have changed, only those are moved."""
        plans = [plan.key for plan in self.board.plans] if self.board is not None else []
        self._cards.deal(self.rows, group_of(self.grouping), plans=plans)
        if self.held and self._column_of(self.held) is not None:
            self.chosen = self.held
        elif self._column_of(self.chosen) is None:
            near = (*self.columns[self._current :], *self.columns[: self._current], self.shelf)
            self.chosen = next((column.end(-1) for column in near if column.tasks), "")
        self._fit()
        self.reveal(self.chosen)

    def window(self) -> object:
        """Of each column, and of the shelf, the entry on top and its first line that is seen; and which column is current."""
        reels = [column.reel for column in (*self.columns, self.shelf)]
        return self._current, [(reel.top, reel.skip) for reel in reels]

    def put_window(self, window: object) -> None:
        """Every column, also those that are not seen just now."""
        self._current, tops = cast("tuple[int, list[tuple[int, int]]]", window)
        for column, (top, skip) in zip((*self.columns, self.shelf), tops, strict=True):
            column.reel.top, column.reel.skip = top, skip
        for column in (*self.columns, self.shelf):
            column.reel.resize(count=len(column.entries), height=column.reel.height)
        self._fit()

    def step(self, key: str, steps: int) -> str:
        """Up and down within the column; below its last card stands the shelf."""
        column = self._column_of(key)
        if column is None:
            return key
        found = column.beyond(key, steps)
        if found != key:
            return found
        if column is self.shelf:
            return (self.columns[self._current].end(1) if steps < 0 else "") or key
        return (self.shelf.end(-1) if steps > 0 else "") or key

    def edge(self, key: str, direction: int) -> str:
        """The first or last card of the column."""
        column = self._column_of(key)
        return column.end(direction) if column else key

    def page(self, key: str, direction: int) -> str:
        """A window further in the column."""
        column = self._column_of(key)
        return column.page(key, direction) if column else key

    def reveal(self, key: str) -> None:
        """Scroll the card's column so that it is seen."""
        column = self._column_of(key)
        if column is None:
            return
        if column is not self.shelf:
            self._current = self.columns.index(column)
        if self.size:
            self._fit()
            column.reveal(key)

    def key_at(self, x: int, y: int) -> str:
        """The card under the mouse; of the line above the shelf its first."""
        below = y - (self.size.height - self._shelf_height())
        if below >= 0:
            return self.shelf.key_at(below - 1) if below else self.shelf.end(-1)
        column = self._column_at(x)
        return column.key_at(y - _HEAD) if column else ""

    def roll(self, lines: int, x: int) -> None:
        """Scroll the column under the mouse."""
        column = self._column_at(x)
        if column:
            column.reel.roll(lines)

    def action_across(self, steps: int) -> None:
        """To the neighbouring column, to the card at the same height; empty columns are passed over."""
        here = self.columns[self._current]
        line = here.line_of(self.chosen)
        place = self._current + steps
        while 0 <= place < len(self.columns):
            if self.columns[place].tasks:
                self.choose(self.columns[place].key_near(0 if self.narrow else line))
                return
            place += steps
        if self._column_of(self.chosen) is self.shelf:
            self.choose(here.key_near(0))

    def action_carry(self, steps: int) -> None:
        """Ask for the marked cards, else the selected one, to change column."""
        keys = tuple(task.key for task in self.rows if task.key in self.marked) or (self.chosen,)
        if keys != ("",):
            self.post_message(self.MoveAsked(keys, steps))

    def action_detail(self, steps: int) -> None:
        """More or fewer lines a card."""
        self.detail = Detail(max(Detail.ONE_LINE, min(Detail.WHOLE_TITLE, self.detail + steps)))
        self._fit()
        self.reveal(self.chosen)
        self.repaint()

    def action_group(self) -> None:
        """By section, by lead, by officer, not at all, in turn."""
        turn = list(Grouping)
        self.group_by(turn[(turn.index(self.grouping) + 1) % len(turn)])

    def dress(self, *, grouping: str, lines: int | None = None) -> None:
        """Before the cards are shown, or again."""
        self.detail = self.detail if lines is None else Detail(lines)
        self.group_by(Grouping(grouping))

    def group_by(self, grouping: Grouping) -> None:
        """Group the cards."""
        self.grouping = grouping
        self.put_in_order()
        self.repaint()

    def clicked_head(self, x: int, y: int) -> bool:
        """A click on a column's head, or on a tab, goes to that column."""
        if y >= _HEAD:
            return False
        column = self._tab_at(x) if self.narrow else self._column_at(x)
        if column and column.tasks:
            self.choose(column.key_near(0))
        return True

    def target_at(self, x: int, y: int) -> Column | None:
        """The column at this place; on a narrow screen the tab."""
        if not (0 <= x < self.size.width and 0 <= y < self.size.height - self._shelf_height()):
            return None
        if self.narrow and y >= _HEAD:
            return self.columns[self._current].column
        found = self._tab_at(x) if self.narrow else self._column_at(x)
        return found.column if found else None

    def on_resize(self, event: events.Resize) -> None:
        """Another width is another share for each column."""
        self._fit()
        self.reveal(self.chosen)
        super().on_resize(event)

    def look_anew(self) -> None:
        """The columns keep their cards drawn."""
        for column in (*self.columns, self.shelf):
            column.forget()
        self._beside.forget()
        super().look_anew()

    def picture(self) -> list[Strip]:
        """Heads, a rule, the windows on the columns side by side, and the shelf."""
        self._fit()
        shown = self._shown_columns()
        head = [self._tabs(), "─" * self.size.width] if self.narrow else self._heads(shown)
        lines = [self.drawn(head[0]), self.drawn(self._rule(head[1], shown[0].cells))]  # type: ignore[arg-type]
        windows = [column.window(self.chosen, self.marked, self.drawn, self.fresh) for column in shown]
        height = self.size.height - _HEAD - self._shelf_height()
        if len(shown) == 1:
            below = [self.drawn(())] * (height - len(windows[0]))
            return [*lines, *windows[0], *below, *self._shelf_lines()]
        beside = [(window, column.cells) for window, column in zip(windows, shown, strict=True)]
        return [*lines, *self._beside.lines(beside, height), *self._shelf_lines()]

    def _shelf_lines(self) -> list[Strip]:
        """What has left the board: how much; and while one of it is selected, the cards."""
        if not self.shelf.tasks:
            return []
        parts = [_("NGOÀI BẢNG")]
        for column in (Column.DROPPED, Column.SUSPENDED):
            number = sum(task.column is column for task in self.shelf.tasks)
            parts += [f"{column_word(column)} {number}".lower()] if number else []
        told = fit(" " + " · ".join(parts) + " ", min(self.size.width - 2, sum(map(width, parts)) + 3 * len(parts) - 1))
        rule = "┴".join("─" * column.cells for column in self._shown_columns())
        here = self._column_of(self.chosen) is self.shelf
        head = self.drawn((("─", "rule"), (told, "head" if here else "dim"), (rule[1 + width(told) :], "rule")))
        return [head, *(self.shelf.window(self.chosen, self.marked, self.drawn, self.fresh) if here else [])]

    def _shelf_height(self) -> int:
        """One line where something has left the board; with its cards at most half of the window."""
        if not self.shelf.tasks:
            return 0
        most = max(1, (self.size.height - _HEAD) // 2)
        return min(most, 1 + (len(self.shelf.tasks) if self._column_of(self.chosen) is self.shelf else 0))

    def _heads(self, shown: tuple[CardColumn, ...]) -> tuple[Line, str]:
        pieces: list[Piece] = []
        for place, column in enumerate(shown):
            border = ("│", "rule") if place else ("", "")
            number_and_late = counted(column, " ")
            here, bar, _line = self._mark_of(column)
            name = fit(bar + column_word(column.column).upper(), max(1, column.cells - width(number_and_late) - 2))
            head = name.rstrip() + "  "
            late = f"· {column.late}!" if column.late else ""
            number = f"{len(column.tasks)} "
            rest = column.cells - width(head) - width(number) - width(late)
            pieces += [border, (head, here), (number, ""), (late, "late"), (" " * rest, "")]
        return tuple(pieces), "┼".join(self._mark_of(column)[2] * column.cells for column in shown)

    def _rule(self, rule: str, cells: int) -> Line:
        """The line below the heads; above the first column it says how the cards are grouped, where they are."""
        if self.grouping is Grouping.NONE:
            return ((rule, "rule"),)
        words = f" {grouping_word(self.grouping)} "
        words = fit(words, max(1, min(width(words), cells - 2)))
        return (rule[0], "rule"), (words, "dim"), (rule[1 + width(words) :], "rule")

    def _mark_of(self, column: CardColumn) -> tuple[str, str, str]:
        """A column's look, what stands before its name, and the line below: another for one that cards would go to."""
        if self.drag is not None and self.drag.target is column.column:
            return "tab", "▼", "═"
        return ("head" if self.columns[self._current] is column else "dim"), " ", "─"

    def _tabs(self) -> Line:
        texts, arrow = tab_texts(self.columns, self.size.width)
        pieces: list[Piece] = [("‹" * arrow, "dim")]
        for place, (column, text) in enumerate(zip(self.columns, texts, strict=True)):
            look, bar, _line = self._mark_of(column)
            pieces.append((f"[{text}]" if place == self._current else f"{bar}{text} ", look))
        return (*pieces, ("›" * arrow, "dim"))

    def _tab_at(self, x: int) -> CardColumn | None:
        texts, start = tab_texts(self.columns, self.size.width)
        for column, text in zip(self.columns, texts, strict=True):
            start += width(text) + 2
            if x < start:
                return column
        return None

    def _fit(self) -> None:
        shown = self._shown_columns()
        cells, wider = divmod(self.size.width - (len(shown) - 1), len(shown))
        for place, column in enumerate(shown):
            column.resize(cells + (place < wider), max(1, self.size.height - _HEAD - self._shelf_height()), self.detail)
        self.shelf.resize(self.size.width, max(1, self._shelf_height() - 1), Detail.ONE_LINE)

    def _shown_columns(self) -> tuple[CardColumn, ...]:
        return (self.columns[self._current],) if self.narrow else self.columns

    def _column_of(self, key: str) -> CardColumn | None:
        return self._cards.column_of(key)

    def _column_at(self, x: int) -> CardColumn | None:
        for column in self._shown_columns():
            if x < column.cells:
                return column
            x -= column.cells + 1
        return None
