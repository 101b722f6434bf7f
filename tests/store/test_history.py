"""History, undo and redo: each person's own actions, across sessions, and never over somebody else's."""

from datetime import date
from pathlib import Path

import pytest

from store.errors import CannotTakeBack, CannotUndo, ChangedMeanwhile, ImportNotUndoable, NothingToUndo
from store.meetings.wishes import OpenMeeting, UndoMeeting
from store.open_board import OpenBoard
from store.tables import ChangeRow
from store.wishes import (
    AddEvidence,
    AddNote,
    CloseDeliverable,
    EditAgency,
    EditMembers,
    EditTask,
    ExtendDeadline,
    MoveTask,
    StepTask,
    WithdrawEvidence,
)
from store.words import Column
from tests.conftest import MID_MAY
from tests.store.small_board import TABLES, TODAY, SmallBoard, paper, plan


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


def test_undo_is_each_persons_own(board: SmallBoard) -> None:
    """What another did in between is passed over and stays."""
    board.apply(EditTask("2022/I.1", (("officer", "lan"),)))
    board.apply(EditTask("2022/I.1", (("progress", "đang soạn"),)), who="minh")

    board.undo()

    assert (board.task("I.1")["officer"], board.task("I.1")["progress"]) == ("", "đang soạn")


def test_what_another_has_changed_since_is_not_taken_back(board: SmallBoard) -> None:
    """The refusal says who, when and which field, and changes nothing."""
    board.apply(StepTask("2022/I.1", 1))
    theirs = board.apply(StepTask("2022/I.1", 1), who="minh").action
    before = board.dump(*TABLES)

    with pytest.raises(ChangedMeanwhile) as refusal:
        board.undo()

    assert board.dump(*TABLES) == before
    refused = refusal.value
    assert (refused.key, refused.who, refused.at, refused.field) == ("2022/I.1", "minh", theirs.at, "column")


def test_that_another_moved_it_on_to_wait_for_evidence_is_a_change_of_its_place(board: SmallBoard) -> None:
    """Moved to done without all papers it stays in review and waits: taken back alone, it would wait where nothing does."""
    board.apply(MoveTask("2022/I.3", Column.IN_REVIEW))
    theirs = board.apply(MoveTask("2022/I.3", Column.DONE), who="minh").action
    before = board.dump(*TABLES)

    with pytest.raises(ChangedMeanwhile) as refusal:
        board.undo()

    assert board.dump(*TABLES) == before
    refused = refusal.value
    assert (refused.key, refused.who, refused.at, refused.field) == ("2022/I.3", "minh", theirs.at, "column")


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


def test_what_another_changed_and_took_back_is_no_obstacle(board: SmallBoard) -> None:
    """A change and its undo cancel each other; done again it stands in the way again."""
    start = board.dump()
    board.apply(StepTask("2022/I.1", 1))
    board.apply(StepTask("2022/I.1", 1), who="minh")
    board.undo(who="minh")
    board.redo(who="minh")
    with pytest.raises(ChangedMeanwhile):
        board.undo()

    board.undo(who="minh")
    board.undo()

    assert board.dump() == start


def test_a_redo_never_overwrites_what_another_did_since(board: SmallBoard) -> None:
    """Also when what the other did was to undo something older."""
    board.apply(EditTask("2022/I.1", (("officer", "minh"),)), who="minh")
    board.apply(EditTask("2022/I.1", (("officer", "lan"),)))
    board.undo()
    board.undo(who="minh")

    with pytest.raises(ChangedMeanwhile):
        board.redo()

    assert board.task("I.1")["officer"] == ""


def test_a_paper_that_another_withdrew_cannot_be_undone(board: SmallBoard) -> None:
    """The row is gone by somebody else's hand."""
    board.apply(AddEvidence("2022/I.1", paper()))
    board.apply(WithdrawEvidence("2022/I.1", document="12/BC-STC"), who="minh")

    with pytest.raises(ChangedMeanwhile) as refusal:
        board.undo()

    assert (refusal.value.who, refusal.value.field) == ("minh", "evidence")


def test_the_papers_of_others_keep_a_task_started(board: SmallBoard) -> None:
    """Both handed in a paper; the first one goes, the second one still shows that somebody works on it."""
    board.apply(AddEvidence("2022/I.1", paper("1/A")))
    board.apply(AddEvidence("2022/I.1", paper("2/B")), who="minh")

    board.undo()

    assert board.task("I.1")["stage"] == "in_progress"
    assert [row["document"] for row in board.rows("evidence")] == ["2/B"]


def test_a_task_is_never_done_while_something_is_open(board: SmallBoard) -> None:
    """Each closed one of two; the undo of the first opens the task that the second had finished."""
    board.apply(StepTask("2022/I.2", 1))
    board.apply(CloseDeliverable("2022/I.2", paper("1/A"), number=1))
    board.apply(CloseDeliverable("2022/I.2", paper("2/B"), number=2), who="minh")

    board.undo()

    assert board.task("I.2")["stage"] == "in_progress"


def test_a_new_deliverable_with_somebodys_paper_is_not_taken_away(board: SmallBoard) -> None:
    """Undoing a reading would take the deliverable from under the paper."""
    board.apply(EditTask("2022/I.1", (("lead", "các sở"),)))
    board.apply(AddEvidence("2022/I.1", paper(), agency="stc"), who="minh")

    with pytest.raises(ChangedMeanwhile) as refusal:
        board.undo()

    assert (refusal.value.who, refusal.value.field) == ("minh", "evidence")


def test_a_paper_does_not_come_back_to_a_deliverable_that_is_gone(board: SmallBoard) -> None:
    """It was withdrawn, then the reading changed and nothing holds its place."""
    board.apply(AddEvidence("2022/I.1", paper()))
    board.apply(WithdrawEvidence("2022/I.1", document="12/BC-STC"))
    board.apply(EditTask("2022/I.1", (("lead", "các sở"),)), who="minh")

    with pytest.raises(ChangedMeanwhile) as refusal:
        board.undo()

    assert (refusal.value.who, refusal.value.field) == ("minh", "deliverable")


def test_a_member_that_another_added_again_is_not_added_twice(board: SmallBoard) -> None:
    """Two people put the same thing right."""
    board.apply(EditMembers("cac-so", remove=("snv",)))
    board.apply(EditMembers("cac-so", add=("snv",)), who="minh")

    with pytest.raises(ChangedMeanwhile) as refusal:
        board.undo()

    assert refusal.value.who == "minh"


def test_an_agency_that_is_a_member_by_now_stays(board: SmallBoard) -> None:
    """Somebody else built on it."""
    board.apply(EditAgency(None, (("name", "Sở Y tế"), ("abbreviation", "SYT"))))
    board.apply(EditMembers("cac-so", add=("syt",)), who="minh")

    with pytest.raises(ChangedMeanwhile) as refusal:
        board.undo()

    assert (refusal.value.who, refusal.value.field) == ("minh", "member")


def test_an_agency_that_a_task_names_by_now_stays(board: SmallBoard) -> None:
    """A card would show a lead that nobody knows."""
    board.apply(EditAgency(None, (("name", "Sở Y tế"), ("abbreviation", "SYT"))))
    board.apply(EditTask("2022/I.1", (("lead", "Sở Y tế"),)), who="minh")

    with pytest.raises(ChangedMeanwhile) as refusal:
        board.undo()

    assert (refusal.value.key, refusal.value.who) == ("2022/I.1", "minh")


def test_the_first_starts_import_is_not_undoable(board: SmallBoard) -> None:
    """A board is never undone to nothing."""
    with pytest.raises(ImportNotUndoable) as refusal:
        board.undo()

    assert (refusal.value.plan, refusal.value.tasks) == ("2022", ())


def test_a_later_import_is_undone_and_redone_to_the_letter(board: SmallBoard) -> None:
    """The wrong file was taken; all of it goes, and comes back with the same ids when that was the mistake."""
    before = board.dump()
    board.import_plan(plan("2023"))
    after = board.dump()

    undone = board.undo().action
    assert board.dump() == before
    assert [(change.field, change.before, change.after) for change in undone.changes] == [("plan", "2023", None)]

    board.redo()
    assert board.dump() == after
    board.undo()
    assert board.dump() == before


def test_an_import_on_which_work_was_recorded_stays_and_says_where(board: SmallBoard) -> None:
    """What was taken back since does not count."""
    board.import_plan(plan("2023"))
    board.apply(AddNote("2023/I.1", "x"), who="minh")
    board.apply(AddNote("2023/I.2", "x"), who="minh")
    board.undo(who="minh")

    with pytest.raises(ImportNotUndoable) as refusal:
        board.undo()
    assert (refusal.value.plan, refusal.value.tasks) == ("2023", ("2023/I.1",))

    board.undo(who="minh")
    board.undo()
    assert {row["key"] for row in board.rows("plan")} == {"2022"}


def test_an_undone_import_leaves_the_calendar_and_comes_back_with_higher_sequences(board: SmallBoard) -> None:
    """Subscribers see events go, and see them come again as updates of the same events."""

    def of_plan() -> list[tuple[str, bool, int]]:
        return [(row["uid"], row["present"], row["sequence"]) for row in board.rows("stamp") if row["uid"] not in known]

    known = {row["uid"] for row in board.rows("stamp")}
    board.import_plan(plan("2023"))
    there = of_plan()
    board.undo()
    gone = of_plan()
    board.redo()

    assert [present for _uid, present, _sequence in gone] == [False] * len(there)
    assert of_plan() == [(uid, True, sequence + 1) for uid, _present, sequence in there]


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
