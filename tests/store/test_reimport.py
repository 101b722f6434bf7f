"""A plan that is there, imported again with other content: everything recorded stays, and everything can be taken back."""

from dataclasses import replace
from datetime import date

import pytest

from plans.errors import PlanFileError
from plans.plan import Plan, Task
from store.errors import PaperNeeded, WrongValue
from store.open_board import OpenBoard
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
from tests.conftest import MID_MAY
from tests.store.next_plan import DECISION, PAPER, detail, having, kinds, whole, without


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
