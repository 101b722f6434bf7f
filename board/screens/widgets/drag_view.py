"""Dragging cards with the mouse: what is held, over which column it is, and what is asked for when it is let go."""

from dataclasses import dataclass, replace

from textual import events
from textual.message import Message

from board.language import _
from board.screens.drawing import Line
from board.screens.widgets.line_view import LineView
from board.wording import column_word
from plans.vietnamese import clean
from store.words import Column


@dataclass(frozen=True, slots=True)
class Drag:
    """Cards that are held, and the column that they are over; None where letting go changes nothing."""

    keys: tuple[str, ...]
    target: Column | None = None


class DragView(LineView):
    """A view whose cards can be dragged to a column. With a marked card all marked ones go together.

    The terminal reports every cell that the mouse comes over; something is drawn only when another column is meant.
    """

    @dataclass
    class DropAsked(Message):
        """Posted when cards were let go over another column."""

        keys: tuple[str, ...]
        column: Column

    class Dragged(Message):
        """Posted when a drag begins, comes over another column, or ends: `told` and what Esc does are others now."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.drag: Drag | None = None
        self._held = ""
        self._dropped = False

    def target_at(self, x: int, y: int) -> Column | None:
        """The column into which a card would go that is let go here; None outside of all."""
        raise NotImplementedError

    @property
    def dragging(self) -> bool:
        """Whether cards are held just now."""
        return self.drag is not None

    def let_go(self) -> bool:
        """Hold nothing any more, and change nothing; whether something was held."""
        self._held = ""
        if self.drag is None:
            return False
        self._dropped = True  # the button is still down: that it comes up is no click
        self._end()
        return True

    def told(self, lines: int) -> tuple[Line, ...]:
        """While cards are held: which, and where they would go."""
        if self.drag is None:
            return ()
        keys = ", ".join(clean(key.partition("/")[2]) for key in self.drag.keys)
        target = self.drag.target
        where = _("(kéo tới một cột khác)") if target is None else f"→ {column_word(target)}"
        return (
            ((" " + _("Kéo {keys}").format(keys=keys) + " ", "number"), (where, "title")),
            ((" " + _("Thả chuột để chuyển, Esc để bỏ."), "dim"),),
        )[:lines]

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The card under the button may be dragged from now on."""
        self._dropped = False
        self._held = self.key_at(event.x, event.y) if event.button == 1 else ""

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Over another column: say so. Without a button the release was lost on the line."""
        if event.button != 1:
            if self._held:
                self.let_go()
            return
        if not self._held:
            return
        meant = self._meant(event.x, event.y)
        if self.drag is None:
            if meant is None:
                return  # a click by an unsteady hand
            self._begin()
        if self.drag is not None and self.drag.target is not meant:
            self.drag = replace(self.drag, target=meant)
            self._show()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go: over another column it is asked for, elsewhere nothing is."""
        self._held = ""
        drag = self.drag
        if drag is None:
            return
        self._dropped = True
        target = self._meant(event.x, event.y)
        self._end()
        if target is not None:
            self.post_message(self.DropAsked(drag.keys, target))

    def on_click(self, event: events.Click) -> None:
        """The end of a drag is no click; any other is for the view."""
        if self._dropped:
            event.stop()
            event.prevent_default()

    def on_blur(self) -> None:
        """Something else takes the keys: what was held is let go."""
        self.let_go()

    def _begin(self) -> None:
        held = self._held
        together = tuple(task.key for task in self.rows if task.key in self.marked)
        self.choose(held)
        self.drag = Drag(together if held in self.marked else (held,))
        self.capture_mouse()
        self._show()

    def _end(self) -> None:
        self.drag = None
        self.release_mouse()
        self._show()

    def _show(self) -> None:
        self.repaint()
        self.post_message(self.Dragged())

    def _meant(self, x: int, y: int) -> Column | None:
        """The column here, where it is another than that in which all of the cards stand."""
        target = self.target_at(x, y)
        keys = self.drag.keys if self.drag else (self._held, *(self.marked if self._held in self.marked else ()))
        standing = {task.column for task in self.rows if task.key in keys}
        return None if standing == {target} else target
