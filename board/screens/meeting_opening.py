"""How a screen comes to show a meeting: the one that goes on is resumed, else its opening is asked for."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.screen import Screen

from board.screens.asks import ReadAsked
from board.screens.board_screen import BoardScreen
from board.screens.meeting_follow import FollowScreen
from board.screens.meeting_forms import NOTHING, opening_form
from board.screens.meeting_screen import MeetingScreen
from board.screens.meeting_shown import Reading, read_meeting
from store.meetings.views import MeetingView
from store.views import PlanView
from store.words import Role

if TYPE_CHECKING:
    from store.open_board import OpenBoard


class _Found(NamedTuple):
    """The meeting that goes on, if one does; and whether this person may present it. `last` is the one before a new one."""

    reading: Reading | None
    may_present: bool
    last: MeetingView | None = None


def show_meeting(
    screen: BoardScreen, plans: Sequence[PlanView], *, today: date, typed: Mapping[str, str] = NOTHING
) -> None:
    """Resume the meeting about these plans that goes on, or ask for a new one, with what was `typed` for it.

    Who may only look follows it.
    """

    async def show(found: _Found) -> None:
        screen.waiting = False
        if not screen.is_current:
            return
        if found.reading is None:
            again = partial(_resume, screen, plans, today=today)
            form = opening_form(plans, found.last, today=today, typed=typed)
            await screen.app.push_screen(form, lambda _closed: again())
        elif found.may_present:
            await _wear(screen, MeetingScreen(found.reading, today=today))
        else:
            await follow_meeting(screen, plans, today=today, alone=False)

    screen.put_answer_away()
    screen.waiting = True
    screen.post_message(ReadAsked(partial(_find, plans=_keys(plans), today=today, needed=Role.EDITOR), show))


async def follow_meeting(screen: BoardScreen, plans: Sequence[PlanView], *, today: date, alone: bool) -> None:
    """Stand where the presenter stands. `alone`: there is nothing to go back to."""
    await _wear(screen, FollowScreen(_keys(plans), today=today, alone=alone))


def _resume(screen: BoardScreen, plans: Sequence[PlanView], *, today: date) -> None:
    """After the form: the meeting that it has opened; nothing where it was given up."""

    async def show(found: _Found) -> None:
        if found.reading is not None and screen.is_current:
            await _wear(screen, MeetingScreen(found.reading, today=today))

    screen.post_message(ReadAsked(partial(_find, plans=_keys(plans), today=today, needed=None), show))


def _find(board: "OpenBoard", plans: Sequence[str], *, today: date, needed: Role | None) -> _Found:
    """Raises NotAllowed: none goes on, and this person may not open one."""
    meeting = board.meetings.going_on(plans)
    if meeting is None:
        if needed is not None:
            board.refuse_unless(needed)
        return _Found(None, may_present=True, last=next(iter(board.meetings.all(plans)), None))
    may_present = board.role() in (Role.EDITOR, Role.ADMIN)
    return _Found(read_meeting(board, meeting.number, today=today), may_present)


async def _wear(screen: BoardScreen, meeting: Screen[None]) -> None:
    """Show it in the theme for meetings, and take that off when it is left."""
    app = screen.app
    screen.put_answer_away()
    presented = meeting.number if isinstance(meeting, MeetingScreen) else 0
    await app.run_action(f"wear_for_meeting({presented})")

    async def take_off(_closed: None) -> None:
        await app.run_action("take_off")
        if isinstance(meeting, MeetingScreen) and meeting.leaves_saying:
            screen.tell(meeting.leaves_saying)

    await app.push_screen(meeting, take_off)


def _keys(plans: Sequence[PlanView]) -> tuple[str, ...]:
    return tuple(plan.key for plan in plans)
