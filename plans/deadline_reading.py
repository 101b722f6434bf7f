"""Deadline words, last step: the phrases of each part of a cell -> its deadline."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from plans.deadline_cell import Part, certain_phrases, find_parts, split_part
from plans.deadline_dates import Dated, PlanTime, date_phrase
from plans.deadline_occurrences import anchored
from plans.deadline_phrases import Phrase, Says, find_phrases
from plans.deadline_recurring import read_recurring
from plans.deadline_token import Words
from plans.deadline_tokens import tokenize
from plans.deadline_value import Deadline, DeadlineKind, Window
from plans.deadline_words import Sense

LONGEST_CELL = 8_000
"""Longer cells are no deadline words: they stay unreadable instead of keeping the program busy."""

_LIGHT = frozenset({Sense.COMMA, Sense.COLON, Sense.OPEN, Sense.CLOSE, Sense.LABEL, Sense.DASH})
_PERIODS = frozenset({DeadlineKind.MONTH, DeadlineKind.QUARTER, DeadlineKind.HALF_YEAR, DeadlineKind.WINDOWS})


@dataclass(frozen=True, slots=True)
class _Said:
    """A deadline and the tokens it was read from."""

    start: int
    end: int
    deadline: Deadline


def read_parts(cell: str, years: Sequence[int], issued: date | None) -> tuple[Deadline, ...]:
    """The deadlines of a cell in the order of its words, each with its own words; always at least one."""
    if len(cell) > LONGEST_CELL:
        return (Deadline(cell, DeadlineKind.UNREADABLE, rule="unreadable"),)
    words = tokenize(cell)
    if all(token.sense in _MARKS for token in words.tokens):
        return (Deadline(cell, DeadlineKind.NONE, rule="no-words"),)
    phrases = certain_phrases(find_phrases(words))
    time = PlanTime(tuple(sorted(set(years))), issued, _named_year(phrases))
    deadlines: list[Deadline] = []
    for part in find_parts(words, phrases):
        said = sorted(_read_part(part.phrases, words, time), key=lambda one: one.start)
        pieces = split_part(part, words, [one.start for one in said]) if len(said) > 1 else (part,)
        deadlines += [
            replace(one.deadline, words=_words(words, piece)) for one, piece in zip(said, pieces, strict=False)
        ]
    if not deadlines:
        return (Deadline(cell, DeadlineKind.UNREADABLE, rule="unreadable"),)
    return (replace(deadlines[0], words=cell),) if len(deadlines) == 1 else tuple(deadlines)


def join_parts(cell: str, parts: Sequence[Deadline]) -> Deadline:
    """The reading of a whole cell: of one part that part's, of several all their windows."""
    if len(parts) == 1:
        return parts[0]
    windows = sorted((window for part in parts for window in part.windows), key=_order)
    repeats = dict.fromkeys(beat for part in parts if part.repeats for beat in part.repeats.split("+"))
    waits_for = dict.fromkeys(part.waits_for for part in parts if part.waits_for)
    return Deadline(
        cell,
        DeadlineKind.WINDOWS,
        tuple(windows),
        "+".join(repeats) or None,
        "; ".join(waits_for) or None,
        any(part.approximate for part in parts),
        "several",
    )


_MARKS = frozenset(
    {Sense.STOP, Sense.MARK, Sense.COMMA, Sense.COLON, Sense.SLASH, Sense.DASH, Sense.DOT, Sense.OPEN, Sense.CLOSE}
    | {Sense.LINE, Sense.BREAK, Sense.BULLET}
)


def _read_part(phrases: tuple[Phrase, ...], words: Words, time: PlanTime) -> list[_Said]:
    phrases = _without_topics(phrases)
    ongoing = [phrase for phrase in phrases if phrase.says is Says.ONGOING]
    rhythmic = [phrase for phrase in phrases if phrase.says in (Says.RHYTHM, Says.ANCHOR)]
    dated = [phrase for phrase in phrases if phrase.says is Says.DATED]
    if (
        ongoing
        and rhythmic
        and not dated
        and all(phrase.rhythm and phrase.rhythm.beats == ("yearly",) for phrase in rhythmic)
    ):
        rhythmic = []
    said: list[_Said] = []
    recurring = None if ongoing and not rhythmic else _recurring([*rhythmic, *dated], words, time)
    if recurring is not None:
        said.append(recurring[0])
        dated = list(recurring[1])
        if not _is_own_work(ongoing, recurring[0], words):
            ongoing = []
    if ongoing:
        found, dated = _ongoing(ongoing, dated, words, time)
        said.append(found)
    anchors = [] if recurring is not None else rhythmic
    said += _dated(dated, anchors, words, time)
    return _with_events(said, phrases, words)


def _is_own_work(ongoing: list[Phrase], recurring: _Said, words: Words) -> bool:
    """Whether "thường xuyên" is said of other work than what recurs: "Thường xuyên (báo cáo hàng quý)"."""
    between = range(ongoing[-1].end, recurring.end) if ongoing else range(0)
    return any(words.sense(place) in (Sense.TITLE, Sense.VERB) for place in between)


def _recurring(phrases: list[Phrase], words: Words, time: PlanTime) -> tuple[_Said, tuple[Phrase, ...]] | None:
    phrases.sort(key=lambda phrase: phrase.start)
    if not any(phrase.rhythm for phrase in phrases) and _names_periods(phrases):
        return None
    found = read_recurring(phrases, words, time)
    if found is None:
        return None
    used = [phrase for phrase in phrases if phrase not in found.apart]
    if not used:
        return None
    deadline = Deadline(
        "", DeadlineKind.RECURRING, found.windows, found.repeats, approximate=found.approximate, rule=found.rule
    )
    return _Said(used[0].start, used[-1].end, deadline), found.apart


def _names_periods(phrases: Sequence[Phrase]) -> bool:
    """Whether a day of the month is said of named months or quarters ("Tháng 6/2022, trước ngày 15"): that does not recur."""
    named = [phrase.sequence for phrase in phrases if phrase.sequence]
    return any(period.unit in ("month", "quarter") for sequence in named for period in sequence.periods) and any(
        phrase.anchor for phrase in phrases
    )


def _ongoing(ongoing: list[Phrase], dated: list[Phrase], words: Words, time: PlanTime) -> tuple[_Said, list[Phrase]]:
    """Read "thường xuyên" with the year or the start that is said beside it."""
    windows: tuple[Window, ...] = ()
    apart = []
    for phrase in dated:
        found = date_phrase(phrase, words, time)
        if found is not None and found.kind is DeadlineKind.ONGOING:
            windows = found.windows
        elif phrase.sequence is None or any(period.unit != "year" or period.edge for period in phrase.sequence.periods):
            apart.append(phrase)
    deadline = Deadline("", DeadlineKind.ONGOING, windows, rule="ongoing")
    return _Said(ongoing[0].start, ongoing[-1].end, deadline), apart


def _dated(phrases: list[Phrase], anchors: list[Phrase], words: Words, time: PlanTime) -> list[_Said]:
    said: list[_Said] = []
    for phrase in phrases:
        found = date_phrase(phrase, words, time)
        if found is None:
            said.append(_Said(phrase.start, phrase.end, Deadline("", DeadlineKind.UNREADABLE, rule="no-year")))
            continue
        if anchors and anchors[0].anchor and found.kind in _PERIODS:
            windows = tuple(anchored(window, anchors[0].anchor) for window in found.windows)
            found = replace(found, windows=windows, rule="day-of-period")
        one = _Said(phrase.start, phrase.end, _deadline(found))
        before = said[-1] if said else None
        refined = _refined(before, one, words) if before else None
        if refined is not None:
            said[-1] = refined
        else:
            said.append(one)
    return said


def _deadline(found: Dated) -> Deadline:
    return Deadline("", found.kind, found.windows, approximate=found.approximate, rule=found.rule)


def _refined(before: _Said, after: _Said, words: Words) -> _Said | None:
    """One deadline from two of which the finer lies in the other: "Quý II/2022 (trước ngày 15/6/2022)"."""
    between = {words.sense(place) for place in range(before.end, after.start)}
    if between <= _LIGHT | {Sense.VERB, Sense.OF} and (span := _begun(before.deadline, after.deadline)) is not None:
        return _Said(before.start, after.end, span)
    if not between <= _LIGHT:
        return None
    for outer, inner in ((before.deadline, after.deadline), (after.deadline, before.deadline)):
        if len(outer.windows) != 1 or len(inner.windows) != 1:
            continue
        wide, fine = outer.windows[0], inner.windows[0]
        if wide.start is None or wide.due is None or fine.due is None:
            continue
        if wide.start <= (fine.start or wide.start) and wide.start <= fine.due <= wide.due:
            window = Window(fine.start or wide.start, fine.due)
            return _Said(before.start, after.end, replace(inner, windows=(window,)))
    return None


def _begun(before: Deadline, after: Deadline) -> Deadline | None:
    """The span of "bắt đầu từ tháng 3/2024, hoàn thành trước 30/9/2024"."""
    if before.rule != "onwards" or len(after.windows) != 1 or before.start is None or after.due is None:
        return None
    if after.due < before.start:
        return None
    approximate = before.approximate or after.approximate
    return Deadline("", DeadlineKind.SPAN, (Window(before.start, after.due),), approximate=approximate, rule="span")


def _with_events(said: list[_Said], phrases: Sequence[Phrase], words: Words) -> list[_Said]:
    """With what is waited for: beside a deadline as a remark on it, alone as a conditional one."""
    events = [phrase for phrase in phrases if phrase.says in (Says.EVENT, Says.REPORT)]
    if events and not said:
        text = _plain(words.quote(events[0].start, events[-1].end))
        is_report = any(phrase.says is Says.REPORT for phrase in events)
        deadline = Deadline(
            "",
            DeadlineKind.CONDITIONAL,
            repeats="with_report" if is_report else None,
            waits_for=text,
            rule="with-report" if is_report else "event",
        )
        return [_Said(events[0].start, events[-1].end, deadline)]
    for event in events:
        place = max((at for at, one in enumerate(said) if one.start <= event.start), default=0)
        said[place] = replace(
            said[place], deadline=replace(said[place].deadline, waits_for=_plain(words.quote(event.start, event.end)))
        )
    planned = [phrase for phrase in phrases if phrase.says is Says.PLANNED]
    if not said and planned:
        deadline = Deadline("", DeadlineKind.UNREADABLE, rule="by-plan")
        return [_Said(planned[0].start, planned[-1].end, deadline)]
    return said


def _without_topics(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Without the years that tell what the work is about, where the same sentence also tells when.

    "Tháng 12/2016, … tổng kết …, đề ra nhiệm vụ thực hiện trong năm 2017" is due in 2016.
    """
    told = [phrase for phrase in phrases if phrase.says in (Says.DATED, Says.ANCHOR, Says.RHYTHM)]
    if len(told) < 2:
        return phrases
    kept = [phrase for phrase in told if phrase.leads or not _is_plain_year(phrase)]
    return tuple(phrase for phrase in phrases if phrase not in told or phrase in kept) if kept else phrases


def _is_plain_year(phrase: Phrase) -> bool:
    return phrase.sequence is not None and all(
        period.unit == "year" and period.edge is None for period in phrase.sequence.periods
    )


def _named_year(phrases: Sequence[Phrase]) -> int | None:
    years = {
        period.year
        for phrase in phrases
        if phrase.sequence
        for period in phrase.sequence.periods
        if period.year is not None
    }
    return years.pop() if len(years) == 1 else None


def _words(words: Words, part: Part) -> str:
    return words.quote(part.start, part.end).strip().removesuffix(";").rstrip()


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" .,;:()")


def _order(window: Window) -> tuple[date, date]:
    return window.due or date.max, window.start or date.min
