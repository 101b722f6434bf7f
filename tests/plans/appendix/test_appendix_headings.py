"""Headings as offices word them: which column holds what, whatever stands beside it."""

import pytest

from plans.appendix.blocks import Cell, Row, Table, row_of
from plans.appendix.headings import headed

BODY = ["1", "Rà soát thủ tục", "Quý I/2026", "Sở Nội vụ", "Sở Tư pháp", "Báo cáo", "x"]


def fields(*rows: list[str]) -> list[str]:
    """What the columns below these heading rows hold; a repeated heading is one cell over several columns."""
    drawn = []
    for line, words in enumerate(rows, 1):
        origins = [words.index(word) if word else place for place, word in enumerate(words)]
        drawn.append(Row(line, tuple(Cell(word, origin) for word, origin in zip(words, origins, strict=True))))
    table = headed(Table((*drawn, row_of(9, BODY[: len(rows[0])]))))
    assert table is not None
    assert table.first == len(rows)
    return [column.field for column in table.columns]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (
            ["STT", "Nhiệm vụ", "Thời hạn", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm"],
            ["number", "title", "deadline", "lead", "coordinators", "outputs"],
        ),
        (
            ["TT", "NỘI DUNG", "TIẾN ĐỘ", "THỰC HIỆN", "PHỐI HỢP", "KẾT QUẢ"],
            ["number", "title", "deadline", "lead", "coordinators", "outputs"],
        ),
        (
            ["Số TT", "Nhóm nhiệm vụ", "Nhiệm vụ cụ thể", "Thời gian thực hiện", "Đơn vị thực hiện", "Ghi chú"],
            ["number", "", "title", "deadline", "lead", ""],
        ),
        (
            ["TT", "Tên nhiệm vụ", "Thời gian bắt đầu", "Thời gian hoàn thành", "Đơn vị theo dõi", "Đơn vị chủ trì"],
            ["number", "title", "", "deadline", "", "lead"],
        ),
        (
            ["TT", "Công việc", "Lãnh đạo phụ trách", "Chủ trì", "Tiến độ", "Thời hạn hoàn thành"],
            ["number", "title", "", "lead", "", "deadline"],
        ),
        (["Nội dung công việc", "Thời gian hoàn thành"], ["title", "deadline"]),
        (["Đầu việc", "Người chịu trách nhiệm", "Kinh phí"], ["title", "lead", ""]),
    ],
)
def test_one_row_of_headings(heading: list[str], expected: list[str]) -> None:
    """Clear words win over vague ones wherever they stand; columns of other kinds stay apart."""
    assert fields(heading) == expected


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        (
            ["TT", "Nhiệm vụ", "Thời gian", "Thời gian", "Trách nhiệm", "Trách nhiệm"],
            ["", "", "Bắt đầu", "Kết thúc", "Cơ quan chủ trì", "Cơ quan phối hợp"],
            ["number", "title", "", "deadline", "lead", "coordinators"],
        ),
        (
            ["TT", "Nhiệm vụ", "Thời hạn", "Phân công thực hiện", "Phân công thực hiện", "Sản phẩm"],
            ["", "", "", "Đơn vị chủ trì", "Đơn vị phối hợp", ""],
            ["number", "title", "deadline", "lead", "coordinators", "outputs"],
        ),
    ],
)
def test_two_rows_of_headings(upper: list[str], lower: list[str], expected: list[str]) -> None:
    """What stands right above the words counts before the heading of the group."""
    assert fields(upper, lower) == expected


@pytest.mark.parametrize(
    "rows",
    [
        [["Nơi nhận", "KT. CHỦ TỊCH"], ["Như Điều 3", "PHÓ CHỦ TỊCH"]],
        [["TT", "Nội dung chi", "Số tiền", "Nguồn"], ["1", "Hội nghị", "5.000.000", "Ngân sách"]],
        [["UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 1/KH-UBND", "ngày 05 tháng 01 năm 2026"]],
    ],
    ids=["signature", "budget", "letterhead"],
)
def test_other_tables_of_a_document_are_no_appendix(rows: list[list[str]]) -> None:
    """Every signed document has some."""
    assert headed(Table(tuple(row_of(line, row) for line, row in enumerate(rows, 1)))) is None
