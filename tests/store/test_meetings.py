"""A status review: one at a time, remembered by its changes, and taken back as a whole."""

from collections.abc import Callable
from datetime import date

import pytest

from store.errors import AlreadyThere, NothingToUndo, UnknownPlan, UnknownTask, WrongValue
from store.meetings.errors import (
    MeetingClosed,
    MeetingGoesOn,
    MeetingStays,
    OwnerUnclear,
    UnknownDecision,
    UnknownMeeting,
)
from store.meetings.views import MeetingView, ShownPlace
from store.meetings.wishes import (
    CloseMeeting,
    Decide,
    EditDecision,
    EditMeeting,
    OpenMeeting,
    ParkTask,
    SetCause,
    SettleDecision,
    UndoMeeting,
    UnparkTask,
)
from store.open_board import OpenBoard
from store.roles import NEEDED
from store.wishes import AddNote, CloseDeliverable, EditTask, ExtendDeadline, MoveTask, Paper
from store.words import Cause, Column, Role, Settled

HELD = date(2022, 5, 16)
NEXT = date(2022, 6, 16)
OpenAs = Callable[..., OpenBoard]


def hold(board: OpenBoard, *plans: str, on: date = HELD) -> MeetingView:
    """Open a meeting about the small plan, or these plans, or go on with it."""
    return board.meetings.hold(OpenMeeting(plans or ("mau",), on), today=on)


def test_a_meeting_is_opened_and_gone_on_with(small_board: OpenBoard, open_as: OpenAs) -> None:
    """F5 a second time, or from another desk, must not begin another meeting."""
    opened = hold(small_board)
    change = small_board.last_change()

    again = hold(open_as("minh"))

    assert again == opened
    assert (opened.number, opened.goes_on, opened.opened_change, opened.plans) == (1, True, change, ("mau",))
    assert small_board.last_change() == change


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("stt", "STTTT"),
        ("SNB", "SNV"),
        ("Sở Nội vụu", "SNV"),
        ("Sở Nội vụSNV7", "SNV"),
        ("Văn phòng UBND tỉnhSTC", "VPUB"),
    ],
)
def test_an_owner_that_is_nearly_an_agency_is_asked_for(shipped_board: OpenBoard, typed: str, meant: str) -> None:
    """A slip would be printed in the notice under "Cơ quan thực hiện"."""
    number = hold(shipped_board, "2022").number

    with pytest.raises(OwnerUnclear) as refusal:
        shipped_board.apply(Decide(number, "Trình đề án", typed), today=HELD)

    assert refusal.value.abbreviation == meant
    assert shipped_board.meetings.one(number).decisions == ()


@pytest.mark.parametrize("typed", ["đồng chí Chủ tịch", "Sơn", "Nguyễn Văn Lan", "Chánh Văn phòng", "SNV, STC"])
def test_an_owner_in_words_that_are_like_no_agency_is_kept(shipped_board: OpenBoard, typed: str) -> None:
    """A meeting may charge a person, or several agencies."""
    number = hold(shipped_board, "2022").number

    shipped_board.apply(Decide(number, "Trình đề án", typed), today=HELD)

    assert shipped_board.meetings.one(number).decisions[0].owner_words == typed


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


def test_a_decision_knows_its_owner_by_any_name(small_board: OpenBoard) -> None:
    """Ten seconds are too short for a list of agencies; who is none of ours keeps their words."""
    meeting = hold(small_board)
    small_board.apply(Decide(meeting.number, "Trình dự thảo", "so noi vu", NEXT, "mau/I.1"), today=HELD)
    small_board.apply(Decide(meeting.number, "Báo cáo", "đồng chí Chánh Thanh tra"), today=HELD)

    first, second = small_board.meetings.one(meeting.number).decisions

    assert (first.number, first.text, first.owner_words, first.due) == (1, "Trình dự thảo", "Sở Nội vụ", NEXT)
    assert (first.task, first.title) == ("mau/I.1", "Sửa đổi quy định về phân cấp")
    assert first.owner is not None
    assert first.owner.key == "snv"
    assert (second.number, second.owner, second.owner_words) == (2, None, "đồng chí Chánh Thanh tra")
    assert (second.task, second.due, second.asks) == (None, None, ())


def test_a_decision_needs_words_an_owner_and_a_day_to_come(small_board: OpenBoard) -> None:
    """A conclusion that nobody carries out is none."""
    meeting = hold(small_board)
    change = small_board.last_change()
    for wish, refusal in (
        (Decide(meeting.number, " ", "snv"), WrongValue),
        (Decide(meeting.number, "x", " "), WrongValue),
        (Decide(meeting.number, "x", "snv", date(2022, 5, 15)), WrongValue),
        (Decide(meeting.number, "x", "snv", task="mau/X.9"), UnknownTask),
        (Decide(9, "x", "snv"), UnknownMeeting),
        (EditDecision(9, text="x"), UnknownDecision),
    ):
        with pytest.raises(refusal):
            small_board.apply(wish, today=HELD)

    assert small_board.last_change() == change


@pytest.mark.parametrize(
    ("task", "owner", "due", "asks"),
    [
        ("mau/I.1", "snv", NEXT, (1,)),
        ("mau/I.3", "stc", NEXT, (3,)),
        ("mau/I.3", "Chủ tịch", NEXT, (1, 2, 3)),
        ("mau/II.2", "dai", date(2022, 6, 30), (2, 3, 4, 5, 6)),
        ("mau/II.2", "dai", None, tuple(range(2, 13))),
    ],
    ids=["its own", "the owner's of a group", "everybody's", "those due by then", "all that is open"],
)
def test_a_decision_asks_for_what_its_owner_owes_by_its_day(
    small_board: OpenBoard, task: str, owner: str, due: date | None, asks: tuple[int, ...]
) -> None:
    """What a task owes later, or what others owe, does not show that this decision was kept."""
    small_board.apply(CloseDeliverable("mau/II.2", Paper("1/BC", HELD), number=1), today=HELD)
    meeting = hold(small_board)

    small_board.apply(Decide(meeting.number, "x", owner, due, task), today=HELD)

    assert small_board.meetings.one(meeting.number).decisions[0].asks == asks


def test_a_decision_s_words_are_put_right_after_the_meeting(small_board: OpenBoard) -> None:
    """The notice is drafted from them; the registry reads it before it goes out."""
    meeting = hold(small_board)
    small_board.apply(Decide(meeting.number, "Trinh du thao", "stc", NEXT, "mau/I.3"), today=HELD)
    small_board.apply(CloseMeeting(meeting.number), today=HELD)

    small_board.apply(EditDecision(1, text="Trình dự thảo", owner="snv"), today=HELD)

    decision = small_board.meetings.one(meeting.number).decisions[0]
    assert (decision.text, decision.owner_words, decision.asks) == ("Trình dự thảo", "Sở Nội vụ", (2,))


def test_a_decision_is_settled_by_a_paper_or_a_reason(small_board: OpenBoard) -> None:
    """Kept without anything to show for it is an assertion; withdrawn without a reason, too."""
    meeting = hold(small_board)
    small_board.apply(Decide(meeting.number, "Báo cáo", "snv"), today=HELD)
    for wish in (
        SettleDecision(1, Settled.KEPT),
        SettleDecision(1, Settled.WITHDRAWN, document="1/TB"),
        SettleDecision(1, Settled.KEPT, on=NEXT, document="1/TB"),
    ):
        with pytest.raises(WrongValue):
            small_board.apply(wish, today=HELD)

    small_board.apply(SettleDecision(1, Settled.KEPT, document="9/BC-SNV"), today=NEXT)
    kept = small_board.meetings.decisions()[0]
    small_board.apply(SettleDecision(1, None), today=NEXT)

    assert (kept.outcome, kept.document, kept.settled_on) == (Settled.KEPT, "9/BC-SNV", NEXT)
    assert small_board.meetings.decisions()[0].outcome is None


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


def worked_in(board: OpenBoard) -> int:
    """A meeting in which a decision, a cause, an extension, evidence and a parked task were recorded; its number."""
    number = hold(board).number
    board.apply(Decide(number, "Trình dự thảo", "snv", NEXT, "mau/I.1"), today=HELD)
    board.apply(SetCause("mau/I.1", Cause.NOT_AGREED), today=HELD, meeting=number)
    board.apply(ExtendDeadline("mau/I.1", NEXT, Paper("7/CV-UBND", HELD)), today=HELD, meeting=number)
    board.apply(CloseDeliverable("mau/I.2", Paper("1/KH-SNV", HELD)), today=HELD, meeting=number)
    board.apply(ParkTask(number, "mau/II.7"), today=HELD)
    return number


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


def test_a_task_tells_what_was_decided_of_it(small_board: OpenBoard) -> None:
    """On the card, the next time it is discussed."""
    number = worked_in(small_board)

    detail = small_board.task("mau/I.1", today=HELD)

    assert [(one.meeting, one.text) for one in detail.decisions] == [(number, "Trình dự thảo")]


def test_history_says_what_was_done_in_a_meeting(small_board: OpenBoard) -> None:
    """By name, not by number; of a meeting without a name by its day."""
    worked_in(small_board)
    small_board.apply(CloseMeeting(1, NEXT), today=HELD)

    said = {change.field: change.after for action in small_board.history(limit=8) for change in action.changes}

    assert said["decision"] == "1. Trình dự thảo · Sở Nội vụ · 16/06/2022"
    assert said["parked"] == "16/05/2022"
    assert said["meeting"] == "1 · 16/05/2022"
    assert said["next_on"] == "16/05/2022: 16/06/2022"
    assert said["meeting_closed"] == "16/05/2022"


def test_moves_of_a_meeting_bring_nothing_back_that_others_prove(small_board: OpenBoard, open_as: OpenAs) -> None:
    """A paper that another recorded since keeps its task under way."""
    number = hold(small_board).number
    small_board.apply(MoveTask("mau/II.1", Column.IN_PROGRESS), today=HELD, meeting=number)
    open_as("minh").apply(CloseDeliverable("mau/II.1", Paper("5/CV", HELD), number=1), today=HELD)

    small_board.apply(UndoMeeting(number), today=HELD)

    assert small_board.task("mau/II.1", today=HELD).task.column is Column.IN_PROGRESS


def test_meetings_and_letters_are_an_editor_s() -> None:
    """A wish that nobody gave a role would be an admin's alone."""
    assert {NEEDED[kind] for kind in (OpenMeeting, Decide, UndoMeeting, SetCause, ParkTask)} == {Role.EDITOR}


def _without_versions(tasks: tuple[object, ...]) -> list[dict[str, object]]:
    return [{name: getattr(task, name) for name in task.__slots__ if name != "version"} for task in tasks]  # type: ignore[attr-defined]
