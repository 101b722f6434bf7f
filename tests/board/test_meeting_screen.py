"""The meeting on the screen, as its presenter drives it: its pages, its cards, where one stands."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from board.screens.explain_screen import ExplainScreen
from board.screens.meeting_screen import MeetingScreen
from store.meetings.views import ShownPlace
from store.meetings.wishes import CloseMeeting, OpenMeeting, ParkTask
from store.open_board import OpenBoard
from store.wishes import AddEvidence, CloseDeliverable, MeasureTarget, Paper
from tests.board.app_driven import TODAY, running
from tests.board.in_a_meeting import card, decide, held, meeting
from tests.board.meetings_made import work_on

ANY_SIZE = pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 15), (200, 50)], ids=str)


async def test_the_overview_tells_the_four_numbers_and_what_changed(database: Path) -> None:
    """The numbers are those of the board; the change is that since the April meeting."""
    async with meeting(database) as driven:
        await driven.until(lambda: "So với phiên 15/04/2022: " in driven.text)

        assert "✓ HT đúng hạn" in driven.text
        assert "! Quá hạn" in driven.text
        assert "Tổng 31 nhiệm vụ · thường xuyên 1" in driven.text
        assert "gia hạn 1" in driven.text
        assert "! 4 quá hạn" in driven.text
        assert "24 nhiệm vụ không cần thảo luận" in driven.text


async def test_the_last_meeting_s_decisions_come_worst_first(database: Path) -> None:
    """Follow-up before anything new: what nothing shows to be done is asked about first."""
    async with meeting(database) as driven:
        await driven.press("2")
        text = driven.text

        assert "phiên 15/04/2022" in text
        assert "✓ 1 đúng hạn   ! 1 chưa có minh chứng   · 1 đang thực hiện" in text
        assert text.index("quá hạn, chưa có minh chứng · Sở Nội vụ") < text.index("đang thực hiện · Sở Thông tin")
        assert "đã thực hiện đúng hạn 04/05/2022 · Đài PTTH" in text


@ANY_SIZE
async def test_pgdn_alone_runs_all_of_it_at_any_size(database: Path, size: tuple[int, int]) -> None:
    """A remote has PgDn and PgUp. Every late card is seen once, the read-back last; and the way back is the same."""
    async with meeting(database, size=size) as driven:
        screen = driven.app.screen
        assert isinstance(screen, MeetingScreen)
        seen = [screen.at]
        for _press in range(80):
            await driven.press("pagedown")
            if screen.at == seen[-1]:
                break
            seen.append(screen.at)
            assert f"{screen.at.page}/7" in driven.text
        late = [task.key for task in screen.pages.late] if screen.pages else []

        assert [one.card for one in seen if one.card] == late
        assert sorted({one.page for one in seen}) == list(range(1, 8))
        assert [one.page for one in seen] == sorted(one.page for one in seen)
        for _press in seen[1:]:
            await driven.press("pageup")
        assert screen.at.page == 1


async def test_what_the_last_meeting_put_off_comes_after_its_decisions_and_is_none(database: Path) -> None:
    """“To be looked at again” was promised to the room; it is no decision, so no mark counts it as kept or not."""
    work_on(database)
    with OpenBoard(str(database), user="lan") as board:
        last = board.meetings.hold(OpenMeeting(("2022",), date(2022, 5, 9)), today=date(2022, 5, 9))
        for number in ("VI.3", "VII.3"):
            board.apply(ParkTask(last.number, f"2022/{number}"), today=date(2022, 5, 9))
        board.apply(CloseMeeting(last.number), today=date(2022, 5, 9))
    with OpenBoard(str(database), user="lan") as board:
        board.meetings.hold(OpenMeeting(("2022",), TODAY), today=TODAY)
    async with running(database, size=(80, 24)) as driven:
        await driven.press("f5")
        await driven.until(lambda: "1/7" in driven.text)
        await driven.press("2")
        await driven.until(lambda: "Để lại từ phiên trước:" in driven.text)
        rows = driven.text.partition("Để lại từ phiên trước:")[2]
        assert rows.index("VI.3") < rows.index("VII.3")
        assert "! 1 chưa có minh chứng   · 1 đang thực hiện" in driven.text

        await driven.press("end", "enter")
        assert driven.app.screen.at.card == "2022/VII.3"  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_at_most_nine_late_tasks_stand_on_a_sheet_of_eighty_by_24(database: Path, size: tuple[int, int]) -> None:
    """More cannot be read from the back of the room; with 14 late ones the list is turned once before the cards."""
    with OpenBoard(str(database), user="lan") as board:
        board.meetings.hold(OpenMeeting(("2022",), TODAY), today=TODAY)
    async with running(database, size=size) as driven:
        await driven.press("f5")
        await driven.until(lambda: "1/7" in driven.text)
        await driven.press("3")

        rows = [line for line in driven.text.splitlines() if line[2:4] == "! "]
        assert len(rows) == (9 if size[1] == 24 else 14)
        assert ("1–9 / 14" in driven.text) == (size[1] == 24)


async def test_a_card_says_what_must_be_known(database: Path) -> None:
    """Title verbatim, output, words and day, who, how far, why, and what was decided before."""
    async with meeting(database) as driven:
        await card(driven, "IV.1")
        text = driven.text

        assert "việc 3/7" in text
        assert "Sửa đổi, bổ sung hoặc ban hành mới các quy định về" in text
        assert "“Qúy I/2022” = 31/03/2022" in text
        assert "ngày quá hạn" in text
        assert "! 15/04 · Trình Chủ tịch UBND tỉnh ban hành quyết định" in text


async def test_i_explains_the_task_that_is_shown(database: Path) -> None:
    """Somebody in the room doubts the number."""
    async with meeting(database) as driven:
        await card(driven, "IV.1")
        await driven.press("i")
        await driven.until(lambda: isinstance(driven.app.screen, ExplainScreen))
        await driven.press("escape")
        await driven.until(lambda: isinstance(driven.app.screen, MeetingScreen))


async def test_a_card_longer_than_the_screen_is_read_to_its_end_with_the_arrows(database: Path) -> None:
    """The signed words are never cut: at 40×15 they go on below, and it is said."""
    async with meeting(database, size=(40, 15)) as driven:
        await card(driven, "IV.1")
        assert "▼ còn tiếp" in driven.text
        for _press in range(20):
            await driven.press("down")

        assert "▼ còn tiếp" not in driven.text
        assert "10/05/2022" in driven.text
        for _press in range(20):
            await driven.press("up")
        assert "IV.1" in driven.text


async def test_a_row_is_opened_with_the_mouse(database: Path) -> None:
    """One click selects, two open; a click elsewhere does nothing."""
    async with meeting(database) as driven:
        screen = driven.app.screen
        assert isinstance(screen, MeetingScreen)
        await driven.press("3")
        await driven.pilot.click(screen.view, offset=(30, 7))
        assert screen.chosen == "2022/IV.1"
        await driven.pilot.click(screen.view, offset=(30, 20))
        assert screen.chosen == "2022/IV.1"
        await driven.pilot.click(screen.view, offset=(30, 7), times=2)
        assert screen.at.card == "2022/IV.1"


@pytest.mark.parametrize("key", [".", "b"])
async def test_a_blank_screen_shows_nothing_until_any_key(database: Path, key: str) -> None:
    """The chair speaks. The key that brings it back does nothing else."""
    async with meeting(database) as driven:
        screen = driven.app.screen
        assert isinstance(screen, MeetingScreen)
        before = driven.text
        await driven.press(key)
        assert driven.text.strip() == ""
        await driven.press("pagedown")
        assert driven.text == before


async def test_where_the_presenter_stands_is_kept_and_resumed(database: Path) -> None:
    """Esc leaves, the meeting goes on; F5 goes on where it was left, after a dropped line too."""
    async with meeting(database) as driven:
        await card(driven, "IV.1")
        await driven.until(lambda: held(database).showing == ShownPlace(3, "2022/IV.1", today=TODAY))
        await driven.press("escape", "escape")
        await driven.until(lambda: driven.app.screen is driven.main)
        await driven.press("f5")
        await driven.until(lambda: "Sửa đổi, bổ sung hoặc ban hành mới" in driven.text and "3/7" in driven.text)

    assert held(database).goes_on


async def test_a_line_that_dropped_while_the_screen_was_blank_leaves_nobody_in_the_dark(database: Path) -> None:
    """Those who follow see the page again as soon as the presenter is back."""
    work_on(database)
    with OpenBoard(str(database), user="lan") as board:
        number = board.meetings.hold(OpenMeeting(("2022",), TODAY), today=TODAY).number
        board.meetings.show_place(number, ShownPlace(3, "2022/IV.1", blank=True))
    async with running(database, size=(80, 24)) as driven:
        await driven.press("f5")
        await driven.until(lambda: "việc 3/7" in driven.text)
        await driven.until(lambda: held(database).showing == ShownPlace(3, "2022/IV.1", today=TODAY))


async def test_another_s_change_is_on_the_page_at_once(database: Path) -> None:
    """Somebody at another desk records the paper that has just come in."""
    async with meeting(database) as driven:
        await driven.press("3")
        assert "7 nhiệm vụ, chậm nhất trước" in driven.text
        with OpenBoard(str(database), user="minh") as board:
            board.apply(CloseDeliverable("2022/IV.1", Paper("9/QĐ", TODAY)), today=TODAY)
        await driven.until(lambda: "6 nhiệm vụ, chậm nhất trước" in driven.text)


async def test_home_and_end_reach_the_first_and_the_last_line(database: Path) -> None:
    """The line that ends the meeting is the last one of page 7."""
    async with meeting(database) as driven:
        screen = driven.app.screen
        assert isinstance(screen, MeetingScreen)
        await card(driven, "IV.1")
        await decide(driven, "Trình trong tuần này")
        await driven.press("7", "home")
        assert screen.chosen.startswith("decision ")
        await driven.press("end")
        assert screen.chosen == "close"
        await driven.press("3", "end")
        assert screen.chosen == screen.view.keys_here()[-1]


async def test_a_paper_that_closes_nothing_stands_on_the_card(database: Path) -> None:
    """A submission is evidence, and the deliverable is open all the same."""
    work_on(database)
    with OpenBoard(str(database), user="lan") as board:
        board.apply(AddEvidence("2022/IV.1", Paper("21/TTr-SNV", date(2022, 5, 10))), today=TODAY)
        board.meetings.hold(OpenMeeting(("2022",), TODAY), today=TODAY)
    async with running(database, size=(80, 24)) as driven:
        await driven.press("f5")
        await driven.until(lambda: "1/7" in driven.text)
        await card(driven, "IV.1")
        await driven.until(lambda: "21/TTr-SNV 10/05/2022 · chưa hoàn thành" in driven.text)


async def test_two_targets_of_one_clause_are_told_apart(database: Path) -> None:
    """Both have the same words; whom each is about is what differs."""
    async with meeting(database, size=(120, 40)) as driven:
        with OpenBoard(str(database), user="minh") as board:
            for number, value in ((1, Decimal(40)), (2, Decimal(30))):
                board.apply(MeasureTarget(f"2022/I.2.i#{number}", value, date(2022, 5, 10)), today=TODAY)
        await driven.press("6")
        await driven.until(lambda: "Cấp tỉnh:" in driven.text)
