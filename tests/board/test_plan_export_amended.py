"""What an export says of words that are no longer the signed ones."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from board.said.amendments import amendment_sentence
from plans.plan import Plan
from plans.plan_file import read_plan
from plans.shipped import shipped_plans
from store.open_board import OpenBoard
from store.wishes import EditTask, Paper
from tests.board.prompt import Prompt

TODAY = date(2022, 5, 16)
DECISION = Paper("1500/QĐ-UBND", date(2022, 5, 10))
BY_PAPER = "Sửa đổi theo 1500/QĐ-UBND ngày 10/05/2022; trước đó: “Sở Tài chính”."
GONE = "Không còn trong kế hoạch theo 1500/QĐ-UBND ngày 10/05/2022; trước đó: “"


@pytest.fixture
def amended(prompt: Prompt, database: Path) -> Prompt:
    """V.1 has another lead by a decision, II.5 its title from a better copy, and VII.6 is no longer in the plan."""
    plan: Plan = shipped_plans()[1]
    without = replace(plan, tasks=tuple(task for task in plan.tasks if task.number != "VII.6"))
    with OpenBoard(str(database), user="lan") as board:
        board.apply(EditTask("2022/II.5", (("title", "Thiết lập Hệ thống"),), transcription=True), today=TODAY)
        board.import_plan(without, source="x.toml", decision=DECISION)
        board.apply(EditTask("2022/V.1", (("lead", "Sở Nội vụ"),), DECISION), today=TODAY)
    return prompt


def test_a_word_file_has_the_new_words_slanted_and_the_old_ones_below(amended: Prompt, tmp_path: Path) -> None:
    """Who holds it beside the signed paper must see at once why they differ."""
    amended("plan", "export", "2022", "-o", str(tmp_path / "x.docx"))

    document = Document(str(tmp_path / "x.docx"))
    lead = next(
        row.cells[4] for row in document.tables[0].rows if row.cells[1].text.startswith("Quyết định giao quyền")
    )
    assert (lead.text, lead.paragraphs[0].runs[0].italic) == ("Sở Nội vụ", True)
    below = [paragraph.text for paragraph in document.paragraphs]
    assert f"V.1, chủ trì: {BY_PAPER}" in below
    assert any(line.startswith(f"VII.6: {GONE}Tiếp tục triển khai") for line in below)


def test_an_excel_file_has_a_note_on_the_cell(amended: Prompt, tmp_path: Path) -> None:
    """A correction of our copy is told apart from what a paper amended."""
    amended("plan", "export", "2022", "-o", str(tmp_path / "x.xlsx"))

    sheet = load_workbook(tmp_path / "x.xlsx").worksheets[0]
    notes = {cell.value: cell.comment.text for row in sheet.iter_rows(min_col=2) for cell in row if cell.comment}
    assert notes["Sở Nội vụ"] == BY_PAPER
    assert notes["Thiết lập Hệ thống"].startswith("Sửa bản chép ngày ")
    assert notes["Thiết lập Hệ thống"].endswith("; trước đó: không có chữ.")


def test_csv_has_it_in_the_column_of_notes(amended: Prompt) -> None:
    """With the column's name, as one note column serves all five."""
    said = amended("plan", "export", "2022", "--format", "csv")

    rows = {row[1]: row for row in csv.reader(io.StringIO(said.out))}
    assert rows["V.1"][-1] == f"Chủ trì: {BY_PAPER}"


def test_a_plan_file_says_it_in_comments_and_is_no_difference(amended: Prompt, database: Path) -> None:
    """Comments speak to whoever corrects the file; importing it changes nothing, and brings nothing back."""
    text = amended("plan", "export", "2022").out

    assert f"# chủ trì: {BY_PAPER}" in text
    plan = read_plan(text, name="2022.toml")
    assert "VII.6" not in {task.number for task in plan.tasks}
    with OpenBoard(str(database), user="lan") as board:
        assert board.difference(plan).is_empty


@pytest.mark.parametrize("field", ["new_row", "left_plan", "back_in_plan", "number", "section", "title", "deadline"])
def test_every_kind_of_amendment_names_its_paper(small_board: OpenBoard, field: str) -> None:
    """No change of a signed plan without the number and the day of what allowed it."""
    small_board.apply(EditTask("mau/I.1", (("lead", "Sở Tài chính"),), DECISION), today=TODAY)
    (one,) = small_board.amendments("mau")

    assert "theo 1500/QĐ-UBND ngày 10/05/2022" in amendment_sentence(replace(one, field=field))
