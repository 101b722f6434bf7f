"""The first picture comes early and small: it loads nothing that it does not show, and is sent once."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.board.terminal import Terminal

LATER = ("sqlmodel", "sqlalchemy", "pydantic", "alembic", "ics", "psycopg", "docx", "openpyxl", "holidays", "tomli")
OURS_LATER = (
    *(
        "board.said.errors",
        "board.said.history",
        "board.said.news",
        "board.said.told",
        "board.settings",
        "board.key_changes",
    ),
    *(
        "plans.deadline",
        "plans.toml_file",
        "store.history.field_words",
        "store.seen",
        "store.task_views",
        "store.wishes",
    ),
)
"""Rooms of our own that word, read or wish what no first picture needs: together they took a third of its time."""

FIRST_PAINT = """
import sys
from datetime import date
from pathlib import Path
from board import app
from store.first_view import first_view

class Probe(app.BoardApp):
    CSS_PATH = Path(app.__file__).parent / app.BoardApp.CSS_PATH

    def on_mount(self):
        self.call_after_refresh(self.exit)

today = date(2022, 5, 16)
view = first_view(sys.argv[1], ["2022"], today=today)
Probe(view, lambda: sys.exit("opened"), user="lan", today=today, plans=["2022"]).run(headless=True, size=(120, 40))
print(*(name for name in {later!r} if name in sys.modules))
"""


@pytest.mark.process
def test_the_first_picture_loads_nothing_that_it_does_not_show(database: Path) -> None:
    """The libraries of the database alone take longer than all the rest; they come at the first quiet moment.

    So do our own rooms that nothing on it needs.
    """
    script = FIRST_PAINT.format(later=LATER + OURS_LATER)
    done = subprocess.run(
        [sys.executable, "-c", script, str(database)], capture_output=True, text=True, encoding="utf-8", check=True
    )

    assert done.stdout.strip() == ""


@pytest.mark.process
def test_the_list_of_calendars_loads_no_calendar_library() -> None:
    """It counts what each calendar shows and writes none: 10 MiB in every terminal in which it was looked at once."""
    code = "import sys, board.screens.calendar_screen; print(*{'ics', 'arrow', 'tatsu'} & sys.modules.keys())"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == ""


@pytest.mark.pty
def test_the_first_picture_is_sent_once(database: Path) -> None:
    """8 KB at 120×40, on a line that takes a second for 10; Textual by itself sends it four times."""
    board = ("-m", "board", "--db", str(database), "--plan", "2022", "--today", "16/05/2022")
    with Terminal.python(*board, size=(120, 40)) as terminal:
        terminal.wait_for("IV.5")
        terminal.settle(quiet=1.5)  # the board is opened behind it by then, and read again

        assert len(terminal.raw) < 8_000


@pytest.mark.pty
def test_who_acts_before_the_board_is_open_is_served(database: Path) -> None:
    """The board is opened behind the first picture; a task that is opened sooner opens it at once."""
    board = ("-m", "board", "--db", str(database), "--plan", "2022", "--today", "16/05/2022")
    with Terminal.python(*board, size=(120, 40)) as terminal:
        terminal.wait_for("IV.5")

        terminal.send("\r")

        terminal.wait_for("Thời hạn")
