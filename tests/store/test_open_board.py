"""What the one door shows: the default plan, a board judged on a day, everything about a task."""

from dataclasses import replace
from datetime import date

import pytest

from plans.plan import Plan
from store.counts import count
from store.errors import UnknownPlan, UnknownTask
from store.open_board import OpenBoard
from store.views import Counts
from store.wishes import AddNote, CloseDeliverable, MoveTask, Paper
from store.words import Column, Timeliness
from tests.conftest import MID_MAY, OpenAs

PAPER = Paper("12/QĐ-UBND", date(2022, 5, 10))


def counts(board: OpenBoard, today: date, *plans: str) -> dict[str, int]:
    """The numbers that are not 0."""
    found = count(board.board(plans or None, today=today).tasks)
    return {name: number for name in Counts.__slots__ if (number := getattr(found, name))}


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2016, 5, 16), "2016-2017"),
        (date(2017, 12, 31), "2016-2017"),
        (date(2021, 12, 22), "2022"),
        (date(2021, 12, 28), "2022"),
        (date(2022, 12, 31), "2022"),
        (date(2026, 11, 21), "2022"),
        (date(2010, 1, 1), "2022"),
    ],
)
def test_the_plan_in_force_is_shown_and_else_the_newest(shipped_board: OpenBoard, today: date, expected: str) -> None:
    """Signed on or before today and not past its last due day; nobody should have to name the plan of the year."""
    assert shipped_board.default_plan(today) == expected
    assert [plan.key for plan in shipped_board.board(None, today=today).plans] == [expected]


@pytest.mark.parametrize(
    ("today", "numbers"),
    [
        (date(2021, 12, 28), {"total": 31, "in_time": 30, "due_soon": 2, "ongoing": 1}),
        (MID_MAY, {"total": 31, "in_time": 16, "overdue": 14, "ongoing": 1}),
        (date(2026, 11, 21), {"total": 31, "overdue": 30, "ongoing": 1}),
    ],
)
def test_the_2022_plan_with_nothing_recorded_counts_as_the_product_says(
    shipped_board: OpenBoard, today: date, numbers: dict[str, int]
) -> None:
    """Three days on which the four numbers of the real plan are known."""
    assert counts(shipped_board, today, "2022") == numbers


def test_every_kind_of_row_is_judged(small_board: OpenBoard) -> None:
    """Each kind of deadline words has its own way of being in time."""
    tasks = {task.number: task for task in small_board.board(None, today=MID_MAY).tasks}

    assert {number: task.timeliness for number, task in tasks.items()} == {
        "I.1": Timeliness.OVERDUE,
        "I.2": Timeliness.OVERDUE,
        "I.3": Timeliness.IN_TIME,
        "I.4": Timeliness.IN_TIME,
        "I.5": Timeliness.IN_TIME,
        "II.1": Timeliness.OVERDUE,
        "II.2": Timeliness.OVERDUE,
        "II.3": Timeliness.ONGOING,
        "II.4": Timeliness.WAITING,
        "II.5": Timeliness.UNDATED,
        "II.6": Timeliness.UNDATED,
        "II.7": Timeliness.DUE_SOON,
        "II.8": Timeliness.IN_TIME,
    }
    assert (tasks["I.1"].due, tasks["I.1"].days, tasks["I.1"].days_late) == (date(2022, 3, 31), -46, 46)
    assert (tasks["II.2"].due, tasks["II.2"].days_late) == (date(2022, 1, 31), 105)


def test_duties_stand_outside_the_numbers(small_board: OpenBoard) -> None:
    """What the body of a plan orders beside its matrix has its own list."""
    board = small_board.board(None, today=MID_MAY)

    assert [duty.key for duty in board.duties] == ["mau/TH.1"]
    assert "mau/TH.1" not in {task.key for task in board.tasks}
    assert board.duties[0].owed == 3
    assert board.plans[0].tasks == len(board.tasks) == 13


def test_the_last_due_day_of_a_plan_is_that_of_its_tasks(small_board: OpenBoard) -> None:
    """It decides whether the plan is past."""
    (plan,) = small_board.plans()

    assert plan.last_due == date(2022, 12, 31)
    assert [(section.number, section.inferred) for section in plan.sections] == [
        ("I", None),
        ("II", "Bản sao mất tiêu đề"),
    ]


def test_several_plans_stand_in_the_order_they_were_asked_for(small_board: OpenBoard, small_plan: Plan) -> None:
    """Who compares two plans says which comes first."""
    small_board.import_plan(replace(small_plan, key="sau", signed=date(2022, 12, 23)), source="sau.toml")

    board = small_board.board(["mau", "sau"], today=MID_MAY)

    assert [plan.key for plan in small_board.plans()] == ["sau", "mau"]
    assert list(dict.fromkeys(task.plan for task in board.tasks)) == ["mau", "sau"]
    assert [task.number for task in board.tasks][:3] == ["I.1", "I.2", "I.3"]


def test_an_unknown_plan_is_refused_with_those_that_are_known(small_board: OpenBoard) -> None:
    """A mistyped key must not show an empty board."""
    with pytest.raises(UnknownPlan) as refused:
        small_board.board(["2023"], today=MID_MAY)

    assert refused.value.known == ("mau",)


def test_an_empty_board_shows_nothing_and_says_so(empty_board: OpenBoard) -> None:
    """A start with --empty is no error."""
    assert empty_board.is_empty()
    assert empty_board.board(None, today=MID_MAY).tasks == ()
    assert empty_board.default_plan(MID_MAY) is None
    assert empty_board.last_change() == 0


def test_a_task_is_told_with_its_words_and_their_reading(small_board: OpenBoard) -> None:
    """Words first, our reading beside them, never instead."""
    detail = small_board.task("mau/II.1", today=MID_MAY)

    assert detail.task.deadline.startswith("- Công văn hoàn thành trong quý I/2022.")
    assert [one.output for one in detail.deliverables] == ["Công văn đôn đốc.", "Báo cáo kết quả."]
    assert [(one.due, one.timeliness) for one in detail.deliverables] == [
        (date(2022, 3, 31), Timeliness.OVERDUE),
        (None, Timeliness.WAITING),
    ]
    assert detail.deliverables[1].deadline.waits_for is not None
    assert detail.lead.agencies == ("Văn phòng UBND tỉnh",)
    assert detail.deadline.kind == "windows"


def test_a_groups_task_is_told_member_by_member(small_board: OpenBoard) -> None:
    """The secretariat sees who has sent and who has not."""
    detail = small_board.task("mau/I.3", today=MID_MAY)

    assert [one.agency.abbreviation for one in detail.deliverables if one.agency] == ["VPUB", "SNV", "STC"]
    assert detail.lead.groups == ("Các sở, ban, ngành tỉnh",)


def test_what_was_recorded_is_told_with_the_task(small_board: OpenBoard) -> None:
    """Evidence, notes and history of one task stand together."""
    small_board.apply(AddNote("mau/I.1", "Sở Tư pháp đang thẩm định"), today=MID_MAY)
    small_board.apply(CloseDeliverable("mau/I.1", PAPER), today=MID_MAY)

    detail = small_board.task("mau/I.1", today=MID_MAY)

    assert [note.text for note in detail.notes] == ["Sở Tư pháp đang thẩm định"]
    assert detail.notes[0].at.utcoffset() is not None
    assert detail.deliverables[0].closing is not None
    assert detail.deliverables[0].closing.document == "12/QĐ-UBND"
    assert (detail.task.column, detail.task.timeliness) == (Column.DONE, Timeliness.LATE)
    assert (detail.task.days_late, detail.task.done_on) == (40, date(2022, 5, 10))
    assert [action.wish for action in detail.history] == ["close", "note"]


def test_capitals_of_a_key_do_not_matter_and_a_wrong_one_is_answered_with_near_ones(small_board: OpenBoard) -> None:
    """Keys are typed by hand."""
    assert small_board.task("mau/ii.1", today=MID_MAY).task.key == "mau/II.1"

    with pytest.raises(UnknownTask) as refused:
        small_board.task("mau/II.19", today=MID_MAY)

    assert "mau/II.1" in refused.value.near


def test_the_body_of_a_plan_is_told_clause_by_clause(small_board: OpenBoard) -> None:
    """Targets and duties are words with a place, and point to the task that tracks them."""
    assert [(clause.kind, clause.number, clause.task) for clause in small_board.clauses("mau")] == [
        ("target", "a", None),
        ("duty", "1", "mau/TH.1"),
    ]
    with pytest.raises(UnknownPlan):
        small_board.clauses("2023")


def test_dropped_tasks_leave_the_total(small_board: OpenBoard) -> None:
    """They are counted beside it, so that the line always adds up."""
    small_board.apply(MoveTask("mau/I.1", Column.DROPPED, PAPER), today=MID_MAY)

    numbers = counts(small_board, MID_MAY)

    assert (numbers["total"], numbers["dropped"]) == (12, 1)


def test_a_change_by_another_raises_the_number_that_views_carry(small_board: OpenBoard, open_as: OpenAs) -> None:
    """Screens ask for this number to learn of others' changes, and never show an older view over a newer."""
    before = small_board.last_change()

    open_as("minh").apply(AddNote("mau/I.1", "đã nhắc"), today=MID_MAY)

    assert small_board.last_change() == small_board.board(None, today=MID_MAY).change == before + 1
