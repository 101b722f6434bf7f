"""A clause → sentences → pieces, each of which asks for one number, or for several of the same thing in parallel."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from plans.target_quantities import Asked, find_asked
from plans.target_words import GOVERNMENT
from plans.vietnamese import clean


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence. `asked` are its numbers, placed in `text`; `nested` says that it is a share of the one before.

    `joined` says how it hangs on the piece before: "" at the start of a sentence, ";" or ",". `own` are its verbatim
    words where `text` also repeats words of the piece before, "" where both are the same.
    """

    text: str
    asked: tuple[Asked, ...]
    joined: str = ""
    nested: bool = False
    own: str = ""

    @property
    def words(self) -> str:
        """Its words as they stand in the sentence."""
        return self.own or self.text

    @property
    def before(self) -> str:
        """What stands before the first number."""
        return self.text[: self.asked[0].start]

    @property
    def after(self) -> str:
        """What stands behind the last number; of a counted noun, from the noun on."""
        return self.text[self.asked[-1].noun :]


def sentences(words: str) -> Iterator[str]:
    """The sentences of a clause, each on one clean line; a line of the clause ends a sentence."""
    for line in words.split("\n"):
        text, start = clean(line), 0
        for matched in _SENTENCE_END.finditer(text):
            if not text[matched.end()].islower():
                yield text[start : matched.start()]
                start = matched.end()
        if start < len(text):
            yield text[start:]


def pieces(sentence: str) -> list[Piece]:
    """The pieces of a sentence that ask for numbers, in order.

    What asks for none is left out, unless it goes on with the list of the piece before ("thuộc các lĩnh vực: Đầu tư; xây
    dựng") or shares its number ("của Chỉ số A; Chỉ số B").
    """
    found: list[Piece] = []
    last = ""
    for segment in _segments(sentence):
        asked = find_asked(segment)
        if asked:
            found += _of_segment(segment, asked, joined=";" if last else "")
            last = segment
        elif found and _open_list(found[-1]):
            merged = f"{found[-1].text}; {segment}"
            found[-1] = replace(found[-1], text=merged)
        elif found and (shared := _shared(found[-1], segment)):
            found.append(shared)
        else:
            last = segment
    return found


def levels_in(text: str) -> tuple[re.Match[str], ...]:
    """The lists of levels of government in a text ("cấp tỉnh, huyện và xã"), as matches; none in a name of its own."""
    return tuple(matched for matched in LEVELS.finditer(text) if not _ABBREVIATED.match(text, matched.end()))


def levels_of(words: str) -> tuple[str, ...]:
    """The levels that a list names, in its order: ("cấp tỉnh", "cấp huyện")."""
    return tuple(f"cấp {matched[0].casefold()}" for matched in _LEVEL_NAME.finditer(words))


_NAME = "|".join(GOVERNMENT)
_EACH = rf"(?:cấp\s+)?(?:{_NAME})(?!\w|\s+(?:hội|trưởng|phận|môn)(?!\w))"
LEVELS = re.compile(rf"(?<!\w)cấp\s+{_EACH}(?:\s*(?:,|/|và|,\s*và)\s*{_EACH})*", re.IGNORECASE)
"""One level or several in a list."""

_UNTIL = r"(?:(?<!\w)(?:phấn đấu|chậm nhất|muộn nhất|trước|đến|tới|trong|hết|từ|vào|cuối|đầu|giữa)\s+)+"
_TIME = (
    r"(?:ngày\s+\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}|\d{1,2}/\d{1,2}/\d{4}|tháng\s+\d{1,2}\s*(?:năm\s+|/)\d{4}"
    r"|qu[ýí]\s+[IV1-4]+\s*(?:năm\s+|/)\d{4}|giai đoạn\s+\d{4}\s*[-–]\s*\d{4}|năm\s+\d{4})(?![\w/])"
)
YEAR = re.compile(rf"(?P<until>{_UNTIL})?(?P<core>{_TIME})", re.IGNORECASE)
"""Words for a time; whether they say by when, `plans.target_naming` decides by what stands around them."""

NESTED = re.compile(
    r"(?:,\s*)?(?:và\s+)?trong\s+(?:tổng\s+)?(?:số\s+)?(?:[^\W\d]+\s+){0,3}?(?:đó|này|ấy)(?!\w)", re.IGNORECASE
)
"""What makes a number a share of the one before."""

_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\bTP\.)(?<!\bTT\.)\s+(?=\S)")
_SEPARATORS = re.compile(r"\s*(?:,|và|,\s*và|/|-|–)\s*", re.IGNORECASE)
_LEVEL_NAME = re.compile(rf"(?:{_NAME})(?!\w)", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\s*\([A-ZĐ][A-ZĐ&. ]*\)")
_COMMA = re.compile(r",\s*")
_AND = re.compile(r"\s+và\s+", re.IGNORECASE)


def _segments(sentence: str) -> list[str]:
    """The parts between semicolons outside brackets."""
    parts, depth, start = [], 0, 0
    for place, character in enumerate(sentence):
        depth += (character == "(") - (character == ")")
        if character == ";" and depth <= 0:
            parts.append(sentence[start:place])
            start = place + 1
    return [part.strip() for part in (*parts, sentence[start:]) if part.strip()]


def _of_segment(segment: str, asked: Sequence[Asked], *, joined: str) -> list[Piece]:
    groups: list[list[Asked]] = [[asked[0]]]
    for one in asked[1:]:
        if _SEPARATORS.fullmatch(segment[groups[-1][-1].end : one.start]):
            groups[-1].append(one)
        else:
            groups.append([one])
    starts = [0, *(_boundary(segment, left[-1].end, right[0]) for left, right in pairwise(groups))]
    found = []
    for place, (start, group) in enumerate(zip(starts, groups, strict=True)):
        end = starts[place + 1] if place + 1 < len(starts) else len(segment)
        lead = len(segment[start:end]) - len(_LEADING.sub("", segment[start:end]))
        text = segment[start + lead : end].rstrip(" ,")
        text = _TRAILING.sub("", text)
        moved = tuple(_moved(one, -(start + lead)) for one in group)
        nested = bool(_nested(text, moved[0]))
        found.append(Piece(text, moved, joined if place == 0 else ",", nested))
    return found


_LEADING = re.compile(r"^(?:\s|,|và\s)+", re.IGNORECASE)
_TRAILING = re.compile(r"(?:,|\s+và)\s*$", re.IGNORECASE)


def _boundary(segment: str, end: int, following: Asked) -> int:
    """Where, between two numbers, the second one's piece begins."""
    gap = segment[end : following.start]
    hidden = [matched.span() for matched in _BRACKET.finditer(gap)]

    def starts(pattern: re.Pattern[str]) -> list[int]:
        places = [matched.start() for matched in pattern.finditer(gap)]
        return [place for place in places if not any(left < place < right for left, right in hidden)]

    commas, ands = starts(_COMMA), starts(_AND)
    if gap and not (nested := starts(NESTED)) and re.search(r"(?:,|\svà)\s*$", gap):
        return end + max(commas + ands)
    if gap and nested:
        return end + nested[0]
    for pattern in (_SEPARATED_YEAR, _SEPARATED_LEVEL):
        if found := starts(pattern):
            return end + found[-1]
    return end + (commas or ands or [len(gap)])[-1]


_BRACKET = re.compile(r"\([^()]*\)")
_SEPARATED_YEAR = re.compile(rf"(?:,|\s+và)\s+(?:{_UNTIL})?{_TIME}", re.IGNORECASE)
_SEPARATED_LEVEL = re.compile(rf"(?:,|\s+và)\s+(?:(?:ở|tại|đối với)\s+)?cấp\s+(?:{_NAME})", re.IGNORECASE)


def _nested(text: str, first: Asked) -> bool:
    """Whether the piece begins, or goes on after its number, with "trong số đó"."""
    return bool(NESTED.match(text) or NESTED.match(text, first.end) or NESTED.match(text[first.end :].lstrip()))


def _open_list(piece: Piece) -> bool:
    """Whether a colon behind the number has opened a list that may go on."""
    return ":" in piece.after


def _shared(piece: Piece, segment: str) -> Piece | None:
    """The segment with the number of the piece before it, where it begins like a name of its own in that piece."""
    head = " ".join(segment.split()[:2])
    place = piece.text.find(head, piece.asked[-1].end)
    if place < 0 or not head[:1].isupper():
        return None
    return Piece(piece.text[:place] + segment, piece.asked, ";", own=segment)


def _moved(asked: Asked, by: int) -> Asked:
    return replace(asked, start=asked.start + by, end=asked.end + by, noun=asked.noun + by)
