"""Which row of the next file is which row of the board: rows that move, go, come back, or say something else."""

from dataclasses import replace
from datetime import date

from plans.plan import Plan, Task
from store.open_board import OpenBoard
from store.wishes import (
    AddNote,
    CloseDeliverable,
    MoveTask,
    Paper,
)
from store.words import Column
from tests.conftest import MID_MAY
from tests.store.next_plan import DECISION, PAPER, detail, having, kinds, renumbered, whole, without


def test_a_row_that_is_gone_is_dropped_by_the_decision_and_comes_back_where_it_stood(
    small_board: OpenBoard, small_plan: Plan
) -> None:
    """Dropped, never deleted: it may be taken up again, with everything that was recorded."""
    small_board.apply(MoveTask("mau/II.7", Column.IN_PROGRESS), today=MID_MAY)
    small_board.apply(AddNote("mau/II.7", "x"), today=MID_MAY)

    small_board.import_plan(without(small_plan, "II.7"), source="x.toml", decision=DECISION)

    gone = detail(small_board, "II.7")
    assert (gone.task.column, len(gone.notes)) == (Column.DROPPED, 1)
    assert [(a.field, a.document, a.date) for a in gone.amendments] == [
        ("left_plan", "1500/QĐ-UBND", date(2022, 5, 10))
    ]
    assert "II.7" not in {task.number for task in small_board.plan("mau").tasks}
    assert kinds(small_board.difference(small_plan)) == {"II.7": ("back",)}

    small_board.import_plan(small_plan, source="x.toml", decision=Paper("1600/QĐ-UBND", date(2022, 5, 12)))

    back = detail(small_board, "II.7")
    assert (back.task.column, len(back.notes), back.task.id) == (Column.IN_PROGRESS, 1, gone.task.id)
    assert [a.field for a in back.amendments] == ["left_plan", "back_in_plan"]


def test_a_row_that_stays_gone_is_not_dropped_again(small_board: OpenBoard, small_plan: Plan) -> None:
    """Somebody took it up again by hand; the next file says nothing about it."""
    small_board.import_plan(without(small_plan, "II.7"), source="x.toml", decision=DECISION)
    small_board.apply(MoveTask("mau/II.7", Column.IN_PROGRESS), today=MID_MAY)

    small_board.import_plan(having(without(small_plan, "II.7"), "I.1", title="Khác"), source="x.toml")

    assert detail(small_board, "II.7").task.column is Column.IN_PROGRESS


def test_done_stays_done_where_the_row_is_gone(small_board: OpenBoard, small_plan: Plan) -> None:
    """A task whose deliverables are all closed leaves that column by undo or by withdrawing evidence only."""
    small_board.apply(CloseDeliverable("mau/I.1", PAPER), today=MID_MAY)

    small_board.import_plan(without(small_plan, "I.1"), source="x.toml", decision=DECISION)

    assert detail(small_board, "I.1").task.column is Column.DONE


def test_rows_put_in_the_middle_take_nothing_from_those_behind(small_board: OpenBoard, small_plan: Plan) -> None:
    """Numbers are printed beside rows: evidence belongs to the row, whatever its number is now."""
    small_board.apply(CloseDeliverable("mau/I.2", PAPER), today=MID_MAY)
    second = detail(small_board, "I.2")
    shifted = renumbered(small_plan, I_5="I.6", I_4="I.5", I_3="I.4", I_2="I.3")
    new = Task("I.2", "I", "Việc chen vào giữa", "Báo cáo", "Quý IV/2022", "Sở Tài chính")
    shifted = replace(shifted, tasks=(shifted.tasks[0], new, *shifted.tasks[1:]))

    assert {row.number: (row.kinds, row.was, row.guess) for row in small_board.difference(shifted).rows} == {
        "I.2": (("added",), None, ""),
        **{f"I.{n}": (("renumbered",), f"I.{n - 1}", "renumbered") for n in (3, 4, 5, 6)},
    }
    small_board.import_plan(shifted, source="x.toml", decision=DECISION)

    assert detail(small_board, "I.3").task.id == second.task.id
    assert detail(small_board, "I.3").deliverables == second.deliverables
    numbers = [task.number for task in small_board.board(["mau"], today=MID_MAY).tasks]
    assert numbers[:6] == ["I.1", "I.2", "I.3", "I.4", "I.5", "I.6"]
    assert small_board.plan("mau") == shifted


def test_two_rows_may_change_numbers(small_board: OpenBoard, small_plan: Plan) -> None:
    """No number is free to begin with; one steps aside."""
    ids = {number: detail(small_board, number).task.id for number in ("I.1", "I.2")}
    swapped = renumbered(small_plan, I_1="I.2", I_2="I.1")
    before = whole(small_board, small_plan)

    small_board.import_plan(swapped, source="x.toml", decision=DECISION)

    assert detail(small_board, "I.1").task.id == ids["I.2"]
    assert detail(small_board, "I.2").task.id == ids["I.1"]
    small_board.undo()
    assert whole(small_board, small_plan) == before


def test_a_row_that_is_gone_gives_its_number_to_the_one_that_moves_up(small_board: OpenBoard, small_plan: Plan) -> None:
    """Both must have a key; the one off the plan takes another."""
    gone, moved = (detail(small_board, number).task.id for number in ("I.1", "I.2"))

    small_board.import_plan(renumbered(without(small_plan, "I.1"), I_2="I.1"), source="x.toml", decision=DECISION)

    assert (detail(small_board, "I.1").task.id, detail(small_board, "I.1-cu").task.id) == (moved, gone)
    assert detail(small_board, "I.1-cu").task.column is Column.DROPPED


def test_reworded_and_renumbered_at_once_is_a_guess_and_said_as_one(small_board: OpenBoard, small_plan: Plan) -> None:
    """Likeness alone says that it is the same row; by numbers alone it is one gone and one new."""
    new = renumbered(having(small_plan, "I.2", title="Kế hoạch thanh tra của năm 2022"), I_2="I.9")

    guessed = next(row for row in small_board.difference(new).rows if row.number == "I.9")

    assert (guessed.was, guessed.guess) == ("I.2", "renumbered")
    assert 75 <= guessed.likeness < 100
    assert {row.number: row.kinds for row in small_board.difference(new, guessing=False).rows} == {
        "I.2": ("gone",),
        "I.9": ("added",),
    }


def test_a_number_with_other_words_altogether_is_said(small_board: OpenBoard, small_plan: Plan) -> None:
    """Nothing but the number says that it is the same row."""
    new = having(small_plan, "I.2", title="Một việc chẳng liên quan gì")

    (row,) = small_board.difference(new).rows

    assert (row.kinds, row.guess) == (("reworded",), "other_words")
