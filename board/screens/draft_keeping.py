"""Keeps what is being typed, so that a dropped line or a killed process costs a few seconds of it at most."""

from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from textual.timer import Timer

from board.screens.asks import DraftLeft, DraftSettled, Typing
from board.screens.draft import FILTER, MEASURE, OF_A_MEETING, OPEN, Draft, FoundDrafts, LeftBehind
from board.screens.typed_ahead import TypedAhead
from store.errors import UnknownPlan, UnknownTask

if TYPE_CHECKING:
    from board.screens.drafts import Drafts
    from store.open_board import OpenBoard

_WRITE_EVERY_SECONDS = 2.0


class DraftKeeping(TypedAhead):
    """An app that writes drafts: at most every other second while somebody types, at once when it ends, for whatever reason."""

    drafts: "Drafts | None" = None
    _next_write: Timer | None = None

    def begin_drafts(self) -> None:
        """Have `find_drafts` called beside the screen's thread, once. A subclass that knows a board and a folder says how."""

    def find_drafts(self, board: "OpenBoard", folder: Path, user: str) -> FoundDrafts:
        """Begin to keep drafts in the folder. Returns what earlier sessions of this person on this board left behind."""
        drafts: Drafts = import_module("board.screens.drafts").Drafts(folder, board=board.identity(), user=user)
        self.drafts = drafts
        return self.look_again(board)

    def look_again(self, board: "OpenBoard") -> FoundDrafts:
        """What is left behind by now; a draft about a task that is not on the board is nothing to open there."""
        if self.drafts is None:
            return FoundDrafts()
        now = datetime.now(UTC)
        left = self.drafts.left_behind(now=now)
        here = tuple(one for one in left if _is_about(one.draft, board, today=now.date()))
        return FoundDrafts(here, held=self.drafts.is_held_elsewhere())

    def claim_draft(self, left: LeftBehind) -> bool:
        """Make it this session's own; False where another session has it by now."""
        return self.drafts is None or self.drafts.claim(left)

    def on_typing(self, event: Typing) -> None:
        """Letters are written down together, a little later; the end of typing at once."""
        self.begin_drafts()
        if event.over:
            self.keep_draft()
        elif self._next_write is None:
            self._next_write = self.set_timer(_WRITE_EVERY_SECONDS, self.keep_draft)

    def on_draft_left(self, event: DraftLeft) -> None:
        """A form was left: what was typed there is kept beside what is typed next."""
        now = datetime.now(UTC)
        self.show_kept(
            LeftBehind(event.draft, now, None) if self.drafts is None else self.drafts.put_aside(event.draft, now=now)
        )

    def show_kept(self, left: LeftBehind) -> None:
        """It can be opened again from now on. A subclass says where."""

    def on_draft_settled(self, event: DraftSettled) -> None:
        """From now on it is this session's own, or nobody's."""
        self.keep_draft()
        if self.drafts is not None and self.drafts.claim(event.left):
            self.drafts.discard(event.left)

    def keep_draft(self) -> None:
        """What is being typed now; the uppermost screen's, where several would have something."""
        if self._next_write is not None:
            self._next_write.stop()
            self._next_write = None
        if self.drafts is not None:
            found = (screen.draft() for screen in reversed(self.board_screens()))
            self.drafts.keep(next((draft for draft in found if draft is not None), None))

    def exit(self, result: None = None, return_code: int = 0, message: object = None) -> None:
        """Leave; what is being typed is kept first."""
        self.keep_draft()
        super().exit(result, return_code=return_code)

    def _handle_exception(self, error: Exception) -> None:
        """What nobody foresaw ends the program: what is being typed is kept first, and the error where it can be found."""
        self.keep_draft()
        import_module("board.error_log").log_error(error)
        super()._handle_exception(error)

    def close_drafts(self, *, carried_out: bool) -> None:
        """Leave what is kept to the next session, but for what was `carried_out` after all while the program was leaving."""
        if self.drafts is not None:
            if carried_out:
                self.drafts.keep(None)
            self.drafts.close()


def _is_about(draft: Draft, board: "OpenBoard", *, today: date) -> bool:
    """Whether the tasks of a draft are on the board; what is not about tasks is always."""
    if draft.form in (FILTER, MEASURE, OPEN, *OF_A_MEETING):
        return True
    try:
        for key in draft.keys:
            board.task(key, today=today)
    except (UnknownTask, UnknownPlan):
        return False
    return True
