"""`board report`: every kind and format, what it refuses, and what it says beside the report."""

from pathlib import Path

import pytest

from board.dates import today_here
from tests.board.paper_read import Read, read_docx, read_html, read_md, read_xlsx
from tests.board.prompt import Prompt, prompt_on
from tests.board.reports_made import read


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
def test_every_kind_of_report_is_made(reporting: Prompt, kind: str, day: str, total: int) -> None:
    """The day of its numbers stands in the title, the numbers in the first sentence."""
    found = read(reporting("report", kind, "--today", "14/12/2022"))

    assert "BÁO CÁO" in found.words
    assert f"(số liệu đến ngày {day})" in found.text
    assert f"đến ngày {day} có tổng số {total} nhiệm vụ, trong đó: " in found.text


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Tình hình", "Tình hình thực hiện Kế hoạch cải cách hành chính năm 2022 của tỉnh Cà Mau (số liệu"),
        ("quý", "của tỉnh Cà Mau trong 6 tháng đầu năm (số liệu"),
        ("6 tháng", "của tỉnh Cà Mau trong 6 tháng đầu năm (số liệu"),
        ("9-tháng", "của tỉnh Cà Mau trong 9 tháng đầu năm (số liệu"),
        ("NĂM", "Kết quả thực hiện Kế hoạch cải cách hành chính năm 2022 của tỉnh Cà Mau (số liệu"),
    ],
)
def test_a_kind_has_a_vietnamese_name(reporting: Prompt, typed: str, title: str) -> None:
    """With or without accents, however it is written."""
    assert title in read(reporting("report", typed)).text


@pytest.mark.parametrize(
    ("shape", "reader"), [("docx", read_docx), ("xlsx", read_xlsx), ("html", read_html), ("md", read_md)]
)
def test_the_ending_of_the_file_says_the_format(reporting: Prompt, tmp_path: Path, shape: str, reader: object) -> None:
    """Every format holds the same tables."""
    path = tmp_path / f"bao-cao.{shape}"

    said = reporting("report", "status", "-o", str(path))

    assert (said.code, said.out) == (0, "")
    assert f"Đã ghi báo cáo vào {path}." in said.err
    content: object = path.read_bytes() if shape in ("docx", "xlsx") else path.read_text()
    found = reader(content)  # type: ignore[operator]
    assert _flat(found) == _flat(read(reporting("report", "status")))


def test_a_format_that_is_named_wins_over_the_ending(reporting: Prompt, tmp_path: Path) -> None:
    """And an ending that is none is Markdown."""
    path = tmp_path / "bao-cao.txt"
    reporting("report", "status", "--format", "html", "-o", str(path))
    assert path.read_text().startswith("<!DOCTYPE html>")

    reporting("report", "status", "-o", str(path))
    assert path.read_text().startswith("**CỘNG HÒA")


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("tháng",), 1, "Không có loại báo cáo “tháng”"),
        (("status", "--period", "2022-Q1"), 2, "--period chỉ dùng với báo cáo định kỳ"),
        (("quarter", "--period", "2022-Q5"), 1, "“2022-Q5” không phải kỳ của báo cáo này"),
        (("half-year", "--period", "2022-Q1"), 1, "“2022-Q1” không phải kỳ của báo cáo này"),
        (("quarter", "--period", "2022-Q3"), 2, "Kỳ báo cáo quý III/2022 bắt đầu từ ngày 15/06/2022"),
        (("status", "--since", "hôm kia"), 1, "“hôm kia” không dùng được cho"),
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
    reporting: Prompt, tmp_path: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    """Nothing is written, and an older report stays."""
    path = tmp_path / "bao-cao.docx"
    path.write_text("cũ")

    said = reporting("report", *words, "-o", str(path))

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


def test_a_folder_that_is_not_there_is_refused(reporting: Prompt, tmp_path: Path) -> None:
    """With the path that was meant."""
    said = reporting("report", "status", "-o", str(tmp_path / "không có" / "x.docx"))

    assert said.code == 4
    assert "không có" in said.err


def test_a_plan_wholly_in_the_past_says_so(reporting: Prompt) -> None:
    """On paper and beside it: everything open is late."""
    said = reporting("report", "status", "--plan", "2016-2017")

    assert "Đề án CCHC năm 2016 - 2017 đã hết thời hạn ngày 31/12/2017." in read(said).text
    assert "Kế hoạch đã hết thời hạn 31/12/2017" in said.err


def test_as_of_a_day_the_report_knows_what_was_known_then(prompt: Prompt) -> None:
    """What was recorded later is not in it, and the page says of which day's end it is."""
    prompt("done", "IV.1", "--document", "5/QĐ-UBND", "--date", "13/5/2022")

    now = prompt("status", "--json").json
    with_day = prompt("report", "status", "--as-of", f"{today_here():%d/%m/%Y}")
    found = read(with_day)

    assert f"Số liệu như đã biết vào cuối ngày {today_here():%d/%m/%Y}." in found.text
    assert f"{now['done_late']:02} nhiệm vụ hoàn thành quá hạn" in found.text


def test_a_report_is_vietnamese_for_every_reader(reporting: Prompt) -> None:
    """It is an administrative document; only what is said beside it follows the reader."""
    english = reporting("report", "quarter", "--lang", "en")

    assert english.out == reporting("report", "quarter").out


def test_a_reader_may_report_and_nothing_is_recorded(reporting: Prompt) -> None:
    """Whoever may only look may print what they see."""
    before = reporting("history", "--json").json

    assert reporting("report", "status", "--user", "khach").code == 0
    assert reporting("history", "--json").json == before


def _flat(found: Read) -> list[list[list[str]]]:
    return [[[" ".join(cell.split()) for cell in row] for row in rows] for rows in found.tables]
