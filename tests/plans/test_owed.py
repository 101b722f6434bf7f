"""What a signed row owes: deliverables by output, member and period."""

from datetime import date

import pytest

from plans.agency import Agency, Directory, Group
from plans.deadline import DeadlineKind
from plans.owed import Owed, Reading, read_task, split_outputs
from plans.plan import Plan, Task

DIRECTORY = Directory(
    agencies=(
        Agency("snv", "Sở Nội vụ", "SNV", order=2),
        Agency("stc", "Sở Tài chính", "STC", order=1),
        Agency("snnmt", "Sở Nông nghiệp và Môi trường", "SNNMT", first_year=2025, order=3),
        Agency("stttt", "Sở Thông tin và Truyền thông", "STTTT", order=4),
        Agency("nam-can", "UBND huyện Năm Căn", "Năm Căn", last_year=2025, order=9),
        Agency("dai", "Đài Phát thanh - Truyền hình tỉnh", "Đài PTTH", order=8),
    ),
    groups=(
        Group("sbn", "Các sở, ban, ngành tỉnh", "sở ngành", (), ("snv", "stc", "snnmt", "stttt")),
        Group("huyen", "UBND cấp huyện", "cấp huyện", (), ("nam-can",)),
        Group("xa", "UBND cấp xã", "cấp xã"),
    ),
)


def read(*, years: tuple[int, ...] = (2022,), **cells: str) -> Reading:
    """The reading of a row with these cells in a plan signed on 23/12/2021."""
    task = Task("I.1", "I", "Nhiệm vụ", **cells)
    plan = Plan("2022", "2942/QĐ-UBND", date(2021, 12, 23), "KH", "KH", "UBND", years, "", (), (task,))
    return read_task(task, plan, DIRECTORY)


def due_days(owed: tuple[Owed, ...]) -> list[date | None]:
    """The due day of each, in order."""
    return [one.deadline.due for one in owed]


@pytest.mark.parametrize(
    ("cell", "outputs"),
    [
        ("Quyết định", ("Quyết định",)),
        ("Báo cáo, biên bản kiểm tra", ("Báo cáo, biên bản kiểm tra",)),
        ("Chương trình và báo cáo kết quả thực hiện", ("Chương trình và báo cáo kết quả thực hiện",)),
        ("Kế hoạch; báo cáo", ("Kế hoạch", "báo cáo")),
        ("+ Đề án\n– Tờ trình", ("Đề án", "Tờ trình")),
        ("Quyết định phê\nduyệt Đề án", ("Quyết định phê\nduyệt Đề án",)),
        ("Kế hoạch\nBáo cáo", ("Kế hoạch", "Báo cáo")),
        ("", ()),
        (" ;\n- ", ()),
    ],
)
def test_outputs_split_at_lines_dashes_and_semicolons_only(cell: str, outputs: tuple[str, ...]) -> None:
    """V.5 of the 2022 plan is one output although it has a comma; a line cut in a word's middle is no new one."""
    assert split_outputs(cell) == outputs


def test_a_simple_row_owes_one_thing_once() -> None:
    """Most rows: one output, one lead, one day."""
    reading = read(outputs="Quyết định", deadline="Qúy I/2022", lead="Sở Nội vụ")

    (one,) = reading.owed
    assert (one.number, one.output, one.agency, one.period) == (1, "Quyết định", None, None)
    assert one.deadline == reading.deadline
    assert one.deadline.due == date(2022, 3, 31)


def test_as_many_deadlines_as_outputs_pair_up() -> None:
    """VI.6: the letter is due in quarter I, the report waits for the periodic one."""
    reading = read(
        outputs="- Công văn hướng dẫn, đôn đốc, nhắc nhở.\n- Báo cáo kết quả thực hiện.",
        deadline="- Công văn hoàn thành trong quý I/2022.\n- Báo cáo kết quả cùng với báo cáo định kỳ công tác CCHC.",
        lead="Sở Thông tin và Truyền thông",
    )

    letter, report = reading.owed
    assert (letter.output, letter.deadline.due) == ("Công văn hướng dẫn, đôn đốc, nhắc nhở.", date(2022, 3, 31))
    assert (report.output, report.deadline.due) == ("Báo cáo kết quả thực hiện.", None)
    assert report.deadline.kind is DeadlineKind.CONDITIONAL
    assert report.deadline.waits_for


def test_several_outputs_share_one_deadline() -> None:
    """One day for all of them, each with its own evidence."""
    owed = read(outputs="Đề án\nTờ trình", deadline="Quý II/2022", lead="Sở Nội vụ").owed

    assert [one.output for one in owed] == ["Đề án", "Tờ trình"]
    assert due_days(owed) == [date(2022, 6, 30)] * 2


def test_a_monthly_task_owes_one_a_month() -> None:
    """VII.6: each month has its own programme, closed on its own."""
    owed = read(outputs="Chương trình", deadline="Mỗi tháng 01 lần", lead="Đài Phát thanh - Truyền hình tỉnh").owed

    assert [one.number for one in owed] == list(range(1, 13))
    assert [one.period for one in owed] == [f"2022-{month:02}" for month in range(1, 13)]
    assert (owed[1].deadline.start, owed[1].deadline.due) == (date(2022, 2, 1), date(2022, 2, 28))
    assert {one.deadline.words for one in owed} == {"Mỗi tháng 01 lần"}
    assert all(len(one.deadline.windows) == 1 for one in owed)


def test_two_windows_are_two_deliverables_named_by_their_period() -> None:
    """The words "Quý I và quý III" ask for the output twice."""
    owed = read(outputs="Báo cáo", deadline="Quý I và quý III", lead="Sở Nội vụ").owed

    assert due_days(owed) == [date(2022, 3, 31), date(2022, 9, 30)]
    assert [one.period for one in owed] == ["2022-Q1", "2022-Q3"]


def test_a_leading_group_fans_out_to_the_members_of_the_plans_year() -> None:
    """III.1: the secretariat must see who has sent and who has not; a department founded in 2025 owes nothing in 2022."""
    reading = read(
        outputs="Quyết định\nBáo cáo",
        deadline="Năm 2022",
        lead="Các sở, ban, ngành tỉnh, UBND cấp huyện",
        coordinators="Sở Nội vụ",
    )

    assert [one.agency for one in reading.owed] == ["stc", "snv", "stttt", "nam-can"] * 2
    assert [one.output for one in reading.owed] == ["Quyết định"] * 4 + ["Báo cáo"] * 4
    assert [one.number for one in reading.owed] == list(range(1, 9))


def test_members_come_before_periods() -> None:
    """Numbers within a task: outputs, then members, then periods; never reused."""
    owed = read(outputs="Báo cáo", deadline="Quý I và quý III", lead="Các sở, ban, ngành tỉnh").owed

    assert [(one.agency, one.period) for one in owed[:3]] == [
        ("stc", "2022-Q1"),
        ("stc", "2022-Q3"),
        ("snv", "2022-Q1"),
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Sở Nội vụ; Sở Tài chính",
        "Các sở, ban, ngành tỉnh Nội vụ",
        "Các sở, ban, ngành tỉnh có liên quan",
        "UBND cấp xã",
        "",
    ],
)
def test_only_known_groups_fan_out(lead: str) -> None:
    """Co-leads share; a garbled lead (III.2), a part of a group and a group without known members are not guessed at."""
    owed = read(outputs="Quyết định", deadline="Năm 2022", lead=lead).owed

    assert [one.agency for one in owed] == [None]


def test_a_lead_named_beside_a_group_owes_once() -> None:
    """Sở Nội vụ beside all departments: it is a member as well and still owes one."""
    owed = read(outputs="Báo cáo", deadline="Năm 2022", lead="Sở Nội vụ; các sở, ban, ngành tỉnh").owed

    assert [one.agency for one in owed] == ["snv", "stc", "stttt"]


def test_ongoing_work_owes_one_thing_without_a_day() -> None:
    """V.4: never late, nothing closes by itself, but papers can be recorded on it."""
    (one,) = read(outputs="Công văn", deadline="Thường xuyên", lead="Sở Tài chính").owed

    assert one.deadline.kind is DeadlineKind.ONGOING
    assert one.deadline.due is None


def test_a_row_without_words_for_output_and_deadline_still_owes() -> None:
    """A sentence of the 2016–2017 scheme that only says who leads is followed as well."""
    (one,) = read(lead="Sở Tư pháp").owed

    assert (one.output, one.deadline.kind) == ("", DeadlineKind.NONE)


def test_as_many_lines_as_deadlines_pair_up_whatever_letter_they_begin_with() -> None:
    """A sentence with two deadlines is cut into its own words; no dash of ours stands in them."""
    cells = {"outputs": "chuyển ít nhất 30%\nchuyển hết", "deadline": "Năm 2016\nđến cuối năm 2017"}

    owed = read(years=(2016, 2017), **cells).owed

    assert [(one.output, one.deadline.words, one.deadline.due) for one in owed] == [
        ("chuyển ít nhất 30%", "Năm 2016", date(2016, 12, 31)),
        ("chuyển hết", "đến cuối năm 2017", date(2017, 12, 31)),
    ]
