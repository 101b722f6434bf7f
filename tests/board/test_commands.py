"""The command line on the shipped plans: what other programs and people at a prompt may rely on."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from tests.board.prompt import Prompt, prompt_on


@pytest.fixture
def board(shipped_board_file: Path, board_file: Path, capsys: pytest.CaptureFixture[str]) -> Prompt:
    """`board …` on a board with the two shipped plans."""
    shutil.copy(shipped_board_file, board_file)
    return prompt_on(board_file, capsys)


def test_the_errand_of_a_new_user(board: Prompt) -> None:
    """Find what Sở Tài chính owes this quarter, close one with a document number, undo it, export the calendar."""
    found = board("list", "--filter", "chủ-trì:stc hạn:quý-này")
    assert [line.split()[0] for line in found.out.splitlines()[:-1]] == ["V.1", "V.2"]
    assert found.out.splitlines()[-1].startswith("Tổng 2 ·")

    closed = board("done", "V.1", "--document", "1234/QĐ-UBND", "--date", "10/05/2022")
    assert closed.code == 0
    assert "Hoàn thành" in closed.err
    assert board("show", "V.1", "--json").json["column"] == "done"

    undone = board("undo")
    assert undone.code == 0
    assert board("show", "V.1", "--json").json["column"] == "not_started"

    calendar = board("calendar", "export", "--agency", "stc")
    assert calendar.code == 0


@pytest.mark.parametrize(
    ("today", "in_time", "overdue"), [("28/12/2021", 30, 0), ("16/05/2022", 16, 14), ("21/11/2026", 0, 30)]
)
def test_the_numbers_of_the_2022_plan_on_three_days(board: Prompt, today: str, in_time: int, overdue: int) -> None:
    """With nothing recorded, these are the numbers of the product page; they always add up."""
    status = board("--plan", "2022", "--today", today, "status", "--json").json

    assert (status["total"], status["in_time"], status["overdue"], status["ongoing"]) == (31, in_time, overdue, 1)
    assert sum(row["total"] for row in status["by_section"]) == 31


def test_a_past_plan_says_so_above_the_line(board: Prompt) -> None:
    """Thirty tasks overdue for years is not news: the plan has ended."""
    lines = board("--today", "21/11/2026", "status").out.splitlines()

    past = lines.index("Kế hoạch đã hết thời hạn 31/12/2022 (xem theo ngày: --today)")
    assert lines[past + 1].startswith("Tổng 31 · ")


def test_every_task_of_the_appendix_is_listed_with_its_days(board: Prompt) -> None:
    """The rows that are easy to get wrong, as the issue names them."""
    tasks = {task["number"]: task for task in board("--plan", "2022", "list", "--json").json}

    assert len(tasks) == 31
    assert tasks["IV.5"]["deadline"]["due"] == tasks["VII.3"]["deadline"]["due"] == "2021-12-31"
    assert tasks["V.4"]["timeliness"] == "ongoing"
    assert [one["timeliness"] for one in tasks["VI.6"]["deliverables"]] == ["overdue", "waiting"]
    assert len(tasks["VII.6"]["deliverables"]) == 12
    assert len({one["agency"] for one in tasks["III.1"]["deliverables"]}) == len(tasks["III.1"]["deliverables"]) > 20
    assert len(tasks["III.2"]["deliverables"]) == 1
    assert tasks["III.2"]["doubtful"]
    assert tasks["II.5"]["lost_cells"] == ["title"]
    assert tasks["IV.1"]["coordinators"]["words"] == "Các sở, ban, ngành tỉnh, UBND cấp huyện, cấp xã"


def test_absent_values_are_null_and_lists_are_never_absent(board: Prompt) -> None:
    """Another program must not guess what an empty text means."""
    task = board("show", "2022/V.1", "--json").json

    assert task["officer"] is None
    assert task["notes"] == task["extensions"] == task["lost_cells"] == []
    (owed,) = task["deliverables"]
    assert owed["document"] is None
    assert owed["evidence"] == []


def test_options_stand_before_or_after_the_subcommand(board: Prompt) -> None:
    """A person adds `--plan` where they think of it."""
    before = board("--plan", "2016-2017", "list")
    after = board("list", "--plan", "2016-2017")

    assert before.out == after.out
    assert "III.1.3.3" in before.out


def test_duties_of_the_body_stand_outside_the_numbers(board: Prompt) -> None:
    """What the body of the plan orders is no row of the appendix."""
    duties = board("list", "--duties", "--json").json

    assert duties[0]["key"] == "2022/TH.1"
    assert all(duty["duty"] for duty in duties)


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(board: Prompt) -> None:
    """A BOM for Excel; a cell that begins like a formula gets an apostrophe."""
    board("edit", "V.1", "tiến-độ==HYPERLINK(1)")

    text = board("list", "--csv").out

    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 32
    assert next(row for row in rows if row[0] == "2022/V.1")[-1] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("column", ["in_progress", "đang thực hiện", "dang-thuc-hien", "Đang thực hiện"])
def test_a_column_is_known_by_every_name(board: Prompt, column: str) -> None:
    """In Vietnamese or English, with or without accents."""
    assert board("move", "V.1", column).code == 0
    assert board("show", "V.1", "--json").json["column"] == "in_progress"


def test_done_without_evidence_waits_for_a_signature(board: Prompt) -> None:
    """It succeeds, puts the task in review and says so on stderr."""
    moved = board("move", "V.1", "done", "--json")

    assert moved.code == 0
    assert "Trình ký" in moved.err
    assert moved.json["column"] == "in_review"
    assert moved.json["no_evidence"]


def test_dropping_a_task_needs_its_paper(board: Prompt) -> None:
    """Refused without it, done with it; then the task stands outside the total."""
    refused = board("move", "V.1", "dropped")
    moved = board("move", "V.1", "không thực hiện", "--document", "9/CV-UBND", "--date", "1/4/2022")

    assert refused.code == 1
    assert "số và ngày của văn bản" in refused.err
    assert moved.code == 0
    assert board("status", "--json").json["dropped"] == 1


def test_an_unclear_deliverable_is_refused_with_the_list(board: Prompt) -> None:
    """III.1 is owed by every department and district: one of them must be named."""
    paper = ("--document", "7/QĐ-STC", "--date", "10/05/2022")

    refused = board("done", "III.1", *paper)
    closed = board("done", "III.1", *paper, "--agency", "so tai chinh", "--json")

    assert refused.code == 1
    assert "4 · Sở Tài chính · Quyết định · 31/12/2022" in refused.err
    assert closed.code == 0
    done = [one["agency"] for one in closed.json["deliverables"] if one["done_on"]]
    assert done == ["Sở Tài chính"]


def test_a_result_that_is_no_paper_closes_with_a_note(board: Prompt) -> None:
    """A class was held: there is a day and a note, no number."""
    missing = board("done", "II.7", "--date", "1/3/2022", "--no-document")
    closed = board("done", "II.7", "--date", "1/3/2022", "--no-document", "--note", "Đã mở 02 lớp", "--json")

    assert missing.code == 2
    assert closed.json["deliverables"][0]["evidence"][0]["note"] == "Đã mở 02 lớp"
    assert closed.json["deliverables"][0]["document"] is None


def test_a_paper_of_tomorrow_is_refused(board: Prompt) -> None:
    """Evidence may predate the plan but not the day of judging."""
    assert board("done", "V.1", "--document", "1/QĐ", "--date", "17/05/2022").code == 1


def test_evidence_comes_and_goes(board: Prompt) -> None:
    """A paper that does not close starts the task; withdrawing it by its number takes it away again."""
    added = board("evidence", "add", "V.1", "--document", "3/CV-STC", "--date", "3/5/2022", "--json")
    withdrawn = board("evidence", "withdraw", "V.1", "--document", "3/CV-STC", "--json")

    assert added.json["column"] == "in_progress"
    assert added.json["deliverables"][0]["evidence"][0]["closes"] is False
    assert withdrawn.json["deliverables"][0]["evidence"] == []


def test_an_extension_keeps_the_first_deadline(board: Prompt) -> None:
    """The new day counts, the old one is never lost."""
    extended = board("extend", "V.1", "--to", "31/8/2022", "--document", "5/CV-UBND", "--date", "10/5/2022", "--json")

    (owed,) = extended.json["deliverables"]
    assert (owed["due"], owed["original_due"]) == ("2022-08-31", "2022-06-30")
    assert extended.json["extensions"][0]["document"] == "5/CV-UBND"


def test_fields_are_set_by_their_vietnamese_names(board: Prompt) -> None:
    """The officer and the line of progress are what people add every day."""
    edited = board("edit", "V.1", "chuyên-viên=lan", "tien do=Đang lấy ý kiến", "--json")

    assert (edited.json["officer"], edited.json["progress"]) == ("lan", "Đang lấy ý kiến")
    assert board("list", "--filter", "chuyên-viên:tôi").out.startswith("V.1 ")


def test_somebody_else_was_faster(board: Prompt) -> None:
    """A version that is no longer the task's gives 3 and changes nothing."""
    board("note", "V.1", "một")

    late = board("note", "V.1", "hai", "--if-version", "1", "--json")

    assert late.code == 3
    assert late.errors[0]["where"] == "2022/V.1"
    assert [note["text"] for note in board("show", "V.1", "--json").json["notes"]] == ["một"]


def test_undo_and_redo_say_what_they_did(board: Prompt) -> None:
    """And when there is nothing left they are refused."""
    board("note", "V.1", "ghi nhớ")

    assert "2022/V.1" in board("undo").err
    assert board("redo", "--json").json["tasks"] == ["2022/V.1"]
    assert board("redo").code == 1


def test_history_of_one_task(board: Prompt) -> None:
    """Who, what, and what it was before."""
    board("move", "V.1", "in_progress")
    board("note", "V.2", "chuyện khác")

    (action,) = board("history", "V.1", "--json").json

    assert (action["who"], action["wish"], action["tasks"]) == ("lan", "move", ["2022/V.1"])
    assert {"task": "2022/V.1", "field": "column", "before": "not_started", "after": "in_progress"} in action["changes"]
    assert "Chưa thực hiện → Đang thực hiện" in board("history", "V.1").out


def test_show_says_words_and_reading_side_by_side(board: Prompt) -> None:
    """The document's own words in quotes, ours beside them."""
    shown = board("show", "IV.1").out

    assert "“Qúy I/2022” → 01/01/2022 – 31/03/2022" in shown
    assert "quá hạn 46 ngày" in shown


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (("show", "VI.66"), 1, "Không có nhiệm vụ “2022/VI.66”"),
        (("show", "VI.6", "--plan", "2022", "--plan", "2016-2017"), 1, "2022/VI.6"),
        (("list", "--plan", "2031"), 1, "hiện có: 2022, 2016-2017"),
        (("list", "--filter", "màu:đỏ"), 1, "“màu” không phải tên trường nào"),
        (("move", "V.1", "nửa chừng"), 1, "đang thực hiện"),
        (("list", "--today", "31/02/2022"), 1, "ngày/tháng/năm"),
        (("done", "V.1", "--document", "1/QĐ"), 2, "--date"),
        (("lst",), 2, "có phải list?"),
        (("list", "--colour"), 2, "--colour"),
        (("plan",), 2, "list, show, check, import"),
        (("plan", "import", "/khong/co.toml"), 4, "/khong/co.toml"),
        (("read-deadline", "Quý V/2022", "--year", "2022"), 1, "Quý V"),
    ],
)
def test_what_is_refused_is_said_in_a_sentence(board: Prompt, words: tuple[str, ...], code: int, part: str) -> None:
    """One readable sentence on stderr, nothing on stdout, and the exit code of its kind."""
    said = board(*words)

    assert said.code == code
    assert said.out == ""
    assert part in said.err
    assert "Traceback" not in said.err


def test_errors_are_json_where_json_was_asked_for(board: Prompt) -> None:
    """Where, found, expected and the sentence: for usage and for refusals alike."""
    for words in (("show", "VI.66"), ("done", "V.1"), ("list", "--filter", "cột:tím")):
        (error,) = board(*words, "--json").errors
        assert set(error) == {"where", "found", "expected", "message"}


def test_what_was_typed_is_cleaned_where_it_enters(board: Prompt) -> None:
    """An escape code in a note acts nowhere: neither in the terminal nor in JSON."""
    board("note", "V.1", "xem\x1b[2J\u202eđây")

    assert "\x1b" not in board("show", "V.1").out + board("history").out
    assert board("show", "V.1", "--json").json["notes"][0]["text"] == "xem\ufffd[2J\ufffdđây"


def test_plans_are_listed_and_shown(board: Prompt) -> None:
    """With what our copy has lost, said and not hidden."""
    assert [plan["key"] for plan in board("plan", "list", "--json").json] == ["2022", "2016-2017"]

    plan = board("plan", "show", "2942/QĐ-UBND", "--json").json

    assert plan["signed"] == "2021-12-23"
    assert plan["lost"]
    assert any(clause["kind"] == "target" for clause in plan["clauses"])


def test_a_plan_is_checked_before_it_is_trusted(board: Prompt) -> None:
    """What was lost, what nobody understands, and who coordinates their own task: to be looked at by a person."""
    checked = board("plan", "check", "2022", "--json")

    assert checked.code == 0
    assert (checked.json["plan"], checked.json["tasks"], checked.json["errors"]) == ("2022", 31, [])
    doubts = {(doubt["where"], doubt["kind"]) for doubt in checked.json["warnings"]}
    assert {
        ("2022/II.5: title", "lost"),
        ("2022/III.2: lead", "lead_unclear"),
        ("2022/III.4: coordinators", "lead_coordinates"),
    } <= doubts


def test_a_broken_plan_file_is_told_line_by_line(board: Prompt, tmp_path: Path) -> None:
    """All mistakes of content at once; exit code 1."""
    file = tmp_path / "2026.toml"
    file.write_text('[plan]\nkey = "2026"\nsigned = "hôm qua"\n\n[[task]]\nnumber = "I.1"\nsection = "IX"\n')

    checked = board("plan", "check", str(file), "--json")

    assert checked.code == 1
    assert {error["where"].split(":")[0] for error in checked.json["errors"]} == {"2026.toml"}
    assert len(checked.json["errors"]) > 3


def test_an_import_shows_the_difference_first(board: Prompt, tmp_path: Path) -> None:
    """A dry run writes nothing; an import can be undone; the same file again changes nothing; another one is refused."""
    text = (Path(__file__).parents[2] / "plans" / "2022.toml").read_text(encoding="utf-8")
    file = tmp_path / "2031.toml"
    file.write_text(text.replace('key = "2022"', 'key = "2031"', 1), encoding="utf-8")

    tried = board("plan", "import", str(file), "--dry-run", "--json").json
    assert not tried["imported"]
    assert len(board("plan", "list", "--json").json) == 2

    assert board("plan", "import", str(file)).code == 0
    again = board("plan", "import", str(file), "--json")
    assert (again.code, again.json["imported"], again.json["added"]) == (0, False, [])

    file.write_text(file.read_text(encoding="utf-8").replace("Qúy I/2022", "Quý II/2022", 1), encoding="utf-8")
    changed = board("plan", "import", str(file))
    assert changed.code == 1
    assert "IV.1" in changed.out

    assert board("undo").code == 0
    assert len(board("plan", "list", "--json").json) == 2


def test_agencies_are_edited_in_the_database(board: Prompt) -> None:
    """A new department joins a group; a group is not an agency."""
    assert board("agency", "add", "Sở Du lịch", "--abbreviation", "SDL").code == 0
    joined = board("agency", "members", "các sở, ban, ngành tỉnh", "--add", "so du lich", "--json")

    assert "Sở Du lịch" in [member["name"] for member in joined.json["members"]]
    assert board("agency", "edit", "SDL", "viết-tắt=SDLCM").code == 0
    assert any(agency["abbreviation"] == "SDLCM" for agency in board("agency", "list", "--json").json)
    assert board("agency", "members", "Sở Nội vụ").code == 1


def test_words_are_tried_before_they_are_trusted(board: Prompt) -> None:
    """The readers of deadlines and of agencies, one cell at a time."""
    deadline = board("read-deadline", "Quý II/2022", "--year", "2022", "--json").json
    party = board("read-agencies", "Sở Nội vụ; Sở Trên Mây", "--json").json

    assert (deadline["kind"], deadline["start"], deadline["due"]) == ("quarter", "2022-04-01", "2022-06-30")
    assert (party["agencies"], party["unknown"]) == (["Sở Nội vụ"], ["Sở Trên Mây"])


def test_a_doctor_looks_and_changes_nothing(board: Prompt, tmp_path: Path) -> None:
    """Version, schema, integrity; where there is no database none is made."""
    assert {"schema", "integrity", "board"} <= {one["name"] for one in board("doctor", "--json").json["findings"]}

    absent = board("doctor", "--db", str(tmp_path / "không-có.db"))

    assert absent.code == 4
    assert not (tmp_path / "không-có.db").exists()


def test_a_file_that_is_no_database_is_told(board: Prompt, tmp_path: Path) -> None:
    """One sentence and exit code 4."""
    file = tmp_path / "thư.txt"
    file.write_text("Kính gửi " * 100)

    said = board("list", "--db", str(file))

    assert said.code == 4
    assert "không phải cơ sở dữ liệu" in said.err


def test_an_empty_board_stays_empty(board: Prompt, tmp_path: Path) -> None:
    """`--empty` at the first start leaves the plans out for good; the agencies are there to read plans with."""
    place = ("--db", str(tmp_path / "mới.db"))

    assert board(*place, "--empty", "plan", "list", "--json").json == []
    assert board(*place, "plan", "list", "--json").json == []
    assert board(*place, "agency", "list", "--json").json


def test_help_is_in_vietnamese(board: Prompt) -> None:
    """Every subcommand in a line, the shared options once, nothing in English from the library."""
    main, one = board("--help").out, board("extend", "--help").out

    assert "Cách dùng: board" in main
    assert "gia hạn theo văn bản" in main
    assert "[bắt buộc]" in one
    assert not {"Usage", "Options", "Commands", "required", "Show this"} & set((main + one).replace(":", " ").split())
