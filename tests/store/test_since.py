"""What changed between two moments of the board: each kind of change in its own group, with its paper."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.counts import count
from store.filters.language import FilterError
from store.history.since import SinceView, changes_between
from store.history.two_boards import changes_since
from store.open_board import OpenBoard
from store.wishes import (
    AddEvidence,
    AddNote,
    CloseDeliverable,
    EditTask,
    ExtendDeadline,
    MoveTask,
    Paper,
    WithdrawEvidence,
)
from store.words import Column
from tests.conftest import MID_MAY

PAPER = Paper("12/QĐ-UBND", date(2022, 5, 10))
JULY = date(2022, 7, 20)
GROUPS = [name for name in SinceView.__slots__ if not name.startswith(("before_", "after_"))]

Since = Callable[..., SinceView]


@pytest.fixture
def since(small_board: OpenBoard) -> Since:
    """What changed since the small board was filled: then judged in the middle of May, now on the day given."""

    def compare(filter_text: str = "", *, today: date = MID_MAY, change: int = 1) -> SinceView:
        with small_board.as_of(change=change) as then:
            return changes_since(then, small_board, None, then_day=MID_MAY, today=today, filter_text=filter_text)

    return compare


def numbers(entries: Iterable[Any]) -> list[str]:
    """The numbers of the tasks in a group."""
    return [getattr(entry, "task", entry).number for entry in entries]


def filled(found: SinceView) -> set[str]:
    """The groups in which something stands."""
    return {name for name in GROUPS if getattr(found, name)}


def test_nothing_done_on_one_day_is_no_change(since: Since) -> None:
    """Every group is empty and the numbers are the same."""
    found = since()

    assert filled(found) == set()
    assert found.before_counts == found.after_counts


def test_days_alone_make_tasks_late(since: Since, small_board: OpenBoard) -> None:
    """Newly late is what the meeting asks about first; nobody has to do anything for it."""
    found = since(today=JULY)

    late = [task.number for task in small_board.board(None, today=JULY).tasks if task.days_late]
    before = [task.number for task in small_board.board(None, today=MID_MAY).tasks if task.days_late]
    assert numbers(found.late) == [number for number in late if number not in before]
    assert filled(found) == {"late"}
    assert found.after_counts.overdue - found.before_counts.overdue == len(found.late)


def test_a_closed_task_is_done_with_its_paper(since: Since, small_board: OpenBoard) -> None:
    """And it is no longer late, without being told as if somebody had made it so otherwise."""
    small_board.apply(CloseDeliverable("mau/I.1", PAPER), today=MID_MAY)

    found = since()

    assert [(one.task.number, one.before, one.after) for one in found.done] == [
        ("I.1", Column.NOT_STARTED, Column.DONE)
    ]
    assert [(one.task.number, one.number, one.paper.document) for one in found.evidence] == [("I.1", 1, "12/QĐ-UBND")]
    assert filled(found) == {"done", "evidence"}


def test_an_extension_tells_both_days_and_the_papers(since: Since, small_board: OpenBoard) -> None:
    """Twice extended: from the day that was known then to the last one, by both papers."""
    small_board.apply(ExtendDeadline("mau/I.1", date(2022, 6, 30), PAPER), today=MID_MAY)
    small_board.apply(ExtendDeadline("mau/I.1", date(2022, 9, 30), replace(PAPER, number="9/CV")), today=MID_MAY)

    found = since()

    (one,) = found.extended
    assert (one.task.number, one.number, one.before, one.after) == ("I.1", 1, date(2022, 3, 31), date(2022, 9, 30))
    assert [paper.document for paper in one.papers] == ["12/QĐ-UBND", "9/CV"]
    assert numbers(found.relieved) == ["I.1"]


def test_an_extension_that_was_taken_back_has_no_paper(since: Since, small_board: OpenBoard) -> None:
    """The day is another one than then; it stands apart from what a paper allowed."""
    extended = small_board.apply(ExtendDeadline("mau/I.1", date(2022, 9, 30), PAPER), today=MID_MAY)
    small_board.undo()

    found = since(change=extended.change)

    assert [(one.before, one.after, one.papers) for one in found.redated] == [
        (date(2022, 9, 30), date(2022, 3, 31), ())
    ]
    assert not found.extended


def test_words_that_were_amended_stand_with_the_paper_that_amended_them(since: Since, small_board: OpenBoard) -> None:
    """What the document says, apart from what people add beside it."""
    small_board.apply(EditTask("mau/I.1", (("title", "Tên mới"),), PAPER), today=MID_MAY)
    small_board.apply(EditTask("mau/I.4", (("officer", "lan"),)), today=MID_MAY)

    found = since()

    (one,) = found.reworded
    assert (one.task.number, one.field, one.before, one.after) == (
        "I.1",
        "title",
        "Sửa đổi quy định về phân cấp",
        "Tên mới",
    )
    assert [amendment.document for amendment in one.amendments] == ["12/QĐ-UBND"]
    assert [(edit.task.number, edit.field, edit.after) for edit in found.edited] == [("I.4", "officer", "lan")]


def test_a_change_of_column_stands_in_one_group_alone(since: Since, small_board: OpenBoard) -> None:
    """Done, reopened, left, returned, or moved."""
    small_board.apply(MoveTask("mau/I.2", Column.SUSPENDED, PAPER), today=MID_MAY)
    small_board.apply(CloseDeliverable("mau/I.4", PAPER), today=MID_MAY)
    change = small_board.last_change()
    small_board.apply(MoveTask("mau/I.1", Column.IN_PROGRESS), today=MID_MAY)
    small_board.apply(MoveTask("mau/I.2", Column.IN_PROGRESS), today=MID_MAY)
    small_board.apply(WithdrawEvidence("mau/I.4", document=PAPER.number), today=MID_MAY)
    small_board.apply(MoveTask("mau/II.7", Column.DROPPED, PAPER), today=MID_MAY)
    small_board.apply(CloseDeliverable("mau/II.6", PAPER), today=MID_MAY)

    found = since(change=change)

    assert {name: numbers(getattr(found, name)) for name in ("done", "reopened", "left", "returned", "moved")} == {
        "done": ["II.6"],
        "reopened": ["I.4"],
        "left": ["II.7"],
        "returned": ["I.2"],
        "moved": ["I.1"],
    }
    assert [one.paper.document for one in found.withdrawn] == [PAPER.number]


def test_of_a_plan_that_was_not_there_everything_is_new(small_board: OpenBoard) -> None:
    """And what is taken off the board is gone, as it was: the same two moments seen from the other side."""
    other = replace(small_board.plan("mau"), key="khac", number="2/QĐ-UBND")
    small_board.import_plan(other, source="khac.toml")

    with small_board.as_of(change=1) as then:
        found = changes_since(then, small_board, ["khac"], then_day=MID_MAY, today=MID_MAY)
    now = small_board.board(["khac"], today=MID_MAY)
    backwards = changes_between(now, replace(now, tasks=(), duties=()))

    assert found.new == (*now.tasks, *now.duties)
    assert set(found.late) == {task for task in found.new if task.days_late}
    assert (found.before_counts.total, found.after_counts) == (0, count(now.tasks))
    assert backwards.gone == found.new


def test_a_filter_chooses_tasks_as_they_are_now(since: Since, small_board: OpenBoard) -> None:
    """So one department sees its own changes, and its own numbers before and after."""
    small_board.apply(CloseDeliverable("mau/I.1", PAPER), today=MID_MAY)
    small_board.apply(AddEvidence("mau/II.6", PAPER), today=MID_MAY)
    small_board.apply(AddNote("mau/II.6", "x"), today=MID_MAY)

    found = since("chủ-trì:stc")

    assert filled(found) == {"evidence", "moved", "notes"}
    assert numbers(found.evidence) == numbers(found.notes) == ["II.6"]
    assert found.before_counts.total == found.after_counts.total == 6
    with pytest.raises(FilterError):
        since("màu:đỏ")
