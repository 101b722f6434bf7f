"""Draw a page of a meeting for the README, as an SVG of the real screen: the demo's year, in the middle of a meeting.

python -m tests.meeting_picture docs/meeting.svg [1 … 7, or a late task's number]      (without one: the card of IV.1)
"""

import asyncio
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from board.demo.made import make_demo
from board.screens.meeting_screen import MeetingScreen
from store.meetings.wishes import Decide, OpenMeeting
from store.open_board import OpenBoard
from tests.board.app_driven import running
from tests.picture import TODAY, for_readers

SIZE = (80, 24)
_DECIDED = "Hoàn thiện dự thảo Quyết định, trình Chủ tịch UBND tỉnh (mẫu)"


def make(database: Path) -> None:
    """The board of the demo, in the middle of a meeting."""
    make_demo(str(database))
    with OpenBoard(str(database), user="lan") as board:
        wish = OpenMeeting(("2022",), TODAY, name="Phiên họp Ban Chỉ đạo CCHC", next_on=date(2022, 6, 30))
        meeting = board.meetings.hold(wish, today=TODAY)
        board.apply(Decide(meeting.number, _DECIDED, "SNV", date(2022, 5, 31), "2022/IV.1"), today=TODAY)


async def draw(database: Path, what: str, size: tuple[int, int] = SIZE) -> str:
    """The page of this number, or the card of the late task of this number."""
    async with running(database, size=size) as driven:
        await driven.press("f5")
        await driven.until(lambda: "1/7" in driven.text)
        screen = driven.app.screen
        if not isinstance(screen, MeetingScreen):
            raise TypeError("the meeting did not open")
        await driven.until(lambda: "So với phiên" in driven.text)
        await driven.press(what if what.isdigit() else "3")
        for _task in screen.pages.late if screen.pages and not what.isdigit() else ():
            await driven.press("pagedown")
            if screen.at.card.endswith(f"/{what}"):
                break
        await driven.pilot.pause()
        return for_readers(driven.app.export_screenshot(title="board meeting · tiến độ là số liệu mẫu"))


def main(path: Path, what: str = "IV.1") -> None:
    """Make a board in a folder that is thrown away, draw it, keep the picture."""
    folder = Path(tempfile.mkdtemp())
    try:
        make(folder / "board.db")
        path.write_text(asyncio.run(draw(folder / "board.db", what)), encoding="utf-8")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
