"""`board plan import` of signed files: understood before it is written, all or nothing, every refusal in a sentence."""

from pathlib import Path

import pytest

from plans.plan import TaskKind
from plans.plan_file import CELLS, read_plan_file
from tests.board.prompt import Prompt, prompt_on
from tests.plans.appendix.offices_files import (
    DOCUMENTS,
    PLAN_2022,
    Sheet,
    appendix_2022,
    excel_file,
    headings,
    word_file,
)

TEXT_2022 = str(DOCUMENTS / "ke-hoach-2022.txt")
COLUMNS = ("number", *CELLS)
INVALID = Path(__file__).parents[1] / "plans" / "appendix" / "files" / "invalid"


@pytest.fixture
def bare(board_file: Path, capsys: pytest.CaptureFixture[str]) -> Prompt:
    """`board …` on a new board without the shipped plans."""
    board = prompt_on(board_file, capsys)
    board("--empty", "plan", "list")
    return lambda *words: board("--empty", *words)


def rows_of(board: Prompt) -> list[tuple[str, ...]]:
    """Number, section and the words of each cell of every task of 2022."""
    return [
        (
            task["number"], task["section"], task["title"], *task["outputs"],
            task["deadline"]["words"], task["lead"]["words"], task["coordinators"]["words"], *task["lost_cells"],
        )
        for task in board("list", "--plan", "2022", "--json").json
    ]  # fmt: skip


def small(tmp_path: Path, *rows: list[str], name: str = "x.docx") -> str:
    """A Word file with nothing but these rows and their headings."""
    path = tmp_path / name
    path.write_bytes(word_file(Sheet(list(rows)).with_headings([headings(COLUMNS)]), paragraphs=()))
    return str(path)


ROW = ["1", "Việc một", "Báo cáo", "Quý I/2026", "Sở Nội vụ", "Sở Trên Mây"]
FACTS = ("--number", "5/QĐ-UBND", "--signed", "5/1/2026", "--title", "Kế hoạch năm 2026", "--issuer", "UBND tỉnh")


def test_the_text_of_2022_gives_the_same_board_as_the_shipped_plan(bare: Prompt) -> None:
    """Without help: everything stands in the file. A second import changes nothing, not even history."""
    assert bare("plan", "import", TEXT_2022).code == 0

    assert rows_of(bare) == [
        (
            task.number, task.section, task.title, *task.outputs.split("\n"),
            task.deadline, task.lead, task.coordinators, *task.lost,
        )
        for task in PLAN_2022.tasks
        if task.kind is TaskKind.TASK
    ]  # fmt: skip
    again = bare("plan", "import", TEXT_2022, "--json")
    assert (again.code, again.json["imported"], again.json["added"]) == (0, False, [])
    assert len(bare("history", "--json").json) == 1


def test_an_appendix_over_the_plan_that_is_there_leaves_its_body_alone(prompt: Prompt) -> None:
    """The table says nothing about duties and targets, nor about what people wrote on our copy."""
    before = prompt("plan", "show", "2022", "--json").json

    imported = prompt("plan", "import", TEXT_2022, "--json")

    assert (imported.code, imported.json["imported"]) == (0, False)
    assert (imported.json["added"], imported.json["removed"], imported.json["changed"]) == ([], [], [])
    assert prompt("plan", "show", "2022", "--json").json == before


@pytest.mark.parametrize(("make", "name"), [(word_file, "2022.docx"), (excel_file, "2022.xlsx")])
def test_word_and_excel_give_the_same_board(bare: Prompt, tmp_path: Path, make: object, name: str) -> None:
    """The same table as an office would have it."""
    path = tmp_path / name
    sheet = appendix_2022(COLUMNS, merged_sections=True).with_headings([headings(COLUMNS)])
    path.write_bytes(make(sheet))  # type: ignore[operator]

    assert bare("plan", "import", str(path)).code == 0
    from_office = rows_of(bare)
    assert bare("undo").code == 0
    assert bare("plan", "import", TEXT_2022).code == 0
    assert rows_of(bare) == from_office


@pytest.mark.parametrize("kind", ["docx", "xlsx", "toml"])
def test_an_exported_plan_imported_again_changes_nothing(prompt: Prompt, tmp_path: Path, kind: str) -> None:
    """What leaves the board as a file of an office comes back as it was: losses, inferred headings, the body."""
    file = str(tmp_path / f"2022.{kind}")
    assert prompt("plan", "export", "2022", "--format", kind, "-o", file).code == 0
    before = prompt("history", "--json").json

    again = prompt("plan", "import", file, "--json")

    assert (again.code, again.json["imported"]) == (0, False)
    assert prompt("history", "--json").json == before


def test_a_dry_run_shows_what_was_understood_and_writes_nothing(bare: Prompt) -> None:
    """Columns, sections, rows, every reading, everything doubtful by its row."""
    tried = bare("plan", "import", TEXT_2022, "--dry-run")

    assert tried.code == 0
    assert "1 → nhiệm vụ; 2 → sản phẩm; 3 → thời hạn; 4 → chủ trì; 5 → phối hợp" in tried.out
    assert "II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH" in tried.out
    assert "dòng 115 · II.5" in tried.out
    assert "“Qúy I/2022” → 01/01/2022 – 31/03/2022" in tried.out
    assert "“Các sở, ban, ngành tỉnh Nội vụ” → chưa rõ" in tried.out
    assert "Cần xem · ke-hoach-2022.txt:115: dòng không in số thứ tự; số 5 là suy ra" in tried.out
    assert bare("plan", "list", "--json").json == []


def test_a_dry_run_tells_other_programs_the_same(bare: Prompt) -> None:
    """Every row with the readings of its cells; doubts with the row they belong to."""
    understood = bare("plan", "import", TEXT_2022, "--dry-run", "--json").json["understood"]

    assert [column["field"] for column in understood["columns"]] == list(CELLS)
    assert [section["number"] for section in understood["sections"]] == ["II", "III", "IV", "V", "VI", "VII"]
    assert len(understood["rows"]) == 31
    first = understood["rows"][0]
    assert (first["row"], first["number"], first["lost_cells"]) == (115, "II.5", ["title"])
    assert (first["deadline"]["due"], first["lead"]["agencies"]) == ("2022-06-30", ["Trung tâm Giải quyết TTHC"])
    assert (115, "number_inferred") in {(doubt["row"], doubt["kind"]) for doubt in understood["doubts"]}
    assert understood["facts"]["signed"] == "2021-12-23"


def test_what_was_understood_is_written_for_a_person_to_correct(bare: Prompt, tmp_path: Path) -> None:
    """A plan file with the doubts beside the rows; corrected or not, it imports; nothing else is written."""
    file = tmp_path / "2022.toml"

    written = bare("plan", "import", TEXT_2022, "--write", str(file))

    assert written.code == 0
    assert bare("plan", "list", "--json").json == []
    assert len(read_plan_file(file).tasks) == 31
    assert "# ke-hoach-2022.txt:115: dòng không in số thứ tự" in file.read_text(encoding="utf-8")
    assert bare("plan", "import", str(file)).code == 0
    assert len(rows_of(bare)) == 31


def test_what_is_written_of_an_appendix_keeps_the_body_that_the_board_has(prompt: Prompt, tmp_path: Path) -> None:
    """An appendix says nothing of targets and duties; imported by way of a plan file it must not take them away either."""
    file = tmp_path / "2022.toml"
    targets = prompt("target", "list", "--json").json

    assert prompt("plan", "import", TEXT_2022, "--write", str(file)).code == 0
    done = prompt("plan", "import", str(file))

    assert (done.code, "Không có gì khác" in done.out + done.err) == (0, True)
    assert prompt("target", "list", "--json").json == targets
    assert len(targets) > 20


def test_what_the_file_does_not_say_is_asked_for_by_option(bare: Prompt, tmp_path: Path) -> None:
    """All of it at once, each with its option; what was understood so far is shown all the same."""
    file = small(tmp_path, ROW)

    refused = bare("plan", "import", file, "--json")

    assert refused.code == 1
    assert [error["expected"] for error in refused.errors] == ["--number", "--signed", "--title", "--issuer", "--year"]
    assert all(error["message"].startswith("x.docx: trong tệp không thấy") for error in refused.errors)
    assert refused.json["understood"]["rows"][0]["title"] == "Việc một"

    imported = bare("plan", "import", file, *FACTS)
    assert imported.code == 0
    (plan,) = bare("plan", "list", "--json").json
    assert (plan["key"], plan["years"], plan["signed"], plan["secretariat"]) == (
        "2026",
        [2026],
        "2026-01-05",
        "Chưa rõ",
    )


def test_an_option_wins_over_the_file(bare: Prompt) -> None:
    """Whoever types it knows better than the text around the table."""
    assert bare("plan", "import", TEXT_2022, "--key", "mau", "--year", "2023", "--year", "2022").code == 0

    (plan,) = bare("plan", "list", "--json").json
    assert (plan["key"], plan["years"], plan["number"]) == ("mau", [2022, 2023], "2942/QĐ-UBND")


def test_a_day_that_does_not_exist_forbids_the_import(bare: Prompt, tmp_path: Path) -> None:
    """With the row it stands in; nothing is written."""
    file = small(tmp_path, ROW, ["2", "Việc hai", "", "31/4/2026", "Sở Nội vụ", ""])

    refused = bare("plan", "import", file, *FACTS, "--json")

    assert refused.code == 1
    assert [error["where"] for error in refused.errors] == ["x.docx:3: 2.deadline"]
    assert bare("plan", "list", "--json").json == []


def test_an_older_plan_never_lends_its_number_to_a_newer_file(prompt: Prompt, tmp_path: Path) -> None:
    """A table of the same year without number and day: both are asked for, the rest is known from the board."""
    refused = prompt("plan", "import", small(tmp_path, ROW), "--key", "2022", "--json")

    assert [error["expected"] for error in refused.errors] == ["--number", "--signed"]


def test_another_plan_of_the_same_year_is_no_newer_version_of_the_one_that_is_there(
    bare: Prompt, tmp_path: Path
) -> None:
    """A province has several plans a year: only the years would drop all rows of the first."""
    bare("plan", "import", small(tmp_path, ROW), *FACTS[:4], "--title", "Kế hoạch CCHC năm 2026", *FACTS[6:])
    other = small(tmp_path, ["1", "Việc khác", *ROW[2:]], name="y.docx")
    facts = ("--number", "7/KH-UBND", *FACTS[2:4], "--title", "Kế hoạch chuyển đổi số năm 2026", *FACTS[6:])

    refused = bare("plan", "import", other, *facts, "--json")
    named = bare("plan", "import", other, *facts, "--key", "cds-2026")

    assert [(error["where"], error["expected"]) for error in refused.errors] == [("y.docx", "--key")]
    assert named.code == 0
    assert len(bare("list", "--plan", "2026", "--json").json) == 1


def test_options_of_signed_files_are_refused_for_a_plan_file(bare: Prompt, tmp_path: Path) -> None:
    """A plan file says everything itself: correct it there."""
    file = tmp_path / "x.toml"
    file.write_text("", encoding="utf-8")

    assert bare("plan", "import", str(file), "--number", "1/QĐ").code == 2
    assert bare("plan", "import", str(file), "--write", "y.toml").code == 2


@pytest.mark.parametrize(
    "path", [path for path in sorted(INVALID.iterdir()) if path.suffix != ".problems"], ids=lambda path: path.name
)
def test_a_refusal_is_a_sentence_with_its_place(bare: Prompt, path: Path) -> None:
    """Exit code 1, no traceback, no control byte, nothing written."""
    refused = bare("plan", "import", str(path))

    assert refused.code == 1
    assert all(line.startswith(path.name) and line.endswith(".") for line in refused.err.splitlines())
    assert "{" not in refused.err
    assert all(character == "\n" or character.isprintable() for character in refused.err + refused.out)
    assert bare("plan", "list", "--json").json == []


def test_a_file_that_is_not_there_cannot_be_read(bare: Prompt, tmp_path: Path) -> None:
    """That is no mistake of a plan: exit code 4."""
    assert bare("plan", "import", str(tmp_path / "x.docx")).code == 4
    assert bare("plan", "import", str(tmp_path)).code in {1, 4}
