"""Agencies and groups are data: edited on the board, without touching what was signed or recorded."""

import pytest

from store.errors import WrongValue
from store.wishes import CloseDeliverable, EditAgency, EditMembers, EditTask
from tests.store.small_board import SmallBoard, paper


def agency(board: SmallBoard, key: str) -> dict[str, object]:
    """An agency's row."""
    return next(row for row in board.rows("agency") if row["key"] == key)


def test_a_new_agency_says_who_added_it(board: SmallBoard) -> None:
    """It is not from the documents, and shows it."""
    board.apply(EditAgency(None, (("name", "Sở Y tế"), ("abbreviation", "SYT"), ("aliases", "Y tế; Sở YT"))))

    row = agency(board, "syt")
    assert (row["name"], row["aliases"], row["source"]) == ("Sở Y tế", ["Y tế", "Sở YT"], "lan")


def test_a_new_agency_stands_behind_all_others(board: SmallBoard) -> None:
    """Protocol order is set by hand: nobody becomes the first by being added last."""
    board.apply(EditAgency(None, (("name", "Sở Y tế"), ("abbreviation", "SYT"))))
    board.apply(EditAgency(None, (("name", "Các huyện"), ("abbreviation", "huyện"), ("group", "1"))))
    board.apply(EditAgency(None, (("name", "Ban Dân tộc"), ("abbreviation", "BDT"), ("position", "2"))))

    assert agency(board, "syt")["position"] == 5
    assert agency(board, "huyen")["position"] == 11
    assert agency(board, "bdt")["position"] == 2


def test_a_key_is_made_once_and_for_ever(board: SmallBoard) -> None:
    """A name may pass to another agency; the key, which tasks and history speak by, never does."""
    board.apply(EditAgency("snv", (("name", "Sở Lao động"), ("abbreviation", "SLĐ"))))
    board.apply(EditAgency("snv", (("aliases", ""),)))

    board.apply(EditAgency(None, (("name", "Sở Nội vụ mới"), ("abbreviation", "SNV"))))

    assert agency(board, "snv")["name"] == "Sở Lao động"
    assert agency(board, "snv-2")["name"] == "Sở Nội vụ mới"


def test_a_new_abbreviation_is_on_the_cards_at_once_and_the_old_name_is_still_understood(board: SmallBoard) -> None:
    """The documents go on using the name that they were signed with."""
    board.apply(EditAgency("Sở Nội vụ", (("name", "Sở Nội vụ và Lao động"), ("abbreviation", "SNVLĐ"))))

    assert board.task("I.1")["lead_short"] == "SNVLĐ"
    assert agency(board, "snv")["aliases"] == ["Sở Nội vụ", "SNV"]
    board.apply(EditTask("2022/I.1", (("deadline", "Quý III/2022"),)))
    assert board.task("I.1")["leads"] == ["snv"]


def test_a_renamed_agency_moves_the_stamps_of_its_events(board: SmallBoard) -> None:
    """Members' calendars show the abbreviation: a change there is an update of the event, and undo is the next one."""
    task = board.task("I.1")["id"]

    def sequence() -> int:
        return next(row["sequence"] for row in board.rows("stamp") if row["task_id"] == task)

    before = sequence()
    board.apply(EditAgency("snv", (("abbreviation", "NỘI VỤ"),)))
    renamed = sequence()
    board.undo()

    assert before < renamed < sequence()
    assert board.task("I.1")["lead_short"] == "SNV"


def test_a_successor_is_named_by_any_name(board: SmallBoard) -> None:
    """Departments merge; plans keep the name they had."""
    board.apply(EditAgency("sxd", (("last_year", "2025"), ("successor", "văn phòng ubnd tỉnh"))))

    assert (agency(board, "sxd")["last_year"], agency(board, "sxd")["successor"]) == (2025, "vpub")


def test_tasks_read_before_keep_their_deliverables_when_the_group_changes(board: SmallBoard) -> None:
    """Who owed it when the plan was read owes it still; a new reading sees the new members."""
    board.apply(CloseDeliverable("2022/I.3", paper(), agency="sxd"))

    outcome = board.apply(EditMembers("các sở", add=("vpub",), remove=("SXD",)))

    assert len(board.owed("I.3")) == 3
    assert [(change.field, change.before, change.after) for change in outcome.action.changes] == [
        ("member", None, "các sở: Văn phòng UBND tỉnh"),
        ("member", "các sở: Sở Xây dựng", None),
    ]

    board.apply(EditTask("2022/I.3", (("deadline", "Quý III/2022"),)))
    assert len(board.owed("I.3")) == 4


def test_an_agency_added_twice_in_one_action_is_refused_as_a_whole(board: SmallBoard) -> None:
    """The second is known by the time it is asked for; nothing of the action stays."""
    new = EditAgency(None, (("name", "Sở Y tế"), ("abbreviation", "SYT")))
    before = board.dump()

    with pytest.raises(WrongValue) as refusal:
        board.apply(new, new)

    assert (refusal.value.field, refusal.value.expected) == ("name", "new_name")
    assert board.dump() == before
