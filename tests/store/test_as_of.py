"""The board as it was known: on a day, after a change, before it knew anything; and never to be changed."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from plans.plan import Plan
from store.errors import NotKnownYet, OnlyAsItWas, UnknownPlan
from store.open_board import OpenBoard
from store.wishes import AddNote, CloseDeliverable, EditTask, ExtendDeadline, MoveTask, Paper
from store.words import Column, Timeliness
from tests.conftest import MID_MAY, OpenAs, TickingClock

PAPER = Paper("12/QĐ-UBND", date(2022, 5, 10))
NEXT_DAY = MID_MAY + timedelta(days=1)


def test_a_day_ends_at_midnight_where_the_boards_people_live(small_board: OpenBoard, clock: TickingClock) -> None:
    """What is done at 23:59 in Cà Mau belongs to that day, though it is 16:59 in UTC; a minute later it does not."""
    clock.moment = clock.moment.replace(hour=16, minute=58)
    small_board.apply(AddNote("mau/I.1", "trước nửa đêm"), today=MID_MAY)
    small_board.apply(AddNote("mau/I.1", "sau nửa đêm"), today=MID_MAY)

    with small_board.as_of(day=MID_MAY) as then:
        notes = then.task("mau/I.1", today=MID_MAY).notes

    assert [note.text for note in notes] == ["trước nửa đêm"]


def test_every_read_answers_as_it_would_have_then(small_board: OpenBoard) -> None:
    """Lists, one task with its history, the plan as a file, agencies and amendments: a report of May is that of May."""
    small_board.apply(MoveTask("mau/I.1", Column.IN_PROGRESS), today=MID_MAY)
    change = small_board.last_change()
    before = (
        small_board.board(None, today=MID_MAY),
        small_board.task("mau/I.1", today=MID_MAY),
        small_board.plan("mau"),
        small_board.agencies(),
        small_board.history(),
        small_board.amendments("mau"),
        small_board.recorded(None, today=MID_MAY),
    )
    small_board.apply(CloseDeliverable("mau/I.1", PAPER), today=MID_MAY)
    small_board.undo()
    small_board.apply(ExtendDeadline("mau/I.1", date(2022, 9, 30), PAPER), today=MID_MAY)
    small_board.apply(EditTask("mau/I.1", (("title", "Tên khác"),), transcription=True), today=MID_MAY)

    with small_board.as_of(change=change) as then:
        view, task = then.board(None, today=MID_MAY), then.task("mau/I.1", today=MID_MAY)
        after = (
            replace(view, known_on=None),
            replace(task, known_on=None),
            then.plan("mau"),
            then.agencies(),
            then.history(),
            then.amendments("mau"),
            then.recorded(None, today=MID_MAY),
        )

    assert view.known_on == task.known_on == MID_MAY
    assert after == before
    assert small_board.board(None, today=MID_MAY) != before[0]


def test_what_was_known_is_judged_on_whatever_day_is_asked(small_board: OpenBoard) -> None:
    """Knowing and judging are two questions: what was known in May would be late in October."""
    with small_board.as_of(day=MID_MAY) as then:
        in_may, in_october = (
            next(task for task in then.board(None, today=day).tasks if task.number == "I.4").timeliness
            for day in (MID_MAY, date(2022, 10, 1))
        )

    assert (in_may, in_october) == (Timeliness.IN_TIME, Timeliness.OVERDUE)


def test_before_anything_was_recorded_nothing_is_known(small_board: OpenBoard) -> None:
    """It is told from which day on the board knows anything, instead of showing an empty one."""
    with pytest.raises(NotKnownYet) as refused:
        small_board.as_of(day=date(2022, 5, 15))

    assert (refused.value.day, refused.value.first) == (date(2022, 5, 15), MID_MAY)


def test_a_plan_that_came_later_is_not_there_yet(small_board: OpenBoard, clock: TickingClock) -> None:
    """Neither is any of its rows, though an import does not write them down one by one."""
    plan = small_board.plan("mau")
    clock.moment += timedelta(days=1)
    small_board.import_plan(_other(plan), source="khac.toml")

    with small_board.as_of(day=MID_MAY) as then, pytest.raises(UnknownPlan):
        then.board(["khac"], today=MID_MAY)
    with small_board.as_of(day=NEXT_DAY) as then:
        assert then.board(["khac"], today=MID_MAY).tasks == small_board.board(["khac"], today=MID_MAY).tasks


def test_what_was_cannot_be_changed(small_board: OpenBoard, tmp_path: Path) -> None:
    """Not by a wish, an undo, an import or a backup: whoever tries is told that they look at an earlier day."""
    small_board.apply(AddNote("mau/I.1", "x"), today=MID_MAY)
    plan = small_board.plan("mau")
    with small_board.as_of(day=MID_MAY) as then:
        for change in (
            lambda: then.apply(AddNote("mau/I.1", "y"), today=MID_MAY),
            lambda: then.undo(),
            lambda: then.redo(),
            lambda: then.import_plan(_other(plan), source="khac.toml"),
            lambda: then.note_fetches(()),
            lambda: then.backup(tmp_path / "copy.db"),
        ):
            with pytest.raises(OnlyAsItWas) as refused:
                change()
            assert refused.value.day == MID_MAY

    assert [note.text for note in small_board.task("mau/I.1", today=MID_MAY).notes] == ["x"]


def test_looking_back_leaves_nothing_behind(small_board: OpenBoard, open_as: OpenAs, board_file: Path) -> None:
    """The copy has no name in any folder, and the board itself stays as it was and open."""
    before = board_file.read_bytes()
    beside = sorted(board_file.parent.iterdir())

    with small_board.as_of(day=MID_MAY) as then:
        then.board(None, today=MID_MAY)
        assert sorted(board_file.parent.iterdir()) == beside

    assert board_file.read_bytes() == before
    assert open_as("minh").apply(AddNote("mau/I.1", "y"), today=MID_MAY).change == small_board.last_change()


def _other(plan: Plan) -> Plan:
    return replace(plan, key="khac", number="2/QĐ-UBND")
