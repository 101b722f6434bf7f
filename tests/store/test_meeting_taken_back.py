"""A meeting is taken back and done again as a whole, whoever worked in it, and stays where others have built on it."""

from datetime import date

import pytest

from store.errors import NothingToUndo
from store.meetings.errors import (
    MeetingClosed,
    MeetingStays,
)
from store.meetings.wishes import (
    CloseMeeting,
    ParkTask,
    SetCause,
    UndoMeeting,
)
from store.open_board import OpenBoard
from store.wishes import AddNote, CloseDeliverable, EditTask, ExtendDeadline, MoveTask, Paper
from store.words import Cause, Column
from tests.store.held_meetings import HELD, OpenAs, hold, worked_in


def test_a_whole_meeting_is_taken_back_and_done_again(small_board: OpenBoard) -> None:
    """As one undo that history shows; what was done outside the meeting stays, and so does the meeting."""
    before = small_board.board(None, today=HELD).tasks
    number = worked_in(small_board)
    small_board.apply(AddNote("mau/I.1", "ngoài phiên họp"), today=HELD)
    done, details = small_board.board(None, today=HELD).tasks, small_board.meetings.one(number)

    undone = small_board.apply(UndoMeeting(number), today=HELD).action

    assert (undone.wish, set(undone.tasks)) == ("undo_meeting", {"mau/I.1", "mau/I.2", "mau/II.7"})
    assert _without_versions(small_board.board(None, today=HELD).tasks) == _without_versions(before)
    assert len(small_board.task("mau/I.1", today=HELD).notes) == 1
    emptied = small_board.meetings.one(number)
    assert (emptied.goes_on, emptied.decisions, emptied.parked) == (True, (), ())
    assert sum(action.undone for action in small_board.history()) == 5

    small_board.redo()

    assert _without_versions(small_board.board(None, today=HELD).tasks) == _without_versions(done)
    assert small_board.meetings.one(number) == details


def test_a_closed_meeting_that_is_taken_back_is_not_left_empty_as_held(small_board: OpenBoard) -> None:
    """The next meeting would open on it, and nobody would ask after the decisions of the one before; redo closes it again."""
    number = worked_in(small_board)
    small_board.apply(CloseMeeting(number), today=HELD)
    closed = small_board.meetings.one(number)

    small_board.apply(UndoMeeting(number), today=HELD)

    emptied = small_board.meetings.one(number)
    assert (emptied.goes_on, emptied.counts, emptied.decisions) == (True, None, ())
    small_board.redo()
    assert small_board.meetings.one(number) == closed
    with pytest.raises(MeetingClosed):
        small_board.apply(ParkTask(number, "mau/I.1"), today=HELD)


def test_a_meeting_before_the_last_one_stays_closed_when_it_is_taken_back(small_board: OpenBoard) -> None:
    """Two cannot go on about the same plan."""
    first = worked_in(small_board)
    small_board.apply(CloseMeeting(first), today=HELD)
    second = hold(small_board).number

    small_board.apply(UndoMeeting(first), today=HELD)

    assert not small_board.meetings.one(first).goes_on
    assert small_board.meetings.one(second).goes_on


def test_a_meeting_that_was_done_again_is_taken_back_again(small_board: OpenBoard) -> None:
    """By its number, or as the user's own last action: each time to the same board."""
    before = small_board.board(None, today=HELD).tasks
    number = worked_in(small_board)

    small_board.apply(UndoMeeting(number), today=HELD)
    small_board.redo()
    small_board.apply(UndoMeeting(number), today=HELD)
    assert _without_versions(small_board.board(None, today=HELD).tasks) == _without_versions(before)
    small_board.redo()
    small_board.undo()

    assert _without_versions(small_board.board(None, today=HELD).tasks) == _without_versions(before)
    with pytest.raises(NothingToUndo):
        small_board.apply(UndoMeeting(number), today=HELD)


def test_what_was_taken_back_in_the_meeting_stays_taken_back(small_board: OpenBoard) -> None:
    """A slip that was undone at once must not come again with the rest."""
    number = hold(small_board).number
    small_board.apply(SetCause("mau/I.1", Cause.OUTSIDE), today=HELD, meeting=number)
    small_board.undo()
    small_board.apply(EditTask("mau/I.1", (("progress", "đang trình"),)), today=HELD, meeting=number)

    small_board.apply(UndoMeeting(number), today=HELD)

    task = small_board.task("mau/I.1", today=HELD).task
    assert (task.cause, task.progress) == ("", "")


def test_several_people_s_work_in_one_meeting_goes_together(small_board: OpenBoard, open_as: OpenAs) -> None:
    """One types, another corrects: it is one meeting."""
    number = hold(small_board).number
    small_board.apply(SetCause("mau/I.1", Cause.OUTSIDE), today=HELD, meeting=number)
    open_as("minh").apply(SetCause("mau/I.1", Cause.NO_MONEY), today=HELD, meeting=number)

    small_board.apply(UndoMeeting(number), today=HELD)

    assert small_board.task("mau/I.1", today=HELD).task.cause == ""


def test_a_meeting_stays_whole_where_others_changed_the_same_since(small_board: OpenBoard, open_as: OpenAs) -> None:
    """Half a meeting taken back is worse than none: it is refused with all that stands in the way."""
    number = worked_in(small_board)
    minh = open_as("minh")
    minh.apply(SetCause("mau/I.1", Cause.NO_PEOPLE), today=HELD)
    minh.apply(ExtendDeadline("mau/I.1", date(2022, 7, 1), Paper("8/CV-UBND", HELD)), today=HELD)
    before = small_board.last_change()

    with pytest.raises(MeetingStays) as refusal:
        small_board.apply(UndoMeeting(number), today=HELD)

    assert {(one.key, one.who, one.field) for one in refusal.value.blocked} == {
        ("mau/I.1", "minh", "cause"),
        ("mau/I.1", "minh", "due"),
    }
    assert small_board.last_change() == before

    minh.undo()
    minh.undo()
    small_board.apply(UndoMeeting(number), today=HELD)
    assert small_board.task("mau/I.1", today=HELD).task.cause == ""


def test_the_opening_is_not_taken_back_over_what_was_done_in_it(small_board: OpenBoard, open_as: OpenAs) -> None:
    """An empty meeting is; nobody needs the record of a key that was pressed by mistake."""
    hold(small_board)
    small_board.undo()
    assert small_board.meetings.all() == ()

    number = hold(small_board).number
    opening = small_board.last_change()
    open_as("minh").apply(SetCause("mau/I.1", Cause.OUTSIDE), today=HELD, meeting=number)
    with pytest.raises(Exception, match="minh"):
        small_board.undo(opening)


def test_moves_of_a_meeting_bring_nothing_back_that_others_prove(small_board: OpenBoard, open_as: OpenAs) -> None:
    """A paper that another recorded since keeps its task under way."""
    number = hold(small_board).number
    small_board.apply(MoveTask("mau/II.1", Column.IN_PROGRESS), today=HELD, meeting=number)
    open_as("minh").apply(CloseDeliverable("mau/II.1", Paper("5/CV", HELD), number=1), today=HELD)

    small_board.apply(UndoMeeting(number), today=HELD)

    assert small_board.task("mau/II.1", today=HELD).task.column is Column.IN_PROGRESS


def test_what_a_person_recorded_beside_a_meeting_is_named_when_it_is_taken_back(
    small_board: OpenBoard, open_as: OpenAs
) -> None:
    """From its opening to its closing, by that person, on its plans, and still standing: that stays, and is not forgotten."""
    small_board.apply(AddNote("mau/I.1", "trước phiên họp"), today=HELD)
    number = worked_in(small_board)
    during = small_board.apply(AddNote("mau/I.2", "gõ ở dòng lệnh"), today=HELD).change
    small_board.apply(AddNote("mau/I.2", "rồi hoàn tác"), today=HELD)
    small_board.undo()
    with open_as("minh") as other:
        other.apply(AddNote("mau/I.1", "của người khác"), today=HELD)
    small_board.apply(CloseMeeting(number), today=HELD)
    small_board.apply(AddNote("mau/I.2", "sau phiên họp"), today=HELD)

    assert small_board.meetings.beside(number) == (during,)
    assert small_board.apply(UndoMeeting(number), today=HELD).beside == (during,)


def _without_versions(tasks: tuple[object, ...]) -> list[dict[str, object]]:
    return [{name: getattr(task, name) for name in task.__slots__ if name != "version"} for task in tasks]  # type: ignore[attr-defined]
