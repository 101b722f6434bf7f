"""Everything about a task is edited where it stands: arrows to the row, Enter, the form."""

from pathlib import Path

import pytest
from textual.screen import Screen

from board.screens.choice_screen import ChoiceScreen
from board.screens.form_screen import FormScreen
from board.screens.task_choices import offer
from board.screens.task_screen import TaskScreen
from board.screens.widgets.task_sheet import TaskSheet
from store.open_board import OpenBoard
from store.task_views import TaskDetailView
from store.words import Cause, Column
from tests.board.app_driven import TODAY, Driven, running
from tests.board.details_made import detail, owed, paper
from tests.board.tasks_made import mark, task


async def task_screen(app: Driven) -> TaskSheet:
    """The selected task's screen, open."""
    await app.press("enter")
    await app.until(lambda: isinstance(app.app.screen, TaskScreen))
    await app.pilot.pause()
    return app.app.screen.query_one(TaskSheet)


async def open_row(app: Driven, row: str, then: type[Screen[None]]) -> None:
    """Up or down to the row, Enter, and what it opens."""
    sheet = app.app.screen.query_one(TaskSheet)
    rows = [entry.key for entry in sheet.entries() if entry.key]
    steps = rows.index(row) - rows.index(sheet.chosen)
    for _step in range(3 * abs(steps)):
        if sheet.chosen == row:
            break
        await app.press("up" if steps < 0 else "down")
    assert sheet.chosen == row
    await app.press("enter")
    await app.until(lambda: isinstance(app.app.screen, then))


async def fill(app: Driven, **fields: str) -> None:
    """What stands in these fields of the form, in place of what stood there."""
    for name, value in fields.items():
        field = app.app.screen.query_one(f"#field-{name}")
        if hasattr(field, "yes"):
            field.yes = value == "yes"
        else:
            field.value = value


def stored(database: Path, key: str) -> TaskDetailView:
    """The task as the store has it now."""
    with OpenBoard(str(database), user="ai") as board:
        return board.task(key, today=TODAY)


async def back_on_the_task(app: Driven) -> None:
    """The form has closed and the answer is told."""
    await app.until(lambda: isinstance(app.app.screen, TaskScreen) and app.answer.startswith("2022/"))


async def test_officer_and_progress_are_edited_from_their_row(database: Path) -> None:
    """The row that says who follows it is where one changes it."""
    async with running(database) as app:
        await task_screen(app)
        await open_row(app, "people", FormScreen)
        await fill(app, officer="minh", progress="Đã trình")
        await app.press("enter")
        await back_on_the_task(app)

        assert "minh" in app.text
    assert stored(database, "2022/IV.5").task.officer == "minh"


async def test_a_reading_is_edited_and_the_documents_words_stay(database: Path) -> None:
    """The words are never overwritten by a reading."""
    async with running(database) as app:
        await task_screen(app)
        await open_row(app, "deadline", ChoiceScreen)
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, FormScreen))
        assert "“Quý IV năm 2021”" in app.text or "Quý IV năm 2021" in app.text
        await fill(app, reading="Quý I/2022")
        await app.press("enter")
        await back_on_the_task(app)
        assert "đọc là “Quý I/2022”" in app.text

    now = stored(database, "2022/IV.5")
    assert now.task.deadline == "Quý IV năm 2021"
    assert now.deadline.words == "Quý I/2022"


async def test_a_wrong_copy_is_put_right_without_a_paper(database: Path) -> None:
    """Our copy was wrong: the old words are kept in the history, and it says why."""
    async with running(database) as app:
        await task_screen(app)
        await open_row(app, "title", FormScreen)
        await fill(app, words="Kế hoạch thanh tra công tác cán bộ năm 2022")
        await app.press("enter")
        await back_on_the_task(app)

    now = stored(database, "2022/IV.5")
    assert now.task.title == "Kế hoạch thanh tra công tác cán bộ năm 2022"
    assert now.amendments[-1].kind == "transcription"


async def test_words_that_a_paper_changed_need_the_paper(database: Path) -> None:
    """Verbatim words change only by a wrong copy or by a paper."""
    async with running(database) as app:
        await task_screen(app)
        await open_row(app, "outputs", FormScreen)
        await fill(app, words="Quyết định", copy="no")
        await app.press("enter")
        await app.until(lambda: "số văn bản" in app.answer)
        await fill(app, number="9/QĐ-UBND", date="02/05/2022")
        await app.press("enter")
        await back_on_the_task(app)

    amendment = stored(database, "2022/IV.5").amendments[-1]
    assert (amendment.kind, amendment.document) == ("paper", "9/QĐ-UBND")


async def test_line_breaks_of_a_cell_stand_in_its_field_as_in_the_document(database: Path) -> None:
    """VI.6 lists two outputs on two lines; a correction of one word must not join them."""
    async with running(database, filter_text="hướng dẫn, đôn đốc, nhắc nhở") as app:
        await task_screen(app)
        await open_row(app, "outputs", FormScreen)
        field = app.app.screen.query_one("#field-words")
        assert field.value.count("\n") == 1  # type: ignore[attr-defined]
        await fill(app, words=field.value.replace("nhắc nhở", "nhắc việc"))  # type: ignore[attr-defined]
        await app.press("enter")
        await back_on_the_task(app)

    outputs = stored(database, "2022/VI.6").task.outputs
    assert "nhắc việc" in outputs
    assert outputs.count("\n") == 1


async def test_column_cause_and_section_are_picked_from_lists(database: Path) -> None:
    """Three rows, three lists; the one in force is marked."""
    async with running(database) as app:
        await task_screen(app)
        await open_row(app, "column", ChoiceScreen)
        await app.type("đang")
        await app.press("enter")
        await back_on_the_task(app)
        await open_row(app, "cause", ChoiceScreen)
        await app.type("kinh phí")
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, TaskScreen) and "thiếu kinh phí" in app.text)
        await open_row(app, "section", ChoiceScreen)
        assert "hiện nay" in app.text
        await app.type("VII.")
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, TaskScreen))
        await app.until(lambda: " VII. " in app.text.split("\n")[0])

    now = stored(database, "2022/IV.5").task
    assert (now.column, now.cause, now.section) == (Column.IN_PROGRESS, Cause.NO_MONEY.value, "VII")


async def test_evidence_is_recorded_and_withdrawn_from_the_deliverables_row(database: Path) -> None:
    """What was recorded by mistake is taken back in the same place."""
    async with running(database) as app:
        await task_screen(app)
        await open_row(app, "1", ChoiceScreen)
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, FormScreen))
        await fill(app, number="12/KH-SNV", date="20/12/2021")
        await app.press("enter")
        await back_on_the_task(app)
        assert stored(database, "2022/IV.5").task.column is Column.DONE

        await open_row(app, "1", ChoiceScreen)
        await app.type("rút")
        await app.press("enter")
        await app.until(lambda: "Rút minh chứng nào?" in app.text)
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, TaskScreen) and "chưa gia hạn" in app.text)
        await app.until(lambda: "12/KH-SNV · 20/12/2021" not in app.text.split("Nhật ký")[0])

    assert stored(database, "2022/IV.5").task.closed == 0


async def test_of_a_group_m_closes_the_selected_member_alone(database: Path) -> None:
    """Twenty-eight members: who has sent is a list, and one of them is closed from it."""
    async with running(database, filter_text="cơ cấu số lượng lãnh đạo") as app:
        sheet = await task_screen(app)
        assert "đã nộp 0/28" in app.text
        await app.press("down", "down")
        assert sheet.deliverable == 3
        await app.press("m")
        await app.until(lambda: isinstance(app.app.screen, FormScreen))
        await fill(app, number="7/QĐ-STC", date="10/05/2022")
        await app.press("enter")
        await back_on_the_task(app)
        await app.until(lambda: "đã nộp 1/28" in app.text)
        assert "✓ 7/QĐ-STC · 10/05/2022" in app.text

    marks = stored(database, "2022/III.1").task.marks
    assert [one.number for one in marks if one.done_on] == [3]


async def test_extension_and_note_rows_lead_to_their_forms(database: Path) -> None:
    """An extension can be followed by another; a note by another note."""
    async with running(database) as app:
        await task_screen(app)
        await app.press("h")
        await app.until(lambda: isinstance(app.app.screen, FormScreen))
        await fill(app, to="30/6/2022", number="9/UBND", date="2/5/2022")
        await app.press("enter")
        await back_on_the_task(app)
        await app.press("g")
        await app.until(lambda: isinstance(app.app.screen, FormScreen))
        await fill(app, text="Sở Tư pháp đang thẩm định")
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, TaskScreen) and "Sở Tư pháp" in app.text)

        now = stored(database, "2022/IV.5")
        await open_row(app, f"extension {now.extensions[0].id}", FormScreen)
        assert "Gia hạn đến ngày" in app.text
        await app.press("escape")
        await app.until(lambda: isinstance(app.app.screen, TaskScreen))
        await open_row(app, f"note {now.notes[0].id}", FormScreen)
        assert "Nội dung" in app.text


@pytest.mark.parametrize("row", ["title", "outputs", "column", "officer", "section", "cause"])
def test_a_row_with_one_form_opens_it_at_once(row: str) -> None:
    """A list of one thing is a key press for nothing."""
    assert len(offer(detail(), row).forms) == 1


def test_a_deliverable_offers_what_can_be_done_with_it() -> None:
    """A closed one is not extended; without papers nothing is withdrawn."""
    closed = detail(owed(1, done_on=TODAY, evidence=(paper(),)), of=task("IV.1", mark(1, done_on=TODAY)))

    assert [choice.key for choice in offer(detail(), "1").forms] == ["evidence", "extend", "explain"]
    assert [choice.key for choice in offer(closed, "1").forms] == ["evidence", "withdraw", "explain"]
    assert offer(detail(), "paper 77").forms == ()
