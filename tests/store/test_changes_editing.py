"""Editing a task: a reading never overwrites the words, and a new reading never loses what was recorded."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from plans.shipped import shipped_directory, shipped_plans
from store.open_board import OpenBoard
from store.task_views import TaskDetailView
from store.wishes import AddEvidence, CloseDeliverable, EditTask, ExtendDeadline, MoveTask
from store.words import Column
from tests.store.small_board import TODAY, SmallBoard, paper


def owed(board: SmallBoard, number: str) -> list[tuple[int, str | None, str | None]]:
    """A task's deliverables: number, period, due day."""
    return [(row["number"], row["period"], row["due"]) for row in board.owed(number)]


def test_officer_and_progress_are_what_people_add(board: SmallBoard) -> None:
    """Several fields of one form are one action."""
    outcome = board.apply(EditTask("2022/I.1", (("officer", " Lan  Anh "), ("progress", "Đang lấy ý kiến"))))

    assert (board.task("I.1")["officer"], board.task("I.1")["progress"]) == ("Lan Anh", "Đang lấy ý kiến")
    assert [(change.field, change.before, change.after) for change in outcome.action.changes] == [
        ("officer", "", "Lan Anh"),
        ("progress", "", "Đang lấy ý kiến"),
    ]


def test_a_deadline_read_anew_moves_the_day_and_not_the_words(board: SmallBoard) -> None:
    """The document's words stand beside every reading of them."""
    outcome = board.apply(EditTask("2022/I.1", (("deadline", "Quý III/2022"),)))

    task = board.task("I.1")
    assert (task["deadline"], task["reading_deadline"]) == ("Quý II/2022", "Quý III/2022")
    assert owed(board, "I.1") == [(1, None, "2022-09-30")]
    assert [(change.field, change.before, change.after) for change in outcome.action.changes] == [
        ("deadline", None, "Quý III/2022")
    ]


def test_an_empty_reading_goes_back_to_the_words(board: SmallBoard) -> None:
    """A wrong reading is taken away without an undo of everything since."""
    before = board.dump()
    board.apply(EditTask("2022/I.1", (("deadline", "Quý III/2022"),)))

    board.apply(EditTask("2022/I.1", (("deadline", ""),)))

    assert board.dump() == before


def test_papers_stay_with_the_deliverable_when_its_deadline_is_read_anew(board: SmallBoard) -> None:
    """The same thing is owed by another day: its evidence is still its evidence."""
    board.apply(CloseDeliverable("2022/I.2", paper("1/KH"), number=1))

    board.apply(EditTask("2022/I.2", (("deadline", "Quý III/2022"),)))

    assert owed(board, "I.2") == [(1, None, "2022-09-30"), (2, None, "2022-09-30")]
    assert [row["done_on"] for row in board.owed("I.2")] == ["2022-05-05", None]


def test_an_extension_outlives_a_new_reading(board: SmallBoard) -> None:
    """The paper that gave the day still stands; only the first deadline was misread."""
    board.apply(ExtendDeadline("2022/I.1", date(2022, 11, 30), paper("7/UBND")))

    board.apply(EditTask("2022/I.1", (("deadline", "Quý III/2022"),)))

    row = board.owed("I.1")[0]
    assert (row["original_due"], row["due"]) == ("2022-09-30", "2022-11-30")


def test_numbers_of_what_is_owed_no_longer_are_never_used_again(board: SmallBoard) -> None:
    """History and calendars speak of deliverables by number: each number means one thing for ever."""
    board.apply(CloseDeliverable("2022/II.1", paper("1/TB"), number=1))
    board.apply(EditTask("2022/II.1", (("deadline", "Hàng quý"),)))

    assert [(number, period) for number, period, _due in owed(board, "II.1")] == [
        (1, "2022-01"),
        *((number, f"2022-Q{number - 1}") for number in range(2, 6)),
    ]

    board.apply(EditTask("2022/II.1", (("deadline", ""),)))

    numbers = [number for number, _period, _due in owed(board, "II.1")]
    assert len(numbers) == len(set(numbers)) == 12


def test_a_lead_read_as_a_group_owes_one_for_each_member(board: SmallBoard) -> None:
    """A person says who was meant: the task fans out, and the card shows the group."""
    board.apply(EditTask("2022/II.4", (("lead", "các sở"),)))

    task = board.task("II.4")
    assert (task["lead"], task["lead_short"], task["owing"]) == ("Sở Nội vụ", "nhóm", ["snv", "stc", "sxd"])
    assert [number for number, _period, _due in owed(board, "II.4")] == [2, 3, 4]


def test_what_was_closed_stays_closed_when_the_lead_is_read_as_a_group(board: SmallBoard) -> None:
    """The paper was handed in, whoever was thought to owe it; the members' own are open, and so is the task."""
    board.apply(CloseDeliverable("2022/II.4", paper()))

    outcome = board.apply(EditTask("2022/II.4", (("lead", "các sở"),)))

    assert [row["done_on"] for row in board.owed("II.4")] == ["2022-05-05", None, None, None]
    assert board.task("II.4")["stage"] == "in_progress"
    assert outcome.told == ("reopened",)


def test_a_reading_that_leaves_only_closed_ones_closes_the_task(board: SmallBoard) -> None:
    """Done is what is delivered, also when it turns out that less was owed."""
    board.apply(CloseDeliverable("2022/I.2", paper("1/KH"), number=1))

    board.apply(EditTask("2022/I.2", (("outputs", "Kế hoạch"),), transcription=True))

    assert owed(board, "I.2") == [(1, None, "2022-03-31")]
    assert board.task("I.2")["stage"] == "done"


def test_a_transcription_corrects_our_copy_and_keeps_the_old_words_in_history(board: SmallBoard) -> None:
    """Our copy was wrong: the words change, with what they were, and why."""
    board.apply(EditTask("2022/I.1", (("deadline", "Quý I/2022"),)))

    outcome = board.apply(EditTask("2022/I.1", (("deadline", "Quý III/2022"),), transcription=True))

    task = board.task("I.1")
    assert (task["deadline"], task["reading_deadline"]) == ("Quý III/2022", None)
    assert ("deadline", "Quý II/2022", "Quý III/2022") in [
        (change.field, change.before, change.after) for change in outcome.action.changes
    ]
    assert outcome.action.why == "transcription"


def test_a_paper_that_changes_the_row_is_kept(board: SmallBoard) -> None:
    """The plan was amended: by which paper, is part of the history."""
    board.apply(EditTask("2022/I.1", (("title", "Nhiệm vụ mới"),), paper=paper("88/QĐ-UBND")))

    assert board.task("I.1")["title"] == "Nhiệm vụ mới"
    assert [(row["allows"], row["document"]) for row in board.rows("paper")] == [("words", "88/QĐ-UBND")]


def test_words_that_nobody_can_read_are_kept_and_flagged(board: SmallBoard) -> None:
    """The document is right even where we do not understand it; a reading must be understood."""
    board.apply(EditTask("2022/I.1", (("deadline", "càng sớm càng tốt"), ("lead", "Sở Vô Danh")), transcription=True))

    task = board.task("I.1")
    assert (task["deadline"], task["doubtful"], task["lead_short"]) == ("càng sớm càng tốt", True, "?")
    assert board.owed("I.1")[0]["kind"] == "unreadable"


def test_a_section_is_found_by_number_or_heading(board: SmallBoard) -> None:
    """A row that was filed under the wrong heading."""
    outcome = board.apply(EditTask("2022/I.1", (("section", "cải cách tài chính công"),)))

    assert [(change.field, change.before, change.after) for change in outcome.action.changes] == [
        ("section", "I", "II")
    ]


def test_editing_leaves_dropped_tasks_dropped(board: SmallBoard) -> None:
    """A new reading is no decision to take the work up again."""
    board.apply(MoveTask("2022/I.1", Column.DROPPED, paper()))

    board.apply(EditTask("2022/I.1", (("deadline", "Quý III/2022"),)))

    assert board.task("I.1")["stage"] == "dropped"


def test_an_open_one_with_papers_goes_on_at_its_next_time(board: SmallBoard) -> None:
    """One report became one a quarter: the draft that came in belongs to the first."""
    board.apply(AddEvidence("2022/I.1", paper("dự thảo 1")))

    board.apply(EditTask("2022/I.1", (("deadline", "Hàng quý"),)))

    assert owed(board, "I.1") == [
        (1, "2022-Q1", "2022-03-31"),
        (2, "2022-Q2", "2022-06-30"),
        (3, "2022-Q3", "2022-09-30"),
        (4, "2022-Q4", "2022-12-31"),
    ]
    assert len(board.rows("evidence")) == 1


def test_editing_and_undoing_gives_every_deliverable_back(board: SmallBoard) -> None:
    """However much a reading changed, one undo takes it all back, by the same ids."""
    before = board.dump()

    for field, words in (("deadline", "Hàng quý"), ("lead", "các sở")):
        board.apply(EditTask("2022/II.1", ((field, words),)))
    after = board.dump()

    board.undo()
    board.undo()
    assert board.dump() == before
    board.redo()
    board.redo()
    assert board.dump() == after


def test_the_shipped_plans_read_anew_are_what_they_were(tmp_path: Path) -> None:
    """The import and a person's reading come to the same: no deliverable of the two plans moves, goes or comes."""

    def without_history(task: TaskDetailView) -> TaskDetailView:
        return replace(task, history=(), task=task.task._replace(version=0))

    with OpenBoard(str(tmp_path / "board.db"), user="lan") as board:
        board.import_directory(shipped_directory())
        for signed in shipped_plans():
            board.import_plan(signed, source="shipped", first_start=True)
        for key in [task.key for task in board.board(["2022", "2016-2017"], today=TODAY).tasks]:
            before = board.task(key, today=TODAY)
            other = "Sở Nội vụ" if before.coordinators.words != "Sở Nội vụ" else "Sở Tài chính"
            board.apply(EditTask(key, (("coordinators", other),)), today=TODAY)
            board.apply(EditTask(key, (("coordinators", ""),)), today=TODAY)

            assert without_history(board.task(key, today=TODAY)) == without_history(before)
