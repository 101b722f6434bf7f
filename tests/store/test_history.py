"""History, undo and redo: each step says what it reverses, and every state that was is reached again."""

from datetime import date
from pathlib import Path

import pytest

from store.errors import CannotTakeBack, CannotUndo, NothingToUndo
from store.meetings.wishes import OpenMeeting, UndoMeeting
from store.open_board import OpenBoard
from store.tables import ChangeRow
from store.wishes import (
    AddNote,
    CloseDeliverable,
    EditTask,
    ExtendDeadline,
    MoveTask,
    StepTask,
    WithdrawEvidence,
)
from store.words import Column
from tests.conftest import MID_MAY
from tests.store.small_board import TODAY, SmallBoard, paper


def test_undo_and_redo_walk_the_same_way_back_and_forth(board: SmallBoard) -> None:
    """Every state that was is reached again, and each step says which action it took back."""
    wishes = (
        StepTask("2022/I.1", 1),
        CloseDeliverable("2022/I.1", paper()),
        WithdrawEvidence("2022/I.1", document="12/BC-STC"),
        ExtendDeadline("2022/I.1", date(2022, 9, 30), paper()),
        MoveTask("2022/I.1", Column.SUSPENDED, paper("3/QĐ")),
    )
    states = [board.dump()]
    for wish in wishes:
        board.apply(wish)
        states.append(board.dump())

    for state in reversed(states[:-1]):
        board.undo()
        assert board.dump() == state
    for state in states[1:]:
        board.redo()
        assert board.dump() == state
    for state in reversed(states[:-1]):
        board.undo()
        assert board.dump() == state


def test_an_undo_is_an_action_that_says_what_it_reverses(board: SmallBoard) -> None:
    """History is never shortened."""
    noted = board.apply(AddNote("2022/I.1", "x")).action

    undone = board.undo().action
    redone = board.redo().action

    assert (undone.wish, undone.reverses, undone.tasks) == ("undo", noted.number, ("2022/I.1",))
    assert (redone.wish, redone.reverses) == ("redo", undone.number)
    assert [(one.number, one.undone, one.redone) for one in board.history("2022/I.1")] == [
        (redone.number, False, None),
        (undone.number, True, None),
        (noted.number, False, redone.number),
    ]


def test_what_was_done_again_stands_and_is_taken_back_by_its_first_number(board: SmallBoard) -> None:
    """Nobody should have to guess that the redo is what stands now, however often it went back and forth."""
    noted = board.apply(AddNote("2022/I.1", "x")).change
    board.undo()
    board.redo()
    board.undo()
    again = board.redo().change

    taken_back = board.undo(number=noted).action

    assert taken_back.reverses == again
    assert board.rows("note") == []
    with pytest.raises(CannotTakeBack) as refusal:
        board.undo(number=noted)
    assert (refusal.value.why, refusal.value.by) == ("undone", taken_back.number)


def test_an_undo_that_was_done_again_says_by_which_action(board: SmallBoard) -> None:
    """Its own number can be no more taken back; the one that stands can."""
    board.apply(AddNote("2022/I.1", "x"))
    undone = board.undo().change
    redone = board.redo().change

    with pytest.raises(CannotTakeBack) as refusal:
        board.undo(number=undone)

    assert (refusal.value.why, refusal.value.by) == ("done_again", redone)


def test_what_was_done_again_with_its_whole_meeting_is_not_taken_back_alone(board: SmallBoard) -> None:
    """What did it again did all of the meeting again: taking that back would take back more than was asked for."""
    board.apply(OpenMeeting(("2022",), TODAY))
    noted = board.apply(AddNote("2022/I.1", "x"), meeting=1).change
    board.apply(UndoMeeting(1))
    board.redo()

    with pytest.raises(CannotTakeBack) as refusal:
        board.undo(number=noted)

    assert refusal.value.why == "redone"


def test_nothing_is_redone_after_something_new(board: SmallBoard) -> None:
    """A new action starts a new way; what was undone before it stays undone."""
    board.apply(AddNote("2022/I.1", "một"))
    board.undo()
    board.apply(AddNote("2022/I.1", "hai"))

    with pytest.raises(NothingToUndo) as refusal:
        board.redo()

    assert refusal.value.direction == "redo"


def test_rows_that_an_older_program_took_away_come_back(board: SmallBoard) -> None:
    """Its images lack the columns that came since; beside newer ones they still are rows, with what such columns begin with."""
    before = board.dump()
    board.apply(EditTask("2022/II.1", (("deadline", "Hàng quý"),)))
    gone = [change["id"] for change in board.rows("change") if change["operation"] == "delete"]
    with board.database.writing() as session:
        older = session.get_one(ChangeRow, gone[1])
        older.before = {column: value for column, value in older.before.items() if column != "waits_for"}
        session.add(older)

    board.undo()

    assert len(gone) > 2
    assert board.dump() == before


def test_an_older_action_of_ones_own_is_taken_back_by_its_number(board: SmallBoard) -> None:
    """One action that somebody has built on must not lock up everything that was done before it."""
    older = board.apply(EditTask("2022/I.2", (("officer", "lan"),))).change
    board.apply(StepTask("2022/I.1", 1))
    board.apply(StepTask("2022/I.1", 1), who="minh")
    with pytest.raises(CannotUndo):
        board.undo()

    board.undo(number=older)

    assert board.task("I.2")["officer"] == ""
    with pytest.raises(NothingToUndo):
        board.undo(number=older)


def test_undo_moves_the_calendar_too(board: SmallBoard) -> None:
    """A deadline that goes back is a change of the event like any other."""
    task = board.task("I.1")["id"]

    def sequence() -> int:
        return next(row["sequence"] for row in board.rows("stamp") if row["task_id"] == task)

    board.apply(ExtendDeadline("2022/I.1", date(2022, 9, 30), paper()))
    extended = sequence()
    board.undo()

    assert sequence() == extended + 1


def test_history_is_newest_first_and_can_be_cut(board: SmallBoard) -> None:
    """The screen asks for the newest few; a task's own history holds that task alone."""
    for number in ("I.1", "I.2", "I.1"):
        board.apply(AddNote(f"2022/{number}", number))

    assert [action.tasks for action in board.history(limit=2)] == [("2022/I.1",), ("2022/I.2",)]
    assert [action.tasks for action in board.history("2022/I.1")] == [("2022/I.1",)] * 2
    assert board.history()[-1].wish == "import"


def test_a_moment_is_shown_as_the_clock_showed_it_where_it_was_done(board: SmallBoard) -> None:
    """Who, when, with zone."""
    at = board.apply(AddNote("2022/I.1", "x")).action.at

    assert at.isoformat() == "2022-05-16T08:02:00+07:00"


def test_what_a_person_says_why_stands_beside_what_they_do(small_board: OpenBoard, board_file: Path) -> None:
    """Whatever it is, an undo too; what the change itself says (our copy was wrong) stands behind it."""
    with OpenBoard(str(board_file), user="lan", why="theo ý kiến họp") as board:
        edited = board.apply(EditTask("mau/I.1", (("title", "Tên khác"),), transcription=True), today=MID_MAY)
        undone = board.undo()

    assert edited.action.why == "theo ý kiến họp; transcription"
    assert undone.action.why == "theo ý kiến họp"
    assert [action.why for action in small_board.history(limit=2)] == [undone.action.why, edited.action.why]


def test_only_ones_own_standing_action_is_taken_back_by_its_number(board: SmallBoard) -> None:
    """Whoever points at one in the history is told why it cannot be: who did it, or that it is taken back already."""
    mine = board.apply(AddNote("2022/I.1", "x")).change
    theirs = board.apply(AddNote("2022/I.1", "y"), who="minh").change
    undone = board.undo(number=mine).change

    reasons = {}
    for number in (mine, theirs, undone, 999):
        with pytest.raises(CannotTakeBack) as refused:
            board.undo(number=number)
        reasons[number] = (refused.value.why, refused.value.who)

    assert reasons == {
        mine: ("undone", "lan"),
        theirs: ("theirs", "minh"),
        undone: ("undo", "lan"),
        999: ("unknown", ""),
    }
