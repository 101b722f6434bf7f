"""Why a task stands as it does: the rule and the arithmetic, so that nobody has to believe a colour."""

from dataclasses import replace
from datetime import date

import pytest

from board.said.explained import explain
from board.said.explained_agency import explain_agency
from board.said.rule_words import rule_words
from plans.deadline_rules import RULES
from store.counts import count
from store.task_views import DeliverableView, ExtensionView, TaskDetailView
from store.words import Column, Timeliness
from tests.board.details_made import deadline, detail, member, owed, paper
from tests.board.tasks_made import TODAY, mark, task

QUARTER_END = date(2022, 3, 31)


def told(about: TaskDetailView, number: int | None = None) -> str:
    """All of an explanation."""
    return "\n".join(f"{label}: {words}" for label, words in explain(about, today=TODAY, number=number))


def quarter(**known: object) -> DeliverableView:
    """A deliverable whose words are "Qúy I/2022", read by the rule of quarters."""
    return owed(**{"deadline": replace(deadline(), rule="quarter"), **known})


def undated(timeliness: Timeliness, words: str, kind: str, rule: str, waits_for: str | None = None) -> DeliverableView:
    """A deliverable without a due day."""
    read = replace(deadline(words, kind=kind, due=None), rule=rule, waits_for=waits_for)
    return owed(due=None, original_due=None, deadline=read, timeliness=timeliness, days_late=0)


def test_overdue_names_both_days_the_words_the_rule_and_the_difference() -> None:
    """31/03 against 16/05 is forty-six days: whoever doubts it can count."""
    assert told(detail(quarter())).startswith(
        "Tình trạng: Quá hạn vì hạn 31/03/2022 (“Qúy I/2022”: ngày cuối quý) < ngày xem 16/05/2022, chưa có minh chứng: "
        "chậm 46 ngày; đã gia hạn 0 lần."
    )


@pytest.mark.parametrize(
    ("deliverable", "said"),
    [
        (quarter(due=date(2022, 5, 30)), "Sắp đến hạn vì hạn 30/05/2022"),
        (quarter(due=date(2022, 5, 30)), "còn 14 ngày, dưới 15 ngày"),
        (quarter(due=TODAY), "Đến hạn hôm nay"),
        (quarter(due=date(2022, 6, 30)), "> ngày xem 16/05/2022: còn 45 ngày"),
        (
            quarter(done_on=date(2022, 4, 3), evidence=(paper("12/QĐ-UBND", date(2022, 4, 3)),)),
            "Hoàn thành quá hạn vì minh chứng 12/QĐ-UBND ngày 03/04/2022 sau hạn 31/03/2022",
        ),
        (quarter(done_on=date(2022, 4, 3), evidence=(paper("12/QĐ-UBND", date(2022, 4, 3)),)), "chậm 3 ngày"),
        (quarter(done_on=date(2022, 3, 1), evidence=(paper("1/BC", date(2022, 3, 1)),)), "sớm 30 ngày"),
        (quarter(done_on=QUARTER_END, evidence=(paper("1/BC", QUARTER_END),)), "đúng hạn 31/03/2022"),
        (
            undated(Timeliness.ONGOING, "Thường xuyên", "ongoing", "ongoing"),
            "Thường xuyên vì “Thường xuyên” không có ngày",
        ),
        (
            undated(
                Timeliness.WAITING, "Sau khi Bộ Nội vụ có hướng dẫn", "conditional", "event", "Bộ Nội vụ có hướng dẫn"
            ),
            "tùy thuộc “Bộ Nội vụ có hướng dẫn”",
        ),
        (undated(Timeliness.UNDATED, "", "none", "no-words"), "văn bản không nêu thời hạn"),
        (undated(Timeliness.UNDATED, "Theo tiến độ chung", "unreadable", "unreadable"), "chưa đọc được thành ngày"),
    ],
)
def test_every_timeliness_says_why(deliverable: DeliverableView, said: str) -> None:
    """None of the eight is left to be believed."""
    assert said in told(detail(deliverable))


def test_of_a_group_the_worst_decides_and_the_late_ones_are_named_with_their_days() -> None:
    """29 agencies: the meeting wants to know which of them."""
    members = [
        quarter(number=1, agency=member("Sở Nội vụ", "SNV")),
        quarter(number=2, agency=member("Sở Tài chính", "STC"), due=date(2022, 4, 30)),
        quarter(
            number=3,
            agency=member("Sở Xây dựng", "SXD"),
            done_on=date(2022, 3, 1),
            evidence=(paper("1/BC", date(2022, 3, 1)),),
        ),
    ]
    group = detail(*members, of=task("III.1", *(mark(n) for n in (1, 2, 3)), closed=1, owed=3))

    words = told(group)

    assert "sản phẩm xấu nhất: sản phẩm 1 (Sở Nội vụ). Đã nộp 1/3." in words
    assert "quá hạn 2 · hoàn thành đúng hạn 1" in words
    assert "SNV 46 ngày, STC 16 ngày." in words


def test_one_deliverable_can_be_asked_about() -> None:
    """On the task's screen the selected member is meant, not the worst."""
    both = detail(quarter(number=1), quarter(number=2, due=date(2022, 6, 30)))

    assert "còn 45 ngày" in told(both, number=2)
    assert "xấu nhất" not in told(both, number=2)


def test_of_what_recurs_the_period_that_decides_is_named() -> None:
    """Twelve months, one of them late: which."""
    monthly = [
        quarter(number=n, period=f"2022-{n:02}", due=date(2022, n, 28), deadline=deadline("Mỗi tháng 01 lần"))
        for n in (4, 5)
    ]

    assert "sản phẩm 4 (tháng 4/2022)" in told(detail(*monthly, of=task("VII.6", mark(4), mark(5))))


def test_an_extension_says_both_days_and_its_paper() -> None:
    """The first deadline is never lost."""
    extended = ExtensionView(1, 1, QUARTER_END, date(2022, 6, 30), "123/UBND-NC", date(2022, 3, 25), "UBND tỉnh")
    later = quarter(due=date(2022, 6, 30), original_due=QUARTER_END)

    words = told(detail(later, extensions=(extended,)))

    assert "hạn 30/06/2022 (gia hạn từ 31/03/2022 theo 123/UBND-NC) > ngày xem" in words
    assert "đã gia hạn 1 lần" in words
    assert "31/03/2022 → 30/06/2022 theo 123/UBND-NC ngày 25/03/2022." in words


def test_a_day_off_and_days_before_the_signing_are_remarked_and_move_nothing() -> None:
    """31/12/2022 is a Saturday; IV.5 was due, and closed, before the plan was signed."""
    saturday = told(detail(quarter(due=date(2022, 12, 31))))
    early = told(detail(quarter(due=date(2021, 12, 1), done_on=date(2021, 11, 30), evidence=())))

    assert "31/12/2022 là thứ Bảy: ngày ghi trong văn bản vẫn là hạn" in saturday
    assert "Hạn 01/12/2021 trước ngày ký 23/12/2021: giữ nguyên" in early
    assert "Minh chứng ngày 30/11/2021 có trước ngày ký 23/12/2021: vẫn được tính." in early


def test_what_left_the_board_and_what_awaits_evidence_is_said_first() -> None:
    """Its days count no more; a reader must not take them for a reproach."""
    dropped = told(detail(quarter(), of=task("IV.1", mark(1), column=Column.DROPPED)))
    waiting = told(detail(quarter(), of=task("IV.1", mark(1), column=Column.IN_REVIEW, no_evidence=True)))

    assert dropped.startswith("Tình trạng: Không thực hiện: nhiệm vụ ở ngoài bảng")
    assert waiting.startswith("Tình trạng: Chờ minh chứng: đã chuyển sang Hoàn thành")


def test_the_document_and_the_source_of_the_rule_are_named() -> None:
    """The rule of quarters is the Government Office's; a mark on the edge of a year is the Civil Code's."""
    words = told(detail(quarter(), place="Phụ lục, mục IV, số 1"))

    assert "2942/QĐ-UBND ngày 23/12/2021, Phụ lục, mục IV, số 1" in words
    assert "cách hiểu của bảng, theo cách ghi của Văn phòng Chính phủ" in words  # the notice is younger than the plan
    assert "Thông báo 624/TB-VPCP ngày 16/11/2025" in words
    assert rule_words("edge-point").source == "Bộ luật Dân sự 2015, Điều 146"


def test_every_rule_of_the_reader_has_words() -> None:
    """A new rule without words would be explained by its identifier."""
    assert [rule for rule in RULES if rule_words(rule).short == rule] == []


def test_an_agencys_row_lists_what_stands_behind_its_numbers() -> None:
    """Its own deliverables count, not those of the others in the group."""
    mine = task("IV.1", mark(1, None, QUARTER_END))
    group = task(
        "III.1",
        mark(1, None, QUARTER_END, agency="stc"),
        mark(2, None, date(2022, 6, 30), agency="snv"),
        owing=("snv", "stc"),
    )

    reasons = explain_agency("snv", "Sở Nội vụ", count([mine]), (mine, group), today=TODAY)

    assert reasons[0].words.startswith("Sở Nội vụ: Tổng 1")
    assert reasons[-1] == ("Quá hạn", "IV.1 chậm 46 ngày (hạn 31/03/2022).")
