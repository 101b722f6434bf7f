"""Chasing letters at a prompt: who would be chased, the letters with their files, numbers and answers."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from board.__main__ import run
from tests.board.prompt import Prompt


def test_the_plan_of_letters_writes_nothing(prompt: Prompt) -> None:
    """By agency, worst first, with the round that it would be."""
    before = prompt("history", "--json").json

    shown = prompt("letter", "plan")

    assert shown.out.startswith("Sở Nội vụ · 2022 · lần 1\n  2022/IV.5  lần 1  31/12/2021  quá hạn 136 ngày")
    assert prompt("letter", "list", "--json").json == []
    assert prompt("history", "--json").json == before


def test_what_the_office_owes_itself_is_told_with_the_reason(prompt: Prompt) -> None:
    """Văn phòng UBND tỉnh follows the plan of 2022: late work of its own is not forgotten, nor written about to itself."""
    shown, told = prompt("letter", "plan"), prompt("letter", "plan", "--json").json
    refused = prompt("letter", "write", "--agency", "VPUB")

    reason = "4 việc do chính cơ quan theo dõi kế hoạch thực hiện, không lập công văn"
    assert f"Văn phòng UBND tỉnh · 2022 · {reason}\n  2022/VII.3  31/12/2021  quá hạn 136 ngày" in shown.out
    assert "vpub" not in {one["key"] for one in told["agencies"]}
    assert [(one["key"], one["plan"], len(one["items"])) for one in told["own"]] == [("vpub", "2022", 4)]
    assert refused.code == 1
    assert reason in refused.err


def test_letters_are_written_one_file_each(prompt: Prompt, tmp_path: Path) -> None:
    """The table of the paper is the agency's late tasks; the files are named so that they cannot be mixed up."""
    folder = tmp_path / "thu"

    written = prompt(
        "letter", "write", "--agency", "SNV", "--agency", "sở thông tin và truyền thông", "-o", str(folder)
    )

    assert written.code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["don-doc-1-snv-lan-1.docx", "don-doc-2-stttt-lan-1.docx"]
    document = Document(str(folder / "don-doc-1-snv-lan-1.docx"))
    cells = " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "Kế hoạch thanh tra, kiểm tra công tác cán bộ năm 2022" in cells
    assert len(written.out.splitlines()) == 2


def test_a_file_that_somebody_went_on_with_is_never_replaced(prompt: Prompt, tmp_path: Path) -> None:
    """The draft was corrected by hand in Word; printing the letter once more gives it another name, and says which."""
    prompt("letter", "write", "--agency", "SNV", "-o", str(tmp_path))
    (tmp_path / "don-doc-1-snv-lan-1.docx").write_bytes(b"by hand")

    again = prompt("letter", "show", "1", "-o", str(tmp_path))

    assert again.code == 0
    assert "don-doc-1-snv-lan-1-2.docx" in again.err
    assert (tmp_path / "don-doc-1-snv-lan-1.docx").read_bytes() == b"by hand"


def test_a_name_that_ends_in_docx_is_the_file(prompt: Prompt, tmp_path: Path) -> None:
    """It became a folder of that name; one that is there already stays as it is."""
    prompt("letter", "write", "--agency", "SNV")
    named = tmp_path / "z.docx"

    first, second = prompt("letter", "show", "1", "-o", str(named)), prompt("letter", "show", "1", "-o", str(named))

    assert (first.code, second.code) == (0, 0)
    assert sorted(path.name for path in tmp_path.glob("z*")) == ["z-2.docx", "z.docx"]
    assert "z-2.docx" in second.err
    assert "thanh tra" in " ".join(cell.text for table in Document(str(named)).tables for cell in table._cells)


def test_several_letters_need_a_folder(prompt: Prompt, tmp_path: Path) -> None:
    """Refused before anything is recorded, with the way to write one."""
    refused = prompt("letter", "write", "-o", str(tmp_path / "z.docx"))

    assert refused.code == 2
    assert "board letter show SỐ -o TỆP" in refused.err
    assert prompt("letter", "list", "--json").json == []
    assert not (tmp_path / "z.docx").exists()


def test_a_letters_file_goes_to_the_output_for_whoever_has_no_folder_here(
    capfdbinary: pytest.CaptureFixture[bytes], database: Path
) -> None:
    """Over SSH no file of the server is written; nothing but the file is on stdout."""
    line = ("--db", str(database), "--user", "lan", "--today", "16/05/2022")
    assert run([*line, "letter", "write", "--agency", "SNV"]) == 0
    capfdbinary.readouterr()

    assert run([*line, "letter", "show", "1", "-o", "-"]) == 0

    document = Document(BytesIO(capfdbinary.readouterr().out))
    assert any("thanh tra" in cell.text for table in document.tables for row in table.rows for cell in row.cells)


def test_a_folder_that_cannot_be_made_is_told_before_anything_is_recorded(prompt: Prompt, tmp_path: Path) -> None:
    """Letters that are recorded and were never printed would not be written again for ten days."""
    (tmp_path / "thu").write_text("")

    refused = prompt("letter", "write", "-o", str(tmp_path / "thu"))

    assert refused.code == 4
    assert prompt("letter", "list", "--json").json == []


def test_letters_that_were_written_are_not_written_again(prompt: Prompt) -> None:
    """Until the day asked for has passed; the plan says how many wait."""
    prompt("letter", "write", "--reply-by", "31/05/2022")

    again = prompt("letter", "write")
    waiting = prompt("letter", "plan", "--json").json
    escalated = prompt("letter", "write", "--today", "01/06/2022", "--json").json

    assert again.code == 1
    assert "Không có việc nào cần đôn đốc; 13 việc đang chờ cơ quan trả lời." in again.err
    assert [one["items"] for one in waiting["agencies"]] == [[]] * 4
    assert {one["round"] for one in escalated} == {2}
    assert escalated[0]["earlier"][0]["round"] == 1


def test_a_filter_chooses_what_is_asked_for(prompt: Prompt) -> None:
    """One that lets nothing through writes no letter at all, rather than all of them."""
    (letter,) = prompt("letter", "write", "--filter", "mục:VI", "--json").json
    nothing = prompt("letter", "write", "--filter", "mục:VII tình-trạng:trong-hạn")

    assert {item["section"] for item in letter["items"]} == {"VI"}
    assert letter["reply_by"] == "2022-05-26"
    assert nothing.code == 1
    assert len(prompt("letter", "list", "--json").json) == 1


def test_duties_are_chased_when_asked_for(prompt: Prompt) -> None:
    """Every agency's own plan, which the body orders for January: nobody's late task, but owed."""
    plain = prompt("letter", "plan", "--json").json
    with_duties = prompt("letter", "plan", "--duties", "--json").json

    assert len(with_duties["agencies"]) > 20 > len(plain["agencies"])


def test_number_and_answer_are_recorded_and_listed(prompt: Prompt) -> None:
    """What the registry gave, what came back; who has not answered is found."""
    prompt("letter", "write", "--agency", "SNV", "--agency", "STTTT")
    numbered = prompt("letter", "number", "1", "--document", "12/VPUB-NC", "--date", "17/5/2022", "--json").json
    prompt("letter", "reply", "1", "--date", "20/5/2022", "--document", "5/SNV", "--today", "20/5/2022")

    listed = prompt("letter", "list", "--today", "27/05/2022").out.splitlines()
    still_open = prompt("letter", "list", "--open", "--json").json

    assert (numbered["document"], numbered["dated"]) == ("12/VPUB-NC", "2022-05-17")
    assert listed[0].endswith("12/VPUB-NC   17/05/2022  3 việc  trả lời 5/SNV 20/05/2022")
    assert listed[1].endswith("chưa lấy số  16/05/2022  5 việc  quá hạn trả lời 26/05/2022")
    assert [one["number"] for one in still_open] == [2]
    assert prompt("letter", "reply", "1", "--none", "--json").json["replied_on"] is None
    assert prompt("letter", "number", "9", "--document", "1/CV").code == 1


def test_who_has_just_answered_is_not_chased_and_the_plan_says_why(prompt: Prompt) -> None:
    """An answer entered today made the next round due today."""
    prompt("letter", "write", "--agency", "SNV")
    prompt("letter", "reply", "1", "--document", "5/BC-SNV")

    shown, told = prompt("letter", "plan").out, prompt("letter", "plan", "--json").json
    refused = prompt("letter", "write", "--agency", "SNV")

    assert shown.startswith("Sở Nội vụ · 2022 · 3 việc trả lời 16/05/2022, sau 30/05/2022 mới đôn đốc lại\n")
    assert told["agencies"][0]["resting"] == [{"count": 3, "replied_on": "2022-05-16", "until": "2022-05-30"}]
    assert "Không có việc nào cần đôn đốc; 3 việc mới có trả lời, chưa đến lúc đôn đốc lại." in refused.err


def test_a_letter_that_a_later_one_s_answer_answered_is_not_open(prompt: Prompt) -> None:
    """The list of whom to ring up named one that it called answered in the same line."""
    prompt("letter", "write", "--agency", "SNV", "--reply-by", "17/05/2022")
    prompt("letter", "write", "--agency", "SNV", "--today", "18/05/2022")
    prompt("letter", "reply", "2", "--date", "20/5/2022", "--today", "20/5/2022")

    assert "đã trả lời theo công văn 2" in prompt("letter", "list", "--today", "20/05/2022").out
    assert prompt("letter", "list", "--open", "--json", "--today", "20/05/2022").json == []
    assert [one["open"] for one in prompt("letter", "list", "--json", "--today", "17/05/2022").json] == [False, False]


def test_a_letter_is_shown_with_its_table_and_those_before(prompt: Prompt) -> None:
    """As it was on its day, however late it is read."""
    prompt("letter", "write", "--agency", "SNV", "--reply-by", "17/05/2022")
    prompt("letter", "write", "--agency", "SNV", "--today", "18/05/2022")

    shown = prompt("letter", "show", "2", "--today", "30/12/2022").out

    assert "2022/IV.5  lần 2  31/12/2021  quá hạn 138 ngày" in shown
    assert "Đã đôn đốc: lần 1 · chưa lấy số · 16/05/2022 · không trả lời" in shown


def test_show_tells_how_often_a_task_was_chased(prompt: Prompt) -> None:
    """Beside its evidence and its notes."""
    prompt("letter", "write", "--agency", "SNV")

    assert "16/05/2022  Sở Nội vụ  lần 1  chưa lấy số  chờ trả lời đến 26/05/2022" in prompt("show", "IV.1").out
    assert [one["round"] for one in prompt("show", "IV.1", "--json").json["letters"]] == [1]


def test_letters_of_one_agency_are_listed(prompt: Prompt) -> None:
    """By any of its names."""
    prompt("letter", "write")

    assert [one["key"] for one in prompt("letter", "list", "--agency", "so noi vu", "--json").json] == ["snv"]
