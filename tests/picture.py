"""Draw the README's picture: the board of `board demo` on 16/05/2022, as an SVG of the real screen.

python -m tests.picture docs/board.svg
"""

import asyncio
import re
import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

from board.app import BoardApp
from board.demo.made import make_demo
from store.first_view import first_view
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, MoveTask, Paper, Wish
from store.words import Column

TODAY = date(2022, 5, 16)
SIZE = (120, 34)
WEB_FONT = re.compile(r"\s*@font-face \{.*?\n\s*\}", re.DOTALL)


def for_readers(picture: str) -> str:
    """The screen's SVG without the addresses of web fonts, and with its blanks, which some programs drop at an edge."""
    return WEB_FONT.sub("", picture).replace("<text ", '<text xml:space="preserve" ')


DONE = {
    "IV.3": ("15/KH-UBND", date(2022, 1, 31)),
    "VI.1": ("16/KH-UBND", date(2022, 1, 31)),
    "VII.4": ("301/QĐ-UBND", date(2022, 1, 31)),
    "VII.2": ("42/KH-UBND", date(2022, 3, 15)),
    "VII.1": ("51/KH-UBND", date(2022, 3, 31)),
    "II.7": ("7/BC-TTGQ", date(2022, 3, 31)),
}
MOVED = {
    Column.IN_PROGRESS: ("IV.1", "VI.3", "II.6", "III.5", "V.1", "IV.4", "V.4"),
    Column.IN_REVIEW: ("VI.2", "VII.5", "V.2"),
}


def invented() -> list[Wish]:
    """Progress that nobody reported: only to show what the board looks like in the middle of a year."""
    closed: list[Wish] = [
        CloseDeliverable(f"2022/{number}", Paper(paper, day), number=1) for number, (paper, day) in DONE.items()
    ]
    months = (date(2022, month, 28) for month in range(1, 5))
    closed += [
        CloseDeliverable("2022/VII.6", Paper(f"{place}/BC-PTTH", day), number=place)
        for place, day in enumerate(months, start=1)
    ]
    closed += [
        CloseDeliverable("2022/III.1", Paper(f"{place}/QĐ-UBND", date(2022, 4, place)), number=place)
        for place in range(1, 12)
    ]
    return closed + [MoveTask(f"2022/{number}", column) for column, numbers in MOVED.items() for number in numbers]


async def draw(database: str) -> str:
    """The screen as SVG, without the addresses of web fonts: it is drawn in whatever monospace font the reader has."""
    app = BoardApp(
        first_view(database, ["2022"], today=TODAY),
        partial(OpenBoard, database, user="lan"),
        user="lan",
        today=TODAY,
        plans=["2022"],
    )
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("right", "home")
        await pilot.pause()
        return for_readers(app.export_screenshot(title="board · tiến độ là số liệu mẫu"))


def main(path: Path) -> None:
    """Make the demo in a folder that is thrown away, draw it, keep the picture."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "board.db")
        make_demo(database)
        path.write_text(asyncio.run(draw(database)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
