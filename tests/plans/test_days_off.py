"""Days off stand beside a deadline: weekends, public holidays, and what the file corrects."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from plans.days_off import PUBLIC_HOLIDAYS, DayOff, OffKind, day_off
from plans.days_off_file import read_days_off, shipped_corrections
from plans.errors import PlanFileError
from tests.public_holidays import table

TET_2022 = [date(2022, 1, 31) + timedelta(days=passed) for passed in range(5)]


@pytest.mark.parametrize("day", TET_2022)
def test_tet_2022_is_off_and_said_not_to_be_from_the_documents(day: date) -> None:
    """Four January rows of the 2022 plan are due on its first day; neither document speaks of Tết."""
    off = day_off(day)

    assert off is not None
    assert off.kind is OffKind.HOLIDAY
    assert "Tết" in off.name
    assert "Không phải từ hai văn bản" in off.source


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2016, 12, 31), OffKind.SATURDAY),
        (date(2017, 12, 31), OffKind.SUNDAY),
        (date(2022, 12, 31), OffKind.SATURDAY),
        (date(2022, 4, 30), OffKind.HOLIDAY),
        (date(2022, 4, 11), OffKind.HOLIDAY),
        (date(2022, 9, 2), OffKind.HOLIDAY),
    ],
)
def test_weekends_and_public_holidays_are_off(day: date, kind: OffKind) -> None:
    """A holiday on a Saturday is named as the holiday; a day in lieu is a holiday too."""
    off = day_off(day)

    assert off is not None
    assert off.kind is kind


@pytest.mark.parametrize("day", [date(2022, 3, 31), date(2022, 6, 30), date(2021, 12, 31), date(2022, 9, 30)])
def test_quarters_of_the_plan_that_end_on_working_days_are_not_noted(day: date) -> None:
    """A note beside every deadline would be read by nobody."""
    assert day_off(day) is None


def test_the_file_wins_over_the_general_calendar() -> None:
    """Offices swap working days each year; a Saturday that is worked in lieu is no day off."""
    corrections = read_days_off(
        """
        [[off]]
        first = 2026-06-10
        name = "Nghỉ do bão"
        source = "Công điện"
        [[working]]
        day = 2026-06-13
        name = "Làm bù"
        """,
        name="nghi.toml",
    )

    assert day_off(date(2026, 6, 10), corrections) == DayOff(OffKind.HOLIDAY, "Nghỉ do bão", "Công điện")
    assert day_off(date(2026, 6, 13), corrections) is None
    assert day_off(date(2026, 6, 14), corrections) == DayOff(OffKind.SUNDAY)


def test_every_mistake_of_the_file_is_told_with_its_line() -> None:
    """The file is edited by hand each year."""
    with pytest.raises(PlanFileError) as refused:
        read_days_off(
            '[[off]]\nfirst = 2026-06-10\nlast = 2026-06-01\nname = ""\n\n[[working]]\nngay = 2026-06-13\n',
            name="nghi.toml",
        )

    assert {problem.where for problem in refused.value.problems} == {
        "nghi.toml:3: off.last",
        "nghi.toml:4: off.name",
        "nghi.toml:6: working.day",
        "nghi.toml:7: working.ngay",
    }


def test_the_shipped_file_says_whence_each_stretch_is_known() -> None:
    """Holidays are facts from outside the documents."""
    assert all(off.name and off.source for off in shipped_corrections().off.values())


def test_weekends_are_told_without_the_holidays_package() -> None:
    """The first paint notes weekends only, and must not pay for a table of holidays."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; import plans.days_off as d; print({'holidays', 'tomli'} & sys.modules.keys())",
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == "set()"


def test_the_table_of_public_holidays_is_the_package_s() -> None:
    """Tết moves each year; whoever takes a newer package makes the table anew (`python -m tests.public_holidays`)."""
    assert PUBLIC_HOLIDAYS.read_text(encoding="utf-8") == table()


def test_years_beyond_the_table_are_asked_of_the_package() -> None:
    """A plan may reach further than anybody tabled."""
    assert day_off(date(2060, 9, 2)) == DayOff(OffKind.HOLIDAY, "Quốc khánh")


def test_a_session_that_looks_at_deadlines_loads_no_package_of_holidays() -> None:
    """It takes 12 MiB, thirty times over where thirty people work on one host."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, datetime, plans.days_off as d; d.day_off(datetime.date(2022, 9, 2)); print('holidays' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == "False"
