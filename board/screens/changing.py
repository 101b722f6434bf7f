"""Carries out what people ask for: changes, taking back, doing again, and what is said of each."""

from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

from board.keys import BY_ID
from board.language import _
from board.said.later import done_line, error_sentence, told_lines
from board.screens.asks import ChangeAsked, UndoAsked
from board.screens.board_screen import BoardScreen
from board.screens.desk import Done
from board.screens.following import Following
from board.screens.hearing import Hearing
from board.screens.in_meeting import InMeeting
from store.errors import CannotOpen, ChangedMeanwhile
from store.meanwhile_errors import Conflicting
from store.meetings.errors import MeetingClosed, UnknownMeeting
from store.words import TAKING_BACK

if TYPE_CHECKING:
    from store.wishes import Wish

_OVER = (MeetingClosed, UnknownMeeting)
"""A change was to belong to a meeting that is no more."""


class Changing(InMeeting, Following):
    """An app in which people change the board. Nothing that was refused has changed anything."""

    failure = ""
    """Why the program could not go on, where there was nothing to say it on."""
    sent: Future[Done] | None = None
    """What a form has sent and has not heard of yet."""

    @dataclass
    class Changed(Message):
        """A change was carried out."""

        done: Done
        form: Screen[None] | None
        joined: bool = False
        """Whether it belongs to a meeting that is not in view."""

    def on_change_asked(self, event: ChangeAsked) -> None:
        """Carry out wishes."""
        meeting = self.meeting_for(event.wishes)
        work = self.desk.change(event.wishes, meeting=meeting)
        self.sent = work if event.form is not None else self.sent
        self._hear_change(work, event, joined=meeting is not None and self.meeting_shown() is None)

    def on_undo_asked(self, event: UndoAsked) -> None:
        """Take back."""
        self._hear_change(self.desk.undo(event.number, unless=event.unless))

    def on_redo_asked(self) -> None:
        """Do again."""
        self._hear_change(self.desk.redo())

    def on_changing_changed(self, event: Changed) -> None:
        """Close the form, say what was done, show what the board is now."""
        outcome, board = event.done
        self.sent = None
        self.own.add(outcome.change)
        if event.form is not None and event.form.is_current:
            event.form.dismiss()
        said = [done_line(outcome.action), *told_lines(outcome)]
        if event.joined:
            said.append(_("thuộc phiên họp đang diễn ra"))
        if outcome.action.wish in TAKING_BACK:  # it may have been about what is not in view
            said.append(_("{key}: làm lại").format(key=BY_ID["redo"].named))
        self.call_next(self.tell, " · ".join(said))
        if board is None:
            self.read()
        else:
            self.show_newer(board)

    def on_hearing_failed(self, event: Hearing.Failed) -> None:
        """Nothing was changed, so there is nothing to take back: say why. A board that cannot be opened ends the program."""
        if isinstance(event.error, _OVER) and event.asked is not None and self.meeting_shown() is None:
            self.meets = None  # it has ended meanwhile, out of view: what is recorded now stands outside it
            self.on_change_asked(event.asked)
            return
        sentence = error_sentence(event.error)
        for screen in self.board_screens():
            screen.waiting = False
        self.call_next(self.press_waiting_keys)
        if self.main.board is None:  # there is nothing to show the sentence on
            self.failure = sentence
            self.exit(return_code=4 if isinstance(event.error, CannotOpen) else 1)
            return
        form = event.asked.form if event.asked is not None else None
        if isinstance(event.error, Conflicting) and event.asked is not None:
            conflicts = import_module("board.screens.conflict_screen").ConflictScreen
            self.push_screen(conflicts(event.error.conflicts, event.asked.wishes), partial(self._decided, form))
        elif isinstance(form, BoardScreen) and form.is_current:
            form.tell(sentence, refused=True)
        else:
            self.tell(sentence, refused=True)
        if isinstance(event.error, ChangedMeanwhile):
            self.read()

    def tell(self, text: str, *, refused: bool = False) -> None:
        """On the uppermost screen that answers, and on the main one below it, where it is still to be read."""
        for screen in self.board_screens()[-1:]:
            screen.tell(text, refused=refused)

    def _hear_change(self, work: "Future[Done]", asked: ChangeAsked | None = None, *, joined: bool = False) -> None:
        form = asked.form if asked is not None else None
        self.hear(work, lambda done: self.post_message(self.Changed(done, form, joined)), asked)

    def _decided(self, form: Screen[None] | None, wishes: "tuple[Wish, ...] | None") -> None:
        """What is still wished after a conflict is asked for again; where that is nothing, theirs stays. None: back."""
        if wishes:
            self.on_change_asked(ChangeAsked(wishes, form))
            return
        if wishes is not None and form is not None:
            form.dismiss()
        self.call_next(self.tell, _("Chưa ghi gì.") if wishes is None else _("Giữ nội dung đã có, không ghi gì thêm."))
