"""Undo and redo where somebody else has been at work: never over what they did."""

import pytest

from store.errors import ChangedMeanwhile
from store.wishes import (
    AddEvidence,
    CloseDeliverable,
    EditAgency,
    EditMembers,
    EditTask,
    MoveTask,
    StepTask,
    WithdrawEvidence,
)
from store.words import Column
from tests.store.small_board import TABLES, SmallBoard, paper


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
