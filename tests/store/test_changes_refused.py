"""What the rules say no to: the reason is the right one, and nothing at all is left behind."""

from collections.abc import Callable
from datetime import date

import pytest

from store.errors import (
    AllClosed,
    AlreadyThere,
    ChangedMeanwhile,
    DeliverableUnclear,
    NothingOpen,
    NothingToUndo,
    PaperNeeded,
    StoreError,
    UnknownAgency,
    UnknownTask,
    WrongValue,
)
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
    Wish,
    WithdrawEvidence,
)
from store.words import Column
from tests.store.small_board import TABLES, TODAY, SmallBoard, paper

TOMORROW = date(2022, 5, 17)
DONE = CloseDeliverable("2022/I.1", paper("1/QĐ"))

REFUSED: list[tuple[type[StoreError], Wish]] = [
    (UnknownTask, AddNote("2022/IX.9", "x")),
    (UnknownTask, AddNote("I.1", "x")),
    (AlreadyThere, MoveTask("2022/II.1", Column.NOT_STARTED)),
    (AlreadyThere, StepTask("2022/II.1", -1)),
    (AlreadyThere, MoveTask("2022/I.1", Column.DONE)),
    (AlreadyThere, AddEvidence("2022/I.1", paper("1/QĐ"))),
    (AllClosed, StepTask("2022/I.1", -1)),
    (AllClosed, MoveTask("2022/I.1", Column.DROPPED, paper())),
    (PaperNeeded, MoveTask("2022/II.1", Column.DROPPED)),
    (PaperNeeded, MoveTask("2022/II.1", Column.SUSPENDED, paper(""))),
    (PaperNeeded, ExtendDeadline("2022/II.3", date(2022, 9, 1), paper("", note="đã thống nhất"))),
    (NothingOpen, CloseDeliverable("2022/I.1", paper())),
    (NothingOpen, CloseDeliverable("2022/II.1", paper(), agency="snv")),
    (NothingOpen, ExtendDeadline("2022/I.1", date(2022, 9, 1), paper(), number=1)),
    (DeliverableUnclear, CloseDeliverable("2022/I.2", paper())),
    (DeliverableUnclear, ExtendDeadline("2022/II.1", date(2022, 9, 1), paper(), agency="sxd")),
    (DeliverableUnclear, AddEvidence("2022/I.3", paper())),
    (UnknownAgency, CloseDeliverable("2022/I.3", paper(), agency="Sở Nội vu vơ")),
    (UnknownAgency, CloseDeliverable("2022/I.3", paper(), agency="các sở")),
    (WrongValue, CloseDeliverable("2022/I.3", paper(), number=99)),
    (WrongValue, CloseDeliverable("2022/II.3", paper(day=TOMORROW))),
    (WrongValue, CloseDeliverable("2022/II.3", paper(""))),
    (WrongValue, CloseDeliverable("2022/II.3", paper("12\x1b[31m/QĐ"))),
    (WrongValue, CloseDeliverable("2022/II.3", paper("---"))),
    (WrongValue, CloseDeliverable("2022/II.3", paper("1" * 101))),
    (WrongValue, AddEvidence("2022/II.3", paper(note="a" * 4001))),
    (WrongValue, WithdrawEvidence("2022/I.1", document="2/QĐ")),
    (WrongValue, WithdrawEvidence("2022/I.1", evidence=999)),
    (WrongValue, WithdrawEvidence("2022/I.1")),
    (WrongValue, ExtendDeadline("2022/I.2", date(2022, 3, 31), paper(), number=1)),
    (WrongValue, ExtendDeadline("2022/II.3", date(2021, 12, 22), paper())),
    (WrongValue, ExtendDeadline("2022/II.3", date(2022, 9, 1), paper(day=TOMORROW))),
    (WrongValue, AddNote("2022/I.1", " \n ")),
    (WrongValue, EditTask("2022/I.1", ())),
    (WrongValue, EditTask("2022/I.1", (("màu", "đỏ"),))),
    (WrongValue, EditTask("2022/I.1", (("officer", "a" * 101),))),
    (WrongValue, EditTask("2022/I.1", (("section", "IX"),))),
    (WrongValue, EditTask("2022/I.1", (("deadline", "càng sớm càng tốt"),))),
    (WrongValue, EditTask("2022/I.1", (("deadline", "31/4/2022"),))),
    (WrongValue, EditTask("2022/I.1", (("deadline", "31/4/2022"),), transcription=True)),
    (WrongValue, EditTask("2022/I.1", (("title", " "),), transcription=True)),
    (UnknownAgency, EditTask("2022/I.1", (("lead", "Sở Không Có"),))),
    (AlreadyThere, EditTask("2022/I.1", (("officer", ""),))),
    (PaperNeeded, EditTask("2022/I.1", (("title", "Tên khác"),))),
    (PaperNeeded, EditTask("2022/I.1", (("title", "Tên khác"),), paper=paper(""))),
    (UnknownAgency, EditAgency("sở-không-có", (("name", "x"),))),
    (WrongValue, EditAgency("snv", (("key", "x"),))),
    (WrongValue, EditAgency("snv", (("name", "Sở Tài chính"),))),
    (WrongValue, EditAgency("snv", (("first_year", "năm 2000"),))),
    (WrongValue, EditAgency("snv", (("group", "yes"),))),
    (WrongValue, EditAgency(None, (("name", "Sở Y tế"),))),
    (AlreadyThere, EditAgency("snv", (("name", "Sở Nội vụ"),))),
    (UnknownAgency, EditMembers("snv", add=("stc",))),
    (UnknownAgency, EditMembers("cac-so", add=("cac-so",))),
    (AlreadyThere, EditMembers("cac-so", add=("snv",))),
    (ChangedMeanwhile, AddNote("2022/I.1", "x", if_version=1)),
]


@pytest.mark.parametrize(("reason", "wish"), REFUSED, ids=lambda value: getattr(value, "__name__", None))
def test_a_refused_wish_leaves_nothing_behind(board: SmallBoard, reason: type[StoreError], wish: Wish) -> None:
    """Not a row, not an entry of history, not a stamp of the calendar."""
    board.apply(DONE)
    before = board.dump(*TABLES)

    with pytest.raises(reason):
        board.apply(wish)

    assert board.dump(*TABLES) == before


def test_one_refused_wish_refuses_all_of_its_action(board: SmallBoard) -> None:
    """Half of what was asked for is never done."""
    before = board.dump(*TABLES)

    with pytest.raises(DeliverableUnclear):
        board.apply(AddNote("2022/I.1", "x"), CloseDeliverable("2022/I.2", paper()))

    assert board.dump(*TABLES) == before


def test_several_wishes_that_change_nothing_are_refused(board: SmallBoard) -> None:
    """An action that did nothing would be an entry of history about nothing."""
    with pytest.raises(AlreadyThere):
        board.apply(StepTask("2022/I.1", -1), StepTask("2022/I.2", -1))


def test_the_choices_say_number_agency_output_and_day(board: SmallBoard) -> None:
    """The person must be able to answer "which one?" from the refusal alone."""
    board.apply(CloseDeliverable("2022/I.3", paper(), agency="stc"))

    with pytest.raises(DeliverableUnclear) as refusal:
        board.apply(CloseDeliverable("2022/I.3", paper()))

    assert refusal.value.choices == (
        (1, "Sở Nội vụ", "Đề án", "31/12/2022"),
        (3, "Sở Xây dựng", "Đề án", "31/12/2022"),
    )


def test_an_unknown_key_offers_those_that_look_like_it(board: SmallBoard) -> None:
    """A slip of the finger should cost one look."""
    with pytest.raises(UnknownTask) as refusal:
        board.apply(AddNote("2022/I1", "x"))

    assert "2022/I.1" in refusal.value.near


def test_who_saw_an_older_version_learns_who_changed_it_and_when(board: SmallBoard) -> None:
    """Two people who edit the same task never overwrite each other silently."""
    seen = board.version("I.1")
    theirs = board.apply(EditTask("2022/I.1", (("officer", "minh"),), if_version=seen), who="minh")

    with pytest.raises(ChangedMeanwhile) as refusal:
        board.apply(EditTask("2022/I.1", (("officer", "lan"),), if_version=seen))

    assert (refusal.value.key, refusal.value.who, refusal.value.at) == ("2022/I.1", "minh", theirs.action.at)


def test_a_version_that_never_was_names_who_brought_the_plan(board: SmallBoard) -> None:
    """There is always somebody to ask."""
    with pytest.raises(ChangedMeanwhile) as refusal:
        board.apply(AddNote("2022/II.4", "x", if_version=7))

    assert refusal.value.who == "lan"


@pytest.mark.parametrize("direction", [SmallBoard.undo, SmallBoard.redo])
def test_who_did_nothing_has_nothing_to_undo(board: SmallBoard, direction: Callable[..., object]) -> None:
    """Undo is each person's own."""
    board.apply(AddNote("2022/I.1", "x"))

    with pytest.raises(NothingToUndo):
        direction(board, who="minh")


def test_a_paper_of_today_is_accepted(board: SmallBoard) -> None:
    """Later than today is refused, today is not later."""
    board.apply(CloseDeliverable("2022/I.1", paper(day=TODAY)))

    assert board.task("I.1")["stage"] == "done"
