"""The screen of the calendars that people subscribe to, and the address as a code."""

from pathlib import Path

import pytest

from board.screens.address_screen import AddressScreen
from board.screens.calendar_screen import CalendarScreen
from board.screens.widgets.qr_code import qr_lines
from store.open_board import OpenBoard
from store.wishes import AddFeed
from tests.board.app_driven import TODAY, running


async def test_a_feed_is_added_with_keys_and_its_address_shown(database: Path) -> None:
    """From the board to a code that a member's telephone reads: 6, +, the agency, Enter, Enter."""
    async with running(database) as driven:
        await driven.press("6")
        await driven.until(lambda: "Chưa có lịch nào" in driven.text)
        await driven.press("+")
        await driven.type("SNV")
        await driven.press("enter")
        await driven.until(lambda: "Sở Nội vụ" in driven.text and "sự kiện" in driven.text)
        assert "thêm lịch đăng ký: 1 · Sở Nội vụ" in driven.answer
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, AddressScreen))

        with OpenBoard(str(database), user="lan") as board:
            assert [feed.name for feed in board.feeds()] == ["Sở Nội vụ"]
        assert "http://127.0.0.1:8735/" in driven.text
        assert "webcal://127.0.0.1:8735/" in driven.text
        assert "██████" in driven.text
        await driven.press("escape", "escape", "escape")
        await driven.until(lambda: driven.app.screen is driven.main)


async def test_renewing_and_revoking_ask_first_and_can_be_taken_back(database: Path) -> None:
    """A subscriber's calendar goes empty by them."""
    with OpenBoard(str(database), user="lan") as board:
        board.apply(AddFeed("Tất cả", owner="Ông A"), today=TODAY)
    async with running(database) as driven:
        await driven.press("6")
        await driven.until(lambda: "Tất cả · Ông A" in driven.text)

        await driven.press("t", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, CalendarScreen))
        assert "Tất cả" in driven.text
        await driven.press("t", "down", "enter")
        await driven.until(lambda: "Chưa có lịch nào" in driven.text)
        await driven.press("u")
        await driven.until(lambda: "Tất cả · Ông A" in driven.text)
        await driven.press("m", "down", "enter")
        await driven.until(lambda: "lần cấp địa chỉ: 1 → 2" in driven.answer)

    with OpenBoard(str(database), user="lan") as board:
        (feed,) = board.feeds()
        assert [(one.generation, one.given_up) for one in feed.addresses()] == [(1, TODAY), (2, None)]


@pytest.mark.parametrize("key", ["+", "m"])
async def test_without_the_secret_no_address_is_made(database: Path, key: str) -> None:
    """Nobody could be told it. That is said before anybody chooses, and nothing is written down."""
    with OpenBoard(str(database), user="lan") as board:
        board.apply(AddFeed("Tất cả"), today=TODAY)
        board.feed_secret()
        secret = board.secret_path()
    async with running(database) as driven:
        await driven.press("6")
        await driven.until(lambda: "Tất cả" in driven.text)
        secret.unlink()

        await driven.press(key)
        await driven.until(lambda: "renew --all" in driven.answer)

        assert isinstance(driven.app.screen, CalendarScreen)
    with OpenBoard(str(database), user="lan") as board:
        assert [feed.generation for feed in board.feeds()] == [1]


@pytest.mark.parametrize(("size", "whole"), [((80, 24), True), ((120, 40), True), ((60, 20), False), ((40, 15), False)])
async def test_the_code_is_whole_or_not_there(database: Path, size: tuple[int, int], whole: bool) -> None:
    """A part of a code no camera reads; the address stands there in any case, on lines that can be copied."""
    with OpenBoard(str(database), user="lan") as board:
        board.apply(AddFeed("Tất cả"), today=TODAY)
    async with running(database, size=size) as driven:
        await driven.press("6")
        await driven.until(lambda: "Tất cả" in driven.text)
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, AddressScreen))

        address = driven.text.replace("\n", "")
        assert ("▀▀" in driven.text) == whole
        assert ("quá nhỏ" in driven.text) != whole
        assert ("máy ảnh" in driven.text) == whole
        assert "http://127.0.0.1:8735/" in address
        assert ".ics" in address


def test_the_code_holds_the_address_between_light_edges() -> None:
    """Read back from the drawing: two modules a character, light where it is drawn."""
    lines = qr_lines("webcal://lich.example.vn/" + "x" * 43 + ".ics")

    upper = [[character in "█▀" for character in line] for line in lines]
    lower = [[character in "█▄" for character in line] for line in lines]
    rows = [row for pair in zip(upper, lower, strict=True) for row in pair][: len(lines[0])]
    edge = rows[:2] + rows[-2:] + [[row[at] for row in rows] for at in (0, 1, -2, -1)]
    assert all(all(one) for one in edge)
    finder = [row[2:9] for row in rows[2:9]]
    assert finder[0] == [False] * 7
    assert finder[1] == [False, True, True, True, True, True, False]
    assert finder[2] == [False, True, False, False, False, True, False]
