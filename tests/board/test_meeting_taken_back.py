"""What is done in a meeting is taken back on its screen: one thing, all of it, and never its opening unasked."""

from datetime import timedelta
from pathlib import Path

import pytest

from board.screens.form_screen import FormScreen
from board.screens.meeting_opening import follow_meeting
from store.meetings.views import ShownPlace
from store.meetings.wishes import CloseMeeting, Decide, OpenMeeting, SetCause, UndoMeeting
from store.open_board import OpenBoard
from store.words import Cause
from tests.board.app_driven import TODAY, running
from tests.board.in_a_meeting import card, decide, held, meeting


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


async def test_what_the_presenter_records_on_the_board_belongs_to_the_meeting_that_goes_on(database: Path) -> None:
    """Esc leaves the meeting going on: a cause that is set from the board must go with it when all of it is taken back."""
    async with meeting(database, size=(120, 40)) as driven:
        await driven.press("escape")
        await driven.until(lambda: "đang họp · F5" in driven.text)
        driven.main.shown_view().choose("2022/IV.1")
        await driven.press("y")
        await driven.until(lambda: "thiếu kinh phí" in driven.text)
        await driven.press("3")
        await driven.until(lambda: driven.task("IV.1").cause)
        await driven.until(lambda: "thuộc phiên họp đang diễn ra" in driven.answer)

        await driven.press("f5")
        await driven.until(lambda: "/7" in driven.text)
        await driven.press("7", "t")
        await driven.until(lambda: "hoàn tác cả phiên, 1 việc." in driven.answer)
        await driven.press("t")
        await driven.until(lambda: "hoàn tác cả phiên họp" in driven.answer)
        assert driven.task("IV.1").cause == ""


async def test_who_only_works_on_the_board_meanwhile_records_nothing_in_the_meeting(database: Path) -> None:
    """A colleague at the desk does not present: what they record stays when the meeting is taken back."""
    async with meeting(database), running(database, user="minh") as colleague:
        await colleague.until(lambda: "đang họp · F5" in colleague.text)
        colleague.main.shown_view().choose("2022/IV.1")
        await colleague.press("y")
        await colleague.until(lambda: "thiếu kinh phí" in colleague.text)
        await colleague.press("3")
        await colleague.until(lambda: colleague.task("IV.1").cause)
        assert "thuộc phiên họp" not in colleague.answer
    with OpenBoard(str(database), user="lan") as board:
        assert board.meetings.standing_in(held(database).number) == 0


async def test_what_was_recorded_beside_the_meeting_is_told_before_and_after_it_is_taken_back(database: Path) -> None:
    """Another window of the same person knows of no meeting: what was typed there stays, and is named with its number."""
    async with meeting(database) as driven:
        with OpenBoard(str(database), user="lan") as board:
            number = board.apply(SetCause("2022/IV.1", Cause.NO_MONEY), today=TODAY).change
        await driven.press("7", "t")
        await driven.until(lambda: f"Còn nguyên 1 thao tác ghi ngoài phiên trong lúc họp, số {number}" in driven.answer)
        await driven.press("1")
        await card(driven, "IV.1")
        await decide(driven, "Trình trong tuần này")
        await driven.press("7", "t")
        await driven.until(lambda: "1 việc. Còn nguyên 1 việc ghi ngoài phiên." in driven.answer)
        await driven.press("t")
        await driven.until(lambda: f"số {number}: hoàn tác bằng board undo {number}" in driven.answer)
        assert driven.task("IV.1").cause == "no_money"


async def test_a_meeting_that_ends_out_of_view_takes_nothing_with_it(database: Path) -> None:
    """Somebody else closed it in the very moment: what is recorded on the board then is recorded, outside it."""
    async with meeting(database, size=(120, 40)) as driven:
        await driven.press("escape")
        await driven.until(lambda: "đang họp · F5" in driven.text)
        stale = driven.app.meets
        with OpenBoard(str(database), user="minh") as board:
            board.apply(CloseMeeting(held(database).number), today=TODAY)
        await driven.until(lambda: "đang họp" not in driven.text)
        driven.app.meets = stale
        driven.main.shown_view().choose("2022/IV.1")
        await driven.press("y")
        await driven.until(lambda: "thiếu kinh phí" in driven.text)
        await driven.press("3")
        await driven.until(lambda: driven.task("IV.1").cause)
        assert "thuộc phiên họp" not in driven.answer


async def test_on_another_day_a_meeting_that_was_left_open_takes_nothing_in(database: Path) -> None:
    """Somebody forgot to close it: what is recorded on the board the day after is everyday work."""
    with OpenBoard(str(database), user="lan") as board:
        board.meetings.hold(OpenMeeting(("2022",), TODAY), today=TODAY)
    async with running(database, today=TODAY + timedelta(days=1)) as driven:
        await driven.until(lambda: "đang họp · F5" in driven.text)
        driven.main.shown_view().choose("2022/IV.1")
        await driven.press("y")
        await driven.until(lambda: "thiếu kinh phí" in driven.text)
        await driven.press("3")
        await driven.until(lambda: driven.task("IV.1").cause)
        assert "thuộc phiên họp" not in driven.answer
    with OpenBoard(str(database), user="lan") as board:
        assert board.meetings.standing_in(held(database).number) == 0
