"""The meeting's pages 5 and 6 are worked with: an agency's tasks, a target's measurement; what is typed is not lost."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from board.screens.choice_screen import ChoiceScreen
from board.screens.drawing import width
from board.screens.form_screen import FormScreen
from board.screens.meeting_follow import FollowScreen
from board.screens.meeting_lists import tasks_of
from board.screens.meeting_screen import MeetingScreen
from board.screens.widgets.text_field import TextField
from store.counts import count_by_agency
from store.meetings.views import ShownPlace
from store.meetings.wishes import CloseMeeting
from store.open_board import OpenBoard
from store.wishes import MeasureTarget
from store.words import Timeliness
from tests.board.app_driven import TODAY, Driven, running
from tests.board.in_a_meeting import held, meeting
from tests.board.meetings_made import work_on

SIZES = [(40, 15), (80, 24), (120, 40), (200, 50)]


async def page(driven: Driven, number: str, words: str) -> None:
    """A page of the meeting."""
    await driven.press(number)
    await driven.until(lambda: words in driven.text)


async def form(driven: Driven, *keys: str) -> FormScreen:
    """The form that these keys open."""
    await driven.press(*keys)
    await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
    screen = driven.app.screen
    assert isinstance(screen, FormScreen)
    return screen


async def test_enter_on_an_agency_lists_its_tasks_and_one_of_them_is_opened(database: Path) -> None:
    """“Còn Sở Thông tin và Truyền thông thì sao?” is asked in every meeting."""
    async with meeting(database) as driven:
        await page(driven, "5", "CƠ QUAN")
        assert "Enter các nhiệm vụ" in driven.text
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ChoiceScreen))
        assert "Nhiệm vụ của Sở " in driven.text
        first = next(line for line in driven.text.split("\n") if "! " in line)
        assert "quá hạn" in first

        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, MeetingScreen) and driven.app.screen.at.card != "")
        opened = driven.app.screen.at  # type: ignore[attr-defined]
        assert opened.page == 5
        await driven.until(lambda: held(database).showing.task == opened.card)

        await driven.press("escape")
        await driven.until(lambda: "CƠ QUAN" in driven.text)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_agencys_tasks_are_whole_at_every_size(database: Path, size: tuple[int, int]) -> None:
    """Nothing is wider than the window."""
    async with meeting(database, size=size) as driven:
        await driven.press("5", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, ChoiceScreen))

        assert all(width(line) <= size[0] for line in driven.text.split("\n"))


def test_the_list_has_what_the_agencys_row_counts(database: Path) -> None:
    """Else the first question would be where the other one is."""
    work_on(database)
    with OpenBoard(str(database), user="lan") as board:
        held_now = board.meetings.all()[0]
        pages = board.meetings.pages(held_now.number, today=TODAY)
        for agency, counts in count_by_agency(pages.board.tasks):
            assert len(tasks_of(agency, pages)) == counts.total
        worst_first = [task.timeliness for task in tasks_of("snv", pages)]

    assert worst_first[0] is Timeliness.OVERDUE


async def test_targets_without_a_measurement_stand_on_the_page_and_are_measured_there(database: Path) -> None:
    """They were only counted at its foot: what nobody measured is what the meeting has to ask for."""
    async with meeting(database, size=(120, 40)) as driven:
        await page(driven, "6", "chưa có số đo, phải đạt")
        screen = await form(driven, "enter")
        assert "2022/I.2.a" in driven.text
        screen.query_one("#field-value", TextField).value = "3"
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, MeetingScreen) and "đo được 3" in driven.text)

        await driven.press("u")
        await driven.until(lambda: "đo được 3" not in driven.text)


async def test_what_is_measured_in_a_meeting_is_done_in_it(database: Path) -> None:
    """So it goes with the rest when the whole meeting is taken back."""
    async with meeting(database, size=(120, 40)) as driven:
        await page(driven, "6", "chưa có số đo, phải đạt")
        screen = await form(driven, "enter")
        screen.query_one("#field-value", TextField).value = "3"
        await driven.press("enter")
        await driven.until(lambda: "đo được 3" in driven.text)

    with OpenBoard(str(database), user="lan") as board:
        number = board.meetings.all()[0].number
        assert board.meetings.standing_in(number) == 1


async def test_in_a_meeting_that_is_over_nothing_is_measured(database: Path) -> None:
    """It is said why."""
    async with meeting(database, size=(120, 40)) as driven:
        await page(driven, "6", "chưa có số đo, phải đạt")
        with OpenBoard(str(database), user="minh") as board:
            board.apply(CloseMeeting(board.meetings.all()[0].number), today=TODAY)
        await driven.until(lambda: driven.app.screen.meeting is None)  # type: ignore[attr-defined]
        await driven.press("enter")
        await driven.until(lambda: "đã kết thúc" in driven.answer)
        assert isinstance(driven.app.screen, MeetingScreen)


async def test_what_was_measured_and_missed_stands_before_what_nobody_measured(database: Path) -> None:
    """The first is bad news, the second a gap."""
    with OpenBoard(str(database), user="lan") as board:
        board.apply(MeasureTarget("2022/I.2.k", Decimal(22), date(2022, 5, 10)), today=TODAY)
    async with meeting(database, size=(120, 40)) as driven:
        await page(driven, "6", "CHỈ TIÊU")

        assert "đo được 22" in driven.text
        await driven.press("pagedown")
        await driven.until(lambda: "chưa có số đo, phải đạt" in driven.text)
        assert "6/7" in driven.text


async def test_a_decision_that_was_being_typed_is_kept_for_the_same_meeting(database: Path) -> None:
    """Somebody speaks up, Esc, on with it: F6 has the words again, and only in this meeting."""
    async with meeting(database, size=(120, 40)) as driven:
        await form(driven, "k")
        await driven.type("Giao Sở Nội vụ trình")
        await driven.press("escape")
        await driven.until(lambda: isinstance(driven.app.screen, MeetingScreen) and "F6" in driven.answer)

        await driven.press("escape")
        await driven.until(lambda: driven.app.screen is driven.main)
        await driven.press("f6")
        await driven.until(lambda: "mở lại phiên họp ấy (F5)" in driven.answer)
        assert driven.app.screen is driven.main

        await driven.press("f5")
        await driven.until(lambda: isinstance(driven.app.screen, MeetingScreen))
        await form(driven, "f6")
        assert "Giao Sở Nội vụ trình" in driven.text
        await driven.press("escape")
        await driven.until(lambda: isinstance(driven.app.screen, MeetingScreen))


async def test_a_decision_whose_meeting_is_over_can_be_let_go_of(database: Path) -> None:
    """A closed meeting is not opened again; what was typed in it would else be offered for good."""
    async with meeting(database, size=(120, 40)) as driven:
        await form(driven, "k")
        await driven.type("Giao Sở Nội vụ trình")
        await driven.press("escape")
        await driven.until(lambda: isinstance(driven.app.screen, MeetingScreen) and "F6" in driven.answer)
        await driven.press("escape")
        await driven.until(lambda: driven.app.screen is driven.main)

        await driven.press("f6")
        await driven.until(lambda: "F6 lần nữa" in driven.answer)
        await driven.press("f6")
        await driven.until(lambda: isinstance(driven.app.screen, ChoiceScreen))
        await driven.press("down", "enter")
        await driven.until(lambda: "Đã bỏ 1 nội dung" in driven.answer)
        await driven.press("f6")
        await driven.until(lambda: "Không có nội dung nào" in driven.answer)


async def test_a_decision_on_a_task_comes_back_with_its_task(database: Path) -> None:
    """And is recorded on it."""
    async with meeting(database, size=(120, 40)) as driven:
        await page(driven, "3", "QUÁ HẠN")
        await driven.press("enter")
        await driven.until(lambda: driven.app.screen.at.card != "")  # type: ignore[attr-defined]
        card = driven.app.screen.at.card  # type: ignore[attr-defined]
        await form(driven, "k")
        await driven.type("Trình trong tháng 5")
        await driven.press("escape")
        await driven.until(lambda: isinstance(driven.app.screen, MeetingScreen))
        await driven.press("1")
        await form(driven, "f6")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, MeetingScreen) and "ghi kết luận" in driven.answer)

    assert [(one.text, one.task) for one in held(database).decisions] == [("Trình trong tháng 5", card)]


async def test_what_became_of_a_decision_is_typed_again_after_esc(database: Path) -> None:
    """The form of page 2."""
    async with meeting(database, size=(120, 40)) as driven:
        await page(driven, "2", "phiên 15/04/2022")
        screen = await form(driven, "m")
        screen.query_one("#field-note", TextField).value = "Đang trình"
        await driven.press("escape")
        await driven.until(lambda: isinstance(driven.app.screen, MeetingScreen))
        await form(driven, "f6")

        assert "Đang trình" in driven.text


async def test_who_follows_sees_the_presenters_day(database: Path) -> None:
    """The second screen is started by whoever is near it, without --today: other numbers than the presenter's were shown."""
    async with meeting(database):
        pass
    with OpenBoard(str(database), user="minh") as board:
        (number, *_earlier) = [one.number for one in board.meetings.all()]
        assert board.meetings.shown_place(number).today == TODAY
    async with running(database, today=date(2022, 11, 21)) as follower:
        await follower.main.action_follow()
        await follower.until(lambda: isinstance(follower.app.screen, FollowScreen) and "1/7" in follower.text)
        assert "16/05/2022" in follower.text
        assert "21/11/2022" not in follower.text

        with OpenBoard(str(database), user="lan") as board:
            board.meetings.show_place(number, ShownPlace(3, today=date(2022, 5, 17)))
        await follower.until(lambda: "17/05/2022" in follower.text)


@pytest.mark.parametrize("size", SIZES)
async def test_pgdn_walks_through_every_target_and_spends_one_sheet_on_those_nobody_has_measured(
    database: Path, size: tuple[int, int]
) -> None:
    """There are dozens of which there is nothing to say: one press shows or names all of them, and none is passed over."""
    with OpenBoard(str(database), user="lan") as board:
        for number in ("I.2.d#1", "I.2.d#2", "I.2.e#1", "I.2.i#1", "I.2.k"):
            board.apply(MeasureTarget(f"2022/{number}", Decimal(2), date(2022, 5, 10)), today=TODAY)
    async with meeting(database, size=size) as driven:
        await driven.press("6")
        await driven.until(lambda: "6/7" in driven.text)
        pages = driven.app.screen.pages  # type: ignore[attr-defined]
        clauses = {f"{one.clause}#{one.number}" if one.of > 1 else one.clause for one in pages.targets}
        seen, sheets = "", 0
        while driven.app.screen.at.page == 6:  # type: ignore[attr-defined]
            seen += driven.text + "\n"
            sheets += "chưa có số đo 1–" in driven.text or "? 1–" in driven.text
            await driven.press("pagedown")

        named = seen.replace(",", " ").split()
        assert [clause for clause in clauses if clause not in named] == []
        assert sheets == 1


async def test_the_rows_of_what_nobody_has_measured_are_reached_with_the_arrows(database: Path) -> None:
    """Any of them may be measured in the meeting all the same."""
    async with meeting(database, size=(40, 15)) as driven:
        await page(driven, "6", "? 1–")
        await driven.press("end")
        await driven.until(lambda: "–23 / 23" in driven.text)


@pytest.mark.parametrize("number", ["5", "6"])
async def test_keys_that_need_a_task_are_not_offered_where_there_is_none_and_say_where(
    database: Path, number: str
) -> None:
    """“p để lại” stood in the footer of both pages, did nothing and said nothing."""
    async with meeting(database, size=(120, 40)) as driven:
        await page(driven, number, f"{number}/7")
        assert "để lại" not in driven.text.splitlines()[-1]
        for key, name in (
            ("p", "để lại"),
            ("c", "nguyên nhân"),
            ("h", "gia hạn"),
            ("m", "minh chứng"),
            ("i", "vì sao"),
        ):
            await driven.press(key)
            await driven.until(lambda name=name: f"“{name}” cần một nhiệm vụ: chọn ở trang 2, 3, 4" in driven.answer)
            assert isinstance(driven.app.screen, MeetingScreen)


async def test_a_key_of_the_board_says_where_it_acts_and_a_remotes_start_says_nothing(database: Path) -> None:
    """Whoever tries the filter in a meeting is told; F5, which a remote sends as "begin", must not send anybody away."""
    async with meeting(database, size=(120, 40)) as driven:
        await driven.press("slash")
        await driven.until(lambda: "dùng ở màn hình chính; Esc để trở về" in driven.answer)
        await driven.press("2", "f5")
        assert driven.answer == ""
        await driven.press("3", "pagedown", "c", "slash", "g")
        assert driven.answer == ""
