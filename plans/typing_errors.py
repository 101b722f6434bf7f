"""Typing errors, found by what the same plan writes elsewhere in the same neighbourhood; nothing is corrected here.

Four rules, each with few false alarms on plans that are right:

* a tone mark on the "u" of "qu" or the "i" of "gi" ("Qúy"), and a syllable that no Vietnamese word has ("thưc");
* a syllable between neighbours that elsewhere stand around one spelled almost alike ("nhắc sở" beside "nhắc nhở");
* two neighbours that elsewhere have one syllable between them, without which the first never stands ("hồ công việc");
* the same syllable twice ("của của").
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from plans.typing_syllables import alike, is_misplaced, is_possible, placed
from plans.vietnamese import fold


class TypingError(NamedTuple):
    """What looks mistyped: in which text (by its place), the words there, and what is meant, "" where nobody can tell."""

    text: int
    found: str
    likely: str


class _Syllable(NamedTuple):
    """One syllable of a text as written, how it is compared, and whether a comma stands before it."""

    written: str
    plain: str
    after_comma: bool


_Line = tuple[int, list[_Syllable]]


def typing_errors(texts: Sequence[str]) -> list[TypingError]:
    """What looks mistyped in a plan's texts, in their order; of words that occur several times each different text once."""
    lines = [(place, line) for place, text in enumerate(texts) for line in _lines(text)]
    known = _Neighbourhoods({tuple(syllable.plain for syllable in line): line for _place, line in lines}.values())
    found: dict[TypingError, None] = {}
    for place, line in lines:
        errors = [*_misspelled(place, line, known), *_replaced(place, line, known)]
        errors += [*_dropped(place, line, known), *_doubled(place, line)]
        found |= dict.fromkeys(errors)
    return list(found)


class _Neighbourhoods:
    """What the plan writes: syllables, pairs of them, and which syllables stand between which neighbours."""

    def __init__(self, lines: Iterable[Sequence[_Syllable]]) -> None:
        self.single: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.behind: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.fillers: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
        self.triples: Counter[tuple[str, str, str]] = Counter()
        self.spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for line in lines:
            for place, syllable in enumerate(line):
                self.single[syllable.plain] += 1
                self.spellings[fold(syllable.plain)][syllable.plain] += 1
                for context in _contexts(line, place):
                    self.fillers[context][syllable.plain] += 1
            for left, right in pairwise(line):
                if not right.after_comma:
                    self.pairs[left.plain, right.plain] += 1
                    self.behind[left.plain][right.plain] += 1
            for triple in zip(line, line[1:], line[2:], strict=False):
                self.triples[triple[0].plain, triple[1].plain, triple[2].plain] += 1

    def followed_otherwise(self, left: str, first: str, usual: str) -> bool:
        """Whether `left first` stands several times, and at times without `usual` behind it: then nothing is missed."""
        return self.pairs[left, first] - self.triples[left, first, usual] > 1


def _misspelled(place: int, line: list[_Syllable], known: _Neighbourhoods) -> Iterator[TypingError]:
    for syllable in line:
        written = unicodedata.normalize("NFC", syllable.written)
        if is_misplaced(written):
            yield TypingError(place, written, placed(written))
        elif not is_possible(written):
            same = known.spellings[fold(written)]
            likely = next((one for one, _count in same.most_common() if is_possible(one)), "")
            yield TypingError(place, written, likely)


def _replaced(place: int, line: list[_Syllable], known: _Neighbourhoods) -> Iterator[TypingError]:
    for at, syllable in enumerate(line):
        if not syllable.plain.isalpha() or _ROMAN.fullmatch(syllable.plain):
            continue
        left = line[at - 1] if at and not syllable.after_comma else None
        right = line[at + 1] if at + 1 < len(line) and not line[at + 1].after_comma else None
        others = Counter(other for context in _contexts(line, at) for other in known.fillers[context])
        meant = [one for one, _n in others.most_common() if _mistaken(syllable.plain, one, left, right, known)]
        if meant:
            beside = (left.written, "") if left else ("", right.written if right else "")
            yield TypingError(place, _beside(syllable.written, beside), _beside(meant[0], beside))


def _beside(syllable: str, neighbours: tuple[str, str]) -> str:
    return f"{neighbours[0]} {syllable} {neighbours[1]}".strip()


def _mistaken(one: str, other: str, left: _Syllable | None, right: _Syllable | None, known: _Neighbourhoods) -> bool:
    """Whether `one` is `other` mistyped between these neighbours.

    They must be almost alike. A syllable that the plan hardly has anywhere is mistaken where the other one is much more at
    home; one that it uses elsewhere, only where the other one has no other use than beside this very neighbour.
    """
    if one == other or not alike(one, other):
        return False
    here, there = _times(one, left, right, known), _times(other, left, right, known)
    if known.single[one] <= _RARE:
        return there >= _MUCH_MORE * here
    at_home = there >= _BOUND * known.single[other]
    return at_home and here <= _RARE and here * _MUCH_MORE <= known.single[one]


def _times(syllable: str, left: _Syllable | None, right: _Syllable | None, known: _Neighbourhoods) -> int:
    """How often the syllable stands behind the one neighbour or before the other."""
    behind = known.pairs[left.plain, syllable] if left else 0
    return behind + (known.pairs[syllable, right.plain] if right else 0)


def _dropped(place: int, line: list[_Syllable], known: _Neighbourhoods) -> Iterator[TypingError]:
    for at in range(len(line) - 2):
        first, second, third = line[at : at + 3]
        if second.after_comma or third.after_comma or known.pairs[first.plain, second.plain] > 1:
            continue
        usual, times = known.behind[first.plain].most_common(1)[0]
        if usual == second.plain or times < _BOUND_TIMES or known.triples[first.plain, usual, second.plain] == 0:
            continue
        if at and known.followed_otherwise(line[at - 1].plain, first.plain, usual):
            continue
        bound = times >= _BOUND * (known.behind[first.plain].total() - 1)
        if bound and known.triples[usual, second.plain, third.plain]:
            words = f"{first.written} {second.written} {third.written}"
            yield TypingError(place, words, f"{first.written} {usual} {second.written} {third.written}")


def _doubled(place: int, line: list[_Syllable]) -> Iterator[TypingError]:
    for left, right in pairwise(line):
        same = left.plain == right.plain and left.plain.isalpha() and not right.after_comma
        if same and left.plain not in _REPEATED and not _ROMAN.fullmatch(left.plain):
            yield TypingError(place, f"{left.written} {right.written}", left.written)


def _lines(text: str) -> Iterator[list[_Syllable]]:
    """The parts of a text between marks other than commas, as syllables."""
    for part in _BREAK.split(unicodedata.normalize("NFC", text)):
        line = [
            _Syllable(matched["word"], matched["word"].casefold(), bool(matched["comma"]))
            for matched in _WORD.finditer(part)
        ]
        if line:
            yield line


def _contexts(line: Sequence[_Syllable], at: int) -> list[tuple[str, str, str]]:
    """The neighbourhoods of a syllable: two before it, one on each side, two behind it. What touches it has no comma."""
    plain = [syllable.plain for syllable in line[max(0, at - 2) : at + 3]]
    here = min(at, 2)
    joined_left = at > 0 and not line[at].after_comma
    joined_right = at + 1 < len(line) and not line[at + 1].after_comma
    found = []
    if joined_left and here == 2:
        found.append((plain[0], plain[1], "left"))
    if joined_left and joined_right:
        found.append((plain[here - 1], plain[here + 1], "both"))
    if joined_right and here + 2 < len(plain):
        found.append((plain[here + 1], plain[here + 2], "right"))
    return found


_RARE = 2
"""A syllable that a plan has no oftener is hardly its own."""
_MUCH_MORE = 4
"""How many times more at home the other spelling must be."""
_BOUND, _BOUND_TIMES = 0.8, 3
"""What part of a syllable's uses, and how many, must have the same syllable behind it for that to be missed."""
_BREAK = re.compile(r"[^\w\s,“”\"'-]|\n|\s[-–]\s")
_WORD = re.compile(r"(?P<comma>,\s*)?[\s“”\"'-]*(?P<word>[^\W_]+)")
_ROMAN = re.compile(r"[ivx]+")
_REPEATED = frozenset({"dần", "luôn", "thường", "ngày", "từng", "đời", "người", "nhà", "năm", "xa"})
"""Syllables that are said twice on purpose."""
