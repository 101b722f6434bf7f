"""Each wish, carried out on a real database: what it changes, what its author is told."""

from datetime import date

import pytest

from store.errors import WrongValue
from store.task_views import FieldChangeView
from store.wishes import (
    AddEvidence,
    AddNote,
    CloseDeliverable,
    ExtendDeadline,
    MoveTask,
    StepTask,
    WithdrawEvidence,
)
from store.words import Column
from tests.store.small_board import SmallBoard, paper


def test_two_quick_presses_move_two_columns(board: SmallBoard) -> None:
    """A step is relative to where the task stands by then, not to what the screen showed."""
    board.apply(StepTask("2022/I.1", 1))
    outcome = board.apply(StepTask("2022/I.1", 1))

    assert board.task("I.1")["stage"] == "in_review"
    assert outcome.action.changes == (FieldChangeView("2022/I.1", "column", "in_progress", "in_review"),)


def test_the_first_paper_starts_the_task(board: SmallBoard) -> None:
    """Nobody has to move a card that shows by itself that the work is going on."""
    outcome = board.apply(AddEvidence("2022/I.1", paper()))

    assert board.task("I.1")["stage"] == "in_progress"
    assert outcome.told == ("started",)
    assert board.owed("I.1")[0]["done_on"] is None


def test_the_last_paper_closes_the_task_in_the_same_action(board: SmallBoard) -> None:
    """One wish, one entry of history, one undo: the paper, its day and the column belong together."""
    before = board.dump()

    outcome = board.apply(CloseDeliverable("2022/I.1", paper("2942/QĐ-UBND", date(2021, 12, 23))))

    assert board.task("I.1")["stage"] == "done"
    assert board.owed("I.1")[0]["done_on"] == "2021-12-23"
    assert outcome.told == ("task_done",)
    assert [(change.field, change.after) for change in outcome.action.changes] == [
        ("evidence", "2942/QĐ-UBND 23/12/2021"),
        ("column", "done"),
    ]
    board.undo()
    assert board.dump() == before


def test_a_result_that_is_no_paper_closes_with_a_note(board: SmallBoard) -> None:
    """A class that was held has a day and a sentence."""
    outcome = board.apply(CloseDeliverable("2022/I.1", paper("", note="Đã tổ chức lớp tập huấn")))

    assert board.task("I.1")["stage"] == "done"
    assert outcome.action.changes[0].after == "05/05/2022 Đã tổ chức lớp tập huấn"


def test_a_paper_that_is_known_can_close_later(board: SmallBoard) -> None:
    """A draft's number becomes the final one: the paper is not written down twice."""
    board.apply(AddEvidence("2022/I.1", paper("12/BC")))
    outcome = board.apply(CloseDeliverable("2022/I.1", paper("12/BC")))

    assert [row["closes"] for row in board.rows("evidence")] == [True]
    assert [(change.field, change.after) for change in outcome.action.changes] == [
        ("done_on", "05/05/2022"),
        ("column", "done"),
    ]


def test_each_output_is_closed_by_its_number(board: SmallBoard) -> None:
    """A task with two outputs is done with the second."""
    board.apply(CloseDeliverable("2022/I.2", paper("1/KH"), number=2))
    assert board.task("I.2")["stage"] == "in_progress"

    board.apply(CloseDeliverable("2022/I.2", paper("2/KH")))

    assert board.task("I.2")["stage"] == "done"


@pytest.mark.parametrize("name", ["stc", "Sở Tài chính", "so tai chinh", "STC"])
def test_a_member_of_the_group_closes_its_own_by_any_of_its_names(board: SmallBoard, name: str) -> None:
    """Key, name, name without accents, abbreviation: what the secretary has at hand."""
    outcome = board.apply(CloseDeliverable("2022/I.3", paper(), agency=name))

    assert [row["done_on"] for row in board.owed("I.3")] == [None, "2022-05-05", None]
    assert outcome.action.changes[0].after == "12/BC-STC 05/05/2022 · STC"


def test_a_named_lead_closes_what_the_leads_share(board: SmallBoard) -> None:
    """The only one who owes something may be named too."""
    board.apply(CloseDeliverable("2022/I.1", paper(), agency="SNV"))

    assert board.task("I.1")["stage"] == "done"


def test_done_without_evidence_stands_in_review_and_says_so(board: SmallBoard) -> None:
    """The move succeeds, and the author learns what is missing; the paper then closes the task."""
    outcome = board.apply(MoveTask("2022/I.1", Column.DONE))

    assert (board.task("I.1")["stage"], board.task("I.1")["awaits_evidence"]) == ("in_review", True)
    assert outcome.told == ("waits_for_evidence",)

    board.apply(CloseDeliverable("2022/I.1", paper()))
    assert (board.task("I.1")["stage"], board.task("I.1")["awaits_evidence"]) == ("done", False)


def test_an_ongoing_task_records_papers_and_does_not_close_by_itself(board: SmallBoard) -> None:
    """V.4 goes on all year, however many papers it has."""
    board.apply(AddEvidence("2022/II.2", paper("1/CV")))
    board.apply(AddEvidence("2022/II.2", paper("2/CV")))

    assert board.task("II.2")["stage"] == "in_progress"
    assert board.owed("II.2")[0]["done_on"] is None


def test_dropping_needs_its_paper_and_keeps_it(board: SmallBoard) -> None:
    """A task leaves the board by decision, never by a key press."""
    outcome = board.apply(MoveTask("2022/I.1", Column.DROPPED, paper("45/QĐ-UBND", note="Không còn phù hợp")))

    assert board.task("I.1")["stage"] == "dropped"
    assert [(row["allows"], row["document"]) for row in board.rows("paper")] == [("dropped", "45/QĐ-UBND")]
    assert outcome.action.why == "Không còn phù hợp"
    assert ("paper", "45/QĐ-UBND 05/05/2022") in [(change.field, change.after) for change in outcome.action.changes]


def test_withdrawing_the_closing_paper_opens_the_task_again(board: SmallBoard) -> None:
    """The only way out of done but undo; the rest of the task stays as it was."""
    board.apply(CloseDeliverable("2022/I.1", paper("12/BC-STC")))

    outcome = board.apply(WithdrawEvidence("2022/I.1", document="12/bc-stc"))

    assert board.task("I.1")["stage"] == "in_progress"
    assert board.owed("I.1")[0]["done_on"] is None
    assert board.rows("evidence") == []
    assert outcome.told == ("reopened",)


def test_a_paper_withdrawn_by_number_goes_from_the_whole_task(board: SmallBoard) -> None:
    """One paper may prove several outputs; by its id only that place loses it."""
    for number in (1, 2):
        board.apply(CloseDeliverable("2022/I.2", paper("9/BC"), number=number))
    first, _second = (row["id"] for row in board.rows("evidence"))

    board.apply(WithdrawEvidence("2022/I.2", evidence=first))
    assert [row["done_on"] for row in board.owed("I.2")] == [None, "2022-05-05"]

    board.undo()
    board.apply(WithdrawEvidence("2022/I.2", document="9/BC"))
    assert [row["done_on"] for row in board.owed("I.2")] == [None, None]


def test_an_extension_moves_the_due_day_and_keeps_the_first(board: SmallBoard) -> None:
    """Both days and both papers stay to be seen, however often it is extended."""
    board.apply(ExtendDeadline("2022/I.1", date(2022, 9, 30), paper("100/UBND-NC")))
    outcome = board.apply(ExtendDeadline("2022/I.1", date(2022, 10, 31), paper("101/UBND-NC")))

    owed = board.owed("I.1")[0]
    assert (owed["original_due"], owed["due"]) == ("2022-06-30", "2022-10-31")
    assert [row["before"] for row in board.rows("extension")] == ["2022-06-30", "2022-09-30"]
    assert [(change.field, change.before, change.after) for change in outcome.action.changes] == [
        ("extension", None, "31/10/2022 (101/UBND-NC 05/05/2022)"),
        ("due", "30/09/2022", "31/10/2022"),
    ]


def test_an_extension_is_never_to_an_earlier_day(board: SmallBoard) -> None:
    """A paper that makes a deadline shorter changes the row; to call it an extension would flatter the on-time rate."""
    with pytest.raises(WrongValue) as caught:
        board.apply(ExtendDeadline("2022/I.1", date(2022, 6, 1), paper("100/UBND-NC")))

    assert caught.value.expected == "after_due"


def test_what_waits_for_an_event_gets_its_day_by_extension(board: SmallBoard) -> None:
    """The guidance has come: now there is a day."""
    board.apply(ExtendDeadline("2022/II.3", date(2022, 7, 31), paper("5/BNV-CCHC")))

    assert [(row["original_due"], row["due"]) for row in board.owed("II.3")] == [(None, "2022-07-31")]


def test_a_note_keeps_its_lines_and_loses_what_could_steer_a_terminal(board: SmallBoard) -> None:
    """Text is cleaned once, where it enters."""
    board.apply(AddNote("2022/I.1", "  Sở Tư pháp\r\nđang thẩm định\x1b[2J "), who="minh")

    note = board.rows("note")[0]
    assert (note["text"], note["who"]) == ("Sở Tư pháp\nđang thẩm định\ufffd[2J", "minh")


def test_several_wishes_are_one_action_and_one_undo(board: SmallBoard) -> None:
    """Marking five cards and moving them is one thought; those already there are passed over."""
    board.apply(StepTask("2022/I.2", 1))
    before = board.dump()

    outcome = board.apply(*(MoveTask(f"2022/{number}", Column.IN_PROGRESS) for number in ("I.1", "I.2", "I.3")))

    assert outcome.action.wish == "move"
    assert outcome.action.tasks == ("2022/I.1", "2022/I.3")
    board.undo()
    assert board.dump() == before


def test_every_change_raises_the_version_of_the_task_and_of_no_other(board: SmallBoard) -> None:
    """A form that was opened before sends its version back and learns that it is old."""
    wishes = (
        AddNote("2022/I.1", "một"),
        AddEvidence("2022/I.1", paper("1/A")),
        ExtendDeadline("2022/I.1", date(2022, 9, 30), paper()),
        StepTask("2022/I.1", 1),
        CloseDeliverable("2022/I.1", paper("2/A")),
    )

    for count, wish in enumerate(wishes, start=2):
        board.apply(wish)
        assert board.version("I.1") == count

    board.undo()
    assert board.version("I.1") == len(wishes) + 2
    assert board.version("I.2") == 1


def test_a_key_is_found_however_it_is_typed(board: SmallBoard) -> None:
    """Capitals are a matter of the keyboard."""
    board.apply(AddNote(" 2022/ii.1 ", "ghi chú"))

    assert board.history("2022/II.1")[0].wish == "note"
