"""One window for each period of what recurs, within the plan's years."""

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from plans.deadline_period import last_day_of_month
from plans.deadline_rhythm import Anchor
from plans.deadline_value import Window


def occurrences(beats: Sequence[str], years: Sequence[int]) -> tuple[Window, ...]:
    """All windows of these beats. Where two end on one day the longer period stands for both.

    "Định kỳ hàng quý, 6 tháng, 9 tháng và năm" is four reports a year, not eight: the 6-month, 9-month and annual ones
    take the place of those of quarters II, III and IV.
    """
    if len(beats) == 1:
        return tuple(window for year in years for window in _of_year(beats[0], year, years))
    by_due: dict[date, Window] = {}
    for beat in beats:
        for window in (window for year in years for window in _of_year(beat, year, years)):
            rival = by_due.get(window.due or date.max)
            if rival is None or (window.start or date.min) < (rival.start or date.min):
                by_due[window.due or date.max] = window
    return tuple(by_due[due] for due in sorted(by_due))


def beat_of(window: Window) -> str:
    """The rhythm whose period a window is, by the name of the period."""
    _, _, rest = (window.period or "").partition("-")
    return _BEATS.get(rest[:1], "nine_monthly" if rest == "9M" else "monthly")


_BEATS = {"": "yearly", "W": "weekly", "Q": "quarterly", "H": "half_yearly"}


def anchored(window: Window, anchor: Anchor) -> Window:
    """The window with its due day moved to the day that the words name in each period."""
    if window.start is None or window.due is None:
        return window
    year_name, _, week = (window.period or "").partition("-W")
    if bool(week) != (anchor.beat == "weekly"):
        return window
    if week:
        return replace(window, due=date.fromisocalendar(int(year_name), int(week), anchor.number + 1))
    year, month = _anchor_month(window.start, window.due, anchor.month)
    last = last_day_of_month(year, month)
    due = date(year, month, max(1, min(anchor.number, last)))
    return Window(min(window.start, due), due, window.period)


def anchored_days(window: Window, anchor: Anchor) -> tuple[Window, ...]:
    """One window for each day that the anchor names: "ngày 10 và 25" are two a period.

    None for a weekday that the plan's first or last week no longer has: the Friday of its last week may lie in January.
    """
    if not anchor.also:
        moved_window = anchored(window, anchor)
        is_cut = anchor.beat == "weekly" and not (window.start or date.min) <= (moved_window.due or date.min) <= (
            window.due or date.max
        )
        return () if is_cut else (moved_window,)
    days = (anchor.number, *anchor.also)
    moved = (anchored(window, replace(anchor, number=number)) for number in days)
    return tuple(Window(one.start, one.due, f"{one.period}-{place}") for place, one in enumerate(moved, start=1))


def _anchor_month(start: date, due: date, month: str) -> tuple[int, int]:
    if month in ("next", "next first"):
        following = due + timedelta(days=1)
        return following.year, following.month
    if month == "first":
        return start.year, start.month
    if month == "middle":
        return start.year, (start.month + due.month) // 2
    return due.year, due.month


def _of_year(beat: str, year: int, years: Sequence[int]) -> tuple[Window, ...]:
    if beat == "weekly":
        return _weeks(year, years)
    if beat == "monthly":
        return tuple(_months(year, number, number, f"{year}-{number:02d}") for number in range(1, 13))
    if beat == "quarterly":
        return tuple(_months(year, 3 * number - 2, 3 * number, f"{year}-Q{number}") for number in range(1, 5))
    if beat == "half_yearly":
        return _months(year, 1, 6, f"{year}-H1"), _months(year, 7, 12, f"{year}-H2")
    if beat == "nine_monthly":
        return (_months(year, 1, 9, f"{year}-9M"),)
    if beat == "yearly":
        return (_months(year, 1, 12, f"{year}"),)
    return _times_a_year(year, int(beat.partition("_")[0]))


def _times_a_year(year: int, times: int) -> tuple[Window, ...]:
    """So many times a year and no word about when: each of them has the whole year (or its equal month)."""
    if times in (24, 36):
        return tuple(
            _months(year, number, number, f"{year}-{number:02d}-{time}")
            for number in range(1, 13)
            for time in range(1, times // 12 + 1)
        )
    return tuple(_months(year, 1, 12, f"{year}-{time}") for time in range(1, times + 1))


def _months(year: int, first: int, last: int, period: str) -> Window:
    return Window(date(year, first, 1), date(year, last, last_day_of_month(year, last)), period)


def _weeks(year: int, years: Sequence[int]) -> tuple[Window, ...]:
    """ISO weeks; the first and the last are cut to the plan's years."""
    opening, closing = date(min(years), 1, 1), date(max(years), 12, 31)
    weeks = 53 if calendar.weekday(year, 12, 31) == 3 or calendar.weekday(year, 1, 1) == 3 else 52
    out = []
    for number in range(1, weeks + 1):
        monday = date.fromisocalendar(year, number, 1)
        start, due = max(monday, opening), min(monday + timedelta(days=6), closing)
        out.append(Window(start, due, f"{year}-W{number:02d}"))
    return tuple(out)
