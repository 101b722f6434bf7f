"""An app in which a meeting goes on: what is changed belongs to it, and it is shown in a theme of its own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from board.first_look import PROJECTOR, SIXTEEN
from board.screens.themed import Themed
from board.screens.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from store.wishes import Wish

_ABOUT_ITSELF = ("OpenMeeting", "EditMeeting", "CloseMeeting", "UndoMeeting")
"""They are no part of what is done in a meeting: undoing all of that leaves the meeting as it was held."""


class InMeeting(Themed, TypedAhead):
    """Asks the screens that stand whether a meeting goes on."""

    meeting_looks = ""
    """The theme for meetings that somebody wants; else it is the projector's, or that of sixteen colours where that is worn."""
    _worn_before = ""

    def meeting_for(self, wishes: "Sequence[Wish]") -> int | None:
        """The number of the meeting in which these wishes are carried out; None outside one."""
        if any(type(wish).__name__ in _ABOUT_ITSELF for wish in wishes):
            return None
        return next((screen.meeting for screen in reversed(self.board_screens()) if screen.meeting is not None), None)

    def action_wear_for_meeting(self) -> None:
        """A meeting is about to be shown."""
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
