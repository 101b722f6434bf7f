"""The base of all views: one focusable widget, drawn line by line, with one selection kept by key."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var

from board.keys import NO_WORDS
from board.screens.bindings import bindings
from board.screens.drawing import Line
from board.screens.widgets.painted import Painted
from store.views import BoardView, TaskView

if TYPE_CHECKING:
    from board.said.explained import Reason


class LineView(Painted, can_focus=True):
    """What board, timeline, matrix and agencies share: it shows rows, keeps a selection, and posts what a person asked for.

    A view never decides, queries or changes: `show` gives it everything. `place` names the view in board/keys.py
    ("board", "timeline", …).
    """

    ALLOW_SELECT: ClassVar[bool] = False  # marking text is the terminal's own affair (Shift and the mouse)
    place: ClassVar[str] = "list"
    grouping: str = ""
    filter_text = ""
    user = ""
    """The filter in force and who looks, for a view that reads something itself; its screen keeps both up to date."""
    by_key: Mapping[str, TaskView] = MappingProxyType({})
    """All tasks of the board by their keys, where the screen has them; it keeps them up to date."""
    held = ""
    """While a filter is typed: what was selected before, selected again as soon as it is among what is shown."""
    chosen: var[str] = var("", init=False)
    """The selected key, "" for none. Watched by the strip below the view, so that both change in the same frame."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("scroll", "list")]

    @dataclass
    class Selected(Message):
        """Posted when the selection has moved to another key."""

        key: str

    @dataclass
    class OpenAsked(Message):
        """Posted on Enter or a double click."""

        key: str

    @dataclass
    class MoveAsked(Message):
        """Posted when a person asks for tasks to change column, `steps` to the right (negative: left)."""

        keys: tuple[str, ...]
        steps: int

    @dataclass
    class NoTask(Message):
        """Posted when a key for a task was pressed where none is; `why`: what is so of the selection, "" of all the view."""

        why: str = ""

    class KeysChanged(Message):
        """Posted when `words_now` has changed."""

    @dataclass
    class Marked(Message):
        """Posted when the set of marked tasks has changed."""

        keys: frozenset[str]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.board: BoardView | None = None
        self.rows: tuple[TaskView, ...] = ()
        self._left: object = None
        self.marked: frozenset[str] = frozenset()
        self.fresh: frozenset[str] = frozenset()

    def show(self, board: BoardView, rows: tuple[TaskView, ...], chosen: str, marked: frozenset[str]) -> None:
        """Take a newer view: `rows` is what the filter lets through, in the document's order."""
        self.board, self.rows, self.chosen, self.marked = board, rows, chosen, marked
        self.put_in_order()
        self.repaint()

    def task_of(self, key: str) -> TaskView | None:
        """The task with this key."""
        if self.by_key:
            return self.by_key.get(key)
        return next((task for task in self.rows if task.key == key), None)

    def show_fresh(self, fresh: frozenset[str]) -> None:
        """Mark these keys as changed by somebody else; those that were and are not among them are marked no longer."""
        if fresh != self.fresh:
            self.fresh = fresh
            self.repaint()

    def dress(self, *, grouping: str, lines: int | None = None) -> None:
        """How entries are grouped, and how many lines each has (None: as before); a view of one way takes no notice."""

    def hold(self) -> None:
        """Remember what is selected and where the window stands, until `let_held_go` or `go_back`."""
        self.held, self._left = self.chosen, self.window()

    def let_held_go(self) -> None:
        """What is selected now stays selected."""
        self.held, self._left = "", None

    def go_back(self) -> None:
        """What was shown when `hold` was called is shown again: select the same, and scroll to where it was."""
        if self._left is not None:
            self.choose(self.held)
            self.put_window(self._left)
            self.repaint()
        self.let_held_go()

    def window(self) -> object:
        """Where it is scrolled to, for `put_window`."""
        return None

    def put_window(self, window: object) -> None:
        """Scroll to where `window` was taken."""

    def put_away(self) -> None:
        """Another view is shown instead: let go of what `show` makes again when this one is shown next."""

    def words_now(self) -> Mapping[str, str]:
        """What its keys do just now, by their ids, where that changes; "" for one that does nothing."""
        return NO_WORDS

    def put_in_order(self) -> None:
        """Work out the order of what is shown, after `board` and `rows` have changed."""
        raise NotImplementedError

    def step(self, key: str, steps: int) -> str:
        """The key `steps` further down from `key` (negative: up), stopping at the ends; "" when nothing is shown."""
        raise NotImplementedError

    def edge(self, key: str, direction: int) -> str:
        """The first (-1) or last (1) key, of the part where `key` stands."""
        raise NotImplementedError

    def page(self, key: str, direction: int) -> str:
        """The key one window further up (-1) or down (1)."""
        raise NotImplementedError

    def reveal(self, key: str) -> None:
        """Scroll so that the key is seen."""
        raise NotImplementedError

    def key_at(self, x: int, y: int) -> str:
        """What stands at this place of the widget; "" for nothing that can be selected."""
        raise NotImplementedError

    def clicked_head(self, x: int, y: int) -> bool:
        """A click at this place: whether it was on a head that does something, which is then done."""
        return False

    def roll(self, lines: int, x: int) -> None:
        """Scroll what stands at column `x` by lines, without moving the selection."""
        raise NotImplementedError

    def told(self, lines: int) -> tuple[Line, ...]:
        """What the strip below says of the selection in so many lines, where that is not what it says of any task; else ()."""
        return ()

    @property
    def dragging(self) -> bool:
        """Whether something is held by the mouse just now."""
        return False

    def let_go(self) -> bool:
        """Let go of what the mouse holds, changing nothing; whether it held something."""
        return False

    def asked(self, form: str) -> bool:
        """Whether this view opens the form itself, because what it shows are no tasks."""
        return False

    def reasons(self) -> "tuple[str, tuple[Reason, ...]] | None":
        """What is selected and why it stands as it does, where the view knows it by itself; None where it is a task."""
        return None

    def action_number(self) -> int | None:
        """The action of the history that is selected, where the view shows actions: the one that an undo is for."""
        return None

    def choose(self, key: str) -> None:
        """Select a key, show it, and say so to the screen."""
        if not key or key == self.chosen:
            return
        self.chosen = key
        self.reveal(key)
        self.repaint()
        self.post_message(self.Selected(key))

    def action_move(self, steps: int) -> None:
        """Up and down."""
        self.choose(self.step(self.chosen, steps))

    def action_edge(self, direction: int) -> None:
        """Home and End."""
        self.choose(self.edge(self.chosen, direction))

    def action_page(self, direction: int) -> None:
        """PgUp and PgDn."""
        self.choose(self.page(self.chosen, direction))

    def action_open(self) -> None:
        """Enter."""
        if self.chosen:
            self.post_message(self.OpenAsked(self.chosen))

    def action_mark(self) -> None:
        """Space: mark or unmark the selected one, and go on to the next."""
        if not self.chosen:
            return
        self.marked = self.marked ^ {self.chosen}
        self.post_message(self.Marked(self.marked))
        following = self.step(self.chosen, 1)
        if following == self.chosen:
            self.repaint()
        else:
            self.choose(following)

    def on_click(self, event: events.Click) -> None:
        """One click selects, two do what Enter does; a click on a head does what the view says."""
        if self.clicked_head(event.x, event.y):
            return
        key = self.key_at(event.x, event.y)
        self.choose(key)
        if key and event.chain == 2:
            self.action_open()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls; the selection stays where it is."""
        event.stop()
        self.roll(3, event.x)
        self.repaint()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls; the selection stays where it is."""
        event.stop()
        self.roll(-3, event.x)
        self.repaint()
