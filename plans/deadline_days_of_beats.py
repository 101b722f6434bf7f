"""Several rhythms in one breath, each with a day of its own: "hằng quý (ngày 05 tháng cuối quý), năm (ngày 05/12)"."""

from collections.abc import Sequence
from datetime import date

from plans.deadline_occurrences import anchored, beat_of, occurrences
from plans.deadline_phrases import Phrase, Says
from plans.deadline_value import Window


def each_on_its_day(phrases: Sequence[Phrase], years: Sequence[int]) -> tuple[Window, ...] | None:
    """One window for each period, due on the day that stands beside its rhythm; None where the words say less than that.

    Every rhythm must have exactly one day behind it, and no day may lie outside its period.
    """
    days = _days(phrases)
    if days is None:
        return None
    windows = []
    for window in occurrences(tuple(days), years):
        moved = _moved(window, days[beat_of(window)])
        if moved is None:
            return None
        windows.append(moved)
    return tuple(sorted(windows, key=lambda window: window.due or date.max))


def _days(phrases: Sequence[Phrase]) -> dict[str, Phrase] | None:
    """The phrase that names the day, by beat."""
    days: dict[str, Phrase] = {}
    ordered = sorted(phrases, key=lambda phrase: phrase.start)
    if len(ordered) < 4 or len(ordered) % 2:
        return None
    for rhythm, day in zip(ordered[::2], ordered[1::2], strict=True):
        if rhythm.rhythm is None or len(rhythm.rhythm.beats) != 1 or rhythm.rhythm.beats[0] in days:
            return None
        if day.anchor is None and not _is_one_day(day):
            return None
        if day.anchor is not None and day.anchor.also:
            return None
        days[rhythm.rhythm.beats[0]] = day
    return days


def _is_one_day(phrase: Phrase) -> bool:
    sequence = phrase.sequence
    if phrase.says is not Says.DATED or sequence is None or phrase.from_now or phrase.onwards:
        return False
    first, last = sequence.spans[0]
    return len(sequence.spans) == 1 and first == last and first.is_day and first.year is None and not first.shift


def _moved(window: Window, day: Phrase) -> Window | None:
    if day.anchor is not None:
        return anchored(window, day.anchor)
    if window.start is None or window.due is None or day.sequence is None:
        return None
    due = day.sequence.spans[0][0].in_year(window.due.year).days()[1]
    return Window(window.start, due, window.period) if window.start <= due <= window.due else None
