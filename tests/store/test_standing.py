"""A board as it stood on a day by the papers' own days, and the papers it is made from."""

from datetime import date
from decimal import Decimal

from store.counts import count
from store.open_board import OpenBoard
from store.standing import board_on, targets_on
from store.views import BoardView, TaskView
from store.wishes import AddEvidence, CloseDeliverable, ExtendDeadline, MeasureTarget, MoveTask, Paper
from store.words import Column, Timeliness

TODAY = date(2022, 12, 30)
PERIOD_END = date(2022, 6, 14)


def standing(board: OpenBoard, day: date = PERIOD_END) -> BoardView:
    """The small plan as it stood on the day."""
    return board_on(board.board(["mau"], today=day), day, board.ledger(["mau"], today=day))


def task(view: BoardView, number: str) -> TaskView:
    """One of its tasks."""
    return next(one for one in view.tasks if one.number == number)


def closed(board: OpenBoard, number: str, day: date, *, at: int | None = None) -> None:
    """A paper of a day that closes a deliverable."""
    board.apply(CloseDeliverable(f"mau/{number}", Paper("1/BC", day), number=at), today=TODAY)


def test_what_a_later_paper_closed_is_open_on_the_day(small_board: OpenBoard) -> None:
    """On its own day it counts, whoever recorded it when; the column is no longer that of a finished task."""
    closed(small_board, "I.1", date(2022, 6, 15))

    before, after = standing(small_board), standing(small_board, date(2022, 6, 15))

    assert (task(before, "I.1").timeliness, task(before, "I.1").column) == (Timeliness.OVERDUE, Column.IN_PROGRESS)
    assert task(before, "I.1").days_late == (PERIOD_END - date(2022, 3, 31)).days
    assert (task(after, "I.1").timeliness, task(after, "I.1").column) == (Timeliness.LATE, Column.DONE)


def test_a_day_counts_as_the_last_paper_by_then_had_moved_it(small_board: OpenBoard) -> None:
    """Of two extensions the second is of July; before any paper the first deadline counts."""
    for to, dated in ((date(2022, 7, 31), date(2022, 4, 1)), (date(2022, 9, 30), date(2022, 7, 20))):
        small_board.apply(ExtendDeadline("mau/I.1", to, Paper("9/UBND", dated)), today=TODAY)

    assert task(standing(small_board, date(2022, 3, 31)), "I.1").due == date(2022, 3, 31)
    assert task(standing(small_board), "I.1").due == date(2022, 7, 31)
    assert task(standing(small_board), "I.1").timeliness is Timeliness.IN_TIME
    assert task(standing(small_board, date(2022, 7, 20)), "I.1").due == date(2022, 9, 30)


def test_what_a_later_paper_took_off_the_board_is_on_it_on_the_day(small_board: OpenBoard) -> None:
    """Where it stands then follows from what was closed; the total counts it again."""
    closed(small_board, "II.2", date(2022, 1, 28), at=1)
    for number in ("II.2", "I.2"):
        paper = Paper("77/UBND", date(2022, 7, 1))
        small_board.apply(MoveTask(f"mau/{number}", Column.DROPPED, paper), today=TODAY)

    june, july = standing(small_board), standing(small_board, date(2022, 7, 1))

    assert (task(june, "II.2").column, task(june, "I.2").column) == (Column.IN_PROGRESS, Column.NOT_STARTED)
    assert (count(june.tasks).dropped, count(july.tasks).dropped) == (0, 2)
    assert count(june.tasks).total == count(july.tasks).total + 2


def test_a_task_of_several_deliverables_has_those_of_its_papers(small_board: OpenBoard) -> None:
    """A monthly one: what was sent up to the day, and the earliest that was not."""
    for month in range(1, 8):
        closed(small_board, "II.2", date(2022, month, 25), at=month)

    found = task(standing(small_board), "II.2")

    assert (found.closed, found.owed) == (5, 12)
    assert (found.due, found.timeliness) == (date(2022, 6, 30), Timeliness.IN_TIME)


def test_without_later_papers_it_is_the_board_of_that_day(small_board: OpenBoard) -> None:
    """All views that are judged on a day agree with it."""
    closed(small_board, "I.1", date(2022, 3, 30))
    small_board.apply(ExtendDeadline("mau/I.4", date(2022, 12, 1), Paper("9/UBND", date(2022, 5, 1))), today=TODAY)

    assert standing(small_board) == small_board.board(["mau"], today=PERIOD_END)


def test_targets_have_what_was_measured_by_the_day(shipped_board: OpenBoard) -> None:
    """A number of the year's end is not in the half-year's report."""
    for value, day in ((20, date(2022, 6, 14)), (31, date(2022, 11, 30))):
        small = MeasureTarget("2022/I.2.k", Decimal(value), day)
        shipped_board.apply(small, today=TODAY)

    found = {one.key: one.last for one in targets_on(shipped_board.targets("2022"), PERIOD_END)}

    last = found["2022/I.2.k"]
    assert last is not None
    assert last.quantity.value == 20


def test_the_ledger_has_every_closing_and_moving_paper_and_no_other(small_board: OpenBoard) -> None:
    """In the order of the plan, of one deliverable oldest first; evidence that closes nothing is not in it."""
    closed(small_board, "II.2", date(2022, 2, 25), at=2)
    closed(small_board, "I.1", date(2022, 3, 30))
    small_board.apply(AddEvidence("mau/I.3", Paper("2/BC", date(2022, 3, 1)), agency="Sở Nội vụ"), today=TODAY)
    small_board.apply(
        CloseDeliverable("mau/I.3", Paper("3/QĐ", date(2022, 4, 1), issuer="SNV"), agency="Sở Nội vụ"), today=TODAY
    )
    for to in (date(2022, 10, 31), date(2022, 11, 30)):
        small_board.apply(ExtendDeadline("mau/I.4", to, Paper("9/UBND", date(2022, 5, 1))), today=TODAY)

    ledger = small_board.ledger(None, today=TODAY)

    assert [(one.task, one.agency, one.period, one.document) for one in ledger.closings] == [
        ("mau/I.1", None, None, "1/BC"),
        ("mau/I.3", "snv", None, "3/QĐ"),
        ("mau/II.2", None, "2022-02", "1/BC"),
    ]
    assert [(one.first, one.before, one.to) for one in ledger.extended] == [
        (date(2022, 9, 30), date(2022, 9, 30), date(2022, 10, 31)),
        (date(2022, 9, 30), date(2022, 10, 31), date(2022, 11, 30)),
    ]


def test_the_ledger_has_the_paper_by_which_a_task_is_off_the_board_now(small_board: OpenBoard) -> None:
    """One that came back is not in it, and of two papers the last one tells."""
    first, second = Paper("7/UBND", date(2022, 5, 1)), Paper("8/UBND", date(2022, 6, 1), issuer="UBND tỉnh")
    for number in ("I.1", "I.2"):
        small_board.apply(MoveTask(f"mau/{number}", Column.SUSPENDED, first), today=TODAY)
        small_board.apply(MoveTask(f"mau/{number}", Column.IN_PROGRESS), today=TODAY)
    small_board.apply(MoveTask("mau/I.1", Column.SUSPENDED, second), today=TODAY)

    (left,) = small_board.ledger(["mau"], today=TODAY).left

    assert (left.task, left.column, left.document) == ("mau/I.1", Column.SUSPENDED, "8/UBND")
    assert (left.dated, left.issuer) == (date(2022, 6, 1), "UBND tỉnh")
