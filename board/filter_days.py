"""Days for a comparison that is being typed in a filter: "hạn:<=", "hạn<30/0"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from board.wording import day

_COMPARED = re.compile(r"(?P<sign>[<>]=?|=)(?P<begun>[\d/]*)")
_AT_THE_END = re.compile(r"[<>=](?!\d\d?/\d\d?/\d{4}\Z)[\d/]*\Z")
_REACH_DAYS = 2 * 366
_MOST = 5


def ends_unfinished(text: str) -> bool:
    """Whether a day is still to come at the end of a filter: behind a sign stands nothing, or not yet all of a day.

    >>> [ends_unfinished(text) for text in ("hạn:<=", "hạn>30/0", "hạn:<quý", "hạn:30/0", "hạn:<31/02/2022")]
    [True, True, False, False, False]
    """
    return _AT_THE_END.search(text) is not None


def compared_days_begun(value: str, today: date) -> tuple[str, ...] | None:
    """The value made whole: days that begin so, today and what follows first. None for what is no comparison with a day.

    >>> compared_days_begun("<=", date(2022, 5, 16))
    ('<=16/05/2022', '<=31/05/2022', '<=30/06/2022', '<=31/12/2022')
    >>> compared_days_begun(">30/6", date(2022, 5, 16)), compared_days_begun(">30/6/2022", date(2022, 5, 16))
    (('>30/06/2022', '>30/06/2023'), ())
    """
    found = _COMPARED.fullmatch(value)
    if found is None:
        return None
    days = _beginning(found["begun"], today) if found["begun"] else _around(today)
    return tuple(f"{found['sign']}{day(one)}" for one in islice(days, _MOST))


def _around(today: date) -> Iterator[date]:
    """Today, and the last days of its month, quarter and year, each once."""
    yield from dict.fromkeys((today, *(_end(today, months) for months in (1, 3, 12))))


def _end(today: date, months: int) -> date:
    """The last day of the month, quarter or year of so many months."""
    following = (today.year * 12 + today.month - 1) // months * months + months
    return date(following // 12, following % 12 + 1, 1) - timedelta(days=1)


def _beginning(begun: str, today: date) -> Iterator[date]:
    for ahead in range(_REACH_DAYS):
        one = today + timedelta(days=ahead)
        spelled = (day(one), f"{one.day}/{one.month}/{one.year}")
        if begun not in spelled and any(text.startswith(begun) for text in spelled):
            yield one
