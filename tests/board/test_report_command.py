"""`board report`: every kind and format, what it covers, and what it refuses; on the 2022 plan with some months of progress."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from board.dates import today_here
from store.meeting_wishes import CloseMeeting, OpenMeeting, SetCause
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, EditTask, ExtendDeadline, MeasureTarget, MoveTask, Paper
from store.words import Cause, Column
from tests.board.paper_read import Read, read_docx, read_html, read_md, read_xlsx
from tests.board.prompt import Prompt, Said, prompt_on
from tests.conftest import TickingClock

MID_MAY = date(2022, 5, 16)
NEXT_YEAR = date(2023, 3, 16)
"""When everything below is recorded; reports are made as of earlier days."""


@pytest.fixture(scope="session")
def reported_file(shipped_board_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped plans with papers of some months, to copy."""
    path = Path(shutil.copy(shipped_board_file, tmp_path_factory.mktemp("reported") / "board.db"))
    with OpenBoard(str(path), user="lan", clock=TickingClock()) as board:
        board.apply_all(
            [
                CloseDeliverable("2022/VI.1", Paper("16/KH-UBND", date(2022, 1, 31), issuer="UBND tỉnh"), number=1),
                CloseDeliverable("2022/VII.2", Paper("42/KH-UBND", date(2022, 3, 15)), number=1),
                CloseDeliverable("2022/III.1", Paper("1/QĐ-SNV", date(2022, 4, 4)), agency="Sở Nội vụ"),
                CloseDeliverable("2022/III.1", Paper("2/QĐ-STC", date(2022, 4, 5)), agency="Sở Tài chính"),
                CloseDeliverable("2022/IV.3", Paper("9/KH-UBND", date(2021, 12, 1)), number=1),
                CloseDeliverable("2022/VI.4", Paper("300/QĐ-UBND", date(2022, 12, 20)), number=1),
                ExtendDeadline(
                    "2022/V.2", date(2022, 8, 31), Paper("118/UBND-NC", date(2022, 4, 10), issuer="UBND tỉnh")
                ),
                ExtendDeadline("2022/V.2", date(2022, 12, 20), Paper("300/UBND-NC", date(2022, 8, 20))),
                SetCause("2022/IV.1", Cause.NO_MONEY),
                EditTask("2022/IV.1", (("progress", "Đã lấy ý kiến các sở"),)),
                SetCause("2022/VI.2", Cause.NO_MONEY),
                MoveTask("2022/VII.3", Column.DROPPED, Paper("77/UBND-NC", date(2022, 7, 1), issuer="UBND tỉnh")),
                MeasureTarget("2022/I.2.k", Decimal("21.5"), date(2022, 4, 30), document="5/BC-STTTT"),
                MeasureTarget("2022/I.2.k", Decimal(31), date(2022, 11, 30)),
            ],
            today=NEXT_YEAR,
        )
    return path


@pytest.fixture
def board(reported_file: Path, board_file: Path, capsys: pytest.CaptureFixture[str]) -> Prompt:
    """`board …` on a copy of that."""
    shutil.copy(reported_file, board_file)
    return prompt_on(board_file, capsys)


def read(said: Said) -> Read:
    """A report in Markdown, read."""
    assert said.code == 0, said.err
    return read_md(said.out)


def table(found: Read, head: str) -> list[list[str]]:
    """The rows of the table that has such a column."""
    return next(rows[1:] for rows in found.tables if head in rows[0])


def numbers_of(rows: list[list[str]]) -> list[str]:
    """The first cells."""
    return [row[0] for row in rows]


@pytest.mark.parametrize(
    ("kind", "day", "total"),
    [
        ("status", "14/12/2022", 30),
        ("quarter", "14/12/2022", 30),
        ("half-year", "14/06/2022", 31),
        ("nine-months", "14/09/2022", 30),
        ("year", "14/12/2022", 30),
    ],
)
def test_every_kind_of_report_is_made(board: Prompt, kind: str, day: str, total: int) -> None:
    """The day of its numbers stands in the title, the numbers in the first sentence."""
    found = read(board("report", kind, "--today", "14/12/2022"))

    assert "BÁO CÁO" in found.words
    assert f"(số liệu đến ngày {day})" in found.text
    assert f"đến ngày {day} có tổng số {total} nhiệm vụ, trong đó hoàn thành đúng hạn " in found.text


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Tình hình", "Tình hình thực hiện Kế hoạch CCHC năm 2022"),
        ("quý", "trong 6 tháng đầu năm 2022"),
        ("6 tháng", "trong 6 tháng đầu năm 2022"),
        ("9-tháng", "trong 9 tháng đầu năm 2022"),
        ("NĂM", "trong năm 2022"),
    ],
)
def test_a_kind_has_a_vietnamese_name(board: Prompt, typed: str, title: str) -> None:
    """With or without accents, however it is written."""
    assert title in read(board("report", typed)).text


@pytest.mark.parametrize(
    ("shape", "reader"), [("docx", read_docx), ("xlsx", read_xlsx), ("html", read_html), ("md", read_md)]
)
def test_the_ending_of_the_file_says_the_format(board: Prompt, tmp_path: Path, shape: str, reader: object) -> None:
    """Every format holds the same tables."""
    path = tmp_path / f"bao-cao.{shape}"

    said = board("report", "status", "-o", str(path))

    assert (said.code, said.out) == (0, "")
    assert f"Đã ghi báo cáo vào {path}." in said.err
    content: object = path.read_bytes() if shape in ("docx", "xlsx") else path.read_text()
    found = reader(content)  # type: ignore[operator]
    assert _flat(found) == _flat(read(board("report", "status")))


def test_a_format_that_is_named_wins_over_the_ending(board: Prompt, tmp_path: Path) -> None:
    """And an ending that is none is Markdown."""
    path = tmp_path / "bao-cao.txt"
    board("report", "status", "--format", "html", "-o", str(path))
    assert path.read_text().startswith("<!DOCTYPE html>")

    board("report", "status", "-o", str(path))
    assert path.read_text().startswith("**CỘNG HÒA")


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("tháng",), 1, "Giá trị “tháng” của loại báo cáo không hợp lệ"),
        (("status", "--period", "2022-Q1"), 2, "--period chỉ dùng với báo cáo định kỳ"),
        (("quarter", "--period", "2022-Q5"), 1, "Giá trị “2022-Q5” của kỳ báo cáo không hợp lệ"),
        (("half-year", "--period", "2022-Q1"), 1, "Giá trị “2022-Q1” của kỳ báo cáo không hợp lệ"),
        (("quarter", "--period", "2022-Q3"), 2, "Kỳ báo cáo quý III/2022 bắt đầu từ ngày 15/06/2022"),
        (("status", "--since", "hôm kia"), 1, "Giá trị “hôm kia”"),
        (("status", "--since", "01/06/2022"), 2, "Ngày so sánh 01/06/2022 sau ngày số liệu 16/05/2022"),
        (("status", "--since", "last-meeting"), 1, "chưa có phiên họp nào đã kết thúc"),
        (("status", "--since", "01/01/2020"), 1, "bảng chưa ghi nhận gì"),
        (("status", "--filter", "mục:("), 1, "Bộ lọc"),
        (("status", "--plan", "2030"), 1, "Không có kế hoạch “2030”"),
        (("status", "--format", "pdf"), 2, "cần md, html, xlsx, docx"),
        (("status", "--as-of", "01/01/2020"), 1, "bảng chưa ghi nhận gì"),
    ],
)
def test_what_cannot_be_reported_is_refused_in_a_sentence(
    board: Prompt, tmp_path: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    """Nothing is written, and an older report stays."""
    path = tmp_path / "bao-cao.docx"
    path.write_text("cũ")

    said = board("report", *words, "-o", str(path))

    assert said.code == code, said.err
    assert sentence in said.err
    assert "Traceback" not in said.err
    assert path.read_text() == "cũ"


def test_an_empty_board_is_refused_in_one_courteous_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is no plan, so nothing to report on and no office that reports."""
    said = prompt_on(tmp_path / "trong.db", capsys)("report", "status", "--empty")

    assert said.code == 1
    assert said.out == ""
    assert said.err.splitlines()[-1] == "Chưa có kế hoạch nào; nhập bằng “board plan import TỆP”."


def test_a_folder_that_is_not_there_is_refused(board: Prompt, tmp_path: Path) -> None:
    """With the path that was meant."""
    said = board("report", "status", "-o", str(tmp_path / "không có" / "x.docx"))

    assert said.code == 4
    assert "không có" in said.err


def test_in_may_the_quarter_s_report_is_the_half_year_s(board: Prompt) -> None:
    """It takes its place; whoever asked for the quarter is told."""
    said = board("report", "quarter")

    assert "trong 6 tháng đầu năm 2022" in read(said).text
    assert said.err == "Báo cáo 6 tháng đầu năm 2022 thay cho báo cáo quý II/2022 (2022-H1).\n"
    assert board("report", "quarter", "--period", "2022-Q2").out == said.out
    assert board("report", "half-year").err == ""


def test_a_period_that_has_not_ended_says_so(board: Prompt) -> None:
    """Its numbers are those of the day, not of its last day."""
    found = read(board("report", "half-year"))

    assert (
        "Kỳ báo cáo tính từ ngày 15/12/2021 đến ngày 14/06/2022; kết quả có văn bản sau ngày 14/06/2022" in found.text
    )
    assert "Kỳ báo cáo chưa kết thúc, số liệu tính đến ngày 16/05/2022." in found.text


def test_what_was_finished_after_the_period_belongs_to_the_next_one(board: Prompt) -> None:
    """By the paper's own day, whoever recorded it when: VI.4's is of 20/12/2022."""
    year = read(board("report", "year", "--period", "2022", "--today", "16/03/2023"))
    quarter = read(board("report", "quarter", "--period", "2023-Q1", "--today", "16/03/2023", "--plan", "2022"))

    assert "VI.4" not in numbers_of(table(year, "Kết quả thực hiện"))
    assert "hoàn thành đúng hạn 2, hoàn thành quá hạn 1" in year.text
    assert numbers_of(table(quarter, "Kết quả thực hiện")) == ["VI.4"]
    assert "hoàn thành đúng hạn 3, hoàn thành quá hạn 1" in quarter.text


def test_a_status_report_counts_what_the_board_shows(board: Prompt) -> None:
    """Day, filter and all four numbers are those of `status --json`."""
    status = board("status", "--json", "--today", "16/03/2023", "--plan", "2022").json

    text = read(board("report", "status", "--today", "16/03/2023", "--plan", "2022")).text

    assert f"tổng số {status['total']} nhiệm vụ, trong đó hoàn thành đúng hạn {status['done_on_time']}" in text
    assert f"quá hạn {status['overdue']}, thường xuyên {status['ongoing']}; ngoài tổng số: không thực hiện 1." in text
    assert f"Tổng {status['total']} · HT đúng hạn {status['done_on_time']}" in text


def test_a_paper_from_before_the_plan_counts_in_its_first_period(board: Prompt) -> None:
    """IV.3's plan is of 1/12/2021: no report before could have it; the third quarter's has it no more."""
    first = read(board("report", "quarter", "--period", "2022-Q1"))
    third = read(board("report", "quarter", "--period", "2022-Q3", "--today", "14/9/2022"))

    assert numbers_of(table(first, "Kết quả thực hiện")) == ["IV.3", "VI.1"]
    assert "Chưa có sản phẩm nào hoàn thành." in third.text


def test_a_paper_after_the_period_moves_no_day_and_takes_nothing_off_the_board(board: Prompt) -> None:
    """The extension of 20/8 and the decision of 1/7 to drop VII.3 were not there on 14/6."""
    half = read(board("report", "half-year", "--period", "2022-H1", "--today", "16/03/2023"))
    nine = read(board("report", "nine-months", "--period", "2022-9M", "--today", "16/03/2023"))

    assert "tổng số 31 nhiệm vụ" in half.text
    assert "VII.3" in numbers_of(table(half, "Số ngày quá hạn"))
    assert "KHÔNG THỰC HIỆN, TẠM DỪNG" not in half.text
    assert [row[3] for row in table(half, "Gia hạn đến")] == ["31/08/2022"]
    assert "tổng số 30 nhiệm vụ" in nine.text
    assert table(nine, "Tình trạng")[0][0::3] == ["VII.3", "Không thực hiện"]
    assert table(nine, "Tình trạng")[0][4] == "77/UBND-NC ngày 01/07/2022\nUBND tỉnh"
    assert [row[2:] for row in table(nine, "Gia hạn đến")] == [
        ["30/06/2022", "31/08/2022", "118/UBND-NC ngày 10/04/2022\nUBND tỉnh"],
        ["30/06/2022", "20/12/2022", "300/UBND-NC ngày 20/08/2022"],
    ]


def test_late_tasks_stand_worst_first_with_their_causes(board: Prompt) -> None:
    """And with the line of progress; where nobody has said why, that is said."""
    rows = table(read(board("report", "status", "--today", "20/04/2022")), "Số ngày quá hạn")

    days = [int(row[4]) for row in rows]
    assert days == sorted(days, reverse=True)
    causes = {row[0]: row[5] for row in rows}
    assert causes["IV.1"] == "Thiếu kinh phí\nĐã lấy ý kiến các sở"
    assert causes["IV.5"] == "(chưa ghi nguyên nhân)"
    deadlines = {row[0]: row[3] for row in rows}
    assert deadlines["IV.1"] == "“Qúy I/2022”\n31/03/2022"


def test_causes_are_counted_above_the_late_tasks(board: Prompt) -> None:
    """The most frequent first; at the end those without one."""
    rows = table(read(board("report", "status")), "Nguyên nhân chậm")

    assert rows[0] == ["Thiếu kinh phí", "2", "2"]
    assert rows[-1][0] == "Chưa ghi nguyên nhân"


def test_finished_results_stand_with_number_and_day_and_who_finished_them(board: Prompt) -> None:
    """Of a group's task each member's own; the words of the task stand once."""
    rows = table(read(board("report", "status", "--plan", "2022")), "Kết quả thực hiện")

    found = {(row[0], row[2]): (row[1], row[3], row[4]) for row in rows}
    assert found["VI.1", "Sở Thông tin và Truyền thông"][1:] == (
        "Kế hoạch\n16/KH-UBND ngày 31/01/2022\nUBND tỉnh",
        "Đúng hạn",
    )
    assert found["VII.2", "Văn phòng UBND tỉnh"][2] == "Quá hạn 43 ngày"
    assert found["III.1", "Sở Nội vụ"][0].startswith("Rà soát, sắp xếp lại cơ cấu")
    assert found["III.1", "Sở Tài chính"][:2] == ("-nt-", "Quyết định\n2/QĐ-STC ngày 05/04/2022")


def test_what_is_due_next_reaches_to_the_end_of_the_next_period(board: Prompt) -> None:
    """Of a status report: a month ahead."""
    status, half = read(board("report", "status", "--today", "16/06/2022")), read(board("report", "half-year"))

    assert "NHIỆM VỤ SẮP ĐẾN HẠN (từ 16/06/2022 đến 16/07/2022)" in status.text
    assert numbers_of(table(status, "Số ngày còn lại")) == ["II.5", "II.6", "III.5", "IV.4", "V.1", "VII.5"]
    assert "NHIỆM VỤ SẮP ĐẾN HẠN (từ 16/05/2022 đến 14/09/2022)" in half.text
    rows = table(half, "Số ngày còn lại")
    assert [(row[0], row[4]) for row in rows] == [
        *((number, "45") for number in ("II.5", "II.6", "III.5", "IV.4", "V.1", "VII.5")),
        ("V.2", "107"),
    ]
    assert rows[-1][3].endswith("gia hạn đến 31/08/2022")


def test_targets_stand_beside_what_was_measured_by_then(board: Prompt) -> None:
    """A measurement of November is not there in May."""
    may = {row[0]: row[2:] for row in table(read(board("report", "status")), "Yêu cầu")}
    year = {row[0]: row[2:] for row in table(read(board("report", "year", "--today", "14/12/2022")), "Yêu cầu")}

    assert may["I.2.k"] == ["30 %", "21,5 % (30/04/2022)", "còn thiếu 8,5 %"]
    assert year["I.2.k"] == ["30 %", "31 % (30/11/2022)", "đạt"]
    assert may["I.2.a (2)"][1:] == ["chưa có số liệu", ""]
    assert may["I.2.c"][0] == "không nêu số cụ thể"


def test_the_year_s_report_has_both_rates_of_what_came_in_time(board: Prompt) -> None:
    """Against the first deadlines and against the extended ones."""
    year = read(board("report", "year", "--today", "14/12/2022")).text

    assert "Tỷ lệ sản phẩm hoàn thành đúng hạn: " in year
    assert " theo thời hạn ban đầu; " in year
    assert " theo thời hạn đã gia hạn; số sản phẩm được gia hạn: 1." in year
    assert "Tỷ lệ sản phẩm" not in read(board("report", "half-year")).text


def test_the_filter_is_printed_and_narrows_every_table(board: Prompt) -> None:
    """A part must not be taken for the whole; targets are no tasks, so they are left out."""
    found = read(board("report", "status", "--filter", "mục:VI"))

    assert "Phạm vi: chỉ những nhiệm vụ khớp bộ lọc “mục:VI”, không kèm chỉ tiêu." in found.text
    assert "tổng số 6 nhiệm vụ" in found.text
    assert [row[0][:3] for row in found.tables[0][1:]] == ["VI.", "Tổn"]
    late = numbers_of(table(found, "Số ngày quá hạn"))
    assert late
    assert all(number.startswith("VI.") for number in late)
    assert "CHỈ TIÊU" not in found.text


def test_a_filter_that_lets_nothing_through_gives_a_report_of_nothing(board: Prompt) -> None:
    """With sentences where tables would be empty."""
    found = read(board("report", "status", "--filter", "chuyên-viên:khongco"))

    assert "tổng số 0 nhiệm vụ" in found.text
    assert "Không có nhiệm vụ quá hạn." in found.text
    assert "Không có nhiệm vụ nào đến hạn trong thời gian này." in found.text


def test_several_plans_stand_one_below_the_other_and_tasks_under_their_keys(board: Prompt) -> None:
    """Both plans have a section II: its tasks are not mixed."""
    found = read(board("report", "status", "--plan", "2022", "--plan", "2016-2017"))

    sections = numbers_of(found.tables[0][1:])
    assert sections[0] == "Kế hoạch CCHC năm 2022"
    assert "Đề án CCHC năm 2016 - 2017" in sections
    assert sections[-1] == "Tổng số"
    assert "2022/IV.5" in numbers_of(table(found, "Số ngày quá hạn"))
    assert "(ban hành kèm theo Quyết định số 70/QĐ-UBND ngày 15/01/2016" in found.text


def test_a_plan_wholly_in_the_past_says_so(board: Prompt) -> None:
    """On paper and beside it: everything open is late."""
    said = board("report", "status", "--plan", "2016-2017")

    assert "Đề án CCHC năm 2016 - 2017 đã hết thời hạn ngày 31/12/2017." in read(said).text
    assert "Kế hoạch đã hết thời hạn 31/12/2017" in said.err


def test_what_has_changed_since_a_day_is_told(prompt: Prompt) -> None:
    """Or since the last meeting; of each kind of change how many, and which."""
    prompt("meeting", "open")
    prompt("meeting", "close")
    prompt("done", "IV.1", "--document", "5/QĐ-UBND", "--date", "13/5/2022")

    found = read(prompt("report", "status", "--since", "last-meeting", "--today", "01/07/2022")).text

    assert "So với ngày 16/05/2022:" in found
    assert "Hoàn thành: 1 nhiệm vụ (IV.1);" in found
    assert "Mới quá hạn:" in found
    vietnamese = read(prompt("report", "status", "--since", "phiên họp trước", "--today", "01/07/2022")).text
    assert vietnamese == found


def test_a_periodic_report_compares_by_the_papers_own_days_too(board_file: Path, board: Prompt) -> None:
    """What a paper after the period finished is no change of the period."""
    with OpenBoard(str(board_file), user="lan", clock=TickingClock()) as open_board:
        held = open_board.apply(OpenMeeting(("2022",), date(2022, 5, 16)), today=MID_MAY)
        assert held
        open_board.apply(CloseMeeting(1), today=MID_MAY)
        open_board.apply(
            CloseDeliverable("2022/IV.1", Paper("5/QĐ-UBND", date(2022, 6, 20)), number=1), today=date(2022, 6, 30)
        )

    words = ("--since", "last-meeting", "--today", "30/06/2022")
    assert "Hoàn thành: 1 nhiệm vụ (IV.1);" in read(board("report", "status", *words)).text
    half = read(board("report", "half-year", "--period", "2022-H1", *words)).text
    assert "So với ngày 16/05/2022:" in half
    assert "Hoàn thành" not in half


def test_as_of_a_day_the_report_knows_what_was_known_then(prompt: Prompt) -> None:
    """What was recorded later is not in it, and the page says of which day's end it is."""
    prompt("done", "IV.1", "--document", "5/QĐ-UBND", "--date", "13/5/2022")

    now = prompt("status", "--json").json
    with_day = prompt("report", "status", "--as-of", f"{today_here():%d/%m/%Y}")
    found = read(with_day)

    assert f"Số liệu như đã biết vào cuối ngày {today_here():%d/%m/%Y}." in found.text
    assert f"HT quá hạn {now['done_late']}" in found.text


def test_a_report_is_vietnamese_for_every_reader(board: Prompt) -> None:
    """It is an administrative document; only what is said beside it follows the reader."""
    english = board("report", "quarter", "--lang", "en")

    assert english.out == board("report", "quarter").out


def test_a_report_asks_whom_it_is_for(board: Prompt) -> None:
    """A body reports to the one above it: "Kính gửi", and "Như trên" among the recipients (decree 30, annex I, II.9.b)."""
    found = read(board("report", "status"))

    assert "Kính gửi: Ủy ban nhân dân tỉnh Cà Mau" in found.words
    assert found.words[-3:] == ["Như trên;", "……;", "Lưu: VT."]
    assert any(
        line.endswith("Văn phòng Ủy ban nhân dân tỉnh kính báo cáo Ủy ban nhân dân tỉnh Cà Mau xem xét, chỉ đạo./.")
        for line in found.words
    )


def test_a_reader_may_report_and_nothing_is_recorded(board: Prompt) -> None:
    """Whoever may only look may print what they see."""
    before = board("history", "--json").json

    assert board("report", "status", "--user", "khach").code == 0
    assert board("history", "--json").json == before


def _flat(found: Read) -> list[list[list[str]]]:
    return [[[" ".join(cell.split()) for cell in row] for row in rows] for rows in found.tables]
