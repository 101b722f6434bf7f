"""What the other two papers say: the chasing letter (công văn đôn đốc) and the notice of a meeting's conclusions."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from board.commands.conclusions_file import conclusions_bytes
from board.reports.conclusions import conclusions_paper
from board.reports.letter_docx import letter_bytes, letter_paper
from store.counts import count
from store.letters.views import EarlierLetter, LetterItemView, LetterView
from store.meetings.views import DecisionView, GrantedView, MeetingView, ShownPlace
from tests.board.paper_read import Read, read_back, read_docx
from tests.board.tasks_made import agency, mark, plan, task

LETTER_DAY = date(2022, 5, 16)
HELD_ON = date(2022, 5, 16)
PLAN = replace(
    plan(),
    issuer="Chủ tịch Ủy ban nhân dân tỉnh Cà Mau",
    secretariat="Văn phòng Ủy ban nhân dân tỉnh",
    title="Kế hoạch cải cách hành chính năm 2022 của tỉnh Cà Mau",
)


def item(number: str = "IV.1", due: date | None = date(2022, 3, 31), **known: Any) -> LetterItemView:
    """A decision of the first quarter that nobody has sent."""
    made = LetterItemView(
        task=f"2022/{number}",
        number=number,
        section="IV",
        section_title="CẢI CÁCH CHẾ ĐỘ CÔNG VỤ",
        title="Sửa đổi quy định về phân cấp",
        output="Quyết định",
        owed=1,
        period="",
        deadline_words="Quý I/2022",
        original_due=due,
        due=due,
    )
    return replace(made, **known)


def letter(*items: LetterItemView, **known: Any) -> LetterView:
    """A first letter to the department of home affairs."""
    made = LetterView(
        number=1,
        agency=agency("Sở Nội vụ", "SNV"),
        plan=PLAN,
        round=max((one.round for one in items), default=1),
        document="",
        dated=LETTER_DAY,
        reply_by=date(2022, 5, 26),
        items=items or (item(),),
    )
    return replace(made, **known)


def said(made: LetterView) -> Read:
    """The letter's Word file, read."""
    return read_docx(letter_bytes(made))


def test_a_letter_says_what_is_asked_of_whom_and_by_when() -> None:
    """By the plan it stands on, with number, day and issuer, as a first mention has it."""
    read = said(letter())

    assert "Kính gửi: Sở Nội vụ" in read.words
    assert (
        "Thực hiện Kế hoạch cải cách hành chính năm 2022 của tỉnh Cà Mau (ban hành kèm theo Quyết định số 2942/QĐ-UBND "
        "ngày 23/12/2021 của Chủ tịch Ủy ban nhân dân tỉnh Cà Mau), Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc "
        "thực hiện các nhiệm vụ được giao. Đến ngày 16/05/2022, Văn phòng Ủy ban nhân dân tỉnh chưa nhận được kết quả của "
        "Sở Nội vụ đối với 01 sản phẩm đã quá hạn nêu dưới đây."
    ) in read.text
    assert "về Văn phòng Ủy ban nhân dân tỉnh chậm nhất ngày 26/05/2022 để tổng hợp" in read.text
    assert read.tables == [
        [
            ["STT", "Nhiệm vụ", "Sản phẩm", "Thời hạn", "Tình trạng", "Lần đôn đốc"],
            ["IV.1", "Sửa đổi quy định về phân cấp", "Quyết định", "“Quý I/2022”\n31/03/2022", "quá hạn 46 ngày", "1"],
        ]
    ]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((date(2022, 5, 16), date(2022, 5, 20)), "đối với 02 sản phẩm sắp đến hạn nêu dưới đây."),
        (
            (date(2022, 3, 31), date(2022, 5, 20), date(2022, 5, 30)),
            "đối với 03 sản phẩm nêu dưới đây, trong đó 01 sản phẩm đã quá hạn và 02 sản phẩm sắp đến hạn.",
        ),
    ],
)
def test_a_letter_tells_the_late_from_what_is_due_soon(days: tuple[date, ...], words: str) -> None:
    """Who is not late yet is not told that they are."""
    read = said(letter(*(item(f"IV.{place}", due) for place, due in enumerate(days, start=1))))

    assert words in read.text
    assert "đến hạn trong ngày" in read.tables[0][1][4] or "quá hạn" in read.tables[0][1][4]


def test_what_was_extended_and_what_is_lost_is_said_in_the_row() -> None:
    """The document's words stay; the day that counts is the extension's."""
    moved = item(due=date(2022, 5, 20), original_due=date(2022, 3, 31))
    lost = item("VI.4", None, title="", deadline_words="", period="2022-03")

    rows = said(letter(moved, lost)).tables[0]

    assert rows[1][3] == "“Quý I/2022”\ngia hạn đến 20/05/2022"
    assert rows[2][1:5] == ["(bản sao mất chữ)", "Quyết định\ntháng 3/2022", "(không ghi thời hạn)", ""]


def test_a_second_round_refers_to_the_letters_before_it() -> None:
    """With number and day where the registry has given them, and what they asked for."""
    earlier = (
        EarlierLetter(1, 1, "345/VPUB-NC", date(2022, 4, 1), date(2022, 4, 11), date(2022, 4, 9), "", (("IV.1", 1),)),
        EarlierLetter(2, 2, "", date(2022, 4, 20), date(2022, 4, 29), None, "", (("IV.1", 1),)),
    )

    read = said(letter(item(round=3), earlier=earlier))

    assert "V/v đôn đốc thực hiện Kế hoạch CCHC năm 2022 (lần 3)" in read.text
    assert (
        "Về nhiệm vụ này, Văn phòng Ủy ban nhân dân tỉnh đã có Công văn số 345/VPUB-NC ngày 01/04/2022 và Sở Nội vụ đã trả "
        "lời ngày 09/04/2022; văn bản đôn đốc ngày 20/04/2022, đề nghị trả lời chậm nhất ngày 29/04/2022; đến nay chưa nhận "
        "được trả lời đầy đủ."
    ) in read.text
    assert read.tables[0][1][5] == "3"


ANSWERED = EarlierLetter(
    2, 1, "102/CV-MẪU", date(2022, 4, 4), date(2022, 4, 15), date(2022, 4, 13), "15/BC-MẪU", (("IV.1", 1), ("IV.2", 1))
)


def test_a_later_round_names_the_answer() -> None:
    """Whoever answered in time is not told that they did not."""
    read = said(letter(item(round=2), item("IV.2", round=2), earlier=(ANSWERED,)))

    assert (
        "Về các nhiệm vụ này, Văn phòng Ủy ban nhân dân tỉnh đã có Công văn số 102/CV-MẪU ngày 04/04/2022 và Sở Nội vụ đã có "
        "Báo cáo số 15/BC-MẪU ngày 13/04/2022; đến nay Văn phòng Ủy ban nhân dân tỉnh chưa nhận được kết quả thực hiện."
    ) in read.text


def test_an_answer_that_came_after_the_letter_is_not_in_it() -> None:
    """Printed again, it is the letter that was sent."""
    read = said(
        letter(item(round=2), dated=date(2022, 4, 12), earlier=(replace(ANSWERED, reply_by=date(2022, 4, 11)),))
    )

    assert "15/BC" not in read.text
    assert "đề nghị trả lời chậm nhất ngày 11/04/2022; đến nay chưa nhận được trả lời." in read.text


def test_what_went_before_is_said_of_those_tasks_that_it_is_true_of() -> None:
    """III.5 was never chased; IV.3 was by the second letter only."""
    again = EarlierLetter(5, 2, "", date(2022, 5, 2), date(2022, 5, 12), None, "", (("IV.1", 1), ("IV.3", 1)))
    items = (item(round=3), item("IV.2", round=2), item("III.5"), item("IV.3", round=2))

    text = said(letter(*items, earlier=(ANSWERED, again))).text

    office = "Văn phòng Ủy ban nhân dân tỉnh"
    assert f"Về nhiệm vụ IV.1, {office} đã có Công văn số 102/CV-MẪU ngày 04/04/2022 và Sở Nội vụ đã có Báo cáo" in text
    assert f"Về nhiệm vụ IV.2, {office} đã có Công văn số 102/CV-MẪU ngày 04/04/2022 và Sở Nội vụ đã có Báo cáo" in text
    assert f"Về nhiệm vụ IV.3, {office} đã có văn bản đôn đốc ngày 02/05/2022, đề nghị" in text
    assert "này, " not in text
    assert "III.5," not in text


def test_of_a_task_that_is_owed_month_by_month_the_months_are_named() -> None:
    """April was chased, May comes for the first time."""
    april = item("VII.6", owed=4, period="2022-04", round=2)
    may = item("VII.6", owed=5, period="2022-05")

    read = said(letter(april, may, earlier=(replace(ANSWERED, asked=(("VII.6", 4),)),)))

    assert "Về nhiệm vụ VII.6 (tháng 4/2022), Văn phòng" in read.text


def test_tasks_of_which_the_same_is_true_are_named_together() -> None:
    """Beside one that is new."""
    read = said(letter(item(round=2), item("IV.2", round=2), item("IV.4"), earlier=(ANSWERED,)))

    assert "Về các nhiệm vụ IV.1 và IV.2, Văn phòng" in read.text


def test_a_first_letter_speaks_of_no_earlier_one() -> None:
    """Nor of a round in its subject."""
    read = said(letter())

    assert "lần 1" not in read.text
    assert "đã có" not in read.text


def test_number_and_day_stand_on_a_letter_once_the_registry_has_given_them() -> None:
    """Printed again for the file, it is the letter that was sent."""
    assert "Cà Mau, ngày … tháng … năm …" in said(letter()).words

    given = said(letter(document="345/VPUB-NC"))
    assert "Số: 345/VPUB-NC" in given.words
    assert "Cà Mau, ngày 16 tháng 5 năm 2022" in given.words


def test_a_letter_ends_as_an_office_ends_it() -> None:
    """Courteous words, the end sign, recipients, room for who signs."""
    read = said(letter())

    assert "Rất mong Sở Nội vụ quan tâm, phối hợp thực hiện./." in read.words
    assert [line for line in read.words if line.startswith("- ")] == [
        "- Như trên;",
        "- Ủy ban nhân dân tỉnh Cà Mau (để báo cáo);",
        "- Lưu: VT.",
    ]
    assert letter_paper(letter()).signer == ("……",)


def meeting(*decisions: DecisionView, **known: Any) -> MeetingView:
    """A meeting that is over."""
    made = MeetingView(
        number=1,
        name="",
        held_on=HELD_ON,
        next_on=None,
        plans=("2022",),
        chair="",
        opened_by="lan",
        opened_at=datetime(2022, 5, 16, 1, 0, tzinfo=UTC),
        opened_change=1,
        closed_at=datetime(2022, 5, 16, 2, 0, tzinfo=UTC),
        closed_change=2,
        counts=None,
        showing=ShownPlace(),
        decisions=decisions,
    )
    return replace(made, **known)


def decision(number: int, **known: Any) -> DecisionView:
    """To submit a decision by the end of May."""
    made = DecisionView(
        id=number,
        meeting=1,
        held_on=HELD_ON,
        number=number,
        text="Trình ban hành quyết định",
        owner=agency("Sở Nội vụ", "SNV"),
        owner_words="Sở Nội vụ",
        due=date(2022, 5, 31),
        task="2022/IV.1",
        title="Sửa đổi quy định về phân cấp",
    )
    return replace(made, **known)


COUNTS = count((task("IV.1", mark(due=date(2022, 3, 31))), task("IV.2", mark(due=date(2022, 6, 30)))))


def test_the_conclusions_say_who_decided_what_for_whom_and_by_when() -> None:
    """The four numbers of the day stand above them; the notice goes to everybody who has something to do, once."""
    held = meeting(
        decision(1),
        decision(2, owner=None, owner_words="Chánh Văn phòng", due=None, task=None, title="", text="Báo cáo Chủ tịch"),
        decision(3),
        name="Phiên họp quý II",
        chair="Đồng chí Phó Chủ tịch",
        next_on=date(2022, 6, 15),
    )

    read = read_docx(conclusions_bytes(held, (PLAN,), COUNTS))

    assert "Kết luận của Đồng chí Phó Chủ tịch tại Phiên họp quý II\u00a0ngày\u00a016/05/2022" in read.words
    assert (
        "Tình hình thực hiện đến ngày 16/05/2022: tổng số 02 nhiệm vụ, trong đó: 0 nhiệm vụ hoàn thành đúng hạn; "
        "0 nhiệm vụ hoàn thành quá hạn; 01 nhiệm vụ trong hạn; 01 nhiệm vụ quá hạn."
    ) in read.words
    assert read.tables[0][1:3] == [
        ["1", "IV.1. Sửa đổi quy định về phân cấp", "Trình ban hành quyết định", "Sở Nội vụ", "31/05/2022"],
        ["2", "", "Báo cáo Chủ tịch", "Chánh Văn phòng", "—"],
    ]
    assert "Phiên họp tiếp theo dự kiến vào ngày 15/06/2022." in read.words
    assert [line for line in read.words if line.startswith("- ")] == [
        "- Ủy ban nhân dân tỉnh Cà Mau (để báo cáo);",
        "- Sở Nội vụ;",
        "- Chánh Văn phòng;",
        "- Lưu: VT.",
    ]


def test_what_nobody_has_written_down_is_left_blank() -> None:
    """The chair's name is not ours to make up."""
    read = read_docx(conclusions_bytes(meeting(decision(1)), (PLAN,), COUNTS))

    assert "Kết luận tại phiên họp kiểm điểm tình hình thực hiện kế hoạch\u00a0ngày\u00a016/05/2022" in read.words
    assert "Sau khi nghe báo cáo và ý kiến của các đại biểu dự họp, …… kết luận như sau:" in read.words


def test_a_meeting_that_decided_nothing_says_so() -> None:
    """An empty table would look like a mistake."""
    read = read_docx(conclusions_bytes(meeting(), (PLAN,), COUNTS))

    assert read.tables == []
    assert "Phiên họp không có kết luận riêng đối với nhiệm vụ nào." in read.words
    assert "kết luận như sau" not in read.text


def granted(**known: Any) -> GrantedView:
    """Three months more for a decision."""
    made = GrantedView(
        task="2022/IV.1",
        title="Sửa đổi quy định về phân cấp",
        outputs="Quyết định",
        lead="Sở Nội vụ",
        agency=None,
        period=None,
        before=date(2022, 3, 31),
        to=date(2022, 6, 30),
        document="7/UBND-NC",
        dated=HELD_ON,
        issuer="UBND tỉnh",
    )
    return replace(made, **known)


def test_extensions_granted_in_the_meeting_are_conclusions_too() -> None:
    """Whoever was given more time has to read it there: old day, new day, by which paper."""
    given = (granted(), granted(task="2022/VII.6", title="", agency="Đài PTTH", period="2022-04", issuer=""))

    read = read_docx(conclusions_bytes(meeting(decision(1)), (PLAN,), COUNTS, granted=given))

    assert "Đồng ý gia hạn thời hạn thực hiện các nhiệm vụ sau:" in read.words
    paper = "7/UBND-NC ngày 16/05/2022"
    assert read.tables[1] == [
        ["STT", "Nhiệm vụ", "Thời hạn cũ", "Gia hạn đến", "Văn bản cho phép"],
        ["1", "IV.1. Sửa đổi quy định về phân cấp", "31/03/2022", "30/06/2022", f"{paper}\nUBND tỉnh"],
        [
            "2",
            "VII.6. (bản sao mất chữ) Quyết định\nĐài PTTH\ntháng 4/2022",
            "31/03/2022",
            "30/06/2022",
            paper,
        ],
    ]
    assert [line for line in read.words if line.startswith("- ")][1:] == ["- Sở Nội vụ;", "- Đài PTTH;", "- Lưu: VT."]


def test_a_meeting_that_only_gave_more_time_concluded_something() -> None:
    """It must not say that there was nothing."""
    read = read_docx(conclusions_bytes(meeting(), (PLAN,), COUNTS, granted=(granted(),)))

    assert len(read.tables) == 1
    assert "kết luận như sau:" in read.text
    assert "Phiên họp không có kết luận riêng" not in read.text


def test_parked_tasks_are_named_as_still_to_be_looked_at() -> None:
    """They were not decided; of two plans a number alone could mean either."""
    parked = (task("VI.5", title="Rà soát"), task("VI.4", title="", outputs="Quyết định"))
    both = (PLAN, plan("2023"))

    one = conclusions_paper(meeting(), (PLAN,), COUNTS, parked=parked)
    two = conclusions_paper(meeting(decision(1)), both, COUNTS, parked=parked)

    assert "- VI.5. Rà soát;" in read_back(one, "docx").words
    assert "- VI.4. (bản sao mất chữ) Quyết định." in read_back(one, "docx").words
    assert "- 2022/VI.5. Rà soát;" in read_back(two, "docx").words
    assert read_back(two, "docx").tables[0][1][1] == "2022/IV.1. Sửa đổi quy định về phân cấp"


def test_conclusions_need_a_plan_and_so_an_office_that_issues_them() -> None:
    """Whose notice would it be?"""
    with pytest.raises(ValueError, match="no plan"):
        conclusions_paper(meeting(), (), COUNTS)
