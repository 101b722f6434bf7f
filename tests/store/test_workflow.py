"""The rules of timeliness and of the board's columns, by the product's own words."""

from datetime import date, timedelta

import pytest

from store.views import DeliverableMark
from store.words import BOARD_COLUMNS, Column, Timeliness
from store.workflow import Place, judge, judge_task, moved, settled, stepped

TODAY = date(2022, 5, 16)


def mark(due: date | None, done_on: date | None = None, kind: str = "date") -> DeliverableMark:
    """A deliverable, judged on TODAY."""
    timeliness, days_late = judge(due, done_on, kind, today=TODAY)
    return DeliverableMark(1, None, due, due, done_on, False, kind, None, timeliness, days_late)


def in_days(days: int) -> date:
    """A day seen from TODAY."""
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "timeliness", "late"),
    [
        (-46, Timeliness.OVERDUE, 46),
        (-1, Timeliness.OVERDUE, 1),
        (0, Timeliness.DUE_SOON, 0),
        (14, Timeliness.DUE_SOON, 0),
        (15, Timeliness.IN_TIME, 0),
    ],
)
def test_the_due_day_is_in_time_and_soon_is_fifteen_days_with_today(
    days: int, timeliness: Timeliness, late: int
) -> None:
    """A deadline ends at the end of its day; "within 15 days, today included" ends fourteen days from now."""
    assert judge(in_days(days), None, "date", today=TODAY) == (timeliness, late)


def test_how_soon_is_soon_is_a_setting() -> None:
    """Another office may want to be warned a week or a month before."""
    assert judge(in_days(20), None, "date", today=TODAY, soon_days=30)[0] is Timeliness.DUE_SOON
    assert judge(in_days(0), None, "date", today=TODAY, soon_days=0)[0] is Timeliness.IN_TIME


@pytest.mark.parametrize(("done", "expected"), [(0, (Timeliness.ON_TIME, 0)), (3, (Timeliness.LATE, 3))])
def test_what_is_closed_is_judged_by_its_paper_and_not_by_today(done: int, expected: tuple[Timeliness, int]) -> None:
    """A report signed on the due day was on time for ever, whenever somebody looks."""
    due = in_days(-100)

    assert judge(due, due + timedelta(days=done), "date", today=TODAY) == expected


@pytest.mark.parametrize(
    ("kind", "timeliness"),
    [
        ("ongoing", Timeliness.ONGOING),
        ("conditional", Timeliness.WAITING),
        ("none", Timeliness.UNDATED),
        ("unreadable", Timeliness.UNDATED),
    ],
)
def test_without_a_due_day_nothing_is_late(kind: str, timeliness: Timeliness) -> None:
    """No day was promised; closed it is on time, open it says why there is no day."""
    assert judge(None, None, kind, today=TODAY) == (timeliness, 0)
    assert judge(None, TODAY, kind, today=TODAY) == (Timeliness.ON_TIME, 0)


def test_a_waiting_deliverable_with_an_extension_is_judged_by_it() -> None:
    """Once a paper names a day, it is a deadline like any other."""
    assert judge(in_days(-1), None, "conditional", today=TODAY) == (Timeliness.OVERDUE, 1)


def test_a_task_is_as_its_worst_deliverable() -> None:
    """Overdue, due soon, in time, waiting, ongoing, undated, late, on time: in this order."""
    by_urgency = [
        mark(in_days(-5)),
        mark(in_days(5)),
        mark(in_days(50)),
        mark(None, kind="conditional"),
        mark(None, kind="ongoing"),
        mark(None, kind="none"),
        mark(in_days(-9), in_days(-1)),
        mark(in_days(-9), in_days(-9)),
    ]

    for place, worst in enumerate(by_urgency):
        assert judge_task(by_urgency[place:], today=TODAY).timeliness is worst.timeliness


def test_the_days_of_an_open_task_count_from_its_earliest_unmet_due_day() -> None:
    """What was closed late before does not count while something is open."""
    task = judge_task([mark(in_days(-40), in_days(-1)), mark(in_days(-6)), mark(in_days(9))], today=TODAY)

    assert (task.due, task.days, task.days_late, task.done_on) == (in_days(-6), -6, 6, None)
    assert (task.closed, task.owed) == (1, 3)


def test_a_closed_task_has_its_longest_delay_and_its_last_day() -> None:
    """It is late by the worst of its deliverables, and done on the day of the last."""
    task = judge_task([mark(in_days(-40), in_days(-30)), mark(in_days(-20), in_days(-17))], today=TODAY)

    assert task.timeliness is Timeliness.LATE
    assert (task.days_late, task.done_on, task.due) == (10, in_days(-17), in_days(-20))


def test_an_open_task_that_is_in_time_is_not_late_however_late_a_part_of_it_was() -> None:
    """`days_late` says how late the task is now."""
    assert judge_task([mark(in_days(-40), in_days(-1)), mark(in_days(50))], today=TODAY).days_late == 0


@pytest.mark.parametrize("column", BOARD_COLUMNS)
def test_steps_stop_at_the_ends(column: Column) -> None:
    """Pressing too often does no harm."""
    assert stepped(column, 9) is Column.DONE
    assert stepped(column, -9) is Column.NOT_STARTED
    assert stepped(column, 0) is column


@pytest.mark.parametrize("column", [Column.DROPPED, Column.SUSPENDED])
def test_what_left_the_board_takes_no_steps(column: Column) -> None:
    """There is no column to the right or left of it."""
    assert stepped(column, 1) is column


def test_done_without_evidence_is_in_review_and_waits() -> None:
    """A task is done when its papers are there, not when somebody says so."""
    assert moved(Column.DONE, all_closed=False) == Place(Column.IN_REVIEW, awaits_evidence=True)
    assert moved(Column.DONE, all_closed=True) == Place(Column.DONE)
    assert moved(Column.IN_REVIEW, all_closed=False) == Place(Column.IN_REVIEW)


@pytest.mark.parametrize("column", list(Column))
def test_the_last_paper_closes_a_task_wherever_it_stands(column: Column) -> None:
    """Done is what is delivered: the two never disagree."""
    assert settled(Place(column, column is Column.IN_REVIEW), all_closed=True, evidence_came=True) == Place(Column.DONE)


def test_the_first_paper_starts_a_task_and_moves_no_other() -> None:
    """Somebody is working on it, as the paper shows."""
    start = settled(Place(Column.NOT_STARTED), all_closed=False, evidence_came=True)

    assert start == Place(Column.IN_PROGRESS)
    for place in (Place(Column.IN_REVIEW, awaits_evidence=True), Place(Column.SUSPENDED)):
        assert settled(place, all_closed=False, evidence_came=True) == place
    assert settled(Place(Column.NOT_STARTED), all_closed=False, evidence_came=False) == Place(Column.NOT_STARTED)


def test_a_done_task_in_which_something_opens_goes_back_to_work() -> None:
    """A withdrawn paper leaves something to be delivered again."""
    assert settled(Place(Column.DONE), all_closed=False, evidence_came=False) == Place(Column.IN_PROGRESS)
