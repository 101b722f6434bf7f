"""`board plan export` at a prompt."""

import csv
import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from plans.plan import Plan
from plans.plan_file import read_plan, read_plan_file
from plans.shipped import shipped_plans
from tests.board.prompt import Prompt


def without_lines(plan: Plan) -> Plan:
    """The plan without the lines of the file that it was read from."""
    return replace(plan, tasks=tuple(replace(task, line=0) for task in plan.tasks))


@pytest.mark.parametrize("plan", shipped_plans(), ids=lambda plan: plan.key)
def test_toml_reads_back_equal(prompt: Prompt, plan: Plan) -> None:
    """What leaves the board can come back: facts, sections, rows, clauses, losses, letter for letter."""
    said = prompt("plan", "export", plan.key)

    assert said.code == 0
    assert said.err == ""
    assert without_lines(read_plan(said.out, name="x.toml")) == without_lines(plan)


def test_an_exported_plan_is_no_difference_to_the_board(prompt: Prompt, tmp_path: Path) -> None:
    """The errand: export, correct, look at the difference. Uncorrected there is none."""
    file = tmp_path / "2022.toml"
    prompt("plan", "export", "2942/QĐ-UBND", "-o", str(file))

    said = prompt("plan", "import", str(file), "--dry-run", "--json")

    assert said.json["added"] == said.json["removed"] == said.json["changed"] == []


def test_csv_is_for_a_spreadsheet(prompt: Prompt) -> None:
    """A BOM, a row a task with its section and its number in the plan, nothing that a spreadsheet would run."""
    said = prompt("plan", "export", "2022", "--format", "csv")

    assert said.out.startswith("\ufeff")
    heading, *rows = csv.reader(io.StringIO(said.out.removeprefix("\ufeff")))
    assert heading == ["Mục", "Số", "Nhiệm vụ", "Sản phẩm", "Thời gian", "Chủ trì", "Phối hợp", "Ghi chú"]
    assert len(rows) == 31
    assert rows[0][:3] == ["II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "II.5", "(bản sao mất ô này)"]
    sixth = next(row for row in rows if row[1] == "VI.6")
    assert sixth[3] == "'- Công văn hướng dẫn, đôn đốc, nhắc nhở.\n- Báo cáo kết quả thực hiện."


@pytest.mark.parametrize(
    ("suffix", "begins"), [("docx", b"PK"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("toml", b"#")]
)
def test_the_files_name_tells_its_format(prompt: Prompt, tmp_path: Path, suffix: str, begins: bytes) -> None:
    """Nobody should have to say it twice."""
    file = tmp_path / f"ke-hoach.{suffix}"

    said = prompt("plan", "export", "2022", "-o", str(file))

    assert (said.code, said.out) == (0, "")
    assert str(file) in said.err
    assert file.read_bytes().startswith(begins)


def test_an_export_replaces_the_whole_file(prompt: Prompt, tmp_path: Path) -> None:
    """Whoever has it open meanwhile sees the old one; nothing is left beside it."""
    file = tmp_path / "2022.toml"
    file.write_text("cũ", encoding="utf-8")

    prompt("plan", "export", "2022", "-o", str(file))

    assert read_plan_file(file).key == "2022"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".board")] == []


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_an_office_file_is_not_written_on_a_terminal(
    prompt: Prompt, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Its bytes would only make noise there; the sentence says what to do instead."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    said = prompt("plan", "export", "2022", "--format", kind)

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"Tệp .{kind} không hiện được trên màn hình: dùng -o TỆP")


def test_an_unknown_plan_is_refused(prompt: Prompt) -> None:
    """With those that there are."""
    said = prompt("plan", "export", "2023", "--json")

    assert said.code in (1, 2)
    assert "2022" in prompt("plan", "export", "2023").err


def test_a_folder_that_is_not_there_is_told(prompt: Prompt, tmp_path: Path) -> None:
    """Exit 4, one sentence, no traceback."""
    said = prompt("plan", "export", "2022", "-o", str(tmp_path / "không có" / "x.docx"))

    assert said.code == 4
    assert len(said.err.splitlines()) == 1


def test_a_filter_chooses_rows_and_the_file_says_so(prompt: Prompt, tmp_path: Path) -> None:
    """A part of the appendix must not be taken for the whole."""
    file = tmp_path / "so-noi-vu.xlsx"

    said = prompt("--filter", "mục:IV chủ-trì:SNV", "plan", "export", "2022", "-o", str(file))

    assert said.code == 0
    appendix, remarks = load_workbook(file).worksheets
    numbers = [number for (number,) in appendix.iter_rows(min_row=4, max_col=1, values_only=True)]
    assert numbers == ["IV. CẢI CÁCH CHẾ ĐỘ CÔNG VỤ", "1", "2", "3", "4", "5"]
    assert remarks["B2"].value == "Bảng chỉ gồm những nhiệm vụ khớp “mục:IV chủ-trì:SNV”."


def test_a_plan_file_is_whole_or_nothing(prompt: Prompt) -> None:
    """Read back, a filtered one would drop all other rows."""
    said = prompt("--filter", "mục:IV", "plan", "export", "2022")

    assert (said.code, said.out) == (2, "")
    assert "--format csv, xlsx hoặc docx" in said.err


def test_a_wrong_filter_is_refused_before_anything_is_written(prompt: Prompt, tmp_path: Path) -> None:
    """The sentence points at the word."""
    file = tmp_path / "x.docx"

    said = prompt("--filter", "cột:xanh", "plan", "export", "2022", "-o", str(file))

    assert said.code == 1
    assert not file.exists()
