"""What the program has to say of its own accord waits for what has not been read yet."""

from collections.abc import Callable

from board.screens.board_screen import BoardScreen
from board.screens.widgets.message_line import MessageLine


class ToldInTurn(BoardScreen):
    """A screen on which one thing is told after the other. An answer to what a person does comes at once, over all of it."""

    _in_turn: tuple[Callable[[], object], ...] = ()

    def tell_in_turn(self, say: Callable[[], object]) -> None:
        """Call `say`, which may find that nothing is to be said any more, as soon as the line of answers is free."""
        self._in_turn = (*self._in_turn, say)
        self.tell_next()

    def tell_next(self) -> None:
        """What stood there was read: say what has waited."""
        while self._in_turn and self.is_free_to_tell():
            say, *waiting = self._in_turn
            self._in_turn = tuple(waiting)
            say()

    def is_free_to_tell(self) -> bool:
        """Whether this screen is seen, and nothing unread stands on it."""
        return self.is_current and not any(line.text for line in self.query(MessageLine))

    def on_screen_resume(self) -> None:
        """Something else was open when it was to be said."""
        self.tell_next()
