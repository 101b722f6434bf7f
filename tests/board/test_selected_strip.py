"""The strip below the views: the selected task in words, so that nobody must open a card to read it."""

from datetime import date

from board.screens.widgets.selected_strip import SelectedStrip
from store.views import TaskView
from store.words import Column
from tests.board.tasks_made import mark, task


def months(*closed: int) -> TaskView:
    """Task VII.6, owed once a month; the months `closed` are done."""
    marks = (
        mark(
            month,
            date(2022, month, 1),
            date(2022, month, 28),
            kind="recurring",
            done_on=date(2022, month, 20) if month in closed else None,
        )
        for month in range(1, 13)
    )
    return task(
        "VII.6", *marks, deadline="Mỗi tháng 01 lần", due=date(2022, 1, 28) if not closed else date(2022, 5, 28)
    )


def stand(shown: TaskView) -> str:
    """What the strip says of deadline and state."""
    return "".join(text for text, _role in SelectedStrip()._stand(shown))


def test_a_recurring_task_that_is_late_also_names_its_next_occurrence() -> None:
    """Filtered by this quarter it stands there with a day of January: the match must be seen."""
    assert "28/01/2022" in stand(months())
    assert "kỳ tới 28/05/2022" in stand(months())


def test_where_the_next_occurrence_is_the_due_day_it_is_said_once() -> None:
    """The same day twice would look like two duties."""
    assert "kỳ tới" not in stand(months(1, 2, 3, 4))


def test_a_task_that_left_the_board_says_so_and_counts_no_days() -> None:
    """Nobody waits for it any more."""
    said = stand(task("IV.1", mark(1, date(2022, 1, 1), date(2022, 3, 31)), column=Column.SUSPENDED))

    assert "tạm dừng" in said
    assert "quá hạn" not in said


def test_a_cell_of_two_lines_is_told_on_one() -> None:
    """The lead of VII.3 has a line break between two words; the strip has one line for it."""
    said = "".join(text for text, _role in SelectedStrip()._who(task("VII.3", lead="Văn phòng\nUBND tỉnh")))

    assert "Văn phòng UBND tỉnh" in said


def test_papers_that_close_nothing_are_said_to_be_there() -> None:
    """A paper was recorded and shown on the task's screen, and the strip said that there was none."""
    one = mark(1, date(2022, 1, 1), date(2022, 3, 31))
    papers = one._replace(papers=True)

    assert stand(task("IV.5", papers)).endswith("đã có văn bản, chưa hoàn thành")
    assert stand(task("IV.5", one)).endswith("chưa có minh chứng")
    assert stand(task("VI.6", papers, one._replace(number=2))).endswith("đã nộp 0/2 · 1 có văn bản, chưa hoàn thành")
