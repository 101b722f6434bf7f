"""What a paper changed in a row, and what was only put right in our copy, is told apart with the old words."""

from dataclasses import replace
from datetime import UTC, date, datetime

from board.said.amendment import amendment_words
from board.said.difference import difference_lines, difference_summary
from board.screens.widgets.task_log import amendment_lines
from board.screens.widgets.task_sheet import TaskSheet
from store.plan_import.views import CellDifferenceView, DifferenceView, RowDifferenceView
from store.task_views import AmendmentView
from tests.board.details_made import detail
from tests.board.tasks_made import TODAY

BY_PAPER = AmendmentView(
    task="2022/IV.1",
    field="deadline",
    before="Qúy I/2022",
    after="Quý II/2022",
    kind="paper",
    document="1500/QĐ-UBND",
    date=date(2022, 5, 10),
    issuer="Chủ tịch UBND tỉnh",
    who="lan",
    at=datetime(2022, 5, 12, 18, 30, tzinfo=UTC),
    action=7,
)
OUR_COPY = replace(BY_PAPER, field="title", before="", after="Tên", kind="transcription", document="", date=None)
NOTHING = DifferenceView("2022", False, (), (), (), (), (), reordered=False)


def test_a_paper_is_named_and_a_correction_says_who_and_when() -> None:
    """The day of a correction is that of the board's people, not of Greenwich."""
    assert amendment_words(BY_PAPER) == (
        "thời hạn: “Qúy I/2022” → “Quý II/2022”",
        "1500/QĐ-UBND ngày 10/05/2022 · Chủ tịch UBND tỉnh",
    )
    assert amendment_words(OUR_COPY) == ("tên nhiệm vụ: — → “Tên”", "sửa bản chép, lan ngày 13/05/2022")


def test_whole_rows_come_go_and_come_back_by_a_paper() -> None:
    """There is no cell to show before and after."""
    said = [amendment_words(replace(BY_PAPER, field=field))[0] for field in ("new_row", "left_plan", "back_in_plan")]

    assert said == ["bổ sung nhiệm vụ", "không còn trong kế hoạch", "đưa trở lại kế hoạch"]


def test_the_sheet_of_a_task_has_its_amendments_and_no_empty_heading() -> None:
    """They stand between the extensions and the notes."""
    amended = detail(amendments=(BY_PAPER, OUR_COPY))

    lines = ["".join(text for text, _role in line) for line in amendment_lines(amended, 120)]

    assert [line.split()[0] for line in lines] == ["Sửa", "tên"]
    assert amendment_lines(detail(), 120) == []
    entries = len(TaskSheet(amended, today=TODAY).entries())
    assert entries == len(TaskSheet(detail(), today=TODAY).entries()) + 1


def test_words_from_a_file_are_shown_inert_and_cut() -> None:
    """A cell may hold anything; one of them must not fill the screen."""
    row = RowDifferenceView(
        "2022/IV.1",
        "Tên\x1b[2J",
        ("reworded",),
        (CellDifferenceView("title", "a" * 5_000, "dòng một\ndòng hai"),),
    )

    lines = difference_lines(replace(NOTHING, rows=(row,)))

    assert all("\x1b" not in line and "\n" not in line and len(line) < 600 for line in lines)
    assert "dòng một dòng hai" in lines[1]


def test_what_stays_as_people_put_it_right_is_said() -> None:
    """Who compares the file with the board would else wonder."""
    row = RowDifferenceView("2022/IV.1", "Tên", (), kept=("title",))

    lines = difference_lines(replace(NOTHING, kept=(row,)))

    assert lines == ["= IV.1: giữ nguyên lời đã sửa trên bảng (tên nhiệm vụ)", "Không có gì khác."]


def test_a_difference_in_order_or_facts_alone_is_said_too() -> None:
    """Nothing of an import is silent."""
    assert difference_summary(replace(NOTHING, reordered=True)) == "Khác biệt: thứ tự"
    title = CellDifferenceView("title", "Cũ", "Mới")
    assert difference_lines(replace(NOTHING, facts=(title,))) == [
        "tên kế hoạch: “Cũ” → “Mới”",
        "Khác biệt: thông tin chung",
    ]
