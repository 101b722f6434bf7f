"""Periodic reports: which one is made, and that papers count by their own days, whoever recorded them when."""

from datetime import date
from pathlib import Path

from store.meetings.wishes import CloseMeeting, OpenMeeting
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, Paper
from tests.board.prompt import Prompt
from tests.board.reports_made import numbers_of, read, table
from tests.conftest import TickingClock

MID_MAY = date(2022, 5, 16)


def test_in_may_the_quarter_s_report_is_the_half_year_s(reporting: Prompt) -> None:
    """It takes its place; whoever asked for the quarter is told."""
    said = reporting("report", "quarter")

    assert "trong 6 tháng đầu năm (số liệu" in read(said).text
    assert said.err == "Báo cáo 6 tháng đầu năm 2022 thay cho báo cáo quý II/2022 (2022-H1).\n"
    assert reporting("report", "quarter", "--period", "2022-Q2").out == said.out
    assert reporting("report", "half-year").err == ""


def test_a_period_that_has_not_ended_says_so(reporting: Prompt) -> None:
    """Its numbers are those of the day, not of its last day."""
    found = read(reporting("report", "half-year"))

    assert (
        "Kỳ báo cáo tính từ ngày 15/12/2021 đến ngày 14/06/2022; kết quả có văn bản sau ngày 14/06/2022" in found.text
    )
    assert "Kỳ báo cáo chưa kết thúc, số liệu tính đến ngày 16/05/2022." in found.text


def test_what_was_finished_after_the_period_belongs_to_the_next_one(reporting: Prompt) -> None:
    """By the paper's own day, whoever recorded it when: VI.4's is of 20/12/2022."""
    year = read(reporting("report", "year", "--period", "2022", "--today", "16/03/2023"))
    quarter = read(reporting("report", "quarter", "--period", "2023-Q1", "--today", "16/03/2023", "--plan", "2022"))

    assert "VI.4" not in numbers_of(table(year, "Kết quả thực hiện"))
    assert "02 nhiệm vụ hoàn thành đúng hạn; 01 nhiệm vụ hoàn thành quá hạn" in year.text
    assert numbers_of(table(quarter, "Kết quả thực hiện")) == ["VI.4"]
    assert "03 nhiệm vụ hoàn thành đúng hạn; 01 nhiệm vụ hoàn thành quá hạn" in quarter.text


def test_a_paper_from_before_the_plan_counts_in_its_first_period(reporting: Prompt) -> None:
    """IV.3's plan is of 1/12/2021: no report before could have it; the third quarter's has it no more."""
    first = read(reporting("report", "quarter", "--period", "2022-Q1"))
    third = read(reporting("report", "quarter", "--period", "2022-Q3", "--today", "14/9/2022"))

    assert numbers_of(table(first, "Kết quả thực hiện")) == ["IV.3", "VI.1"]
    assert "Chưa có sản phẩm nào hoàn thành." in third.text


def test_a_paper_after_the_period_moves_no_day_and_takes_nothing_off_the_board(reporting: Prompt) -> None:
    """The extension of 20/8 and the decision of 1/7 to drop VII.3 were not there on 14/6."""
    half = read(reporting("report", "half-year", "--period", "2022-H1", "--today", "16/03/2023"))
    nine = read(reporting("report", "nine-months", "--period", "2022-9M", "--today", "16/03/2023"))

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


def test_a_report_up_to_march_knows_no_cause_of_what_was_late_later(reporting: Prompt) -> None:
    """Recorded in April of tasks due in May, a cause would say "2, trong đó đang quá hạn 0" of the first quarter."""
    assert reporting("cause", "VI.1", "khách quan", "--today", "20/04/2022").code == 0

    quarter = read(reporting("report", "quarter", "--period", "2022-Q1", "--today", "16/05/2022")).text

    assert "Khách quan" not in quarter


def test_the_year_s_report_has_both_rates_of_what_came_in_time(reporting: Prompt) -> None:
    """Against the first deadlines and against the extended ones."""
    year = read(reporting("report", "year", "--today", "14/12/2022")).text

    assert "Tỷ lệ sản phẩm hoàn thành đúng hạn: " in year
    assert " theo thời hạn ban đầu; " in year
    waits = "không tính 01 sản phẩm được gia hạn mà thời hạn mới chưa đến"
    assert f" theo thời hạn đã gia hạn, {waits}; số sản phẩm được gia hạn: 01." in year
    assert "Tỷ lệ sản phẩm" not in read(reporting("report", "half-year")).text


def test_a_periodic_report_compares_by_the_papers_own_days_too(board_file: Path, reporting: Prompt) -> None:
    """What a paper after the period finished is no change of the period."""
    with OpenBoard(str(board_file), user="lan", clock=TickingClock()) as open_board:
        held = open_board.apply(OpenMeeting(("2022",), date(2022, 5, 16)), today=MID_MAY)
        assert held
        open_board.apply(CloseMeeting(1), today=MID_MAY)
        open_board.apply(
            CloseDeliverable("2022/IV.1", Paper("5/QĐ-UBND", date(2022, 6, 20)), number=1), today=date(2022, 6, 30)
        )

    words = ("--since", "last-meeting", "--today", "30/06/2022")
    assert "Hoàn thành: 01 nhiệm vụ (IV.1)" in read(reporting("report", "status", *words)).text
    half = read(reporting("report", "half-year", "--period", "2022-H1", *words)).text
    assert "Từ phiên họp ngày 16/05/2022:" in half
    assert "Hoàn thành" not in half
