"""An import over a plan is one action: taken back and done again to the letter, where nobody has built on it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from plans.plan import Plan, Section, Task
from store.errors import ChangedMeanwhile, ImportNotUndoable
from store.open_board import OpenBoard
from store.wishes import (
    AddNote,
    EditTask,
)
from tests.conftest import MID_MAY, OpenAs
from tests.store.next_plan import DECISION, detail, having, kinds, renumbered, whole, without


@pytest.mark.parametrize(
    "change",
    [
        lambda plan: having(plan, "I.1", deadline="Quý II/2022", lead="Các sở, ban, ngành tỉnh"),
        lambda plan: having(plan, "II.2", deadline="Hàng quý"),
        lambda plan: without(plan, "II.7", "I.3"),
        lambda plan: replace(plan, title="Tên khác", sections=(*plan.sections[:1], Section("II", "TIÊU ĐỀ MỚI"))),
        lambda plan: replace(plan, years=(2022, 2023)),
        lambda plan: replace(plan, clauses=plan.clauses[:1]),
        lambda plan: renumbered(without(plan, "I.1"), I_2="I.1", I_3="I.2"),
        lambda plan: replace(plan, tasks=tuple(reversed(plan.tasks))),
        lambda plan: replace(
            plan,
            tasks=(
                *renumbered(plan, I_5="I.6", I_4="I.5", I_3="I.4").tasks,
                Task("I.3", "I", "Việc chen vào giữa", "Báo cáo", "Quý IV/2022", "Sở Tài chính"),
            ),
        ),
        lambda plan: replace(
            plan,
            sections=(*plan.sections, Section("III", "MỤC MỚI")),
            tasks=(*plan.tasks, Task("III.1", "III", "Việc mới", "Báo cáo", "Mỗi tháng 01 lần", "Sở Tài chính")),
        ),
    ],
)
def test_an_import_is_one_action_undone_and_redone_to_the_letter(
    small_board: OpenBoard, small_plan: Plan, change: Callable[[Plan], Plan]
) -> None:
    """The wrong file was taken: everything is as it was, and can be had again; the calendar follows."""
    small_board.apply(AddNote("mau/I.1", "x"), today=MID_MAY)
    before, amended = whole(small_board, small_plan), change(small_plan)
    outcome = small_board.import_plan(amended, source="x.toml", decision=DECISION)
    assert outcome is not None
    assert (outcome.action.wish, outcome.change) == ("import", 3)
    after = whole(small_board, small_plan)
    assert small_board.plan("mau") == replace(amended, tasks=tuple(replace(task, line=0) for task in amended.tasks))
    assert small_board.import_plan(amended, source="x.toml", decision=DECISION) is None

    small_board.undo()
    assert whole(small_board, small_plan) == before
    small_board.redo()
    assert whole(small_board, small_plan) == after
    small_board.undo()
    assert whole(small_board, small_plan) == before
    assert kinds(small_board.difference(small_plan)) == {}


def test_an_import_on_whose_rows_work_was_recorded_since_stays_and_says_where(
    small_board: OpenBoard, small_plan: Plan, open_as: OpenAs
) -> None:
    """What was recorded on rows that it did not touch is no obstacle."""
    small_board.import_plan(having(small_plan, "I.1", title="Khác"), source="x.toml")
    minh = open_as("minh")
    minh.apply(AddNote("mau/I.1", "x"), today=MID_MAY)
    minh.apply(AddNote("mau/I.2", "x"), today=MID_MAY)

    with pytest.raises(ImportNotUndoable) as refused:
        small_board.undo()
    assert (refused.value.plan, refused.value.tasks) == ("mau", ("mau/I.1",))

    minh.apply(EditTask("mau/I.2", (("officer", "Minh"),)), today=MID_MAY)
    minh.undo()
    minh.undo()
    minh.undo()
    small_board.undo()
    assert detail(small_board, "I.1").task.title == "Sửa đổi quy định về phân cấp"


def test_an_import_over_which_another_came_is_not_undone(
    small_board: OpenBoard, small_plan: Plan, open_as: OpenAs
) -> None:
    """The later file was compared with what this one had brought."""
    small_board.import_plan(having(small_plan, "I.1", title="Khác"), source="x.toml")
    open_as("minh").import_plan(having(small_plan, "I.2", title="Khác nữa"), source="y.toml")

    with pytest.raises((ChangedMeanwhile, ImportNotUndoable)):
        small_board.undo()
