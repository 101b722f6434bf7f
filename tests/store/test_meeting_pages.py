"""The pages of a status review: follow-ups first, then the worst, then what comes; green is counted and not discussed."""

from datetime import date
from decimal import Decimal

import pytest

from store.meetings.pages import MeetingPages, judge_decision
from store.meetings.views import DecisionView, Followed
from store.meetings.wishes import CloseMeeting, Decide, OpenMeeting, ParkTask, SettleDecision
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, ExtendDeadline, MeasureTarget, MoveTask, Paper
from store.words import Column, Settled

FIRST = date(2022, 5, 16)
SECOND = date(2022, 6, 16)
THIRD = date(2022, 7, 18)


def hold(board: OpenBoard, day: date, *, next_on: date | None = None) -> int:
    """Open the meeting of a day; its number."""
    return board.meetings.hold(OpenMeeting(("mau",), day, next_on=next_on), today=day).number


def decided(due: date | None = date(2022, 5, 31), **facts: object) -> DecisionView:
    """A decision of the first meeting about nothing in particular."""
    known: dict[str, object] = {"outcome": None, **facts}
    return DecisionView(1, 1, FIRST, 1, "x", None, "SNV", due, **known)  # type: ignore[arg-type]


def pages(board: OpenBoard, number: int, day: date) -> MeetingPages:
    """The pages of a meeting."""
    return board.meetings.pages(number, today=day)


def test_late_tasks_come_worst_first_and_the_parked_ones_last(small_board: OpenBoard) -> None:
    """The quarter-hour goes to what is worst; what was put off comes at the end."""
    number = hold(small_board, FIRST)
    assert [task.key for task in pages(small_board, number, FIRST).late] == [
        "mau/I.2",
        "mau/II.2",
        "mau/I.1",
        "mau/II.1",
    ]

    small_board.apply(ParkTask(number, "mau/I.2"), today=FIRST)

    shown = pages(small_board, number, FIRST)
    assert [task.key for task in shown.late][-1] == "mau/I.2"
    assert [task.key for task in shown.parked] == ["mau/I.2"]


def test_what_left_the_board_is_discussed_no_more(small_board: OpenBoard) -> None:
    """A paper has dropped it; its days count no more."""
    small_board.apply(MoveTask("mau/I.2", Column.DROPPED, Paper("3/QĐ", FIRST)), today=FIRST)

    shown = pages(small_board, hold(small_board, FIRST), FIRST)

    assert "mau/I.2" not in [task.key for task in shown.late]


@pytest.mark.parametrize(
    ("next_on", "due"),
    [(None, ["mau/II.7"]), (date(2022, 6, 30), ["mau/II.7", "mau/II.2", "mau/II.2"])],
)
def test_what_is_due_before_the_next_meeting_is_named(
    small_board: OpenBoard, next_on: date | None, due: list[str]
) -> None:
    """Where nobody knows the day of the next one, what is soon due; of what recurs each instalment, whatever is late."""
    shown = pages(small_board, hold(small_board, FIRST, next_on=next_on), FIRST)

    assert [one.task.key for one in shown.due] == due
    assert shown.until == (next_on or date(2022, 5, 30))


def test_green_is_counted_and_not_listed(small_board: OpenBoard) -> None:
    """Late, due and green are all of the board, each task once."""
    shown = pages(small_board, hold(small_board, FIRST), FIRST)

    pressing = {task.key for task in shown.late} | {one.task.key for one in shown.due}
    assert shown.green + len(pressing) == shown.counts.total
    assert shown.agencies_green + len(shown.agencies) == 4
    assert [agency.key for agency, _counts in shown.agencies] == ["snv", "vpub", "dai", "stc"]


def test_targets_that_are_reached_are_not_discussed(small_board: OpenBoard) -> None:
    """Those that are measured and missed stand before those that nobody measured."""
    number = hold(small_board, FIRST)
    assert [target.key for target in pages(small_board, number, FIRST).targets] == ["mau/a"]

    small_board.apply(MeasureTarget("mau/a", Decimal(6), FIRST), today=FIRST)

    shown = pages(small_board, number, FIRST)
    assert (shown.targets, shown.targets_reached) == ((), 1)


def test_the_next_meeting_opens_on_what_the_last_one_decided(small_board: OpenBoard) -> None:
    """Kept by a paper in time, kept late, past without evidence, still open: each decision has its answer."""
    number = hold(small_board, FIRST)
    for task, owner, due in (
        ("mau/I.1", "snv", date(2022, 6, 10)),
        ("mau/I.2", "snv", date(2022, 5, 31)),
        ("mau/II.1", "vpub", date(2022, 6, 10)),
        ("mau/I.4", "stc", date(2022, 9, 30)),
    ):
        small_board.apply(Decide(number, f"Làm {task}", owner, due, task), today=FIRST)
    small_board.apply(Decide(number, "Báo cáo", "Chánh Văn phòng", SECOND), today=FIRST)
    small_board.apply(CloseMeeting(number, SECOND), today=FIRST)
    small_board.apply(CloseDeliverable("mau/I.1", Paper("1/QĐ", date(2022, 6, 10))), today=SECOND)
    small_board.apply(CloseDeliverable("mau/I.2", Paper("2/KH", date(2022, 6, 1))), today=SECOND)

    shown = pages(small_board, hold(small_board, SECOND), SECOND)

    assert [(one.decision.text, one.followed, one.kept_on) for one in shown.follow_ups] == [
        ("Làm mau/I.1", Followed.KEPT, date(2022, 6, 10)),
        ("Làm mau/I.2", Followed.LATE, date(2022, 6, 1)),
        ("Làm mau/II.1", Followed.NO_EVIDENCE, None),
        ("Làm mau/I.4", Followed.OPEN, None),
        ("Báo cáo", Followed.OPEN, None),
    ]
    assert shown.previous is not None
    assert shown.counts_before == shown.previous.counts


def test_what_stayed_open_comes_up_again_until_it_is_settled(small_board: OpenBoard) -> None:
    """A decision is not forgotten because another meeting came between; settled, it is told once more and then no more."""
    number = hold(small_board, FIRST)
    small_board.apply(Decide(number, "Báo cáo", "snv", date(2022, 5, 31)), today=FIRST)
    small_board.apply(Decide(number, "Trình", "stc", date(2022, 5, 31)), today=FIRST)
    small_board.apply(CloseMeeting(number), today=FIRST)
    small_board.apply(SettleDecision(1, Settled.KEPT, document="1/BC"), today=date(2022, 5, 30))
    second = hold(small_board, SECOND)
    small_board.apply(CloseMeeting(second), today=SECOND)
    small_board.apply(SettleDecision(2, Settled.WITHDRAWN, note="đã có chủ trương khác"), today=date(2022, 7, 1))

    third = pages(small_board, hold(small_board, THIRD), THIRD)

    assert [one.decision.text for one in pages(small_board, second, SECOND).follow_ups] == ["Báo cáo", "Trình"]
    assert [(one.decision.text, one.followed) for one in third.follow_ups] == [("Trình", Followed.WITHDRAWN)]


def test_the_next_meeting_tells_what_changed_since(small_board: OpenBoard) -> None:
    """From the last one's closing: newly done, newly late, extended, decided in between."""
    number = hold(small_board, FIRST)
    small_board.apply(CloseMeeting(number), today=FIRST)
    small_board.apply(CloseDeliverable("mau/I.1", Paper("1/QĐ", SECOND)), today=SECOND)
    small_board.apply(ExtendDeadline("mau/I.4", date(2022, 12, 1), Paper("2/CV", SECOND)), today=SECOND)

    since = pages(small_board, hold(small_board, SECOND), SECOND).since

    assert since is not None
    assert [one.task.key for one in since.done] == ["mau/I.1"]
    assert [task.key for task in since.late] == ["mau/II.7"]
    assert [one.task.key for one in since.extended] == ["mau/I.4"]


def test_the_first_meeting_has_nothing_to_look_back_on(small_board: OpenBoard) -> None:
    """And says so by what is not there."""
    shown = pages(small_board, hold(small_board, FIRST), FIRST)

    assert (shown.previous, shown.counts_before, shown.since, shown.follow_ups) == (None, None, None, ())


def test_a_closed_meeting_shows_what_it_saw(small_board: OpenBoard) -> None:
    """Minutes are read a month later: the numbers are those of the day; only a decision's own words may be put right."""
    number = hold(small_board, FIRST)
    small_board.apply(CloseMeeting(number), today=FIRST)
    before = pages(small_board, number, FIRST)
    small_board.apply(CloseDeliverable("mau/I.1", Paper("1/QĐ", FIRST)), today=SECOND)

    after = pages(small_board, number, FIRST)

    assert (after.counts, after.late) == (before.counts, before.late)


@pytest.mark.parametrize(
    ("decision", "today", "followed"),
    [
        (decided(), date(2022, 5, 31), Followed.OPEN),
        (decided(), date(2022, 6, 1), Followed.NO_EVIDENCE),
        (decided(due=None), date(2030, 1, 1), Followed.OPEN),
        (decided(outcome=Settled.KEPT, settled_on=date(2022, 5, 31)), date(2022, 6, 1), Followed.KEPT),
        (decided(outcome=Settled.KEPT, settled_on=date(2022, 6, 1)), date(2022, 6, 1), Followed.LATE),
        (decided(due=None, outcome=Settled.KEPT, settled_on=date(2022, 6, 1)), date(2022, 6, 1), Followed.KEPT),
        (decided(outcome=Settled.WITHDRAWN, settled_on=date(2022, 6, 1)), date(2022, 6, 1), Followed.WITHDRAWN),
    ],
)
def test_a_decision_about_no_task_is_judged_by_its_day_and_by_hand(
    decision: DecisionView, today: date, followed: Followed
) -> None:
    """Its day itself is still in time; without a day nothing is ever late."""
    assert judge_decision(decision, None, today=today)[0] is followed


def test_a_decision_that_asked_for_nothing_is_not_kept_by_an_old_paper(small_board: OpenBoard) -> None:
    """What was delivered before the meeting shows nothing about what the meeting decided."""
    small_board.apply(CloseDeliverable("mau/I.1", Paper("1/QĐ", FIRST)), today=FIRST)
    number = hold(small_board, FIRST)
    small_board.apply(Decide(number, "Báo cáo kết quả thực hiện", "snv", SECOND, "mau/I.1"), today=FIRST)
    small_board.apply(CloseMeeting(number), today=FIRST)

    shown = pages(small_board, hold(small_board, SECOND), SECOND)

    assert [one.followed for one in shown.follow_ups] == [Followed.OPEN]
