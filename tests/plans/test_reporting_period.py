"""The periods that are reported on: the ministry's days, as data."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from plans.errors import PlanFileError
from plans.reporting_period import find_period, period_to_report, read_periods, reporting_periods, reports_as


def test_the_ministrys_days_are_no_calendar_quarters() -> None:
    """What was finished on 20/12 belongs to the next year's report."""
    days = {one.key: (one.first, one.last, one.by) for one in reporting_periods(2022)}

    assert days == {
        "2022-Q1": (date(2021, 12, 15), date(2022, 3, 14), date(2022, 3, 20)),
        "2022-H1": (date(2021, 12, 15), date(2022, 6, 14), date(2022, 6, 20)),
        "2022-Q3": (date(2022, 6, 15), date(2022, 9, 14), date(2022, 9, 20)),
        "2022-9M": (date(2021, 12, 15), date(2022, 9, 14), date(2022, 9, 20)),
        "2022": (date(2021, 12, 15), date(2022, 12, 14), date(2022, 12, 20)),
    }


@pytest.mark.parametrize(
    ("kind", "today", "key"),
    [
        ("quarter", date(2022, 3, 20), "2022-Q1"),
        ("quarter", date(2022, 3, 21), "2022-H1"),
        ("quarter", date(2022, 5, 16), "2022-H1"),
        ("quarter", date(2022, 6, 21), "2022-Q3"),
        ("quarter", date(2022, 9, 21), "2022"),
        ("quarter", date(2022, 12, 21), "2023-Q1"),
        ("half-year", date(2022, 5, 16), "2022-H1"),
        ("half-year", date(2022, 7, 1), "2022-H1"),
        ("half-year", date(2022, 12, 15), "2023-H1"),
        ("nine-months", date(2022, 9, 1), "2022-9M"),
        ("nine-months", date(2022, 12, 14), "2022-9M"),
        ("year", date(2022, 12, 20), "2022"),
        ("year", date(2022, 12, 21), "2023"),
    ],
)
def test_the_report_to_write_is_the_one_that_is_due_next(kind: str, today: date, key: str) -> None:
    """On the day itself there is still time to send it; of one that has not begun there is nothing to report."""
    assert period_to_report(kind, today).key == key


@pytest.mark.parametrize("key", ["2022-Q5", "2022-", "0000", "0001", "năm 2022", "", "２０２２"])
def test_what_is_no_reporting_period_is_none(key: str) -> None:
    """A mistyped period is refused by whoever asks, not taken for another one."""
    assert find_period(key) is None


@pytest.mark.parametrize(("quarter", "key"), [("2022-Q2", "2022-H1"), ("2022-Q4", "2022")])
def test_the_half_years_and_the_years_report_replace_a_quarters(quarter: str, key: str) -> None:
    """Four reports a year: nobody writes one for the second and the fourth quarter."""
    period = find_period(quarter)

    assert period is not None
    assert (period.key, period.instead_of) == (key, quarter)
    assert reports_as(period, "quarter")
    assert reports_as(period, period.kind)


def test_nine_months_replace_no_quarter() -> None:
    """The ministry asks for the third quarter's report; the nine months' is asked for by a plan of its own."""
    assert [one.key for one in reporting_periods(2022) if reports_as(one, "quarter")] == [
        "2022-Q1",
        "2022-H1",
        "2022-Q3",
        "2022",
    ]


def test_no_day_is_left_out_between_the_quarters_reports() -> None:
    """A paper of whatever day is reported once as of the quarter: the day after one report's last is the next one's first."""
    quarters = [one for year in (2022, 2023) for one in reporting_periods(year) if reports_as(one, "quarter")]

    assert all(later.last > earlier.last for earlier, later in pairwise(quarters))
    assert all(later.first <= earlier.last + timedelta(days=1) for earlier, later in pairwise(quarters))


def test_every_mistake_of_the_file_is_told_with_its_line() -> None:
    """The file is edited by hand when the ministry asks for other days."""
    with pytest.raises(PlanFileError) as refused:
        read_periods('[[period]]\nkind = "week"\nfirst = "31/06"\nlast = "14/03"\n', name="ky.toml")

    assert {problem.where for problem in refused.value.problems} == {
        "ky.toml:2: period.kind",
        "ky.toml:3: period.first",
        "ky.toml:1: period.by",
    }


def test_every_shipped_period_says_whence_it_is_known() -> None:
    """No fact without its source."""
    assert all(one.source for one in reporting_periods(2022))
