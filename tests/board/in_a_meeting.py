"""The May meeting of the 2022 plan on the screen, driven by keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from board.screens.form_screen import FormScreen
from board.screens.meeting_screen import MeetingScreen
from store.meetings.views import MeetingView
from store.meetings.wishes import OpenMeeting
from store.open_board import OpenBoard
from tests.board.app_driven import TODAY, Driven, running
from tests.board.meetings_made import work_on


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
