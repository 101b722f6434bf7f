"""A cell -> its parts: the lines, bullets and sentences of it that say when."""

from dataclasses import dataclass

from plans.deadline_phrases import Phrase, Says
from plans.deadline_token import Words
from plans.deadline_words import Sense

_BREAKS = frozenset({Sense.BREAK, Sense.BULLET, Sense.LINE})
_LOOSE = frozenset({Sense.COMMA, Sense.AND, Sense.OR, Sense.COLON, Sense.OPEN, Sense.CLOSE, Sense.DASH})
_JOINTS = frozenset({Sense.COMMA, Sense.AND, Sense.OR, Sense.COLON, Sense.OPEN, Sense.DASH})


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens `start` to `end` of a cell, and the phrases among them."""

    start: int
    end: int
    phrases: tuple[Phrase, ...]


def find_parts(words: Words, phrases: tuple[Phrase, ...]) -> tuple[Part, ...]:
    """The parts that hold phrases. A line without any belongs to the next one, a sentence without any to nobody."""
    parts: list[Part] = []
    start = waiting = 0
    for end, found in _pieces(words, phrases):
        separator = words.sense(end)
        if found:
            begin = min(start, waiting)
            parts.append(Part(begin, end + (separator is Sense.BREAK and words.quote(end, end + 1) != ";"), found))
        elif parts and start and words.sense(start - 1) is Sense.LINE and parts[-1].end == start - 1:
            parts[-1] = Part(parts[-1].start, end, parts[-1].phrases)
        if found or separator is not Sense.LINE:
            waiting = end + 1
        start = end + 1
    return tuple(parts)


def split_part(part: Part, words: Words, starts: list[int]) -> tuple[Part, ...]:
    """A part cut before each of these places, at the comma or "và" that stands there."""
    cuts = [part.start]
    for start in starts[1:]:
        at = start
        while at > cuts[-1] + 1 and words.sense(at - 1) not in _JOINTS:
            at -= 1
        cuts.append(at if at > cuts[-1] + 1 else start)
    ends = [*cuts[1:], part.end]
    return tuple(Part(cut, _trimmed(words, cut, end), ()) for cut, end in zip(cuts, ends, strict=True))


def certain_phrases(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Without those that may only tell what the work is about, where others tell when."""
    certain = tuple(phrase for phrase in phrases if phrase.certain)
    return certain if any(phrase.says is not Says.PLANNED for phrase in certain) else certain or phrases


def _trimmed(words: Words, start: int, end: int) -> int:
    opened = any(words.sense(place) is Sense.OPEN for place in range(start, end))
    while end > start + 1 and words.sense(end - 1) in (_JOINTS if opened else _LOOSE):
        end -= 1
    return end


def _pieces(words: Words, phrases: tuple[Phrase, ...]) -> list[tuple[int, tuple[Phrase, ...]]]:
    """Where each stretch between two breaks ends, and its phrases. A break inside a phrase is none."""
    pieces: list[tuple[int, tuple[Phrase, ...]]] = []
    found: list[Phrase] = []
    remaining = list(reversed(phrases))
    place = 0
    while place < len(words.tokens):
        if remaining and remaining[-1].start == place:
            found.append(remaining.pop())
            place = max(place, found[-1].end)
            continue
        if words.sense(place) in _BREAKS or words.sense(place) is Sense.STOP:
            pieces.append((place, tuple(found)))
            found = []
        place += 1
    return pieces
