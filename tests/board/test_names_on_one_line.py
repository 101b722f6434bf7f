"""An agency's name has a blank where the cell of the paper goes on in a new line; the cell itself keeps its break."""

import csv
from io import StringIO
from pathlib import Path

from board.calendar.event_words import categories, description
from board.reports.report_words import lead_said
from board.screens.form_screen import FormScreen
from board.screens.widgets.text_field import TextField
from store.open_board import OpenBoard
from tests.board.app_driven import TODAY, running
from tests.board.prompt import Prompt

NAME = "Văn phòng UBND tỉnh"
AS_SIGNED = "Văn phòng\nUBND tỉnh"


async def test_a_form_names_the_lead_on_one_line(database: Path) -> None:
    """VII.3 is led by an office whose name the paper broke in two."""
    async with running(database) as driven:
        driven.main.shown_view().choose("2022/VII.3")
        await driven.press("m")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))

        assert NAME in driven.text


async def test_the_reading_of_the_lead_has_a_blank_and_the_cell_its_break(database: Path) -> None:
    """What is edited there is whom we mean, not how the paper is set."""
    async with running(database) as driven:
        driven.main.ask_form("reading-lead", ("2022/VII.3",))
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        assert driven.app.screen.query(TextField).first().value == NAME
        await driven.press("escape")
        await driven.until(lambda: driven.app.screen is driven.main)

        driven.main.ask_form("words-lead", ("2022/VII.3",))
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        assert driven.app.screen.query(TextField).first().value == AS_SIGNED


def test_lists_calendars_and_reports_name_it_on_one_line(database: Path) -> None:
    """A break inside a cell of a spreadsheet, or inside a line of an event, parts one office into two."""
    with OpenBoard(str(database), user="lan") as board:
        (entry,) = (one for one in board.calendar(["2022"], today=TODAY) if one.task.number == "VII.3")

    assert entry.task.lead == AS_SIGNED
    assert f"Chủ trì: {NAME}\n" in description(entry)
    assert not any("\n" in name for name in categories(entry))
    assert lead_said(entry.task) == NAME


def test_a_list_for_a_spreadsheet_has_a_line_for_a_line(prompt: Prompt) -> None:
    """The words of output and deadline keep their lines: they are lists; the offices do not."""
    rows = list(csv.DictReader(StringIO(prompt("--plan", "2022", "list", "--csv").out.lstrip("\ufeff"))))

    assert next(row for row in rows if row["Khóa"] == "2022/VII.3")["Chủ trì"] == NAME
    assert not any("\n" in row["Chủ trì"] + row["Phối hợp"] for row in rows)
    assert any("\n" in row["Thời hạn"] for row in rows)
