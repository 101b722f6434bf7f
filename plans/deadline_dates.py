"""Deadline words, third step: a dated phrase -> the windows it means in this plan."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plans.deadline_period import Period, day_exists, follows, whole_year
from plans.deadline_phrases import Phrase
from plans.deadline_sequence import Span
from plans.deadline_token import Words
from plans.deadline_value import DeadlineKind, Window
from plans.deadline_words import Sense
from plans.errors import DeadlineError

_ONE_DAY = timedelta(days=1)
_BY = frozenset({Sense.UNTIL, Sense.LATEST})
_KINDS = {
    "day": DeadlineKind.DATE,
    "month": DeadlineKind.MONTH,
    "quarter": DeadlineKind.QUARTER,
    "half_year": DeadlineKind.HALF_YEAR,
    "year": DeadlineKind.YEAR,
    "span": DeadlineKind.SPAN,
    "plan": DeadlineKind.SPAN,
}


@dataclass(frozen=True, slots=True)
class PlanTime:
    """What the plan knows about time: its years, its day of signing, and the one year that the same cell names, if any."""

    years: tuple[int, ...]
    issued: date | None
    named_year: int | None = None

    def year_for(self, period: Period) -> int | None:
        """The year of a period that names none: the cell's own, else the first of the plan's in which it is not yet past."""
        if self.named_year is not None:
            return self.named_year
        years = self.years or ((self.issued.year,) if self.issued else ())
        for year in years:
            if self.issued is None or period.in_year(year).days()[1] >= self.issued:
                return year
        return years[0] if years else None

    @property
    def must_choose(self) -> bool:
        """Whether a period without a year could as well be in another year of the plan."""
        return self.named_year is None and len(self.years) > 1


@dataclass(frozen=True, slots=True)
class Dated:
    """The windows of a dated phrase, and how they came about. `is_open`: work goes on from the start, without an end."""

    windows: tuple[Window, ...]
    kind: DeadlineKind
    rule: str
    approximate: bool = False

    @property
    def bounds(self) -> tuple[date, date]:
        """First and last day of all its windows."""
        return self.windows[0].start or date.min, self.windows[-1].due or date.max


def date_phrase(phrase: Phrase, words: Words, time: PlanTime) -> Dated | None:
    """The windows that a dated phrase means; None where no year is known.

    Raises:
        DeadlineError: a range ends before it begins, or a day is not in its month.
    """
    if phrase.sequence is None:
        return Dated((Window(time.issued, None),), DeadlineKind.ONGOING, "from-now")
    spans = []
    for first, last in phrase.sequence.spans:
        if first.unit == "plan" and time.years:
            spans.append((whole_year(time.years[0]), whole_year(time.years[-1])))
            continue
        year = time.year_for(first)
        if year is None and first.year is None:
            return None
        spans.append((first.in_year(year or 0), last.in_year(year or 0)))
    _check(spans, phrase, words)
    approximate = any(period.approximate for span in spans for period in span)
    approximate |= time.must_choose and not phrase.sequence.named_year and phrase.sequence.periods[0].unit != "plan"
    if phrase.from_now:
        due = _due(spans[-1][1], phrase.prepositions)
        return Dated((_window(time.issued, due, phrase, words),), DeadlineKind.SPAN, "from-now", approximate)
    return _placed(spans, phrase, words, time, approximate=approximate)


def _placed(spans: list[Span], phrase: Phrase, words: Words, time: PlanTime, *, approximate: bool) -> Dated:
    is_range = len(spans) > 1 or spans[0][0] != spans[0][1]
    prepositions = phrase.prepositions
    if phrase.onwards or (Sense.FROM in prepositions and not is_range and not prepositions & _BY):
        return Dated((Window(_start(spans[0][0], prepositions), None),), DeadlineKind.ONGOING, "onwards", approximate)
    if Sense.AFTER in prepositions and not is_range:
        return Dated(
            (Window(_due(spans[0][1], frozenset()) + _ONE_DAY, None),), DeadlineKind.ONGOING, "after", approximate
        )
    windows = [_opened(_span_window(span, phrase, words), time, approximate=approximate) for span in spans]
    windows.sort(key=lambda window: (window.due or date.max, window.start or date.min))
    if len(windows) > 1 and _is_one_stretch(spans, phrase):
        starts = [window.start for window in windows if window.start is not None]
        windows = [Window(min(starts) if len(starts) == len(windows) else None, windows[-1].due)]
    if len(windows) > 1:
        return Dated(tuple(windows), DeadlineKind.WINDOWS, "windows", approximate)
    kind, rule = _named(spans, prepositions, is_range=is_range)
    return Dated(tuple(windows), kind, rule, approximate)


def _named(spans: list[Span], prepositions: frozenset[Sense], *, is_range: bool) -> tuple[DeadlineKind, str]:
    period = spans[0][0]
    if is_range:
        return DeadlineKind.SPAN, "span"
    if Sense.BEFORE in prepositions:
        return DeadlineKind.DATE, "before-day" if period.is_day or period.edge else "before-period"
    if period.edge is not None and Sense.IN not in prepositions:
        return DeadlineKind.DATE, "edge-point"
    if period.edge is not None or period.is_stretch:
        return _KINDS[period.stretch().unit if period.edge else period.unit], "edge-stretch"
    if period.is_day:
        return DeadlineKind.DATE, "by-day" if prepositions & _BY else "day"
    kind = _KINDS[period.unit]
    return kind, kind.value.replace("_", "-") + ("-end" if prepositions & _BY else "")


def _span_window(span: Span, phrase: Phrase, words: Words) -> Window:
    first, last = span
    due = _due(last, phrase.prepositions)
    by_day = first == last and (first.is_day or (first.edge is not None and Sense.IN not in phrase.prepositions))
    if first == last and (Sense.BEFORE in phrase.prepositions or (by_day and phrase.prepositions & _BY)):
        return Window(None, due)
    return _window(_start(first, phrase.prepositions), due, phrase, words)


def _window(start: date | None, due: date, phrase: Phrase, words: Words) -> Window:
    if start is not None and due < start:
        raise DeadlineError(words.text, words.quote(phrase.start, phrase.end), "backwards")
    return Window(start, due)


def _start(period: Period, prepositions: frozenset[Sense]) -> date:
    if period.edge is None:
        return period.days()[0]
    return period.stretch().days()[0] if Sense.IN in prepositions else period.point()


def _due(period: Period, prepositions: frozenset[Sense]) -> date:
    if Sense.BEFORE in prepositions and not period.is_day and period.edge is None:
        start = period.days()[0]
        return start - _ONE_DAY
    if period.edge is None:
        return period.days()[1]
    return period.stretch().days()[1] if Sense.IN in prepositions else period.point()


def _opened(window: Window, time: PlanTime, *, approximate: bool) -> Window:
    """An approximate window opens no earlier than the plan was signed."""
    if not approximate or time.issued is None or window.start is None or window.due is None:
        return window
    return Window(time.issued, window.due) if window.start <= time.issued <= window.due else window


def _is_one_stretch(spans: list[Span], phrase: Phrase) -> bool:
    """Whether a list means its whole stretch ("Quý I, II") and not each of its periods ("Quý I và quý III").

    Ranges in a list ("2026 - 2027, 2028 - 2030") are stages, each with an end of its own.
    """
    sequence = phrase.sequence
    if sequence is None or sequence.months_of_day or Sense.BEFORE in phrase.prepositions:
        return False
    if sequence.either:
        return True
    if sum(first != last for first, last in sequence.spans) > 1:
        return False
    return not sequence.apart and all(follows(before[1], after[0]) for before, after in itertools.pairwise(spans))


def _check(spans: Sequence[Span], phrase: Phrase, words: Words) -> None:
    for period in (period for span in spans for period in span):
        if period.is_day and not day_exists(period.first_day or 0, period.first, period.year):
            raise DeadlineError(words.text, words.quote(phrase.start, phrase.end), "day")
