"""Meetings, decisions and causes at a prompt: what a secretary can do without opening the screen."""

from pathlib import Path

import pytest
from docx import Document

from tests.board.prompt import Prompt


@pytest.fixture
def meeting(prompt: Prompt) -> Prompt:
    """A meeting that goes on, with two decisions."""
    assert prompt("meeting", "open", "--name", "Phiên quý II").code == 0
    words = ("--owner", "Sở Nội vụ", "--due", "30/5/2022", "--task", "IV.1")
    assert prompt("decision", "add", "Trình ban hành quyết định", *words).code == 0
    assert prompt("decision", "add", "Báo cáo Chủ tịch", "--owner", "Chánh Văn phòng").code == 0
    return prompt


def test_a_meeting_is_opened_once_and_gone_on_with(prompt: Prompt) -> None:
    """A second “open” on the same day is the same meeting."""
    first = prompt("meeting", "open", "--json").json
    again = prompt("meeting", "open", "--json").json

    assert first == again
    assert (first["number"], first["goes_on"], first["held_on"], first["plans"]) == (1, True, "2022-05-16", ["2022"])
    assert [one["number"] for one in prompt("meeting", "list", "--json").json] == [1]


def test_an_owner_that_is_nearly_an_agency_is_asked_for_and_a_known_one_told_in_full(meeting: Prompt) -> None:
    """What was recognised must be seen: an abbreviation of three letters is soon mistyped."""
    refused = meeting("decision", "add", "Trình đề án", "--owner", "stt")
    written = meeting("decision", "add", "Trình đề án", "--owner", "stttt")

    assert refused.code != 0
    assert "có phải STTTT (Sở Thông tin và Truyền thông)?" in refused.err
    assert "Sở Thông tin và Truyền thông" in written.err


def test_a_meeting_shows_its_pages(meeting: Prompt) -> None:
    """The four numbers, the late tasks worst first with their causes, the decisions read back."""
    meeting("cause", "IV.1", "chưa thống nhất")

    shown = meeting("meeting", "show").out

    assert shown.startswith("Phiên quý II · 2022 · đang họp\nTổng 31 · ")
    assert "17 nhiệm vụ không cần thảo luận" in shown
    assert shown.index("2022/IV.5") < shown.index("2022/IV.1")
    assert "chưa thống nhất ý kiến" in shown
    assert "[1]  1. Trình ban hành quyết định  Sở Nội vụ        hạn 30/05/2022  2022/IV.1" in shown


def test_a_meeting_s_pages_are_json_too(meeting: Prompt) -> None:
    """For a screen of another program: the numbers are those of status."""
    shown = meeting("meeting", "show", "--json").json
    status = meeting("status", "--json").json

    assert shown["overview"]["overdue"] == status["overdue"] == len(shown["late"])
    assert shown["overview"]["total"] == status["total"]
    assert shown["due"] == {"until": "2022-05-30", "tasks": []}
    assert [one["owner"] for one in shown["decisions"]] == ["Sở Nội vụ", "Chánh Văn phòng"]


def test_a_meeting_shows_the_next_instalment_of_what_is_late(meeting: Prompt) -> None:
    """The last month's report is late, and this month's still falls due before the next meeting."""
    until = ("--today", "25/05/2022")
    meeting("meeting", "close")
    meeting("meeting", "open", "--next", "10/06/2022", *until)

    shown = meeting("meeting", "show", *until).out
    due = meeting("meeting", "show", "--json", *until).json["due"]

    _before, _head, rows = shown.partition("Đến hạn từ nay đến phiên sau 10/06/2022\n")
    assert rows.startswith("  2022/VII.6  còn 6 ngày  31/05/2022  ")
    assert [(one["key"], one["timeliness"], one["due"], one["deliverables"]) for one in due["tasks"]] == [
        ("2022/VII.6", "overdue", "2022-05-31", [5])
    ]


def test_a_meeting_tells_apart_the_targets_of_each_level(meeting: Prompt) -> None:
    """Province and district are asked for the same thing, by different numbers."""
    shown = meeting("meeting", "show").out

    assert "  cấp tỉnh: hồ sơ công việc được xử lý" in shown
    assert "  cấp huyện: hồ sơ công việc được xử lý" in shown


def test_closing_says_the_numbers_and_the_next_meeting_opens_on_the_decisions(meeting: Prompt) -> None:
    """“Next meeting opens on the three”: what was decided, and what became of it."""
    closed = meeting("meeting", "close", "--next", "16/06/2022")
    meeting("done", "IV.1", "--document", "5/QĐ-UBND", "--date", "28/5/2022", "--today", "28/5/2022")

    opened = meeting("meeting", "open", "--today", "16/06/2022")
    shown = meeting("meeting", "show", "--today", "16/06/2022")

    numbers, _blank, *conclusions = closed.out.splitlines()
    assert numbers.startswith("Tổng 31 · ")
    assert conclusions[0] == "Kết luận của phiên này"
    assert [line.split("  ")[1:3] for line in conclusions[1:]] == [
        ["[1]", "1. Trình ban hành quyết định"],
        ["[2]", "2. Báo cáo Chủ tịch"],
    ]
    assert "Phiên họp số 2: Phiên họp ngày 16/06/2022." in opened.err
    assert "Phiên trước: Tổng 31 · " in shown.out
    assert "Từ phiên trước: hoàn thành 1, " in shown.out
    assert "[1]  ✓  đã thực hiện đúng hạn (28/05/2022)  1. Trình ban hành quyết định" in shown.out
    assert "[2]  ·  đang thực hiện                      2. Báo cáo Chủ tịch" in shown.out


def test_decisions_are_listed_with_what_became_of_them(meeting: Prompt) -> None:
    """On any day: the past ones without evidence are those to ask about."""
    meeting("decision", "settle", "2", "kept", "--document", "7/BC-VPUB")

    listed = meeting("decision", "list", "--json", "--today", "01/06/2022").json
    still_open = meeting("decision", "list", "--open", "--today", "01/06/2022").out.splitlines()

    assert "kết quả thực hiện kết luận: 2. đã thực hiện" in meeting("history", "--limit", "1").out
    assert [(one["number"], one["followed"], one["kept_on"]) for one in listed] == [
        (1, "no_evidence", None),
        (2, "kept", "2022-05-16"),
    ]
    assert len(still_open) == 1
    assert "quá hạn, chưa có minh chứng" in still_open[0]


@pytest.mark.parametrize(
    ("typed", "outcome"), [("thôi thực hiện", "withdrawn"), ("da-thuc-hien", "kept"), ("kept", "kept")]
)
def test_what_became_of_a_decision_is_typed_in_vietnamese_too(meeting: Prompt, typed: str, outcome: str) -> None:
    """As columns are in `board move`; what is no outcome is told with the words that are."""
    said = meeting("decision", "settle", "2", typed, "--note", "đã bàn lại", "--document", "7/BC-VPUB")
    wrong = meeting("decision", "settle", "2", "xong xuôi")

    assert said.code == 0
    assert meeting("decision", "list", "--json").json[1]["followed"] == outcome
    assert wrong.code == 1
    assert "đã-thực-hiện (kept), thôi-thực-hiện (withdrawn), chưa-xong (open)" in wrong.err


def test_a_decision_is_edited(meeting: Prompt) -> None:
    """Its words, who and by when."""
    edited = meeting("decision", "edit", "2", "--owner", "VPUB", "--due", "20/5/2022")

    assert "cơ quan thực hiện kết luận: 2. Chánh Văn phòng → 2. Văn phòng UBND tỉnh" in edited.err


def test_a_decision_needs_a_meeting_that_goes_on(prompt: Prompt) -> None:
    """Nothing is decided between meetings."""
    refused = prompt("decision", "add", "x", "--owner", "SNV")

    assert refused.code == 1
    assert "chưa có phiên họp nào" in refused.err


def test_a_task_is_parked_and_taken_up(meeting: Prompt) -> None:
    """Until the end of the meeting."""
    assert meeting("meeting", "park", "VI.2").err == "2022/VI.2 · để lại cuối phiên: Phiên quý II\n"
    assert meeting("meeting", "show", "--json").json["parked"] == ["2022/VI.2"]
    assert meeting("meeting", "park", "VI.2").code == 1
    assert meeting("meeting", "park", "VI.2", "--back").code == 0


def test_a_meeting_is_undone_and_redone(meeting: Prompt) -> None:
    """All of it in one command; the history says so."""
    undone = meeting("meeting", "undo", "1")
    emptied = meeting("meeting", "show", "--json").json
    redone = meeting("redo")

    assert undone.code == redone.code == 0
    assert "hoàn tác cả phiên họp" in undone.err
    assert emptied["decisions"] == []
    assert len(meeting("meeting", "show", "--json").json["decisions"]) == 2
    assert meeting("meeting", "undo", "7").code == 1


def test_what_was_recorded_at_the_prompt_during_a_meeting_is_named_when_it_is_undone(meeting: Prompt) -> None:
    """A prompt knows of no meeting: a cause that was typed there stays, with its number and how it is taken back."""
    number = meeting("cause", "IV.1", "no_money").code or meeting("history", "--limit", "1", "--json").json[0]["number"]

    undone = meeting("meeting", "undo", "1")
    nothing_left = meeting("meeting", "undo", "1")

    said = f"Còn nguyên 1 thao tác ghi ngoài phiên trong lúc họp, số {number}: hoàn tác bằng board undo {number}."
    assert said in undone.err
    assert nothing_left.code == 1
    assert said in nothing_left.err
    assert meeting("undo", str(number)).code == 0
    assert "Còn nguyên" not in meeting("meeting", "undo", "1").err


def test_what_others_changed_since_is_listed_when_a_meeting_stays(meeting: Prompt) -> None:
    """Exit code 3, and each thing in a line."""
    meeting("decision", "edit", "1", "--text", "Trình lại", "--user", "lan")
    meeting("meeting", "close")
    meeting("decision", "settle", "1", "kept", "--document", "1/BC", "--user", "minh")

    refused = meeting("meeting", "undo", "1")

    assert refused.code == 3
    assert "Không hoàn tác được phiên họp số 1: sau đó đã có thay đổi khác ở 2022/IV.1 (" in refused.err
    assert " · minh · " in refused.err


def test_without_a_number_it_is_the_meeting_that_goes_on_or_the_one_closed_last(meeting: Prompt) -> None:
    """What was just held is asked for, whatever day another meeting has: one may be written down with its own day later."""
    meeting("meeting", "close", "--today", "18/5/2022")
    meeting("meeting", "open", "--name", "Phiên trước đó", "--today", "10/5/2022")
    going_on = meeting("meeting", "show", "--json").json
    meeting("meeting", "close")
    closed_last = meeting("meeting", "show", "--json").json

    assert (going_on["number"], going_on["goes_on"]) == (2, True)
    assert (closed_last["number"], closed_last["goes_on"]) == (2, False)
    assert meeting("meeting", "list", "--json").json[0]["number"] == 1


def test_the_conclusions_are_drafted(meeting: Prompt, tmp_path: Path) -> None:
    """For the registry to number: every decision with who and by when."""
    path = tmp_path / "ket-luan.docx"

    assert meeting("meeting", "conclusions", "-o", str(path)).code == 0

    document = Document(str(path))
    cells = " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "Trình ban hành quyết định" in cells
    assert "30/05/2022" in cells


def test_the_notice_of_a_meeting_closed_on_another_day_names_the_day_of_its_numbers(
    meeting: Prompt, tmp_path: Path
) -> None:
    """Numbers that are judged on one day and called another's would be wrong on paper."""
    path = tmp_path / "ket-luan.docx"
    closed = meeting("meeting", "close", "--today", "18/5/2022")

    meeting("meeting", "conclusions", "-o", str(path))

    assert "18/05/2022" in closed.out
    words = [paragraph.text for paragraph in Document(str(path)).paragraphs]
    assert any("Tình hình thực hiện đến ngày 18/05/2022" in one for one in words)
    assert any(one.startswith("Ngày 16/05/2022, ") for one in words)


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("Thiếu kinh phí", "no_money"),
        ("thieu-nhan-luc", "no_people"),
        ("chờ ý kiến cấp trên", "awaits_superior"),
        ("not_agreed", "not_agreed"),
        ("khách quan", "outside"),
        ("chua trien khai", "not_begun"),
    ],
)
def test_a_cause_is_said_in_either_language_with_or_without_marks(prompt: Prompt, typed: str, cause: str) -> None:
    """One of the short list, so that causes can be counted."""
    assert prompt("cause", "IV.1", typed, "--json").json["cause"] == cause
    assert prompt("list", "--filter", f"cause:{cause}", "--json").json[0]["key"] == "2022/IV.1"
    assert prompt("cause", "IV.1", "chưa rõ", "--json").json["cause"] is None


def test_another_cause_is_refused_with_the_list(prompt: Prompt) -> None:
    """Free words could not be counted; they belong in a note."""
    refused = prompt("cause", "IV.1", "lười", "--json")

    assert refused.code == 1
    assert "thiếu kinh phí" in refused.errors[0]["expected"]


def test_tasks_are_filtered_by_cause(prompt: Prompt) -> None:
    """Also those that are late and of which nobody said why."""
    prompt("cause", "IV.1", "khách quan")

    assert len(prompt("list", "--filter", "nguyên-nhân:khách-quan,thiếu-kinh-phí", "--json").json) == 1
    assert len(prompt("list", "--filter", "nguyên-nhân:chưa-rõ tình-trạng:quá-hạn", "--json").json) == 13
    assert prompt("list", "--filter", "nguyên-nhân:x").code == 1


def test_show_tells_cause_and_decisions(meeting: Prompt) -> None:
    """Everything about a task."""
    meeting("cause", "IV.1", "khách quan")

    shown = meeting("show", "IV.1")

    assert "Nguyên nhân chậm     khách quan" in shown.out or "Nguyên nhân chậm  khách quan" in shown.out
    assert "1. Trình ban hành quyết định  Sở Nội vụ  hạn 30/05/2022" in shown.out
    assert [one["text"] for one in meeting("show", "IV.1", "--json").json["decisions"]] == ["Trình ban hành quyết định"]
