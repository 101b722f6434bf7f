"""The open board behind two lines of work: changes one after the other in the order of the keys, reads beside them.

Nothing here waits on the screen's thread, and no transaction stays open while somebody types.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from store.errors import StoreError
from store.views import BoardView
from store.words import Role

if TYPE_CHECKING:
    from store.open_board import OpenBoard
    from store.task_views import Outcome, TaskDetailView
    from store.wishes import Wish

Result = TypeVar("Result")


class Done(NamedTuple):
    """What a change did, and the board after it: read in one go, so that both are shown in one picture.

    `board` is None where it could not be read; the change is made all the same.
    """

    outcome: "Outcome"
    board: BoardView | None


class Desk:
    """Opens the board, changes it and reads it, each in a thread. Results and errors come back as futures.

    `open_board` is called once, by `open` or by the first work that needs it, never on the screen's thread: what it loads
    costs the first paint nothing. When it fails, all work fails with its error. `first` is the view that is shown already.
    """

    def __init__(
        self,
        open_board: "Callable[[], OpenBoard]",
        *,
        plans: Sequence[str] | None,
        today: date,
        first: BoardView | None = None,
    ) -> None:
        self._open_board = open_board
        self._view = first
        self._plans = plans
        self._today = today
        self._board: OpenBoard | None = None
        self._opening = Lock()
        self._failed: Exception | None = None
        self._stop_watching: Callable[[], None] = _nothing
        self.is_closed = False
        self._writes = ThreadPoolExecutor(1, "board-writes")
        self._reads = ThreadPoolExecutor(1, "board-reads")

    def open(self) -> "Future[OpenBoard]":
        """Open the board ahead of the first work. The future carries the error where that fails."""
        return self._writes.submit(self._ready)

    def view(self) -> "Future[BoardView]":
        """The board as it stands; what was not changed is shared with the view before."""
        return self._reads.submit(self._newer)

    def task(self, key: str) -> "Future[TaskDetailView]":
        """Everything about one task."""
        return self._reads.submit(lambda: self._ready().task(key, today=self._today))

    def task_to_change(self, key: str) -> "Future[TaskDetailView]":
        """The same for whoever may change it. The future carries NotAllowed for others."""

        def read() -> "TaskDetailView":
            self._ready().refuse_unless(Role.EDITOR)
            return self._ready().task(key, today=self._today)

        return self._reads.submit(read)

    def watch(self, changed: Callable[[int], object], lost: Callable[[Exception], object]) -> "Future[None]":
        """From now on hear of every change by anybody; see `OpenBoard.watch`. Both are called in a thread of its own."""

        def begin() -> None:
            self._stop_watching = self._ready().watch(changed, lost)

        return self._reads.submit(begin)

    def read(self, what: "Callable[[OpenBoard], Result]") -> "Future[Result]":
        """Anything else that the board can tell."""
        return self._reads.submit(lambda: what(self._ready()))

    def show(self, plans: Sequence[str]) -> None:
        """From the next view on these plans are shown."""
        self._plans = tuple(plans)

    def change(self, wishes: "Sequence[Wish]", *, meeting: int | None = None) -> "Future[Done]":
        """Carry out wishes as one action, in the meeting of this number where one goes on."""
        return self._write(lambda board: board.apply_all(wishes, today=self._today, meeting=meeting))

    def undo(self, number: int | None = None, *, unless: tuple[int, int] | None = None) -> "Future[Done]":
        """Take back this person's last action, or the one of this number; `unless` it opened this meeting by this action."""
        if unless is not None:
            return self._write(lambda board: board.undo_unless_opening(*unless))
        return self._write(lambda board: board.undo(number))

    def redo(self) -> "Future[Done]":
        """Do again what was taken back."""
        return self._write(lambda board: board.redo())

    def close(self) -> None:
        """Finish the changes that were asked for, leave reads, let go of the board. Nothing more can be asked for then."""
        self.is_closed = True
        self._reads.shutdown(wait=True, cancel_futures=True)
        self._writes.shutdown(wait=True)
        self._stop_watching()
        if self._board is not None:
            self._board.close()

    def _write(self, change: "Callable[[OpenBoard], Outcome]") -> "Future[Done]":
        def write() -> Done:
            outcome = change(self._ready())
            try:
                return Done(outcome, self._newer())
            except StoreError:
                return Done(outcome, None)

        return self._writes.submit(write)

    def _newer(self) -> BoardView:
        board, older = self._ready(), self._view
        if older is None:
            newer = board.board(self._plans, today=self._today)
        else:
            newer = board.board_since(older, self._plans, today=self._today)
        self._view = newer
        return newer

    def _ready(self) -> "OpenBoard":
        with self._opening:
            if self._failed is not None:
                raise self._failed
            if self._board is None:
                self._board = self._opened()
            return self._board

    def _opened(self) -> "OpenBoard":
        try:
            return self._open_board()
        except Exception as error:
            self._failed = error
            raise


def _nothing() -> None:
    """Nothing is watched yet."""
