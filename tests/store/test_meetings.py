"""A status review: one at a time, with its numbers frozen at its closing, and remembered by its changes."""

import pytest

from store.errors import AlreadyThere, UnknownPlan, WrongValue
from store.meetings.errors import (
    MeetingClosed,
    MeetingGoesOn,
    UnknownMeeting,
)
from store.meetings.views import ShownPlace
from store.meetings.wishes import (
    CloseMeeting,
    Decide,
    EditMeeting,
    OpenMeeting,
    ParkTask,
    SetCause,
    UndoMeeting,
    UnparkTask,
)
from store.open_board import OpenBoard
from store.roles import NEEDED
from store.wishes import CloseDeliverable, Paper
from store.words import Cause, Role
from tests.store.held_meetings import HELD, NEXT, OpenAs, hold, worked_in


def test_a_meeting_is_opened_and_gone_on_with(small_board: OpenBoard, open_as: OpenAs) -> None:
    """F5 a second time, or from another desk, must not begin another meeting."""
    opened = hold(small_board)
    change = small_board.last_change()

    again = hold(open_as("minh"))

    assert again == opened
    assert (opened.number, opened.goes_on, opened.opened_change, opened.plans) == (1, True, change, ("mau",))
    assert small_board.last_change() == change


def test_a_meeting_about_other_plans_that_has_one_of_them_is_told(shipped_board: OpenBoard) -> None:
    """Two meetings that change the same tasks could not be taken back each by itself."""
    first = hold(shipped_board, "2022")

    with pytest.raises(MeetingGoesOn) as refusal:
        hold(shipped_board, "2022", "2016-2017")

    assert refusal.value.meeting == first.number
    assert hold(shipped_board, "2016-2017").number != first.number


def test_a_meeting_is_about_plans_that_there_are(small_board: OpenBoard) -> None:
    """And about one at least; the next one is later."""
    for wish, refusal in (
        (OpenMeeting(("1999",), HELD), UnknownPlan),
        (OpenMeeting((), HELD), WrongValue),
        (OpenMeeting(("mau",), HELD, next_on=HELD), WrongValue),
        (OpenMeeting(("mau",), NEXT), WrongValue),
    ):
        with pytest.raises(refusal):
            small_board.apply(wish, today=HELD)

    assert small_board.meetings.all() == ()


def test_closing_freezes_the_change_and_the_four_numbers(small_board: OpenBoard) -> None:
    """What the meeting saw in the end is the board as of that change; later work does not move it."""
    meeting = hold(small_board)
    small_board.apply(CloseMeeting(meeting.number, NEXT), today=HELD)
    closed = small_board.meetings.one(meeting.number)
    counts = small_board.meetings.pages(meeting.number, today=HELD).counts

    small_board.apply(CloseDeliverable("mau/I.1", Paper("1/QĐ-SNV", HELD)), today=HELD)

    assert (closed.goes_on, closed.next_on, closed.closed_change) == (False, NEXT, small_board.last_change() - 1)
    assert closed.counts == counts
    assert small_board.meetings.one(meeting.number) == closed
    assert small_board.meetings.pages(meeting.number, today=HELD).counts == counts


def test_the_numbers_are_those_of_the_day_that_the_pages_showed(small_board: OpenBoard) -> None:
    """A meeting that is gone on with on another day was read by its people on that day: the notice may say no others."""
    meeting = hold(small_board)
    shown = small_board.meetings.pages(meeting.number, today=NEXT).counts
    assert shown != small_board.meetings.pages(meeting.number, today=HELD).counts

    small_board.apply(CloseMeeting(meeting.number), today=NEXT)

    closed = small_board.meetings.one(meeting.number)
    assert (closed.counts, closed.judged_on, closed.held_on) == (shown, NEXT, HELD)


def test_nothing_more_is_done_in_a_closed_meeting(small_board: OpenBoard) -> None:
    """It would be in no minutes."""
    meeting = hold(small_board)
    small_board.apply(CloseMeeting(meeting.number), today=HELD)
    change = small_board.last_change()

    with pytest.raises(MeetingClosed):
        small_board.apply(Decide(meeting.number, "x", "snv"), today=HELD)
    with pytest.raises(MeetingClosed):
        small_board.apply(SetCause("mau/I.1", Cause.OUTSIDE), today=HELD, meeting=meeting.number)
    with pytest.raises(MeetingClosed):
        small_board.apply(CloseMeeting(meeting.number), today=HELD)
    with pytest.raises(UnknownMeeting):
        small_board.apply(SetCause("mau/I.1", Cause.OUTSIDE), today=HELD, meeting=9)

    assert small_board.last_change() == change


def test_a_closing_that_was_too_early_is_taken_back(small_board: OpenBoard) -> None:
    """Then the same meeting goes on."""
    meeting = hold(small_board)
    small_board.apply(CloseMeeting(meeting.number), today=HELD)

    small_board.undo()

    assert hold(small_board).number == meeting.number
    assert small_board.meetings.one(meeting.number).counts is None


def test_what_was_said_of_a_meeting_is_put_right(small_board: OpenBoard) -> None:
    """A name, who was in the chair, the day of the next one."""
    meeting = hold(small_board)

    small_board.apply(EditMeeting(meeting.number, name="Phiên quý II", chair="Chủ tịch", next_on=NEXT), today=HELD)

    seen = small_board.meetings.one(meeting.number)
    assert (seen.name, seen.chair, seen.next_on) == ("Phiên quý II", "Chủ tịch", NEXT)
    with pytest.raises(AlreadyThere):
        small_board.apply(EditMeeting(meeting.number, name="Phiên quý II"), today=HELD)


def test_a_task_is_parked_and_taken_up_again(small_board: OpenBoard) -> None:
    """Once each."""
    meeting = hold(small_board)
    small_board.apply(ParkTask(meeting.number, "mau/I.2"), today=HELD)
    small_board.apply(ParkTask(meeting.number, "mau/I.1"), today=HELD)
    with pytest.raises(AlreadyThere):
        small_board.apply(ParkTask(meeting.number, "mau/I.1"), today=HELD)
    small_board.apply(UnparkTask(meeting.number, "mau/I.2"), today=HELD)
    with pytest.raises(AlreadyThere):
        small_board.apply(UnparkTask(meeting.number, "mau/I.2"), today=HELD)

    assert small_board.meetings.one(meeting.number).parked == ("mau/I.1",)


def test_a_cause_is_set_taken_away_and_shown(small_board: OpenBoard) -> None:
    """One key in the meeting; counted later."""
    small_board.apply(SetCause("mau/I.1", Cause.NO_MONEY), today=HELD)
    assert small_board.task("mau/I.1", today=HELD).task.cause == "no_money"
    with pytest.raises(AlreadyThere):
        small_board.apply(SetCause("mau/I.1", Cause.NO_MONEY), today=HELD)

    small_board.apply(SetCause("mau/I.1", None), today=HELD)

    assert small_board.task("mau/I.1", today=HELD).task.cause == ""


def test_where_the_presenter_stands_is_no_part_of_history(small_board: OpenBoard, open_as: OpenAs) -> None:
    """A second terminal follows it; nobody wants to undo a page."""
    number = hold(small_board).number
    change = small_board.last_change()
    assert small_board.meetings.shown_place(number) == ShownPlace()

    small_board.meetings.show_place(number, ShownPlace(3, "mau/I.1", blank=True))

    assert open_as("minh").meetings.shown_place(number) == ShownPlace(3, "mau/I.1", blank=True)
    assert small_board.last_change() == change
    with pytest.raises(UnknownMeeting):
        small_board.meetings.shown_place(9)
    with pytest.raises(UnknownMeeting):
        small_board.meetings.show_place(9, ShownPlace())


def test_history_says_what_was_done_in_a_meeting(small_board: OpenBoard) -> None:
    """By name, not by number; of a meeting without a name by its day."""
    worked_in(small_board)
    small_board.apply(CloseMeeting(1, NEXT), today=HELD)

    said = {change.field: change.after for action in small_board.history(limit=8) for change in action.changes}

    assert said["decision"] == "1. Sở Nội vụ · 16/06/2022 · Trình dự thảo"
    assert said["parked"] == "16/05/2022"
    assert said["meeting"] == "1 · 16/05/2022"
    assert said["next_on"] == "16/05/2022: 16/06/2022"
    assert said["meeting_closed"] == "16/05/2022"


def test_meetings_and_letters_are_an_editor_s() -> None:
    """A wish that nobody gave a role would be an admin's alone."""
    assert {NEEDED[kind] for kind in (OpenMeeting, Decide, UndoMeeting, SetCause, ParkTask)} == {Role.EDITOR}
