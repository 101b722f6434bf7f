"""Two people, one task: other fields merge and are told, the same field is never overwritten unseen."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from plans.plan import Plan
from store.details import task_detail
from store.errors import AlreadyThere, ChangedMeanwhile, UnknownTask
from store.meanwhile_errors import Conflicting, TaskGone
from store.meetings.wishes import SetCause
from store.resolving import resolved
from store.seen import Seen, seen_in_full
from store.wishes import (
    AddEvidence,
    AddNote,
    CloseDeliverable,
    EditTask,
    ExtendDeadline,
    MoveTask,
    StepTask,
    Wish,
    WithdrawEvidence,
)
from store.words import Cause, Column
from tests.store.small_board import TODAY, ZONE, SmallBoard, paper, plan

SEPTEMBER, OCTOBER = date(2022, 9, 30), date(2022, 10, 31)


def seen(board: SmallBoard, key: str = "2022/I.1") -> Seen:
    """The task as its screen shows it now."""
    with board.database.reading() as session:
        return seen_in_full(task_detail(session, key, today=TODAY, zone=ZONE))


def refused(board: SmallBoard, *wishes: Wish) -> Conflicting:
    """What lan is refused with; nothing at all is changed by it."""
    before = board.dump()
    with pytest.raises(Conflicting) as refusal:
        board.apply(*wishes)
    assert board.dump() == before
    return refusal.value


def test_another_field_merges_and_is_told_with_who_and_when(board: SmallBoard) -> None:
    """Whoever writes the officer while another writes the result need not hear "try again", but should know of it."""
    shown = seen(board)
    theirs = board.apply(EditTask("2022/I.1", (("progress", "đã trình"),)), who="minh")

    outcome = board.apply(EditTask("2022/I.1", (("officer", "lan"),), seen=shown))

    assert (board.task("I.1")["officer"], board.task("I.1")["progress"]) == ("lan", "đã trình")
    (told,) = outcome.meanwhile
    assert (told.who, told.at, told.changes[0].field) == ("minh", theirs.action.at, "progress")


def test_ones_own_changes_and_those_that_were_taken_back_are_not_told(board: SmallBoard) -> None:
    """Only what stays, and what others did, is news."""
    shown = seen(board)
    board.apply(EditTask("2022/I.1", (("progress", "đã trình"),)), who="minh")
    board.undo("minh")
    board.apply(AddNote("2022/I.1", "của mình"))

    outcome = board.apply(EditTask("2022/I.1", (("progress", "đang soạn"),), seen=shown))

    assert outcome.meanwhile == ()


CONFLICTS: dict[str, tuple[Wish, Any, tuple[str, str, str]]] = {
    "progress": (
        EditTask("2022/I.1", (("progress", "minh viết"),)),
        EditTask("2022/I.1", (("progress", "lan viết"),)),
        ("", "minh viết", "lan viết"),
    ),
    "reading_deadline": (
        EditTask("2022/I.1", (("deadline", "Quý III/2022"),)),
        EditTask("2022/I.1", (("deadline", "Quý IV/2022"),)),
        ("Quý II/2022", "Quý III/2022", "Quý IV/2022"),
    ),
    "title": (
        EditTask("2022/I.1", (("title", "Tên một"),), transcription=True),
        EditTask("2022/I.1", (("title", "Tên hai"),), transcription=True),
        ("Nhiệm vụ I.1", "Tên một", "Tên hai"),
    ),
    "column": (
        MoveTask("2022/I.1", Column.IN_REVIEW),
        MoveTask("2022/I.1", Column.IN_PROGRESS),
        ("not_started", "in_review", "in_progress"),
    ),
    "due:1": (
        ExtendDeadline("2022/I.1", SEPTEMBER, paper()),
        ExtendDeadline("2022/I.1", OCTOBER, paper()),
        ("30/06/2022", "30/09/2022", "31/10/2022"),
    ),
    "done_on:1": (
        CloseDeliverable("2022/I.1", paper("1/QĐ")),
        CloseDeliverable("2022/I.1", paper("2/QĐ")),
        ("", "1/QĐ 05/05/2022", "2/QĐ 05/05/2022"),
    ),
    "cause": (
        SetCause("2022/I.1", Cause.NO_MONEY),
        SetCause("2022/I.1", Cause.OUTSIDE),
        ("", "no_money", "outside"),
    ),
}


@pytest.mark.parametrize("field", CONFLICTS)
def test_the_same_field_is_refused_with_before_theirs_and_mine(board: SmallBoard, field: str) -> None:
    """No silent overwrite, ever; and the person gets everything that is needed to decide."""
    theirs, mine, texts = CONFLICTS[field]
    shown = seen(board)
    at = board.apply(theirs, who="minh").action.at

    (conflict,) = refused(board, replace(mine, seen=shown)).conflicts

    assert (conflict.task, conflict.field, conflict.who, conflict.at) == ("2022/I.1", field, "minh", at)
    assert (conflict.before, conflict.theirs, conflict.mine) == texts


@pytest.mark.parametrize("field", CONFLICTS)
def test_whoever_leaves_theirs_wishes_nothing_any_more(board: SmallBoard, field: str) -> None:
    """Their value stands already."""
    theirs, mine, _texts = CONFLICTS[field]
    wish = replace(mine, seen=seen(board))
    board.apply(theirs, who="minh")
    (conflict,) = refused(board, wish).conflicts

    assert resolved([wish], {conflict: None}) == ()


@pytest.mark.parametrize("field", CONFLICTS)
def test_mine_is_written_in_the_knowledge_of_theirs_and_of_nothing_newer(board: SmallBoard, field: str) -> None:
    """Somebody may change the same field a third time while one decides; that has not been seen either."""
    theirs, mine, _texts = CONFLICTS[field]
    wish = replace(mine, seen=seen(board))
    board.apply(theirs, who="minh")
    (conflict,) = refused(board, wish).conflicts
    decided = resolved([wish], {conflict: conflict.mine})

    if field == "progress":
        board.apply(EditTask("2022/I.1", (("progress", "minh viết lại"),)), who="minh")
        (again,) = refused(board, *decided).conflicts
        assert (again.before, again.theirs) == ("minh viết", "minh viết lại")
        decided = resolved(decided, {again: "cả hai"})

    board.apply(*decided)
    assert len(board.history("2022/I.1")[0].tasks) == 1


def test_a_paper_that_came_second_is_kept_beside_the_one_that_closed(board: SmallBoard) -> None:
    """Neither paper is lost; the first decides the day."""
    theirs, mine, _texts = CONFLICTS["done_on:1"]
    wish = replace(mine, seen=seen(board))
    board.apply(theirs, who="minh")
    (conflict,) = refused(board, wish).conflicts

    (decided,) = resolved([wish], {conflict: conflict.mine})

    assert decided == AddEvidence("2022/I.1", paper("2/QĐ"))
    board.apply(decided)
    assert [(row["document"], row["closes"]) for row in board.rows("evidence")] == [("1/QĐ", True), ("2/QĐ", False)]


def test_a_joined_text_and_another_field_of_the_same_wish_are_written_together(board: SmallBoard) -> None:
    """One action: what was decided, and what nobody else touched."""
    shown = seen(board)
    board.apply(EditTask("2022/I.1", (("progress", "đã trình"),)), who="minh")
    wish = EditTask("2022/I.1", (("officer", "lan"), ("progress", "đang soạn")), seen=shown)
    (conflict,) = refused(board, wish).conflicts

    board.apply(*resolved([wish], {conflict: "đang soạn; đã trình"}))

    assert (board.task("I.1")["officer"], board.task("I.1")["progress"]) == ("lan", "đang soạn; đã trình")


def test_theirs_that_is_the_same_as_mine_is_no_conflict(board: SmallBoard) -> None:
    """Both wrote down the same news."""
    shown = seen(board)
    board.apply(EditTask("2022/I.1", (("progress", "đã trình"),)), who="minh")

    outcome = board.apply(EditTask("2022/I.1", (("officer", "lan"), ("progress", "đã trình")), seen=shown))

    assert [change.field for change in outcome.action.changes] == ["officer"]


def test_what_went_away_and_came_back_is_as_it_was_seen(board: SmallBoard) -> None:
    """A colleague tried something and undid it."""
    shown = seen(board)
    board.apply(EditTask("2022/I.1", (("progress", "nhầm"),)), who="minh")
    board.undo("minh")

    board.apply(EditTask("2022/I.1", (("progress", "đã trình"),), seen=shown))

    assert board.task("I.1")["progress"] == "đã trình"


def test_of_several_tasks_all_that_are_in_conflict_are_listed_and_nothing_is_done(board: SmallBoard) -> None:
    """One action for ten tasks is done for ten or for none."""
    keys = ("2022/I.1", "2022/II.1", "2022/II.2")
    shown = {key: seen(board, key) for key in keys}
    for key in keys[:2]:
        board.apply(EditTask(key, (("officer", "minh"),)), who="minh")
    wishes = [EditTask(key, (("officer", "lan"),), seen=shown[key]) for key in keys]

    refusal = refused(board, *wishes)

    assert [conflict.task for conflict in refusal.conflicts] == ["2022/I.1", "2022/II.1"]
    board.apply(*resolved(wishes, dict(zip(refusal.conflicts, (None, "lan"), strict=True))))
    assert [board.task(number)["officer"] for number in ("I.1", "II.1", "II.2")] == ["minh", "lan", "lan"]


def test_a_step_is_from_where_the_card_was_seen(board: SmallBoard) -> None:
    """Two people push the same card: it must not go two columns, which neither wanted."""
    shown = seen(board)
    at = board.apply(StepTask("2022/I.1", 1, seen=shown), who="minh").action.at

    with pytest.raises(AlreadyThere) as there:
        board.apply(StepTask("2022/I.1", 1, seen=shown))
    with pytest.raises(ChangedMeanwhile) as moved:
        board.apply(StepTask("2022/I.1", 2, seen=shown))

    assert (there.value.who, there.value.at) == (moved.value.who, moved.value.at) == ("minh", at)
    assert board.task("I.1")["stage"] == "in_progress"


def test_ones_own_two_quick_steps_are_two_columns(board: SmallBoard) -> None:
    """The second press comes before the first is seen."""
    shown = seen(board)

    board.apply(StepTask("2022/I.1", 1, seen=shown))
    board.apply(StepTask("2022/I.1", 1, seen=shown))

    assert board.task("I.1")["stage"] == "in_review"


def test_an_extension_of_what_was_closed_meanwhile_says_who_closed_it(board: SmallBoard) -> None:
    """Not "nothing is open", which would be a riddle."""
    shown = seen(board)
    board.apply(CloseDeliverable("2022/I.1", paper("1/QĐ")), who="minh")

    with pytest.raises(ChangedMeanwhile) as refusal:
        board.apply(ExtendDeadline("2022/I.1", SEPTEMBER, paper(), seen=shown))

    assert (refusal.value.who, refusal.value.field) == ("minh", "evidence")


def test_what_is_owed_no_longer_is_told_with_who_read_the_row_anew(board: SmallBoard) -> None:
    """Its number is gone for ever; the paper must not go to another deliverable."""
    shown = seen(board, "2022/I.3")
    board.apply(EditTask("2022/I.3", (("lead", "Sở Nội vụ"),)), who="minh")

    with pytest.raises(ChangedMeanwhile) as refusal:
        board.apply(CloseDeliverable("2022/I.3", paper(), number=2, seen=shown))

    assert (refusal.value.who, refusal.value.field) == ("minh", "deliverable")


def test_a_paper_that_was_withdrawn_meanwhile_is_told_with_who_did_it(board: SmallBoard) -> None:
    """Two people correct the same slip."""
    board.apply(CloseDeliverable("2022/I.1", paper("1/QĐ")))
    evidence = board.rows("evidence")[0]["id"]
    board.apply(WithdrawEvidence("2022/I.1", evidence), who="minh")

    with pytest.raises(ChangedMeanwhile) as refusal:
        board.apply(WithdrawEvidence("2022/I.1", evidence))

    assert (refusal.value.who, refusal.value.field) == ("minh", "evidence")


def test_a_task_that_is_gone_says_who_took_its_plan_back(board: SmallBoard) -> None:
    """A form was open on it; "no such task" would be no answer."""
    newer: Plan = plan("2023")
    board.import_plan(newer, who="minh")
    shown = seen(board, "2023/I.1")
    board.undo("minh")

    with pytest.raises(TaskGone) as refusal:
        board.apply(EditTask("2023/I.1", (("officer", "lan"),), seen=shown))

    assert refusal.value.who == "minh"
    with pytest.raises(UnknownTask):
        board.apply(AddNote("2024/I.1", "x"))


def test_without_what_was_seen_a_wish_is_about_how_things_stand(board: SmallBoard) -> None:
    """A script says `edit officer=lan` and means it; `--if-version` is there for who does not."""
    board.apply(EditTask("2022/I.1", (("officer", "minh"),)), who="minh")

    board.apply(EditTask("2022/I.1", (("officer", "lan"),)))

    assert board.task("I.1")["officer"] == "lan"
