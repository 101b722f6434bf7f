"""How a meeting is opened and closed on the screen, who may, and what stands afterwards."""

from datetime import date
from pathlib import Path

import pytest

from board.app import BoardApp
from board.first_look import DESK, PROJECTOR
from board.screens.form_screen import FormScreen
from store.meetings.wishes import CloseMeeting, OpenMeeting
from store.open_board import OpenBoard
from store.wishes import AddUser, SetRole
from store.words import Role
from tests.board.app_driven import TODAY, Driven, running
from tests.board.in_a_meeting import card, held, meeting
from tests.board.meetings_made import work_on


async def test_f5_asks_for_name_chair_and_days_and_nothing_else(database: Path) -> None:
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


async def test_the_next_meetings_day_may_be_said_at_the_opening_and_page_4_looks_up_to_it(database: Path) -> None:
    """What is due before the next meeting cannot be told without its day; without one the page says how far it looks."""
    async with running(database, size=(80, 24)) as driven:
        await driven.press("f5")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        assert "để trống: trang 4 xét 14 ngày tới" in driven.text
        await driven.press("up")
        await driven.type("16/5")
        await driven.press("enter")
        await driven.until(lambda: driven.answer and "16/05/2022" in driven.answer)
        await driven.press("ctrl+u")
        await driven.type("30/6")
        await driven.press("enter")
        await driven.until(lambda: "1/7" in driven.text)
        await driven.press("4")
        await driven.until(lambda: "từ nay đến phiên sau 30/06/2022" in driven.text)

    assert held(database).next_on == date(2022, 6, 30)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_without_the_next_meetings_day_page_4_says_so(database: Path, size: tuple[int, int]) -> None:
    """Fourteen days are nobody's decision."""
    async with meeting(database, size=size) as driven:
        await driven.press("4")
        await driven.until(lambda: "14 ngày tới (đến 30/05/2022), chưa hẹn phiên sau" in driven.text)


async def test_what_was_typed_for_a_meeting_to_be_opened_or_closed_is_kept(database: Path) -> None:
    """As in every form: Esc, and F6 has it again."""
    async with running(database, size=(120, 40)) as driven:
        await driven.press("f5")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.press("down")
        await driven.type("Đồng chí Lâm Văn Bi")
        await driven.press("escape")
        await driven.until(lambda: driven.app.screen is driven.main and "F6" in driven.answer)
        await driven.press("f6")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen) and "Lâm Văn Bi" in driven.text)
        await driven.press("enter")
        await driven.until(lambda: "1/7" in driven.text)
        assert held(database).chair == "Đồng chí Lâm Văn Bi"

        await driven.press("7", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.type("16/6/2022")
        await driven.press("escape")
        await driven.until(lambda: not isinstance(driven.app.screen, FormScreen) and "F6" in driven.answer)
        await driven.press("f6")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen) and "16/6/2022" in driven.text)


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
        await driven.press("up", "up")
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


async def test_a_meeting_that_was_left_is_told_in_the_head_and_the_last_page_says_what_enter_does(
    database: Path,
) -> None:
    """Esc leaves it going on; and "mở" at the key that ends it was the wrong word at the most important place."""
    async with meeting(database, size=(120, 40)) as driven:
        await driven.press("7")
        await driven.until(lambda: "Enter kết thúc phiên họp" in driven.text.splitlines()[-1])
        await driven.press("escape")
        await driven.until(lambda: "đang họp · F5" in driven.text)
