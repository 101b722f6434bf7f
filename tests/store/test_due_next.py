"""What falls due next is found by deliverable: an instalment that is late hides no later one."""

from datetime import date, timedelta

import pytest

from board.screens.widgets.meeting_rows import due_list
from store.due_next import due_next
from store.meetings.wishes import OpenMeeting
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, ExtendDeadline, MoveTask, Paper
from store.words import Column
from tests.board.tasks_made import TODAY, mark, task

DAY = date(2022, 6, 20)


def found(board: OpenBoard, today: date, last: date) -> list[tuple[str, date, tuple[int, ...]]]:
    """What is due, as key, day and numbers."""
    tasks = board.board(["mau"], today=today).tasks
    return [
        (one.task.key, one.due, tuple(mark.number for mark in one.marks))
        for one in due_next(tasks, first=today, last=last)
    ]


def test_the_next_instalment_is_due_though_an_earlier_one_is_late() -> None:
    """A monthly report: April's is late, and May's falls due all the same."""
    monthly = task(
        "VII.6",
        mark(1, due=date(2022, 3, 31), done_on=date(2022, 3, 30)),
        mark(2, due=date(2022, 4, 30)),
        mark(3, due=date(2022, 5, 31)),
        mark(4, due=date(2022, 6, 30)),
        mark(5, due=date(2022, 7, 31)),
        due=date(2022, 4, 30),
    )

    due = due_next([monthly], first=TODAY, last=date(2022, 6, 30))

    assert [(one.due, [mark.number for mark in one.marks]) for one in due] == [
        (date(2022, 5, 31), [3]),
        (date(2022, 6, 30), [4]),
    ]


def test_the_nearest_stands_first_and_members_of_a_group_stand_together() -> None:
    """A list of thirty offices for one task would hide all others."""
    group = task("I.1", *(mark(n, due=date(2022, 6, 30), agency=f"a{n}") for n in (1, 2, 3)))
    near = task("I.2", mark(1, due=date(2022, 5, 20)), mark(2, due=date(2022, 5, 16)))

    due = due_next([group, near], first=TODAY, last=date(2022, 6, 30))

    assert [(one.task.number, one.due.day, len(one.marks)) for one in due] == [
        ("I.2", 16, 1),
        ("I.2", 20, 1),
        ("I.1", 30, 3),
    ]


@pytest.mark.parametrize("today", [date(2022, 5, 16), DAY, date(2022, 9, 20), date(2022, 12, 1)])
def test_it_is_what_letters_ask_for(small_board: OpenBoard, today: date) -> None:
    """One rule in two places: what a letter chases because it is soon due stands in the report of that day."""
    small_board.apply(CloseDeliverable("mau/I.4", Paper("1/QĐ", TODAY)), today=DAY)
    small_board.apply(ExtendDeadline("mau/I.1", date(2022, 12, 10), Paper("2/CV", TODAY)), today=DAY)
    small_board.apply(MoveTask("mau/I.2", Column.SUSPENDED, Paper("3/CV", TODAY)), today=DAY)
    chase = small_board.letters.plan(["mau"], today=today, soon_days=60)
    asked = {
        (item.task, item.due, item.owed)
        for items in (*(one.items for one in (*chase.agencies, *chase.own)), chase.unaddressed)
        for item in items
        if item.due is not None and item.due >= today
    }

    due = found(small_board, today, today + timedelta(days=59))

    assert {(key, day, number) for key, day, numbers in due for number in numbers} == asked


def test_a_meeting_names_the_next_instalment_of_a_late_task(small_board: OpenBoard) -> None:
    """It is on both pages, and still counts once among what is not green."""
    number = small_board.meetings.hold(OpenMeeting(("mau",), DAY, next_on=date(2022, 12, 31)), today=DAY).number

    shown = small_board.meetings.pages(number, today=DAY)

    both = {task.key for task in shown.late} & {one.task.key for one in shown.due}
    assert both
    pressing = {task.key for task in shown.late} | {one.task.key for one in shown.due}
    assert shown.green == shown.counts.total - len(pressing)


def test_the_meeting_s_list_shows_a_task_once_with_all_its_days(small_board: OpenBoard) -> None:
    """Behind a row stands a card: two rows of one task would lead to the same."""
    number = small_board.meetings.hold(OpenMeeting(("mau",), DAY, next_on=date(2022, 7, 31)), today=DAY).number

    rows = due_list(small_board.meetings.pages(number, today=DAY), 80).rows

    assert len({row.key for row in rows}) == len(rows)
    monthly = next(row for row in rows if row.key == "mau/II.2")
    words = "".join(text for line in monthly.lines for text, _role in line)
    assert words.startswith("còn 10 ngày  II.2")
    assert words.endswith("30/06, 31/07")
