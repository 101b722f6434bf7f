"""What is recorded while a meeting is on the screen: decisions, causes, what is put off, evidence and extensions."""

from pathlib import Path

import pytest

from board.screens.form_screen import FormScreen
from board.screens.meeting_screen import MeetingScreen
from store.words import Timeliness
from tests.board.in_a_meeting import card, decide, held, meeting


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
        await driven.until(lambda: "5/QĐ-UBND 12/05/2022 · hoàn thành" in driven.text)
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


async def test_a_decisions_day_that_is_cleared_is_gone(database: Path) -> None:
    """The field says that an empty one sets no day."""
    async with meeting(database) as driven:
        await card(driven, "IV.1")
        await decide(driven, "Trình trong tuần")
        assert held(database).decisions[0].due is not None
        await driven.press("7", "up", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.press("tab", "tab", "end", "ctrl+u", "enter")
        await driven.until(lambda: not isinstance(driven.app.screen, FormScreen))

        await driven.until(lambda: held(database).decisions[0].due is None)


async def test_what_became_of_a_decision_is_said_by_hand(database: Path) -> None:
    """On the page of last time: m, the document, Enter."""
    async with meeting(database) as driven:
        await driven.press("2", "m")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.type("21/TTr-SNV")
        await driven.press("enter")
        await driven.until(lambda: "✓! 1 chậm" in driven.text)


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


@pytest.mark.parametrize("size", [(80, 24)])
async def test_a_long_decision_is_answered_with_its_day_and_an_end_that_says_there_is_more(
    database: Path, size: tuple[int, int]
) -> None:
    """Two lines is all that a projector has for an answer: who and by when stand before the words, and "…" for the rest."""
    async with meeting(database, size=size) as driven:
        await card(driven, "IV.1")
        await decide(
            driven, "Giao Sở Nội vụ chủ trì, phối hợp các sở, ban, ngành hoàn thiện dự thảo và trình Ủy ban " * 2
        )
        shown = driven.text.splitlines()[-3:-1]
        assert "1. Sở Nội vụ · 31/05/2022 · Giao" in " ".join(line.strip(" ─✓") for line in shown)
        assert shown[-1].rstrip().endswith("…")
