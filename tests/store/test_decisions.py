"""What a meeting decides: who carries it out, by when, for what it asks, and what becomes of it."""

from datetime import date

import pytest

from store.errors import UnknownTask, WrongValue
from store.meetings.errors import (
    OwnerUnclear,
    UnknownDecision,
    UnknownMeeting,
)
from store.meetings.wishes import (
    CloseMeeting,
    Decide,
    EditDecision,
    SettleDecision,
)
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, Paper
from store.words import Settled
from tests.store.held_meetings import HELD, NEXT, hold, worked_in


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


def test_a_decisions_day_is_taken_away(small_board: OpenBoard) -> None:
    """The chair may leave the day open after all; no day given leaves it as it is."""
    meeting = hold(small_board)
    small_board.apply(Decide(meeting.number, "Trình dự thảo", "snv", NEXT), today=HELD)

    small_board.apply(EditDecision(1, text="Trình lại dự thảo"), today=HELD)
    assert small_board.meetings.one(meeting.number).decisions[0].due == NEXT
    small_board.apply(EditDecision(1, undated=True), today=HELD)
    assert small_board.meetings.one(meeting.number).decisions[0].due is None
    small_board.undo()
    assert small_board.meetings.one(meeting.number).decisions[0].due == NEXT


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


def test_a_task_tells_what_was_decided_of_it(small_board: OpenBoard) -> None:
    """On the card, the next time it is discussed."""
    number = worked_in(small_board)

    detail = small_board.task("mau/I.1", today=HELD)

    assert [(one.meeting, one.text) for one in detail.decisions] == [(number, "Trình dự thảo")]
