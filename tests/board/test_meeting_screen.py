"""The meeting on the screen, as its presenter drives it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from board.app import BoardApp
from board.first_look import DESK, PROJECTOR
from board.screens.explain_screen import ExplainScreen
from board.screens.form_screen import FormScreen
from board.screens.meeting_opening import follow_meeting
from board.screens.meeting_screen import MeetingScreen
from store.meetings.views import MeetingView, ShownPlace
from store.meetings.wishes import CloseMeeting, Decide, OpenMeeting, UndoMeeting
from store.open_board import OpenBoard
from store.wishes import AddEvidence, AddUser, CloseDeliverable, MeasureTarget, Paper, SetRole
from store.words import Role, Timeliness
from tests.board.app_driven import TODAY, Driven, running
from tests.board.meetings_made import work_on

ANY_SIZE = pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 15), (200, 50)], ids=str)


@asynccontextmanager
async def meeting(database: Path, *, size: tuple[int, int] = (80, 24), user: str = "lan") -> AsyncIterator[Driven]:
    """The May meeting on its first page, after one in April."""
    work_on(database)
    with OpenBoard(str(database), user="lan") as board:
        board.meetings.hold(OpenMeeting(("2022",), TODAY, name="Phiên tháng 5"), today=TODAY)
    async with running(database, size=size, user=user) as driven:
        await driven.press("f5")
        await driven.until(lambda: "1/7" in driven.text)
        yield driven


async def card(driven: Driven, number: str) -> None:
    """On to the card of a task."""
    for _press in range(30):
        await driven.press("pagedown")
        if driven.app.screen.at.card == f"2022/{number}":  # type: ignore[attr-defined]
            return
    raise AssertionError(driven.text)


def held(database: Path) -> MeetingView:
    """The newest meeting as another sees it."""
    with OpenBoard(str(database), user="minh") as board:
        return board.meetings.all()[0]


async def decide(driven: Driven, text: str) -> None:
    """k, the words, Enter."""
    await driven.press("k")
    await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
    await driven.type(text)
    await driven.press("enter")
    await driven.until(lambda: isinstance(driven.app.screen, MeetingScreen) and "ghi kết luận" in driven.answer)


async def test_f5_asks_for_name_chair_and_day_and_nothing_else(database: Path) -> None:
    """The chair waits: Enter is enough."""
    async with running(database, size=(80, 24)) as driven:
        await driven.press("f5")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        assert "Phiên họp Ban Chỉ đạo CCHC" in driven.text
        assert "16/05/2022" in driven.text
        await driven.press("enter")
        await driven.until(lambda: "1/7" in driven.text)

    assert (held(database).name, held(database).held_on, held(database).plans) == (
        "Phiên họp Ban Chỉ đạo CCHC",
        TODAY,
        ("2022",),
    )


async def test_the_form_that_is_given_up_opens_no_meeting(database: Path) -> None:
    """F5 pressed by mistake."""
    async with running(database) as driven:
        await driven.press("f5")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.press("escape")
        await driven.until(lambda: driven.app.screen is driven.main)

    with OpenBoard(str(database), user="lan") as board:
        assert board.meetings.all() == ()


async def test_the_meeting_wears_the_projector_s_theme_and_takes_it_off(database: Path) -> None:
    """Light and high contrast in a lit room; the desk's theme again at the desk."""
    async with meeting(database) as driven:
        assert driven.app.looks == PROJECTOR
        await driven.press("escape")
        await driven.until(lambda: driven.app.screen is driven.main)
        await driven.until(lambda: driven.app.looks == DESK)


async def test_the_overview_tells_the_four_numbers_and_what_changed(database: Path) -> None:
    """The numbers are those of the board; the change is that since the April meeting."""
    async with meeting(database) as driven:
        await driven.until(lambda: "So với phiên 15/04/2022: " in driven.text)

        assert "✓ HT đúng hạn" in driven.text
        assert "! Quá hạn" in driven.text
        assert "Tổng 31 nhiệm vụ · thường xuyên 1" in driven.text
        assert "gia hạn 1" in driven.text
        assert "! 4 quá hạn" in driven.text
        assert "24 nhiệm vụ không có gì phải bàn" in driven.text


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


async def test_a_decision_takes_a_key_its_words_and_enter(database: Path) -> None:
    """Who leads, the day and the task stand there already; it is on the card at once."""
    async with meeting(database) as driven:
        await card(driven, "IV.1")
        await decide(driven, "Trình trong tuần này")
        await driven.until(lambda: "16/05 · Trình trong tuần này" in driven.text)

    (decision,) = held(database).decisions
    assert (decision.text, decision.owner_words, f"{decision.due}", decision.task) == (
        "Trình trong tuần này",
        "Sở Nội vụ",
        "2022-05-31",
        "2022/IV.1",
    )


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("text", "", "Kết luận còn trống"),
        ("task", "IX.9", "Không có nhiệm vụ “IX.9”"),
        ("due", "mai", "không phải là ngày"),
    ],
)
async def test_what_a_decision_lacks_is_said_in_the_form(database: Path, field: str, typed: str, said: str) -> None:
    """The secretary corrects it before the chair has gone on."""
    async with meeting(database) as driven:
        await card(driven, "IV.1")
        await driven.press("k")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        box = driven.app.screen.query_one(f"#field-{field}")
        if field != "text":
            await driven.type("x")
        box.value = typed  # type: ignore[attr-defined]
        await driven.press("enter")
        await driven.until(lambda: said in driven.answer)
        assert isinstance(driven.app.screen, FormScreen)

    assert held(database).decisions == ()


async def test_a_cause_is_two_keys(database: Path) -> None:
    """c, then its digit: the causes stand below the card, which is still read meanwhile."""
    async with meeting(database) as driven:
        await card(driven, "IV.1")
        await driven.press("c")
        assert "3  thiếu kinh phí" in driven.text
        await driven.press("escape")
        assert "thiếu kinh phí" not in driven.text
        await driven.press("c", "3")
        await driven.until(lambda: "Nguyên nhân chậm   thiếu kinh phí" in driven.text)

        assert driven.task("IV.1").cause == "no_money"


async def test_parking_goes_on_and_comes_back_before_the_read_back(database: Path) -> None:
    """p: the next card at once; at the end the task is there again, and p takes it up."""
    async with meeting(database) as driven:
        screen = driven.app.screen
        assert isinstance(screen, MeetingScreen)
        await card(driven, "IV.5")
        await driven.press("p")
        await driven.until(lambda: screen.at.card == "2022/VII.3" and screen.pages and screen.pages.meeting.parked)
        await driven.press("6", "pagedown")
        assert (screen.at.page, screen.at.card) == (7, "2022/IV.5")
        await driven.press("pagedown")
        assert "Để lại, tiếp tục xem xét:" in driven.text

        await driven.press("pageup", "p")
        await driven.until(lambda: screen.pages and not screen.pages.meeting.parked)
    assert held(database).parked == ()


async def test_evidence_and_extension_are_recorded_in_the_meeting(database: Path) -> None:
    """By the forms of every day; the card then says so and is followed by what would have followed it."""
    async with meeting(database) as driven:
        screen = driven.app.screen
        assert isinstance(screen, MeetingScreen)
        await card(driven, "IV.1")
        await driven.press("m")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.type("5/QĐ-UBND")
        await driven.press("tab")
        await driven.type("12/5")
        await driven.press("enter")
        await driven.until(lambda: driven.app.screen is screen and "✓! hoàn thành quá hạn 42 ngày" in driven.text)
        await driven.press("pagedown")
        assert screen.at.card == "2022/VI.2"
        await driven.press("h")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.type("30/6/2022")
        await driven.press("tab")
        await driven.type("7/CV")
        await driven.press("tab")
        await driven.type("12/5")
        await driven.press("enter")
        await driven.until(lambda: driven.app.screen is screen and "31/03/2022 → 30/06/2022" in driven.text)

        await driven.press("7", "t")
        await driven.until(lambda: "Nhấn t lần nữa để hoàn tác cả phiên, 2 việc." in driven.answer)
        await driven.press("t")
        await driven.until(lambda: "hoàn tác cả phiên họp" in driven.answer)
        await driven.until(lambda: driven.task("IV.1").timeliness is Timeliness.OVERDUE)
        assert driven.task("VI.2").timeliness is Timeliness.OVERDUE


async def test_the_whole_meeting_is_taken_back_and_given_back(database: Path) -> None:
    """One key of the last page, and Ctrl+R: the decisions of an hour are not lost by a slip."""
    async with meeting(database) as driven:
        await card(driven, "IV.1")
        await decide(driven, "Trình trong tuần này")
        await driven.press("c", "3")
        await driven.until(lambda: driven.task("IV.1").cause)
        await driven.press("7")
        await driven.until(lambda: "1. Trình trong tuần này" in driven.text)

        await driven.press("t")
        await driven.until(lambda: "lần nữa" in driven.answer)
        await driven.press("t")
        await driven.until(lambda: "chưa có kết luận nào" in driven.text)
        assert "hoàn tác cả phiên họp: kết luận 1, nguyên nhân chậm 1 · Ctrl+R: làm lại" in driven.answer
        assert driven.task("IV.1").cause == ""
        await driven.press("ctrl+r")
        await driven.until(lambda: "1. Trình trong tuần này" in driven.text)
        assert driven.task("IV.1").cause == "no_money"


async def test_all_of_a_meeting_is_taken_back_on_its_last_page_only(database: Path) -> None:
    """A slip on a card must not begin to take an hour's work back; where it is done is said."""
    async with meeting(database) as driven:
        await card(driven, "IV.1")
        await decide(driven, "Trình trong tuần này")
        for place in ("3", "pagedown"):
            await driven.press(place, "t")
            await driven.until(lambda: "chỉ ở trang 7: nhấn 7, rồi t hai lần" in driven.answer)
            await driven.press("t")
            await driven.until(lambda: "chỉ ở trang 7" in driven.answer)
    assert len(held(database).decisions) == 1


async def test_a_closed_meeting_that_is_taken_back_and_given_back_stands_closed_with_its_decisions(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A closed meeting is read as it was when it was closed: that its pages are of an earlier change makes them no older."""
    monkeypatch.chdir(tmp_path)
    async with meeting(database) as driven:
        await card(driven, "IV.1")
        await decide(driven, "Trình trong tuần này")
        await driven.press("7", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.press("enter")
        await driven.until(lambda: "Phiên họp đã kết thúc" in driven.answer)
        await driven.press("t")
        await driven.until(lambda: "lần nữa" in driven.answer)
        await driven.press("t")
        await driven.until(lambda: "chưa có kết luận nào" in driven.text)

        await driven.press("ctrl+r")
        await driven.until(lambda: "1. Trình trong tuần này" in driven.text)
        assert "Enter ghi dự thảo thông báo" in driven.text


async def test_who_follows_goes_on_with_the_next_meeting_after_one_was_given_back(database: Path) -> None:
    """The second screen stayed on the pages from before the redo, whatever the presenter of the next meeting showed."""
    with OpenBoard(str(database), user="minh") as board:
        board.meetings.hold(OpenMeeting(("2022",), TODAY, name="Phiên này"), today=TODAY)
        board.meetings.show_place(1, ShownPlace(7, today=TODAY))
        async with running(database) as driven:
            plans = driven.app.board.plans if driven.app.board else ()
            await follow_meeting(driven.main, plans, today=TODAY, alone=False)
            await driven.until(lambda: "7/7" in driven.text)
            board.apply(Decide(1, "Trình trong tuần này", "SNV"), today=TODAY)
            board.apply(CloseMeeting(1), today=TODAY)
            await driven.until(lambda: "Phiên họp đã kết thúc" in driven.text)
            board.apply(UndoMeeting(1), today=TODAY)
            await driven.until(lambda: "chưa có kết luận nào" in driven.text)
            board.redo()
            await driven.until(lambda: "Phiên họp đã kết thúc" in driven.text)

            board.meetings.hold(OpenMeeting(("2022",), TODAY, name="Phiên sau"), today=TODAY)
            board.meetings.show_place(2, ShownPlace(3, today=TODAY))
            await driven.until(lambda: "Phiên sau" in driven.text and "3/7" in driven.text)


async def test_u_takes_back_the_last_thing_and_says_which(database: Path) -> None:
    """Without a confirmation before it there must be an undo behind it."""
    async with meeting(database) as driven:
        await card(driven, "IV.1")
        await decide(driven, "Trình trong tuần này")
        await driven.until(lambda: "16/05 · Trình trong tuần này" in driven.text)
        await driven.press("u")
        await driven.until(lambda: "hoàn tác" in driven.answer and "16/05 · Trình" not in driven.text)

    assert held(database).decisions == ()


async def test_a_decision_that_is_read_back_wrong_is_put_right(database: Path) -> None:
    """Enter on it, on the last page."""
    async with meeting(database) as driven:
        await card(driven, "IV.1")
        await decide(driven, "Trình trong tuần")
        await driven.press("7", "up", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.press("end")
        await driven.type(" này")
        await driven.press("enter")
        await driven.until(lambda: "1. Trình trong tuần này" in driven.text)


async def test_what_became_of_a_decision_is_said_by_hand(database: Path) -> None:
    """On the page of last time: m, the document, Enter."""
    async with meeting(database) as driven:
        await driven.press("2", "m")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.type("21/TTr-SNV")
        await driven.press("enter")
        await driven.until(lambda: "✓! 1 chậm" in driven.text)


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


async def test_closing_freezes_the_numbers_and_writes_the_notice(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two Enters; where the file went is said, then and to whoever asks again; it is written anew only when it is gone."""
    monkeypatch.chdir(tmp_path)
    async with meeting(database) as driven:
        await driven.press("7", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.type("16/6/2022")
        await driven.press("enter")
        await driven.until(lambda: "thong-bao-ket-luan-2022-05-16.docx" in driven.answer.replace("\n", ""))
        assert "Phiên họp đã kết thúc" in driven.text
        await driven.press("k")
        await driven.until(lambda: "không ghi thêm vào phiên này" in driven.answer)
        await driven.press("enter")
        await driven.until(lambda: "kết luận đã có ở" in driven.answer.replace("\n", " "))
        assert len(list(tmp_path.glob("*.docx"))) == 1
        (tmp_path / "thong-bao-ket-luan-2022-05-16.docx").unlink()
        await driven.press("enter")
        await driven.until(lambda: "Đã ghi dự thảo" in driven.answer.replace("\n", " "))

    assert (tmp_path / "thong-bao-ket-luan-2022-05-16.docx").read_bytes()[:2] == b"PK"
    assert f"{held(database).next_on}" == "2022-06-16"
    assert held(database).counts is not None


async def test_over_ssh_no_file_is_written_on_the_server(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The notice is had by the command whose output goes to the person's own machine."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOARD_OVER_SSH", "1")
    files = set(tmp_path.rglob("*.docx"))
    async with meeting(database) as driven:
        await driven.press("7", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        assert ".docx" not in driven.text
        await driven.press("enter")
        await driven.until(lambda: "board meeting conclusions 2 > " in driven.answer.replace("\n", " "))

    assert set(tmp_path.rglob("*.docx")) == files


async def test_a_viewer_follows_instead_of_presenting(database: Path) -> None:
    """F5 of who may only look shows the meeting that goes on; where none does, it says what is needed."""
    with OpenBoard(str(database), user="lan") as board:
        board.apply(AddUser("lan", Role.ADMIN), today=TODAY)
        board.apply(AddUser("xem", Role.VIEWER), today=TODAY)
    async with running(database, user="xem") as driven:
        await driven.press("f5")
        await driven.until(lambda: "việc này cần vai trò người cập nhật" in driven.answer)
    with OpenBoard(str(database), user="lan") as board:
        board.meetings.hold(OpenMeeting(("2022",), TODAY), today=TODAY)
    async with running(database, user="xem") as driven:
        await driven.press("f5")
        await driven.until(lambda: "1/7" in driven.text)
        await driven.press("pagedown", "k")
        assert "1/7" in driven.text


async def test_a_presenter_who_is_demoted_is_refused_at_the_next_change(database: Path) -> None:
    """What the store refuses is told; the pages go on."""
    async with meeting(database) as driven:
        with OpenBoard(str(database), user="an") as board:
            board.apply(AddUser("an", Role.ADMIN), today=TODAY)
            board.apply(AddUser("lan", Role.EDITOR), today=TODAY)
            board.apply(SetRole("lan", Role.VIEWER), today=TODAY)
        await card(driven, "IV.1")
        await driven.press("c", "1")
        await driven.until(lambda: "việc này cần vai trò" in driven.answer)
        await driven.press("pagedown")
        assert "3/7" in driven.text


async def test_no_meeting_is_held_on_the_board_of_an_earlier_day(database: Path) -> None:
    """It would be a meeting about what is known no longer to be so."""
    with OpenBoard(str(database), user="lan") as board:
        change = board.last_change()
        past = board.as_of(change=change)
    app = BoardApp(None, lambda: past, user="lan", today=TODAY, plans=["2022"])
    async with app.run_test(size=(80, 24)) as pilot:
        driven = Driven(app, pilot)
        await driven.until(lambda: app.board is not None and app.main.by_key)
        await driven.press("f5")
        await driven.until(lambda: "chỉ xem, không thay đổi được" in driven.answer)
        assert app.screen is app.main


async def test_another_s_change_is_on_the_page_at_once(database: Path) -> None:
    """Somebody at another desk records the paper that has just come in."""
    async with meeting(database) as driven:
        await driven.press("3")
        assert "7 nhiệm vụ, chậm nhất trước" in driven.text
        with OpenBoard(str(database), user="minh") as board:
            board.apply(CloseDeliverable("2022/IV.1", Paper("9/QĐ", TODAY)), today=TODAY)
        await driven.until(lambda: "6 nhiệm vụ, chậm nhất trước" in driven.text)


async def test_a_meeting_whose_opening_is_taken_back_is_left(database: Path) -> None:
    """The undo key on an empty meeting: it was opened by mistake."""
    async with running(database, size=(80, 24)) as driven:
        await driven.press("f5")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.press("enter")
        await driven.until(lambda: "1/7" in driven.text)
        await driven.press("7", "t")
        await driven.until(lambda: "Phiên họp này chưa ghi việc nào" in driven.answer)
        await driven.press("u")
        await driven.until(lambda: "nhấn u lần nữa để hoàn tác việc mở và về bảng" in driven.answer)
        assert held(database).goes_on
        await driven.press("u")
        await driven.until(lambda: driven.app.screen is driven.main)
        await driven.until(lambda: "Đã hoàn tác việc mở phiên họp" in driven.answer)
        assert "Ctrl+R: làm lại" in driven.answer

    with OpenBoard(str(database), user="lan") as board:
        assert board.meetings.all() == ()


async def test_u_twice_in_a_row_stops_before_the_opening(database: Path) -> None:
    """Two presses in one packet: the first takes the decision back, the second only asks."""
    async with meeting(database) as driven:
        await card(driven, "IV.1")
        await decide(driven, "Trình trong tuần này")
        await driven.press("u", "u")
        await driven.until(lambda: "nhấn u lần nữa" in driven.answer)

    assert held(database).decisions == ()


async def test_the_next_meeting_is_proposed_as_it_was_agreed(database: Path) -> None:
    """The chair was said at the last one. The day is that of judging, not one to come: pages and notice name the same."""
    work_on(database)
    with OpenBoard(str(database), user="lan") as board:
        may = board.meetings.hold(OpenMeeting(("2022",), TODAY, chair="Đồng chí Lâm Văn Bi"), today=TODAY)
        board.apply(CloseMeeting(may.number, date(2022, 6, 16)), today=TODAY)
    async with running(database, size=(80, 24)) as driven:
        await driven.press("f5")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        assert "16/06/2022" not in driven.text
        assert "Đồng chí Lâm Văn Bi" in driven.text
        await driven.press("up")
        await driven.type("16/6/2022")
        await driven.press("enter")
        await driven.until(lambda: "cần một ngày không sau ngày đang xem" in driven.answer.replace("\n", " "))
        await driven.press("ctrl+u")
        await driven.type("16/5/2022")
        await driven.press("enter")
        await driven.until(lambda: "1/7" in driven.text)
        await driven.press("2")
        await driven.until(lambda: "VIỆC TỪ PHIÊN TRƯỚC" in driven.text)
        assert "từ phiên 15/04/2022" in driven.text

    assert (f"{held(database).held_on}", held(database).chair) == ("2022-05-16", "Đồng chí Lâm Văn Bi")


async def test_after_the_closing_the_footer_shows_only_what_acts(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bar said "Enter kết thúc phiên họp · k kết luận" below a line that said it was over."""
    monkeypatch.chdir(tmp_path)
    async with meeting(database, size=(120, 40)) as driven:
        await driven.press("7", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.press("enter")
        await driven.until(lambda: "Phiên họp đã kết thúc" in driven.answer)
        last = driven.text.splitlines()[-1]
        assert "Enter ghi dự thảo thông báo" in last
        assert "k kết luận" not in last
        await driven.press("3")
        assert "k kết luận" not in driven.text.splitlines()[-1]
        await driven.press("enter")
        assert "k kết luận" not in driven.text.splitlines()[-1]


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


async def test_y_asks_for_the_cause_in_a_meeting_as_on_the_board(database: Path) -> None:
    """One thing, one key: who learned it there need not learn another."""
    async with meeting(database) as driven:
        await card(driven, "IV.1")
        await driven.press("y", "3")
        await driven.until(lambda: "Nguyên nhân chậm   thiếu kinh phí" in driven.text)


async def test_another_owner_takes_the_place_of_the_proposed_one(database: Path) -> None:
    """Typed behind it, the notice would charge “Sở Nội vụSTTTT”, who is nobody; Enter once more is refused once more."""
    async with meeting(database) as driven:
        await card(driven, "IV.1")
        await driven.press("k")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.type("Trình")
        await driven.press("tab", "end")
        await driven.type("SNV7")
        for _time in range(2):
            await driven.press("enter")
            await driven.until(lambda: "có phải SNV (Sở Nội vụ)?" in driven.answer.replace("\n", " "))
        await driven.press("ctrl+u", "escape")
        await driven.until(lambda: isinstance(driven.app.screen, MeetingScreen))
        await driven.press("k")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.type("Trình")
        await driven.press("tab")
        await driven.type("STTTT")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, MeetingScreen) and "ghi kết luận" in driven.answer)

    assert [one.owner_words for one in held(database).decisions] == ["Sở Thông tin và Truyền thông"]


async def test_what_a_decision_cannot_go_without_is_marked(database: Path) -> None:
    """Of a general decision nobody is known who carries it out; the form says so before it refuses."""
    async with meeting(database) as driven:
        await driven.press("k")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        assert "Kết luận *" in driven.text
        assert "Cơ quan thực hiện *" in driven.text
        await driven.type("Các sở báo cáo")
        await driven.press("tab")
        await driven.type("cả Ban Chỉ đạo")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, MeetingScreen) and "ghi kết luận" in driven.answer)

    assert held(database).decisions[0].owner_words == "cả Ban Chỉ đạo"


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


async def test_a_meeting_that_was_left_is_told_in_the_head_and_the_last_page_says_what_enter_does(
    database: Path,
) -> None:
    """Esc leaves it going on; and "mở" at the key that ends it was the wrong word at the most important place."""
    async with meeting(database, size=(120, 40)) as driven:
        await driven.press("7")
        await driven.until(lambda: "Enter kết thúc phiên họp" in driven.text.splitlines()[-1])
        await driven.press("escape")
        await driven.until(lambda: "đang họp · F5" in driven.text)
