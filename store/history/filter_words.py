"""The words of a filter that only the history has: who did something, and on which day. The others are about tasks.

người:lan,minh      ngày:hôm-nay      -by:lan      ngày:>=01/05/2022      on:"tháng 5/2022"
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plans.vietnamese import fold, fold_case
from store.filters.days import Days, compared_days
from store.filters.fields import MYSELF
from store.filters.language import WORD, FilterError, alternatives

WHO, DAY = "người", "ngày"
HISTORY_FIELDS = {fold(word): field for field, twins in ((WHO, ("by",)), (DAY, ("on",))) for word in (field, *twins)}
"""Every accepted spelling, folded -> the field's Vietnamese name."""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """What a filter asks of actions themselves.

    `who` are names, folded, any of which must be in the name of who did it; `days` first and last days, in any of which it
    was done; each with whether that must not be so. `rest` is the filter without these words, as long as before.
    """

    who: tuple[tuple[tuple[str, ...], bool], ...] = ()
    days: tuple[tuple[tuple[Days, ...], bool], ...] = ()
    rest: str = ""


def read_history_filter(text: str, *, years: Sequence[int], today: date, user: str) -> HistoryFilter:
    """Take those words out of a filter. `years` are those of the plans, `today` is the day in history, `user` is "tôi".

    Raises:
        FilterError: a value names nobody, or no day.
    """
    who: list[tuple[tuple[str, ...], bool]] = []
    days: list[tuple[tuple[Days, ...], bool]] = []
    rest = text
    for found in WORD.finditer(text):
        field = _field(found["field"])
        if field is None:
            continue
        rest = rest[: found.start()] + " " * len(found[0]) + rest[found.end() :]
        values, negated = alternatives(found["value"]), bool(found["not"])
        if field == WHO:
            who.append((tuple(fold(user if fold_case(value) in MYSELF else value) for value in values), negated))
            continue
        named = [compared_days(value, years=years, today=today) for value in values]
        if None in named:
            wrong = values[named.index(None)]
            start = max(found.start("value"), text.find(wrong, found.start("value")))
            end = start + max(1, len(wrong))
            raise FilterError(text, start, end, kind="day", found=wrong, expected="filter_history_days")
        days.append((tuple(one for one in named if one is not None), negated))
    return HistoryFilter(tuple(who), tuple(days), rest)


def without_history_words(text: str) -> str:
    """The filter without the words that only the history has, whatever their values.

    >>> without_history_words("mục:V người:lan rà soát -by:minh")
    'mục:V rà soát'
    """
    return " ".join(found[0] for found in WORD.finditer(text) if found[0] and _field(found["field"]) is None)


def is_history_field(name: str) -> bool:
    """Whether this is the name of such a word, in either language."""
    return _field(name) is not None


def is_called(name: str, sought: str) -> bool:
    """Whether the name of somebody holds this, folded; nothing typed yet is in every name."""
    return sought in fold(name)


def _field(name: str | None) -> str | None:
    return HISTORY_FIELDS.get(fold(name).replace("_", "-")) if name else None
