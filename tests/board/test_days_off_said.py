"""A due day that is a day off says so beside it: on the strip, on the task's screen, in the calendar. It stays the due day."""

from datetime import date
from pathlib import Path

import pytest

from board.said.days_off import off_note, weekend_words
from tests.board.app_driven import running
from tests.board.prompt import Prompt


@pytest.mark.parametrize(
    ("day", "note"),
    [
        (date(2022, 12, 31), "31/12/2022 là thứ Bảy"),
        (date(2017, 12, 31), "31/12/2017 là Chủ nhật"),
        (date(2022, 1, 31), "31/01/2022 là ngày nghỉ lễ: Tết Nguyên đán Nhâm Dần"),
        (date(2022, 6, 30), ""),
        (None, ""),
    ],
)
def test_a_day_off_is_named_and_a_working_day_is_not(day: date | None, note: str) -> None:
    """Whoever plans to hand in on that day must know."""
    assert off_note(day) == note


def test_the_strip_knows_weekends_only() -> None:
    """It is painted first, before the table of holidays is read."""
    assert [weekend_words(day) for day in (date(2022, 12, 31), date(2022, 1, 31), None)] == ["thứ Bảy", "", ""]


def test_a_calendar_event_in_tet_says_so(prompt: Prompt) -> None:
    """A phone shows the day in no other colour."""
    events = prompt("calendar", "export").out.replace("\r\n ", "").split("BEGIN:VEVENT")
    (planned,) = [event for event in events if "(2022/VI.1)" in event]

    assert "Ngày đến hạn là ngày nghỉ lễ: Tết Nguyên đán Nhâm Dần" in planned
    assert "DTSTART;VALUE=DATE:20220131" in planned


async def test_the_task_screen_and_the_strip_say_it(database: Path) -> None:
    """Beside the words and the window that they mean."""
    async with running(database, size=(160, 40)) as driven:
        driven.main.shown_view().choose("2022/III.3")
        await driven.pilot.pause()
        assert "31/12/2022 (thứ Bảy)" in driven.text

        await driven.press("enter")
        await driven.until(lambda: len(driven.app.screen_stack) == 2)
        assert "31/12/2022 là thứ Bảy" in driven.text


async def test_each_occurrence_on_a_day_off_says_so(database: Path) -> None:
    """VII.6 is due at the end of every month, of which some are days off."""
    async with running(database, size=(160, 60)) as driven:
        driven.main.shown_view().choose("2022/VII.6")
        await driven.press("enter")
        await driven.until(lambda: len(driven.app.screen_stack) == 2)

        assert "30/04/2022 là ngày nghỉ lễ: Ngày Chiến thắng" in driven.text
        assert "31/07/2022 là Chủ nhật" in driven.text
