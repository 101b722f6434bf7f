"""Follows the board as people change it: every screen shows the newest view, and hears what others did."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from board.screens.desk import Desk
from board.screens.hearing import Hearing
from board.screens.main_screen import MainScreen
from store.views import BoardView
from store.words import Role

if TYPE_CHECKING:
    from store.meetings.views import MeetingView
    from store.task_views import ActionView, TaskDetailView

_MOST_NEWS = 50


class Following(Hearing):
    """An app that holds the newest view of a board. What it did itself, `own` actions by number, is no news to it."""

    board: BoardView | None
    main: MainScreen
    desk: Desk
    own: set[int]
    meets: "MeetingView | None" = None
    """The meeting about what is shown that goes on."""

    @dataclass
    class Read(Message):
        """A view of the board has been read."""

        board: BoardView

    def on_following_read(self, event: Read) -> None:
        """Show it."""
        self.show_newer(event.board)

    def follow(self) -> None:
        """Begin to hear of every change by anybody."""
        self.hear(self.desk.watch(self._changed, self._lost), lambda _watching: None)

    def read(self) -> None:
        """Read the board as it stands, and what this person may do on it."""
        self.hear(self.desk.view(), lambda board: self.post_message(self.Read(board)))
        self.read_role()

    def read_meeting(self) -> None:
        """Read whether a meeting about what is shown goes on, for whoever left it and came back to the board."""

        def show(held: "MeetingView | None") -> None:
            self.meets = held
            self.main.show_meets(held is not None)

        board = self.board
        if board is not None and board.known_on is None:
            plans = [plan.key for plan in board.plans]
            self.answer(self.desk.read(lambda read: read.meetings.going_on(plans)), show)

    def read_role(self) -> None:
        """Read what this person may do, and whether a meeting goes on."""
        self.answer(self.desk.read(lambda board: board.role()), self.show_role)
        self.read_meeting()

    def show_role(self, role: Role | None) -> None:
        """What this person may do now; None: they are not registered."""
        self.main.show_role(role)

    def read_task(self, key: str, then: "Callable[[TaskDetailView], object]") -> None:
        """Read everything about one task."""
        self.answer(self.desk.task(key), then)

    def show_newer(self, board: BoardView) -> None:
        """Show it on all screens. A read that comes late never replaces a newer view."""
        if self.board is not None and board.change < self.board.change:
            return
        before = self.board.change if self.board is not None else board.change
        self.board = board
        for screen in self.board_screens():
            screen.show_board(board)
            if screen.task_key:
                self.read_task(screen.task_key, screen.show_task)
        self.read_meeting()
        self._read_news(set(range(before + 1, board.change + 1)) - self.own)

    def _read_news(self, numbers: set[int]) -> None:
        """Of the actions with these numbers what others did, for all screens."""
        if not numbers:
            return

        def show(actions: "Sequence[ActionView]") -> None:
            news = [one for one in actions if one.number in numbers and one.who != self.main.user]
            for screen in self.board_screens():
                screen.show_news(news)

        self.answer(self.desk.read(lambda board: board.history(limit=min(len(numbers), _MOST_NEWS))), show)

    def _changed(self, number: int) -> None:
        """Somebody has written; still in the watch's own thread."""
        self.post_message(self.Answered(partial(self._compare, number)))

    def _lost(self, error: Exception) -> None:
        self.post_message(self.Failed(error, None))

    def _compare(self, last_change: int) -> None:
        if self.board is not None and last_change > self.board.change:
            self.read()
        for screen in self.board_screens():
            screen.written()
