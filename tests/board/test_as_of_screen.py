"""The board of an earlier day on the screen: every view shows it, the head says so, and nothing can be changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, Paper
from tests.board.app_driven import running
from tests.board.terminal import Terminal

pytestmark = pytest.mark.pty


@pytest.fixture
def worked(database: Path) -> Path:
    """A board that was filled on 16/05/2022, on which V.1 was closed much later: today."""
    with OpenBoard(str(database), user="lan") as board:
        board.apply(CloseDeliverable("2022/V.1", Paper("7/QĐ-STC", date(2022, 5, 10))), today=date(2022, 5, 16))
    return database


@contextmanager
def looking_back(database: Path, *options: str, size: tuple[int, int] = (120, 40)) -> Iterator[Terminal]:
    """`board --as-of 16/05/2022`, painted and at rest."""
    arguments = ("-m", "board", "--db", str(database), "--user", "lan", "--as-of", "16/05/2022", *options)
    with Terminal.python(*arguments, size=size) as terminal:
        terminal.wait_for("như đã biết ngày 16/05/2022")
        terminal.settle()
        yield terminal


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
def test_every_view_shows_what_was_known_and_says_so(worked: Path, size: tuple[int, int]) -> None:
    """Nobody should take a picture of May for one of today, on whatever screen."""
    with looking_back(worked, size=size) as terminal:
        assert "HT ĐH 0" in terminal.text or "HT đúng hạn 0" in terminal.text
        for view in "23457":
            terminal.send(view)
            terminal.settle()
            assert "như đã biết ngày 16/05/2022" in terminal.text
        for keys in ("1\r", "\x1b6"):
            terminal.send(keys)
            terminal.settle()
            assert "như đã biết ngày 16/05/2022" in terminal.text


@pytest.mark.parametrize("keys", [">", "m", "h", "g", "p", "c", "u", "\x12", "\x1b[15~"])
def test_every_key_that_changes_something_is_refused(worked: Path, keys: str) -> None:
    """With the sentence, and at once: not after a form was filled in."""
    with looking_back(worked) as terminal:
        terminal.send(keys)

        terminal.wait_for("chỉ xem, không thay đổi được")


@pytest.mark.parametrize("keys", ["u", "\x12", "+"])
def test_the_list_of_feeds_invites_to_nothing_and_refuses_its_keys(worked: Path, keys: str) -> None:
    """What cannot be done there is not offered there."""
    with looking_back(worked) as terminal:
        terminal.send("6")
        terminal.wait_for("Chưa có lịch nào")
        assert "để thêm lịch" not in terminal.text
        terminal.send(keys)

        terminal.wait_for("chỉ xem, không thay đổi được")


def test_a_day_before_the_first_ends_with_a_sentence(worked: Path) -> None:
    """There is nothing to show: the terminal is left as it was, and the code says that the input was refused."""
    arguments = ("-m", "board", "--db", str(worked), "--user", "lan", "--as-of", "01/05/2022")
    with Terminal.python(*arguments, size=(100, 30)) as terminal:
        terminal.wait_for("số liệu có từ ngày 16/05/2022")

        assert terminal.ended() == 1


async def test_a_screen_that_judges_an_earlier_day_tells_of_papers_that_came_after_it(database: Path) -> None:
    """Else its numbers look like those that were known then."""
    with OpenBoard(str(database), user="lan") as board:
        paper = Paper("5/QĐ-UBND", date(2022, 5, 31))
        board.apply(CloseDeliverable("2022/IV.1", paper), today=date(2022, 6, 1))
    async with running(database) as driven:
        await driven.until(lambda: "(muộn nhất 31/05/2022)" in driven.answer)

        await driven.press("escape", "2")
        assert driven.answer == ""
