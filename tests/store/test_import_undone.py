"""A first import is taken back whole, calendar and all, as long as nothing was recorded on it."""

import pytest

from store.errors import ImportNotUndoable
from store.wishes import AddNote
from tests.store.small_board import SmallBoard, plan


def test_the_first_starts_import_is_not_undoable(board: SmallBoard) -> None:
    """A board is never undone to nothing."""
    with pytest.raises(ImportNotUndoable) as refusal:
        board.undo()

    assert (refusal.value.plan, refusal.value.tasks) == ("2022", ())


def test_a_later_import_is_undone_and_redone_to_the_letter(board: SmallBoard) -> None:
    """The wrong file was taken; all of it goes, and comes back with the same ids when that was the mistake."""
    before = board.dump()
    board.import_plan(plan("2023"))
    after = board.dump()

    undone = board.undo().action
    assert board.dump() == before
    assert [(change.field, change.before, change.after) for change in undone.changes] == [("plan", "2023", None)]

    board.redo()
    assert board.dump() == after
    board.undo()
    assert board.dump() == before


def test_an_import_on_which_work_was_recorded_stays_and_says_where(board: SmallBoard) -> None:
    """What was taken back since does not count."""
    board.import_plan(plan("2023"))
    board.apply(AddNote("2023/I.1", "x"), who="minh")
    board.apply(AddNote("2023/I.2", "x"), who="minh")
    board.undo(who="minh")

    with pytest.raises(ImportNotUndoable) as refusal:
        board.undo()
    assert (refusal.value.plan, refusal.value.tasks) == ("2023", ("2023/I.1",))

    board.undo(who="minh")
    board.undo()
    assert {row["key"] for row in board.rows("plan")} == {"2022"}


def test_an_undone_import_leaves_the_calendar_and_comes_back_with_higher_sequences(board: SmallBoard) -> None:
    """Subscribers see events go, and see them come again as updates of the same events."""

    def of_plan() -> list[tuple[str, bool, int]]:
        return [(row["uid"], row["present"], row["sequence"]) for row in board.rows("stamp") if row["uid"] not in known]

    known = {row["uid"] for row in board.rows("stamp")}
    board.import_plan(plan("2023"))
    there = of_plan()
    board.undo()
    gone = of_plan()
    board.redo()

    assert [present for _uid, present, _sequence in gone] == [False] * len(there)
    assert of_plan() == [(uid, True, sequence + 1) for uid, _present, sequence in there]
