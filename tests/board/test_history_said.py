"""What an action did, in one line: which task, and nothing twice."""

from datetime import UTC, datetime

import pytest

from board.said.history import action_lines, done_line, value_said
from store.task_views import ActionView, FieldChangeView


def done(wish: str, *changes: tuple[str, str, str | None, str | None]) -> str:
    """The line for an action with these changes (number of the task, field, before, after)."""
    made = tuple(FieldChangeView(f"2022/{number}", field, before, after) for number, field, before, after in changes)
    tasks = tuple(dict.fromkeys(change.task or "" for change in made))
    return done_line(
        ActionView(7, "lan", datetime(2022, 5, 16, 8, tzinfo=UTC), wish, "", tasks, made, undone=False, reverses=None)
    )


def test_a_move_names_the_task_and_both_columns() -> None:
    """The card has left the place where the eye was."""
    line = done("move", ("IV.1", "column", "not_started", "in_progress"))

    assert line == "2022/IV.1 · chuyển cột: Chưa thực hiện → Đang thực hiện"


def test_of_several_moved_tasks_it_is_said_how_many_and_the_column_once() -> None:
    """Four marked cards gave four times the same words, and the line was cut before the last."""
    line = done("move", *((f"IV.{place}", "column", "not_started", "in_progress") for place in range(1, 5)))

    assert line == "4 nhiệm vụ (2022/IV.1, 2022/IV.2, 2022/IV.3 …) · chuyển cột: Đang thực hiện"


def test_tasks_that_went_to_several_columns_are_named_at_each() -> None:
    """One step to the right is another column for each."""
    line = done(
        "move", ("IV.1", "column", "not_started", "in_progress"), ("IV.2", "column", "in_progress", "in_review")
    )

    assert line.endswith("chuyển cột: Đang thực hiện (2022/IV.1), Trình ký (2022/IV.2)")


def test_an_undo_names_the_tasks_in_the_order_in_which_they_were_marked() -> None:
    """It takes back the last change first, and then said a group back to front: was it the same one?"""
    moved = [(f"IV.{place}", "column", "not_started", "in_progress") for place in (1, 2, 3)]
    back = [(number, field, after, before) for number, field, before, after in reversed(moved)]

    assert done("move", *moved).startswith("3 nhiệm vụ (2022/IV.1, 2022/IV.2, 2022/IV.3)")
    assert done("undo", *back).startswith("3 nhiệm vụ (2022/IV.1, 2022/IV.2, 2022/IV.3)")


def test_what_the_wish_says_already_is_not_said_again() -> None:
    """A gia hạn that is called "gia hạn: gia hạn: …" reads like a stammer."""
    extended = done(
        "extend",
        ("IV.1", "extension", None, "30/09/2022 (7/CV-UBND 15/05/2022)"),
        ("IV.1", "due", "31/03/2022", "30/09/2022"),
    )

    assert extended == "2022/IV.1 · gia hạn: 30/09/2022 (7/CV-UBND 15/05/2022); hạn: 31/03/2022 → 30/09/2022"
    assert done("note", ("IV.1", "note", None, "đang thẩm định")) == "2022/IV.1 · ghi chú: đang thẩm định"


@pytest.mark.parametrize(
    ("field", "recorded", "said"),
    [
        ("evidence", "17/BC-PTTH 19/04/2022 · 2022-03", "17/BC-PTTH 19/04/2022 · tháng 3/2022"),
        ("evidence", "17/BC-STC 19/04/2022 · STC 2022-Q1", "17/BC-STC 19/04/2022 · STC quý I/2022"),
        ("extension", "15/02/2022 (04/TB 31/01/2022) · 2022-01", "15/02/2022 (04/TB 31/01/2022) · tháng 1/2022"),
        ("letter_item", "Sở Nội vụ #2", "Sở Nội vụ lần 2"),
        ("period", "2022-H1", "6 tháng đầu năm 2022"),
        ("evidence", "12/2022-03 19/04/2022", "12/2022-03 19/04/2022"),
        ("note", "xem 2022-03", "xem 2022-03"),
    ],
)
def test_periods_and_rounds_are_said_in_words(field: str, recorded: str, said: str) -> None:
    """2022-03 is how the store names March; what people wrote stays as it is."""
    assert value_said(field, recorded) == said


@pytest.mark.parametrize(
    ("wish", "field", "value", "line"),
    [
        ("remove_view", "saved_view", "Thử: VI.1", "bỏ cách xem: Thử: VI.1"),
        ("withdraw", "evidence", "3/CV-STC 03/05/2022", "rút minh chứng: 3/CV-STC 03/05/2022"),
    ],
)
def test_a_word_for_taking_away_is_said_once(wish: str, field: str, value: str, line: str) -> None:
    """A line like “bỏ cách xem: bỏ …” reads as if the removal had been removed."""
    assert done(wish, ("V.1", field, value, None)) == f"2022/V.1 · {line}"


def test_a_saved_view_is_called_so_once() -> None:
    """The wish has its name already."""
    assert done("save_view", ("V.1", "saved_view", None, "Thử: VI.1")) == "2022/V.1 · lưu cách xem: Thử: VI.1"


def test_the_same_note_on_several_tasks_is_told_once() -> None:
    """One gesture, one answer."""
    line = done("note", ("IV.1", "note", None, "đã nhắc"), ("IV.2", "note", None, "đã nhắc"))

    assert line == "2 nhiệm vụ (2022/IV.1, 2022/IV.2) · ghi chú: đã nhắc"


def test_of_several_tasks_what_differs_names_its_task() -> None:
    """Two deadlines side by side that say not whose they were are no answer."""
    line = done(
        "extend",
        ("IV.1", "extension", None, "30/09/2022 (7/CV-UBND 15/05/2022)"),
        ("IV.1", "due", "31/03/2022", "30/09/2022"),
        ("IV.5", "extension", None, "30/09/2022 (7/CV-UBND 15/05/2022)"),
        ("IV.5", "due", "31/12/2021", "30/09/2022"),
    )

    assert line == (
        "2 nhiệm vụ (2022/IV.1, 2022/IV.5) · gia hạn: 30/09/2022 (7/CV-UBND 15/05/2022); "
        "IV.1: hạn: 31/03/2022 → 30/09/2022; IV.5: hạn: 31/12/2021 → 30/09/2022"
    )


def test_why_the_words_of_a_task_changed_is_said_in_words() -> None:
    """The history keeps a stable word for a correction of our copy; other programs read it, people do not."""
    corrected = ActionView(
        7, "lan", datetime(2022, 5, 16, 8, tzinfo=UTC), "edit", "transcription; theo\nbản gốc", (), (), False, None
    )

    assert action_lines(corrected)[1] == "    sửa bản chép cho đúng văn bản; theo bản gốc"


def test_undo_says_what_it_took_back() -> None:
    """A word alone would leave one looking for what changed."""
    line = done("undo", ("IV.1", "column", "in_progress", "not_started"))

    assert line == "2022/IV.1 · hoàn tác · cột: Đang thực hiện → Chưa thực hiện"


def test_a_view_that_got_another_name_was_renamed() -> None:
    """The history called it saving, as if a second one had been kept."""
    changes = (FieldChangeView(None, "name", "Tài chính", "Ngân sách"),)
    at = datetime(2022, 5, 16, 8, tzinfo=UTC)
    action = ActionView(7, "lan", at, "save_view", "", (), changes, undone=False, reverses=None)

    assert done_line(action) == "đổi tên cách xem: Tài chính → Ngân sách"
