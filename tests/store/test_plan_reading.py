"""A plan read back from the board: what was signed, with the words as they stand now."""

from dataclasses import replace
from datetime import date

import pytest

from plans.plan import Plan
from plans.shipped import shipped_plans
from store.errors import UnknownPlan
from store.open_board import OpenBoard
from store.plan_import.first import fingerprint_of
from store.wishes import AddNote, EditTask, MoveTask, Paper
from store.words import Column

TODAY = date(2022, 5, 16)


def without_lines(plan: Plan) -> Plan:
    """The plan without the lines of the file that it was read from."""
    return replace(plan, tasks=tuple(replace(task, line=0) for task in plan.tasks))


@pytest.mark.parametrize("plan", shipped_plans(), ids=lambda plan: plan.key)
def test_a_plan_comes_back_as_it_was_imported(shipped_board: OpenBoard, plan: Plan) -> None:
    """Facts, sections, rows, clauses and losses, letter for letter and in their order: the export rests on it."""
    assert shipped_board.plan(plan.key) == without_lines(plan)


def test_a_plan_without_section_for_its_duties_comes_back_too(small_board: OpenBoard, small_plan: Plan) -> None:
    """A duty of the body stands in no section of the appendix."""
    assert small_board.plan("mau") == small_plan


def test_what_people_recorded_is_no_part_of_the_plan(small_board: OpenBoard, small_plan: Plan) -> None:
    """An import of the export must find that nothing is new."""
    small_board.apply_all(
        (
            AddNote("mau/I.1", "Sở Tư pháp đang thẩm định"),
            MoveTask("mau/I.1", Column.IN_PROGRESS),
            EditTask("mau/I.1", (("officer", "lan"), ("deadline", "Quý II/2022"))),
        ),
        today=TODAY,
    )

    assert fingerprint_of(small_board.plan("mau")) == fingerprint_of(small_plan)


def test_amended_words_are_the_plans_words_now(small_board: OpenBoard) -> None:
    """Whoever exports after an amendment needs what is in force; the old words stand in the history."""
    paper = Paper("9/QĐ-UBND", date(2022, 5, 2))
    small_board.apply(EditTask("mau/I.1", (("lead", "Sở Tài chính"),), paper), today=TODAY)
    small_board.apply(EditTask("mau/II.8", (("title", "Rà soát"),), transcription=True), today=TODAY)

    tasks = {task.number: task for task in small_board.plan("mau").tasks}

    assert tasks["I.1"].lead == "Sở Tài chính"
    assert (tasks["II.8"].title, tasks["II.8"].lost) == ("Rà soát", ())


def test_an_unknown_plan_is_refused_with_those_that_there_are(small_board: OpenBoard) -> None:
    """A mistyped key should be mended at once."""
    with pytest.raises(UnknownPlan) as refused:
        small_board.plan("2023")

    assert refused.value.known == ("mau",)
