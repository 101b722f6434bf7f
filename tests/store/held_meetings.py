"""Meetings of the small board."""

from collections.abc import Callable
from datetime import date

from store.meetings.views import MeetingView
from store.meetings.wishes import (
    Decide,
    OpenMeeting,
    ParkTask,
    SetCause,
)
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, ExtendDeadline, Paper
from store.words import Cause

HELD = date(2022, 5, 16)
NEXT = date(2022, 6, 16)


OpenAs = Callable[..., OpenBoard]


def hold(board: OpenBoard, *plans: str, on: date = HELD) -> MeetingView:
    """Open a meeting about the small plan, or these plans, or go on with it."""
    return board.meetings.hold(OpenMeeting(plans or ("mau",), on), today=on)


def worked_in(board: OpenBoard) -> int:
    """A meeting in which a decision, a cause, an extension, evidence and a parked task were recorded; its number."""
    number = hold(board).number
    board.apply(Decide(number, "Trình dự thảo", "snv", NEXT, "mau/I.1"), today=HELD)
    board.apply(SetCause("mau/I.1", Cause.NOT_AGREED), today=HELD, meeting=number)
    board.apply(ExtendDeadline("mau/I.1", NEXT, Paper("7/CV-UBND", HELD)), today=HELD, meeting=number)
    board.apply(CloseDeliverable("mau/I.2", Paper("1/KH-SNV", HELD)), today=HELD, meeting=number)
    board.apply(ParkTask(number, "mau/II.7"), today=HELD)
    return number
