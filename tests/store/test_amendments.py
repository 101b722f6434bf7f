"""What a plan says otherwise than when it came: by which paper, or as our copy was wrong."""

from dataclasses import replace
from datetime import date

from plans.plan import Plan, Task
from store.open_board import OpenBoard
from store.wishes import EditTask
from tests.conftest import MID_MAY
from tests.store.next_plan import DECISION, detail


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
