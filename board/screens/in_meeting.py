"""An app in which a meeting goes on: what its presenter changes belongs to it, and it is shown in a theme of its own."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from board.first_look import PROJECTOR, SIXTEEN
from board.screens.themed import Themed
from board.screens.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from board.screens.main_screen import MainScreen
    from store.meetings.views import MeetingView
    from store.wishes import Wish

_ABOUT_ITSELF = ("OpenMeeting", "EditMeeting", "CloseMeeting", "UndoMeeting")
"""They are no part of what is done in a meeting: undoing all of that leaves the meeting as it was held."""


_OF_A_PLAN = (
    *("MoveTask", "StepTask", "CloseDeliverable", "AddEvidence", "WithdrawEvidence", "ExtendDeadline", "AddNote"),
    *("EditTask", "SetCause", "MeasureTarget"),
)
"""What belongs to a meeting about the plan wherever its presenter records it: of each `key` begins with the plan's."""


class InMeeting(Themed, TypedAhead):
    """Asks the screens that stand whether a meeting goes on. `meets` is the one about what the main screen shows."""

    main: "MainScreen"
    meets: "MeetingView | None"
    _presented = 0
    """The number of the meeting that was presented last in this session."""

    meeting_looks = ""
    """The theme for meetings that somebody wants; else it is the projector's, or that of sixteen colours where that is worn."""
    _worn_before = ""

    def meeting_for(self, wishes: "Sequence[Wish]") -> int | None:
        """The number of the meeting in which these wishes are carried out; None outside one.

        On its own day it goes on also where its presenter has left its screen, for tasks of its plans.
        """
        if any(type(wish).__name__ in _ABOUT_ITSELF for wish in wishes):
            return None
        return self.meeting_shown() or self._meeting_left(wishes)

    def meeting_shown(self) -> int | None:
        """The number of the meeting whose screen stands; None where none does, or it is over."""
        return next((screen.meeting for screen in reversed(self.board_screens()) if screen.meeting is not None), None)

    def _meeting_left(self, wishes: "Sequence[Wish]") -> int | None:
        held = self.meets
        if held is None or not self._presents(held, today=self.main.today):
            return None
        plans = [str(getattr(wish, "key", "")).partition("/")[0] for wish in wishes]
        about_tasks = all(type(wish).__name__ in _OF_A_PLAN for wish in wishes)
        return held.number if about_tasks and set(plans) <= set(held.plans) else None

    def _presents(self, held: "MeetingView", *, today: date) -> bool:
        """Whether this person presents it today: who opened it, or stood before it in this session."""
        return held.held_on == today and (held.opened_by == self.main.user or held.number == self._presented)

    def action_wear_for_meeting(self, presented: int = 0) -> None:
        """A meeting is about to be shown; `presented` is its number where this person presents it."""
        self._presented = presented or self._presented
        if not self._worn_before:
            self._worn_before = self.looks
            self._change(self.meeting_looks or (SIXTEEN if self.looks == SIXTEEN else PROJECTOR))

    def action_take_off(self) -> None:
        """It is shown no longer: back to what was worn before."""
        before, self._worn_before = self._worn_before, ""
        if before:
            self._change(before)

    def _change(self, name: str) -> None:
        if name != self.looks:
            self.change_theme(name)
