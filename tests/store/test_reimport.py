"""A plan that is there, imported again with other content: everything recorded stays, and everything can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from plans.errors import PlanFileError
from plans.plan import Plan, Section, Task
from store.errors import ChangedMeanwhile, ImportNotUndoable, PaperNeeded, WrongValue
from store.open_board import OpenBoard
from store.plan_import.views import DifferenceView
from store.task_views import TaskDetailView
from store.wishes import (
    AddEvidence,
    AddNote,
    CloseDeliverable,
    EditTask,
    ExtendDeadline,
    MoveTask,
    Paper,
)
from store.words import Column, Timeliness
from tests.conftest import MID_MAY, OpenAs

DECISION = Paper("1500/QĐ-UBND", date(2022, 5, 10), issuer="Chủ tịch UBND tỉnh")
PAPER = Paper("12/BC-SNV", date(2022, 3, 25))


def having(plan: Plan, number: str, **cells: str) -> Plan:
    """The plan with other words in one row."""
    return replace(plan, tasks=tuple(replace(t, **cells) if t.number == number else t for t in plan.tasks))


def without(plan: Plan, *numbers: str) -> Plan:
    """The plan without some rows."""
    return replace(plan, tasks=tuple(task for task in plan.tasks if task.number not in numbers))


def renumbered(plan: Plan, **numbers: str) -> Plan:
    """The plan with other numbers for some rows: `I_1="I.2"`."""
    new = {old.replace("_", "."): number for old, number in numbers.items()}
    return replace(plan, tasks=tuple(replace(task, number=new.get(task.number, task.number)) for task in plan.tasks))


def detail(board: OpenBoard, number: str) -> TaskDetailView:
    """Everything about a task."""
    return board.task(f"mau/{number}", today=MID_MAY)


def whole(board: OpenBoard, plan: Plan) -> list[object]:
    """Everything that anybody can see of the plan, without history and versions."""
    views = board.board(["mau"], today=MID_MAY)
    seen = [board.task(task.key, today=MID_MAY) for task in (*views.tasks, *views.duties)]
    return [
        *(replace(one, history=(), amendments=(), task=one.task._replace(version=0)) for one in seen),
        [(one.task, one.field, one.before, one.after, one.document) for one in board.amendments("mau")],
        views.plans,
        board.clauses("mau"),
        board.plan("mau"),
        [(entry.uid, entry.due, entry.document, entry.plan.title) for entry in board.calendar(["mau"], today=MID_MAY)],
    ]


def kinds(difference: DifferenceView) -> dict[str, tuple[str, ...]]:
    """What happens to which row."""
    return {row.number: row.kinds for row in difference.rows}


def test_a_difference_is_shown_and_nothing_is_written(small_board: OpenBoard, small_plan: Plan) -> None:
    """Whoever decides wants to see every row that changes, and how, before it does."""
    before = whole(small_board, small_plan)
    amended = having(
        having(
            having(having(without(small_plan, "II.7"), "I.1", deadline="Quý II/2022"), "I.2", title="Kế hoạch mới hẳn"),
            "I.4",
            lead="Sở Tài chính",
        ),
        "II.3",
        section="I",
    )
    amended = replace(
        amended, tasks=(*amended.tasks, Task("II.9", "II", "Việc mới", "Báo cáo", "Quý IV/2022", "Sở Tài chính"))
    )

    difference = small_board.difference(amended)

    assert kinds(difference) == {
        "I.1": ("deadline",),
        "I.2": ("reworded",),
        "I.4": ("parties",),
        "II.3": ("moved",),
        "II.7": ("gone",),
        "II.9": ("added",),
    }
    by_number = {row.number: row for row in difference.rows}
    assert (by_number["I.1"].due_before, by_number["I.1"].due) == (date(2022, 3, 31), date(2022, 6, 30))
    assert [(cell.field, cell.before, cell.after) for cell in by_number["I.1"].cells] == [
        ("deadline", "Quý I/2022", "Quý II/2022")
    ]
    assert whole(small_board, small_plan) == before
    assert small_board.last_change() == 1


def test_a_new_deadline_is_an_extension_and_the_first_one_stays(small_board: OpenBoard, small_plan: Plan) -> None:
    """The decision gave another day; how late the work is by the first one can still be told."""
    small_board.import_plan(having(small_plan, "I.1", deadline="Quý II/2022"), source="x.toml", decision=DECISION)

    task = detail(small_board, "I.1")
    (owed,) = task.deliverables
    assert (task.task.deadline, owed.original_due, owed.due) == ("Quý II/2022", date(2022, 3, 31), date(2022, 6, 30))
    assert owed.deadline.words == "Quý I/2022"
    assert task.task.timeliness is Timeliness.IN_TIME
    assert [(e.before, e.to, e.document, e.date, e.issuer) for e in task.extensions] == [
        (date(2022, 3, 31), date(2022, 6, 30), "1500/QĐ-UBND", date(2022, 5, 10), "Chủ tịch UBND tỉnh")
    ]


def test_without_a_paper_of_its_own_the_plan_itself_is_the_decision(small_board: OpenBoard, small_plan: Plan) -> None:
    """A new plan under the same key has a number and a day: it is what changed the rows, and the board shows its facts."""
    new = replace(small_plan, number="9/QĐ-UBND", signed=date(2022, 4, 1), title="Kế hoạch sửa đổi")

    small_board.import_plan(having(new, "I.1", deadline="Quý II/2022"), source="x.toml")

    (extension,) = detail(small_board, "I.1").extensions
    assert (extension.document, extension.date) == ("9/QĐ-UBND", date(2022, 4, 1))
    (plan,) = small_board.board(["mau"], today=MID_MAY).plans
    assert (plan.number, plan.signed, plan.title) == ("9/QĐ-UBND", date(2022, 4, 1), "Kế hoạch sửa đổi")


def test_nothing_that_people_recorded_is_lost(small_board: OpenBoard, small_plan: Plan) -> None:
    """Column, evidence, extensions, notes, officer, progress: all stand on the row, whatever happens to its words."""
    small_board.apply_all(
        (
            EditTask("mau/I.1", (("officer", "Lan"), ("progress", "Đang lấy ý kiến"))),
            AddNote("mau/I.1", "đã nhắc"),
            AddEvidence("mau/I.1", PAPER),
            ExtendDeadline("mau/I.1", date(2022, 5, 31), PAPER),
            MoveTask("mau/I.1", Column.IN_REVIEW),
        ),
        today=MID_MAY,
    )
    before = detail(small_board, "I.1")

    small_board.import_plan(
        having(small_plan, "I.1", title="Sửa đổi toàn bộ quy định", outputs="Nghị quyết", lead="Sở Tài chính",
               deadline="Quý III/2022", section="II"),
        source="x.toml",
        decision=DECISION,
    )  # fmt: skip

    after = detail(small_board, "I.1")
    assert (after.task.id, after.task.officer, after.task.progress, after.task.column) == (
        before.task.id, "Lan", "Đang lấy ý kiến", Column.IN_REVIEW,
    )  # fmt: skip
    assert after.notes == before.notes
    assert after.deliverables[0].evidence == before.deliverables[0].evidence
    assert after.extensions[:1] == before.extensions
    assert [(e.before, e.to) for e in after.extensions] == [
        (date(2022, 3, 31), date(2022, 5, 31)),
        (date(2022, 5, 31), date(2022, 9, 30)),
    ]
    assert (after.deliverables[0].number, after.deliverables[0].output, after.deliverables[0].original_due) == (
        1, "Nghị quyết", date(2022, 3, 31),
    )  # fmt: skip


def test_what_was_closed_keeps_the_deadline_it_was_closed_under(small_board: OpenBoard, small_plan: Plan) -> None:
    """A decision that comes later makes nobody late or in time who had delivered by then."""
    small_board.apply(CloseDeliverable("mau/I.1", PAPER), today=MID_MAY)

    small_board.import_plan(having(small_plan, "I.1", deadline="Tháng 02/2022"), source="x.toml", decision=DECISION)

    task = detail(small_board, "I.1")
    assert (task.task.deadline, task.task.column, task.task.timeliness) == (
        "Tháng 02/2022", Column.DONE, Timeliness.ON_TIME,
    )  # fmt: skip
    assert task.extensions == ()


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


def test_a_correction_of_our_copy_puts_the_first_deadline_right(small_board: OpenBoard, small_plan: Plan) -> None:
    """No paper changed anything: we had read the signed page wrongly."""
    small_board.import_plan(having(small_plan, "I.1", deadline="Quý II/2022"), source="x.toml", transcription=True)

    task = detail(small_board, "I.1")
    assert (task.extensions, task.deliverables[0].original_due) == ((), date(2022, 6, 30))
    assert [(a.field, a.before, a.after, a.kind, a.document) for a in task.amendments] == [
        ("deadline", "Quý I/2022", "Quý II/2022", "transcription", "")
    ]


def test_words_that_a_person_put_right_stay_while_the_file_goes_on_saying_the_old(
    small_board: OpenBoard, small_plan: Plan
) -> None:
    """The file brings nothing new in that cell; what it does bring in others comes."""
    small_board.apply(EditTask("mau/I.1", (("title", "Tên đúng"),), transcription=True), today=MID_MAY)
    again = having(small_plan, "I.2", title="Kế hoạch thanh tra, kiểm tra năm 2022")

    difference = small_board.difference(again)
    small_board.import_plan(again, source="x.toml")

    assert kinds(difference) == {"I.2": ("reworded",)}
    assert [(row.number, row.kept) for row in difference.kept] == [("I.1", ("title",))]
    assert detail(small_board, "I.1").task.title == "Tên đúng"
    assert small_board.import_plan(having(again, "I.1", title="Tên mới hẳn của việc"), source="x.toml") is not None
    assert detail(small_board, "I.1").task.title == "Tên mới hẳn của việc"


def test_a_reading_of_words_that_are_gone_is_dropped(small_board: OpenBoard, small_plan: Plan) -> None:
    """It was made of the old words; a reading of a cell that stays as it is, stays too."""
    small_board.apply(
        EditTask("mau/I.1", (("deadline", "Tháng 2/2022"), ("coordinators", "Sở Tài chính"))), today=MID_MAY
    )

    small_board.import_plan(having(small_plan, "I.1", deadline="Quý II/2022"), source="x.toml", transcription=True)

    task = detail(small_board, "I.1")
    assert task.deliverables[0].due == date(2022, 6, 30)
    assert task.coordinators.words == "Sở Tài chính"


def test_numbers_of_deliverables_are_not_used_again(small_board: OpenBoard, small_plan: Plan) -> None:
    """Twelve a year become four, and twelve again: history speaks of each by its number."""
    small_board.import_plan(having(small_plan, "II.2", deadline="Hàng quý"), source="x.toml", decision=DECISION)
    quarters = [owed.number for owed in detail(small_board, "II.2").deliverables]
    small_board.import_plan(small_plan, source="x.toml", decision=DECISION)
    months = [owed.number for owed in detail(small_board, "II.2").deliverables]

    assert (len(quarters), len(months)) == (4, 12)
    assert not set(months) - set(quarters) & set(range(5, 13))


def test_a_done_task_that_owes_more_is_open_again(small_board: OpenBoard, small_plan: Plan) -> None:
    """Done is when everything is delivered."""
    small_board.apply(CloseDeliverable("mau/I.1", PAPER), today=MID_MAY)

    small_board.import_plan(
        having(small_plan, "I.1", outputs="- Quyết định\n- Báo cáo"), source="x.toml", decision=DECISION
    )

    task = detail(small_board, "I.1")
    assert (task.task.column, task.task.closed, task.task.owed) == (Column.IN_PROGRESS, 1, 2)


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


def test_only_the_rows_that_change_get_a_new_version(small_board: OpenBoard, small_plan: Plan) -> None:
    """A row put first moves all the others one place down: that is nobody's change of a task."""
    versions = {task.number: task.version for task in small_board.board(["mau"], today=MID_MAY).tasks}
    new = Task("I.9", "I", "Việc mới đứng đầu", "Báo cáo", "Quý IV/2022", "Sở Tài chính")

    small_board.import_plan(replace(small_plan, tasks=(new, *small_plan.tasks)), source="x.toml", decision=DECISION)

    tasks = small_board.board(["mau"], today=MID_MAY).tasks
    assert tasks[0].number == "I.9"
    assert {task.number: task.version for task in tasks[1:]} == versions


def test_a_renamed_plan_or_section_moves_its_events(small_board: OpenBoard, small_plan: Plan) -> None:
    """Subscribers' programs take an event for unchanged until its sequence rises; undo is the next rise."""

    def sequences() -> set[int]:
        return {entry.sequence for entry in small_board.calendar(["mau"], today=MID_MAY)}

    small_board.import_plan(replace(small_plan, short_title="KH đổi tên"), source="x.toml")
    assert sequences() == {1}
    small_board.undo()
    assert sequences() == {2}


def test_all_impossible_deadlines_are_refused_at_once_in_the_difference_too(
    small_board: OpenBoard, small_plan: Plan
) -> None:
    """A dry run that promised what the import refuses would be worth nothing."""
    wrong = having(having(small_plan, "I.1", deadline="Quý V/2022"), "II.7", deadline="31/4/2022")

    for ask in (small_board.difference, lambda plan: small_board.import_plan(plan, source="x.toml")):
        with pytest.raises(PlanFileError) as refused:
            ask(wrong)
        assert [problem.kind for problem in refused.value.problems] == ["quarter", "day"]
    assert small_board.last_change() == 1


def test_the_decision_has_a_number_and_a_day_that_has_come(small_board: OpenBoard, small_plan: Plan) -> None:
    """As every paper that allows a change."""
    amended = having(small_plan, "I.1", title="Khác")

    with pytest.raises(PaperNeeded):
        small_board.import_plan(amended, source="x.toml", decision=Paper("", date(2022, 5, 1)))
    with pytest.raises(WrongValue):
        small_board.import_plan(amended, source="x.toml", decision=Paper("1/QĐ", date(2030, 1, 1)))


def test_a_deadline_amended_by_an_edit_is_an_extension_too(small_board: OpenBoard) -> None:
    """The same paper, typed in by hand instead of read from a file."""
    small_board.apply(EditTask("mau/I.1", (("deadline", "Quý II/2022"),), paper=DECISION), today=MID_MAY)
    small_board.apply(EditTask("mau/I.1", (("outputs", "Nghị quyết"),), transcription=True), today=MID_MAY)

    task = detail(small_board, "I.1")
    assert [(e.before, e.to, e.document) for e in task.extensions] == [
        (date(2022, 3, 31), date(2022, 6, 30), "1500/QĐ-UBND")
    ]
    assert (task.deliverables[0].original_due, task.deliverables[0].due) == (date(2022, 3, 31), date(2022, 6, 30))

    small_board.apply(EditTask("mau/I.1", (("deadline", "Tháng 5/2022"),)), today=MID_MAY)

    task = detail(small_board, "I.1")
    assert (task.deliverables[0].original_due, task.deliverables[0].due) == (date(2022, 3, 31), date(2022, 5, 31))


def test_amendments_tell_papers_from_corrections(small_board: OpenBoard) -> None:
    """Which words, from which to which, by which paper or because the copy was wrong; what was undone is not said."""
    small_board.apply(EditTask("mau/I.1", (("title", "Tên chép đúng"),), transcription=True), today=MID_MAY)
    small_board.apply(EditTask("mau/I.1", (("lead", "Sở Tài chính"),), paper=DECISION), today=MID_MAY)
    small_board.apply(EditTask("mau/I.1", (("officer", "Lan"),)), today=MID_MAY)
    small_board.apply(EditTask("mau/I.2", (("title", "Sai"),), paper=DECISION), today=MID_MAY)
    small_board.undo()

    said = small_board.amendments("mau")

    assert [(a.task, a.field, a.before, a.after, a.kind, a.document) for a in said] == [
        ("mau/I.1", "title", "Sửa đổi quy định về phân cấp", "Tên chép đúng", "transcription", ""),
        ("mau/I.1", "lead", "Sở Nội vụ", "Sở Tài chính", "paper", "1500/QĐ-UBND"),
    ]
    assert detail(small_board, "I.1").amendments == said
    assert (said[1].date, said[1].issuer, said[1].who) == (date(2022, 5, 10), "Chủ tịch UBND tỉnh", "lan")


def test_a_new_row_says_which_paper_brought_it(small_board: OpenBoard, small_plan: Plan) -> None:
    """It stands in the matrix beside those that were signed first."""
    new = Task("II.9", "II", "Việc mới", "Báo cáo", "Quý IV/2022", "Sở Tài chính")
    small_board.import_plan(replace(small_plan, tasks=(*small_plan.tasks, new)), source="x.toml", decision=DECISION)

    assert [(a.field, a.after, a.document) for a in detail(small_board, "II.9").amendments] == [
        ("new_row", "Việc mới", "1500/QĐ-UBND")
    ]
