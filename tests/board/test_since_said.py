"""What changed since a day, in words: short enough for a line, and naming who did it as the documents name them."""

from datetime import date

from board.said.since import groups_said
from store.history.since import DecisionSince, EditedSince, EvidenceSince, SinceView
from store.task_views import EvidenceView
from store.views import Counts
from tests.board.tasks_made import TODAY, mark, task

LONG = "Tiếp tục rà soát, sửa đổi, bổ sung quy chế phối hợp " * 6
SHARED = task("III.1", mark(1, date(2022, 1, 1), date(2022, 6, 30)), title=LONG)
NAMES = {"stc": "STC", "dai-ptth": "Đài PTTH"}


def said(**groups: object) -> str:
    """The lines of these groups, as one text."""
    view = SinceView(TODAY, 1, TODAY, 2, Counts(), Counts(), **groups)  # type: ignore[arg-type]
    return "\n".join("  ".join(line) for _heading, lines in groups_said(view, names=NAMES) for line in lines)


def test_a_paper_for_a_shared_task_says_whose_it_is() -> None:
    """Twenty-nine agencies owe the same thing: "a report came in" without whose is no news."""
    paper = EvidenceView(1, "12/BC-STC", date(2022, 5, 10), "", "", "", closes=True)

    assert "STC: ✓ 12/BC-STC 10/05/2022" in said(evidence=(EvidenceSince(SHARED, 4, "stc", paper),))
    assert "  ✓ 12/BC-STC 10/05/2022" in said(evidence=(EvidenceSince(SHARED, 4, None, paper),))


def test_a_decision_names_its_owner_as_people_do() -> None:
    """The key of an agency is the program's own affair; an owner that is none stays as it was written."""

    def decision(owner: str) -> str:
        one = DecisionSince(1, "Phiên họp tháng 5", TODAY, 1, "Báo cáo lại", owner, date(2022, 6, 1), "", None)
        return said(decisions=(one,))

    assert "(Đài PTTH, hạn 01/06/2022)" in decision("dai-ptth")
    assert "(Ông An, hạn 01/06/2022)" in decision("Ông An")


def test_what_is_recorded_by_a_stable_word_is_said_in_the_reader_s_words() -> None:
    """A cause of delay is chosen from a list; its stable name is for programs. People's own words stay in quotes."""
    line = said(edited=(EditedSince(SHARED, "cause", "", "no_people"), EditedSince(SHARED, "officer", "lan", "hoa")))

    assert "nguyên nhân chậm: — → thiếu nhân lực" in line
    assert "chuyên viên theo dõi: “lan” → “hoa”" in line


def test_no_line_repeats_a_whole_cell() -> None:
    """Title, words before and words after of 300 letters each fill a screen and say nothing."""
    line = said(edited=(EditedSince(SHARED, "progress", LONG, LONG + "!"),))

    assert len(line) < 300
    assert line.count("…") == 3
