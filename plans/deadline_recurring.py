"""What recurs, put together: a rhythm with the days, periods and years that are said beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from plans.deadline_dates import Dated, PlanTime, date_phrase
from plans.deadline_days_of_beats import each_on_its_day
from plans.deadline_occurrences import anchored_days, occurrences
from plans.deadline_phrases import Phrase, Says
from plans.deadline_rhythm import Anchor
from plans.deadline_token import Words
from plans.deadline_value import Window
from plans.deadline_words import Sense

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Recurring:
    """The windows of what recurs, its `repeats`, and the dated phrases that were no part of it."""

    windows: tuple[Window, ...]
    repeats: str
    rule: str
    approximate: bool
    apart: tuple[Phrase, ...]


def read_recurring(phrases: Sequence[Phrase], words: Words, time: PlanTime) -> Recurring | None:
    """One recurring deadline from the phrases of a part; None where nothing recurs or the plan has no years."""
    beats = tuple(dict.fromkeys(beat for phrase in phrases if phrase.rhythm for beat in phrase.rhythm.beats))
    anchors = [phrase.anchor for phrase in phrases if phrase.anchor]
    dated = [phrase for phrase in phrases if phrase.says is Says.DATED]
    if not beats:
        beats = _implied(anchors, dated)
    if not beats or not time.years:
        return None
    joined = {phrase.start - 1 for phrase in phrases if phrase.rhythm and words.sense(phrase.start - 1) is Sense.AND}
    beside = [phrase for phrase in dated if phrase.end in joined and phrase.sequence and phrase.sequence.named_year]
    bounds = [phrase for phrase in dated if _is_bound(phrase) and phrase not in beside]
    others = [phrase for phrase in dated if phrase not in bounds and phrase not in beside]
    beside = [phrase for phrase in beside if phrase.sequence and any(p.unit != "year" for p in phrase.sequence.periods)]
    years = _years(bounds, words, time)
    if others and (dues := _fitting(others, beats, years, words, time)) is not None:
        return dues
    if (own_days := each_on_its_day(phrases, years)) is not None:
        return Recurring(own_days, "+".join(beats), "recurring-days", approximate=False, apart=())
    windows = _within(occurrences(beats, years), bounds, words, time)
    fitting = [anchor for anchor in anchors if anchor.beat is None or anchor.beat in beats or len(anchors) == 1]
    for anchor in fitting[:1]:
        windows = tuple(moved for window in windows for moved in anchored_days(window, anchor))
        if anchor.also:
            beats = (f"{len(windows) // max(1, len(years))}_a_year",)
    approximate = any(anchor.approximate for anchor in fitting[:1])
    return Recurring(
        windows, "+".join(beats), "recurring-day" if fitting else "recurring", approximate, (*others, *beside)
    )


def _implied(anchors: Sequence[Anchor], dated: Sequence[Phrase]) -> tuple[str, ...]:
    """The rhythm that "ngày 20 của tháng cuối quý" or "ngày 20 của tháng 3, 6, 9, 11" imply without saying it."""
    for anchor in anchors:
        if anchor.beat is not None:
            return (anchor.beat,)
        if anchor.month == "next":
            return ("monthly",)
    for phrase in dated:
        if phrase.sequence and phrase.sequence.months_of_day and not phrase.sequence.named_year:
            return ("yearly",)
    return ()


def _is_bound(phrase: Phrase) -> bool:
    """Whether a dated phrase only bounds what recurs: it names its year, or says from when on."""
    if phrase.sequence is None or phrase.from_now or phrase.onwards or Sense.FROM in phrase.prepositions:
        return True
    return phrase.sequence.named_year and not any(period.is_day for period in phrase.sequence.periods)


def _years(bounds: Sequence[Phrase], words: Words, time: PlanTime) -> tuple[int, ...]:
    for phrase in bounds:
        dated = date_phrase(phrase, words, time)
        if dated is None or not dated.windows[0].start or not dated.windows[-1].due:
            continue
        named = range(dated.windows[0].start.year, dated.windows[-1].due.year + 1)[:_LONGEST]
        return tuple(year for year in time.years if year in named) or tuple(named)
    return time.years


def _within(windows: tuple[Window, ...], bounds: Sequence[Phrase], words: Words, time: PlanTime) -> tuple[Window, ...]:
    for phrase in bounds:
        dated = date_phrase(phrase, words, time)
        if dated is not None:
            first, last = dated.bounds
            inside = tuple(
                window for window in windows if first <= (window.start or first) and (window.due or last) <= last
            )
            touching = tuple(window for window in windows if first <= (window.due or last) <= last)
            windows = inside or touching or windows
    return windows


def _fitting(
    dated: list[Phrase], beats: tuple[str, ...], years: tuple[int, ...], words: Words, time: PlanTime
) -> Recurring | None:
    """Where the phrases name as many days a year as there are periods, they are their due days."""
    a_year = occurrences(beats, years[:1])
    each_year = [_in_year(dated, year, words, time) for year in years]
    if any(found is None for found in each_year):
        return None
    found_years = [found for found in each_year if found is not None]
    count = len(found_years[0][0])
    approximate = any(found[1] for found in found_years)
    if beats == ("yearly",):
        windows = tuple(
            _named(window, year, count) for year, found in zip(years, found_years, strict=True) for window in found[0]
        )
        return Recurring(windows, "yearly" if count == 1 else f"{count}_a_year", "every-year", approximate, ())
    if count != len(a_year):
        return None
    periods = [window for year in years for window in occurrences(beats, (year,))]
    dues = [window for found in found_years for window in found[0]]
    windows = tuple(
        Window(min(period.start or date.max, due.due or date.max), due.due, period.period)
        for period, due in zip(periods, dues, strict=True)
    )
    return Recurring(windows, "+".join(beats), "recurring-days", approximate, ())


def _in_year(dated: list[Phrase], year: int, words: Words, time: PlanTime) -> tuple[list[Window], bool] | None:
    found: list[Dated] = []
    for phrase in dated:
        one = date_phrase(phrase, words, PlanTime((year,), time.issued, year))
        if one is None or one.windows[-1].due is None or one.windows[-1].due.year not in (year - 1, year, year + 1):
            return None
        found.append(one)
    windows = sorted((window for one in found for window in one.windows), key=lambda window: window.due or date.max)
    return windows, any(one.approximate for one in found)


def _named(window: Window, year: int, count: int) -> Window:
    due = window.due or date(year, 12, 31)
    period = f"{year}" if count == 1 else f"{due:%Y-%m}"
    return replace(window, start=window.start or min(due, date(year, 1, 1)), period=period)
