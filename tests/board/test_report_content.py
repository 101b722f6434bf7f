"""What a report says: its numbers and lists, each with what an office needs to check it."""

import pytest

from tests.board.prompt import Prompt
from tests.board.reports_made import numbers_of, read, table


def test_a_status_report_counts_what_the_board_shows(reporting: Prompt) -> None:
    """Day, filter and all four numbers are those of `status --json`."""
    status = reporting("status", "--json", "--today", "16/03/2023", "--plan", "2022").json

    text = read(reporting("report", "status", "--today", "16/03/2023", "--plan", "2022")).text

    assert f"tổng số {status['total']} nhiệm vụ, trong đó: {status['done_on_time']:02} nhiệm vụ hoàn thành" in text
    assert f"{status['overdue']:02} nhiệm vụ quá hạn; {status['ongoing']:02} nhiệm vụ thường xuyên; " in text
    assert "; ngoài tổng số có 01 nhiệm vụ không thực hiện." in text
    assert "HT đúng hạn" not in text


def test_late_tasks_stand_worst_first_with_their_causes(reporting: Prompt) -> None:
    """And with the line of progress; where nobody has said why, that is said."""
    rows = table(read(reporting("report", "status", "--today", "20/04/2022")), "Số ngày quá hạn")

    days = [int(row[4]) for row in rows]
    assert days == sorted(days, reverse=True)
    causes = {row[0]: row[5] for row in rows}
    assert causes["IV.1"] == "Thiếu kinh phí\nĐã lấy ý kiến các sở"
    assert causes["IV.5"] == "(chưa ghi nguyên nhân)"
    deadlines = {row[0]: row[3] for row in rows}
    assert deadlines["IV.1"] == "“Qúy I/2022”\n31/03/2022"


def test_causes_are_counted_above_the_late_tasks(reporting: Prompt) -> None:
    """The most frequent first; at the end those without one."""
    rows = table(read(reporting("report", "status")), "Nguyên nhân chậm")

    assert rows[0] == ["Thiếu kinh phí", "2", "2"]
    assert rows[-1][0] == "Chưa ghi nguyên nhân"


def test_finished_results_stand_with_number_and_day_and_who_finished_them(reporting: Prompt) -> None:
    """Of a group's task each member's own; the words of the task stand once."""
    rows = table(read(reporting("report", "status", "--plan", "2022")), "Kết quả thực hiện")

    found = {(row[0], row[2]): (row[1], row[3], row[4]) for row in rows}
    assert found["VI.1", "Sở Thông tin và Truyền thông"][1:] == (
        "Kế hoạch\n16/KH-UBND ngày 31/01/2022\nUBND tỉnh",
        "Đúng hạn",
    )
    assert found["VII.2", "Văn phòng UBND tỉnh"][2] == "Quá hạn 43 ngày"
    assert found["III.1", "Sở Nội vụ"][0].startswith("Rà soát, sắp xếp lại cơ cấu")
    assert found["III.1", "Sở Tài chính"][:2] == ("-nt-", "Quyết định\n2/QĐ-STC ngày 05/04/2022")


def test_what_is_due_next_reaches_to_the_end_of_the_next_period(reporting: Prompt) -> None:
    """Of a status report: a month ahead. Of what recurs each instalment, though earlier ones are late."""
    status, half = read(reporting("report", "status", "--today", "16/06/2022")), read(reporting("report", "half-year"))

    assert "NHIỆM VỤ ĐẾN HẠN TRONG KỲ TỚI (từ 16/06/2022 đến 16/07/2022)" in status.text
    assert numbers_of(table(status, "Số ngày còn lại")) == [
        *("II.5", "II.6", "III.5", "IV.4", "V.1", "VII.5"),
        "VII.6",
    ]
    assert "NHIỆM VỤ ĐẾN HẠN TRONG KỲ TỚI (từ 16/05/2022 đến 14/09/2022)" in half.text
    rows = table(half, "Số ngày còn lại")
    assert [(row[0], row[4]) for row in rows] == [
        ("VII.6", "15"),
        *((number, "45") for number in ("II.5", "II.6", "III.5", "IV.4", "V.1", "VII.5", "VII.6")),
        ("VII.6", "76"),
        ("V.2", "107"),
        ("VII.6", "107"),
    ]
    assert rows[-2][3].endswith("gia hạn đến 31/08/2022")
    assert rows[0][1].endswith("\ntháng 5/2022")
    assert rows[0][3] == "“Mỗi tháng 01 lần”\n31/05/2022"


def test_what_is_due_next_begins_the_day_after_a_period_that_is_over(reporting: Prompt) -> None:
    """The last day of a period is its own: what is due on it is no business of the next one."""
    quarter = read(reporting("report", "quarter", "--today", "20/03/2022"))

    assert "NHIỆM VỤ ĐẾN HẠN TRONG KỲ TỚI (từ 15/03/2022 đến 14/06/2022)" in quarter.text


def test_targets_stand_beside_what_was_measured_by_then(reporting: Prompt) -> None:
    """A measurement of November is not there in May."""
    may = {row[0]: row[2:] for row in table(read(reporting("report", "status")), "Yêu cầu")}
    year = {row[0]: row[2:] for row in table(read(reporting("report", "year", "--today", "14/12/2022")), "Yêu cầu")}

    assert may["I.2.k"] == ["30%", "21,5% (30/04/2022)", "còn thiếu 8,5 điểm %"]
    assert year["I.2.k"] == ["30%", "31% (30/11/2022)", "đạt"]
    assert may["I.2.a (2)"][1:] == ["chưa có số liệu", ""]
    assert may["I.2.c"][0] == "không nêu số cụ thể"


def test_each_number_of_a_clause_says_what_it_is_the_number_of(reporting: Prompt) -> None:
    """Four indices stand in one clause; each row must tell which it is."""
    said = {row[0]: row[1] for row in table(read(reporting("report", "status")), "Yêu cầu")}

    assert said["I.2.a (1)"].startswith("Phấn đấu tăng ít nhất 05 bậc")
    assert said["I.2.a (2)"] == "-nt-\nVị trí xếp hạng của Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)\n(năm 2022)"
    for clause in ("I.2.a", "I.2.b", "I.2.d", "I.2.g", "I.2.i"):
        rows = [words for place, words in said.items() if place.startswith(f"{clause} (")]
        assert len(rows) == len(set(rows)) > 1, clause
    assert "I.2.k" in said
    assert said["I.2.k"].count("\n") == 1


def test_the_filter_is_printed_and_narrows_every_table(reporting: Prompt) -> None:
    """A part must not be taken for the whole; targets are no tasks, so they are left out."""
    found = read(reporting("report", "status", "--filter", "mục:VI"))

    assert "Phạm vi: chỉ những nhiệm vụ khớp bộ lọc “mục:VI”, không kèm chỉ tiêu." in found.text
    assert "tổng số 06 nhiệm vụ" in found.text
    assert [row[0][:3] for row in found.tables[0][1:]] == ["VI.", "Tổn"]
    late = numbers_of(table(found, "Số ngày quá hạn"))
    assert late
    assert all(number.startswith("VI.") for number in late)
    assert "CHỈ TIÊU" not in found.text


def test_a_filter_that_lets_nothing_through_gives_a_report_of_nothing(reporting: Prompt) -> None:
    """With sentences where tables would be empty."""
    found = read(reporting("report", "status", "--filter", "chuyên-viên:khongco"))

    assert "tổng số 0 nhiệm vụ" in found.text
    assert "Không có nhiệm vụ quá hạn." in found.text
    assert "Không có nhiệm vụ nào đến hạn trong thời gian này." in found.text


def test_several_plans_stand_one_below_the_other_and_tasks_under_their_keys(reporting: Prompt) -> None:
    """Both plans have a section II: its tasks are not mixed."""
    found = read(reporting("report", "status", "--plan", "2022", "--plan", "2016-2017"))

    sections = numbers_of(found.tables[0][1:])
    assert sections[0] == "Kế hoạch CCHC năm 2022"
    assert "Đề án CCHC năm 2016 - 2017" in sections
    assert sections[-1] == "Tổng số"
    assert "2022/IV.5" in numbers_of(table(found, "Số ngày quá hạn"))
    assert "(ban hành kèm theo Quyết định số 70/QĐ-UBND ngày 15/01/2016" in found.text


def test_what_has_changed_since_a_day_is_told(prompt: Prompt) -> None:
    """Or since the last meeting; of each kind of change how many, and which."""
    prompt("meeting", "open")
    prompt("meeting", "close")
    prompt("done", "IV.1", "--document", "5/QĐ-UBND", "--date", "13/5/2022")

    found = read(prompt("report", "status", "--since", "last-meeting", "--today", "01/07/2022")).text

    assert "Từ phiên họp ngày 16/05/2022:" in found
    assert "Hoàn thành: 01 nhiệm vụ (IV.1)" in found
    assert "Phát sinh quá hạn:" in found
    vietnamese = read(prompt("report", "status", "--since", "phiên họp trước", "--today", "01/07/2022")).text
    assert vietnamese == found
    both = ("--plan", "2022", "--plan", "2016-2017")
    assert (
        "Hoàn thành: 01 nhiệm vụ (2022/IV.1)" in read(prompt("report", "status", "--since", "last-meeting", *both)).text
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Phiên họp Ban Chỉ đạo CCHC", "Từ phiên họp Ban Chỉ đạo CCHC ngày 16/05/2022: không có thay đổi."),
        ("quý II", "Từ phiên họp quý II ngày 16/05/2022: không có thay đổi."),
    ],
)
def test_a_report_right_after_a_meeting_names_the_meeting(prompt: Prompt, name: str, said: str) -> None:
    """Compared with the same day it would seem to say nothing: what it is compared with is the meeting."""
    prompt("meeting", "open", "--name", name)
    prompt("meeting", "close")

    assert said in read(prompt("report", "status", "--since", "last-meeting")).text


def test_a_report_asks_whom_it_is_for(reporting: Prompt) -> None:
    """A body reports to the one above it: "Kính gửi", and "Như trên" among the recipients (decree 30, annex I, II.9.b)."""
    found = read(reporting("report", "status"))

    assert "Kính gửi: Ủy ban nhân dân tỉnh Cà Mau" in found.words
    assert found.words[-3:] == ["Như trên;", "……;", "Lưu: VT."]
    assert any(
        line.endswith("Văn phòng Ủy ban nhân dân tỉnh kính báo cáo Ủy ban nhân dân tỉnh Cà Mau xem xét, chỉ đạo./.")
        for line in found.words
    )
