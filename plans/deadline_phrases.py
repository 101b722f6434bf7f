"""Deadline words, second step: tokens -> the phrases among them that say when, whatever prose stands around."""

from dataclasses import dataclass
from enum import StrEnum

from plans.deadline_clauses import Clauses
from plans.deadline_period import is_year
from plans.deadline_rhythm import Anchor, Rhythm, read_anchor, read_rhythm
from plans.deadline_sequence import Sequence, read_sequence
from plans.deadline_token import Words
from plans.deadline_words import Sense

PREPOSITIONS = frozenset({Sense.IN, Sense.UNTIL, Sense.BEFORE, Sense.LATEST, Sense.WITHIN, Sense.FROM, Sense.AFTER})
_SKIPPED = frozenset({Sense.CLOCK, Sense.COLON})
_MOST_PREPOSITIONS = 6
_DURATION_UNITS = frozenset({Sense.DAY, Sense.WEEK, Sense.MONTH, Sense.YEAR})
_LIMITS = frozenset({Sense.AFTER, Sense.WITHIN, Sense.LATEST, Sense.IN, Sense.BEFORE})
_CONNECTIVES = frozenset(
    {Sense.EVENT, Sense.OCCASION, Sense.UNPLANNED, Sense.FROM, Sense.FROM_NOW, Sense.AFTER, Sense.BEFORE}
)
_EDGES = frozenset({Sense.START, Sense.MIDDLE, Sense.END})
_PART_ENDS = frozenset({Sense.BREAK, Sense.CLOSE, Sense.BULLET, Sense.STOP})


class Says(StrEnum):
    """What a phrase says."""

    DATED = "dated"
    RHYTHM = "rhythm"
    ANCHOR = "anchor"
    ONGOING = "ongoing"
    EVENT = "event"
    REPORT = "report"
    PLANNED = "planned"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start` to `end` that say when. What they say stands in the field of their kind.

    `from_now` opens a range on the day of signing, `onwards` leaves its end open. `leads` tells a phrase that opens its
    clause ("Năm 2016, …") from one inside it; `certain` one that can only be a deadline from one that may as well say
    what the work is about ("báo cáo quý I").
    """

    says: Says
    start: int
    end: int
    leads: bool
    prepositions: frozenset[Sense] = frozenset()
    sequence: Sequence | None = None
    from_now: bool = False
    onwards: bool = False
    rhythm: Rhythm | None = None
    anchor: Anchor | None = None
    certain: bool = True


def find_phrases(words: Words) -> tuple[Phrase, ...]:
    """All phrases of the words, in their order."""
    clauses = Clauses(words)
    phrases: list[Phrase] = []
    place = 0
    while words.sense(place) is not Sense.STOP:
        end = clauses.reference_end(place)
        if end:
            place = end
            continue
        phrase = _phrase(words, place, clauses, phrases)
        if phrase is not None and phrase.says is not Says.TOPIC:
            phrases.append(phrase)
        place = max(phrase.end if phrase else 0, place + 1)
    return tuple(phrases)


def _phrase(words: Words, place: int, clauses: Clauses, before: list[Phrase]) -> Phrase | None:
    sense = words.sense(place)
    if sense in (Sense.OPAQUE, Sense.LINE, Sense.BREAK, Sense.COMMA, Sense.LABEL, Sense.VERB):
        return None
    if sense is Sense.ONGOING:
        return Phrase(Says.ONGOING, place, place + 1, clauses.leads(place))
    if sense is Sense.WITH_REPORT:
        return Phrase(Says.REPORT, place, _swallowed(words, place + 1, clauses), clauses.leads(place))
    return (
        _week_of_year(words, place)
        or _duration(words, place, clauses)
        or _from_now(words, place, clauses)
        or _rhythm(words, place, clauses, before)
        or _dated(words, place, clauses)
        or _event(words, place, clauses)
    )


def _week_of_year(words: Words, place: int) -> Phrase | None:
    """Pass over "tuần 5/2022", "tuần 20-2022": its "5/2022" is no month, and no rule says how its writer counts weeks."""
    if words.sense(place) is not Sense.WEEK:
        return None
    numbered = words.sense(place + 1) in (Sense.MONTH_YEAR, Sense.DAY_MONTH)
    joined = words.number(place + 1) >= 0 and words.sense(place + 2) in (Sense.DASH, Sense.SLASH)
    if joined and is_year(words.number(place + 3)):
        return Phrase(Says.TOPIC, place, place + 4, leads=False)
    return Phrase(Says.TOPIC, place, place + 2, leads=False) if numbered else None


def _rhythm(words: Words, place: int, clauses: Clauses, before: list[Phrase]) -> Phrase | None:
    if words.sense(place) is Sense.EVERY and words.sense(place + 1) is Sense.DAY:
        return Phrase(Says.ONGOING, place, place + 2, clauses.leads(place))
    leads = clauses.leads(place)
    continues = bool(before) and before[-1].rhythm is not None and words.sense(place - 1) in (Sense.COMMA, Sense.AND)
    continues |= (
        len(before) > 1 and before[-2].rhythm is not None and words.sense(place - 1) in (Sense.COMMA, Sense.AND)
    )
    found = None if clauses.is_counted(place) else read_rhythm(words, place, continues=continues)
    if found is None:
        return None
    rhythm, end = found
    adjacent = bool(before) and before[-1].end == place
    certain = (
        leads or adjacent or clauses.is_governed(place) or rhythm.beats[0].endswith("_a_year") or clauses.closes(end)
    )
    if not rhythm.is_marked and not (leads or clauses.is_governed(place) or clauses.follows_title(place)):
        return None
    spoken = leads or adjacent or clauses.follows_title(place) or words.sense(place) is Sense.REGULARLY
    if clauses.is_title(place) and not spoken:
        return None
    return Phrase(Says.RHYTHM, place, end, leads, rhythm=rhythm, certain=certain)


def _dated(words: Words, place: int, clauses: Clauses) -> Phrase | None:
    at, prepositions = _prepositions(words, place)
    anchor = read_anchor(words, at)
    if anchor is not None and _is_anchor(words, anchor, at):
        return Phrase(Says.ANCHOR, place, anchor[1], clauses.leads(place), prepositions, anchor=anchor[0])
    if not prepositions and words.sense(at) is Sense.DAY_MONTH and not clauses.may_be_day(at):
        return None
    found = read_sequence(words, at, prepositions)
    if found is None:
        return None
    sequence, end = found
    onwards = words.sense(end) is Sense.ONWARDS
    certainty = clauses.certainty(place, sequence, prepositions)
    if certainty is None:
        return Phrase(Says.TOPIC, place, end, leads=False)
    leads = clauses.leads(place, over_titles=bool(prepositions))
    return Phrase(
        Says.DATED, place, end + onwards, leads, prepositions, sequence, onwards=onwards, certain=certainty or leads
    )


def _is_anchor(words: Words, anchor: tuple[Anchor, int], place: int) -> bool:
    """A bare "ngày 25" is one; "ngày 10 - 15/3" and "ngày 15 và 30/6" are dates."""
    if anchor[0].month != "own" or anchor[0].beat is not None:
        return True
    found = read_sequence(words, place)
    return found is None or not found[0].has_month


def _prepositions(words: Words, place: int) -> tuple[int, frozenset[Sense]]:
    at = place
    found = set[Sense]()
    while at < place + _MOST_PREPOSITIONS and (
        words.sense(at) in PREPOSITIONS or (found and words.sense(at) in _SKIPPED)
    ):
        found.add(words.sense(at))
        at += 1
    return at, frozenset(found & PREPOSITIONS)


def _from_now(words: Words, place: int, clauses: Clauses) -> Phrase | None:
    """Read "từ nay đến hết năm 2025", "kể từ ngày ký"."""
    if words.sense(place) is not Sense.FROM_NOW:
        return None
    leads = clauses.leads(place)
    opening = place + 1
    while words.sense(opening) in (Sense.WORD, Sense.TITLE, Sense.CODE) and opening < place + 6:
        opening += 1
    at, prepositions = _prepositions(words, opening)
    at += words.sense(at) is Sense.DASH
    found = read_sequence(words, at) if at > opening else None
    if found is None:
        return Phrase(Says.DATED, place, place + 1, leads, from_now=True, onwards=True)
    return Phrase(Says.DATED, place, found[1], leads, prepositions, found[0], from_now=True)


def _duration(words: Words, place: int, clauses: Clauses) -> Phrase | None:
    """Read "trong vòng 10 ngày làm việc kể từ ngày …", "sau năm ngày, kể từ ngày …": so long after an event."""
    at = place
    limited = False
    while words.sense(at) in _LIMITS and at < place + 3:
        limited = True
        at += 1
    after_numbers = _counts(words, at, limited=limited)
    if after_numbers is None or words.sense(after_numbers) not in _DURATION_UNITS:
        return None
    end = after_numbers + 1
    working = words.sense(end) is Sense.WORKING
    end += working
    if words.sense(end) in (Sense.NUMBER, Sense.OPEN, Sense.START, Sense.END, Sense.TIME, Sense.SLASH) and not working:
        return None
    behind = end + (words.sense(end) is Sense.COMMA)
    anchored = words.sense(behind) in _CONNECTIVES and not _own_deadline(words, behind, after_boundary=behind > end)
    days = words.sense(after_numbers) is Sense.DAY and clauses.closes(end)
    if not (anchored or working or limited) or (words.sense(place) is Sense.IN and not (anchored or working or days)):
        return None
    return Phrase(Says.EVENT, place, _swallowed(words, end, clauses, counted=True), clauses.leads(place))


def _counts(words: Words, place: int, *, limited: bool) -> int | None:
    """Skip "10", "03 - 05", "từ 3 đến 5", or the "năm" that means five ("sau năm ngày")."""
    at = place + (words.sense(place) is Sense.FROM)
    if limited and words.sense(at) is Sense.YEAR and words.sense(at + 1) in _DURATION_UNITS:
        return at + 1
    if words.number(at) < 0:
        return None
    if words.sense(at + 1) in (Sense.DASH, Sense.UNTIL) and words.number(at + 2) >= 0:
        return at + 3
    return at + 1


def _event(words: Words, place: int, clauses: Clauses) -> Phrase | None:
    sense = words.sense(place)
    if sense is Sense.PLANNED or (sense is Sense.BY and clauses.leads(place) and words.number(place + 1) < 0):
        return Phrase(
            Says.PLANNED,
            place,
            _swallowed(words, place + 1, clauses),
            clauses.leads(place),
            certain=clauses.leads(place),
        )
    leads = clauses.leads(place)
    opens = sense in (Sense.OCCASION, Sense.AFTER, Sense.BEFORE) and leads and words.sense(place + 1) is not Sense.STOP
    opens |= sense is Sense.UNPLANNED and leads
    if sense not in (Sense.EVENT, Sense.MEETING) and not opens:
        return None
    end = _swallowed(words, place + 1, clauses)
    if sense is Sense.MEETING:
        end = next((at for at in range(place + 1, end) if words.sense(at) in _EDGES), end)
    return Phrase(Says.EVENT, place, end, leads)


def _swallowed(words: Words, place: int, clauses: Clauses, *, counted: bool = False) -> int:
    """The end of the words that belong to an event or to another plan: what they name there is no deadline here.

    They reach to the end of the sentence, or to where a deadline of its own begins: behind a comma, or with
    "trước", "chậm nhất", "trong" and something finer than a year. A day in brackets tells when the event itself is,
    where days are `counted` from it: "30 ngày sau khi Luật có hiệu lực (01/7/2026)".
    """
    at = place
    while words.sense(at) not in _PART_ENDS:
        boundary = words.sense(at) in (Sense.COMMA, Sense.LINE, Sense.OR, Sense.AND, Sense.OPEN, Sense.COLON)
        start = clauses.past_labels(at + 1) if boundary else at
        boundary &= not (counted and words.sense(at) is Sense.OPEN)
        if _own_deadline(words, start, after_boundary=boundary):
            return at
        at += 1
    return at


def _own_deadline(words: Words, place: int, *, after_boundary: bool) -> bool:
    if after_boundary and words.sense(place) in (Sense.ONGOING, Sense.REGULARLY, Sense.EVERY, Sense.WITH_REPORT):
        return True
    at, prepositions = _prepositions(words, place)
    if not prepositions & {Sense.BEFORE, Sense.LATEST, Sense.IN, Sense.UNTIL} and not after_boundary:
        return False
    if words.sense(at) is Sense.OF:
        return False
    found = read_sequence(words, at)
    if found is None or not found[0].has_month:
        return False
    return (bool(prepositions) and after_boundary) or any(period.unit != "year" for period in found[0].periods)
